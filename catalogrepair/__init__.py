"""Finds and clears the cells of a KiotViet product export that keep product groups from reaching Haravan.

In a notebook: `import catalogrepair as cr; cr.check("export.xlsx", store="store.xlsx").to_frame()`. The functions are
those of `catalogrepair.api`, with their documentation; `catalogrepair explain api` shows all of it by examples.
"""

from typing import TYPE_CHECKING, Any

from catalogrepair.errors import (
    CatalogRepairError,
    Refused,
    Rejected,
    SignInFailed,
    Unreachable,
    Unsettled,
    UnusableInput,
)
from catalogrepair.text import Text
from catalogrepair.version import __version__

if TYPE_CHECKING:
    from catalogrepair.api import (
        Answered,
        Checked,
        Difference,
        Edit,
        Examination,
        Export,
        Finding,
        Level,
        Plan,
        Planned,
        Repaired,
        Results,
        Verified,
        apply,
        check,
        diagnose,
        diff,
        plan,
        read,
        repair,
        undo,
        verify,
    )

__all__ = [
    "Answered",
    "CatalogRepairError",
    "Checked",
    "Difference",
    "Edit",
    "Examination",
    "Export",
    "Finding",
    "Level",
    "Plan",
    "Planned",
    "Refused",
    "Rejected",
    "Repaired",
    "Results",
    "SignInFailed",
    "Text",
    "Unreachable",
    "Unsettled",
    "UnusableInput",
    "Verified",
    "__version__",
    "apply",
    "check",
    "diagnose",
    "diff",
    "plan",
    "read",
    "repair",
    "undo",
    "verify",
]

if not TYPE_CHECKING:  # a type checker would take every name for one that is here

    def __getattr__(name: str) -> Any:
        """The functions and their values, loaded when one is first asked for: `--help` needs none of it."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from catalogrepair import api

        found = getattr(api, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return __all__
