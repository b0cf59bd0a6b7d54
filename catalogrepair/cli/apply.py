"""`catalogrepair apply`: make exactly the changes of a plan."""

from pathlib import Path

import click

from catalogrepair import repair
from catalogrepair.cli import options, show
from catalogrepair.cli.language import language, say
from catalogrepair.core.plan import Edit, edit_to_data
from catalogrepair.report.terminal import Line, edit_lines


@click.command(
    "apply",
    help=say(
        "Áp dụng đúng kế hoạch PLAN vào tệp EXPORT. Nếu tệp đã khác, từ chối và kể ra từng ô.",
        "Make exactly the changes of PLAN in EXPORT. A file that has moved on is refused, with the cells listed.",
    ),
)
@click.argument("plan", type=options.PATH)
@click.argument("export", type=options.PATH)
@options.output_option(required=True, helps=say("Tệp .xlsx sẽ ghi.", "The .xlsx to write."))
@options.with_rows
@options.with_format
@click.option(
    "--force",
    is_flag=True,
    help=say(
        "Ghi đè tệp xuất ra đã có; nhận cả tệp khác với lúc lập kế hoạch, nếu mọi ô vẫn khớp.",
        "Overwrite an existing output; take a file other than the plan's when every cell still matches.",
    ),
)
@options.with_language
def command(plan: Path, export: Path, output: Path, rows: str | None, form: str, force: bool) -> int:
    """Load the plan, hold it against the export, write."""
    loaded = repair.load_plan(plan)
    show.refuse_targets([output], plan, export, force=force)
    with show.progress() as tell:
        read = repair.read_source(export, fresh=False, tell=tell)
    repair.require_source(loaded, read, force=force)
    write_edits(read, loaded.edits, output, rows, form, force=force)
    return 0


def write_edits(
    read: repair.Export, edits: tuple[Edit, ...], output: Path, rows: str | None, form: str, *, force: bool
) -> None:
    """Write the edits and say so; `apply` and `undo` end alike."""
    affected = (rows or ("affected" if read.live else "all")) == "affected"
    written = repair.apply_edits(read, edits, output, affected=affected, force=force)
    if form == "json":
        outputs = [str(path) for path in written.paths]
        show.data({"outputs": outputs, "edits": [edit_to_data(edit) for edit in edits]})
    else:
        head = say(f"{len(edits)} ô đã đổi:", f"{len(edits)} cells changed:")
        show.lines([Line(head, "title"), *edit_lines(edits, language())])
    for path in written.paths:
        show.written(path)
    show.notes(written.warnings)
