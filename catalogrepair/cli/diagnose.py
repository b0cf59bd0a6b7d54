"""`catalogrepair diagnose`: the other known faults of the link, one command each; any other word is an order's code."""

from importlib import import_module

import click

from catalogrepair.cli import options
from catalogrepair.cli.language import say

FAULTS = ("stock", "invoices", "orders", "payments", "webhooks")


class _Faults(click.Group):
    """Faults by the name of their module."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(FAULTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in FAULTS:
            return _order(cmd_name)
        command = import_module(f"catalogrepair.cli.diagnose_{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


def _order(code: str) -> click.Command | None:
    """The command of an order's code; a word without a digit is a fault's name misspelt."""
    if not any(letter.isdigit() for letter in code):
        return None
    from catalogrepair.cli.diagnose_order import command_for

    return command_for(code)


@click.group(
    "diagnose",
    cls=_Faults,
    subcommand_metavar="COMMAND|ORDER_CODE [ARGS]...",
    short_help=say(
        "Lỗi khác: tồn kho, hóa đơn, đơn hàng, tiền, webhook.",
        "Other faults: stock, invoices, orders, payments, webhooks.",
    ),
    help=say(
        "Tìm nguyên nhân của những lỗi khác giữa KiotViet và Haravan. Gõ số đơn thay cho tên lỗi (diagnose 100123) để "
        "xét một đơn qua mọi quy tắc. Chỉ đọc, không sửa gì.",
        "Finds the cause of other faults between KiotViet and Haravan. An order's number in place of a fault (diagnose "
        "100123) takes that order through every rule. Reads only, changes nothing.",
    ),
)
@options.with_language
def command() -> None:
    """One subcommand a fault."""
