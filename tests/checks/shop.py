"""A shop written as a small table, and what the checks make of it.

Columns are those of `Row` (`options` for attributes); `·` stands for a space at a cell's edge,
`¦` for the `|` between attributes. A column `store` means
that the store was asked: "yes" (the code is SKU and barcode there), "hidden", "sku", "barcode", or any other text,
which is the code as the store spells it; `listing` names the store's product, `title` its title there.
"""

from dataclasses import dataclass
from functools import cached_property

from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue, read_catalogue
from catalogrepair.catalog.plans.decide import Choice, decide
from catalogrepair.catalog.plans.plan import Mode
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import COLUMNS, Row, Table
from catalogrepair.checks import all_checks, find_all


@dataclass(frozen=True)
class Shop:
    """One catalogue, with what the store holds where the table says so."""

    catalogue: Catalogue
    settings: Settings

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is seen."""
        return find_all(self.catalogue, self.settings)

    def seen(self, check: str) -> list[str]:
        """What one check sees, such as "certain AT1: AT3 AT4"; a finding without a level is a note."""
        assert check in all_checks()
        return [
            f"{finding.level.word if finding.level else 'note'} {finding.group or '-'}: {self._codes(finding)}".rstrip()
            for finding in self.findings
            if finding.check == check
        ]

    def why(self, check: str) -> str:
        """All sentences of a check in English."""
        assert check in all_checks()
        return " ".join(text.en for finding in self.findings if finding.check == check for text in finding.why)

    def _codes(self, finding: Finding) -> str:
        return " ".join(self.catalogue.rows[number].code for number in finding.rows)

    def after(self, level: str = "likely", mode: Mode = "clear", *, keep_late: bool = False) -> dict[str, str]:
        """Code to its new related cell, for the rows that change."""
        choice = Choice(Level[level.upper()], mode, keep_late=keep_late)
        edits, _ = decide(self.catalogue, self.findings, choice)
        return {edit.code: edit.after for edit in edits}


def shop(table: str, max_variants: int = 100, max_attributes: int = 3) -> Shop:
    """Read a table; the first row of goods is row 2, as in Excel."""
    head, *lines = (
        [cell.strip().replace("·", " ").replace("¦", "|") for cell in line.split("|")]
        for line in table.strip().splitlines()
    )
    records = [dict(zip(head, cells, strict=True)) for cells in lines]
    rows = [
        Row(number, **{_FIELDS.get(name, name): text for name, text in record.items() if name not in _STORE})
        for number, record in enumerate(records, start=2)
    ]
    facts = None
    if "store" in head:
        facts = Facts([_listed(place, record) for place, record in enumerate(records) if record["store"]])
    return Shop(read_catalogue(Table(rows), facts), Settings(max_variants, max_attributes))


_STORE = ("store", "listing", "title")
_FIELDS = {"options": "attributes"}
assert not set(_STORE) & set(COLUMNS)


def _listed(place: int, record: dict[str, str]) -> Listed:
    word, code = record["store"], record["code"]
    sku = {"yes": code, "hidden": code, "sku": code, "barcode": f"own-{place}"}.get(word, word)
    barcode = f"own-{place}" if word == "sku" else code if word == "barcode" else sku
    listing = record.get("listing") or f"listing-{place}"
    return Listed(sku, barcode, listing, f"variant-{place}", record.get("title", ""), word == "hidden")
