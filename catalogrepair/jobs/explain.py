"""What people are told about the checks."""

from catalogrepair.checks import all_checks
from catalogrepair.checks.about import About

__all__ = ["About", "abouts"]


def abouts() -> dict[str, About]:
    """Every check's name to what it looks for, in the order of the names."""
    return {name: check.ABOUT for name, check in all_checks().items()}
