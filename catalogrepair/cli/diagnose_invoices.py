"""`catalogrepair diagnose invoices`: why an invoice does not become *Hoàn thành*."""

from pathlib import Path

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say


@click.command(
    "invoices",
    short_help=say(
        "Hóa đơn nào chưa Hoàn thành, còn thiếu trạng thái nào.",
        "Which invoices are not complete, and what is missing.",
    ),
    help=say(
        "Hóa đơn nào chưa Hoàn thành, và còn thiếu trạng thái nào trong ba: Đã giao hàng, COD Đã thu, Đã thanh toán. "
        "ORDERS là tệp đơn hàng xuất từ Haravan, hoặc haravan để hỏi thẳng shop. Mã thoát 1 khi có đơn cần xử lý.",
        "Which invoices are not complete, and which of the three statuses is missing. ORDERS is Haravan's order "
        "export, or haravan for the live shop. Exit code 1 when an order needs something.",
    ),
)
@options.orders_argument
@options.kov_option(say("Hóa đơn, phiếu đặt hàng xuất từ KiotViet", "KiotViet's exports of invoices and order slips"))
@options.days_option
@options.reported
def command(orders: str, kov: tuple[str, ...], days: int, report: Path | None, form: str, force: bool) -> int:
    """Read, judge, show."""
    from catalogrepair.diagnoses.invoices import diagnose
    from catalogrepair.jobs.sales import read_sales

    show.refuse_targets([report], orders, *kov, force=force)
    with show.progress() as tell:
        sales, links, facts = read_sales(orders, kov, days, tell)
    return show.diagnosis(diagnose(sales, links), facts, form, report)
