"""Times of orders and invoices, all in Vietnamese time and one spelling: "2026-10-05T09:00:00"."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

VIETNAM = timezone(timedelta(hours=7))
_EXCEL_START = datetime(1899, 12, 30)
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_TIME_FIRST = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?[ ,]+(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_FRACTION = re.compile(r"(\.\d{6})\d+")


@lru_cache(maxsize=65536)
def moment_of(text: str, *, utc: bool = False) -> str:
    """A time of a file or an API in Vietnamese time; "" when there is none or it cannot be read.

    `utc` says what a time without zone means: Haravan's API says UTC, KiotViet's API and all files Vietnamese time.
    """
    text = text.strip()
    try:
        if _SERIAL.fullmatch(text):
            return _iso(_EXCEL_START + timedelta(seconds=round(float(text) * 86400)))
        if found := _DAY_FIRST.fullmatch(text):
            day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
            return _iso(datetime(year, month, day, hour, minute, second))
        if found := _TIME_FIRST.fullmatch(text):
            hour, minute, second, day, month, year = (int(part or 0) for part in found.groups())
            return _iso(datetime(year, month, day, hour, minute, second))
        moment = datetime.fromisoformat(_FRACTION.sub(r"\1", text))
    except (ValueError, OverflowError):
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC if utc else VIETNAM)
    return _iso(moment.astimezone(VIETNAM).replace(tzinfo=None))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
