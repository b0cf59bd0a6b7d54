"""A code that the store holds in another form: other case or spaces, in the barcode alone, or damaged by Excel.

Such a row counts as being on the store (docs: haravan-files 1.4, 4.1), so it is never cleared; whoever approves
should still see by what it was recognised. A damaged code may also be a mere look-alike, and then the row's real
state is unknown; so may a code whose product on the store has quite another name. Notes only: one for each way.
"""

from collections.abc import Iterator, Sequence

from catalogrepair.catalog.damaged import may_be
from catalogrepair.catalog.facts import Match, Presence
from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Row
from catalogrepair.checks.about import About, cited
from catalogrepair.text import NOTHING, Text, _, verbatim

ABOUT = About(
    title=_("A code the store spells differently"),
    looks_for=_(
        "Needs --store. Codes that match only without case and spaces, by the barcode alone, as "
        "Excel damages them (leading zeros lost, 8.93E+12), or under quite another name."
    ),
    does=_("Taken for being on the store; never cleared."),
    example=_("KiotViet has “AT01 ”, the store “at01”."),
    source=cited("haravan-files", "4.1"),
    asks_store=True,
)

_WAYS = {
    "folded": _("the code matches the store's only without case, spaces and Unicode form"),
    "barcode": _("the code is the store's barcode only, not its SKU"),
    "name": _("the code is there, but the store's product has another name: it may carry a wrong code"),
    "damaged": _("perhaps on the store under a code that Excel damaged (leading zeros lost, 8.93E+12), so left alone"),
}


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for each way in which codes differ."""
    found: dict[str, list[tuple[Row, Presence]]] = {way: [] for way in _WAYS}
    for row in catalogue.table.rows:
        if presence := catalogue.presence.get(row.code):
            for way in _ways(row, presence):
                found[way].append((row, presence))
    for way, pairs in found.items():
        if pairs:
            words, example = _WAYS[way], _example(*pairs[0], way)
            most = _at_most(pairs) if way == "damaged" else NOTHING
            why = _(
                "{pairs:# row|# rows}: {words} (such as {example}).{most}",
                pairs=len(pairs),
                words=words,
                example=example,
                most=most,
            )
            yield Finding(None, "", tuple(row.number for row, _presence in pairs), (why,))


def _at_most(pairs: Sequence[tuple[Row, Presence]]) -> Text:
    """What is said where fewer damaged codes stand on the store than rows look like them."""
    places = len({id(one) for _row, presence in pairs for one in presence.listed})
    if places >= len({row.code for row, _presence in pairs}):
        return NOTHING
    return _(
        " The store holds only {places} such, so at most {places} of the {pairs} rows can be there.",
        places=places,
        pairs=len(pairs),
    )


def _ways(row: Row, presence: Presence) -> Iterator[str]:
    if presence.match is Match.DAMAGED:
        yield "damaged"
        return
    if presence.match is Match.FOLDED:
        yield "folded"
    if presence.field == "barcode":
        yield "barcode"
    if row.name and presence.title and not same_goods(row.name, presence.title):
        yield "name"


def _example(row: Row, presence: Presence, way: str) -> Text:
    """Ours beside the store's own text that differs."""
    one = presence.listed[0]
    if way == "name":
        return verbatim(f"“{row.name}” / “{presence.title}”")
    by_sku = presence.field != "barcode" and (way != "damaged" or may_be(row.code, one.sku))
    theirs = one.sku if by_sku or way == "barcode" else one.barcode
    if theirs.strip():
        return verbatim(f"“{row.code}” / “{theirs}”")
    return _("“{code}” / no SKU", code=row.code)
