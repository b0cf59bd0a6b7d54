"""Whether KiotViet's returns hold all goods of the invoices that they are of."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from catalogrepair.catalog.numbers import ZERO
from catalogrepair.diagnoses.shared.lines import lines_of
from catalogrepair.sales.documents import Invoice, KiotVietLine, Return, SalesDocuments


class CameBack:
    """The pieces on the lines of invoices and returns."""

    def __init__(self, sales: SalesDocuments) -> None:
        self._sold, self._returned = lines_of(sales.invoice_lines), lines_of(sales.return_lines)

    def is_partial(self, invoices: Sequence[Invoice], returns: Sequence[Return]) -> bool:
        """Whether fewer pieces were returned than sold; not where either side does not say how many."""
        sold = _pieces(self._sold, (one.code for one in invoices))
        returned = _pieces(self._returned, (one.code for one in returns))
        return bool(sold and returned) and returned < sold


def _pieces(lines: Mapping[str, Sequence[KiotVietLine]], codes: Iterable[str]) -> Decimal:
    """The pieces of some documents; 0 where one of their lines does not say how many, or one has no lines."""
    every = [lines.get(code, ()) for code in codes]
    known = [line.quantity for its in every for line in its if line.quantity is not None]
    return sum(known, ZERO) if all(every) and len(known) == sum(map(len, every)) else ZERO
