"""`catalogrepair logout`: forget the key to a shop, and what was read with it."""

import click

from catalogrepair import accounts, sources
from catalogrepair.cli import options
from catalogrepair.cli.language import say


@click.command(
    "logout",
    help=say(
        "Xóa khóa của shop khỏi kho mật khẩu của máy, cùng danh mục đã đọc từ shop.",
        "Remove a shop's key from the keyring, and the catalogue that was read with it.",
    ),
)
@click.argument("service", type=click.Choice(accounts.SERVICES))
@options.with_language
def command(service: accounts.Service) -> int:
    """Forget the key and the snapshots."""
    known = accounts.forget(service)
    sources.snapshots().forget(service)
    name = accounts.NAMES[service]
    if known:
        click.echo(say(f"Đã đăng xuất {name}.", f"Signed out of {name}."))
    else:
        click.echo(say(f"Chưa từng đăng nhập {name}.", f"Was not signed in to {name}."))
    if accounts.is_from_environment(service):
        note = say(
            f"Lưu ý: biến môi trường vẫn còn giữ khóa {name}.", f"Note: the environment still holds a {name} key."
        )
        click.echo(note, err=True)
    return 0
