"""What was found in one export: one screen with a line a group, or with every row and reason of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import Finding
from catalogrepair.report import habits
from catalogrepair.report.layout import Line, table, turned
from catalogrepair.report.terminal import clean, evidence_lines
from catalogrepair.report.verdict import Verdict, codes_of, judge
from catalogrepair.report.wording import LEFT_OUT, fate, summary
from catalogrepair.text import Text, _, count, joined, pgettext

_FEWEST = 2
"""groups of one kind that are shown in the smallest window"""
_UNBOUND = 120
"""columns of the table where nothing bounds a line"""
_REASON = 2000
"""characters of a reason, which is several sentences"""
_MENDED = _("Will be mended")
_OPEN = _("Needs a look from you")
_HEADS = (_("Group"), pgettext("screen", "Sure"), pgettext("screen", "Codes"), _("Product"), _("What it is"))


@dataclass(frozen=True)
class Screen:
    """How much of what was found is shown, and in what room."""

    language: str
    titles: Mapping[str, Text]
    """a check's name to what people read"""
    width: int | None = None
    """columns; None where nothing bounds a line"""
    rows: int = 40
    """of the window, without what stands below"""
    only: tuple[str, ...] = ()
    """root codes: of these groups every row and reason; empty for all groups"""
    verbose: bool = False
    """every row and reason of every group, every note"""


def check_lines(examination: Examination, screen: Screen) -> Iterator[Line]:
    """What was found, the worst first: a line a group, or all of it where it is asked for or there is one alone."""
    verdict = judge(examination)
    mended, asked, passed = _places(examination, verdict, screen)
    above, below = [*headline(examination, screen.language, verdict)], [*_below(examination, verdict, passed, screen)]
    yield from above
    if screen.verbose or screen.only or len(mended) + len(asked) == 1:
        for is_fixed, places in ((True, mended), (False, asked)):
            for finding in chain.from_iterable(places):
                yield from _finding(finding, examination, screen, is_fixed=is_fixed)
    elif mended or asked:
        taken = sum(len([*turned(line, screen.width)]) for line in (*above, *below))
        yield from _by_line(mended, asked, examination, screen, screen.rows - taken)
    yield from below


def _below(examination: Examination, verdict: Verdict, passed: int, screen: Screen) -> Iterator[Line]:
    if passed or verdict.notes:
        yield Line("")
    if passed:
        others = _("Besides, {count:# group was|# groups were} not chosen.", count=passed)
        yield Line(others.say(screen.language), "note")
    if screen.verbose:
        yield from _habits(examination, screen.language)
    if verdict.notes:
        yield from (_notes if screen.verbose else _counted)(verdict.notes, examination, screen)


def headline(examination: Examination, language: str, verdict: Verdict | None = None) -> Iterator[Line]:
    """The file, what the store was asked, and the whole result in one sentence."""
    source, groups = examination.source, len(examination.catalogue.groups)
    size = _(
        "{name}: {rows:# row|# rows}, {groups:# same-type group|# same-type groups}.",
        name=source.name,
        rows=source.rows,
        groups=groups,
    )
    yield Line(clean(size.say(language)))
    yield from evidence_lines(examination, language)
    yield Line(summary(examination, verdict).say(language), "title")


Place = tuple[Finding, ...]
"""what was found in one group, or the one thing that concerns no group; the surest first"""


def _places(examination: Examination, verdict: Verdict, screen: Screen) -> tuple[list[Place], list[Place], int]:
    """What is mended, what is open, each the worst first, and how many groups stay as they are by choice."""
    fixed = _by_group(verdict.fixed)
    still = _by_group((*verdict.open, *verdict.kept))
    if screen.verbose or screen.only:
        return fixed, still, 0
    asked = [place for place in still if not all(fate(one, examination, False) is LEFT_OUT for one in place)]
    return fixed, asked, len(still) - len(asked)


def _by_group(findings: Iterable[Finding]) -> list[Place]:
    together: dict[object, list[Finding]] = {}
    for finding in findings:
        together.setdefault(finding.group or finding.rows, []).append(finding)
    places = [tuple(sorted(each, key=lambda one: -(one.level or 0))) for each in together.values()]
    return sorted(places, key=lambda place: (-(place[0].level or 0), -_codes(place)))


def _codes(place: Place) -> int:
    """How many codes a place is about: those that would leave, else all that were seen."""
    return len({row for one in place for row in (one.fix.leave if one.fix and one.fix.leave else one.rows)})


def _by_line(
    mended: Sequence[Place], asked: Sequence[Place], examination: Examination, screen: Screen, room: int
) -> Iterator[Line]:
    """One table of both kinds, each under its total, as long as the window is high."""
    parts = [(title, places) for title, places in ((_MENDED, mended), (_OPEN, asked)) if places]
    room -= 2 + 3 * len(parts)  # the heading and what stands around the rows
    cells = [[head.say(screen.language) for head in _HEADS]]
    shown = []
    for place, (_title, places) in enumerate(parts):
        others = sum(len(each) for _, each in parts[place + 1 :])
        most = max(_FEWEST, room - min(others, room // 2))
        shown.append(places if len(places) <= most + 1 else places[:most])
        room -= len(shown[-1])
        cells += [_row(one, examination, screen) for one in shown[-1]]
    rows = table(cells, (screen.width or _UNBOUND) - 2, whole=(0, 1), right=(2,))
    yield Line("")
    yield Line("  " + next(rows), "note", turns=False)
    for (title, places), each in zip(parts, shown, strict=True):
        yield Line(_total(title, places).say(screen.language), "title")
        for one in each:
            assert one[0].level is not None
            yield Line("  " + next(rows), one[0].level.word, turns=False)
        if rest := places[len(each) :]:
            more = _total(_("… and more"), rest).say(screen.language)
            yield Line(f"  {more} (--verbose)", "note")


def _total(title: Text, places: Sequence[Place]) -> Text:
    return _(
        "{title}: {places:# group|# groups}, {codes:# code|# codes}",
        title=title,
        places=len(places),
        codes=sum(map(_codes, places)),
    )


def _row(place: Place, examination: Examination, screen: Screen) -> list[str]:
    first, rows, language = place[0], examination.catalogue.rows, screen.language
    assert first.level is not None
    about = [rows[number] for number in (first.fixable or first.rows) if number in rows]
    name = about[0].name if about else ""
    code = first.group or (about[0].code if about else "")
    what = f"{screen.titles[first.check].say(language)}: {joined(first.why, between=' ').say(language)}"
    level, number = first.level.text.say(language), count(_codes(place), language)
    return [clean(code), level, number, clean(name), clean(what)]


def _finding(finding: Finding, examination: Examination, screen: Screen, *, is_fixed: bool) -> Iterator[Line]:
    assert finding.level is not None
    language = screen.language
    level, title = finding.level.text.say(language), screen.titles[finding.check].say(language)
    group = _("group {group}", group=finding.group).say(language) if finding.group else ""
    yield Line("")
    yield Line(clean(f"[{level}] {title}{': ' if group else ''}{group}"), finding.level.word)
    yield from _rows(finding, examination, screen)
    for why in finding.why:
        yield Line(f"  - {clean(why.say(language), _REASON)}")
    yield Line(f"  = {fate(finding, examination, is_fixed).say(language)} ({finding.check})", "note")


def _rows(finding: Finding, examination: Examination, screen: Screen) -> Iterator[Line]:
    rows, word = examination.catalogue.rows, _("row").say(screen.language)
    cells = [["", "", "", ""]]
    for number in finding.rows:
        row = rows[number]
        cells.append([f"{word} {number}:", clean(row.code), clean(row.name), clean(row.attributes)])
    width = None if screen.width is None else screen.width - 2
    yield from (Line(f"  {line}", turns=False) for line in [*table(cells, width, whole=(0, 1))][1:])


def _habits(examination: Examination, language: str) -> Iterator[Line]:
    if lines := [f"  {habit.text.say(language)}" for habit in habits.told(examination.catalogue)]:
        yield Line("")
        yield Line(f"{habits.TITLE.say(language)}:", "title")
        yield from map(Line, lines)


_NOTES = _("Left alone, for your information:")


def _counted(notes: Sequence[Finding], examination: Examination, screen: Screen) -> Iterator[Line]:
    said = [
        f"{screen.titles[check].say(screen.language)} ({count(number, screen.language)})"
        for check, number in Counter(note.check for note in notes).most_common()
    ]
    yield Line(f"{_NOTES.say(screen.language)} {'; '.join(said)} (--verbose)", "note")


def _notes(notes: Sequence[Finding], examination: Examination, screen: Screen) -> Iterator[Line]:
    language = screen.language
    yield Line("")
    yield Line(_NOTES.say(language), "title")
    order = Counter(note.check for note in notes)
    for check, each in groupby(sorted(notes, key=lambda note: [*order].index(note.check)), lambda note: note.check):
        yield Line(f"  {screen.titles[check].say(language)}: {count(order[check], language)} ({check})", "note")
        for note in each:
            codes = ", ".join(codes_of(examination, note.rows[:3])) + (", …" if len(note.rows) > 3 else "")
            words = " ".join(why.say(language) for why in note.why)
            yield Line(f"    - {clean(words, _REASON)}{f' [{clean(codes)}]' if codes else ''}")
