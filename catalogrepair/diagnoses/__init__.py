"""The playbook's other faults, one a file or package, found by walking: the module's name is the diagnosis's name.

Each has `ABOUT` and a pure `diagnose`, which goes from what was read to answers; pandas joins the tables. What `ABOUT`
says it reads decides what `diagnose` takes, see `Reads`.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from catalogrepair.catalog.results import Results
from catalogrepair.diagnoses.shared.about import About

_SHARED = "shared"
"""what several of them use"""


class Diagnosis(Protocol):
    """A module or package of this package. One of sales may also give `rules`: see `one_order`."""

    ABOUT: About
    diagnose: Callable[..., Results]


def names() -> list[str]:
    """Every diagnosis, in the order of the files; nothing of them is loaded."""
    return sorted(module.name for module in iter_modules(__path__) if module.name != _SHARED)


@cache
def diagnosis(name: str) -> Diagnosis:
    """The diagnosis of this name, one of `names`."""
    return cast("Diagnosis", import_module(f"{__name__}.{name}"))
