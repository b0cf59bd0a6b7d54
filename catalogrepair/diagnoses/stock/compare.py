"""KiotViet's products beside the store's, number by number (docs: playbook 0, 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalogrepair.catalog.damaged import DamagedIndex
from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.stock.differences import Compared, StockKind, judged
from catalogrepair.diagnoses.stock.rules import Layout, Slot
from catalogrepair.diagnoses.stock.sides import UNREADABLE, KiotVietSide, Shelf, StockProduct, StoreSide
from catalogrepair.sales.documents import KiotVietStock, StoreStock
from catalogrepair.text import Text, _, listed, pgettext


@dataclass(frozen=True)
class Stock:
    """What was read of both shops, and of MyKiot where the shop has it."""

    kiotviet: Sequence[KiotVietStock]
    store: Sequence[StoreStock]
    middle: Sequence[StoreStock] | None = None
    from_files: bool = True
    all_branches: bool = False
    """whether KiotViet itself said which branches there are"""


def compare(
    kiotviet: KiotVietSide, store: StoreSide, middle: StoreSide | None, layout: Layout, found: Judged
) -> list[Compared]:
    """A comparison for each code and slot; what cannot be compared is left out, with the reason."""
    compared: list[Compared] = []
    strangers = list(store.strangers.values())
    damaged = DamagedIndex(enumerate(strangers))
    places = tuple({place for slot in layout.slots for place in slot.locations})
    combos, absent = [], []
    for key, goods in kiotviet.goods.items():
        code = goods.first.code
        if not goods.first.has_stock:
            combos.append(code)
        elif not store.has(key):
            if strangers and (its := damaged.find(code)):
                compared.append(_blank(goods, StockKind.DAMAGED, _on_store([strangers[place] for place in its])))
            elif not goods.base and goods.for_sale:
                absent.append(code)
        else:
            found.looked += 1
            if key in kiotviet.repeated or goods.base in kiotviet.repeated:
                compared.append(_blank(goods, StockKind.REPEATED, _TWO_ROWS))
            elif store.is_repeated(key, places):
                compared.append(_blank(goods, StockKind.REPEATED, _on_store(store.titles(key))))
            else:
                compared += _of_one(key, goods, kiotviet, store, middle, layout)
    found.leave_out_besides(Reason(_("combos and services: no stock of their own")), combos)
    found.leave_out_besides(Reason(pgettext("compare", "not on the store")), absent)
    return compared


_TWO_ROWS = _("two rows in one list of KiotViet's")


def _on_store(names: Sequence[str]) -> Text:
    some = listed(list(dict.fromkeys(names)), 3)
    return _("on the store: {some}", some=some)


def _of_one(
    key: str, goods: StockProduct, kiotviet: KiotVietSide, store: StoreSide, middle: StoreSide | None, layout: Layout
) -> Iterable[Compared]:
    between = _middle(key, middle)
    for slot in layout.slots:
        shelf = store.shelf(key, slot.locations) or _EMPTY
        expected = kiotviet.expected(goods, slot.terms)
        yield judged(Compared(goods, kiotviet.source(goods), slot, expected, shelf, between))


_EMPTY = Shelf("", None, None, True, False)
"""A location that does not list the code."""


def _middle(key: str, middle: StoreSide | None) -> Decimal | None:
    """MyKiot's number; None where MyKiot does not list the code, or lists it twice."""
    if middle is None or middle.is_repeated(key, [""]):
        return None
    shelf = middle.shelf(key, [""])
    return None if shelf is None else shelf.on_hand


def _blank(goods: StockProduct, kind: StockKind, why: Text) -> Compared:
    """A code that nothing was worked out for."""
    return Compared(goods, goods, Slot((), ()), UNREADABLE, _EMPTY, kind=kind, note=why)
