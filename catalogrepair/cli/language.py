"""Which language the command line speaks; chosen before any help text is made."""

import gettext
import os
from collections.abc import Sequence
from pathlib import Path

from catalogrepair.errors import Text

LANGUAGES = ("vi", "en")
VARIABLE = "CATALOGREPAIR_LANG"
_chosen = "vi"


def choose(arguments: Sequence[str]) -> None:
    """Take the language from `--lang`, else from the environment, else Vietnamese; click's own words follow."""
    global _chosen  # noqa: PLW0603  # one process speaks one language
    wanted = os.environ.get(VARIABLE, "")
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
        elif argument == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
    _chosen = wanted if wanted in LANGUAGES else "vi"
    os.environ["LANGUAGE"] = _chosen
    gettext.bindtextdomain("messages", Path(__file__).with_name("locale"))
    gettext.textdomain("messages")


def language() -> str:
    """The language in force: "vi" or "en"."""
    return _chosen


def say(vi: str, en: str) -> str:
    """One of two texts, in the language in force."""
    return Text(vi, en).say(_chosen)
