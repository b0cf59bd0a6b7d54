"""JSON that people can read and edit, one entry of a list a line; every document says first what it is."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

FORMATS = {
    "batch": 1,
    "batch-shop": 1,
    "batch-total": 1,
    "check": 1,
    "diagnosis": 1,
    "diff": 1,
    "edits": 1,
    "explain": 1,
    "plan": 1,
    "push": 1,
    "push-preview": 1,
    "shop": 1,
    "status": 2,
    "status-plan": 1,
    "topic": 1,
    "verify": 1,
    "whoami": 1,
}
"""Each kind of document that is written and its version, which rises where a key goes or changes its meaning.

The schema of each is docs/schemas/NAME.schema.json.
"""


def document(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values behind what tells a reader their format, which is one of `FORMATS`."""
    return {"format": f"catalogrepair-{name}", "version": FORMATS[name], **values}


def readable(value: Any) -> str:
    """JSON text in which each key of an object, and each entry of its lists, stands on a line of its own.

    Entries stay on one line: a person removes a line to remove an entry, and the fast encoder does the work.
    """
    if isinstance(value, Mapping):
        body = ",\n".join(f" {json.dumps(key)}: {_member(member)}" for key, member in value.items())
        return "{\n" + body + "\n}\n"
    return _member(value).replace("\n  ", "\n ") + "\n"


def _member(value: Any) -> str:
    if isinstance(value, list | tuple) and value:
        entries = ",\n  ".join(json.dumps(entry, ensure_ascii=False) for entry in value)
        return f"[\n  {entries}\n ]"
    return json.dumps(value, ensure_ascii=False)


_SPACE = re.compile(r"[\s,]*")


def entry_lines(text: str, key: str, entries: Sequence[Any]) -> list[int]:
    """The line, from 1, on which each entry of a list begins, in JSON text that holds the list under `key`.

    0 for all of them where the list cannot be told from another under the same key.
    """
    found = re.search(rf'(?<!\\)"{key}"\s*:\s*\[', text)
    decoder, lines = json.JSONDecoder(), []
    place, line, counted = (found.end() if found else len(text)), 1, 0
    for entry in entries:
        space = _SPACE.match(text, place)
        begin = space.end() if space else place
        try:
            same, place = decoder.raw_decode(text, begin)
        except ValueError:
            return [0] * len(entries)
        if same != entry:
            return [0] * len(entries)
        line, counted = line + text.count("\n", counted, begin), begin
        lines.append(line)
    return lines
