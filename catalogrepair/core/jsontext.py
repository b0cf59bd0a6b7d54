"""JSON that people can read and edit: one entry of a list a line."""

import json
from collections.abc import Mapping
from typing import Any


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
