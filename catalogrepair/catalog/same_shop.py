"""Whether an export and a store are one shop's: asked before anything is concluded from the one about the other."""

from itertools import islice

from catalogrepair.catalog.doubts import seems_one_page
from catalogrepair.catalog.evidence import LEAST_OVERLAP, Evidence
from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.errors import Refused
from catalogrepair.text import _

_INSIST = _("Add --force to go on all the same.")
_ANOTHER_SHOP = _("One of the two may be another shop's, or too old.")
_DAMAGED = _(
    "Excel seems to have damaged codes (8.93E+12, or leading zeros lost): export again, and do not save it in Excel."
)


def require_fit(evidence: Evidence, name: str, catalogue: Catalogue) -> None:
    """Raise Refused unless the export called `name` and the store of `evidence` seem to be one shop's, the store whole.

    Another shop's store, a page of it, or one whose codes are damaged would make everything look blocked.
    """
    if evidence.fits:
        if seems_one_page(evidence, catalogue):
            raise _one_page(evidence, name)
        return
    if evidence.overlap >= LEAST_OVERLAP:
        raise _other_names(evidence, name, catalogue)
    ours = ", ".join(row.code.strip() for row in catalogue.table.rows[:3])
    held = (one.sku.strip() or one.barcode.strip() for one in (catalogue.facts.listed if catalogue.facts else ()))
    theirs = ", ".join(islice(filter(None, held), 3))
    store = evidence.origin.name
    cause = _DAMAGED if evidence.export_damaged or evidence.store_damaged else _ANOTHER_SHOP
    raise Refused(
        _(
            "“{name}” and “{store}” hardly share a code: {export_on_store} of {export_codes} are on the store. {cause}",
            name=name,
            store=store,
            export_on_store=evidence.export_on_store,
            export_codes=evidence.export_codes,
            cause=cause,
        ),
        details=(
            _("Codes in “{name}”: {ours}, …", name=name, ours=ours),
            _("Codes on the store: {theirs}, …", theirs=theirs),
        ),
        hint=_INSIST,
    )


def _one_page(evidence: Evidence, name: str) -> Refused:
    store, products = evidence.origin.name, evidence.products
    return Refused(
        _(
            "“{store}” has exactly {products} products, one page of Haravan's list, while “{name}” has far "
            "more goods for sale. It may be an export of the current page: export all products, or goods "
            "that are on the store count as missing.",
            store=store,
            products=products,
            name=name,
        ),
        hint=_INSIST,
    )


def _other_names(evidence: Evidence, name: str, catalogue: Catalogue) -> Refused:
    """Codes that agree while names do not: every shop of KiotViet's has an SP000001."""
    pairs = ((row, catalogue.presence.get(row.code)) for row in catalogue.table.rows)
    strange = [
        (row, presence.title)
        for row, presence in pairs
        if presence is not None and presence.title and not same_goods(row.name, presence.title)
    ]
    store, shared = evidence.origin.name, evidence.titles
    alike = _("only {alike} of them have names alike", alike=evidence.titles_alike)
    return Refused(
        _(
            "“{name}” and “{store}” have {shared} codes in common, but {names}: they seem to be two shops'.",
            name=name,
            store=store,
            shared=shared,
            names=alike if evidence.titles_alike else _("all names differ"),
        ),
        details=tuple(
            _("{code}: “{name}”, on the store “{title}”", code=row.code.strip(), name=row.name.strip(), title=title)
            for row, title in strange[:5]
        ),
        hint=_INSIST,
    )
