"""Every kind of file in every place that takes one: taken, or refused by its name in the same words everywhere."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from catalogrepair.catalog.names import heading_key
from catalogrepair.cli.commands import cli
from catalogrepair.errors import CatalogRepairError, UnusableInput
from catalogrepair.files import stock, unread
from catalogrepair.files.code_list import CODE_LIST
from catalogrepair.files.invoices import INVOICES
from catalogrepair.files.kinds import Kind, kinds
from catalogrepair.files.orders import STORE_ORDERS
from catalogrepair.files.product_list import PRODUCT_LIST
from catalogrepair.files.returns import RETURNS
from catalogrepair.files.slips import SLIPS
from catalogrepair.files.store_products import STORE_PRODUCTS
from catalogrepair.text import Given
from tests.cli.run import SAMPLES
from tests.shops import dialects, trade, wrong
from tests.shops.headings import TEMPLATE
from tests.shops.kiotviet import export_bytes
from tests.shops.stories import story
from tests.shops.stories_trade import pottery
from tests.shops.tables import Page, workbook_bytes
from tests.shops.trade import Back

POTTERY, TEA = SAMPLES / "orders_pottery", SAMPLES / "stock_tea"
ORDERS, KOV = str(POTTERY / "orders.xlsx"), str(POTTERY / "invoices.xlsx")
TEA_KOV, TEA_HRV = str(TEA / "counter.xlsx"), str(TEA / "store.xlsx")
SHOP = story("fashion_swallowed_family")
CUT_RETURNS = (
    "Chi nhánh|Mã trả hàng|Thời gian|Mã hóa đơn|Giảm giá hóa đơn|Cần trả khách|Trạng thái|Mã hàng|Tên hàng|Số lượng"
)
SLIPS_BY_COURIER = (
    "Còn cần thu (COD)|Mã đặt hàng|Mã hóa đơn|Giảm giá phiếu đặt|Khách cần trả|Khách đã trả|Trạng thái|Mã hàng"
)
REAL_ORDERS = (
    "Mã đơn hàng|Email|Tình trạng thanh toán|Tình trạng giao hàng|Tổng tiền|Phí vận chuyển|Tổng cộng|Tên sản phẩm|"
    "Giá trị thuộc tính 1|Mã sản phẩm|Phường/Xã nhận hàng|Id|Kho bán"
)


def table(headings: str) -> bytes:
    columns = headings.split("|")
    return dialects.wps_bytes([{column: f"{column} 1" for column in columns}], columns)


FILES: dict[str, tuple[Kind, Callable[[], bytes]]] = {
    "export.xlsx": (PRODUCT_LIST, SHOP.data),
    "export.csv": (PRODUCT_LIST, lambda: dialects.csv_bytes(SHOP.rows, SHOP.headings)),
    "export.xls": (PRODUCT_LIST, lambda: dialects.xls_bytes(SHOP.rows, SHOP.headings)),
    "template.xlsx": (PRODUCT_LIST, lambda: export_bytes(SHOP.rows, TEMPLATE)),
    "store.xlsx": (STORE_PRODUCTS, wrong.haravan_xlsx),
    "store.csv": (STORE_PRODUCTS, wrong.haravan_csv),
    "orders.xlsx": (STORE_ORDERS, (POTTERY / "orders.xlsx").read_bytes),
    "real_orders.xlsx": (STORE_ORDERS, lambda: table(REAL_ORDERS)),
    "slips.xlsx": (SLIPS, (POTTERY / "slips.xlsx").read_bytes),
    "slips_by_courier.xlsx": (SLIPS, lambda: table(SLIPS_BY_COURIER)),
    "invoices.xlsx": (INVOICES, (POTTERY / "invoices.xlsx").read_bytes),
    "returns.xlsx": (RETURNS, lambda: trade.returns_bytes([Back("TH1", pottery()[0].lines, "04/11/2026", of="HD1")])),
    "cut_returns.xlsx": (RETURNS, lambda: table(CUT_RETURNS)),
    "supplier_returns.xlsx": (unread.RETURNS_TO_SUPPLIERS, lambda: table("|".join(trade.RETURNS_TO_SUPPLIERS))),
    "purchases.xlsx": (unread.PURCHASES, wrong.purchases),
    "price_book.xlsx": (unread.PRICE_BOOK, wrong.price_book),
    "customers.xlsx": (unread.CUSTOMERS, wrong.customers),
    "suppliers.xlsx": (unread.SUPPLIERS, lambda: table("Mã nhà cung cấp|Tên nhà cung cấp|Điện thoại|Tổng mua")),
    "sapo.csv": (unread.SAPO, wrong.sapo_csv),
    "mykiot.xlsx": (stock.MYKIOT_STOCK, (TEA / "mykiot.xlsx").read_bytes),
    "codes.txt": (CODE_LIST, "Mã hàng\nAT26-1\nQJ26-1\nBH26-1\n".encode),
}
PLACES: Mapping[str, tuple[str, ...]] = {
    # what a kind calls the place, and the command line; {} stands for the file
    "check": ("check", "{}"),
    "repair": ("repair", "{}", "--dry-run"),
    "plan": ("plan", "{}", "-o", "new.plan.json"),
    "apply": ("apply", "{}", "export.xlsx", "--dry-run"),
    "apply PLAN EXPORT": ("apply", "out.plan.json", "{}", "--dry-run"),
    "undo": ("undo", "{}", "out.xlsx", "--dry-run"),
    "undo PLAN EXPORT": ("undo", "out.plan.json", "{}", "--dry-run"),
    "diff": ("diff", "{}", "export.xlsx"),
    "diff AFTER": ("diff", "export.xlsx", "{}"),
    "check --store": ("check", "export.xlsx", "--store", "{}"),
    "repair --store": ("repair", "export.xlsx", "--dry-run", "--store", "{}"),
    "plan --store": ("plan", "export.xlsx", "-o", "new.plan.json", "--store", "{}"),
    "verify": ("verify", "{}", "--export", "export.xlsx"),
    "verify --export": ("verify", "out.plan.json", "--export", "{}"),
    "verify --before": ("verify", "out.plan.json", "--export", "export.xlsx", "--before", "{}"),
    "verify --store": ("verify", "out.plan.json", "--store", "{}"),
    "resync": ("resync", "{}", "--dry-run"),
    "resync --codes": ("resync", "--codes", "{}", "--dry-run"),
    "status": ("status", "{}"),
    "diagnose invoices": ("diagnose", "invoices", "{}", "--kov", KOV),
    "diagnose orders": ("diagnose", "orders", "{}", "--kov", KOV),
    "diagnose payments": ("diagnose", "payments", "{}", "--kov", KOV),
    "diagnose --orders": ("diagnose", "GN1001", "--orders", "{}", "--kov", KOV),
    "diagnose invoices --kov": ("diagnose", "invoices", ORDERS, "--kov", "{}"),
    "diagnose orders --kov": ("diagnose", "orders", ORDERS, "--kov", "{}"),
    "diagnose payments --kov": ("diagnose", "payments", ORDERS, "--kov", "{}"),
    "diagnose --kov": ("diagnose", "GN1001", "--orders", ORDERS, "--kov", "{}"),
    "diagnose orders --hrv": ("diagnose", "orders", ORDERS, "--kov", KOV, "--hrv", "{}"),
    "diagnose --hrv": ("diagnose", "GN1001", "--orders", ORDERS, "--kov", KOV, "--hrv", "{}"),
    "diagnose stock --kov": ("diagnose", "stock", "--kov", "{}", "--hrv", TEA_HRV),
    "diagnose stock --hrv": ("diagnose", "stock", "--kov", TEA_KOV, "--hrv", "{}"),
    "diagnose stock --mykiot": ("diagnose", "stock", "--kov", TEA_KOV, "--hrv", TEA_HRV, "--mykiot", "{}"),
    "diagnose stock --map": ("diagnose", "stock", "--kov", TEA_KOV, "--hrv", TEA_HRV, "--map", "{}"),
}
TALKS = {"guide", "guide --store", "web"}
"""places that ask questions; they read as `repair` does"""
TAKEN_TOO = {("mykiot.xlsx", f"diagnose {place}--kov") for place in ("", "orders ", "stock ")}
"""MyKiot's list has no headings of its own: a table of codes and stock may be anybody's"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kinds")
    for name, (_, make) in FILES.items():
        (made / name).write_bytes(make())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        run("repair", "export.xlsx", "-o", "out.xlsx", "--report", "report.html")
        for ending in ("xlsx", "csv", "json"):
            run("check", "export.xlsx", "--report", f"report.{ending}")
            run("diagnose", "orders", ORDERS, "--kov", KOV, "--report", f"found.{ending}")
        run("diagnose", "orders", ORDERS, "--kov", KOV, "--report", "found.html")
        run("check", "export.xlsx", "--report", "report_en.xlsx", "--lang", "en")
    return made


MADE = {
    "out.plan.json": unread.PLAN,
    **{
        f"{name}.{ending}": unread.REPORT
        for name in ("report", "found")
        for ending in ("xlsx", "csv", "json", "html")
    },
}  # fmt: skip


def run(*words: str) -> UnusableInput | None:
    """Run a command line; the refusal of a file, or None when it was taken, whatever was then said about it."""
    try:
        cli.main(list(words), prog_name="catalogrepair", standalone_mode=False)
    except UnusableInput as error:
        return error
    except CatalogRepairError:
        return None
    return None


@pytest.fixture(autouse=True)
def desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")  # nobody is signed in


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_file_in_every_place(place: str, folder: Path) -> None:
    wanted = {one.name: one for one in kinds() if place.removesuffix(" AFTER") in one.use}
    said = {}
    for name, kind in {**{name: kind for name, (kind, _) in FILES.items()}, **MADE}.items():
        (folder / "new.plan.json").unlink(missing_ok=True)
        refused = run(*(word.format(name) for word in PLACES[place]))
        text = refused.text if refused else Given("", "")
        if kind.name in wanted or (name, place) in TAKEN_TOO:
            is_right = "không phải" not in text.vi
        elif kind == CODE_LIST:
            is_right = bool(text.vi)  # one code a line has nothing that tells what it is
        else:
            is_right = text.vi.startswith(f"Tệp “{name}” là {kind.name.vi}, không phải ")
            is_right &= text.en.startswith(f"“{name}” is {kind.name.en}, not ")
        if not is_right:
            said[name] = text.vi or "taken"
    assert said == {}


def test_every_place_that_a_kind_names_is_tried() -> None:
    assert {use for kind in kinds() for use in kind.use} == {place.removesuffix(" AFTER") for place in PLACES} | TALKS


def test_no_heading_marks_two_kinds() -> None:
    marks = [heading_key(heading) for kind in kinds() for heading in (*kind.marks, *kind.own)]
    assert sorted(marks) == sorted(set(marks))


def test_the_sheet_and_the_row_of_the_headings_are_named(folder: Path) -> None:
    headings = ["Mã hóa đơn", "Trạng thái", "Khách đã trả"]
    pages = (Page("Ghi chú", [["Xuất ngày 02/03"]]), Page("Hóa đơn", [[], [], headings]))
    (folder / "second.xlsx").write_bytes(workbook_bytes(*pages))
    refused = run("check", "second.xlsx")
    assert refused is not None
    assert "không phải danh sách hàng hóa của KiotViet (trang “Hóa đơn”, dòng 3). Tệp này dùng với lệnh" in (
        refused.text.vi
    )
    assert "not a KiotViet product list (sheet “Hóa đơn”, row 3). It serves: diagnose invoices --kov" in refused.text.en
