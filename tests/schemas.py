"""The JSON schemas that ship: what every document that a command prints or writes is held against."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

FOLDER = files("catalogrepair") / "docs" / "schemas"


@cache
def schema_of(name: str) -> Any:
    """The schema of one format, such as "plan"."""
    return json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))


@cache
def _validator_of(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(name))


def valid(text: str) -> Any:
    """The values of a JSON text whose documents say what they are, and are that."""
    values = json.loads(text)
    for document in values if isinstance(values, list) else [values]:
        assert list(document)[:2] == ["format", "version"]
        faults = list(_validator_of(document["format"].removeprefix("catalogrepair-")).iter_errors(document))
        assert not faults, "\n".join(f"{fault.json_path}: {fault.message}" for fault in faults[:5])
        for part in document.get("diagnoses", ()):
            if part["results"] is not None:
                valid(json.dumps(part["results"]))
    return values
