"""The public Python API: what the commands do, as functions for a notebook or a script.

Nothing is printed and nobody is asked. Sources are paths, or the words "kiotviet" and "haravan" for the live shops that
this machine is signed in to (CATALOGREPAIR_SHOP names which, where there are several). Files are written by `repair`,
`apply` and `undo`, and by `plan` where it is given an `output`; an input is never overwritten, and another file only
with `force`. Like the commands, these four and `verify` also note in this machine's journal what they did and saw.

Every failure is a CatalogRepairError: `error.text.vi` and `error.text.en` say what is wrong and what to do,
`error.details` where, `error.exit_code` what the command would have ended with.
"""

from catalogrepair.api.looks import diagnose, verify
from catalogrepair.api.repairs import apply, check, diff, plan, read, repair, undo
from catalogrepair.api.results import Answered, Checked, Planned, Repaired
from catalogrepair.jobs.values import Difference, Edit, Examination, Export, Finding, Level, Plan, Results, Verified

__all__ = [
    "Answered",
    "Checked",
    "Difference",
    "Edit",
    "Examination",
    "Export",
    "Finding",
    "Level",
    "Plan",
    "Planned",
    "Repaired",
    "Results",
    "Verified",
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
