"""KiotViet's invoices: each once, however many lines it has."""

from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.numbers import amount_of
from catalogrepair.files.documents import LINES, PEOPLE, STATE, codes_in, lines_of, people_of
from catalogrepair.files.kinds import Kind
from catalogrepair.files.rows import Columns, Rows
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import Invoice, KiotVietLine
from catalogrepair.text import _

INVOICES = Kind(
    _("KiotViet's invoices"),
    ("diagnose invoices --kov", "diagnose orders --kov", "diagnose payments --kov", "diagnose --kov"),
    _("KiotViet: Đơn hàng → Hóa đơn → Xuất file → File chi tiết"),
    {
        "code": ("Mã hóa đơn",),
        "order": ("Mã đặt hàng",),
        "returned": ("Mã trả hàng",),
        **STATE,
        "delivery": ("Trạng thái giao hàng",),
        "total": ("Khách cần trả", "Tổng cộng"),
        "paid": ("Khách đã trả",),
        "cod": ("Còn cần thu (COD)",),
        **PEOPLE,
        **LINES,
    },
    (("code",), ("status",), ("paid", "total")),
    marks=("Giảm giá hóa đơn", "Còn cần thu (COD)", "Mã YCSC"),
    own=("Mã hóa đơn",),
    none=True,  # no invoice at all: what the shop asks about (docs: playbook 6)
    entry=_("{:invoice|invoices}"),
)


def invoices_of(columns: Columns) -> tuple[list[Invoice], list[KiotVietLine]]:
    """KiotViet's invoices and their lines."""
    rows = Rows(columns)
    documents = rows.documents("code")
    invoices = [
        Invoice(
            code,
            rows.first("order", its),
            moment_of(rows.first("created", its)),
            statuses.invoice(rows.first("status", its)),
            statuses.delivery(rows.first("delivery", its)),
            amount_of(rows.first("total", its)),
            amount_of(rows.first("paid", its)),
            amount_of(rows.first("cod", its)),
            returns=(named := codes_in(rows.every("returned", its))),
            is_returned=bool(named) if rows.has("returned") else None,
            **people_of(rows, its),
        )
        for code, its in documents.items()
    ]
    return invoices, lines_of(rows, documents)
