"""How a product stands after a repair, in words: imported, pushed, arrived."""

from collections.abc import Mapping
from typing import Any

from catalogrepair.catalog.plans.arrival import Arrival
from catalogrepair.catalog.plans.proof import Reading
from catalogrepair.catalog.plans.pushed import State
from catalogrepair.catalog.plans.verified import Pushed
from catalogrepair.text import NOTHING, Given, Text, _, verbatim

ARRIVALS: Mapping[Arrival, Text] = {
    "arrived": _("on the store"),
    "hidden": _("on the store, hidden"),
    "barcode": _("on the store, by its barcode only"),
    "repeated": _("on two variants of the store"),
    "grouped": _("on the store, but in another product than planned"),
    "missing": _("not on the store"),
}
PUSHES: Mapping[State | str, Text] = {
    "": _("sent, outcome not known"),
    "done": _("pushed"),
    "sent": _("sent"),
    "unit": _("goes with its product"),
    "unknown": _("sent, no answer came"),
    "hanging": _("still hangs on a group in KiotViet"),
    "absent": _("KiotViet has no such code"),
    "stranger": _("this code is quite another product in KiotViet"),
    "drifted": _("hangs elsewhere than planned"),
    "rejected": _("refused"),
    "ignored": _("KiotViet took it and did nothing"),
    "unmoved": _("its date of change did not move"),
    "spoiled": _("other fields changed with it"),
}
MOVES: Mapping[State | str, Text] = {**PUSHES, "done": _("as planned")}
MOVES_BACK: Mapping[State | str, Text] = {**PUSHES, "done": _("as before")}
NOT_LOOKED = _("not looked at")
OLD_EXPORT = _("This is the very file of before the repair: probably the wrong file was given.")
STRANGE_STORE = _(
    "This store has not one code of the plan, the old groups' among them: it may be another shop's, or the file is "
    "filtered."
)
READINGS: Mapping[Reading, Text] = {
    "as_planned": _("The import did what was planned."),
    "rows_gone": _("What the new export has is as planned; some codes are gone from it."),
    "another_file": _(
        "The new export has not one code of the plan: it may be another shop's, or exported with a filter on."
    ),
    "not_gathered": _(
        "Cells are empty that should hold a code: the rows left the old group, and are not gathered as planned yet."
    ),
    "linked_back": _(
        "KiotViet linked rows back by itself: at an earlier look these were as planned, and "
        "now they hang on the group again."
    ),
    "blank_ignored": _(
        "KiotViet ignored the empty cells: cells with a code were taken, those left empty are as before."
    ),
    "in_part": _(
        "Only in part: some rows changed, others did not. Look at the import's list of failed "
        "rows; KiotViet may also have linked some back."
    ),
    "changed_since": _(
        "KiotViet changed these products after the repaired file was made, and they still "
        "hang on the group: it seems that the import ran, and KiotViet ignored the empty "
        "cells or linked the rows back."
    ),
    "not_imported": _("Not imported: KiotViet has not changed these products since the repaired file was made."),
    "not_seen": _(
        "No cell changed: either the repaired file was not imported, or KiotViet ignored the "
        "empty cells or linked the rows back. This file alone cannot tell which."
    ),
}


def push_of(push: Pushed | None) -> Text:
    """How a product's push went; a state of another version's journal is shown as it is."""
    return PUSHES.get(push.state, verbatim(push.state)) if push else _("not pushed")


def arrival_of(arrival: Arrival | None) -> Text:
    """Whether a product is on the store."""
    return ARRIVALS[arrival] if arrival else NOT_LOOKED


def said(state: str, detail: Mapping[str, Any]) -> Text:
    """What more is known of a push."""
    if state == "spoiled":
        pairs = "; ".join(f"{name}: {before} → {after}" for name, (before, after) in detail.get("fields", {}).items())
        return verbatim(pairs)
    if state == "stranger":
        return verbatim(str(detail.get("name")))
    if state == "absent" and detail.get("codes"):
        codes = ", ".join(map(str, detail["codes"]))
        return verbatim(codes)
    if state in ("rejected", "unknown") and (detail.get("said") or detail.get("status")):
        return _answer(detail)
    if state == "done" and detail.get("after"):
        return _("changed: {detail}", detail=detail["after"][:19])
    return NOTHING


def _answer(detail: Mapping[str, Any]) -> Text:
    """What somebody answered who did not take a push, and when he wants to be asked again."""
    words = str(detail.get("said") or "") + (f" ({detail['status']})" if detail.get("status") else "")
    if "until" not in detail:
        return verbatim(words)
    return _("{words}, to be asked again {when}", words=words, when=Given(*detail["until"]))
