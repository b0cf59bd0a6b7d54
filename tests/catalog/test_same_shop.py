"""Evidence of another shop, or damaged by Excel, is refused before any verdict; `--force` goes on."""

from pathlib import Path

from tests.cli.run import FASHION, SAMPLES, Run, run
from tests.shops.stories import story

STORE = FASHION.with_name("store.xlsx")
OTHER = SAMPLES / "clean_shop" / "store.xlsx"
HEAD = "Mã hàng,Tên hàng,Mã HH Liên quan,Mã ĐVT Cơ bản,ĐVT\n"
CODES = [row["Mã hàng"] for row in story("fashion_swallowed_family").rows]


def check(store: Path, *words: str) -> Run:
    return run("check", FASHION, "--store", store, "--lang", "en", *words)


def test_another_shop_s_file_is_refused_with_codes_of_both() -> None:
    found = check(OTHER)
    assert (found.code, found.out) == (3, "")
    assert "0 of 40 are on the store" in found.err
    assert "another shop's" in found.err
    assert CODES[0] in found.err
    assert "AB70-1" in found.err


def test_force_goes_on_and_shows_the_coverage() -> None:
    found = check(OTHER, "--force")
    assert found.code != 3
    assert "0 of 40 codes of the KiotViet file are on the store" in found.out


def test_nothing_is_called_certain_by_another_shop_s_file() -> None:
    found = run("check", FASHION, "--store", OTHER, "--force", "--format", "json")
    assert found.json["evidence"]["export_on_store"] == 0
    assert not [one for one in found.json["conflicts"] if one["level"] == "certain" and one["check"] == "late_addition"]


def test_codes_that_excel_damaged_are_called_that(tmp_path: Path) -> None:
    rows = "".join(f"893456789{number:04},Hàng {number},,,\n" for number in range(20))
    (tmp_path / "export.csv").write_text(
        f"Mã hàng,Tên hàng,Mã HH Liên quan,Mã ĐVT Cơ bản,ĐVT\n{rows}", encoding="utf-8"
    )
    (tmp_path / "store.csv").write_text(
        "Url,Tên,Mã phiên bản sản phẩm\n" + "".join(f"h{number},Hàng {number},8.93E+12\n" for number in range(20)),
        encoding="utf-8",
    )
    found = run("check", tmp_path / "export.csv", "--store", tmp_path / "store.csv", "--lang", "en")
    assert found.code == 3
    assert "Excel seems to have damaged codes" in found.err


def test_two_shops_that_number_their_goods_alike_are_told_apart_by_names(tmp_path: Path) -> None:
    def numbered(heading: str, *goods: str) -> str:
        return heading + "".join(f"SP{number:06},{name},,,\n" for number, name in enumerate(goods, start=1))

    ours = numbered(HEAD, "Áo thun Mây", "Quần jean Sóng", "Mũ len")
    theirs = numbered("Mã phiên bản sản phẩm,Tên,Url,Giá,Barcode\n", "Nồi cơm", "Bình giữ nhiệt", "Ấm siêu tốc")
    (tmp_path / "export.csv").write_text(ours, encoding="utf-8")
    (tmp_path / "store.csv").write_text(theirs, encoding="utf-8")
    found = run("check", tmp_path / "export.csv", "--store", tmp_path / "store.csv", "--lang", "en")
    assert found.code == 3
    assert "all names differ" in found.err
    assert "SP000001: “Áo thun Mây”, on the store “Nồi cơm”" in found.err


def test_the_coverage_stands_before_any_verdict() -> None:
    out = check(STORE).out
    assert out.index("29 of 40 codes") < out.index("29 of the store's 29 codes") < out.index(" certain ")


def test_a_whole_list_of_codes_leaves_nothing_to_mend(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text("\n".join(CODES), encoding="utf-8")
    found = check(tmp_path / "codes.txt", "--level", "possible")
    assert "Nothing needs mending" in found.out


def test_an_old_store_file_is_doubted(tmp_path: Path) -> None:
    export = tmp_path / "DanhSachSanPham_KV23112026-090000-000.xlsx"
    export.write_bytes(FASHION.read_bytes())
    found = run("check", export, "--store", STORE, "--lang", "en")
    assert "2026-11-23" in found.err
    assert "export from Haravan again" in found.err
    assert "export from Haravan again" not in check(STORE).err
