"""`catalogrepair explain`: what a check looks for, with an example and its source."""

import click

from catalogrepair.checks import Check, all_checks
from catalogrepair.cli import options, show
from catalogrepair.cli.language import language, say
from catalogrepair.report.terminal import Line
from catalogrepair.text import _


@click.command(
    "explain",
    help=say(
        _("Explain a check. Without a name, list them all."),
    ),
)
@click.argument("check", required=False)
@options.with_format
@options.with_language
def command(check: str | None, form: str) -> int:
    """Print what the check says about itself."""
    checks = all_checks()
    if check is not None and check not in checks:
        names = ", ".join(checks)
        raise click.UsageError(say(_("There is no check “{check}”. There are: {names}.", check=check, names=names)))
    chosen = {check: checks[check]} if check else checks
    if form == "json":
        show.data([_data(name, module) for name, module in chosen.items()])
    elif check:
        show.lines(_whole(check, checks[check]))
    else:
        show.lines(Line(f"{name:<22} {module.ABOUT.title.say(language())}") for name, module in checks.items())
    return 0


def _whole(name: str, check: Check) -> list[Line]:
    about = check.ABOUT
    words = (
        (say(_("Looks for")), about.looks_for),
        (say(_("Does")), about.does),
        (say(_("Example")), about.example),
        (say(_("Source")), about.source),
    )
    body = [Line(f"{label}: {text.say(language())}") for label, text in words]
    return [Line(f"{about.title.say(language())} ({name})", "title"), *body]


def _data(name: str, check: Check) -> dict[str, object]:
    about = check.ABOUT
    parts = ("title", "looks_for", "does", "example", "source")
    return {"check": name} | {part: getattr(about, part).data for part in parts}
