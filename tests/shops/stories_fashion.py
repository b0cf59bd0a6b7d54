"""Clothes shops: a swallowed family beside groups that only look like one."""

import unicodedata
from collections.abc import Sequence

from tests.shops.excel import excel_bytes
from tests.shops.haravan import LAYOUT_2020, csv_bytes, listings_of, rows_of, xlsx_bytes
from tests.shops.headings import RETAIL, Cells, Headings, product
from tests.shops.story import Story, all_codes, change, codes, expect, shelf, singles, variants

_COLOURS_SIZES = "MÀU:Đen,Trắng|SIZE:S,M,L"


def _swallowed() -> list[dict[str, str]]:
    shirt = variants("AT26", "Áo thun Mây cổ tròn", _COLOURS_SIZES, category="Áo", price="159000", unit="Cái")
    jeans = variants(
        "QJ26", "Quần jean Sóng ống rộng", _COLOURS_SIZES, "AT26-1", category="Áo", price="389000", unit="Cái"
    )
    return shirt + jeans


def _lookalikes() -> list[dict[str, str]]:
    """Groups of one product each, however they are spelt."""
    mira = variants("DN26", "Đầm Mira tay ngắn", "MÀU:Be,Nâu,Rêu", category="Đầm")
    change(mira, 2, lambda _: "Váy Mira tay ngắn")
    lily = variants("DL26", "Đầm xoè Lily cổ vuông", "SIZE:S,M,L", category="Đầm")
    change(lily, 1, lambda _: "Đầm xoèe Lily cổ vuông")
    linen = variants("SM26", "Sơ mi Đũi tay lỡ", "MÀU:Kem,Xanh rêu", category="Áo")
    change(linen, 1, lambda name: unicodedata.normalize("NFD", name))
    change(linen, 1, lambda text: unicodedata.normalize("NFD", text), "Thuộc tính")
    coat = variants("AK26", "Áo khoác Gió hai lớp", "MÀU:Đỏ đô,Ghi,Đen", category="Áo khoác ")
    change(coat, 0, lambda name: f"{name} đỏ đô")
    change(coat, 1, lambda name: f"{name}  ghi")
    skirt = [
        product("V12S ", "Chân váy Tầng ren", "SIZE:S", category="Chân váy"),
        product("V12M", "Chân váy Tầng ren", "SIZE:M", "V12S ", category="Chân váy"),
        product("V12L", "Chân váy Tầng ren ", "SIZE:L", "V12S ", category="Chân váy"),
    ]
    suit = variants("BH26", "Bộ Hòa An cổ đức", "MÀU:Trắng,Than|SIZE:M,L", category="Bộ")
    change(suit, 1, lambda _: "Bộ Hoà An cổ đức")
    change(suit, 3, lambda _: "BỘ HÒA AN CỔ ĐỨC")
    return mira + lily + linen + coat + skirt + suit


def _lam() -> list[dict[str, str]]:
    """A name within a name: a set and its main piece, or one product written short. Only the shop knows."""
    lam = variants("LM26", "Đầm Lam kèm áo lót", "MÀU:Tím,Vàng,Hồng,Xanh", category="Đầm")
    for which, code in ((2, "LM27-1"), (3, "LM27-2")):
        change(lam, which, lambda _: "Đầm Lam")
        change(lam, which, lambda _, code=code: code, "Mã hàng")  # type: ignore[misc]
    return lam


def fashion_swallowed_family() -> Story:
    """The case of the playbook, in the middle of an ordinary shop."""
    rows = (
        singles("Phụ kiện ", ("PK31", "Khăn lụa Nắng"), ("PK30", "Thắt lưng Da Mộc"), ("PK29", "Mũ cói Biển"))
        + _lookalikes()[:8]
        + _swallowed()
        + _lookalikes()[8:]
        + _lam()
        + variants("GB26", "Giày búp bê Thỏ", "SIZE:36,37,38", category="Giày", price="259000")
    )
    return Story(
        "fashion_swallowed_family",
        "Shop thời trang: quần jean nằm trong nhóm của áo thun",
        "Fashion shop: a pair of jeans inside a T-shirt's group",
        tuple(rows),
        RETAIL,
        expect(rows, RETAIL, codes("QJ26", 6)),
        possible=("LM26-1",),
        one_family=("DN26-1", "DL26-1", "SM26-1", "AK26-1", "V12S ", "BH26-1"),
        # The jeans never arrived; one size of the shoes was added late; the suit was never synced at all.
        store=xlsx_bytes(rows_of(listings_of(rows, all_codes(rows, *codes("QJ26", 6), *codes("BH26", 4), "GB26-3")))),
        store_name="store.xlsx",
        with_store=expect(rows, RETAIL, codes("QJ26", 6), ("GB26-3",)),
    )


def _excel(rows: Sequence[Cells], headings: Headings) -> bytes:
    return excel_bytes(rows, headings)


def resaved_by_excel() -> Story:
    """The same conflict after somebody decorated and saved the file in Excel."""
    sandals = variants("SD15", "Sandal Quai Mảnh", "SIZE:36,37,38,39", category="Giày")
    bags = variants("TX15", "Túi xách Vỏ Sò", "SIZE:36,37,38", "SD15-1", category="Giày", price="450000")
    shirts = variants("PL15", "Áo polo Biển Xanh", "MÀU:Trắng,Đen,Navy|SIZE:M,L", category="Áo")
    socks = singles("Phụ kiện", ("VT02", "Vớ cổ thấp Bông"), ("VT01", "Vớ cổ cao Bông & Len"))
    rows = (
        socks + shirts + sandals + bags + variants("QS15", "Quần short Kaki", "SIZE:S,M", category="Quần") + shelf("15")
    )
    return Story(
        "resaved_by_excel",
        "Tệp đã mở và lưu lại bằng Excel: túi xách nằm trong nhóm của sandal",
        "A file saved again by Excel: a bag inside a sandal's group",
        tuple(rows),
        RETAIL,
        expect(rows, RETAIL, codes("TX15", 3)),
        writer=_excel,
        store=csv_bytes(rows_of(listings_of(rows, all_codes(rows, *codes("TX15", 3), "PL15-6"))), LAYOUT_2020),
        store_name="store.csv",
        with_store=expect(rows, RETAIL, codes("TX15", 3), ("PL15-6",)),
    )


def repeated_values_near_names() -> Story:
    """Two names that differ by their last words only, yet the values repeat: they cannot be one product."""
    short = variants("AH07", "Áo Hạ tay ngắn", "SIZE:S,M,L", category="Áo", price="189000")
    long = variants("AH08", "Áo Hạ tay dài", "SIZE:S,M,L", "AH07-1", category="Áo", price="219000")
    rows = (
        singles("Phụ kiện", ("KT03", "Kẹp tóc Hoa Nhí"), ("KT02", "Băng đô Vải Thô"))
        + short
        + long
        + variants("QL07", "Quần lụa Suông", "MÀU:Đen,Be|SIZE:S,M", category="Quần")
        + variants("AL07", "Áo len Cổ Lọ", "MÀU:Kem,Nâu,Ghi", category="Áo")
        + shelf("07")
    )
    return Story(
        "repeated_values_near_names",
        "Hai áo tên gần giống nhau, thuộc tính trùng hết",
        "Two shirts with nearly the same name and all the same attribute values",
        tuple(rows),
        RETAIL,
        expect(rows, RETAIL, codes("AH08", 3)),
        # Somebody brought both shirts to the store by hand: nothing is blocked, whatever it looks like.
        store="\n".join(all_codes(rows)).encode(),
        store_name="store.txt",
        with_store=expect(rows, RETAIL),
    )


def odd_one() -> Story:
    """One odd row may be a mistyped name; with another category and brand it is another product."""
    vest = variants("GL09", "Áo gile Len Ô Vuông", "MÀU:Nâu,Kem,Xanh", category="Áo", brand="Mây House")
    odd = [product("SP000907", "Quần tây Thanh Nhã", "MÀU:Đỏ", "GL09-1", category="Áo", brand="Mây House")]
    dress = variants("DM09", "Đầm maxi Cúc Dại", "SIZE:S,M,L", category="Đầm", brand="Mây House")
    other = [product("NH09", "Nước hoa Trầm Sương", "SIZE:50ml", "DM09-1", category="Mỹ phẩm", brand="Lá Xanh")]
    rows = (
        singles("Phụ kiện", ("HT03", "Hoa tai Giọt Nước"), ("HT02", "Vòng tay Chỉ Đỏ"))
        + vest
        + odd
        + dress
        + other
        + variants("CV09", "Chân váy Bút Chì", "SIZE:S,M,L", category="Chân váy")
        + shelf("09")
    )
    return Story(
        "odd_one",
        "Một dòng lạ trong nhóm: khi nào chỉ hỏi, khi nào xóa",
        "A single odd row in a group: when to ask and when to clear",
        tuple(rows),
        RETAIL,
        expect(rows, RETAIL, ("NH09",)),
        possible=("GL09-1",),
        # The store turns both verdicts round: the odd row is missing, the perfume arrived.
        store=xlsx_bytes(rows_of(listings_of(rows, all_codes(rows, "SP000907")))),
        store_name="store.xlsx",
        with_store=expect(rows, RETAIL, ("SP000907",)),
    )
