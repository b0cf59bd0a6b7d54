"""The terminal guide through a real pseudo-terminal: answered, resized, interrupted, gone on with."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.run import CLEAN, COMMAND, FASHION, ROOT, environment, expected, home_of, run
from tests.conftest import needs_posix
from tests.web import exported_again

if TYPE_CHECKING:
    import pexpect

pytestmark = needs_posix
DOWN, INTERRUPT = "\x1b[B", "\x03"


class Person:
    """Somebody at a terminal, with a home of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.child: pexpect.spawn[str]

    def starts(self, *words: object, lang: str = "vi", columns: int = 80) -> "Person":
        import pexpect

        more = home_of(self.home) | {"PYTHONPATH": str(ROOT)}
        command, *first = [*COMMAND, "guide", "--lang", lang, *map(str, words)]
        self.child = pexpect.spawn(
            command,
            first,
            env=environment(**more),  # type: ignore[arg-type]  # a plain mapping of texts will do
            cwd=str(self.home),
            encoding="utf-8",
            timeout=20,
            dimensions=(40, columns),
        )
        return self

    def sees(self, text: str) -> "Person":
        self.child.expect(re.escape(text))
        return self

    def types(self, keys: str) -> "Person":
        self.child.send(keys)
        return self

    def leaves(self) -> int:
        import pexpect

        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus is not None
        return self.child.exitstatus


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    somebody = Person(tmp_path)
    yield somebody
    somebody.child.close(force=True)


def changed(before: Path, after: Path) -> dict[str, str]:
    found: Any = run("diff", before, after, "--format", "json").json
    return {one["code"]: one["after"] for one in found["changed"]}


def test_from_the_file_to_the_proof(person: Person) -> None:
    person.starts(FASHION).sees("Bước 2/5").sees("1 nhóm hàng đang chặn 6 mã hàng")
    person.sees("[x] Xem và trả lời").types("\r")
    person.sees("LM27-1").sees("[?]").types("?").sees("Để biết chắc").sees("[?]").types("g")
    person.sees("6 ô sẽ đổi").sees("S19").sees("[s] Sửa lại").types("l")
    person.sees("Đã ghi").sees("Báo lỗi và dừng import").sees("Tệp mới")
    person.types(f"'{person.home / 'export-đã-sửa.xlsx'}'\r").sees("là tệp đã sửa").sees("Tệp mới")
    (person.home / "again.xlsx").write_bytes(exported_again(person.home / "export-đã-sửa.xlsx"))
    person.types(f"'{person.home / 'again.xlsx'}'\r").sees("Đúng như kế hoạch: 6 ô").sees("Tệp mới").types("\r")
    assert person.leaves() == 0
    plan = person.home / "export-kế-hoạch.json"
    output = person.home / "whole.xlsx"
    assert run("apply", plan, FASHION, "--output", output).code == 0
    assert len(changed(FASHION, output)) == len(expected(FASHION, "clear"))


def test_arrows_numbers_and_the_way_back(person: Person) -> None:
    person.starts(FASHION).sees("[x] Xem và trả lời").types(DOWN + "\r")
    person.sees("1/2").sees("[?]").types("3")
    person.sees("2/2").sees("[b]").types("b").sees("1/2").sees("› 3.").sees("[?]").types("m")
    person.sees("2/2").sees("[b]").types(DOWN + DOWN + "\r")
    person.sees("8 ô sẽ đổi").sees("2 sản phẩm mới").sees("[s] Sửa lại").types("l").sees("Tệp mới").types("\r")
    assert person.leaves() == 0


def test_ctrl_c_loses_nothing_and_says_how_to_go_on(person: Person) -> None:
    person.starts(FASHION).sees("[x] Xem và trả lời").types("x")
    person.sees("1/2").sees("[?]").types("m").sees("2/2").sees("[?]").types(INTERRUPT)
    person.sees("chạy lại `catalogrepair guide`")
    assert person.leaves() == 130
    person.starts().sees("Việc đang làm dở").sees("1. [1] export.xlsx").types("1")
    person.sees("[x] Xem và trả lời").types("\r").sees("1/1").sees("LM26").sees("[?]").types("c")
    person.sees("6 ô sẽ đổi").sees("QJ26-1").sees("1 sản phẩm mới").types(INTERRUPT)
    assert person.leaves() == 130


def test_a_wrong_file_is_named_and_asked_for_again(person: Person) -> None:
    wrong = person.home / "ảnh.xlsx"
    wrong.write_bytes(b"\x89PNG" + b"0" * 64)
    person.starts().sees("Tệp").types(f"{wrong}\r").sees("là một ảnh PNG").sees("Tệp")
    person.types(f"{FASHION}\r").sees("Bước 2/5").sees("[x] Xem và trả lời").types(INTERRUPT)
    assert person.leaves() == 130


def test_beginning_again_asks_about_the_last_repair_only(person: Person) -> None:
    for again in range(3):
        person.starts(FASHION)
        if again:
            person.sees("[l]").types("l")
        person.sees("Bước 2/5").sees("[x] Xem và trả lời").types(INTERRUPT)
        assert person.leaves() == 130


def test_single_codes_may_be_answered_otherwise(person: Person) -> None:
    person.starts(FASHION).sees("[x] Xem và trả lời").types("\r").sees("LM27-1").sees("[?]").types("r")
    person.sees("LM27-1").sees("[c] Chưa chắc").types("t").sees("LM27-2").sees("[c] Chưa chắc").types("g")
    person.sees("7 ô sẽ đổi").sees("LM27-1").types(INTERRUPT)
    assert person.leaves() == 130


def test_everything_that_is_left_may_be_answered_at_once(person: Person) -> None:
    person.starts(FASHION).sees("[x] Xem và trả lời").types("x").sees("1/2").sees("[?]").types("*")
    person.sees("[c] Chưa chắc").types("g").sees("0 ô sẽ đổi").sees("không có tệp").types("\r")
    assert person.leaves() == 130


def test_the_same_file_is_gone_on_with_or_begun_again(person: Person) -> None:
    person.starts(FASHION).sees("[x] Xem và trả lời").types(INTERRUPT)
    assert person.leaves() == 130
    person.starts(FASHION).sees("đang làm dở").sees("[l] Làm lại").types("l").sees("Bước 2/5").types(INTERRUPT)
    assert person.leaves() == 130


def test_a_file_may_be_dragged_in(person: Person) -> None:
    person.starts().sees("Xuất file").sees("Tệp").types("/không/có.xlsx\r").sees("Không thấy tệp")
    person.sees("Tệp").types(f"'{FASHION}'\r").sees("Bước 2/5").types(INTERRUPT)
    assert person.leaves() == 130


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_of_a_choice_is_wider_than_the_window(person: Person, columns: int) -> None:
    person.starts(FASHION, columns=columns).sees("Xem và trả").types("\r").sees("LM27-1").sees("[?] Vì sao")
    person.child.setwinsize(40, 40)
    person.types(DOWN).sees("› 2.")
    drawn = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", str(person.child.before))
    assert all(len(line) <= columns for line in drawn.splitlines())
    person.types(INTERRUPT)
    assert person.leaves() == 130


def test_english(person: Person) -> None:
    person.starts(FASHION, lang="en").sees("What we found").sees("[e] See each").types("a")
    person.sees("[k] Keep").sees("Why do you ask?").types("u").sees("6 cells will change").types(INTERRUPT)
    assert person.leaves() == 130


def test_the_store_s_file_is_asked_too(person: Person) -> None:
    person.starts(FASHION, "--store", FASHION.with_name("store.xlsx")).sees("29 trong 40 mã").sees("2 nhóm hàng")
    person.types(INTERRUPT)
    assert person.leaves() == 130


def test_a_shop_without_conflicts_ends_at_once(person: Person) -> None:
    person.starts(CLEAN).sees("không có gì phải sửa")
    assert person.leaves() == 0


def test_a_wrong_file_is_one_sentence(person: Person) -> None:
    (person.home / "x.xlsx").write_bytes(b"\x89PNG....")
    person.starts(person.home / "x.xlsx").sees("là một ảnh PNG")
    assert person.leaves() == 2
    assert not (person.home / "data").exists() or not list((person.home / "data").rglob("export"))


def test_without_a_terminal_it_says_what_to_do_instead() -> None:
    found = run("guide", FASHION)
    assert (found.code, found.out) == (2, "")
    assert "catalogrepair check" in found.err
