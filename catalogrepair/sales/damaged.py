"""Order numbers that a spreadsheet took for amounts: a marketplace's 18 digits become 5.85694E+17.

Several numbers become one so, and with them several orders: none of these can be judged (docs: haravan-files 1.4, 2.1).
"""

from collections.abc import Iterable, Iterator, Sequence

from catalogrepair.catalog.damaged import PRECISION, DamagedIndex, looks_damaged
from catalogrepair.catalog.results import Reason
from catalogrepair.sales.documents import Invoice, Slip, StoreLine, StoreOrder
from catalogrepair.text import _

DAMAGED = Reason(
    _("Excel damaged these codes, and several may have become one: export again, and do not open or save it in Excel"),
    _(
        "Their numbers were damaged by Excel, so that it cannot be told which is which. Please export"
        " the file once more and send it to us as it is, without opening and saving it in Excel."
    ),
)
"""why the orders and documents of `Links.damaged` are not judged"""


def damaged(codes: Iterable[str]) -> list[str]:
    """Those among the codes of one file that a spreadsheet damaged, each once.

    A long number that ends in zeros may be so by nature: not where the file has another one that is whole.
    """
    every = dict.fromkeys(codes)
    is_whole = any(_is_long(code) and not _is_cut(code) for code in every)
    return [code for code in every if looks_damaged(code) or (not is_whole and _is_cut(code))]


def sound(orders: list[StoreOrder], lines: list[StoreLine]) -> tuple[list[StoreOrder], list[StoreLine], Sequence[str]]:
    """The orders of a file and their lines without the damaged ones, and the names of these."""
    names = damaged(order.name for order in orders)
    if not names:
        return orders, lines, ()
    gone = set(names)
    return [one for one in orders if one.name not in gone], [one for one in lines if one.order not in gone], names


def may_be_of(documents: Iterable[Slip | Invoice], orders: Sequence[StoreOrder]) -> Iterator[tuple[str, list[int]]]:
    """The documents with damaged codes, and the places of the orders that each may belong to."""
    every = list(documents)
    names = set(damaged(code for one in every for code in _codes(one)))
    index = DamagedIndex((place, order.name) for place, order in enumerate(orders if names else ()))
    for one in every:
        if lost := names.intersection(_codes(one)):
            yield one.code, [place for code in lost for place in index.find(code)]


def _codes(one: Slip | Invoice) -> tuple[str, ...]:
    return (one.code, one.order) if isinstance(one, Invoice) else (one.code,)


def _is_long(code: str) -> bool:
    return code.isdecimal() and len(code) > PRECISION


def _is_cut(code: str) -> bool:
    """Whether all digits are zeros that a spreadsheet would not keep."""
    return _is_long(code) and not code[PRECISION:].strip("0")
