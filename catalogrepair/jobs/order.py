"""One order's sales: the order is found by any of its codes, and the stock of its products is read with it."""

from dataclasses import replace

from catalogrepair.catalog.names import fold
from catalogrepair.diagnoses.one_order import STOCK_LACKS, codes_of, means, places_of
from catalogrepair.diagnoses.stock.rules import Layout, Places, Rule, lay_out
from catalogrepair.errors import Rejected, SignInFailed, UnusableInput
from catalogrepair.files.orders import STORE_ORDERS
from catalogrepair.jobs.catalogues import HARAVAN
from catalogrepair.jobs.sales import Reading, distinct, haravan, kiotviet
from catalogrepair.sales.documents import Invoice, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import Links
from catalogrepair.text import Text, listed

_NO_STORE_STOCK = Text(
    "Khóa Haravan này không đọc được tồn kho (cần com.read_products, com.read_inventories).",
    "This Haravan key cannot read the stock (it needs com.read_products, com.read_inventories).",
)


class Lookup(Reading):
    """Fills the sales as far as one order needs them."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._branches: list[str] = []
        self._main_location = ""

    def orders_to(self, word: str, code: str) -> None:
        """The store's orders, where one is asked about: of a live shop that one and the newer ones.

        What is asked next begins on its day. Raises as `orders` does.
        """
        if word != HARAVAN:
            return self.orders(word)
        from catalogrepair.shops.haravan.orders import walk_to

        with haravan() as client:
            orders, lines = walk_to(client, self.since, lambda name: means(code, name), self.tell)
        self.asked(STORE_ORDERS, "Haravan", len(orders))
        self.sales = replace(self.sales, orders=orders, lines=lines)
        days = [order.created[:10] for order in orders if order.created]
        if any(means(code, order.name) for order in orders):
            self.since = min(days, default=self.since)
        return None

    def place_of(self, code: str, links: Links) -> int:
        """The place of the one order that a code means. Raises UnusableInput where there is none, or several."""
        orders = self.sales.orders or ()
        places = places_of(code, self.sales, links)
        if len(places) == 1:
            return places[0]
        if places:
            names = ", ".join(orders[place].name for place in places)
            raise UnusableInput(
                f"Mã “{code}” hợp với nhiều đơn: {names}. Hãy gõ đủ số đơn.",
                f"“{code}” fits several orders: {names}. Give the whole number.",
            )
        if _is_paper(code, self.sales):
            raise UnusableInput(
                f"Chứng từ “{code}” có trong tệp KiotViet, nhưng không biết là của đơn nào trên web. Hóa đơn thường "
                "chỉ ghi mã phiếu đặt hàng: hãy thêm tệp phiếu đặt hàng (--kov), hoặc gõ số đơn trên web.",
                f"“{code}” is among KiotViet's papers, but which order of the store it belongs to is not known. "
                "Invoices often name slips only: add the export of the slips (--kov), or give the order's number.",
            )
        last = listed([order.name for order in orders[:3]])
        raise UnusableInput(
            f"Không thấy đơn “{code}” trong {len(orders)} đơn đã đọc (ví dụ {last.vi}). Hãy xem lại số đơn, hoặc lấy "
            "nhiều ngày hơn (xuất thêm; hỏi thẳng shop thì --days).",
            f"There is no order “{code}” among the {len(orders)} that were read (such as {last.en}). See whether the "
            "number is right, or take more days (export more; for a live shop --days).",
        )

    def stock_of(self, order: StoreOrder) -> None:
        """What the live KiotViet has now of an order's products, and whether it sells without stock."""
        from catalogrepair.shops.kiotviet import settings, stock

        with kiotviet() as client:
            branches = distinct(stock.branches(client, self.tell))
            found = stock.stock_of(client, codes_of(order, self.sales), branches)
            allowed = settings.allows_orders_without_stock(client)
        self.sales = replace(self.sales, kiotviet_stock=found, orders_without_stock=allowed)
        self._branches = list(branches.values())

    def store_stock_of(self, order: StoreOrder) -> None:
        """What the live store has of an order's products; nothing where its key may not read that."""
        from catalogrepair.shops.haravan import stock

        try:
            with haravan() as client:
                places = stock.locations(client)
                found = stock.stock_of(client, codes_of(order, self.sales), places)
        except (Rejected, SignInFailed):
            self.facts.append(_NO_STORE_STOCK)
            return
        self.sales = replace(self.sales, store_stock=found)
        self._main_location = next((place.name for place in places if place.is_main), "")

    def layout(self, rule: Rule, main: str) -> Layout | Text:
        """How the stock of the two shops hangs together, or why that is not known.

        Raises UnusableInput where what somebody asked for does not fit the shop.
        """
        till, store = self.sales.kiotviet_stock, self.sales.store_stock
        if till is None or store is None:
            return STOCK_LACKS
        branches = self._branches or list(dict.fromkeys(one.branch for one in till))
        locations = list(dict.fromkeys(one.location for one in store)) or [""]
        try:
            return lay_out(rule, Places(branches, locations, self._main_location), main)
        except UnusableInput as error:
            if main or rule != "basic":
                raise
            return error.text


def _is_paper(code: str, sales: SalesDocuments) -> bool:
    """Whether a code is a slip's or an invoice's that was read."""
    papers: list[Slip | Invoice] = [*(sales.slips or ()), *(sales.invoices or ())]
    return any(fold(one.code) == fold(code) for one in papers)
