"""`catalogrepair apply`: make exactly the changes of a plan."""

from pathlib import Path
from typing import Any

import click

from catalogrepair import repair
from catalogrepair.cli import options, show
from catalogrepair.cli.language import language, say
from catalogrepair.cli.move import move
from catalogrepair.core.plan import Edit, edit_to_data
from catalogrepair.core.words import counted
from catalogrepair.report.terminal import Line, edit_lines


@click.command(
    "apply",
    help=say(
        "Áp dụng đúng kế hoạch PLAN vào tệp EXPORT. Nếu tệp đã khác, từ chối và kể ra từng ô. Với --to kiotviet (thử "
        "nghiệm): sửa thẳng qua API, không cần nhập tệp.",
        "Make exactly the changes of PLAN in EXPORT. A file that has moved on is refused, with the cells listed. With "
        "--to kiotviet (experimental): make them through the API, without an import.",
    ),
)
@click.argument("plan", type=options.PATH)
@click.argument("export", type=options.PATH, required=False)
@options.output_option(required=False, helps=say("Tệp .xlsx sẽ ghi.", "The .xlsx to write."))
@options.with_rows
@options.moving_options
@options.with_format
@click.option(
    "--force",
    is_flag=True,
    help=say(
        "Ghi đè tệp xuất ra đã có; nhận cả tệp khác với lúc lập kế hoạch, nếu mọi ô vẫn khớp.",
        "Overwrite an existing output; take a file other than the plan's when every cell still matches.",
    ),
)
@options.with_debug
@options.with_language
def command(
    plan: Path,
    export: Path | None,
    output: Path | None,
    rows: str | None,
    form: str,
    force: bool,
    **moving: Any,
) -> int:
    """Load the plan, hold it against the export, write; or move the products through the API."""
    loaded = repair.load_plan(plan)
    if moving["to"]:
        return move(loaded, plan, form, back=False, force=force, given=(export, output), **moving)
    if export is None or output is None:
        raise click.UsageError(say("Hãy cho EXPORT và --output.", "Give EXPORT and --output."))
    options.refuse_moving(moving)
    show.refuse_targets([output], plan, export, force=force)
    with show.progress() as tell:
        read = repair.read_source(export, fresh=False, tell=tell)
    repair.require_source(loaded, read, force=force)
    paths = write_edits(read, loaded.edits, output, rows, form, force=force)
    show.remember(loaded, export, "written", paths)
    return 0


def write_edits(
    read: repair.Export, edits: tuple[Edit, ...], output: Path, rows: str | None, form: str, *, force: bool
) -> tuple[Path, ...]:
    """Write the edits and say so; `apply` and `undo` end alike."""
    affected = (rows or ("affected" if read.live else "all")) == "affected"
    written = repair.apply_edits(read, edits, output, affected=affected, force=force)
    if form == "json":
        outputs = [str(path) for path in written.paths]
        show.data({"outputs": outputs, "edits": [edit_to_data(edit) for edit in edits]})
    else:
        head = say(f"{len(edits)} ô đã đổi:", f"{counted(len(edits), 'cell', 'cells')} changed:")
        show.lines([Line(head, "title"), *edit_lines(edits, language())])
    for path in written.paths:
        show.written(path)
    show.notes(written.warnings)
    return written.paths
