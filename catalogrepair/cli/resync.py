"""`catalogrepair resync`: ask for a new sync of the products of a repair, or of any list of codes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogrepair.catalog.jsontext import document
from catalogrepair.catalog.plans.pushed import PushOutcome
from catalogrepair.cli import onward, options, show
from catalogrepair.cli.language import say
from catalogrepair.jobs import repair, sign_in
from catalogrepair.jobs.journal import Journal
from catalogrepair.report.pushed import pushed_results
from catalogrepair.report.states import PUSHES
from catalogrepair.text import Text, _, printable

if TYPE_CHECKING:
    from catalogrepair.jobs import push

_TITLE = _("Sync again")


@click.command(
    "resync",
    short_help=say(_("Ask for a new sync of exactly the repaired products.")),
    help=say(
        _(
            "Ask for a new sync of exactly the products of PLAN (or of a list of codes). kiotviet: write the "
            "price with its own value, so that KiotViet tells every connected program; hook: call an address "
            "that the shop or the app gives. Run again, it goes on and pushes nothing twice."
        ),
    ),
)
@click.argument("plan", type=options.PATH, required=False)
@click.option(
    "--codes",
    type=options.PATH,
    metavar="FILE",
    help=say(_("A list of codes instead of PLAN, one a line.")),
)
@click.option(
    "--via",
    type=click.Choice(["kiotviet", "hook"]),
    default="kiotviet",
    show_default=True,
    help=say(_("How to push.")),
)
@click.option(
    "--hook",
    type=options.PATH,
    metavar="FILE",
    help=say(_("The .toml that says what to call (for --via hook).")),
)
@click.option(
    "--first",
    type=click.IntRange(min=1),
    metavar="N",
    help=say(_("Push N products only, and show the result.")),
)
@click.option(
    "--again",
    is_flag=True,
    help=say(_("Push also what an earlier run pushed.")),
)
@click.option(
    "--two-writes",
    is_flag=True,
    help=say(
        _("Where the date of change does not move: add a space to the description and take it away."),
    ),
)
@click.option("--dry-run", is_flag=True, help=say(_("Only show, send nothing.")))
@click.option(
    "--force",
    is_flag=True,
    help=say(
        _("Go on although an earlier push changed other fields; overwrite an existing report."),
    ),
)
@options.report_option
@options.with_format
@options.with_debug
@options.with_shop
@options.with_language
def command(
    plan: Path | None,
    codes: Path | None,
    via: str,
    hook: Path | None,
    first: int | None,
    again: bool,
    two_writes: bool,
    dry_run: bool,
    force: bool,
    report: Path | None,
    form: str,
) -> int:
    """Push, or show what would be pushed."""
    from catalogrepair.jobs import push

    if (plan is None) == (codes is None):
        raise click.UsageError(say(_("Give either PLAN or --codes.")))
    if (via == "hook") != (hook is not None):
        raise click.UsageError(say(_("--hook goes with --via hook.")))
    show.refuse_targets([report], plan or "", codes or "", hook or "", force=force)
    subject = push.of_plan(repair.load_plan(plan)) if plan else push.of_codes(repair.read_codes(codes or Path()))
    how = push.How(first, again, two_writes, force)
    push.require_own_shop(subject, Journal())
    if dry_run:
        return _preview(subject, hook, form)
    _announce(subject, hook, first)
    with show.progress() as progress:
        if hook is not None:
            outcome = push.hook_all(subject, hook, how, Journal(), progress)
        else:
            outcome = push.touch_all(subject, how, Journal(), progress)
    if outcome.failure is not None and not outcome.receipts:
        raise outcome.failure
    results = pushed_results(outcome, subject.names, _TITLE, PUSHES)
    show.results(results, form, report)
    code = code_of(outcome, first)
    if form == "text" and plan is not None and code == 0:
        onward.of_push(plan)
    return code


def code_of(outcome: PushOutcome, first: int | None = None) -> int:
    """0 when all that was asked is done, 4 when the key is not accepted any more, else 5."""
    if outcome.failure is not None and outcome.failure.exit_code == 4:
        return 4
    asked = outcome if first is None else PushOutcome(outcome.receipts, (), outcome.skipped)
    return 0 if asked.is_whole and outcome.failure is None else 5


def _announce(subject: "push.Subject", hook: Path | None, first: int | None) -> None:
    """What is about to happen, beforehand."""
    from catalogrepair.jobs import push

    count = min(first or len(subject.codes), len(subject.codes))
    if hook is not None:
        show.notes([_("About to call the hook for {count:# product|# products}.", count=count)])
        return
    said = _(
        "About to write to {count:# product|# products} of the KiotViet shop “{shop}” at most, {time}. Every program "
        "that is connected to the shop is woken, not only Haravan.",
        count=count,
        shop=sign_in.kiotviet_key().retailer,
        time=_duration(push.estimate(count)),
    )
    show.notes([said])


def _duration(seconds: float) -> Text:
    minutes = round(seconds / 60)
    if minutes < 1:
        return _("less than a minute")
    return _("about {minutes} min", minutes=minutes)


def _preview(subject: "push.Subject", hook: Path | None, form: str) -> int:
    """What would be pushed."""
    from catalogrepair.jobs import push

    request = None
    if hook is not None:
        with show.progress() as progress:
            request = push.hook_preview(subject, hook, progress)
    if form == "json":
        sent = None
        if request is not None:
            sent = {"method": request.method, "url": request.url, "headers": dict(request.headers)}
            sent["body"] = request.body.decode()
        values = {"codes": list(subject.codes), "seconds": push.estimate(len(subject.codes)), "request": sent}
        show.data(document("push-preview", values))
        return 0
    time = _duration(push.estimate(len(subject.codes)))
    click.echo(
        say(
            _("{codes:# product|# products} would be pushed, {time}:", codes=len(subject.codes), time=time),
        )
    )
    for code in subject.codes:
        click.echo(printable(f"  {code}  {subject.names.get(code, '')}"))
    if request is not None:
        click.echo(say(_("The first request:")))
        click.echo(f"  {request.method} {request.url}")
        for name, text in request.headers.items():
            click.echo(f"  {name}: {text}")
        click.echo(printable(f"  {request.body.decode()}"))
    return 0
