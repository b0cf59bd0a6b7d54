"""`catalogrepair diagnose stock`: is the store's stock what KiotViet's branches make it?"""

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from catalogrepair.catalog.words import counted
from catalogrepair.cli import options, show
from catalogrepair.cli.language import language, say
from catalogrepair.text import Text

if TYPE_CHECKING:
    from catalogrepair.diagnoses.stock.rules import Places, Rule


@click.command(
    "stock",
    short_help=say(
        "Tồn kho trên Haravan có đúng như KiotViet không.", "Does Haravan show the stock that KiotViet has?"
    ),
    help=say(
        "So tồn kho từng mã: số trên Haravan có đúng như tồn của các chi nhánh KiotViet không, lệch nào cần sửa trước, "
        "sai ở chặng nào khi shop dùng MyKiot. Mã thoát 1 khi có mã cần xử lý.",
        "Compares stock code by code: whether Haravan shows what KiotViet's branches make, which differences matter "
        "most, and with MyKiot which hop is wrong. Exit code 1 when a code needs something.",
    ),
)
@click.option(
    "--kov",
    multiple=True,
    required=True,
    metavar="[NAME=]FILE|kiotviet",
    callback=options.files_or("kiotviet"),
    help=say(
        "Danh sách hàng hóa xuất từ KiotViet, mỗi chi nhánh một tệp (lặp lại được), hoặc kiotviet để hỏi thẳng shop. "
        'Tệp không ghi tên chi nhánh: đặt tên bằng "Kho 2=TỆP".',
        "KiotViet's product list, one file a branch (repeatable), or kiotviet for the live shop. A file does not name "
        'its branch: name it with "Kho 2=FILE".',
    ),
)
@click.option(
    "--hrv",
    multiple=True,
    required=True,
    metavar="[NAME=]FILE|haravan",
    callback=options.files_or("haravan"),
    help=say(
        "Sản phẩm xuất từ Haravan (một tổng cho mọi kho; hoặc mỗi kho một tệp có tên), hoặc haravan để hỏi thẳng shop.",
        "Haravan's product export (one total of all locations; or one named file a location), or haravan for the live "
        "shop.",
    ),
)
@options.branch_main_option
@click.option(
    "--mykiot",
    type=options.PATH,
    metavar="FILE",
    help=say(
        "Tồn kho xuất từ MyKiot, nếu shop dùng MyKiot: chỉ ra chặng nào sai.",
        "MyKiot's stock, where the shop uses MyKiot: tells which hop is wrong.",
    ),
)
@options.rule_option
@click.option(
    "--map",
    "mapping",
    type=options.PATH,
    metavar="FILE.toml",
    help=say("Tệp ghép chi nhánh với kho.", "The file that pairs branches with locations."),
)
@click.option(
    "--write-map",
    type=options.PATH,
    metavar="FILE.toml",
    help=say("Chỉ ghi bản ghép mẫu để sửa, không so.", "Only write a draft of that file, compare nothing."),
)
@options.report_option
@options.with_format
@click.option(
    "--force",
    is_flag=True,
    help=say(
        "Ghi đè tệp đã có; vẫn so dù hai bên có vẻ là của hai shop.",
        "Overwrite an existing file; compare although the two seem to be two shops'.",
    ),
)
@options.with_debug
@options.with_shop
@options.with_language
def command(
    kov: tuple[str, ...],
    hrv: tuple[str, ...],
    branch_main: str,
    mykiot: Path | None,
    rule: "Rule",
    mapping: Path | None,
    write_map: Path | None,
    report: Path | None,
    form: str,
    force: bool,
) -> int:
    """Read, judge, show."""
    from catalogrepair.diagnoses.stock import diagnose
    from catalogrepair.diagnoses.stock.mapping import parse
    from catalogrepair.diagnoses.stock.rules import lay_out
    from catalogrepair.files.unread import PAIRING
    from catalogrepair.jobs.catalogues import text_of
    from catalogrepair.jobs.stock import Stocktake

    _refuse_together(rule, mykiot, mapping, write_map, report)
    with show.progress() as tell:
        take = Stocktake(kov, hrv, mykiot, tell)
        show.refuse_targets([report, write_map], *take.files, *filter(None, [mapping]), force=force)
        shop = take.shop()
        if write_map is not None:
            return _write_draft(shop, branch_main, write_map)
        pairs = parse(text_of(mapping, PAIRING), mapping.name, shop, rule) if mapping else None
        layout = lay_out(rule, shop, branch_main, pairs)
        stock = take.stock()
    return show.diagnosis(diagnose(stock, layout, shop.branches, insist=force), take.facts, form, report)


def _refuse_together(
    rule: str, mykiot: Path | None, mapping: Path | None, write_map: Path | None, report: Path | None
) -> None:
    """Raise UsageError for options that mean nothing together."""
    if mykiot is not None and rule == "multi":
        raise click.UsageError(
            say(
                "MyKiot chỉ có một số cho mỗi mã: --mykiot dùng với --rule basic hoặc chosen.",
                "MyKiot has one number a code: --mykiot goes with --rule basic or chosen.",
            )
        )
    if mapping is not None and rule == "chosen":
        raise click.UsageError(say("--rule chosen không cần --map.", "--rule chosen needs no --map."))
    if write_map is not None and (mapping or mykiot or report):
        raise click.UsageError(
            say(
                "--write-map chỉ ghi bản ghép mẫu: bỏ --map, --mykiot, --report.",
                "--write-map only writes a draft: leave out --map, --mykiot, --report.",
            )
        )


def _write_draft(shop: "Places", main: str, target: Path) -> int:
    from catalogrepair.diagnoses.stock.mapping import draft
    from catalogrepair.diagnoses.stock.rules import equal_names, named
    from catalogrepair.jobs.outputs import write_whole

    if main:
        main = named(main, shop.branches, Text("chi nhánh", "branch"))
    elif len(shop.branches) == 1:
        main = shop.branches[0]
    locations = equal_names(shop, main)
    text = draft(shop, main, locations, language())
    write_whole(target, lambda out: _put(out, text))
    show.written(target)
    left = len(shop.branches) - len(locations)
    if left:
        show.notes(
            [
                Text(
                    f"còn {left} chi nhánh chưa ghép. Mở tệp, bỏ dấu # và điền tên kho, rồi chạy lại với --map.",
                    f"{counted(left, 'branch is', 'branches are')} still open. Open the file, remove the # and fill in "
                    "locations, then run again with --map.",
                )
            ]
        )
    return 0


def _put(out: BinaryIO, text: str) -> None:
    out.write(text.encode())
