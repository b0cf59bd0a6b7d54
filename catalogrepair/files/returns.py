"""KiotViet's returns (trả hàng) by customers: each once, however many lines it has."""

from catalogrepair.catalog.moments import moment_of
from catalogrepair.catalog.numbers import amount_of
from catalogrepair.files.documents import LINES, STATE, lines_of
from catalogrepair.files.kinds import Kind
from catalogrepair.files.rows import Columns, Rows
from catalogrepair.sales import statuses
from catalogrepair.sales.documents import KiotVietLine, Return
from catalogrepair.sales.returns import outgoing
from catalogrepair.text import _

RETURNS = Kind(
    _("KiotViet's returns"),
    ("diagnose payments --kov", "diagnose invoices --kov", "diagnose --kov"),
    _("KiotViet: Đơn hàng → Trả hàng → Xuất file → File chi tiết"),
    {
        "code": ("Mã trả hàng",),
        "invoice": ("Mã hóa đơn",),
        **STATE,
        "due": ("Cần trả khách",),
        "given_back": ("Đã trả khách",),
        **LINES,
    },
    (("code",), ("invoice",), ("given_back", "due")),
    marks=("Cần trả khách", "Đã trả khách"),
    own=("Mã trả hàng",),
    none=True,  # no return at all: then nothing was given back
    entry=_("{:return|returns}"),
)


def returns_of(columns: Columns) -> tuple[list[Return], list[KiotVietLine]]:
    """KiotViet's returns and their lines."""
    rows = Rows(columns)
    documents = rows.documents("code")
    returns = [
        Return(
            code,
            rows.first("invoice", its),
            moment_of(rows.first("created", its)),
            statuses.returned(rows.first("status", its)),
            outgoing(amount_of(rows.first("due", its))),
            outgoing(amount_of(rows.first("given_back", its))),
            moment_of(rows.first("updated", its)),
        )
        for code, its in documents.items()
    ]
    return returns, lines_of(rows, documents)
