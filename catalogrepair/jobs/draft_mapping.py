"""Writes a draft of the file that pairs KiotViet's branches with Haravan's locations."""

from pathlib import Path

from catalogrepair.diagnoses.stock.mapping import draft
from catalogrepair.diagnoses.stock.rules import equal_names, named
from catalogrepair.files.output import write_whole
from catalogrepair.jobs.reading.sources import Sources
from catalogrepair.jobs.reading.stock import StockReader
from catalogrepair.text import Progress, Text, _


def draft_mapping(sources: Sources, branch_main: str, target: Path, language: str, progress: Progress) -> Text | None:
    """Write the file that pairs branches with locations, as far as that is known; what is left to do, if anything.

    Raises UnusableInput where the places cannot be read or the file not be written.
    """
    places = StockReader(sources, progress).places()
    if branch_main:
        branch_main = named(branch_main, places.branches, _("branch"))
    elif len(places.branches) == 1:
        branch_main = places.branches[0]
    locations = equal_names(places, branch_main)
    text = draft(places, branch_main, locations, language).encode()
    write_whole(target, lambda out: out.write(text))
    left = len(places.branches) - len(locations)
    if not left:
        return None
    return _(
        "{left:# branch is|# branches are} still open. Open the file, remove the # and fill in "
        "locations, then run again with --map.",
        left=left,
    )
