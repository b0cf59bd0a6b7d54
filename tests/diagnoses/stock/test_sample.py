"""The shipped tea shop, by the command line: every code gets the answer that stands beside it, in every form."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import Run, within
from tests.shops import wrong
from tests.shops.stock import COUNTER, DEPOT, files

SAMPLE = Path(__file__).parents[3] / "samples" / "stock_tea"
KOV = ("--kov", f"{COUNTER}={SAMPLE / 'counter.xlsx'}", "--kov", f"{DEPOT}={SAMPLE / 'depot.xlsx'}")
HRV = ("--hrv", SAMPLE / "store.xlsx")
BOTH = (*KOV, "--branch-main", COUNTER, *HRV)
EXPECTED = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))


def stock(*words: object) -> Run:
    return within("diagnose", "stock", *words)


def kinds(found: Run) -> dict[str, str]:
    return {row["code"]: row["kind"] for row in found.json["products"]}


@pytest.mark.parametrize(("key", "more"), [("kinds", ()), ("kinds_with_mykiot", ("--mykiot", SAMPLE / "mykiot.xlsx"))])
def test_every_code_gets_its_answer_and_no_other(key: str, more: tuple[object, ...]) -> None:
    found = stock(*BOTH, *more, "--format", "json")
    assert found.code == 1
    assert kinds(found) == EXPECTED[key]
    assert found.json["looked_at"] == 18


def test_the_sample_is_what_its_generator_writes() -> None:
    assert {path.name for path in SAMPLE.iterdir()} == {name for name, _ in files()}
    assert json.loads(dict(files())["expected.json"]) == EXPECTED


def test_a_right_store_exits_with_0(tmp_path: Path) -> None:
    found = stock("--kov", SAMPLE / "counter.xlsx", "--hrv", _copy_of_the_counter(tmp_path), "--lang", "en")
    assert found.code == 0, found.out + found.err
    assert "nothing is wrong" in found.out


def _copy_of_the_counter(folder: Path) -> Path:
    """A store that shows what the counter has."""
    from tests.shops.haravan import Listing, Variant, rows_of, xlsx_bytes
    from tests.shops.stock import TEAS

    goods = [tea for tea in TEAS if "." not in tea.counter and tea.sort == "Hàng hóa" and tea.active == "1"]
    path = folder / "web.xlsx"
    listings = [Listing(tea.name, (Variant(tea.code, tea.code, stock=tea.counter),)) for tea in goods]
    path.write_bytes(xlsx_bytes(rows_of(listings)))
    return path


def test_every_form_has_every_row(tmp_path: Path) -> None:
    for ending in ("json", "csv", "xlsx", "html"):
        assert stock(*BOTH, "--report", tmp_path / f"stock.{ending}").code == 1
    codes = set(EXPECTED["kinds"])
    data = json.loads((tmp_path / "stock.json").read_text(encoding="utf-8"))
    assert {row["code"] for row in data["products"]} == codes
    rows = list(csv.DictReader(io.StringIO((tmp_path / "stock.csv").read_text(encoding="utf-8-sig"))))
    assert {row["code"] for row in rows} == codes
    sheet = openpyxl.load_workbook(tmp_path / "stock.xlsx").worksheets[0]
    table = list(sheet.iter_rows(values_only=True))
    off = [str(cell) for cell in table[0]].index("Lệch")
    assert {row[1] for row in table[1:]} == codes
    assert next(row[off] for row in table if row[1] == "TRA07") == 5, "a number, not a text"
    page = (tmp_path / "stock.html").read_text(encoding="utf-8")
    assert all(code in page for code in codes)


@pytest.mark.parametrize(
    ("option", "content", "words"),
    [
        ("kov", "store", "sản phẩm của Haravan, không phải danh sách hàng hóa của KiotViet"),
        ("hrv", "counter", "danh sách hàng hóa của KiotViet, không phải sản phẩm của Haravan"),
        ("mykiot", "counter", "danh sách hàng hóa của KiotViet, không phải tồn kho của MyKiot"),
        ("mykiot", "store", "sản phẩm của Haravan, không phải tồn kho của MyKiot"),
        ("kov", "invoices", "hóa đơn của KiotViet, không phải danh sách hàng hóa của KiotViet"),
        ("hrv", "invoices", "hóa đơn của KiotViet, không phải sản phẩm của Haravan"),
        ("kov", "purchases", "danh sách nhập hàng của KiotViet"),
    ],
)
def test_a_wrong_file_in_any_slot_is_refused_by_name(option: str, content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "nham.xlsx"
    sample = SAMPLE / f"{content}.xlsx"
    path.write_bytes(sample.read_bytes() if sample.exists() else getattr(wrong, content)())
    slots = {"kov": KOV[1], "hrv": HRV[1], "mykiot": SAMPLE / "mykiot.xlsx"} | {option: path}
    found = stock(*(word for name, slot in slots.items() for word in (f"--{name}", slot)))
    assert found.code == 2
    assert "“nham.xlsx”" in found.err
    assert words in found.err


REFUSED: dict[str, tuple[tuple[object, ...], str]] = {
    "no main branch": ((*KOV, *HRV), f"“{COUNTER}”, “{DEPOT}”"),
    "one total by location": ((*BOTH, "--rule", "multi"), "--rule basic"),
    "two files of one branch": (
        ("--kov", KOV[1], "--kov", f"{COUNTER}={SAMPLE / 'depot.xlsx'}", *HRV),
        f"cùng tên “{COUNTER}”",
    ),
    "one file twice": (("--kov", KOV[1], "--kov", f"Khác={SAMPLE / 'counter.xlsx'}", *HRV), "dùng ở hai chỗ"),
    "the live shop and a file": (("--kov", "kiotviet", *KOV, *HRV), "đã gồm cả shop"),
    "two locations without names": ((*KOV, *HRV, "--hrv", SAMPLE / "mykiot.xlsx"), "mỗi tệp cần tên kho"),
    "mykiot by location": ((*BOTH, "--rule", "multi", "--mykiot", SAMPLE / "mykiot.xlsx"), "--rule basic"),
    "a mapping for one branch": ((*BOTH, "--rule", "chosen", "--map", SAMPLE / "expected.json"), "--map"),
    "a mapping that is none": ((*BOTH, "--map", SAMPLE / "expected.json"), "“expected.json” sai ở dòng 1"),
    "a draft and a report": ((*BOTH, "--write-map", "m.toml", "--report", "r.html"), "--write-map"),
    "no such file": (("--kov", "khong_co.xlsx", *HRV), "khong_co.xlsx"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_options_that_cannot_be_used_are_refused_in_a_sentence(name: str) -> None:
    words, said = REFUSED[name]
    found = stock(*words)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_a_draft_of_the_mapping_is_edited_and_used(tmp_path: Path) -> None:
    named = (*KOV, "--branch-main", COUNTER, "--hrv", f"Kho web={SAMPLE / 'store.xlsx'}")
    mapping = tmp_path / "kho.toml"
    assert stock(*named, "--write-map", mapping).code == 0
    assert stock(*named, "--write-map", mapping).code == 2, "an edited mapping is not overwritten"
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text.replace(f'# "{DEPOT}" = ""', f'"{DEPOT}" = "Kho web"'), encoding="utf-8")
    found = stock(*named, "--rule", "multi", "--map", mapping, "--format", "json")
    assert found.code == 1
    assert {row["location"] for row in found.json["products"] if row["expected"] is not None} == {"Kho web"}
    assert found.json["branches"] == [DEPOT]
