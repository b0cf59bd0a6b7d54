"""Products of which KiotViet has too little to make an order's invoice (docs: playbook 3).

Without "Cho phép bán hàng khi hết tồn kho" it refuses the invoice, and the order stays a slip with the right products
on it. What is known is the stock of now.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from catalogrepair.catalog.names import fold
from catalogrepair.diagnoses.orders.products import Products, have_stock
from catalogrepair.diagnoses.shared.lines import asked_of, lines_of
from catalogrepair.sales.documents import SalesDocuments, Slip, StoreOrder
from catalogrepair.text import Text, _, quantity


class Short(NamedTuple):
    """A product of an order, and what KiotViet has of it now."""

    code: str
    name: str
    left: Decimal

    @property
    def seen(self) -> Text:
        """What was seen."""
        left = quantity(self.left)
        return _("KiotViet's stock of {code} now: {left}", code=self.code, left=left)


class Shortage:
    """Whether stock may be why an order has no invoice."""

    def __init__(self, sales: SalesDocuments) -> None:
        self._is_known = sales.kiotviet_stock is not None and not sales.sales_without_stock
        self._products = Products(sales)
        self._asked, self._arrived = asked_of(sales.lines), lines_of(sales.slip_lines)

    def of(self, order: StoreOrder, slips: Sequence[Slip]) -> list[Short]:
        """The products that are short; none without a slip, or where the shop is known to sell without stock.

        What did not arrive on the slip under its own code has other causes.
        """
        if not self._is_known or not slips:
            return []
        arrived = {fold(line.code) for slip in slips for line in self._arrived.get(slip.code, ())}
        found = []
        for line in self._asked.get(order.name, ()):
            codes = self._products.codes(line)
            rows, left = self._products.rows(*codes), self._products.on_hand(*codes)
            has_come = not arrived or bool({fold(code) for code in codes} & arrived)
            if rows and left is not None and has_come and have_stock(rows) and left < (line.quantity or 1):
                found.append(Short(line.code or line.barcode, line.name, left))
        return found
