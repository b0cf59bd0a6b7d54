"""Lines for a window: sentences turn between words, tables give way, codes stay whole."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogrepair.report.layout import Line, grid, room, shortened, table, turned

ROWS = (("Code", "Count", "Name", "Why"), ("AT26-1", "12", "Áo thun Mây cổ tròn", "a reason of several words"))


def test_a_code_with_hyphens_is_not_turned() -> None:
    assert [*turned(Line("look at AT-26-1-2-3-4 and more"), 20)] == ["look at", "AT-26-1-2-3-4 and", "more"]


def test_what_must_not_turn_stands_in_one_piece() -> None:
    command = "  catalogrepair check 'a b.xlsx' --only AT26-1"
    assert [*turned(Line(command, turns=False), 20)] == [command]


@pytest.mark.parametrize(("head", "inset"), [("  1. ", 5), ("     → ", 7), ("    ", 4), ("", 0)])
def test_a_line_goes_on_below_its_first_word(head: str, inset: int) -> None:
    first, second, *_ = turned(Line(head + "word " * 20), 40)
    assert first.startswith(head + "word")
    assert second.startswith(" " * inset + "word")


def test_a_pipe_is_given_lines_whole() -> None:
    assert [*turned(Line("word " * 100), None)] == ["word " * 100]


def test_a_table_cuts_the_widest_and_never_what_is_whole() -> None:
    head, row = table(ROWS, 44, whole=(0,), right=(1,))
    assert row == "AT26-1     12  Áo thun Mây…   a reason of…"
    assert head == "Code    Count  Name           Why"


def test_a_grid_leaves_nothing_out_and_breaks_no_word() -> None:
    head, row = grid(ROWS, 32, whole=(0,), right=(1,))
    assert sorted(" ".join(row).split()) == sorted(" ".join(ROWS[1]).split())
    assert max(map(len, row)) <= 32
    assert head == ["Code    Count  Name     Why"]


def test_a_heading_of_numbers_turns_before_a_sentence_does() -> None:
    rows = (("Cells that would change", "Remark"), ("7", "a remark of some words"))
    assert [*grid(rows, 34, right=(0,))] == [
        ["Cells that  Remark", "     would", "    change"],
        ["         7  a remark of some words"],
    ]


def test_a_path_that_no_column_can_hold_is_broken_and_kept() -> None:
    path = "/a/very/long/path/that/goes/on/and/on/for/ever/and/a/day.xlsx"
    _head, row = grid((("Id", "Path"), ("1", path)), 30)
    assert "".join(" ".join(row).split()[1:]) == path
    assert max(map(len, row)) <= 30


@given(st.text(alphabet="aạ ẵ中\u0301-", max_size=60), st.integers(4, 40))
def test_what_is_shortened_fits_and_says_so(text: str, most: int) -> None:
    found = shortened(text, most)
    assert room(found) <= most
    assert found == text or (found.endswith("…") and text.startswith(found[:-1]))


def test_marks_above_letters_take_no_room() -> None:
    assert room(unicodedata.normalize("NFD", "Áo thun Mây")) == len("Áo thun Mây")
    assert room("中文") == 4


def test_a_path_turns_behind_a_mark_before_a_part_of_it_is_broken() -> None:
    rows = [["Thư mục", "Tệp"], ["/shops/supermarket_units/ngày_đầu", "a"]]
    lines = [line.rstrip() for row in grid(rows, 20) for line in row]
    assert lines[1:] == ["/shops/          a", "supermarket_", "units/ngày_đầu"]
