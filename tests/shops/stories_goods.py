"""Shops of goods with units, a filtered file, broken codes, and a shop with nothing to repair."""

from tests.shops.haravan import csv_bytes, listings_of, rows_of, xlsx_bytes
from tests.shops.headings import REDUCED, RETAIL, TAX, product, unit_row
from tests.shops.story import Story, all_codes, codes, expect, shelf, singles, variants


def _packed(code: str, name: str, category: str, units: str, *, price: str, small: str) -> list[dict[str, str]]:
    """A base and its units from "Lốc:6,Thùng:24"."""
    base = product(code, name, category=category, unit=small, price=price, stock="48", barcode=f"89360{code[-3:]}")
    pairs = (part.split(":") for part in units.split(","))
    return [base, *(unit_row(base, f"{code}-{unit[0]}{by}", unit, by, str(int(price) * int(by))) for unit, by in pairs)]


def supermarket_units() -> Story:
    """Unit rows point at roots too: that is normal, until the variant they belong to leaves its group."""
    tea = variants("TR40", "Trà sen Ướp Hoa", "VỊ:Sen,Lài,Sâm dứa", category="Đồ uống", unit="Gói", price="45000")
    snack = variants(
        "BS40", "Bánh gạo Giòn Rụm", "VỊ:Sen,Lài", "TR40-1", category="Bánh kẹo", unit="Gói", price="18000"
    )
    boxed = [row for base in snack for row in (base, unit_row(base, f"{base['Mã hàng']}T", "Thùng", "24", "410000"))]
    tea_box = [tea[0], unit_row(tea[0], "TR40-1H", "Hộp", "10", "430000"), tea[1], tea[2]]
    tea_box.append(unit_row(tea[2], "TR40-3H", "Hộp", "10", "430000"))
    rows = (
        _packed("NN101", "Nước ngọt Bọt Biển 330ml", "Đồ uống", "Lốc:6,Thùng:24", price="9000", small="Lon")
        + _packed("MI102", "Mì tôm Bếp Nhà", "Mì>>Mì gói", "Thùng:30", price="4000", small="Gói")
        + _packed("SU103", "Sữa tươi Đồng Cỏ 180ml", "Sữa", "Lốc:4,Thùng:48", price="8000", small="Hộp")
        + tea_box
        + boxed
        + _packed("DG104", "Dầu gội Bồ Kết Vườn", "Hóa phẩm", "Thùng:12", price="72000", small="Chai")
        + singles("Rau củ", ("RC11", "Cà chua bi Đồi Thông"), ("RC10", "Dưa leo Nhà Kính"), unit="Kg")
    )
    return Story(
        "supermarket_units",
        "Siêu thị: bánh gạo có thùng nằm trong nhóm của trà",
        "Supermarket: rice crackers with boxes inside a tea's group",
        tuple(rows),
        RETAIL,
        expect(rows, RETAIL, codes("BS40", 2)),
        # The crackers never arrived, and neither did their boxes; of the tea's boxes one is sold as a unit.
        store=xlsx_bytes(
            rows_of(listings_of(rows, all_codes(rows, *codes("BS40", 2), "BS40-1T", "BS40-2T", "TR40-3H")))
        ),
        store_name="store.xlsx",
        with_store=expect(rows, RETAIL, codes("BS40", 2)),
    )


def filtered_roots_missing() -> Story:
    """The shop exported a filtered list: of one root the code tells which family stays, of another nothing does."""
    wool = variants("LN50", "Len sợi Bông Mềm", "MÀU:Đỏ,Vàng,Lam", "LN50-0", category="Len")
    hooks = variants("KM50", "Kim móc Tre Già", "MÀU:Đỏ,Vàng", "LN50-0", category="Len")
    cloth = variants("VA50", "Vải thô Mộc", "MÀU:Trắng,Ngà,Chàm", "VA50-0", category="Vải")
    thread = variants("CH50", "Chỉ thêu Óng Ả", "MÀU:Hồng,Tím", "CH50-0", category="Chỉ")
    whole = variants("NU50", "Nút gỗ Hai Lỗ", "CỠ:1cm,2cm,3cm", category="Phụ liệu")
    pins = variants("GH50", "Ghim cài Đầu Ngọc", "MÀU:Đỏ,Xanh", "SP000099", category="Phụ liệu")
    tapes = variants("TD50", "Thước dây Cuộn Tròn", "MÀU:Đỏ,Xanh", "SP000099", category="Phụ liệu")
    rows = wool + hooks + cloth + thread + whole + singles("Phụ liệu", ("KE50", "Kéo cắt chỉ Cò")) + shelf("50")
    rows += pins + tapes
    roots = [
        product("LN50-0", "Len sợi Bông Mềm", "MÀU:Trắng", category="Len"),
        product("VA50-0", "Vải thô Mộc", "MÀU:Nâu", category="Vải"),
    ]
    on_store = [*roots, *wool, cloth[0], *whole, *shelf("50")]
    return Story(
        "filtered_roots_missing",
        "Tệp xuất có lọc: hàng gốc không có trong tệp",
        "A filtered export: the roots are not in the file",
        tuple(rows),
        REDUCED,
        expect(rows, REDUCED, codes("KM50", 2)),
        possible=("SP000099",),
        # The store knows the roots that the file left out: the hooks are another product, two cloths came late.
        store=csv_bytes(rows_of(listings_of(on_store, all_codes(on_store)))),
        store_name="store.csv",
        with_store=expect(rows, REDUCED, codes("KM50", 2), ("VA50-2", "VA50-3")),
    )


def deleted_and_circles() -> Story:
    """Codes that lead nowhere, in circles or through others; only a row that names itself is safe to clear."""
    gone = variants("BA60", "Balo Học Trò", "MÀU:Đen,Xám", "BA60{DEL}", category="Balo")
    itself = [product("VI60", "Ví da Gấp Đôi", "MÀU:Nâu", "VI60", category="Ví")]
    circle = [
        product("DH61", "Đồng hồ Mặt Trăng", "MÀU:Bạc", "DH62", category="Đồng hồ"),
        product("DH62", "Đồng hồ Mặt Trăng", "MÀU:Vàng", "DH61", category="Đồng hồ"),
    ]
    chain = [
        product("MU61", "Mũ vành Cỏ May", "MÀU:Be", category="Mũ"),
        product("MU62", "Mũ vành Cỏ May", "MÀU:Nâu", "MU61", category="Mũ"),
        product("MU63", "Mũ vành Cỏ May", "MÀU:Đen", "MU62", category="Mũ"),
    ]
    pens = product("BU61", "Bút chì Gỗ Thông", "LOẠI:2B", category="Văn phòng phẩm", unit="Cây", stock="120")
    box = unit_row(pens, "BU61H", "Hộp", "12", "55000")
    on_unit = product("BU62", "Bút chì Gỗ Thông", "LOẠI:HB", "BU61H", category="Văn phòng phẩm", unit="Cây")
    more = variants("TT60", "Túi tote Vải Bố", "MÀU:Kem,Đen,Rêu", category="Túi")
    rows = [*gone, *more, *itself, *circle, *chain, pens, box, on_unit]
    rows += singles("Balo", ("BA59", "Balo Leo Núi"), ("BA58", "Túi trống Thể Thao")) + shelf("60")
    return Story(
        "deleted_and_circles",
        "Mã hàng đã xóa, tự trỏ vào mình, trỏ vòng tròn, trỏ qua hàng con",
        "Deleted codes, a self reference, a circle and a chain",
        tuple(rows),
        RETAIL,
        expect(rows, RETAIL, cleared=("VI60",)),
        # The wallet that names itself arrived all the same; of the circle and the chain one row each did not.
        store=xlsx_bytes(rows_of(listings_of(rows, all_codes(rows, "DH62", "MU63", "BA60-1", "BA60-2")))),
        store_name="store.xlsx",
        with_store=expect(rows, RETAIL, ("MU63",)),
    )


def clean_shop() -> Story:
    """A shop in order, with everything that a hasty check would stumble over."""
    rows = (
        variants("AB70", "Áo bà ba Lụa Tơ", "MÀU:Tím,Nâu,Đen|SIZE:S,M,L", category="Áo", unit="Cái")
        + _packed("TC701", "Trà cúc Mật Ong", "Đồ uống", "Hộp:10,Thùng:60", price="6000", small="Gói")
        + [
            product("GS70", "Giặt sấy theo ký", kind="Dịch vụ", category="Dịch vụ", stock="0", cost="0"),
            product("CB70", "Combo Áo bà ba và Khăn rằn", kind="Combo - đóng gói", category="Combo",
                    parts="AB70-1:1|KR70-1:1", stock="0"),
            product("BM70", "Bao bì Giấy Kraft", category="Vật tư", sold="0"),
        ]
        + variants("KR70", "Khăn rằn Dệt Tay", "MÀU:Đen trắng,Đỏ trắng", category="Phụ kiện")
        + variants("GO70", "Guốc mộc Quai Nhung", "SIZE:35,36,37", category="Giày", active="0")
        + [product("NL70", "Nón lá Bài Thơ", "CỠ:Lớn", category="Phụ kiện")]
        + singles("Phụ kiện", ("QG71", "Quạt giấy Thủy Mặc"), ("QG70", "Quạt nan Tre"))
    )  # fmt: skip
    tax = {"Tỷ lệ tính thuế(%)": "VAT 1%", "Áp dụng giảm thuế": "0"}
    named = tuple({**row, **tax, "Tên hàng trên hóa đơn điện tử": row["Tên hàng"]} for row in rows)
    return Story(
        "clean_shop",
        "Cửa hàng không có gì phải sửa",
        "A shop with nothing to repair",
        named,
        TAX,
        expect(rows, TAX),
        # What is not for sale did not go to the store: no fault of any group.
        store=xlsx_bytes(rows_of(listings_of(rows, all_codes(rows, "BM70", *codes("GO70", 3)), ["NL70"]))),
        store_name="store.xlsx",
        with_store=expect(rows, TAX),
    )
