"""KiotViet's order slips: each once, however many lines it has."""

from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.numbers import amount_of
from catalogrepair.files.documents import LINES, PEOPLE, STATE, codes_in, lines_of, people_of
from catalogrepair.files.kinds import Kind
from catalogrepair.files.rows import Columns, Rows
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import KiotVietLine, Slip
from catalogrepair.text import _

SLIPS = Kind(
    _("KiotViet's order slips"),
    ("diagnose invoices --kov", "diagnose orders --kov", "diagnose payments --kov", "diagnose --kov"),
    _("KiotViet: Đơn hàng → Đặt hàng → Xuất file → File chi tiết"),
    {
        "code": ("Mã đặt hàng",),
        "invoice": ("Mã hóa đơn",),
        **STATE,
        "total": ("Khách cần trả", "Tổng cộng"),
        "paid": ("Khách đã trả",),
        **PEOPLE,
        **LINES,
    },
    (("code",), ("status", "paid", "line_code")),
    marks=("Giảm giá phiếu đặt", "Người nhận đặt"),
    own=("Mã đặt hàng",),
    none=True,  # no order arrived at all: an answer too, as the live shop's empty list is
    entry=_("{:slip|slips}"),
)


def slips_of(columns: Columns) -> tuple[list[Slip], list[KiotVietLine]]:
    """KiotViet's order slips and their lines."""
    rows = Rows(columns)
    documents = rows.documents("code")
    slips = [
        Slip(
            code,
            moment_of(rows.first("created", its)),
            statuses.slip(rows.first("status", its)),
            amount_of(rows.first("total", its)),
            amount_of(rows.first("paid", its)),
            invoices=codes_in(rows.every("invoice", its)),
            **people_of(rows, its),
        )
        for code, its in documents.items()
    ]
    return slips, lines_of(rows, documents)
