"""`catalogrepair diagnose ORDER_CODE`: one order through every rule."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say

if TYPE_CHECKING:
    from catalogrepair.diagnoses.stock.rules import Rule


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
    @click.option(
        "--hrv",
        metavar="FILE|haravan",
        default="",
        callback=options.file_or("haravan"),
        help=say(
            "Sản phẩm xuất từ Haravan, hoặc haravan: để so tồn kho các mã của đơn.",
            "Haravan's product export, or haravan: for the stock of the order's products.",
        ),
    )
    @options.branch_main_option
    @options.rule_option
    @options.days_option
    @options.reported
    def command(
        orders: str,
        kov: tuple[str, ...],
        hrv: str,
        branch_main: str,
        rule: "Rule",
        days: int,
        report: Path | None,
        form: str,
        force: bool,
    ) -> int:
        """Read, find the order, judge, show."""
        from catalogrepair.diagnoses.one_order import diagnose
        from catalogrepair.files.invoices import INVOICES
        from catalogrepair.files.slips import SLIPS
        from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET
        from catalogrepair.jobs.order import Lookup
        from catalogrepair.sales.matching import link

        show.refuse_targets([report], orders, *kov, hrv, force=force)
        with show.progress() as tell:
            reading = Lookup(days, tell)
            reading.orders_to(orders, code)
            kov = kov or ((KIOTVIET,) if orders == HARAVAN else ())
            reading.kiotviet([word for word in kov if word != KIOTVIET])
            if KIOTVIET in kov:
                reading.kiotviet([KIOTVIET], (INVOICES, SLIPS))
            links = link(reading.sales)
            place = reading.place_of(code, links)
            order = (reading.sales.orders or ())[place]
            if KIOTVIET in kov:
                reading.stock_of(order)
            hrv = hrv or (HARAVAN if orders == HARAVAN and reading.sales.kiotviet_stock is not None else "")
            if hrv == HARAVAN:
                reading.store_stock_of(order)
            elif hrv:
                reading.store_stock(hrv)
            layout = reading.layout(rule, branch_main)
        return show.diagnosis(diagnose(place, reading.sales, links, layout), reading.facts, form, report)

    return command
