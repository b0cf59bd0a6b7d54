"""The answer that support sends to the shop: from results, one message that a person pastes into a chat or a ticket.

It speaks to somebody who has never seen this tool: no option, no file of ours, no row of the playbook, and the menus
as KiotViet and Haravan write them. What was not judged is named and asked for, and never sounds like an all-clear.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from catalogrepair.catalog.results import Reason, Results, Subject, Tone, Unjudged, subject_of
from catalogrepair.text import NOTHING, Text, _, begun, joined, verbatim

_NAMES, _DETAILED, _NO_FAULT = 10, 5, 3
"""how many orders or goods a paragraph names; fewer where more is said of each, or where nothing is to be done"""
_LONG = 200
"""characters from which on the same sentences are not said again"""
_NEEDED: Sequence[Tone] = ("bad", "ask")
_ORDER: Sequence[Tone] = ("bad", "ask", "")
_FINE = _("Everything that we could look at is right.")
_NOTHING_TO_DO = _("There is nothing for you to do.")
_YOUR_SHOP = _("your shop")
_UNKNOWN = (_("We do not have enough to go on yet."),)

Said = tuple[Text, ...]
"""sentences"""


class _Paragraph(NamedTuple):
    """What is said of some orders or goods."""

    said: Said
    subjects: Sequence[Subject]
    tone: Tone = "unknown"

    def text(self, between: str = "\n") -> Text:
        """Its names, and its sentences on the next line."""
        most = _NAMES if self.tone else _NO_FAULT
        names = [one for kind in ("order", "goods", "document") for one in _named(kind, self.subjects, most)]
        body = joined(self.said, between=" ")
        return joined((joined(names), ":", between, body), between="") if names else body


def answer_to_send(every: Sequence[Results], unasked: Sequence[Unjudged] = (), then: Text | None = None) -> Text:
    """The whole message on what one or several looks at a shop, or at one order, came to.

    `unasked` is what could not be looked at in any of them; `then` is what the shop does with a file that it gets.
    """
    paragraphs = _paragraphs(every)
    lacking = _lacking([*(one for results in every for one in results.unjudged), *unasked])
    is_needed = any(one.tone in _NEEDED for one in paragraphs)
    asks = list(dict.fromkeys(ask for one in lacking for ask in one.said[1:]))
    told = list(_numbered(paragraphs))
    if not is_needed and any(one.is_judged for one in every):
        fine = list(_fine(every)) or [_FINE]
        told.insert(0, joined(fine if lacking else [*fine, _NOTHING_TO_DO], between=" "))
    if lacking:
        bullets = [joined(("-", one._replace(said=one.said[:1]).text(" ")), between=" ") for one in lacking]
        told.append(joined((_("What we could not look at yet:"), *bullets), between="\n"))
    if asks:
        told.append(joined(asks, between=" "))
    if then is not None:
        told.append(then)
    is_asked = is_needed or bool(lacking) or then is not None
    return joined((_greeting(every), *told, _closing(is_asked)), between="\n\n")


def _greeting(every: Sequence[Results]) -> Text:
    """What was looked at, in one sentence."""
    judged = [one for one in every if one.is_judged]
    seen = joined(dict.fromkeys(one.looked_at for one in judged or every), between=", ") if every else _YOUR_SHOP
    if judged:
        return _("Hello, we looked at {seen} for you. This is what we found.", seen=seen)
    return _("Hello, we tried to look at {seen} for you, but do not have all that it takes yet.", seen=seen)


def _closing(is_asked: bool) -> Text:
    if is_asked:
        return _("Once it is done, or if anything is unclear, just write to us and we will look again. Thank you!")
    return _("If anything is unclear, just write to us. Thank you!")


def _fine(every: Iterable[Results]) -> Iterator[Text]:
    """What the answers say that are well."""
    yield from dict.fromkeys(
        text for one in every for section in one.sections if section.tone == "good" for text in section.to_send
    )


def _paragraphs(every: Iterable[Results]) -> list[_Paragraph]:
    """One for all that is told in the same sentences, what is bad first."""
    found: dict[Said, tuple[Tone, list[Subject]]] = {}
    better = _better(every)
    for results in every:
        for section, rows in results.sections.items():
            # Better a title in the words of the desk than nothing, which would sound like an all-clear.
            said = section.to_send or ((section.title,) if section.tone in _NEEDED else ())
            if said and section.tone in _ORDER:
                _tone, subjects = found.setdefault(said, (section.tone, []))
                its = [subject_of(row, results.columns) for row in rows]
                subjects += [one for one in its if not section.yields_to or (section.yields_to, one.name) not in better]
    told = [_Paragraph(said, _once(subjects), tone) for said, (tone, subjects) in found.items() if subjects]
    return list(_with_expected_last(sorted(told, key=lambda one: _ORDER.index(one.tone))))


def _with_expected_last(paragraphs: Sequence[_Paragraph]) -> Iterator[_Paragraph]:
    """What is no fault is told in one paragraph, where several end in the same sentence: that is said once."""
    expected: dict[Text, list[_Paragraph]] = {}
    for one in paragraphs:
        if one.tone == "":
            expected.setdefault(one.said[-1], []).append(one)
        else:
            yield one
    for end, its in sorted(expected.items(), key=lambda each: len(each[1])):
        bodies = [one._replace(said=one.said[:-1]).text(" ") for one in its]
        yield its[0] if len(its) == 1 else _Paragraph((*bodies, end), (), "")


def _better(every: Iterable[Results]) -> set[tuple[str, str]]:
    """Rows of the playbook, each with an order of which it says something that is to be done."""
    return {
        (section.rule, subject_of(row, results.columns).name)
        for results in every
        for section, rows in results.sections.items()
        if section.tone in _NEEDED
        for row in rows
    }


def _lacking(unjudged: Iterable[Unjudged]) -> list[_Paragraph]:
    """What could not be judged, by what is said of it; nothing of what the shop need not know."""
    found: dict[Said, list[Subject]] = {}
    for one in unjudged:
        said = one.why.to_send if isinstance(one.why, Reason) else _UNKNOWN
        if said:
            its = [] if one.kind == "shop" else [Subject(one.kind, code) for code in one.codes]
            found.setdefault(said, []).extend(its)
    return [_Paragraph(said, _once(subjects)) for said, subjects in found.items()]


def _once(subjects: Sequence[Subject]) -> list[Subject]:
    """Each once, and not bare where more is said of it elsewhere."""
    detailed = {(one.kind, one.name) for one in subjects if one.seen != NOTHING}
    return [one for one in dict.fromkeys(subjects) if one.seen != NOTHING or (one.kind, one.name) not in detailed]


def _numbered(paragraphs: Sequence[_Paragraph]) -> Iterator[Text]:
    """Each with its number, where there are several; where one ends as an earlier one does, it points there."""
    for place, one in enumerate(paragraphs):
        said = one.said
        same = [(_common_end(said, other.said), str(at)) for at, other in enumerate(paragraphs[:place], start=1)]
        many, number = max(same, key=lambda each: each[0], default=(0, ""))
        if sum(len(text.en) for text in said[len(said) - many :]) >= _LONG:
            said = (*said[: len(said) - many], _("Please do as under {number}.", number=number))
        text = one._replace(said=said).text()
        yield joined((f"{place + 1}.", text), between=" ") if len(paragraphs) > 1 else text


def _common_end(some: Said, others: Said) -> int:
    """How many sentences at their end are the same."""
    pairs = zip(reversed(some), reversed(others), strict=False)
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _named(kind: str, subjects: Iterable[Subject], most: int) -> Iterator[Text]:
    """The orders, the goods, or KiotViet's documents, among these, in one text; nothing where there are none."""
    its = [one for one in subjects if one.kind == kind and (one.name or one.seen != NOTHING)]
    is_detailed = any(one.seen != NOTHING for one in its)
    most, between = (min(most, _DETAILED), "; ") if is_detailed else (most, ", ")
    names, more = joined(map(_name, its[:most]), between=between), len(its) - most
    if not its:
        return
    if kind == "goods":
        if more > 0:
            names = _("{names} and {more:# other product|# other products}", names=names, more=more)
        count = sum(len(one.name.split(", ")) for one in its)
        yield _("{count:Product|Products} {names}", count=count, names=names)
    elif kind == "document":
        if more > 0:
            names = _("{names} and {more:# other|# others}", names=names, more=more)
        yield _("{names} in KiotViet", names=names)
    elif not its[0].name:  # the message is about this one order
        yield begun(names)
    else:
        if more > 0:
            names = _("{names} and {more:# other order|# other orders}", names=names, more=more)
        yield _("{count:Order|Orders} {names}", count=len(its), names=names)


def _name(one: Subject) -> Text:
    """By its code, with what was seen of it."""
    if one.seen == NOTHING:
        return verbatim(one.name)
    return _("{name} ({seen})", name=one.name, seen=one.seen) if one.name else one.seen
