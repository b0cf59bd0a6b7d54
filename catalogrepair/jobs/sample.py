"""The shop that ships with the tool, made up, so that the guided repair can be tried before a file is at hand."""

from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs.guide import Guided, begin
from catalogrepair.shipped import shipped
from catalogrepair.storage.drafts import Folders
from catalogrepair.text import _

_SAMPLE = "fashion_swallowed_family"
_NAMES = {"export": _("Sample shop"), "store": _("Sample shop on Haravan")}
"""what its files are called, so that nobody takes them for those of a real shop"""


def begin_sample(folders: Folders, language: str) -> Guided:
    """Begin a repair of the sample. Raises UnusableInput where the system does not allow a folder for it."""
    folder = folders.new()
    try:
        for role, name in _NAMES.items():
            path = shipped("samples") / _SAMPLE / f"{role}.xlsx"
            with path.open("rb") as file:
                folder.keep(role, f"{name.say(language)}.xlsx", file, path.stat().st_size)
        folder.note("sample", _SAMPLE)
        return begin(folder, ask=True)
    except CatalogRepairError:
        folder.remove()
        raise
