"""What was given back of invoices: KiotViet has a list of its own for that (docs: kiotviet-api 4.3)."""

from collections.abc import Sequence
from decimal import Decimal

from catalogrepair.catalog.names import plain
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.errors import Rejected, SignInFailed, Unreachable
from catalogrepair.sales.documents import Invoice
from catalogrepair.shops.kiotviet.lists import walk
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.fields import decimal_of, text_of
from catalogrepair.shops.remote.shapes import values
from catalogrepair.text import Progress, _

_NOUN = _("returns")
_SHAPE = values("invoiceId", "returnTotal", "totalPayment", "statusValue")


def with_returns(client: Client, since: str, invoices: Sequence[Invoice], progress: Progress) -> list[Invoice]:
    """The same with what was given back of each; unchanged where the returns cannot be read, or not whole.

    Nothing else waits for them: without them an order is judged as from files, which do not tell of returns either.
    """
    try:
        items = walk(client, "/returns", {"lastModifiedFrom": f"{since}T00:00:00"}, _NOUN, progress, _SHAPE)
    except (Rejected, SignInFailed, Unreachable):
        return list(invoices)
    given: dict[str, list[Decimal | None]] = {}
    for item in items:
        if plain(text_of(item, "statusValue")) != "da huy":
            given.setdefault(text_of(item, "invoiceId"), []).append(decimal_of(item, "totalPayment", "returnTotal"))
    return [
        one._replace(is_returned=True, given_back=_sum(given[one.id])) if one.id in given else one for one in invoices
    ]


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [abs(amount) for amount in amounts if amount is not None]
    return sum(known, ZERO) if len(known) == len(amounts) else None
