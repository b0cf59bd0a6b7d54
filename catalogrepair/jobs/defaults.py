"""Defaults of one's own for some options: of the user, and of the folder of a project, which wins over the user's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import platformdirs

from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.plans.plan import Mode
from catalogrepair.errors import UnusableInput
from catalogrepair.shops.keys import is_name
from catalogrepair.text import LANGUAGES, NOTHING, Text, _

PROJECT_FILE = "catalogrepair.toml"
Origin = Literal["user", "project"]
_WORDS: Mapping[str, tuple[str, ...]] = {
    "lang": LANGUAGES,
    "level": tuple(level.word for level in reversed(Level)),
    "mode": get_args(Mode),
    "rule": ("basic", "multi", "chosen"),
}
"""the options that take one of a few words"""
OPTIONS = ("lang", "shop", "level", "mode", "rule", "branch-main", "map")
"""what may be set, by the names of the options of the command line"""


class Default(NamedTuple):
    """One value, and the file that it stands in."""

    value: str
    origin: Origin
    path: Path


@dataclass(frozen=True)
class Defaults:
    """What the two files say; without any, nothing."""

    user: Path
    """where the user's file is looked for"""
    project: Path | None = None
    """the project's file, where there is one"""
    values: Mapping[str, Default] = field(default_factory=dict)
    """by the names of `OPTIONS`"""

    def get(self, name: str) -> str:
        """The value of an option; "" where no file sets it."""
        return self.values[name].value if name in self.values else ""


def user_file() -> Path:
    """The user's file, there or not: in the folder that the system has for settings."""
    return platformdirs.user_config_path("catalogrepair", appauthor=False) / "config.toml"


def project_file(folder: Path) -> Path | None:
    """The nearest `PROJECT_FILE` of a folder and those above it."""
    return next((file for one in (folder, *folder.parents) if (file := one / PROJECT_FILE).is_file()), None)


def read_defaults(folder: Path) -> Defaults:
    """The defaults for work in `folder`.

    Raises UnusableInput, naming the file and the place in it, when one cannot be read, is no TOML, or sets what cannot
    be set.
    """
    user, project = user_file(), project_file(folder)
    values: dict[str, Default] = {}
    if user.is_file():
        values |= _of(user, "user")
    if project is not None:
        values |= _of(project, "project")
    return Defaults(user, project, values)


def _of(path: Path, origin: Origin) -> dict[str, Default]:
    from catalogrepair.files.toml import read_toml

    found = read_toml(path)
    for fault in _faults(found):
        raise UnusableInput(_("The settings “{path}”: {fault}", path=str(path), fault=fault))
    # A mapping file stands where the settings say, wherever the command is typed.
    placed = {name: str(path.parent / value) if name == "map" else value for name, value in found.items()}
    return {name: Default(value, origin, path) for name, value in placed.items()}


def _faults(found: Mapping[str, Any]) -> Iterator[Text]:
    for name, value in found.items():
        if name not in OPTIONS:
            near = get_close_matches(name.replace("_", "-"), OPTIONS, n=1)
            meant = _(" Did you mean “{name}”?", name=near[0]) if near else NOTHING
            names = ", ".join(OPTIONS)
            yield _("“{name}” cannot be set there.{meant} These can: {names}.", name=name, meant=meant, names=names)
        elif not isinstance(value, str) or not value.strip():
            yield _("“{name}” must be a text in double quotes.", name=name)
        elif name == "shop" and not is_name(value):
            yield _("“{name}” cannot be “{value}”: use letters, digits and hyphens only.", name=name, value=value)
        elif name in _WORDS and value not in _WORDS[name]:
            words = ", ".join(_WORDS[name])
            yield _("“{name}” cannot be “{value}”; it is one of: {words}.", name=name, value=value, words=words)
