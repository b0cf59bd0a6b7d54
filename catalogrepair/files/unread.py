"""Files that no reader of tables takes, and this program's own: one given by mistake is refused by its name."""

from catalogrepair.files.kinds import Kind
from catalogrepair.text import _

RETURNS_TO_SUPPLIERS = Kind(
    _("a KiotViet export of returns to suppliers"),
    marks=("NCC cần trả", "Nhà cung cấp cần trả", "NCC đã trả"),
    own=("Mã trả hàng nhập",),
)
PURCHASES = Kind(
    _("a KiotViet purchase export"),
    marks=("Cần trả NCC", "Giảm giá phiếu nhập"),
    own=("Mã nhập hàng",),
)
PRICE_BOOK = Kind(_("a KiotViet price book"), marks=("Bảng giá chung", "Giá nhập cuối"))
CUSTOMERS = Kind(
    _("a KiotViet customer list"),
    marks=("Nợ cần thu hiện tại", "Loại khách"),
    hints=[("Mã khách hàng", "Tên khách hàng")],
)
SUPPLIERS = Kind(
    _("a supplier list"),
    hints=[("Mã nhà cung cấp", "Tên nhà cung cấp")],
)
SAPO = Kind(
    _("a Sapo product export"),
    marks=("Đường dẫn / Alias", "Mã SKU*", "Mã phiên bản sản phẩm*"),
    hints=[("Mã SKU", "Giá so sánh")],
)
PLAN = Kind(
    _("a plan of catalogrepair"),
    ("apply", "verify", "resync", "undo", "status", "web"),
    _("the .plan.json that repair or plan wrote"),
    starts=(b'"catalogrepair_plan"',),
)
PAIRING = Kind(
    _("a file that pairs branches with locations"),
    ("diagnose stock --map",),
    _("diagnose stock --write-map"),
)
REPORT = Kind(
    _("a report of catalogrepair"),
    marks=("Phép kiểm tra", "Mục hướng dẫn", "Dòng sổ tay", "Playbook row"),
    hints=[("type", "level", "cell", "before", "after", "check"), ("Row", "Cell", "Code", "Before", "After", "Check")],
    starts=(b'"summary": {', b'name="generator" content="catalogrepair"'),
)
