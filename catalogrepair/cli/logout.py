"""`catalogrepair logout`: forget the key to a shop, and what was read with it."""

from typing import Literal

import click

from catalogrepair.cli import options
from catalogrepair.cli.language import say
from catalogrepair.jobs import catalogues
from catalogrepair.shops import keys


@click.command(
    "logout",
    short_help=say("Xóa khóa của shop khỏi kho mật khẩu của máy.", "Remove a shop's key from the keyring."),
    help=say(
        "Xóa khóa của shop khỏi kho mật khẩu của máy, cùng danh mục đã đọc từ shop; hook --name: xóa một khóa của "
        "hook.",
        "Remove a shop's key from the keyring, and the catalogue that was read with it; hook --name: a hook's secret.",
    ),
)
@click.argument("service", type=click.Choice([*keys.SERVICES, "hook"]))
@click.option("--name", metavar="NAME", help=say("Tên khóa của hook.", "The hook secret's name."))
@options.with_shop
@options.with_language
def command(service: keys.Service | Literal["hook"], name: str | None) -> int:
    """Forget the key and the snapshots."""
    if (service == "hook") != (name is not None):
        raise click.UsageError(say("--name đi cùng hook.", "--name goes with hook."))
    if service == "hook":
        known = keys.forget_hook_secret(str(name))
        click.echo(
            say("Đã xóa khóa.", "The secret is gone.") if known else say("Không có khóa này.", "No such secret.")
        )
        return 0
    known = keys.forget(service)
    catalogues.snapshots().forget(service)
    shop = keys.NAMES[service]
    if known:
        click.echo(say(f"Đã đăng xuất {shop}.", f"Signed out of {shop}."))
    else:
        click.echo(say(f"Chưa từng đăng nhập {shop}.", f"Was not signed in to {shop}."))
    if keys.is_from_environment(service):
        note = say(
            f"Lưu ý: biến môi trường vẫn còn giữ khóa {shop}.", f"Note: the environment still holds a {shop} key."
        )
        click.echo(note, err=True)
    return 0
