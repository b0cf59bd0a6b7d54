"""`catalogrepair diagnose ORDER_CODE`: one order through every rule."""

from pathlib import Path

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say


def command_for(code: str) -> click.Command:
    """The command for the order, slip or invoice of this code."""

    @click.command(
        code,
        help=say(
            f"Xét đơn {code} qua mọi quy tắc. Không ghi gì thêm thì hỏi thẳng hai shop đang đăng nhập.",
            f"Order {code} through every rule. Without options the two live shops are asked.",
        ),
    )
    @click.option(
        "--orders",
        default="haravan",
        metavar="FILE|haravan",
        callback=options.file_or("haravan"),
        help=say("Đơn hàng xuất từ Haravan (mặc định: hỏi shop).", "Haravan's order export (default: the live shop)."),
    )
    @options.kov_option(
        say(
            "Phiếu đặt hàng, hóa đơn, danh sách hàng hóa xuất từ KiotViet",
            "KiotViet's order slips, invoices and product list",
        )
    )
    @options.days_option
    @options.reported
    def command(orders: str, kov: tuple[str, ...], days: int, report: Path | None, form: str, force: bool) -> int:
        """Read, find the order, judge, show."""
        from catalogrepair.books import Reading
        from catalogrepair.diagnoses.matching import link
        from catalogrepair.diagnoses.one_order import diagnose
        from catalogrepair.evidence.papers import INVOICES, SLIPS
        from catalogrepair.sources import HARAVAN, KIOTVIET

        show.refuse_targets([report], orders, *kov, force=force)
        with show.progress() as tell:
            reading = Reading(days, tell)
            reading.orders_to(orders, code)
            kov = kov or ((KIOTVIET,) if orders == HARAVAN else ())
            reading.till([word for word in kov if word != KIOTVIET])
            if KIOTVIET in kov:
                reading.till([KIOTVIET], (INVOICES, SLIPS))
            links = link(reading.books)
            place = reading.place_of(code, links)
            if KIOTVIET in kov:
                reading.stock_of((reading.books.orders or ())[place])
        return show.diagnosis(diagnose(place, reading.books, links), reading.facts, form, report)

    return command
