"""TOML files that a person writes: read, or refused in a sentence that names the line."""

import re
import tomllib
from pathlib import Path
from typing import Any

from catalogrepair.errors import UnusableInput, reason
from catalogrepair.text import Text, _

_LINE = re.compile(r"\(at line (\d+)")
_SHOWN = 80
"""characters of the line at fault"""


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file. Raises UnusableInput when it cannot be read, or is no TOML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong(path, _("is not UTF-8; save it again as UTF-8")) from error
    except (OSError, ValueError) as error:
        raise _wrong(path, _("cannot be read: {why}", why=reason(error))) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match, lines = _LINE.search(str(error)), text.splitlines()
        number = int(match[1]) if match else len(lines)
        line = lines[number - 1].strip()[:_SHOWN] if number <= len(lines) else ""
        said = _("is wrong in line {number}: {line} (texts stand in double quotes)", number=str(number), line=line)
        end = _("ends too early: a quotation mark or a bracket is not closed")
        raise _wrong(path, said if match else end) from error


def _wrong(path: Path, said: Text) -> UnusableInput:
    return UnusableInput(_("“{name}” {said}.", name=path.name or str(path), said=said))
