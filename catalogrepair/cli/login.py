"""`catalogrepair login`: keep the key to a shop in the system's keyring, once it is known to work."""

import sys
from typing import Literal

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say
from catalogrepair.jobs import sign_in
from catalogrepair.text import _


@click.command(
    "login",
    short_help=say(_("Sign in to a shop; the key goes into the keyring.")),
    help=say(
        _(
            "Sign in to a shop: haravan needs a private token (Apps → Private apps); kiotviet the retailer's "
            "name, client id and secret (Thiết lập cửa hàng → Thiết lập kết nối API). The key is tried, then "
            "kept in the system's keyring, in no file. hook: keep a secret that a hook file asks for by name "
            "(--name)."
        ),
    ),
)
@click.argument("service", type=click.Choice([*sign_in.SERVICES, "hook"]))
@click.option("--name", metavar="NAME", help=say(_("The hook secret's name.")))
@click.option(
    "--retailer",
    metavar="NAME",
    help=say(
        _("The KiotViet retailer's name, or the shop's address (https://NAME.kiotviet.vn)."),
    ),
)
@click.option("--client-id", metavar="ID", help=say(_("KiotViet's client id.")))
@click.option(
    "--secret-stdin",
    is_flag=True,
    help=say(_("Read the token (or secret) from stdin instead of asking.")),
)
@options.with_shop
@options.with_language
def command(
    service: sign_in.Service | Literal["hook"],
    name: str | None,
    retailer: str | None,
    client_id: str | None,
    secret_stdin: bool,
) -> int:
    """Take the key, try it, keep it."""
    if (service == "hook") != (name is not None):
        raise click.UsageError(say(_("--name goes with hook.")))
    if service == "hook":
        sign_in.keep_hook_secret(str(name), _secret(say(_("Secret")), secret_stdin))
        click.echo(say(_("Kept the hook secret “{name}”.", name=str(name))))
        return 0
    if service == "haravan":
        token = _secret("Private Token", secret_stdin)
        with show.progress():
            who = sign_in.haravan(token)
        sign_in.keep_haravan(token)
    else:
        shop = retailer or _asked(say(_("Retailer")), "--retailer")
        number = client_id or _asked("ClientId", "--client-id")
        key = sign_in.Key(shop, number, _secret(say(_("Client secret")), secret_stdin))
        with show.progress():
            who = sign_in.kiotviet(key)
        sign_in.keep_kiotviet(key)
    click.echo(say(_("Signed in to {names}: {who}", names=sign_in.NAMES[service], who=who)))
    return 0


def _secret(label: str, from_stdin: bool) -> str:
    """A secret from stdin or typed unseen; spaces that were copied along are dropped."""
    if from_stdin:
        text = sys.stdin.readline()
    else:
        _require_terminal("--secret-stdin")
        text = click.prompt(label, hide_input=True, err=True)
    if not text.strip():
        raise click.UsageError(say(_("The key is empty.")))
    return str(text).strip()


def _asked(label: str, option: str) -> str:
    _require_terminal(option)
    return str(click.prompt(label, err=True)).strip()


def _require_terminal(option: str) -> None:
    if not sys.stdin.isatty():
        raise click.UsageError(say(_("No terminal to ask on: use {option}.", option=option)))
