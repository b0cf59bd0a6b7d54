"""A file that this tool wrote itself proves nothing of what KiotViet took: nobody takes it for an export."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.files.output import digest
from catalogrepair.files.product_list import Export
from catalogrepair.storage.journal import Journal
from catalogrepair.text import _


def written_by_us(journal: Journal) -> set[str]:
    """The sha256 of every file that a repair of this machine has written; none where the journal is unusable."""
    with suppress(UnusableInput):
        return journal.written()
    return set()


def refuse_own_work(after: Export, journal: Journal, written: Iterable[Path] = ()) -> None:
    """Raise Refused for a file that a repair of this machine has written, be it renamed, for any answers.

    `written` are files that are known without the journal, which may be unusable.
    """
    if after.source.sha256 in written_by_us(journal) | {digest(path) for path in written}:
        raise Refused(
            _(
                "“{name}” is the repaired file itself, not an export of after the import. Import it into "
                "KiotViet, export again, and use that file.",
                name=after.source.name,
            ),
        )
