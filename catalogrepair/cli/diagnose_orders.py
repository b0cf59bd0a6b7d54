"""`catalogrepair diagnose orders`: what arrives of the store's orders in KiotViet."""

from pathlib import Path

import click

from catalogrepair.cli import options, show
from catalogrepair.cli.language import say


@click.command(
    "orders",
    short_help=say(
        "Hàng tạm, thiếu hóa đơn, thiếu phường/xã, nhà vận chuyển.",
        "Placeholder lines, missing invoices, ward, courier.",
    ),
    help=say(
        "Đơn về KiotViet có dòng hàng tạm “HRV-khong-xoa”, đơn đã xử lý giao hàng mà không có hóa đơn, đơn thiếu "
        "phường/xã hay nhà vận chuyển. ORDERS là tệp đơn hàng xuất từ Haravan, hoặc haravan để hỏi thẳng shop. Mã "
        "thoát 1 khi có chỗ cần xử lý.",
        "Orders that arrive with the placeholder line “HRV-khong-xoa”, have no invoice although delivery was "
        "processed, or lack ward or courier. ORDERS is Haravan's order export, or haravan for the live shop. Exit code "
        "1 when something needs somebody.",
    ),
)
@options.orders_argument
@options.kov_option(
    say(
        "Phiếu đặt hàng, hóa đơn, danh sách hàng hóa xuất từ KiotViet", "KiotViet's order slips, invoices, product list"
    ),
    required=True,
)
@click.option(
    "--hrv",
    metavar="FILE|haravan",
    callback=options.file_or("haravan"),
    help=say(
        "Sản phẩm xuất từ Haravan, hoặc haravan: cùng danh sách hàng hóa KiotViet thì báo trước hàng nào đơn tới sẽ "
        "hỏng.",
        "Haravan's product export, or haravan: with KiotViet's product list it tells which products fail next.",
    ),
)
@click.option(
    "--placeholder",
    multiple=True,
    metavar="TEXT",
    help=say(
        "Tên hoặc mã của hàng tạm, nếu khác “HRV không xóa”, “product không xóa” (lặp lại được).",
        "The placeholder's name or code, where it is not “HRV không xóa” or “product không xóa” (repeatable).",
    ),
)
@options.days_option
@options.reported
def command(
    orders: str,
    kov: tuple[str, ...],
    hrv: str | None,
    placeholder: tuple[str, ...],
    days: int,
    report: Path | None,
    form: str,
    force: bool,
) -> int:
    """Read, judge, show."""
    from catalogrepair.diagnoses.orders import diagnose
    from catalogrepair.diagnoses.placeholder import PATTERNS
    from catalogrepair.jobs.sales import Reading
    from catalogrepair.sales.matching import link

    show.refuse_targets([report], orders, *kov, hrv or "", force=force)
    with show.progress() as tell:
        reading = Reading(days, tell)
        reading.orders(orders)
        reading.kiotviet(kov)
        if hrv:
            reading.store_stock(hrv)
    links = link(reading.sales)
    facts = [*reading.facts, *links.told(reading.sales)]
    return show.diagnosis(diagnose(reading.sales, links, placeholder or PATTERNS), facts, form, report)
