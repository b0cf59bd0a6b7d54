"""Vietnamese by default, English when asked for, never both."""

import re
from pathlib import Path

import pytest

from catalogrepair.cli.commands import COMMANDS
from catalogrepair.jobs.diagnose import Reads, about, names
from tests.cli.run import FASHION, SAMPLES, Run, run
from tests.shops.stories import STORIES

FAULTS = [
    f"diagnose {'GN1' if about(name).reads is Reads.ORDER else name}"
    for name in names()
    if about(name).reads is not Reads.CATALOGUE
]
FAULTS.append("diagnose shop")
VIETNAMESE = re.compile(r"[À-ʯẠ-ỹ\u0300-\u036f]")
KIOTVIET = (
    "Mã HH Liên quan",
    "Hàng hóa → Danh sách hàng hóa → Import (Nhập file)",
    "Xử lý trùng mã hàng/mã vạch, khác tên hàng hóa?",
    "Xử lý trùng mã vạch, khác mã hàng?",
    "Báo lỗi và dừng import",
    "Cập nhật tồn kho?",
    "Cập nhật giá vốn?",
    "Cập nhật mô tả?",
    "Không",
    "Thiết lập cửa hàng → Thiết lập kết nối API",
    "HRV không xóa",
    "product không xóa",
)
"""the heading, the words of the import dialog, a menu and the placeholder, as they stand on KiotViet's screen"""
CELLS = {" ".join(text.split()) for story in STORIES for row in story.rows for text in row.values()}
QUOTED = {f"“{word.strip(',()').lower()}”" for cell in CELLS for word in cell.split()}
"""words of a name, quoted one by one"""
FOREIGN = sorted(filter(VIETNAMESE.search, {*CELLS, *QUOTED, *KIOTVIET}), key=len, reverse=True)
DONG = re.compile(r"(?<=\d)đ")


def left(found: Run) -> list[str]:
    """The words that hold Vietnamese letters beyond the shop's own data and KiotViet's terms."""
    text = DONG.sub("", " ".join((found.out + found.err).split()))
    for known in FOREIGN:
        text = text.replace(known, "")
    return [word for word in text.split() if VIETNAMESE.search(word)]


@pytest.mark.parametrize("command", ["", *COMMANDS, *FAULTS])
def test_help_is_in_one_language(command: str) -> None:
    words = [*command.split(), "--help"]
    assert left(run("--lang", "en", *words)) == []
    found = run(*words)
    assert found.out.startswith("Cách dùng:")
    assert not re.search(r"Usage|Options:|Show|[Tt]he |\bof\b|required|INTEGER", found.out)
    assert "...\n" not in found.out.partition("\n")[2], "a command's line is cut short"


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*/export.xlsx")), ids=lambda path: path.parent.name)
def test_results_in_english_hold_no_other_vietnamese(sample: Path, tmp_path: Path) -> None:
    assert left(run("check", sample, "--verbose", "--lang", "en")) == []
    assert left(run("repair", sample, "--output", tmp_path / "out.xlsx", "--lang", "en")) == []


TEA = "diagnose stock --kov samples/stock_tea/counter.xlsx --hrv samples/stock_tea/store.xlsx"
ERRORS: dict[str, tuple[str, str]] = {
    "check": ("Thiếu tham số 'EXPORT'", "Missing argument 'EXPORT'"),
    "plan FILE": ("Thiếu tùy chọn '--output'", "Missing option '--output'"),
    "check FILE --nonsense": ("Không có tùy chọn '--nonsense'", "No such option '--nonsense'"),
    "nonsense": ("Không có lệnh 'nonsense'", "No such command 'nonsense'"),
    "check FILE more": ("Thừa tham số (more)", "Got unexpected extra argument (more)"),
    "check FILE --level": ("Tùy chọn '--level' cần có giá trị", "Option '--level' requires an argument"),
    "check FILE --level sure": ("'sure' không thuộc", "'sure' is not one of"),
    "check FILE --max-variants 0": ("nằm ngoài khoảng x>=1", "is not in the range x>=1"),
    "check FILE --max-variants x": ("không phải là số hợp lệ", "is not a valid"),
    "check FILE --verbose=1": ("Tùy chọn '--verbose' không nhận giá trị", "Option '--verbose' does not take a value"),
    "check none.xlsx": ("“none.xlsx” không mở được: không có tệp này.", "cannot be opened: there is no such file."),
    "check tests": ("“tests” không mở được: đó là một thư mục.", "cannot be opened: it is a folder."),
    f"{TEA} --mykiot none.xlsx": ("“none.xlsx” không mở được: không có tệp này.", "there is no such file."),
    f"{TEA} --map tests": ("“tests” không mở được: đó là một thư mục.", "it is a folder."),
    "diagnose stock --kov none.xlsx --hrv FILE": ("không có tệp nào tên “none.xlsx”", "there is no file “none.xlsx”"),
    "check FILE --only NOSUCH1": ("Không có nhóm nào", "No group of this file"),
    "repair FILE": ("Hãy dùng --dry-run", "Use either --dry-run"),
    "check FILE --report report.txt": ("đuôi “.txt” không dùng được", "the ending “.txt” is unknown"),
    "explain nonsense": ("Không có phép kiểm tra hay tài liệu", "There is no check or topic"),
}


@pytest.mark.parametrize("line", ERRORS)
def test_errors_are_in_one_language_too(line: str) -> None:
    words = [str(FASHION) if word == "FILE" else word for word in line.split()]
    vietnamese, english = run(*words), run(*words, CATALOGREPAIR_LANG="en")
    assert (vietnamese.code, english.code) == (2, 2)
    assert "Lỗi: " in vietnamese.err
    assert "Error: " in english.err
    assert (ERRORS[line][0] in vietnamese.err, ERRORS[line][1] in english.err) == (True, True)
    assert left(english) == []


@pytest.mark.parametrize("words", [["--lang", "en", "check"], ["check", "--lang", "en"], ["check", "--lang=en"]])
def test_the_language_may_stand_before_or_after_the_command(words: list[str]) -> None:
    assert run(*words, FASHION).out == run("check", FASHION, CATALOGREPAIR_LANG="en").out


def test_the_option_is_stronger_than_the_environment() -> None:
    assert run("check", FASHION, "--lang", "vi", CATALOGREPAIR_LANG="en").out == run("check", FASHION).out


def test_the_language_of_the_desk_does_not_matter() -> None:
    assert run("check", LANGUAGE="en", LC_ALL="en_US.UTF-8").err == run("check").err


def test_an_unknown_language_is_refused() -> None:
    found = run("check", FASHION, "--lang", "fr")
    assert found.code == 2
    assert "'fr'" in found.err
