"""Groups whose goods never reach the store, as the checks found them (docs: playbook 1)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.results import Column, Record, Results, Section, record
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.text import Text, _, listed

RULE = "1"
ABOUT = About(
    title=_("Groups that never appear on the store."),
    answers=_("Which same-type groups block the sync, and which goods never arrive because of it."),
    symptoms=(Symptom(RULE, _("groups that never appear")),),
    reads=Reads.CATALOGUE,
)
TITLE = _("Groups that block the sync")
COLUMNS = (
    Column("group", _("Group"), 18),
    Column("product", _("Product"), 40),
    Column("codes", _("Product codes"), 40),
    Column("certainty", _("How sure"), 14),
    Column("seen", _("What was seen in the group"), 70),
)
_MEND = _(
    "Repair the export with `catalogrepair repair`, which shows every cell before it is changed; import it into "
    "KiotViet again, then sync."
)
_ASK = _("Look at these groups with somebody who knows the goods: `catalogrepair guide` asks one by one.")
_NOT_ASKED = _(
    "The store was not asked: these groups look blocked by the export alone. With Haravan's file it is sure."
)
_GROUPS = _("{:same-type group|same-type groups}")


class Named(NamedTuple):
    """A check in words."""

    title: Text
    does: Text
    """what is done about it"""


def diagnose(examination: Examination, checks: Mapping[str, Named]) -> Results:
    """A row for each conflict; `checks` are the checks by their names."""
    catalogue = examination.catalogue
    judged = Judged(_GROUPS, len(catalogue.groups), len(catalogue.groups))
    found = [_record(examination, one, checks[one.check]) for one in examination.findings if one.level is not None]
    judged.records += sorted(found, key=lambda one: one.tone == "ask")
    judged.notes += examination.warnings
    if catalogue.facts is None:
        judged.notes.append(_NOT_ASKED)
    results = judged.results(TITLE, COLUMNS, "groups")
    return results if catalogue.groups else _without_groups(results)


def _without_groups(results: Results) -> Results:
    """A catalogue in which nothing hangs on anything cannot block a sync: that was judged."""
    return replace(results, is_judged=True, summary=_("No goods hang on a group: none can be blocked by one."))


def _record(examination: Examination, finding: Finding, check: Named) -> Record:
    level = finding.level or Level.POSSIBLE
    rows = [examination.catalogue.rows[number] for number in finding.rows if number in examination.catalogue.rows]
    return record(
        _section(finding, check, is_sure=level > Level.POSSIBLE),
        finding.group or (rows[0].code if rows else ""),
        rows[0].name if rows else "",
        listed([row.code for row in rows], 6),
        level.text,
        finding.reason,
    )


def _section(finding: Finding, check: Named, *, is_sure: bool) -> Section:
    todo = (check.does,) if finding.fix is None else (_MEND,) if is_sure else (_ASK,)
    if is_sure:
        return Section(finding.check, "bad", check.title, todo, RULE)
    return Section(f"{finding.check}_perhaps", "ask", _("Perhaps: {title}", title=check.title), todo, RULE)
