"""JSON that people can read and edit, one entry of a list a line; every document says first what it is."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

FORMATS = {
    "batch": 1,
    "batch-shop": 1,
    "batch-total": 1,
    "check": 2,
    "config": 1,
    "diagnosis": 1,
    "diff": 1,
    "edits": 2,
    "explain": 1,
    "plan": 2,
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

encode = json.JSONEncoder(ensure_ascii=False).encode
"""a value as JSON text in one line"""


def document(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values behind what tells a reader their format, which is one of `FORMATS`."""
    return {"format": f"catalogrepair-{name}", "version": FORMATS[name], **values}


def readable(value: Any) -> str:
    """JSON text in which each key of an object, and each entry of its lists, stands on a line of its own.

    Entries stay on one line: a person removes a line to remove an entry, and the fast encoder does the work.
    """
    return "".join(pieces(value))


def pieces(value: Any) -> Iterator[str]:
    """The same bit by bit, so that a long list is never held as text; a list may be an iterator, which is used up."""
    if not isinstance(value, Mapping):
        yield from _member(value, " ")
        yield "\n"
        return
    yield "{\n"
    for place, (key, member) in enumerate(value.items()):
        yield f"{',' + chr(10) if place else ''} {encode(key)}: "
        yield from _member(member, "  ")
    yield "\n}\n"


_ENTRIES = 256
"""of a list that are made into text at once"""


class Encoded(list[bytes]):
    """A member of an object made into text already, in pieces, for a document that is written more than once."""


def encoded(value: Any) -> Encoded:
    """A list as `pieces` would write it as the member of an object."""
    return Encoded(piece.encode(errors="surrogatepass") for piece in _member(value, "  "))


def _member(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Encoded):
        yield from (piece.decode(errors="surrogatepass") for piece in value)
        return
    if not isinstance(value, list | tuple | Iterator):
        yield encode(value)
        return
    entries, between = map(encode, value), f",\n{indent}"
    begin = f"[\n{indent}"
    while some := between.join(islice(entries, _ENTRIES)):
        yield begin + some
        begin = between
    yield "[]" if begin != between else f"\n{indent[1:]}]"


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
