"""The options that several commands share, with one meaning and one help text each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from catalogrepair.cli.language import LANGUAGES, say
from catalogrepair.core.decide import Choice
from catalogrepair.core.findings import Level
from catalogrepair.core.settings import Settings

Decorator = Callable[[Any], Any]
ENDINGS = (".html", ".xlsx", ".json", ".csv")
PATH = click.Path(path_type=Path)


def language_option() -> click.Option:
    """`--lang`: read early by `language.choose`; declared so that help shows it and wrong values are refused."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=say("Ngôn ngữ: vi (mặc định) hoặc en.", "Language: vi (default) or en."),
    )


def with_language(function: Any) -> Any:
    """Add `--lang` to a command."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=say("Ngôn ngữ: vi (mặc định) hoặc en.", "Language: vi (default) or en."),
    )(function)


with_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=say("Dạng kết quả in ra.", "Form of the result on stdout."),
)
with_force = click.option(
    "--force",
    is_flag=True,
    help=say(
        "Ghi đè tệp xuất ra đã có (không bao giờ ghi đè tệp gốc).",
        "Overwrite an existing output (never the input).",
    ),
)
with_rows = click.option(
    "--rows",
    type=click.Choice(["all", "affected"]),
    default="all",
    show_default=True,
    help=say(
        "all: cả tệp; affected: chỉ các dòng thay đổi, hàng gốc và dòng đơn vị của chúng (nhập an toàn hơn).",
        "all: the whole file; affected: only the rows that change, their roots and unit rows (the safer import).",
    ),
)


def report_option(function: Any) -> Any:
    """Add `--report FILE`."""
    return click.option(
        "--report",
        type=PATH,
        callback=_known_ending,
        metavar="FILE",
        help=say(
            "Ghi thêm báo cáo; đuôi tệp quyết định dạng: .html, .xlsx, .json, .csv.",
            "Also write a report; the ending decides its form: .html, .xlsx, .json, .csv.",
        ),
    )(function)


def _known_ending(_ctx: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in ENDINGS:
        raise click.BadParameter(
            say(
                f"đuôi “{path.suffix}” không dùng được; hãy chọn {', '.join(ENDINGS)}.",
                f"the ending “{path.suffix}” is unknown; choose one of {', '.join(ENDINGS)}.",
            )
        )
    return path


def output_option(*, required: bool, helps: str) -> Decorator:
    """`--output FILE`."""
    return click.option("--output", "-o", type=PATH, required=required, metavar="FILE", help=helps)


def choice_options(function: Any) -> Any:
    """Add the options that decide what is changed; the command takes `choice` and `settings`."""
    options = (
        click.option(
            "--level",
            type=click.Choice(["certain", "likely", "possible"]),
            default="likely",
            show_default=True,
            help=say(
                "Mức chắc chắn thấp nhất được sửa: certain (chắc chắn), likely (gần như chắc), possible (cần hỏi).",
                "The least certainty that is applied.",
            ),
        ),
        click.option(
            "--mode",
            type=click.Choice(["clear", "regroup"]),
            default="clear",
            show_default=True,
            help=say(
                "clear: mỗi mã rời nhóm thành một sản phẩm; regroup: giữ chúng thành một sản phẩm nhiều phiên bản.",
                "clear: each code that leaves becomes a product; regroup: they become one product with variants.",
            ),
        ),
        click.option(
            "--only",
            multiple=True,
            metavar="GROUP_CODE",
            help=say("Chỉ sửa nhóm có mã hàng gốc này; lặp lại được.", "Only the group of this root code; repeatable."),
        ),
        click.option(
            "--skip",
            multiple=True,
            metavar="GROUP_CODE",
            help=say("Bỏ qua nhóm có mã hàng gốc này; lặp lại được.", "Not the group of this root code; repeatable."),
        ),
        click.option(
            "--max-variants",
            type=click.IntRange(min=1),
            default=100,
            show_default=True,
            help=say("Số phiên bản tối đa của một sản phẩm trên web.", "Variants that one store product takes."),
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def choice_of(options: dict[str, Any]) -> tuple[Choice, Settings]:
    """Take the options of `choice_options` out of a command's keyword arguments."""
    level = Level[options.pop("level").upper()]
    choice = Choice(level, options.pop("mode"), options.pop("only"), options.pop("skip"))
    return choice, Settings(max_variants=options.pop("max_variants"))
