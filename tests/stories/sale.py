"""The sales of a story: from the words of its line to orders, order slips and invoices.

Without a word an order is of one cup, sent, delivered, without COD, paid and complete on both sides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from tests.shops.trade import Back, Line, Paper, Sale, total_of
from tests.stories.goods import lines_of
from tests.stories.table import Story, phrases

_SUMS = {
    "collect": "cod_amount",
    "paid": "paid",
    "refunded": "refunded",
    "shipping": "shipping",
    "discount": "discount",
}
_WORDS = ("payment", "processing", "delivery", "cod", "courier", "ward", "channel", "cancelled", "name", "day")
_PAID = {"Chưa thanh toán": 0, "Chờ xử lý": 0, "Thanh toán một phần": 0, "Đã xác thực": 0, "Đã hủy": 0}
_STAFF = "Thu ngân Mận"


class Shop(NamedTuple):
    """What a shop has of sales."""

    sales: list[Sale]
    besides: list[Paper]
    """invoices of no order: sold at the counter"""


def shop_of(story: Story) -> Shop:
    """The story's own orders first, then those that are well, and sales at the counter."""
    many, more = int(story.cells.get("×") or 1), Words(story.cells.get("besides", ""))
    own = [_sale(1001 + place, story.cells) for place in range(many)]
    count, _, when = more.get("others well", "0").partition(" ")
    # Half of the others were sold before, half after, or all "before": so far the days of the invoices reach.
    others = [
        _sale(1101 + place, {"on Haravan": f"day {'02' if place % 2 or when else '20'}/11/2026"})
        for place in range(int(count))
    ]
    counter = int(more.get("counter sales", "0"))
    return Shop([*own, *others], [_counter(place) for place in range(1, counter + 1)])


class Words(dict[str, str]):
    """The phrases of a cell by their first words: "paid 0; note giao gấp"; what has no such word stands under ""."""

    def __init__(self, text: str) -> None:
        super().__init__()
        for phrase in phrases(text):
            key = next((key for key in _KEYS if phrase == key or phrase.startswith(f"{key} ")), "")
            self[key] = phrase[len(key) :].strip()


_KEYS = (
    "others well", "counter sales", "goods", "due", "note", "names", "order", "of", "returned", "code", "by",
    "kiotviet", *_SUMS, *_WORDS,
)  # fmt: skip


def _sale(number: int, cells: Mapping[str, str]) -> Sale:
    said = Words(cells.get("on Haravan", ""))
    made: dict[str, Any] = {key: said[key] for key in _WORDS if key in said} | {
        field: int(said[key]) for key, field in _SUMS.items() if key in said
    }
    lines = lines_of(said.get("goods", "TS01"))
    made = {"name": f"#TG{number}", "day": "05/11/2026", "lines": lines, "ward": ""} | made
    if "cancelled" in said:
        made["cancelled"] = made["day"]
    sale = Sale(**made)
    paid = sale.paid if sale.paid is not None else _PAID.get(sale.payment, sale.total)
    slip = list(_papers(number, sale, cells.get("order slip", ""), f"DH{number:06}"))
    bills = list(_papers(number, sale, cells.get("invoice", ""), f"HD{number:06}"))
    back = _back(number, sale, cells.get("return", ""))
    papers = {"slip": next(iter(slip), None), "invoice": next(iter(bills), None), "more": bills[1:]}
    return replace(sale, paid=paid, back=back, **papers)


def _back(number: int, sale: Sale, text: str) -> Back | None:
    """What came back of the order's first invoice, or "of" another: all of the goods, without a word."""
    if not text:
        return None
    said = Words(text)
    return Back(
        said[""],
        lines_of(said["goods"]) if "goods" in said else list(sale.lines),
        said.get("day") or sale.day,
        said.get("of") or f"HD{number:06}",
        int(said["paid"]) if "paid" in said else None,
    )


def _papers(number: int, sale: Sale, text: str, code: str) -> Iterator[Paper]:
    """The slip of an order (DH…), or its invoices (HD…), several with + between."""
    if text == "none":
        return
    is_slip = code.startswith("DH")
    for place, part in enumerate(text.split(" + ")):
        said = Words(part)
        lines = lines_of(said["goods"]) if "goods" in said else list(sale.lines)
        due = int(said.get("due") or (sale.total if lines == list(sale.lines) else total_of(lines)))
        creator = {"creator": _STAFF, "seller": _STAFF} if "by" in said else {}
        yield Paper(
            said.get("code") or (code if not place else f"{code}{place}"),
            said.get("") or "Hoàn thành",
            int(said.get("paid") or 0 if is_slip or "paid" in said else due),
            lines,
            said.get("day") or sale.day,
            order="" if is_slip else _slip_code(said, number),
            note=said.get("note", f"HRV-{sale.name}" if is_slip else ""),
            channel=said.get("channel", "Haravan"),
            courier=said.get("courier", ""),
            ward=said.get("ward", ""),
            due=due,
            returned=said.get("returned", ""),
            names=said.get("names", ""),
            **creator,
        )


def _slip_code(said: Words, number: int) -> str:
    code = said.get("order", f"DH{number:06}")
    return "" if code == "none" else code


def _counter(place: int) -> Paper:
    line = Line("KH03", "Khay gỗ hương", 80000)
    day = "20/11/2026" if place % 2 else "01/11/2026"
    return Paper(f"HD0090{place:02}", "Hoàn thành", 80000, [line], day, channel="Bán trực tiếp")
