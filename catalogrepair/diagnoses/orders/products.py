"""What is known of the products that orders ask for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.numbers import ZERO
from catalogrepair.sales.documents import KiotVietStock, SalesDocuments


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

    def on_hand(self, code: str) -> Decimal | None:
        """KiotViet's stock of a code now, over all branches; None where it is not known."""
        known = [one.on_hand for one in self.kiotviet.get(fold(code), ()) if one.on_hand is not None]
        return sum(known, ZERO) if known else None

    def is_in_kiotviet(self, *codes: str) -> bool | None:
        """Whether KiotViet has one of the codes; None where nobody asked."""
        return None if self.sales.kiotviet_stock is None else any(fold(code) in self.kiotviet for code in codes if code)

    def is_repeated(self, *codes: str) -> bool:
        """Whether one of the codes stands on several variants of the store."""
        return any(len(self.variants.get(fold(code), ())) > 1 for code in codes if code)
