"""The message to the shop on what the checks found in an export."""

from collections.abc import Sequence

from catalogrepair.catalog.examination import Examination
from catalogrepair.diagnoses import grouping
from catalogrepair.jobs.diagnose import named_checks
from catalogrepair.report.guide import importing
from catalogrepair.report.to_send import answer_to_send
from catalogrepair.text import Text


def answer_of(examination: Examination, outputs: Sequence[str] = ()) -> Text:
    """The message; `outputs` are the workbooks that were written, which the shop gets with it and imports."""
    results = grouping.diagnose(examination, named_checks(), is_written=bool(outputs))
    return answer_to_send([results], then=importing(len(outputs)) if outputs else None)
