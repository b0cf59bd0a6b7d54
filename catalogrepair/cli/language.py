"""Which language the command line speaks; chosen before any help text is made."""

import gettext
import os
from collections.abc import Sequence

from catalogrepair.text import LANGUAGES, LOCALE, Text

VARIABLE = "CATALOGREPAIR_LANG"
_chosen = "vi"


def choose(arguments: Sequence[str], default: str = "") -> None:
    """Take the language from `--lang`, the environment, or the default, in this order; click's own words follow."""
    global _chosen  # noqa: PLW0603  # one process speaks one language
    wanted = os.environ.get(VARIABLE) or default
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
        elif argument == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
    _chosen = wanted if wanted in LANGUAGES else "vi"
    os.environ["LANGUAGE"] = _chosen
    gettext.bindtextdomain("click", LOCALE)
    gettext.textdomain("click")


def language() -> str:
    """The language in force: "vi" or "en"."""
    return _chosen


def say(text: Text) -> str:
    """A text in the language in force."""
    return text.say(_chosen)
