"""The folders that ship with the tool and lie beside the package in a checkout: inside it where it is installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder of this name, "templates" or "samples"."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
