"""Reads a file that is one of some kinds: its headings tell which, and a file of another kind is refused by name."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from catalogrepair.errors import UnusableInput
from catalogrepair.files.code_list import CODE_LIST, first_rows
from catalogrepair.files.headed import Headed, HeadedSheet, Seen, read_headed
from catalogrepair.files.kinds import Kind, kind_of, kind_of_start, likely_kind
from catalogrepair.files.rows import Columns
from catalogrepair.files.sniff import Form, sniff, start_of
from catalogrepair.text import NOTHING, Text, _

_MOST_USES = 3
"""commands that a refusal names"""


class Read(NamedTuple):
    """What a file turned out to be, and its columns by our names."""

    kind: Kind
    columns: Columns
    """none for a plain list"""
    name: str
    sheets: Sequence[HeadedSheet] = ()

    @property
    def rows(self) -> int:
        """Rows below the headings."""
        return max(map(len, self.columns.values()), default=0)


def read_file(path: Path, wanted: Sequence[Kind]) -> Read:
    """Read a file that is one of the wanted kinds.

    Raises UnusableInput when it is none of them, or has no rows where headings alone are no answer.
    """
    refuse_own(path, wanted)
    form = _form(path, wanted)
    if form is Form.CSV and CODE_LIST in wanted and _may_be_list(path, wanted):
        return Read(CODE_LIST, {}, path.name)
    headed, kind = _headed(path, form, wanted)
    if kind is None:
        raise refusal(path.name, wanted, headed.seen)
    read = Read(kind, headed.columns, path.name, headed.sheets)
    codes = [column for column in kind.needed[0] if column in read.columns]
    if not _has_text(read, codes) and not (kind.none and not _has_text(read, read.columns)):
        raise _no_entries(read, codes[0])
    return read


def recognised(path: Path) -> Kind | None:
    """What kind of file this surely or likely is, by its headings or its first bytes; None where nothing tells.

    Raises UnusableInput for what is no table at all.
    """
    return seen_as(path)[0]


def seen_as(path: Path) -> tuple[Kind | None, int]:
    """The same, and how many columns its row of headings has; 0 where there is none."""
    own = kind_of_start(start_of(path))
    if own is not None:
        return own, 0
    headed, _none = _headed(path, sniff(path), ())
    return next(((kind, len(one.texts)) for kind, one in _known(headed.seen)), (None, 0))


def _headed(path: Path, form: Form, wanted: Sequence[Kind]) -> tuple[Headed, Kind | None]:
    """The sheets of the first wanted kind that any of them fits."""
    fitting: list[Kind] = []

    def choose(row: Mapping[int, str]) -> Mapping[str, int] | None:
        for kind in fitting or wanted:
            if places := kind.columns_of(row):
                fitting[:] = [kind]
                return places
        return None

    headed = read_headed(path, form, choose)
    return headed, fitting[0] if fitting else None


def _form(path: Path, wanted: Sequence[Kind]) -> Form:
    """A list typed by hand is text, however it begins."""
    return Form.CSV if CODE_LIST in wanted and path.suffix.lower() == ".txt" else sniff(path)


def _may_be_list(path: Path, wanted: Sequence[Kind]) -> bool:
    """Whether a text can be a plain list, where its ending says so or nothing else is wanted; raises as `refusal`."""
    if len(wanted) > 1 and path.suffix.lower() not in (".txt", ".csv"):
        return False
    seen = first_rows(path)
    if any(kind.columns_of(one.texts) for kind in wanted for one in seen if kind.headings):
        return False
    if any(_known(seen)):
        raise refusal(path.name, wanted, seen)
    return True


def refuse_own(path: Path, wanted: Sequence[Kind]) -> None:
    """Raise UnusableInput where the file is a plan or a report of this program, and that is not wanted."""
    kind = kind_of_start(start_of(path))
    if kind is not None and kind not in wanted:
        raise _other(path.name, kind, wanted, NOTHING)


def refuse_other(path: Path, wanted: Kind) -> None:
    """Raise UnusableInput where a file that is no table is wanted, and this is one of another kind."""
    refuse_own(path, [wanted])
    try:
        headed, _ = _headed(path, sniff(path), ())
    except UnusableInput:
        return  # of no kind that has headings
    if any(_known(headed.seen)):
        raise refusal(path.name, [wanted], headed.seen)


def refusal(name: str, wanted: Sequence[Kind], seen: Sequence[Seen]) -> UnusableInput:
    """The refusal of a table in which none of the wanted kinds was found, from the rows that were looked at."""
    for kind, one in _known(seen):
        if kind in wanted:
            return _lacking(name, next(its for its in wanted if its == kind), one)
        return _other(name, kind, wanted, _where(one))
    for one in seen:
        for kind in wanted:
            if len(one.texts) > 1 and len(kind.lacking(kind.places_of(one.texts))) < len(kind.needed):
                return _lacking(name, kind, one)
    return _unknown(name, wanted)


def _known(seen: Iterable[Seen]) -> Iterable[tuple[Kind, Seen]]:
    """The kinds that the rows tell of, the sure ones first."""
    for tell in (kind_of, likely_kind):
        for one in seen:
            if (kind := tell(one.texts)) is not None:
                yield kind, one


def _other(name: str, kind: Kind, wanted: Sequence[Kind], where: Text) -> UnusableInput:
    names, ask = _either(one.name for one in wanted), _either(one.ask for one in wanted)
    use = ", ".join(kind.use[:_MOST_USES]) + ("…" if len(kind.use) > _MOST_USES else ".")
    serves = _("It serves: {use}", use=use) if kind.use else _UNREAD
    return UnusableInput(
        _(
            "“{name}” is {kind}, not {names}{where}. {serves} Needed here: {ask}.",
            name=name,
            kind=kind.name,
            names=names,
            where=where,
            serves=serves,
            ask=ask,
        ),
    )


_UNREAD = _("No command takes it.")


def _lacking(name: str, kind: Kind, one: Seen) -> UnusableInput:
    """The refusal of a wanted kind of which columns were left out, or of what has some of its columns."""
    where, columns = _where(one), ", ".join(f"“{heading}”" for heading in kind.lacking(kind.places_of(one.texts)))
    sure = (kind_of(one.texts) or likely_kind(one.texts)) == kind
    what = _("is") if sure else _("looks like")
    return UnusableInput(
        _(
            "“{name}” {what} {kind}{where} but lacks the column {columns}. Export it with all columns ({ask}).",
            name=name,
            what=what,
            kind=kind.name,
            where=where,
            columns=columns,
            ask=kind.ask,
        ),
    )


def _unknown(name: str, wanted: Sequence[Kind]) -> UnusableInput:
    names, ask = _either(one.name for one in wanted), _either(one.ask for one in wanted)
    needed = "; ".join(" / ".join(f"“{one}”" for one in kind.lacking({})) for kind in wanted if kind.needed)
    looked = _(": no row of headings with the column {needed}", needed=needed) if needed else NOTHING
    return UnusableInput(
        _("“{name}” is not {names}{looked}. Needed here: {ask}.", name=name, names=names, looked=looked, ask=ask),
    )


def _no_entries(read: Read, code: str) -> UnusableInput:
    ask, heading = read.kind.ask, read.kind.headings[code][0]
    if _has_text(read, read.columns):
        return UnusableInput(
            _(
                "“{name}” has no row with “{heading}”. Export it again ({ask}).",
                name=read.name,
                heading=heading,
                ask=ask,
            ),
        )
    return UnusableInput(
        _("“{name}” has headings only, and no rows. Export it again ({ask}).", name=read.name, ask=ask),
    )


def _has_text(read: Read, columns: Iterable[str]) -> bool:
    return any(text.strip() for column in columns for text in read.columns[column])


def _either(names: Iterable[Text]) -> Text:
    first, *more = dict.fromkeys(names)
    for one in more:
        first = _("{one} or {other}", one=first, other=one)
    return first


def _where(one: Seen) -> Text:
    if one.sheet:
        return _(" (sheet “{sheet}”, row {row})", sheet=one.sheet, row=str(one.row))
    return _(" (row {row})", row=str(one.row))
