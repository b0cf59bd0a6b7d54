"""`catalogrepair diagnose payments`: does KiotViet know what the customers paid?"""

from pathlib import Path

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say


@click.command(
    "payments",
    short_help=say("Tiền khách trả trên web có về KiotViet không.", "Did what the customers paid reach KiotViet?"),
    help=say(
        "Đơn khách đã trả tiền trên web mà KiotViet ghi 0đ hoặc khác số: hai con số, ai có thể đã thao tác, xem lại ở "
        "đâu. ORDERS là tệp đơn hàng xuất từ Haravan, hoặc haravan để hỏi thẳng shop. Mã thoát 1 khi có đơn cần xử lý.",
        "Orders paid on the store for which KiotViet has nothing or another sum: both sums, who may have touched them, "
        "where to look. ORDERS is Haravan's order export, or haravan for the live shop. Exit code 1 when an order "
        "needs something.",
    ),
)
@options.orders_argument
@options.kov_option(
    say("Hóa đơn, phiếu đặt hàng xuất từ KiotViet", "KiotViet's exports of invoices and order slips"), required=True
)
@options.days_option
@options.reported
def command(orders: str, kov: tuple[str, ...], days: int, report: Path | None, form: str, force: bool) -> int:
    """Read, judge, show."""
    from catalogrepair.diagnoses.payments import diagnose
    from catalogrepair.jobs.sales import read_sales

    show.refuse_targets([report], orders, *kov, force=force)
    with show.progress() as tell:
        sales, links, facts = read_sales(orders, kov, days, tell)
    return show.diagnosis(diagnose(sales, links), facts, form, report)
