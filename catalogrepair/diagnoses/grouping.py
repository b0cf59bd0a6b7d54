"""Groups whose goods never reach the store, as the checks found them (docs: playbook 1)."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.results import Column, Reason, Record, Results, Section, Subject, record
from catalogrepair.diagnoses.shared import asks
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.text import Text, _, joined, listed

RULE = "1"
ABOUT = About(
    title=_("Groups that never appear on the store."),
    answers=_("Which same-type groups block the sync, and which goods never arrive because of it."),
    symptoms=(Symptom(RULE, _("groups that never appear")),),
    reads=Reads.CATALOGUE,
    unseen=_("Whether goods are kept from Haravan by their groups we could not look at."),
)
TITLE = _("Groups that block the sync")
COLUMNS = (
    Column("group", _("Group")),
    Column("product", _("Product")),
    Column("codes", _("Product codes")),
    Column("certainty", _("How sure")),
    Column("seen", _("What was seen in the group")),
)
_MEND = _(
    "Repair the export with `catalogrepair repair`, which shows every cell before it is changed; import it into "
    "KiotViet again, then sync."
)
_ASK = _("Look at these groups with somebody who knows the goods: `catalogrepair guide` asks one by one.")
_NOT_ASKED = Reason(
    _("The store was not asked: these groups look blocked by the export alone. With Haravan's file it is sure."),
    _("Which goods are on Haravan already we could not see, so this is not quite sure."),
    asks.SEND_STORE_GOODS,
)
_LEFT_OUT = Reason(
    _("Some groups were left out by command: nothing is said of them."),
    _("Some other groups of goods we have not looked into this time."),
)
_WE_MEND = _(
    "We will send you a file in which they are taken out of that group, and tell you how to "
    "import it into KiotViet; until then there is nothing for you to do."
)
_MENDED = _("In the file that we send with this they are taken out of that group.")
_LEFT = _("We have left them as they are; if they are to reach the web, please tell us.")
_PLEASE_TELL = _(
    "We have not changed anything yet, because it is not sure: please tell us whether they are "
    "one product with the rest of their group, or another."
)
_NAMED = 6
"""codes of one finding that a table or a message names"""
_SEEN = _("the groups of goods")
_GROUPS = _("{:same-type group|same-type groups}")


class Named(NamedTuple):
    """A check in words."""

    title: Text
    does: Text
    """what is done about it"""
    to_send: tuple[Text, ...] = ()
    """a conflict of it in sentences for the shop"""
    perhaps: tuple[Text, ...] = ()
    """the same of one that is only a question; where there are none `to_send` states nothing unknown"""


def diagnose(examination: Examination, checks: Mapping[str, Named], *, is_written: bool = False) -> Results:
    """A row for each conflict; `checks` are the checks by their names.

    `is_written` says whether the file that mends what is planned is there, to be sent to the shop.
    """
    catalogue = examination.catalogue
    judged = Judged(_GROUPS, len(catalogue.groups), len(catalogue.groups))
    passed = {id(finding) for finding in examination.passed}
    planned = {edit.row for edit in examination.plan.edits}
    found = [
        _record(examination, one, checks[one.check], _asked(one, planned, is_written=is_written))
        for one in examination.findings
        if one.level is not None and id(one) not in passed
    ]
    judged.records += sorted(found, key=lambda one: one.tone == "ask")
    judged.notes += map(Reason, examination.warnings)  # of files, which the desk has to look at
    if catalogue.facts is None:
        judged.notes.append(_NOT_ASKED)
    if passed:
        judged.notes.append(_LEFT_OUT)
    results = judged.results(TITLE, COLUMNS, "groups", seen=_SEEN)
    return results if catalogue.groups else _without_groups(results)


def _without_groups(results: Results) -> Results:
    """A catalogue in which nothing hangs on anything cannot block a sync: that was judged."""
    return replace(results, is_judged=True, summary=_("No goods hang on a group: none can be blocked by one."))


def _asked(finding: Finding, planned: Set[int], *, is_written: bool) -> tuple[Text, ...]:
    """What a message says beside what the check saw: whether the file mends it, or what the shop is asked."""
    if finding.fix is None:
        return ()
    if not planned.isdisjoint(finding.rows):
        return (_MENDED,) if is_written else (_WE_MEND,)
    return (_LEFT,) if (finding.level or Level.POSSIBLE) > Level.POSSIBLE else (_PLEASE_TELL,)


def _record(examination: Examination, finding: Finding, check: Named, asked: tuple[Text, ...]) -> Record:
    level = finding.level or Level.POSSIBLE
    rows = [examination.catalogue.rows[number] for number in finding.rows if number in examination.catalogue.rows]
    is_sure = level > Level.POSSIBLE
    seen = check.to_send if is_sure else check.perhaps or check.to_send
    return record(
        _section(finding, check, (*seen, *asked), is_sure=is_sure),
        finding.group or (rows[0].code if rows else ""),
        rows[0].name if rows else "",
        listed([row.code for row in rows], _NAMED),
        level.text,
        finding.reason,
        about=_subject(finding, [row.code for row in rows]),
    )


def _section(finding: Finding, check: Named, to_send: tuple[Text, ...], *, is_sure: bool) -> Section:
    todo = (check.does,) if finding.fix is None else (_MEND,) if is_sure else (_ASK,)
    if is_sure:
        return Section(finding.check, "bad", check.title, todo, RULE, to_send)
    return Section(f"{finding.check}_perhaps", "ask", _("Perhaps: {title}", title=check.title), todo, RULE, to_send)


def _subject(finding: Finding, codes: Sequence[str]) -> Subject:
    """The goods that a message to the shop names, and whose group they stand in."""
    more, told = len(codes) - _NAMED, []
    if more > 0:
        told.append(_("and {more:# more|# more}", more=more))
    if finding.group and finding.group not in codes:
        told.append(_("in the group of {group}", group=finding.group))
    return Subject("goods", ", ".join(codes[:_NAMED]), joined(told, between=", "))
