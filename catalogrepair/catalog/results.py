"""A table of results, with what was seen above it and what to do below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from catalogrepair.text import NOTHING, Text, _, decimal

Tone = Literal["good", "ask", "bad", "unknown", ""]
Cell = str | Text | Decimal | None
"""None where a number is not known"""


class Link(str):
    """A text that opens a file or a page: `target` is a URL, or relative to the report that it stands in."""

    __slots__ = ("target",)

    target: str

    def __new__(cls, text: str, target: str) -> "Link":
        """The text with its target."""
        link = super().__new__(cls, text)
        link.target = target
        return link


class Column(NamedTuple):
    """A column: its name in data, and its heading."""

    key: str
    heading: Text
    is_number: bool = False
    """whether its cells are numbers, None or "" where there is none"""


class Section(NamedTuple):
    """Rows that say the same thing, and what to do about each of them."""

    key: str
    """in data: one machine word such as "not_processed" """
    tone: Tone
    title: Text
    todo: tuple[Text, ...] = ()
    rule: str = ""
    """the row of the support playbook that it answers: "0" to "6c" """
    to_send: tuple[Text, ...] = ()
    """the same in sentences for the shop, who knows neither this tool nor its words: what was seen, why, what to do"""
    yields_to: str = ""
    """the row of the playbook whose answer on the same order or product says more: this one is left out beside it"""


class Subject(NamedTuple):
    """What a row is about, as a message to the shop names it."""

    kind: Literal["order", "goods", "document", "shop"]
    """a document is a slip or an invoice of KiotViet's that is of no order"""
    name: str
    seen: Text = NOTHING
    """in a few words, such as both sums"""


class Step(NamedTuple):
    """A step of an order on its way, and whether it was made."""

    title: Text
    state: Literal["done", "open", "unknown"]
    said: Text = NOTHING
    """what a source says of it"""
    moment: str = ""
    """when it was made, as `documents` have times; "" where nothing says"""


class Record(NamedTuple):
    """One row, and how it stands."""

    tone: Tone
    cells: tuple[Cell, ...]
    section: Section | None = None
    about: Subject | None = None
    """None where the first cell says it"""


def record(section: Section, *cells: Cell, about: Subject | None = None) -> Record:
    """A row of a section, standing as the section does."""
    return Record(section.tone, cells, section, about)


class Reason(Text):
    """Why something could not be judged.

    `to_send` are the same in sentences for the shop, as in `Section`: the first says what is missing, the others what
    the shop is asked for; none where it need not know.
    """

    __slots__ = ("_why", "to_send")

    def __init__(self, why: Text, *to_send: Text) -> None:
        super().__init__(why.message, why.values, why.context)
        self._why = why
        self.to_send = to_send

    def say(self, language: str) -> str:
        """Why, in `language`."""
        return self._why.say(language)


class Unjudged(NamedTuple):
    """What could not be judged."""

    why: Text
    codes: Sequence[str] = ()
    kind: Literal["order", "goods", "shop"] = "shop"
    """what the codes are; "shop" where they are of no use to the shop, or there are none"""
    is_word: bool = False
    """whether it is a word that nobody knows, so that the codes may be judged by what else is known"""


@dataclass(frozen=True)
class Results:
    """A table of results."""

    title: Text
    summary: Text
    """the whole result in one sentence"""
    facts: tuple[Text, ...]
    """what was asked, and what it said"""
    columns: tuple[Column, ...]
    records: tuple[Record, ...]
    advice: tuple[Text, ...] = ()
    """what to do next, first things first"""
    data: Mapping[str, Any] = field(default_factory=dict)
    """more for scripts, as plain JSON values"""
    noun: str = "products"
    """what the rows are, as data calls them"""
    format: str = "diagnosis"
    """the kind of document that its data are, one of `jsontext.FORMATS`"""
    calls: tuple[Tone, ...] = ("bad", "ask")
    """the rows that need somebody"""
    entries: tuple[Mapping[str, Any], ...] | None = None
    """the rows as plain JSON values, where data says more than the cells"""
    is_judged: bool = True
    """whether anything could be judged: else "nothing is wrong" would say nothing"""
    unasked: Mapping[str, Text] = field(default_factory=dict)
    """rows of the playbook that it would answer and could not be asked about, and why"""
    looked_at: Text = NOTHING
    """what was looked at, as a message to the shop says it: "the payments of 20 orders" """
    unjudged: tuple[Unjudged, ...] = ()
    """what could not be judged, for the same message"""
    timelines: Mapping[str, Sequence[Step]] = field(default_factory=dict)
    """the name of an order that somebody must see to, to its way: paid, delivered, invoiced"""
    shop: Text | str = ""
    """whose it is: KiotViet's or Haravan's name of the shop, or else the file, with the folder that it lies in"""

    @property
    def heading(self) -> Text:
        """The title with the shop in it, by which one report is told from another."""
        return titled(self.title, self.shop)

    @property
    def sections(self) -> dict[Section, list[Record]]:
        """The sections with their rows: what is bad first, then what to ask, each as first seen; {} without any."""
        found: dict[Section, list[Record]] = {}
        for one in self.records:
            if one.section is not None:
                found.setdefault(one.section, []).append(one)
        order: tuple[Tone, ...] = ("bad", "ask", "good", "unknown", "")
        return {section: found[section] for section in sorted(found, key=lambda one: order.index(one.tone))}

    @property
    def is_well(self) -> bool:
        """Whether something was judged, and no row needs anybody."""
        return self.is_judged and not any(one.tone in self.calls for one in self.records)


def titled(title: Text, shop: Text | str) -> Text:
    """A title with the shop in it; the title alone where nobody knows whose it is."""
    return _("{title}: {shop}", title=title, shop=shop) if shop else title


def subject_of(row: Record, columns: Sequence[Column]) -> Subject:
    """What a row of a table with these columns is about."""
    if row.about is not None:
        return row.about
    kinds: Mapping[str, Literal["order", "goods"]] = {"order": "order", "code": "goods"}
    kind = kinds.get(columns[0].key)
    return Subject(kind, say(row.cells[0], "vi")) if kind else Subject("shop", "")


def say(cell: Cell, language: str) -> str:
    """A cell in one language."""
    if isinstance(cell, Decimal):
        return decimal(cell, language)
    return cell.say(language) if isinstance(cell, Text) else cell or ""


def exact(number: Decimal) -> str:
    """A number as a text that loses nothing: "1250000", "2.5"."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
