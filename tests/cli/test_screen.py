"""`check` of a messy shop is one screen at any width; all of it stands behind `--verbose`."""

import csv
import json
import re
from pathlib import Path

import pytest

from tests.cli.run import FASHION, SAMPLES, run, terminal, within
from tests.conftest import needs_posix

GROUPS = 60
HEADINGS = ("Mã hàng", "Tên hàng", "Giá bán", "Nhóm hàng", "Thuộc tính", "Mã HH Liên quan", "Mã ĐVT Cơ bản")
ROW = re.compile(r"^  (ROOT\d+-1|RING\d+)\s", re.MULTILINE)


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop of sixty groups that swallowed another product each, of more and more codes, and ten circles."""
    path = tmp_path_factory.mktemp("tệp của shop") / "hàng hóa.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for number in range(GROUPS):
            root = f"ROOT{number}-1"
            for size in "SML":
                code = f"ROOT{number}-{'SML'.index(size) + 1}"
                table.writerow(
                    [code, f"Áo thun {number}", 1000 + number, "Áo", f"SIZE:{size}", root * (size != "S"), ""]
                )
            for place in range(1 + number % 7):
                words = [f"OTHER{number}-{place + 1}", f"Quần kaki ống đứng dáng dài công sở {number}", 5000 + number]
                table.writerow([*words, "Quần", f"SIZE:{'SMLXYZT'[place]}", root, ""])
        for number in range(10):
            for one, other in (("", "B"), ("B", "")):
                table.writerow([f"RING{number}{one}", "Vòng", 9, "Vòng", "", f"RING{number}{other}", ""])
    return path


def test_a_group_is_a_line_and_the_worst_comes_first(messy: Path) -> None:
    found = within("check", messy, "--lang", "en")
    assert len(found.out.splitlines()) <= 40
    mended, asked = found.out.split("Needs a look from you: 10 groups, 20 codes\n")
    rows = [line.split() for line in mended.splitlines() if ROW.match(line)]
    numbers = [int(next(word for word in row[1:] if word.isdigit())) for row in rows]
    assert numbers[0] == 7
    assert numbers == sorted(numbers, reverse=True)
    assert re.search(r"… and more: \d+ groups, \d+ codes \(--verbose\)", mended)
    assert "Will be mended: 60 groups, 234 codes" in mended
    assert re.findall(r"^  RING\d", asked, re.MULTILINE)


def test_what_is_left_out_is_counted_to_the_last_code(messy: Path) -> None:
    out = within("check", messy, "--lang", "en").out.partition("Needs a look")[0]
    shown = [int(re.search(r"likely\s+(\d+)", line)[1]) for line in out.splitlines() if ROW.match(line)]  # type: ignore[index]
    more = re.search(r"… and more: (\d+) groups, (\d+) codes", out)
    assert more is not None
    assert (len(shown) + int(more[1]), sum(shown) + int(more[2])) == (60, 234)


def test_verbose_shows_every_row_of_every_group(messy: Path) -> None:
    out = within("check", messy, "--verbose", "--lang", "en").out
    assert len(set(re.findall(r"OTHER\d+-\d+", out))) == 234
    assert "(--verbose)" not in out


def test_one_group_is_shown_with_its_rows_and_reasons(messy: Path) -> None:
    out = within("check", messy, "--only", "root6-1", "--lang", "en").out
    assert "group ROOT6-1" in out
    assert len(re.findall(r"row \d+:\s+OTHER6-", out)) == 7
    assert "Left out by command: 69 groups." in out


def test_what_stands_alone_is_shown_in_full() -> None:
    found = within("check", SAMPLES / "supermarket_units" / "export.xlsx", "--lang", "en")
    assert "group TR40-1" in found.out
    assert "In all:" in found.out
    assert "--only" not in found.err, "there is no more to see"


@needs_posix
@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_window_is_filled_and_not_overrun(messy: Path, columns: int, language: str) -> None:
    shown = terminal("check", messy, "--lang", language, COLUMNS=str(columns), LINES="24", NO_COLOR="1")
    lines = shown.replace("\r", "").splitlines()
    kept = [line for line in lines if "catalogrepair" not in line]
    assert max(map(len, kept)) <= columns
    assert max(map(len, kept)) > columns * 0.9
    assert len(lines) <= 26


@needs_posix
@pytest.mark.parametrize("words", [("check", "--verbose"), ("repair", "--dry-run")])
def test_no_word_is_broken_and_no_code_turned(words: tuple[str, ...]) -> None:
    narrow = terminal(*words, FASHION, COLUMNS="70", NO_COLOR="1")
    whole = run(*words, FASHION)
    assert max(len(line) for line in narrow.replace("\r", "").splitlines() if "catalogrepair" not in line) <= 70
    assert narrow.split() == (whole.out + whole.err).split()


@needs_posix
def test_a_very_narrow_window_keeps_every_code_whole(messy: Path) -> None:
    shown = terminal("check", messy, "--lang", "en", COLUMNS="20", NO_COLOR="1")
    assert re.search(r"^  ROOT6-1 +likely +7  ", shown, re.MULTILINE), shown


def test_a_pipe_gets_its_sentences_whole() -> None:
    plain = run("check", FASHION)
    assert (
        "1 nhóm hàng đang chặn 6 mã hàng lên Haravan; ngoài ra còn 1 chỗ cần anh/chị xem lại." in plain.out.splitlines()
    )


@needs_posix
@pytest.mark.parametrize("columns", [80, 200])
def test_a_table_of_a_diagnosis_fits_its_window(columns: int) -> None:
    shop = SAMPLES / "orders_pottery"
    words = (
        "diagnose",
        "payments",
        shop / "orders.xlsx",
        "--kov",
        shop / "invoices.xlsx",
        "--kov",
        shop / "slips.xlsx",
    )
    shown = terminal(*words, COLUMNS=str(columns), NO_COLOR="1").replace("\r", "").splitlines()
    assert max(map(len, shown)) <= columns
    orders = {
        row["order"] for row in json.loads(run(*words, "--format", "json").out)["orders"] if row["tone"] != "good"
    }
    text = "\n".join(shown)
    assert all(order in text for order in list(orders)[:5])


@needs_posix
def test_a_narrow_table_leaves_no_word_of_a_diagnosis_out() -> None:
    shop = SAMPLES / "orders_pottery"
    words = ("diagnose", "invoices", shop / "orders.xlsx", "--kov", shop / "invoices.xlsx", "--lang", "en")
    narrow, whole = (terminal(*words, COLUMNS=columns, NO_COLOR="1") for columns in ("80", "400"))
    assert sorted(narrow.split()) == sorted(whole.split())


@needs_posix
def test_errors_turn_between_words(tmp_path: Path) -> None:
    path = tmp_path / "tệp xuất.csv"
    path.write_bytes("Mã hàng,Tên hàng\n".encode("utf-16"))
    for words in (("check", path), ("check", path, "--nonsense"), ("check", path, "--store", "Haravan")):
        shown = terminal(*words, COLUMNS="60", NO_COLOR="1").replace("\r", "").splitlines()
        assert max(len(line) for line in shown if str(path) not in line) <= 60
        assert "Lỗi:" in "\n".join(shown)
