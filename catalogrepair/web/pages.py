"""What the pages of the guided repair draw: questions as cards, filtered, sorted and paged."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from catalogrepair.catalog.families.family import Family
from catalogrepair.catalog.findings import LATE
from catalogrepair.catalog.groups import Group
from catalogrepair.catalog.names import plain
from catalogrepair.catalog.plans.answers import Question
from catalogrepair.catalog.plans.plan import Answer
from catalogrepair.catalog.table import Row
from catalogrepair.jobs.explain import abouts
from catalogrepair.jobs.guide import Guided
from catalogrepair.report.answers import answer_text
from catalogrepair.text import Text, _, lowered
from catalogrepair.web import words

CARDS = 50
"""cards on one page"""
LINES = 200
"""lines of a table on one page"""


class Sight(NamedTuple):
    """What somebody wants to see of the questions."""

    text: str = ""
    show: str = "all"
    """"all", "open", "leave" or "keep" """
    sort: str = "asked"
    """"asked" (what has no proposed answer first, whether or not it was answered since), "file", "sure" or "size" """
    kind: str = ""
    """only what this check found; "" for all"""
    page: int = 1
    after: str = ""
    """name of the question behind which to go on: what is answered meanwhile leaves the list and must move nothing"""


@dataclass(frozen=True)
class Side:
    """Rows that are drawn as one product."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class QuestionCard:
    """One question with what is needed to answer it."""

    question: Question
    group: Group | None
    staying: Side | None
    """the family that stays; None where nobody knows it"""
    leaving: Side
    answer: Answer | None
    """what is answered for the whole, or for most of its rows; None while a row is not answered"""
    rows: Mapping[int, Answer]
    """answers of single rows where they differ"""
    is_open: bool

    @property
    def title(self) -> Text:
        """What the rows in question are, or may be."""
        title = abouts()[self.question.finding.check].title
        if self.question.proposed:
            return title
        return _("Perhaps: {title}", title=lowered(title))

    @property
    def price(self) -> Text | None:
        """What the proposed answer costs the shop, where it costs something."""
        return words.LATE_PRICE if self.question.finding.check == LATE else None

    @property
    def root(self) -> int:
        """Row number of the root, 0 when it is not in the file."""
        return self.group.root.number if self.group and self.group.root else 0

    @property
    def given(self) -> Text | None:
        """The answer in short, None while a row has none."""
        if self.is_open or self.answer is None:
            return None
        return words.ONE_BY_ONE if self.rows else answer_text(self.question, self.answer, len(self.question.rows))

    @cached_property
    def choices(self) -> list[tuple[Answer, Text]]:
        """Each answer with its words."""
        return [
            (answer, answer_text(self.question, answer, len(self.question.rows))) for answer in self.question.answers
        ]


@dataclass(frozen=True)
class Shown:
    """One page of the questions that somebody wants to see."""

    cards: list[QuestionCard]
    page: int
    pages: int
    total: int

    @property
    def first_open(self) -> str:
        """The name of the first question that is not answered; it alone is drawn unfolded."""
        return next((card.question.name for card in self.cards if card.is_open), "")


def matching(guided: Guided, sight: Sight) -> list[Question]:
    """The questions that a sight shows, in its order."""
    return [question for question in _sorted(guided, sight) if _fits(guided, question, sight)]


def _sorted(guided: Guided, sight: Sight) -> list[Question]:
    if sight.sort == "asked":
        return sorted(guided.questions, key=lambda question: question.proposed is not None)
    if sight.sort == "sure":
        return sorted(guided.questions, key=lambda question: -(question.finding.level or 0))
    if sight.sort == "size":
        return sorted(guided.questions, key=lambda question: -len(question.rows))
    return list(guided.questions)


def shown(guided: Guided, sight: Sight) -> Shown:
    """The cards of one page."""
    found = matching(guided, sight)
    pages = max(1, -(-len(found) // CARDS))
    start = (min(max(sight.page, 1), pages) - 1) * CARDS
    if sight.after:
        rank = {question.name: place for place, question in enumerate(_sorted(guided, sight))}
        behind = rank.get(sight.after, -1)
        start = sum(rank[question.name] <= behind for question in found)
        if start >= len(found):  # nothing is left behind it: what was passed over comes again
            start = 0
    cards = [card_of(guided, question) for question in found[start : start + CARDS]]
    return Shown(cards, start // CARDS + 1, pages, len(found))


def card_of(guided: Guided, question: Question) -> QuestionCard:
    """Draw one question."""
    catalogue = guided.found.catalogue
    rows = tuple(catalogue.rows[number] for number in question.rows)
    group = catalogue.group_of.get(question.rows[0])
    given = {row: guided.answers[row] for row in question.rows if row in guided.answers}
    is_open = len(given) < len(question.rows)
    usual = None if is_open else Counter(given.values()).most_common(1)[0][0]
    return QuestionCard(
        question,
        group,
        _staying(group, question),
        Side(rows[0].name, rows),
        usual,
        {row: said for row, said in given.items() if said != usual},
        is_open,
    )


def _staying(group: Group | None, question: Question) -> Side | None:
    if group is None:
        return None
    asked = set(question.rows)
    family: Family | None = group.families[0] if group.root is not None else None
    if family is None:
        family = next((one for one in group.families if not asked.intersection(one.numbers)), group.families[0])
    rows = tuple(row for row in family.rows if row.number not in asked)
    return Side(family.name, rows) if rows else None


def kinds_of(questions: Iterable[Question]) -> list[tuple[str, Text, int]]:
    """Each check that found something to decide, what it says, and how many places."""
    found = Counter(question.finding.check for question in questions)
    return [(check, abouts()[check].title, number) for check, number in found.most_common()]


def _fits(guided: Guided, question: Question, sight: Sight) -> bool:
    if sight.kind and question.finding.check != sight.kind:
        return False
    given = [guided.answers.get(row) for row in question.rows]
    if sight.show == "open" and None not in given:
        return False
    if sight.show == "leave" and not {"clear", "regroup"}.intersection(filter(None, given)):
        return False
    if sight.show == "keep" and not {"keep", "unsure"}.intersection(filter(None, given)):
        return False
    wanted = plain(sight.text)
    return not wanted or any(wanted in text for text in _texts(guided, question))


def _texts(guided: Guided, question: Question) -> list[str]:
    rows: Sequence[Row] = [guided.found.catalogue.rows[number] for number in question.rows]
    group = guided.found.catalogue.group_of.get(question.rows[0])
    if group is not None:
        rows = (*rows, *group.rows)
    return [plain(f"{row.code} {row.name}") for row in rows] + [plain(question.finding.group)]
