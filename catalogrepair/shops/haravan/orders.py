"""A Haravan order as values of ours, and the walks through a shop's orders.

Source (docs: haravan-api 4). An order is delivered, and its money collected, when all its shipments are;
cancelled shipments count for nothing. `fulfilled` means that a shipment was made, not that it arrived. A refund stands
in `transactions` and again in `refunds`, as a negative amount: one side is counted. A status of null is success.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from catalogrepair.catalog.moments import VIETNAM, moment_of
from catalogrepair.catalog.names import plain
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.errors import Rejected
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import UNKNOWN, Status, StoreLine, StoreOrder
from catalogrepair.shops.haravan.products import NAME, pace
from catalogrepair.shops.remote.client import Client, Query
from catalogrepair.shops.remote.fields import decimal_of, object_of, text_of
from catalogrepair.shops.remote.shapes import Shape, values
from catalogrepair.shops.remote.walking import WALKS, Item, Items, again, collect, items_of, never_whole, number_of
from catalogrepair.text import Progress, _

PAGE = 50
NOUN = _("orders")

_MOVE = values("kind", "status", "amount")
_SHAPE: dict[str, Shape] = {
    **values(
        "name", "order_number", "created_at", "cancelled_status", "cancelled_at", "financial_status",
        "fulfillment_status", "total_price", "ref_order_number",
    ),
    "line_items": [values("sku", "barcode", "name", "title", "quantity", "price")],
    "fulfillments": [
        values(
            "status", "created_at", "tracking_company", "cod_amount", "carrier_status_code", "carrier_status_name",
            "carrier_cod_status_code", "carrier_cod_status_name",
        )
    ],
    "transactions": [_MOVE],
    "refunds": [{"transactions": [_MOVE]}],
    "shipping_address": values("ward"),
}  # fmt: skip
_NOT_DONE = frozenset({"failure", "error", "pending", "that bai"})
"""of a transaction: no money moved, or not yet"""
_RECEIVED = frozenset({"sale", "capture"})
_TELLING = frozenset({"paid", "pending", "authorized", "voided"})
_NO_COD = frozenset({"", "none"})
_SETTLED = frozenset({"none", "codpaid", "codreceipt"})


def walk(client: Client, since: str, progress: Progress) -> tuple[list[StoreOrder], list[StoreLine]]:
    """The orders created since a day ("2026-10-01") until now, with their lines.

    A walk was whole when it agrees with the shop's count before and after. Whether the count heeds the filter is not
    documented, and a shop that sells all day never counts the same twice: so a walk was whole, too, when the one
    before it saw the same but for newer orders, and it came to the list's end. Orders are only added at the top, which
    pushes none past a page.
    Raises Unreachable when no walk was.
    """
    query = _since(since)
    before: Items | None = None
    for attempt in range(WALKS):
        if attempt:
            client.wait(client.patience.settle, again(NAME, NOUN))
        count = _count(client, query)
        ends: list[bool] = []
        found = collect(NAME, count, _noting(ends, _pages(client, query)), progress, NOUN, full=PAGE)
        if len(found) == count == _count(client, query) or (ends[-1] and _is_same(before, found)):
            return orders_of(_with_transactions(client, _of_days(found, since), progress))
        before = found
    raise never_whole(NAME, len(found), count, NOUN)


def walk_to(
    client: Client, since: str, is_it: Callable[[str], bool], progress: Progress
) -> tuple[list[StoreOrder], list[StoreLine]]:
    """The orders created since a day, newest first, down to the page of the one that is asked about, or all of them.

    The API has no filter by name. What is newer comes along: it tells whether other orders have the same fault.
    """
    found: Items = {}
    for page in _pages(client, _since(since)):
        fresh = {item["id"]: item for item in page if item["id"] not in found}
        found |= fresh
        progress(_("{name}: {found} orders read", name=NAME, found=len(found)))
        if not fresh or any(is_it(_name(item)) for item in page):
            break
    return orders_of(_with_transactions(client, _of_days(found, since), progress))


def _since(day: str) -> Query:
    """The mark of a window: where it is taken for the shop's own time, and its Z ignored, it is seven hours early.

    An upper mark would lose the last seven hours then, without a word (docs: haravan-api 4.1).
    """
    start = datetime.fromisoformat(day).replace(tzinfo=VIETNAM).astimezone(UTC)
    return {"status": "any", "created_at_min": f"{start:%Y-%m-%dT%H:%M:%S}.000Z"}


def _of_days(found: Items, since: str) -> Items:
    """The orders since a day by their own time; one that names none stays."""
    return {number: item for number, item in found.items() if (_created(item) or since) >= since}


def _created(item: Item) -> str:
    return moment_of(text_of(item, "created_at"), utc=True)


def _noting(ends: list[bool], pages: Iterable[list[Item]]) -> Iterator[list[Item]]:
    """The pages, and of each whether the list may end there: it is short, and no page that was seen before."""
    seen: set[int] = set()
    for page in pages:
        numbers = {item["id"] for item in page}
        ends.append(len(page) < PAGE and (not page or not numbers <= seen))
        seen |= numbers
        yield page


def _is_same(before: Items | None, after: Items) -> bool:
    """Whether a second walk saw what the first did, and else only orders that are newer than all of those."""
    if before is None or not before.keys() <= after.keys():
        return False
    newest = max(map(_created, before.values()), default="9999")
    return all(_created(after[number]) >= newest for number in after.keys() - before.keys())


def _count(client: Client, query: Query) -> int:
    return number_of(client.get("/com/orders/count.json", query).body, "count", NAME)


def _pages(client: Client, query: Query) -> Iterator[list[Item]]:
    page = 0
    while True:
        page += 1
        answer = client.get("/com/orders.json", {**query, "limit": PAGE, "page": page, "order": "created_at desc"})
        yield items_of(answer.body, "orders", NAME, _SHAPE)
        pace(client, answer)


def _with_transactions(client: Client, found: Items, progress: Progress) -> Iterator[Item]:
    """Lists may leave the transactions out (docs: haravan-api 4.3).

    Then they are asked for, order by order, where the payment status does not tell the sum by itself.
    """
    bare = [number for number, item in found.items() if item.get("transactions") is None and not _tells_money(item)]
    asked: Items = {}
    for number in bare:
        asked[number] = {**found[number], "transactions": _transactions(client, number)}
        progress(_("{name}: payments of {asked} of {bare} orders read", name=NAME, asked=len(asked), bare=len(bare)))
    yield from (asked.get(number, item) for number, item in found.items())


def _transactions(client: Client, number: int) -> list[Item] | None:
    """What was paid and refunded; None when the shop does not know the order any more."""
    try:
        answer = client.get(f"/com/orders/{number}/transactions.json")
    except Rejected:
        return None
    pace(client, answer)
    return items_of(answer.body, "transactions", NAME, _MOVE)


def _tells_money(item: Item) -> bool:
    """Whether the payment status alone says what was paid: all or nothing, and nothing of it was given back."""
    return statuses.payment(text_of(item, "financial_status")).code in _TELLING and not item.get("refunds")


def _name(item: Item) -> str:
    return text_of(item, "name", "order_number", "id")


def orders_of(items: Iterable[Item]) -> tuple[list[StoreOrder], list[StoreLine]]:
    """Orders as the API gives them, and their lines."""
    found = list(items)
    lines = [_line(_name(item), line) for item in found for line in item.get("line_items") or ()]
    return [order_of(item) for item in found], lines


def order_of(item: Item) -> StoreOrder:
    """One order."""
    made = item.get("fulfillments") or ()
    shipments = [one for one in made if not _is_cancelled(one)]
    payment = statuses.payment(text_of(item, "financial_status"))
    total = decimal_of(item, "total_price")
    paid, refunded = money_of(item, payment, total)
    created = [moment_of(text_of(one, "created_at"), utc=True) for one in shipments]
    return StoreOrder(
        _name(item),
        _created(item),
        text_of(item, "cancelled_status").lower() == "cancelled" or bool(item.get("cancelled_at")),
        payment,
        _processing(item, shipments),
        _delivery(shipments, is_cancelled=bool(made)),
        _cod(shipments),
        _cod_amount(shipments),
        min(filter(None, created), default=""),
        total,
        paid,
        refunded,
        next(filter(None, (text_of(one, "tracking_company") for one in shipments)), ""),
        text_of(object_of(item, "shipping_address"), "ward"),
        text_of(item, "ref_order_number"),
    )


def _processing(item: Item, shipments: Sequence[Item]) -> Status:
    """Null is not processed (docs: haravan-api 4.2), unless a shipment proves the contrary."""
    said = statuses.processing(text_of(item, "fulfillment_status"))
    return said if said.code else statuses.processing("fulfilled" if shipments else "notfulfilled")


def _is_cancelled(shipment: Item) -> bool:
    said = (text_of(shipment, "status"), text_of(shipment, "carrier_status_code"))
    return any(statuses.delivery(word).code == "cancel" for word in said)


def _delivery(shipments: Sequence[Item], *, is_cancelled: bool) -> Status:
    """Where the carriers are: of several shipments the first that did not arrive."""
    found = [_said(statuses.delivery, one, "carrier_status") for one in shipments]
    if not found:
        return statuses.delivery("cancel") if is_cancelled else UNKNOWN
    return next((one for one in found if one.code != "delivered"), found[0])


def _cod(shipments: Sequence[Item]) -> Status:
    """Of several shipments the first whose money is not collected, else one that was, else "none"."""
    found = [_collection(one) for one in shipments]
    waiting = [said for said in found if said.code not in _SETTLED]
    collected = [said for said in found if said.code not in _NO_COD]
    return next(iter(waiting or collected or found), UNKNOWN)


def _collection(shipment: Item) -> Status:
    """ "none" and null mean that nothing is to collect, unless there is an amount (docs: haravan-api 4.2)."""
    said, amount = _said(statuses.cod, shipment, "carrier_cod_status"), decimal_of(shipment, "cod_amount")
    if said.code in _NO_COD and amount:
        return Status("codpending", said.shown)
    return Status("none", said.shown) if not said.code and amount == ZERO else said


def _cod_amount(shipments: Sequence[Item]) -> Decimal | None:
    amounts = [decimal_of(one, "cod_amount") for one in shipments]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if known and len(known) == len(amounts) else None


def _said(read: Callable[[str], Status], shipment: Item, field: str) -> Status:
    """A status by its code, in the words on the shop's screen; by these words where there is no code."""
    shown = text_of(shipment, f"{field}_name")
    status = read(text_of(shipment, f"{field}_code") or shown)
    return Status(status.code, shown or status.shown)


def money_of(item: Item, payment: Status, total: Decimal | None) -> tuple[Decimal | None, Decimal]:
    """What the customer paid, before refunds, and what was refunded."""
    moves = _done(item.get("transactions") or ())
    returned = _done(one for refund in item.get("refunds") or () for one in refund.get("transactions") or ())
    refunded = max(_refunded(moves), _refunded(returned))
    received = [_amount(one) for one in moves if _kind(one) in _RECEIVED]
    if received:
        return sum(received, ZERO), refunded
    if payment.code == "paid":
        return total, refunded
    if payment.code in ("pending", "voided", "authorized"):
        return ZERO, refunded
    return None, refunded


def _done(transactions: Iterable[Item]) -> list[Item]:
    return [one for one in transactions if plain(text_of(one, "status")) not in _NOT_DONE]


def _refunded(transactions: Iterable[Item]) -> Decimal:
    return sum((abs(_amount(one)) for one in transactions if _kind(one) == "refund"), ZERO)


def _kind(transaction: Item) -> str:
    return text_of(transaction, "kind").lower()


def _amount(transaction: Item) -> Decimal:
    return decimal_of(transaction, "amount") or ZERO


def _line(order: str, line: Item) -> StoreLine:
    return StoreLine(
        order,
        text_of(line, "sku"),
        text_of(line, "barcode"),
        text_of(line, "name", "title"),
        decimal_of(line, "quantity"),
        decimal_of(line, "price"),
    )
