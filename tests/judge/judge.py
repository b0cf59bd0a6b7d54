"""Runs the tool on a spoilt shop and counts, kind by kind, what it changed rightly, asked, passed over or got wrong."""

from collections import Counter
from dataclasses import dataclass, field

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.plans.decide import Choice, decide
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.table import Table
from catalogrepair.checks import find_all
from tests.judge.spoil import Spoilt


@dataclass
class Score:
    """Counts of rows, by kind of swallowing or mess; questions are counted as families."""

    mended: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    worth_asking: int = 0
    asked_in_vain: Counter[str] = field(default_factory=Counter)
    wrong_cells: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the cells that had to change which were changed rightly."""
        return sum(self.mended.values()) / max(1, self.swallowed)

    @property
    def precision(self) -> float:
        """Share of the changed cells which had to change."""
        right = sum(self.mended.values())
        return right / max(1, right + sum(self.wrong.values()))

    @property
    def swallowed(self) -> int:
        """Cells that had to change."""
        return sum((self.mended + self.asked + self.missed).values())

    @property
    def questions(self) -> int:
        """Families asked about."""
        return self.worth_asking + sum(self.asked_in_vain.values())

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.mended + other.mended,
            self.asked + other.asked,
            self.missed + other.missed,
            self.wrong + other.wrong,
            self.worth_asking + other.worth_asking,
            self.asked_in_vain + other.asked_in_vain,
            self.wrong_cells + other.wrong_cells,
        )


def judge(shop: Spoilt) -> Score:
    """The default level and mode, from the export alone."""
    catalogue = read_catalogue(Table(shop.rows))
    findings = find_all(catalogue, Settings())
    edits, _ = decide(catalogue, findings, Choice())
    after = {edit.row: edit.after for edit in edits}
    questions = [one for one in findings if one.level is Level.POSSIBLE]
    asked = {number for one in questions for number in one.rows}
    score = Score()
    for number, wanted in shop.wanted.items():
        kind = shop.swallowed[number]
        if after.get(number) == wanted:
            score.mended[kind] += 1
        elif number in asked or (catalogue.rows[number].base and number not in after):
            score.asked[kind] += 1
        else:
            score.missed[kind] += 1
    for number, value in after.items():
        if shop.wanted.get(number) != value:
            row = catalogue.rows[number]
            kind = shop.messed.get(number) or shop.swallowed.get(number, "untouched")
            score.wrong[kind] += 1
            score.wrong_cells.append(f"{kind}: {row.code} {row.name} → “{value}”")
    for one in questions:
        if any(number in shop.wanted for number in one.rows):
            score.worth_asking += 1
        else:
            score.asked_in_vain[next((shop.messed[n] for n in one.rows if n in shop.messed), "untouched")] += 1
    return score
