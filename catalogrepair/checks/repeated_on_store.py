"""A code on two variants of the store.

Orders are matched to KiotViet by the store's barcode, which must be KiotViet's code and unique
(docs: haravan-files 4.1), and the app updates one of the two only. `certain`, for it is seen; no cell of the related
column mends it. Codes that the export does not have are listed in one note.
"""

from collections import defaultdict
from collections.abc import Iterator

from catalogrepair.catalog.facts import Listed
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.settings import Settings
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text, _, listed

_SHOWN = 20

ABOUT = About(
    title=_("A code on two variants of the store"),
    looks_for=_(
        "Needs --store. A code in the SKU or barcode of two variants of the store: orders cannot be matched by it."
    ),
    does=_("Only shown: correct one of them in Haravan."),
    example=_("SP01 is the SKU of two variants."),
    source=cited("haravan-files", "4.1"),
    blocks=False,
    asks_store=True,
    to_send=(
        _(
            "On Haravan this code stands on more than one product, so that orders cannot tell which is "
            "meant. Please keep it, as SKU and Barcode, on one of them only."
        ),
    ),
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each repeated code of the export, one note for all others."""
    repeated = catalogue.facts.repeated() if catalogue.facts else {}
    if not repeated:
        return
    rows_of: dict[str, list[int]] = defaultdict(list)
    for row in catalogue.table.rows:
        if row.code:
            rows_of[fold(row.code)].append(row.number)
    others = []
    for code, variants in repeated.items():
        if code in rows_of:
            yield Finding(Level.CERTAIN, "", tuple(rows_of[code]), (_places(code, variants),))
        else:
            others.append(_held(code, variants))
    if others:
        codes = listed(others, _SHOWN)
        why = _(
            "{others} more codes of the store (not in the KiotViet file) are repeated: {codes}.",
            others=len(others),
            codes=codes,
        )
        yield Finding(None, "", (), (why,))


def _held(code: str, listed: tuple[Listed, ...]) -> str:
    """The code as the store spells it."""
    return next(text for one in listed for text in (one.sku, one.barcode) if fold(text) == code)


def _places(code: str, listed: tuple[Listed, ...]) -> Text:
    titles = "; ".join(f"“{one.title or one.product}”" for one in listed[:4]) + ("; …" if len(listed) > 4 else "")
    return _(
        "The code {held} stands on {listed} variants of the store: {titles}.",
        held=_held(code, listed),
        listed=len(listed),
        titles=titles,
    )
