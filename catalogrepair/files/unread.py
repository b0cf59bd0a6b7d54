"""Files that no reader of tables takes, and this program's own: one given by mistake is refused by its name."""

from catalogrepair.files.kinds import Kind
from catalogrepair.text import Text

RETURNS = Kind(
    Text("danh sách trả hàng của KiotViet", "a KiotViet returns export"),
    marks=("Cần trả khách",),
    own=("Mã trả hàng",),
)
PURCHASES = Kind(
    Text("danh sách nhập hàng của KiotViet", "a KiotViet purchase export"),
    marks=("Cần trả NCC",),
    own=("Mã nhập hàng",),
)
PRICE_BOOK = Kind(Text("bảng giá của KiotViet", "a KiotViet price book"), marks=("Bảng giá chung",))
CUSTOMERS = Kind(
    Text("danh sách khách hàng của KiotViet", "a KiotViet customer list"),
    marks=("Nợ cần thu hiện tại", "Loại khách"),
    hints=[("Mã khách hàng", "Tên khách hàng")],
)
SUPPLIERS = Kind(
    Text("danh sách nhà cung cấp", "a supplier list"),
    hints=[("Mã nhà cung cấp", "Tên nhà cung cấp")],
)
SAPO = Kind(
    Text("danh sách sản phẩm của Sapo", "a Sapo product export"),
    marks=("Đường dẫn / Alias", "Mã SKU*", "Mã phiên bản sản phẩm*"),
    hints=[("Mã SKU", "Giá so sánh")],
)
PLAN = Kind(
    Text("kế hoạch sửa của catalogrepair", "a plan of catalogrepair"),
    ("apply", "verify", "resync", "undo", "status", "web"),
    Text("tệp .plan.json mà lệnh repair hoặc plan đã ghi", "the .plan.json that repair or plan wrote"),
    starts=(b'"catalogrepair_plan"',),
)
PAIRING = Kind(
    Text("tệp ghép chi nhánh với kho", "a file that pairs branches with locations"),
    ("diagnose stock --map",),
    Text("diagnose stock --write-map", "diagnose stock --write-map"),
)
REPORT = Kind(
    Text("báo cáo của catalogrepair", "a report of catalogrepair"),
    marks=("Phép kiểm tra", "Dòng sổ tay", "Playbook row"),
    hints=[("type", "level", "cell", "before", "after", "check"), ("Row", "Cell", "Code", "Before", "After", "Check")],
    starts=(b'"summary": {', b'name="generator" content="catalogrepair"'),
)
