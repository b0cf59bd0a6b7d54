"""The returns of a KiotViet shop, which have a list of their own (docs: kiotviet-api 4.3)."""

from collections.abc import Iterable, Mapping

from catalogrepair.catalog.moments import moment_of
from catalogrepair.errors import Rejected, SignInFailed, Unreachable
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import Invoice, KiotVietLine, Return
from catalogrepair.sales.returns import outgoing
from catalogrepair.shops.kiotviet.lines import LINES, lines_of
from catalogrepair.shops.kiotviet.lists import walk
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.fields import decimal_of, text_of
from catalogrepair.shops.remote.shapes import Shape, values
from catalogrepair.shops.remote.walking import Item
from catalogrepair.text import Progress, _

_NOUN = _("returns")
_SHAPE: dict[str, Shape] = {
    **values(
        "code", "invoiceId", "createdDate", "returnDate", "modifiedDate", "returnTotal", "totalPayment", "status",
        "statusValue",
    ),
    "returnDetails": [LINES],
}  # fmt: skip


def walk_returns(
    client: Client, since: str, invoices: Iterable[Invoice], progress: Progress
) -> tuple[list[Return], list[KiotVietLine]] | None:
    """The returns changed since a day, with their lines; `invoices` are those that they may be of, in every version.

    None where this key may not read them, or not whole: nothing else waits for them.
    """
    try:
        items = walk(client, "/returns", {"lastModifiedFrom": f"{since}T00:00:00"}, _NOUN, progress, _SHAPE)
    except (Rejected, SignInFailed, Unreachable):
        return None
    return returns_of(items, {one.id: one.code for one in invoices})


def returns_of(items: Iterable[Item], codes: Mapping[str, str]) -> tuple[list[Return], list[KiotVietLine]]:
    """Returns as the API gives them, and their lines; `codes` are those of invoices by their ids."""
    returns: list[Return] = []
    lines: list[KiotVietLine] = []
    for item in items:
        one = Return(
            text_of(item, "code") or f"#{item['id']}",
            _invoice(text_of(item, "invoiceId"), codes),
            moment_of(text_of(item, "createdDate", "returnDate")),
            statuses.returned(text_of(item, "statusValue"), item.get("status")),
            outgoing(decimal_of(item, "returnTotal")),
            outgoing(decimal_of(item, "totalPayment")),
            moment_of(text_of(item, "modifiedDate")),
        )
        returns.append(one)
        lines += lines_of(one.code, item.get("returnDetails") or ())
    return returns, lines


def _invoice(number: str, codes: Mapping[str, str]) -> str:
    """An invoice that was not read is still one: only a return that names none is of none."""
    return codes.get(number, f"#{number}") if number not in ("", "0") else ""
