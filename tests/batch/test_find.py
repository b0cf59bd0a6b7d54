"""Which shops a folder, a pattern or an archive holds, what they are called, and which file is their store's."""

import zipfile
from pathlib import Path

import pytest

from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.batch.find import Shop, shops_of
from tests.batch import lay


def touched(folder: Path, *names: str) -> Path:
    for size, name in enumerate(names, start=1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    return folder


def told(shops: list[Shop]) -> dict[str, tuple[list[str], str]]:
    return {shop.name: ([place.name for place in shop.tables], shop.store.name if shop.store else "") for shop in shops}


def test_a_folder_holds_a_shop_a_folder_and_a_shop_a_table(tmp_path: Path) -> None:
    day = touched(tmp_path, "may/export.xlsx", "may/note.txt", "hoa.xlsx", "tre.csv", "read.me", "empty/note.txt")
    assert told(shops_of([str(day)])) == {
        "may": (["export.xlsx"], ""), "hoa": (["hoa.xlsx"], ""), "tre": (["tre.csv"], "")
    }  # fmt: skip


def test_the_largest_comes_first(tmp_path: Path) -> None:
    day = touched(tmp_path, "b.xlsx", "c.xlsx", "a.xlsx")
    assert [shop.name for shop in shops_of([str(day)])] == ["a", "c", "b"]


def test_hidden_and_open_files_are_no_tables(tmp_path: Path) -> None:
    day = touched(tmp_path, "may/.old.xlsx", "may/~$export.xlsx", "may/export.xlsx", ".trash/export.xlsx")
    assert told(shops_of([str(day)])) == {"may": (["export.xlsx"], "")}


@pytest.mark.parametrize(
    ("pattern", "names"),
    [("*/export.xlsx", {"may", "hoa"}), ("*/*.xlsx", {"may", "hoa"}), ("m*", {"may", "mai"}), ("may", {"export"})],
)
def test_a_shop_is_called_by_what_tells_it_from_others(pattern: str, names: set[str], tmp_path: Path) -> None:
    day = touched(tmp_path, "may/export.xlsx", "hoa/export.xlsx", "mai.xlsx", "m.txt")
    assert {shop.name for shop in shops_of([str(day / pattern)])} == names


def test_files_that_a_shell_has_listed_are_called_by_their_folders(tmp_path: Path) -> None:
    day = touched(tmp_path, "may/export.xlsx", "hoa/export.xlsx", "hoa/tre.xlsx")
    words = [str(path) for path in sorted(day.glob("*/*.xlsx"))]
    assert {shop.name for shop in shops_of(words)} == {"may", "hoa", "tre"}


def test_no_two_shops_have_one_name(tmp_path: Path) -> None:
    day = touched(tmp_path, "may/export.xlsx", "may.xlsx", "May.csv")
    names = [shop.name.casefold() for shop in shops_of([str(day), str(day / "may.xlsx")])]
    assert len(names) == len(set(names)) == 3


@pytest.mark.parametrize("word", ["no such", "no such/*.xlsx", "file://{folder}/no such", "zip://::{folder}/no.zip"])
def test_what_is_not_there_is_one_sentence(word: str, tmp_path: Path) -> None:
    word = word.format(folder=tmp_path) if "{" in word else str(tmp_path / word)
    with pytest.raises(UnusableInput) as error:
        shops_of([word])
    assert error.value.text.en.startswith(
        ("There is no folder or file “", "There is not one shop in ", "Cannot open “")
    )


def test_a_folder_without_tables_holds_not_one_shop(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput) as error:
        shops_of([str(touched(tmp_path, "note.txt"))])
    assert error.value.text.en.startswith("There is not one shop in ")


@pytest.mark.parametrize("pattern", ["store.xlsx", "STORE*", "*store*"])
def test_the_stores_file_of_a_folder_is_known_by_its_name(pattern: str, tmp_path: Path) -> None:
    day = touched(tmp_path, "may/export.xlsx", "may/store.xlsx")
    assert told(shops_of([str(day)], pattern)) == {"may": (["export.xlsx"], "store.xlsx")}


def test_the_stores_file_may_stand_elsewhere(tmp_path: Path) -> None:
    day = touched(tmp_path / "day", "may.xlsx", "hoa/export.xlsx")
    stores = touched(tmp_path / "stores", "may.txt", "hoa.txt")
    found = told(shops_of([str(day)], f"{stores}/{{shop}}.txt"))
    assert found == {"may": (["may.xlsx"], "may.txt"), "hoa": (["export.xlsx"], "hoa.txt")}


def test_a_store_that_is_missing_or_doubtful_is_never_left_unasked(tmp_path: Path) -> None:
    day = touched(
        tmp_path, "may/export.xlsx", "hoa/export.xlsx", "hoa/store1.xlsx", "hoa/store2.xlsx", "tre/store.xlsx"
    )
    faults = {shop.name: shop.fault.en for shop in shops_of([str(day)], "store*") if shop.fault}
    assert faults == {
        "may": "No file fits --store-from store*, so the store cannot be asked.",
        "hoa": "Several files fit --store-from store*: store1.xlsx, store2.xlsx.",
        "tre": "The store's file is the only table of this shop; its product export is missing.",
    }


def test_an_archive_is_a_folder_of_shops(tmp_path: Path) -> None:
    day = lay(tmp_path / "day", ["may", "hoa"])
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        for path in sorted(day.rglob("*.xlsx")):
            archive.write(path, path.relative_to(day))
    found = shops_of([f"zip://::{tmp_path / 'day.zip'}"], "store.xlsx")
    assert told(found) == {"may": (["export.xlsx"], "store.xlsx"), "hoa": (["export.xlsx"], "store.xlsx")}
    assert found[0].tables[0].read() == (day / found[0].name / "export.xlsx").read_bytes()
    assert str(found[0].tables[0]).endswith(f"/{found[0].name}/export.xlsx::file://{tmp_path}/day.zip")
