"""What was asked of the store and how well it fits the export: written into every plan and report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogrepair.catalog.facts import Facts, Match, Presence
from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.table import Row

LEAST_OVERLAP = 0.1
"""share of codes in common below which the two are taken for two shops, or for a damaged file"""
LEAST_ALIKE = 0.4
"""share of products with one code whose names must resemble each other"""


@dataclass(frozen=True)
class Origin:
    """Where facts about the store came from."""

    kind: str
    """"export" (Haravan's own), "codes" (a plain list) or "haravan" (the live shop)"""
    name: str
    """the file's name, or the shop's"""
    sha256: str
    """of the file; "" for a live store"""
    taken: str
    """ISO 8601 with offset: when the file was read, or the shop was walked"""
    newest: str = ""
    """the latest date of change that the store's products carry, ISO 8601; "" where none is known"""


@dataclass(frozen=True)
class Evidence:
    """An origin, and how many codes its facts and the export have in common."""

    origin: Origin
    products: int
    variants: int
    export_codes: int
    export_on_store: int
    """found by their text, exactly or folded"""
    export_folded: int
    """of these, found only when case, spaces and Unicode form are ignored"""
    export_barcode: int
    """of these, found in the store's barcode alone"""
    export_damaged: int
    """not counted in `export_on_store`: at most so many are there under codes that Excel damaged"""
    store_codes: int
    store_in_export: int
    store_damaged: int
    """codes such as 8.93E+12 among the store's"""
    titles: int
    """codes on the store whose product has a title there"""
    titles_alike: int
    """of these, the titles that resemble the export's name"""

    @property
    def overlap(self) -> float:
        """The larger of the two shares of codes that one side has in common with the other, 0 to 1."""
        shares = ((self.export_on_store, self.export_codes), (self.store_in_export, self.store_codes))
        return max((found / total for found, total in shares if total), default=0.0)

    @property
    def fits(self) -> bool:
        """Whether the two seem to be one shop's.

        Codes alone do not tell: KiotViet numbers the goods of every shop SP000001, SP000002 and so on.
        """
        strange = self.titles_alike < self.titles * LEAST_ALIKE
        return self.overlap >= LEAST_OVERLAP and not strange


def measure(origin: Origin, facts: Facts, rows: Iterable[Row], found: Mapping[str, Presence]) -> Evidence:
    """How well facts fit an export's rows; `found` is what `facts.find_all` made of their codes and perhaps others."""
    names = {row.code: row.name for row in rows if row.code}
    found = {code: presence for code, presence in found.items() if code in names}
    wanted = {fold(code) for code in names} - {""}
    titled = {code: presence.title for code, presence in found.items() if presence.title and names.get(code)}
    sure = {code: presence for code, presence in found.items() if presence.match is not Match.DAMAGED}
    look_alikes = {id(one) for code in found.keys() - sure.keys() for one in found[code].listed}
    return Evidence(
        origin,
        products=len({listed.product for listed in facts.listed if listed.product}),
        variants=len(facts.listed),
        export_codes=len(wanted),
        export_on_store=len({fold(code) for code in sure}),
        export_folded=sum(presence.match is Match.FOLDED for presence in sure.values()),
        export_barcode=sum(presence.field == "barcode" for presence in sure.values()),
        export_damaged=min(len(found) - len(sure), len(look_alikes)),
        store_codes=len(facts.codes),
        store_in_export=len(wanted & facts.codes),
        store_damaged=facts.damaged,
        titles=len(titled),
        titles_alike=sum(same_goods(names[code], title) for code, title in titled.items()),
    )
