"""`catalogrepair logout`: forget the key to a shop, and what was read with it."""

from typing import Literal

import click

from catalogrepair.cli import options
from catalogrepair.cli.language import say
from catalogrepair.jobs import catalogues, sign_in
from catalogrepair.text import _


@click.command(
    "logout",
    short_help=say(_("Remove a shop's key from the keyring.")),
    help=say(
        _(
            "Remove a shop's key from the keyring, and the catalogue that was read with it; hook --name: a "
            "hook's secret."
        ),
    ),
)
@click.argument("service", type=click.Choice([*sign_in.SERVICES, "hook"]))
@click.option("--name", metavar="NAME", help=say(_("The hook secret's name.")))
@options.with_shop
@options.with_language
def command(service: sign_in.Service | Literal["hook"], name: str | None) -> int:
    """Forget the key and the snapshots."""
    if (service == "hook") != (name is not None):
        raise click.UsageError(say(_("--name goes with hook.")))
    if service == "hook":
        known = sign_in.forget_hook_secret(str(name))
        click.echo(say(_("The secret is gone.")) if known else say(_("No such secret.")))
        return 0
    known = sign_in.forget(service)
    catalogues.snapshots().forget(service)
    shop = sign_in.NAMES[service]
    if known:
        click.echo(say(_("Signed out of {shop}.", shop=shop)))
    else:
        click.echo(say(_("Was not signed in to {shop}.", shop=shop)))
    if sign_in.is_from_environment(service):
        note = say(_("Note: the environment still holds a {shop} key.", shop=shop))
        click.echo(note, err=True)
    return 0
