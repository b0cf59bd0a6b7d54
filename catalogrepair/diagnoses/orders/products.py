"""What is known of the products that orders ask for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from catalogrepair.catalog.names import fold, plain
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.sales.documents import KiotVietStock, SalesDocuments, StoreLine
from catalogrepair.text import NOTHING, Text, _


@dataclass(frozen=True)
class Products:
    """What is known of products by code."""

    sales: SalesDocuments

    @cached_property
    def kiotviet(self) -> Mapping[str, list[KiotVietStock]]:
        """KiotViet's rows by folded code, over all branches."""
        found: dict[str, list[KiotVietStock]] = defaultdict(list)
        for one in self.sales.kiotviet_stock or ():
            found[fold(one.code)].append(one)
        return found

    @cached_property
    def variants(self) -> Mapping[str, set[str]]:
        """The store's variants by folded SKU and barcode."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.sales.store_stock or ():
            for code in {fold(one.code), fold(one.barcode)} - {""}:
                found[code].add(one.variant)
        return found

    def codes(self, line: StoreLine) -> Sequence[str]:
        """The codes by which KiotViet may know the product of a line.

        Haravan's order export has no barcodes: where an order names none, the store's own list may (docs:
        haravan-files 2.2).
        """
        if line.barcode or not line.code:
            return [line.code, line.barcode]
        return [line.code, *self._barcodes.get(fold(line.code), ())]

    def lacks_barcode(self, line: StoreLine) -> bool:
        """Whether a line may have a barcode that nobody told: neither itself nor the store's list."""
        return bool(line.code) and not line.barcode and fold(line.code) not in self.variants

    @cached_property
    def _barcodes(self) -> Mapping[str, set[str]]:
        """The barcodes of the store's variants by folded SKU."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.sales.store_stock or ():
            if one.code and one.barcode:
                found[fold(one.code)].add(one.barcode)
        return found

    def rows(self, *codes: str) -> Sequence[KiotVietStock] | None:
        """KiotViet's rows of the first of the codes that it has, () where it has none; None where nobody asked."""
        if self.sales.kiotviet_stock is None:
            return None
        return next((self.kiotviet[fold(code)] for code in codes if code and fold(code) in self.kiotviet), ())

    def on_hand(self, *codes: str) -> Decimal | None:
        """KiotViet's stock of that product now, over all branches; None where it is not known."""
        known = [one.on_hand for one in self.rows(*codes) or () if one.on_hand is not None]
        return sum(known, ZERO) if known else None

    @cached_property
    def _kept_from(self) -> Mapping[str, set[str]]:
        """The sales channels that do not show a product, by its folded SKU and barcode."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.sales.store_stock or ():
            for code in {fold(one.code), fold(one.barcode)} - {""}:
                found[code].update({*map(squeezed, one.kept_from)} - {""})
        return found

    def is_kept_from(self, channel: str, *codes: str) -> bool:
        """Whether the store does not show a product on this sales channel."""
        kept = (name for code in codes if code for name in self._kept_from.get(fold(code), ()))
        return any(name in squeezed(channel) for name in kept)

    def is_repeated(self, *codes: str) -> bool:
        """Whether one of the codes stands on several variants of the store."""
        return any(len(self.variants.get(fold(code), ())) > 1 for code in codes if code)


@lru_cache(maxsize=65536)
def squeezed(text: str) -> str:
    """Letters and digits only, without case and accents."""
    return "".join(letter for letter in plain(text) if letter.isalnum())


def have_stock(rows: Sequence[KiotVietStock]) -> bool:
    """Whether a product's own stock says something."""
    return all(one.has_stock for one in rows)


def goods_told(codes: Text) -> Text:
    """Goods by their codes, behind an order's number in a message to the shop; nothing where there are none."""
    return _("product {codes}", codes=codes) if codes.en else NOTHING
