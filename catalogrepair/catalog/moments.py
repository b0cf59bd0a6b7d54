"""Times of orders and invoices, all in Vietnamese time and one spelling: "2026-10-05T09:00:00"."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

VIETNAM = timezone(timedelta(hours=7))
_EXCEL_START = datetime(1899, 12, 30)
_YEARS = range(2000, 2100)
"""programs write a date that is not there as the first day of their calendar (year 1, 1900, 1970) or as its last"""
_SERIAL = re.compile(r"\d{5}([.,]\d+)?")
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?(?:\s*(?P<half>am|pm|sa|ch))?"
_DAY = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:[\sT,-]+{_CLOCK})?",
        rf"{_CLOCK}[\s,-]+{_DAY}",
        rf"(?P<year>\d{{4}})[/.-](?P<month>\d{{1,2}})[/.-](?P<day>\d{{1,2}})(?:[\sT]+{_CLOCK})?",
    )
)


@lru_cache(maxsize=65536)
def moment_of(text: str, *, utc: bool = False) -> str:
    """A time of a file or an API in Vietnamese time; "" when there is none or it cannot be read.

    Days stand before months, as everywhere in Vietnam: "10/25/2026" is no date. `utc` says what a time without zone
    means: Haravan's API says UTC, KiotViet's API and all files Vietnamese time.
    """
    text = text.strip()
    try:
        if _SERIAL.fullmatch(text):
            return _known(_EXCEL_START + timedelta(seconds=round(float(text.replace(",", ".")) * 86400)))
        for form in _DATES:
            if found := form.fullmatch(text):
                moment = _written(found.groupdict())
                break
        else:
            moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC if utc else VIETNAM)
        return _known(moment.astimezone(VIETNAM).replace(tzinfo=None))
    except (ValueError, OverflowError):
        return ""


def _written(parts: dict[str, str | None]) -> datetime:
    year, month, day, hour, minute, second = (
        int(parts[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second")
    )
    half = (parts["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(half)
    if half:
        hour = hour % 12 + (12 if half in ("pm", "ch") else 0)
    return datetime(year, month, day, hour, minute, second)


def _known(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds") if moment.year in _YEARS else ""
