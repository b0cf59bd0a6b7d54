"""What became of pushed, or moved, products as a table of results."""

from collections.abc import Mapping

from catalogrepair.catalog.plans.pushed import GOOD, PushOutcome, PushReceipt
from catalogrepair.catalog.results import Column, Record, Results
from catalogrepair.report.states import said
from catalogrepair.text import NOTHING, Text, _

_COLUMNS = (
    Column("code", _("Code")),
    Column("name", _("Name")),
    Column("state", _("Outcome")),
    Column("detail", _("Detail")),
)
_WOULD = _("would be written")
_ADVICE: Mapping[str, Text] = {
    "hanging": _(
        "Some still hang on their old group in KiotViet, where a push is of no use. Import the "
        "repaired file, then run this again; if you did, run verify."
    ),
    "absent": _("Some codes are not in KiotViet: deleted, renamed, or the plan is another shop's."),
    "stranger": _(
        "Some codes are quite another product in KiotViet: you may be signed in to another shop "
        "(`catalogrepair whoami`)."
    ),
    "unmoved": _(
        "The date of change did not move: KiotViet saw nothing new and probably told nobody. If "
        "you agree that a space is added to the description and taken away again, run this with "
        "--two-writes."
    ),
    "spoiled": _(
        "Stopped: another field changed with the write. If it is the stock alone, something may "
        "just have been sold. Look at that product in KiotViet; if all is well, run this again "
        "with --force."
    ),
    "unknown": _(
        "A request got no answer: whether it arrived is not known, so it is not sent again. Look "
        "at the store with verify; if nothing arrived, run this with --again."
    ),
    "rejected": _("It was refused: the detail says why."),
    "ignored": _(
        "KiotViet took the request and the product hangs as before: this road does not work for "
        "this shop. Import the workbook."
    ),
    "drifted": _("Some codes hang elsewhere than the plan says: export again and make a new plan."),
}


def pushed_results(
    outcome: PushOutcome, names: Mapping[str, str], title: Text, states: Mapping[str, Text], *, dry_run: bool = False
) -> Results:
    """A row for each product that was come to, and what to do about those that are not done."""
    records = [_record(code, receipt, names, states) for code, receipt in outcome.receipts.items()]
    if dry_run:
        records += [Record("", (code, names.get(code, ""), _WOULD, "")) for code in outcome.left]
    seen = dict.fromkeys(receipt.state for receipt in outcome.receipts.values())
    advice = [text for state, text in _ADVICE.items() if state in seen]
    facts = (outcome.failure.text,) if outcome.failure is not None else ()
    summary = _summary(outcome, dry_run)
    return Results(title, summary, facts, _COLUMNS, tuple(records), tuple(advice), _data(outcome), format="push")


def _summary(outcome: PushOutcome, dry_run: bool) -> Text:
    done = sum(receipt.state in GOOD for receipt in outcome.receipts.values())
    total = len(outcome.receipts) + len(outcome.left)
    if dry_run:
        return _(
            "Dry run: {left} of {total:# product|# products} would be written.", left=len(outcome.left), total=total
        )
    earlier = _(" ({skipped} of them in an earlier run)", skipped=outcome.skipped) if outcome.skipped else NOTHING
    rest = NOTHING
    if outcome.left and outcome.stopped:
        rest = _(" Stopped: {left} left untouched.", left=len(outcome.left))
    elif outcome.left:
        rest = _(" {left} left: run this again to go on.", left=len(outcome.left))
    return _(
        "{done} of {total:# product|# products} done{earlier}.{rest}",
        done=done,
        total=total,
        earlier=earlier,
        rest=rest,
    )


def _record(code: str, receipt: PushReceipt, names: Mapping[str, str], states: Mapping[str, Text]) -> Record:
    tone = "good" if receipt.state in GOOD else "ask" if receipt.state == "unknown" else "bad"
    return Record(tone, (code, names.get(code, ""), states[receipt.state], said(receipt.state, receipt.detail)))  # type: ignore[arg-type]


def _data(outcome: PushOutcome) -> dict[str, object]:
    return {
        "is_whole": outcome.is_whole,
        "skipped": outcome.skipped,
        "left": list(outcome.left),
        "receipts": {
            code: {"state": receipt.state, "detail": receipt.detail} for code, receipt in outcome.receipts.items()
        },
    }
