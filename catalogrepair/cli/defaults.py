"""The defaults of the user and of the project, taken for every option that is not given on the command line."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from catalogrepair.cli import COMPLETE
from catalogrepair.cli.language import choose
from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs import sign_in
from catalogrepair.jobs.defaults import read_defaults

_PARAMETERS = {"level": "level", "mode": "mode", "rule": "rule", "branch-main": "branch_main", "map": "mapping"}
"""an option's name to that of click's parameter; language and shop go by the environment, as commands read them"""
_LOOKS = ("config", "help", "explain", "completion")
"""commands that must work though a file of settings is broken: they say what it may hold"""


def take(words: Sequence[str]) -> Mapping[str, str]:
    """The defaults by click's names; language and shop are in force then. Raises UnusableInput for a broken file."""
    try:
        found = read_defaults(Path.cwd())
    except CatalogRepairError:
        if COMPLETE in os.environ or {"-h", "--help", "--version"} & {*words} or {*_LOOKS} & {*words[:3]}:
            return {}
        raise
    except OSError:  # a folder that is gone has no settings
        return {}
    choose(words, found.get("lang"))
    if (shop := found.get("shop")) and not os.environ.get(sign_in.SHOP) and "config" not in words[:3]:
        os.environ[sign_in.SHOP] = shop
    return {parameter: found.get(name) for name, parameter in _PARAMETERS.items() if found.get(name)}
