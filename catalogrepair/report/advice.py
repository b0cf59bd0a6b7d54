"""What to do next when products have not arrived: only causes that what was seen points at, and those it cannot see."""

from collections.abc import Iterator

from catalogrepair.catalog.plans.arrival import THERE, Arrival
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.plans.pushed import GOOD
from catalogrepair.catalog.plans.verified import Verified
from catalogrepair.text import NOTHING, Text, _

_STORE = {
    "repeated": _("remove one of the two on the store"),
    "grouped": _("unlink or delete the old variant on the store, then sync again"),
}
_IMPORT_FIRST = _("import the repaired file into KiotViet first")
_IF_NOT_YET = _("import the repaired file first, if you have not")
_BY_HAND = _("take it out of the group in KiotViet, tab “Hàng hóa cùng loại”")
_GATHER = _("import the repaired file again: it gathers the rows that left the group")
_INACTIVE = _("out of business: the app does not sync it")
_NOT_SOLD = _("not for sale: the app does not sync it")
_NOT_PUSHED = _("not pushed yet")


def cause_of(verified: Verified, edit: Edit, cell: str | None, arrival: Arrival | None) -> Text:
    """The likeliest cause of one product's absence; `cell` is how its planned cell stands, None when not looked at."""
    if arrival in _STORE:
        return _STORE[str(arrival)]
    if arrival in THERE:
        return NOTHING
    row = verified.imported.rows.get(edit.code) if verified.imported is not None else None
    causes = (
        (cell in ("untouched", "other"), _on_cell(verified)),
        (cell == "emptied", _GATHER),
        (row is not None and row.active == "0", _INACTIVE),
        (row is not None and row.sold == "0", _NOT_SOLD),
        (arrival == "missing" and not _is_pushed(verified, edit.code), _NOT_PUSHED),
    )
    return next((text for holds, text in causes if holds), NOTHING)


def _on_cell(verified: Verified) -> Text:
    """What to do about a cell that is not as planned, by what is known of the import."""
    reading = verified.imported.reading if verified.imported is not None else None
    return {"not_imported": _IMPORT_FIRST, "not_seen": _IF_NOT_YET}.get(str(reading), _BY_HAND)


def advice_on(verified: Verified) -> Iterator[Text]:
    """What to do next, first things first; nothing when all is well."""
    if verified.imported is not None:
        yield from _ADVICE_ON_IMPORT.get(verified.imported.reading, ())
    if verified.arrived is not None and verified.arrived.count("missing"):
        yield from _on_missing(verified)


def _on_missing(verified: Verified) -> Iterator[Text]:
    assert verified.arrived is not None
    for kind in dict.fromkeys(verified.hooks_off or ()):
        yield _(
            "KiotViet switched the webhook “{kind}” off: the app hears nothing any more. Disconnect the "
            "KiotViet app on Haravan and connect it again.",
            kind=kind,
        )
    missing = [edit.code for edit in verified.products if verified.arrived.states[edit.code] == "missing"]
    if not all(_is_pushed(verified, code) for code in missing):
        yield _PUSH
    yield _NO_NEW
    yield _FOR_SALE
    if verified.hooks_off is None:
        yield _WEBHOOKS
    yield _WAIT


def _is_pushed(verified: Verified, code: str) -> bool:
    push = verified.pushes.get(code)
    return push is not None and push.state in GOOD


_TAB = _(
    "In KiotViet open one of the codes, tab “Hàng hóa cùng loại”: if it still hangs on the group, take "
    "it out there, or import the repaired file again."
)
_IMPORT = _("Import the repaired file into KiotViet, then run this again.")
_ADVICE_ON_IMPORT = {
    "not_imported": (_IMPORT,),
    "not_seen": (
        _TAB,
        _(
            "Sign in to KiotViet and have it asked itself in place of the file: the dates of change tell "
            "whether it was imported."
        ),
    ),
    "in_part": (_TAB,),
    "blank_ignored": (_TAB,),
    "changed_since": (_TAB,),
    "not_gathered": (
        _(
            "Import the repaired file into KiotViet again, so that the rows are gathered; where the cells stay empty, "
            "gather them in KiotViet, tab “Hàng hóa cùng loại”."
        ),
    ),
    "linked_back": (
        _("See whether these carry the name and attributes of the old group; rename them, then repair again."),
    ),
}
_PUSH = _("Push what is missing: catalogrepair resync PLAN.json.")
_NO_NEW = _("In the KiotViet app on Haravan the option “Không tạo mới sản phẩm” must be off.")
_FOR_SALE = _("In KiotViet the goods must be in business and for sale.")
_WEBHOOKS = _("See whether KiotViet switched a webhook off: catalogrepair diagnose webhooks.")
_WAIT = _("Right after a push, wait some minutes and look again.")
