"""`catalogrepair undo`: put the old values back."""

from pathlib import Path

import click

from catalogrepair import repair
from catalogrepair.cli import options, show
from catalogrepair.cli.apply import write_edits
from catalogrepair.cli.language import say


@click.command(
    "undo",
    help=say(
        "Trả lại các giá trị cũ của kế hoạch PLAN. REPAIRED là tệp đã sửa hoặc tệp xuất lại; dòng tìm theo mã hàng.",
        "Put the old values of PLAN back. REPAIRED is a repaired or re-exported file; rows are found by their code.",
    ),
)
@click.argument("plan", type=options.PATH)
@click.argument("repaired", type=options.PATH)
@options.output_option(required=True, helps=say("Tệp .xlsx sẽ ghi.", "The .xlsx to write."))
@options.with_rows
@options.with_format
@click.option(
    "--force",
    is_flag=True,
    help=say(
        "Ghi đè tệp xuất ra đã có; bỏ qua những ô không trả lại được.",
        "Overwrite an existing output; leave out cells that cannot be put back.",
    ),
)
@options.with_language
def command(plan: Path, repaired: Path, output: Path, rows: str | None, form: str, force: bool) -> int:
    """Find each planned row and write its old value."""
    loaded = repair.load_plan(plan)
    show.refuse_targets([output], plan, force=force)
    read = repair.read_export(repaired)
    edits = repair.undo_edits(loaded, read, force=force)
    write_edits(read, edits, output, rows, form, force=force)
    return 0
