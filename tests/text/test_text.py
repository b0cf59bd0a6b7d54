"""A message and its values, as each language says them."""

from decimal import Decimal

import pytest

from catalogrepair.text import (
    Given,
    Text,
    _,
    begun,
    clock,
    count,
    day,
    dong,
    joined,
    listed,
    lowered,
    money,
    quantity,
    unstopped,
    verbatim,
)


@pytest.mark.parametrize(
    ("rows", "text"), [(0, "0 rows are"), (1, "1 row is"), (2, "2 rows are"), (1200, "1,200 rows are")]
)
def test_a_count_picks_its_words(rows: int, text: str) -> None:
    assert Text("{rows:# row is|# rows are}", {"rows": rows}).en == text


def test_numbers_are_written_as_the_language_writes_them() -> None:
    said = Text("{count} / {sum} / {row}", {"count": 1234, "sum": Decimal("1234.50"), "row": "1234"})
    assert (said.vi, said.en) == ("1.234 / 1.234,5 / 1234", "1,234 / 1,234.5 / 1234")
    assert (count(1234567, "vi"), count(1234567, "en")) == ("1.234.567", "1,234,567")
    assert (money("315000.5000", "vi"), money("315000.5000", "en"), money("liên hệ", "vi")) == (
        "315.000,5",
        "315,000.5",
        "liên hệ",
    )
    assert (dong(Decimal(1250000)).vi, quantity(Decimal("-0.0001")).en) == ("1.250.000đ", "0")


def test_days_and_times_are_written_as_the_language_writes_them() -> None:
    assert (day("2026-10-05T09:00:00").vi, day("2026-10-05T09:00:00").en, day("").vi) == (
        "05/10/2026",
        "2026-10-05",
        "",
    )
    assert (clock("2026-02-03T16:05:00").vi, clock("2026-02-03T16:05:00").en) == (
        "16:05 ngày 03/02/2026",
        "2026-02-03 16:05",
    )
    assert clock("hôm qua").vi == "hôm qua"


def test_what_comes_from_a_file_is_no_message() -> None:
    said = joined((verbatim("{0}"), Given("{áo}", "{shirt}"), "%s {name}"), between=" {} ")
    assert (said.vi, said.en) == ("{0} {} {áo} {} %s {name}", "{0} {} {shirt} {} %s {name}")


def test_texts_within_texts_are_said_in_the_same_language() -> None:
    inner = Given("không có tệp này.", "there is no such file.")
    said = _("{first}{second}", first=begun(inner), second=lowered(unstopped(Given("Nên dừng.", "So it stops."))))
    assert (said.vi, said.en) == ("Không có tệp này.nên dừng", "There is no such file.so it stops")


def test_a_language_without_a_catalogue_is_answered_in_english() -> None:
    assert _("the disk is full").say("fr") == "the disk is full" != _("the disk is full").vi


def test_texts_that_say_the_same_are_equal() -> None:
    assert Given("ổ đĩa đã đầy", "the disk is full") == _("the disk is full") != Given("đầy", "the disk is full")
    assert len({Given("ổ đĩa đã đầy", "the disk is full"), _("the disk is full")}) == 1


def test_words_of_a_table_are_filled_later() -> None:
    assert Text("Page {} of {}").filled(2, 1000).en == "Page 2 of 1,000"


def test_of_many_codes_the_first_are_named() -> None:
    assert listed([f"A{number}" for number in range(12)], 2).en == "A0, A1 and 10 more"


def test_what_steers_a_terminal_is_shown() -> None:
    assert verbatim("Áo\x1b[2J\u202e").vi == "Áo\ufffd[2J\ufffd"
