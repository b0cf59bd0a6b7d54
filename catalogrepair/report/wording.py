"""What every report and the command line say about one export, in the same words."""

from collections.abc import Iterable

from catalogrepair.catalog.examination import Examination, ModeOutcome, made_of
from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.numbers import amount_of
from catalogrepair.catalog.table import Row
from catalogrepair.report.verdict import Verdict, judge
from catalogrepair.text import Text, _, dong, joined

NOTHING = _("Nothing needs mending.")
NOTHING_SEEN = _(
    "Nothing needs mending as far as this file shows. It was not held against the store, so goods that were added "
    "after their product was synced are not seen: with Haravan's product file it is sure."
)
STAYS = _("Stays in the group")
UNCHANGED = _("Unchanged")
LEAVES_ALONE = _("Leaves, each code a product of its own")
LEAVES_TOGETHER = _("Leaves as one new product")
CHANGES = _("Takes another related code")
PUT_RIGHT = _("the same product; its related code is put right")
ASK = _("Not changed, ask first")
EMPTY = _("(empty)")
FIXED = _("will be mended")
NO_FIX = _("needs a person, the tool has no fix")
BELOW = _("not sure enough, so not changed")
LEFT_OUT = _("left out by choice")
UNSURE = _("not sure yet, left for now")
NOTE = _("note")

MODES = {
    "clear": _("clear"),
    "regroup": _("regroup"),
    "": _("group by group, as answered"),
}


def summary(examination: Examination, verdict: Verdict | None = None) -> Text:
    """The whole result in one sentence."""
    verdict = verdict or judge(examination)
    if verdict.passed and not (examination.plan.edits or verdict.open or verdict.kept):
        return _(
            "Of what was chosen nothing needs mending; left out by command: {left_out:# group|# groups} "
            "with a finding.",
            left_out=verdict.left_out,
        )
    return _with_left_out(_summary(examination, verdict), verdict)


def _with_left_out(told: Text, verdict: Verdict) -> Text:
    """A sentence on what was chosen, and how much was not: nothing of that was judged."""
    if not verdict.left_out:
        return told
    left_out = _("Left out by command: {left_out:# group|# groups}.", left_out=verdict.left_out)
    return joined((told, left_out), between=" ")


def _summary(examination: Examination, verdict: Verdict) -> Text:
    edits = len(examination.plan.edits)
    if not edits and not verdict.open:
        if verdict.kept:
            return _("No cell changes: it was answered that all stays as it is.")
        return NOTHING if examination.plan.evidence else NOTHING_SEEN
    if not edits:
        reason = _why_nothing(examination, verdict)
        return _(
            "{reason}, but {asking:# place needs|# places need} a look from you.", reason=reason, asking=verdict.asking
        )
    return _join(_blocked(verdict, edits), _open(verdict))


def question(examination: Examination, verdict: Verdict) -> Text:
    """What somebody is to agree to, in one sentence; where nothing changes, the whole result."""
    edits = examination.plan.edits
    if not edits:
        return summary(examination, verdict)
    groups = len({edit.group or edit.row for edit in edits})
    changes = _(
        "{edits:# cell|# cells} will change in {groups:# group|# groups}",
        edits=len(edits),
        groups=groups,
    )
    if verdict.asking:
        told = _(
            "{changes}; {asking:# place is|# places are} to be asked about.", changes=changes, asking=verdict.asking
        )
    else:
        told = _("{changes}.", changes=changes)
    return _with_left_out(told, verdict)


def blocked(examination: Examination, verdict: Verdict) -> Text:
    """Why cells are to change, in one sentence."""
    return _join(_blocked(verdict, len(examination.plan.edits)), _("."))


def becomes(made: ModeOutcome) -> Text:
    """What some edits make on the store, shortly."""
    products, variants = made.products, made.variants
    if not variants:
        return PUT_RIGHT
    if products == variants:
        return _("{products:# product of its own|# products of their own}", products=products)
    return _(
        "{products:# product|# products} with {variants:# variant|# variants}", products=products, variants=variants
    )


def _why_nothing(examination: Examination, verdict: Verdict) -> Text:
    """Why no cell changes though there are conflicts."""
    fates = {fate(finding, examination, fixed=False) for finding in verdict.open}
    if LEFT_OUT in fates:
        return _("No cell changes, for what could be mended is left out by choice")
    if all(finding.level and finding.level < examination.plan.level for finding in verdict.open):
        return _("Nothing is sure enough to change by itself")
    return _("The tool cannot mend a cell by itself")


def _blocked(verdict: Verdict, edits: int) -> Text:
    if not verdict.leaving:
        return _("{edits:# same-type cell needs|# same-type cells need} mending", edits=edits)
    return _(
        "{blocking:# group keeps|# groups keep} {leaving:# product code|# product codes} from reaching Haravan",
        blocking=verdict.blocking,
        leaving=verdict.leaving,
    )


def _open(verdict: Verdict) -> Text:
    if not verdict.asking:
        return _(".")
    return _("; besides, {asking:# place needs|# places need} a look from you.", asking=verdict.asking)


def _join(first: Text, second: Text) -> Text:
    return _("{first}{second}", first=first, second=second)


def used_outcomes(examination: Examination) -> list[tuple[str, ModeOutcome, bool]]:
    """(mode, what it makes, whether the plan is made by it), the used one first, without those that move nothing.

    Somebody who answered group by group need not have used one mode for all: then the edits tell what is made, as the
    mode "". Between the two modes lies whatever a mixture of them makes, so the number of products tells which.
    """
    plan, listed = examination.plan, dict(examination.outcomes)
    made, used = made_of(plan.edits), str(plan.mode)
    if plan.answers:
        fitting = [mode for mode, outcome in listed.items() if outcome.products == made.products]
        used = used if used in fitting else next(iter(fitting), "")
        listed.setdefault(used, made)
    found = [(mode, outcome, mode == used) for mode, outcome in listed.items() if outcome.variants]
    return sorted(found, key=lambda item: not item[2])


def outcome_text(mode: str, outcome: ModeOutcome) -> Text:
    """What one mode, or the answers group by group, makes of this file on the store."""
    products, variants = outcome.products, outcome.variants
    if mode == "clear" and products < variants:
        return _(
            "{variants:# code leaves and becomes|# codes leave and become} {products:# product|# products} on "
            "Haravan (codes that hang on a root of their own go with it).",
            variants=variants,
            products=products,
        )
    if mode == "clear":
        return _(
            "{variants:# code leaves and becomes|# codes leave and become} {products:# product|# products} on "
            "Haravan, one variant each.",
            variants=variants,
            products=products,
        )
    if not mode:
        return _(
            "{variants:# code leaves and becomes|# codes leave and become} {products:# product|# products} on Haravan.",
            variants=variants,
            products=products,
        )
    return _(
        "The codes that leave become {products:# product|# products} on Haravan with {variants:# "
        "variant|# variants} in all.",
        products=products,
        variants=variants,
    )


def codes(number: int) -> Text:
    """How many codes a family has."""
    return _("{number:# code|# codes}", number=number)


def goods(name: str, number: int) -> Text:
    """Goods of one name."""
    return _("{name}: {codes}", name=name, codes=codes(number))


def variants(number: int) -> Text:
    """How many variants a product has."""
    return _("{number:# variant|# variants}", number=number)


def prices(rows: Iterable[Row]) -> Text | None:
    """What goods are sold for: one price, or from the lowest to the highest; None where no cell is a number."""
    found = sorted({price for row in rows if (price := amount_of(row.price)) is not None})
    if not found:
        return None
    return dong(found[0]) if len(found) == 1 else _("{low} to {high}", low=dong(found[0]), high=dong(found[-1]))


def fate(finding: Finding, examination: Examination, fixed: bool) -> Text:
    """What happens to a finding: mended, or why not."""
    if fixed:
        return FIXED
    if finding.level is None:
        return NOTE
    if finding.fix is None:
        return NO_FIX
    if examination.plan.answers:
        return LEFT_OUT if _answered(finding, examination) == {"keep"} else UNSURE
    return BELOW if finding.level < examination.plan.level else LEFT_OUT


def _answered(finding: Finding, examination: Examination) -> set[str]:
    return {examination.plan.answers.get(row, "unsure") for row in finding.fixable}
