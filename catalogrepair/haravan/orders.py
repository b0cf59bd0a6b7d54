"""A Haravan order as values of ours, and the walk through a shop's orders.

Source: domain notes on Haravan, section 4. An order is delivered, and its money collected, when all its shipments are.
`fulfilled` means that a shipment was made, not that it arrived. A refund stands in `transactions` and again in
`refunds`, as a negative amount: it is counted once, by its id. A status of null is success.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from catalogrepair.core import statuses
from catalogrepair.core.moments import moment_of
from catalogrepair.core.numbers import ZERO
from catalogrepair.core.trade import Status, StoreLine, StoreOrder
from catalogrepair.errors import Text
from catalogrepair.haravan.products import NAME, pace
from catalogrepair.remote.client import Client
from catalogrepair.remote.walking import WALKS, Item, Tell, again, collect, items_of, never_whole, number_of

PAGE = 50
NOUN = Text("đơn hàng", "orders")
_FAILED = frozenset({"failure", "error", "thất bại"})
_RECEIVED = frozenset({"sale", "capture"})
_IN_PART = frozenset({"partiallypaid", "partiallyrefunded", "refunded", statuses.OTHER})
_NO_COD = frozenset({"", "none"})


def walk(client: Client, since: str, tell: Tell) -> tuple[list[StoreOrder], list[StoreLine]]:
    """The orders created since a day ("2026-10-01"), with their lines.

    Raises Unreachable when the shop's lists do not agree with its own count.
    """
    query = _since(since)
    seen = count = 0
    for attempt in range(WALKS):
        if attempt:
            tell(again(NAME))
            client.patience.sleep(client.patience.settle)
        count = number_of(client.get("/com/orders/count.json", query).body, "count", NAME)
        found = collect(NAME, count, _pages(client, query), tell, NOUN)
        after = number_of(client.get("/com/orders/count.json", query).body, "count", NAME)
        seen = len(found)
        if seen == count == after:
            return orders_of([_with_transactions(client, item) for item in found.values()])
    raise never_whole(NAME, seen, count, NOUN)


def walk_to(
    client: Client, since: str, is_it: Callable[[str], bool], tell: Tell
) -> tuple[list[StoreOrder], list[StoreLine]]:
    """The orders created since a day, newest first, down to the page of the one that is asked about, or all of them.

    The API has no filter by name. What is newer comes along: it tells whether other orders have the same fault.
    """
    found: dict[int, Item] = {}
    for page in _pages(client, _since(since)):
        found |= {item["id"]: item for item in page}
        tell(Text(f"{NAME}: đã đọc {len(found)} đơn hàng", f"{NAME}: {len(found)} orders read"))
        if len(page) < PAGE or any(is_it(_name(item)) for item in page):
            break
    return orders_of([_with_transactions(client, item) for item in found.values()])


def _since(day: str) -> dict[str, str | int]:
    return {"status": "any", "created_at_min": f"{day}T00:00:00+07:00"}


def _pages(client: Client, query: Mapping[str, str | int]) -> Iterator[list[Item]]:
    page = 0
    while True:
        page += 1
        answer = client.get("/com/orders.json", {**query, "limit": PAGE, "page": page, "order": "created_at desc"})
        yield items_of(answer.body, "orders", NAME)
        pace(client, answer)


def _with_transactions(client: Client, item: Item) -> Item:
    """Lists may leave the transactions out (domain notes 4).

    Then they are asked for, order by order, where the payment status does not tell the sum by itself.
    """
    if "transactions" in item or statuses.payment(_text(item, "financial_status")).code not in _IN_PART:
        return item
    answer = client.get(f"/com/orders/{item['id']}/transactions.json")
    pace(client, answer)
    return {**item, "transactions": items_of(answer.body, "transactions", NAME)}


def orders_of(items: Iterable[Item]) -> tuple[list[StoreOrder], list[StoreLine]]:
    """Orders as the API gives them, and their lines."""
    orders: list[StoreOrder] = []
    lines: list[StoreLine] = []
    for item in items:
        orders.append(order_of(item))
        lines += [_line(orders[-1].name, line) for line in item.get("line_items") or ()]
    return orders, lines


def order_of(item: Item) -> StoreOrder:
    """One order."""
    shipments = [one for one in item.get("fulfillments") or () if _is_live(one)]
    delivery = _worst([_carrier(one) for one in shipments], "delivered")
    payment = statuses.payment(_text(item, "financial_status"))
    total = _amount(item.get("total_price"))
    paid, refunded = money_of(item, payment, total)
    address = item.get("shipping_address") or {}
    return StoreOrder(
        _name(item),
        moment_of(_text(item, "created_at"), utc=True),
        _text(item, "cancelled_status").lower() == "cancelled" or bool(item.get("cancelled_at")),
        payment,
        _processing(item, shipments),
        delivery,
        _cod(shipments),
        sum((_amount(one.get("cod_amount")) or ZERO for one in shipments), ZERO) if shipments else None,
        min((moment_of(_text(one, "created_at"), utc=True) for one in shipments), default=""),
        total,
        paid,
        refunded,
        next((_text(one, "tracking_company") for one in shipments if one.get("tracking_company")), ""),
        _text(address, "ward"),
        _text(item, "ref_order_number"),
    )


def _name(item: Item) -> str:
    return _text(item, "name") or _text(item, "order_number") or str(item["id"])


def _processing(item: Item, shipments: Sequence[Item]) -> Status:
    said = statuses.processing(_text(item, "fulfillment_status"))
    return said if said.code else statuses.processing("fulfilled" if shipments else "notfulfilled")


def _is_live(shipment: Item) -> bool:
    return _text(shipment, "status").lower() != "cancelled" and _text(shipment, "carrier_status_code") != "cancel"


def _carrier(shipment: Item) -> Status:
    code = statuses.delivery(_text(shipment, "carrier_status_code"))
    return Status(code.code, _text(shipment, "carrier_status_name") or code.shown)


def _cod(shipments: Sequence[Item]) -> Status:
    """The collection that is still open, else any that is done; no money to collect is "none"."""
    found = []
    for one in shipments:
        said = statuses.cod(_text(one, "carrier_cod_status_code"))
        if said.code in _NO_COD and _amount(one.get("cod_amount")):
            said = Status("codpending", _text(one, "carrier_cod_status_name") or said.shown)
        found.append(Status(said.code or "none", _text(one, "carrier_cod_status_name") or said.shown))
    pending = [said for said in found if said.code not in ("none", "codpaid", "codreceipt")]
    done = [said for said in found if said.code != "none"]
    return next(iter(pending or done or found), Status())


def _worst(found: Sequence[Status], good: str) -> Status:
    """The first that is not as it should be, else the first."""
    return next((one for one in found if one.code != good), found[0] if found else Status())


def money_of(item: Item, payment: Status, total: Decimal | None) -> tuple[Decimal | None, Decimal]:
    """What the customer paid, before refunds, and what was refunded."""
    listed = item.get("transactions") or ()
    moves = {_identity(one): one for one in listed if _text(one, "status").lower() not in _FAILED}
    for refund in item.get("refunds") or ():
        for one in refund.get("transactions") or ():
            if _text(one, "status").lower() not in _FAILED:
                moves.setdefault(_identity(one), one)
    paid = refunded = ZERO
    received = False
    for one in moves.values():
        kind, amount = _text(one, "kind").lower(), _amount(one.get("amount")) or ZERO
        if kind in _RECEIVED:
            paid, received = paid + amount, True
        elif kind == "refund":
            refunded += abs(amount)
    if received:
        return paid, refunded
    if payment.code == "paid":
        return total, refunded
    if payment.code in ("pending", "voided", "authorized"):
        return ZERO, refunded
    return None, refunded


def _identity(one: Item) -> object:
    return one.get("id") or (_text(one, "kind").lower(), str(one.get("amount")), _text(one, "created_at"))


def _line(order: str, line: Item) -> StoreLine:
    return StoreLine(
        order,
        _text(line, "sku"),
        _text(line, "barcode"),
        _text(line, "name") or _text(line, "title"),
        _amount(line.get("quantity")),
        _amount(line.get("price")),
    )


def _amount(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return "" if value is None else str(value).strip()
