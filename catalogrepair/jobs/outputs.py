"""Files that a front end writes itself, such as reports: whole or not at all, like those of the jobs."""

from collections.abc import Iterable
from pathlib import Path

from catalogrepair.errors import UnusableInput
from catalogrepair.files.output import Target, free_name, refuse_target, write_whole
from catalogrepair.files.output_set import settle, write_set
from catalogrepair.files.places import Place
from catalogrepair.text import _

__all__ = ["Place", "Target", "free_name", "refuse_targets", "write_set", "write_whole"]


def refuse_targets(paths: Iterable[Path | None], *sources: str | Path, force: bool) -> None:
    """Refuse unusable outputs before any work is done; sources that are no files are no matter."""
    targets = [path for path in paths if path is not None]
    for place, path in enumerate(targets):
        settle(path, force=force)
        refuse_target(path, tuple(map(Path, sources)), force=force)
        if path.resolve() in (other.resolve() for other in targets[:place]):
            raise UnusableInput(
                _("Two results would be written to one file, “{name}”. Give them different names.", name=path.name),
            )
