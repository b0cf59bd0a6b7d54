"""A tea shop with a counter and a depot, a store and MyKiot between them: a product for each way in which stock goes
wrong, and some that are right. What must be said stands beside each.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.shops.haravan import Listing, Variant, rows_of, xlsx_bytes
from tests.shops.kiotviet import export_bytes, product, unit_row
from tests.shops.tables import Page, workbook_bytes

FIRST, SECOND = "mykiot_to_haravan", "kiotviet_to_mykiot"
COUNTER, DEPOT = "Quầy Chợ Sắt", "Kho Đồng Trà"


@dataclass(frozen=True)
class Tea:
    """A product: what the two branches, MyKiot and the store have of it."""

    code: str
    name: str
    price: int
    counter: str
    depot: str
    ordered: str = "0"
    """of the depot's, by customers"""
    web: str | None = None
    """None: not on the store"""
    mykiot: str | None = None
    kind: str = ""
    """what is said without MyKiot; "" where nothing is"""
    hop: str | None = None
    """with MyKiot, where that is something else"""
    tracked: bool = True
    sort: str = "Hàng hóa"
    active: str = "1"


TEAS = (
    Tea("TRA01", "Trà sen Tây Hồ hộp giấy", 180000, "12", "30", "5", web="37", mykiot="37"),
    Tea("TRA02", "Trà nhài Lò Chum", 95000, "8", "0", web="8", mykiot="8"),
    Tea("TRA03", "Trà ô long Cầu Đất túi 200g", 150000, "0", "0", web="0", mykiot="0"),
    Tea("TRA04", "Trà shan tuyết Suối Giàng", 420000, "3", "9", "2", web="10", mykiot="10"),
    Tea("TRA05", "Trà gừng mật ong", 60000, "20", "45", "0", web="65", mykiot="65"),
    Tea("TRA06", "Bánh cốm hộp 10 chiếc", 75000, "0", "2", "2", web="4", mykiot="0", kind="oversell", hop=FIRST),
    Tea("TRA07", "Ấm tử sa dáng quả bầu", 1250000, "1", "0", web="6", mykiot="6", kind="differs", hop=SECOND),
    Tea("TRA08", "Chén men lam bộ 6", 240000, "6", "4", "0", web="0", mykiot="3", kind="lost_sale", hop="both_hops"),
    Tea("TRA09", "Trà hoa cúc chi", 110000, "10", "8", "3", web="18", mykiot="15", kind="differs", hop=FIRST),
    Tea("TRA10", "Trà lài gói nhỏ", 12000, "48", "24", "0", web="72", mykiot="72"),
    Tea("TRA11", "Trà cân thái nguyên", 300000, "1.5", "1", web="2", mykiot="2"),
    Tea("TRA12", "Mứt gừng dẻo", 50000, "-2", "0", web="0", mykiot="0", kind="negative"),
    Tea("TRA13", "Thẻ quà tặng trà", 200000, "0", "0", web="", kind="not_tracked", tracked=False),
    Tea("TRA14", "Hũ sành ủ trà", 330000, "2", "1", web="3", mykiot="3", kind="repeated"),
    Tea("TRA15", "Khay gỗ hương", 680000, "4", "0"),
    Tea("TRA16", "Quà Tết sum vầy", 900000, "0", "0", web="7", sort="Combo - đóng gói"),
    Tea("TRA17", "Trà bắc mốc cũ", 40000, "3", "0", web="9", mykiot="9", kind="not_for_sale", active="0"),
    Tea("TRA18", "Trà ướp hoa bưởi", 135000, "5", "5", "0", web="10", mykiot="7", hop="mykiot_aside"),
)  # fmt: skip
CARTONS = (
    # code, pieces in it, what the store has of it: 72 packets are 3 cartons of 24, or 7 strips of 10 and 2 packets
    ("TRA10-T", "Thùng", "24", "3", ""),
    ("TRA10-L", "Lốc", "10", "72", "differs"),
)


def branch_bytes(branch: str) -> bytes:
    """KiotViet's export of one branch: the units of the packets follow them."""
    rows = []
    for tea in TEAS:
        stock = tea.counter if branch == COUNTER else tea.depot
        more = {"KH đặt": tea.ordered if branch == DEPOT else "0"}
        row = product(
            tea.code,
            tea.name,
            price=str(tea.price),
            stock=stock,
            kind=tea.sort,
            active=tea.active,
            unit="gói",
            extra=more,
        )
        rows.append(row)
        if tea.code == "TRA10":
            rows += [unit_row(row, code, unit, factor, "250000") for code, unit, factor, _, _ in CARTONS]
    return export_bytes(rows)


def store_bytes() -> bytes:
    """Haravan's export: one total a variant, one code twice, one that KiotViet does not know."""
    listings = [_listing(tea.code, tea.name, tea.web, tracked=tea.tracked) for tea in TEAS if tea.web is not None]
    listings += [_listing(code, "Trà lài gói nhỏ", web) for code, _, _, web, _ in CARTONS]
    listings += [_listing("TRA14", "Hũ sành ủ trà men mới", "1"), _listing("WEB900", "Túi vải in hình", "40")]
    return xlsx_bytes(rows_of(listings))


def _listing(code: str, name: str, stock: str, *, tracked: bool = True) -> Listing:
    return Listing(name, (Variant(code, code, stock=stock, tracked=tracked),))


def mykiot_bytes() -> bytes:
    """MyKiot's list; its columns are believable, not the vendor's."""
    listed = [(tea.code, tea.name, tea.mykiot) for tea in TEAS if tea.mykiot is not None]
    return workbook_bytes(Page("Danh sách", [("Mã hàng", "Tên sản phẩm", "Tồn kho"), *listed]))


def expected_kinds(*, with_mykiot: bool) -> dict[str, str]:
    """What must be said of each code; codes that are right are not there."""
    found = {tea.code: tea.hop if with_mykiot and tea.hop is not None else tea.kind for tea in TEAS}
    found |= {code: kind for code, _, _, _, kind in CARTONS}
    return {code: kind for code, kind in found.items() if kind}


def expected_json() -> str:
    """The text of expected.json."""
    title = {"vi": "Tiệm trà: mỗi kiểu lệch tồn kho một mã", "en": "A tea shop: a code for each way stock goes wrong"}
    kinds = {name: expected_kinds(with_mykiot=given) for name, given in (("kinds", False), ("kinds_with_mykiot", True))}
    return json.dumps({"title": title, "main": COUNTER, **kinds}, ensure_ascii=False, indent=1) + "\n"


def files() -> Iterable[tuple[str, bytes]]:
    """The files of the sample by name."""
    yield "counter.xlsx", branch_bytes(COUNTER)
    yield "depot.xlsx", branch_bytes(DEPOT)
    yield "store.xlsx", store_bytes()
    yield "mykiot.xlsx", mykiot_bytes()
    yield "expected.json", expected_json().encode()


def write_stock(folder: Path) -> None:
    """Write the tea shop."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files():
        (folder / name).write_bytes(content)
