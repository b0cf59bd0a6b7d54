"""`catalogrepair resync`: ask for a new sync of the products of a repair, or of any list of codes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogrepair.catalog.plans.pushed import Outcome
from catalogrepair.catalog.words import counted
from catalogrepair.cli import options, show
from catalogrepair.cli.language import say
from catalogrepair.errors import Text, printable
from catalogrepair.jobs import repair
from catalogrepair.report.pushed import pushed_results
from catalogrepair.report.states import PUSHES
from catalogrepair.shops import keys
from catalogrepair.storage.journal import Journal

if TYPE_CHECKING:
    from catalogrepair.jobs import push

_TITLE = Text("Đồng bộ lại", "Sync again")


@click.command(
    "resync",
    short_help=say(
        "Nhờ đồng bộ lại đúng những sản phẩm đã sửa.", "Ask for a new sync of exactly the repaired products."
    ),
    help=say(
        "Nhờ đồng bộ lại đúng những sản phẩm của kế hoạch PLAN (hoặc của danh sách mã). kiotviet: ghi lại giá bán bằng "
        "chính giá đang có để KiotViet báo cho mọi phần mềm đang kết nối; hook: gọi một địa chỉ do shop hoặc app cho. "
        "Chạy lại thì làm tiếp, không đẩy hai lần.",
        "Ask for a new sync of exactly the products of PLAN (or of a list of codes). kiotviet: write the price with "
        "its own value, so that KiotViet tells every connected program; hook: call an address that the shop or the "
        "app gives. Run again, it goes on and pushes nothing twice.",
    ),
)
@click.argument("plan", type=options.PATH, required=False)
@click.option(
    "--codes",
    type=options.PATH,
    metavar="FILE",
    help=say("Danh sách mã thay cho PLAN, mỗi dòng một mã.", "A list of codes instead of PLAN, one a line."),
)
@click.option(
    "--via",
    type=click.Choice(["kiotviet", "hook"]),
    default="kiotviet",
    show_default=True,
    help=say("Đẩy bằng cách nào.", "How to push."),
)
@click.option(
    "--hook",
    type=options.PATH,
    metavar="FILE",
    help=say("Tệp .toml mô tả lời gọi (cần với --via hook).", "The .toml that says what to call (for --via hook)."),
)
@click.option(
    "--first",
    type=click.IntRange(min=1),
    metavar="N",
    help=say("Chỉ đẩy N sản phẩm đầu để thử, rồi cho xem kết quả.", "Push N products only, and show the result."),
)
@click.option(
    "--again",
    is_flag=True,
    help=say("Đẩy lại cả những sản phẩm đã đẩy lần trước.", "Push also what an earlier run pushed."),
)
@click.option(
    "--two-writes",
    is_flag=True,
    help=say(
        "Khi ngày sửa không đổi: thêm rồi bỏ một dấu cách ở cuối mô tả.",
        "Where the date of change does not move: add a space to the description and take it away.",
    ),
)
@click.option("--dry-run", is_flag=True, help=say("Chỉ cho xem, không gửi gì.", "Only show, send nothing."))
@click.option(
    "--force",
    is_flag=True,
    help=say(
        "Làm tiếp dù lần trước có trường khác bị đổi; ghi đè báo cáo đã có.",
        "Go on although an earlier push changed other fields; overwrite an existing report.",
    ),
)
@options.report_option
@options.with_format
@options.with_debug
@options.with_shop
@options.with_language
def command(
    plan: Path | None,
    codes: Path | None,
    via: str,
    hook: Path | None,
    first: int | None,
    again: bool,
    two_writes: bool,
    dry_run: bool,
    force: bool,
    report: Path | None,
    form: str,
) -> int:
    """Push, or show what would be pushed."""
    from catalogrepair.jobs import push

    if (plan is None) == (codes is None):
        raise click.UsageError(say("Hãy cho PLAN hoặc --codes.", "Give either PLAN or --codes."))
    if (via == "hook") != (hook is not None):
        raise click.UsageError(say("--hook đi cùng --via hook.", "--hook goes with --via hook."))
    show.refuse_targets([report], plan or "", codes or "", hook or "", force=force)
    subject = push.of_plan(repair.load_plan(plan)) if plan else push.of_codes(repair.read_codes(codes or Path()))
    how = push.How(first, again, two_writes, force)
    if dry_run:
        push.require_own_shop(subject, Journal())
        return _preview(subject, hook, form)
    push.require_own_shop(subject, Journal())
    _announce(subject, hook, first)
    with show.progress() as tell:
        if hook is not None:
            outcome = push.hook_all(subject, hook, how, Journal(), tell)
        else:
            outcome = push.touch_all(subject, how, Journal(), tell)
    if outcome.failure is not None and not outcome.receipts:
        raise outcome.failure
    results = pushed_results(outcome, subject.names, _TITLE, PUSHES)
    show.results(results, form, report)
    return code_of(outcome, first)


def code_of(outcome: Outcome, first: int | None = None) -> int:
    """0 when all that was asked is done, 4 when the key is not accepted any more, else 5."""
    if outcome.failure is not None and outcome.failure.exit_code == 4:
        return 4
    asked = outcome if first is None else Outcome(outcome.receipts, (), outcome.skipped)
    return 0 if asked.is_whole and outcome.failure is None else 5


def _announce(subject: "push.Subject", hook: Path | None, first: int | None) -> None:
    """What is about to happen, beforehand."""
    from catalogrepair.jobs import push

    count = min(first or len(subject.codes), len(subject.codes))
    if hook is not None:
        show.notes(
            [Text(f"Sắp gọi hook cho {count} sản phẩm.", f"About to call the hook for {counted(count, 'product')}.")]
        )
        return
    vi, en = _duration(push.estimate(count))
    shop = keys.kiotviet_key().retailer
    show.notes(
        [
            Text(
                f"Sắp ghi vào nhiều nhất {count} sản phẩm của gian hàng KiotViet “{shop}”, {vi}. Mọi phần mềm đang kết "
                "nối với gian hàng này, không chỉ Haravan, đều sẽ được báo.",
                f"About to write to {counted(count, 'product')} of the KiotViet shop “{shop}” at most, {en}. Every "
                "program that is connected to the shop is woken, not only Haravan.",
            )
        ]
    )


def _duration(seconds: float) -> Text:
    minutes = round(seconds / 60)
    if minutes < 1:
        return Text("chưa đến 1 phút", "less than a minute")
    return Text(f"khoảng {minutes} phút", f"about {minutes} min")


def _preview(subject: "push.Subject", hook: Path | None, form: str) -> int:
    """What would be pushed."""
    from catalogrepair.jobs import push

    request = None
    if hook is not None:
        with show.progress() as tell:
            request = push.hook_preview(subject, hook, tell)
    if form == "json":
        sent = None
        if request is not None:
            sent = {"method": request.method, "url": request.url, "headers": dict(request.headers)}
            sent["body"] = request.body.decode()
        show.data({"codes": list(subject.codes), "seconds": push.estimate(len(subject.codes)), "request": sent})
        return 0
    time = _duration(push.estimate(len(subject.codes)))
    click.echo(
        say(
            f"{len(subject.codes)} sản phẩm sẽ được đẩy, {time.vi}:",
            f"{counted(len(subject.codes), 'product', 'products')} would be pushed, {time.en}:",
        )
    )
    for code in subject.codes:
        click.echo(printable(f"  {code}  {subject.names.get(code, '')}"))
    if request is not None:
        click.echo(say("Lời gọi đầu tiên:", "The first request:"))
        click.echo(f"  {request.method} {request.url}")
        for name, text in request.headers.items():
            click.echo(f"  {name}: {text}")
        click.echo(printable(f"  {request.body.decode()}"))
    return 0
