"""Times as files and APIs write them become one spelling, or nothing at all."""

import pytest

from catalogrepair.catalog.moments import moment_of

SAME = "2026-10-05T09:00:00"
WRITTEN = (
    "05/10/2026 09:00:00",
    "05/10/2026 09:00",
    "5/10/2026  9:00",
    "05-10-2026 09:00:00",
    "05.10.2026 09:00",
    "05/10/2026, 09:00",
    "05/10/2026 - 09:00",
    "05/10/2026 9:00:00 SA",
    "05/10/2026 9:00 am",
    "09:00 05/10/2026",
    "2026/10/05 09:00",
    "2026-10-5 9:00",
    "2026-10-05 09:00:00",
    "2026-10-05T09:00:00",
    "2026-10-05T09:00:00.1234567",
    "2026-10-05T09:00:00+07:00",
    "2026-10-05T02:00:00Z",
    "2026-10-05T02:00:00.1234567Z",
    "2026-10-05T02:00:00.5Z",
    "46300.375",
    "46300,375",
)
NOTHING = (
    "", "--", "hôm qua", "10/25/2026", "31/02/2026", "00/00/0000", "24:00 05/10/2026", "05/10/26", "0912345678",
    "46300.375.1", "13:00 PM 05/10/2026",
)  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_one_moment_in_many_spellings(text: str) -> None:
    assert moment_of(text) == SAME


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    assert moment_of(text) == ""


def test_days_stand_before_months() -> None:
    assert moment_of("05/10/2026") == "2026-10-05T00:00:00"


@pytest.mark.parametrize(("text", "hour"), [("12:05 SA", "00"), ("12:05 CH", "12"), ("11:05 CH", "23")])
def test_halves_of_the_day(text: str, hour: str) -> None:
    assert moment_of(f"05/10/2026 {text}") == f"2026-10-05T{hour}:05:00"


def test_a_day_without_a_time_is_its_beginning() -> None:
    assert {moment_of(text) for text in ("46300", "05/10/2026", "2026-10-05")} == {"2026-10-05T00:00:00"}


def test_the_seconds_of_a_workbook_s_time_are_not_lost_to_rounding() -> None:
    assert moment_of("46216.341161342592") == "2026-07-13T08:11:16"


def test_a_time_without_zone_is_vietnamese_unless_the_source_speaks_utc() -> None:
    assert moment_of("2026-10-05T18:30:00") == "2026-10-05T18:30:00"
    assert moment_of("2026-10-05T18:30:00", utc=True) == "2026-10-06T01:30:00"
    assert moment_of("2026-10-05T18:30:00+07:00", utc=True) == "2026-10-05T18:30:00"


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "01/01/0001 00:00:00", "30/12/1899", "01/01/1900",
        "1970-01-01T00:00:00Z", "12345", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999",
    ],
)  # fmt: skip
def test_the_date_of_programs_that_have_none_is_none(text: str) -> None:
    assert moment_of(text) == ""
