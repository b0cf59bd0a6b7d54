"""What becomes of each row that changes: its own outcome, not that of the goods it belongs to."""

from collections.abc import Mapping
from typing import Literal

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.names import fold
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.text import Text, _

Outcome = Literal["alone", "root", "variant", "unit", "stays"]
_TEXTS: Mapping[Outcome, Text] = {
    "alone": _("leaves, becomes a product of its own"),
    "root": _("leaves, becomes a new product that others hang on"),
    "unit": _("unit row, goes with its product"),
    "stays": _("stays in the group, its related code is put right"),
}


def words_of(examination: Examination) -> dict[int, Outcome]:
    """Row number to what its edit does, as a word for programs."""
    edits = examination.plan.edits
    followed = {fold(edit.after) for edit in edits if edit.after and edit.role == "leaves"}
    return {edit.row: _word(edit, followed) for edit in edits}


def outcomes_of(examination: Examination) -> dict[int, Text]:
    """Row number to what its edit does, in words."""
    words = words_of(examination)
    return {edit.row: _text(edit, words[edit.row]) for edit in examination.plan.edits}


def _word(edit: Edit, followed: set[str]) -> Outcome:
    if edit.role != "leaves":
        return "unit" if edit.role == "unit" else "stays"
    if edit.after:
        return "variant"
    return "root" if fold(edit.code) in followed else "alone"


def _text(edit: Edit, word: Outcome) -> Text:
    if word == "variant":
        return _("leaves, becomes a variant of {code}", code=edit.after)
    return _TEXTS[word]
