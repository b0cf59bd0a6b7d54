"""`catalogrepair whoami`: which shops the keys belong to, as their APIs say."""

import click

from catalogrepair.catalog.jsontext import document
from catalogrepair.cli import options, show
from catalogrepair.cli.language import language, say
from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs import sign_in
from catalogrepair.text import _


@click.command(
    "whoami",
    help=say(
        _(
            "Ask both APIs which shops the keys belong to. Exit code 4 when signed in nowhere, or a key is "
            "not accepted."
        ),
    ),
)
@options.with_format
@options.with_shop
@options.with_language
def command(form: str) -> int:
    """Ask each service that has a key."""
    with show.progress():
        return _asked(form)


def _asked(form: str) -> int:
    found: dict[str, dict[str, str | None]] = {}
    failed: CatalogRepairError | None = None
    for service in sign_in.SERVICES:
        found[service] = {"shop": None, "key": None, "error": None}
        if not sign_in.is_known(service):
            continue
        found[service]["key"] = "environment" if sign_in.is_from_environment(service) else "keyring"
        try:
            found[service]["shop"] = sign_in.greet(service)
        except CatalogRepairError as error:
            failed = error
            found[service]["error"] = error.text.say(language())
    named = [] if sign_in.chosen() else sign_in.shops()
    if form == "json":
        show.data(document("whoami", {**found, "shops": named}))
    else:
        for service in sign_in.SERVICES:
            click.echo(f"{sign_in.NAMES[service]}: {_line(found[service])}")
        if named:
            names = ", ".join(named)
            click.echo(say(_("Named shops (use --shop NAME): {names}", names=names)))
    if failed is not None:
        return failed.exit_code
    return 0 if named or any(entry["shop"] for entry in found.values()) else 4


def _line(entry: dict[str, str | None]) -> str:
    if entry["shop"] is None:
        return entry["error"] or say(_("not signed in"))
    held = {
        "environment": say(_("key from the environment")),
        "keyring": say(_("key in the system's keyring")),
    }
    return f"{entry['shop']} ({held[str(entry['key'])]})"
