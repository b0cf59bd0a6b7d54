"""Reads a file that is one of some kinds: its headings tell which, and a file of another kind is refused by name."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from catalogrepair.errors import UnusableInput
from catalogrepair.files.columns import other_file
from catalogrepair.files.headed import read_headed
from catalogrepair.files.kinds import Paper, kind_of
from catalogrepair.files.rows import Columns
from catalogrepair.text import Text


class Read(NamedTuple):
    """What a file turned out to be, and its columns by our names."""

    paper: Paper
    columns: Columns
    name: str

    @property
    def rows(self) -> int:
        """Rows below the headings."""
        return max(map(len, self.columns.values()), default=0)


def read_paper(path: Path, wanted: Sequence[Paper]) -> Read:
    """Read a file that is one of the wanted kinds. Raises UnusableInput when it is none of them, or has no rows."""
    fitting: list[Paper] = []

    def choose(row: Mapping[int, str]) -> Mapping[str, int] | None:
        for paper in fitting or wanted:
            if columns := paper.columns_of(row):
                fitting[:] = [paper]
                return columns
        return None

    headed = read_headed(path, choose)
    if headed.columns is None:
        raise _other_kind(path, wanted, headed.tops)
    read = Read(fitting[0], headed.columns, path.name)
    codes = [column for column in read.paper.needed[0] if column in read.columns]
    if not _has_text(read, codes):
        raise _no_codes(read, codes[0])
    return read


def _has_text(read: Read, columns: Iterable[str]) -> bool:
    return any(text.strip() for column in columns for text in read.columns[column])


def _no_codes(read: Read, code: str) -> UnusableInput:
    ask, heading = read.paper.ask, read.paper.headings[code][0]
    if _has_text(read, read.columns):
        return UnusableInput(
            f"Tệp “{read.name}” không có dòng nào có “{heading}”. Hãy xuất lại ({ask}).",
            f"“{read.name}” has no row with “{heading}”. Export it again ({ask}).",
        )
    return UnusableInput(
        f"Tệp “{read.name}” chỉ có dòng tiêu đề, không có dòng nào. Hãy xuất lại ({ask}).",
        f"“{read.name}” has headings only, and no rows. Export it again ({ask}).",
    )


def _other_kind(path: Path, wanted: Sequence[Paper], tops: Iterable[Mapping[int, str]]) -> UnusableInput:
    names = _either(wanted)
    where = "; ".join(paper.ask for paper in wanted)
    for row in tops:
        kind = kind_of(row)
        if kind is not None and kind in wanted:
            lacking = ", ".join(f"“{one}”" for one in _lacking(kind, row))
            return UnusableInput(
                f"Tệp “{path.name}” là {kind.name.vi} nhưng thiếu cột {lacking}. Hãy xuất lại với đủ cột ({kind.ask}).",
                f"“{path.name}” is {kind.name.en} but lacks the column {lacking}. Export it with all columns "
                f"({kind.ask}).",
            )
        what = kind.name if kind else other_file(row.values()) if len(row) > 1 else None
        if what is not None:
            return UnusableInput(
                f"Tệp “{path.name}” là {what.vi}, không phải {names.vi}. Hãy lấy ở {where}.",
                f"“{path.name}” is {what.en}, not {names.en}. Get it from {where}.",
            )
    needed = "; ".join(" / ".join(f"“{one}”" for one in _lacking(paper, {})) for paper in wanted)
    return UnusableInput(
        f"Tệp “{path.name}” không phải {names.vi}: không thấy dòng tiêu đề có cột {needed}. Hãy lấy ở {where}.",
        f"“{path.name}” is not {names.en}: no row of headings with the column {needed}. Get it from {where}.",
    )


def _either(wanted: Sequence[Paper]) -> Text:
    return Text(" hoặc ".join(one.name.vi for one in wanted), " or ".join(one.name.en for one in wanted))


def _lacking(paper: Paper, row: Mapping[int, str]) -> list[str]:
    """The first heading of each column that is needed and not there."""
    found = paper.places_of(row)
    return [paper.headings[either[0]][0] for either in paper.needed if not any(column in found for column in either)]
