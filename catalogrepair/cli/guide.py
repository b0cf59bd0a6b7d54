"""`catalogrepair guide`: the guided repair in the terminal, in the same five steps as in the browser."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogrepair.cli import options
from catalogrepair.cli.language import say

if TYPE_CHECKING:
    from catalogrepair.folders import Folders
    from catalogrepair.guided import Guided


@click.command(
    "guide",
    help=say(
        "Hướng dẫn sửa từng bước ngay trong cửa sổ lệnh: chọn tệp, xem, trả lời, xem trước, làm tệp, kiểm tra lại. "
        "Ctrl-C không làm mất gì: chạy lại để làm tiếp.",
        "The guided repair in the terminal, step by step: the file, what was found, answers, the look before, the "
        "file, the proof. Ctrl-C loses nothing: run it again to go on.",
    ),
)
@click.argument("export", type=options.PATH, required=False)
@click.option(
    "--store",
    type=options.PATH,
    metavar="FILE",
    help=say(
        "Đối chiếu với web: tệp sản phẩm xuất từ Haravan, hoặc tệp .txt mỗi dòng một mã.",
        "Hold it against the store: Haravan's product export, or a .txt with one code a line.",
    ),
)
@options.with_language
def command(export: Path | None, store: Path | None) -> int:
    """Lead through one repair."""
    import sys

    from catalogrepair.cli.conversation import Conversation
    from catalogrepair.folders import Folders

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            say(
                "Không có màn hình để hỏi. Hãy chạy trong cửa sổ lệnh, hoặc dùng `catalogrepair check` và `repair`.",
                "There is no terminal to ask on. Run it in one, or use `catalogrepair check` and `repair`.",
            )
        )
    folders = Folders()
    folders.sweep()
    conversation: Conversation | None = None
    try:
        conversation = Conversation(_open(folders, export, store))
        conversation.run()
    except (KeyboardInterrupt, click.Abort, EOFError):
        click.echo()
        if conversation is not None:
            click.echo(
                say(
                    "Đã dừng. Mọi câu trả lời đã được lưu; chạy lại `catalogrepair guide` để làm tiếp.",
                    "Stopped. Every answer is kept; run `catalogrepair guide` again to go on.",
                )
            )
        return 130
    return 0


def _open(folders: "Folders", export: Path | None, store: Path | None) -> "Guided":
    """Step 1: a repair that was begun before, or a new one."""
    from catalogrepair import guided, repair
    from catalogrepair.cli import conversation

    if export is None:
        found = conversation.unfinished(folders)
        if found is not None:
            return guided.resume(found)
        export = conversation.ask_file()
    known = repair.read_export(export).source.sha256
    for folder in folders.unfinished():
        same = repair.load_plan(folder.plan).source.sha256 == known
        if same and store is None and conversation.goes_on(folder):
            return guided.resume(folder)
    folder = folders.new()
    try:
        for role, path in (("export", export), ("store", store)):
            if path is not None:
                with path.open("rb") as file:
                    folder.keep(role, path.name, file, path.stat().st_size)
        return guided.begin(folder)
    except BaseException:
        folder.remove()
        raise
