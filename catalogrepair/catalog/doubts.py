"""What makes evidence weaker than it looks, said before anybody relies on it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from catalogrepair.catalog.evidence import Evidence
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.names import fold
from catalogrepair.text import Text, _, day

_NAMED_TIME = re.compile(r"_KV(\d{2})(\d{2})(\d{4})-(\d{2})(\d{2})(\d{2})")
_LATE = timedelta(days=2)
_FLAGS = {"active": "“Đang kinh doanh”", "sold": "“Được bán trực tiếp”"}


PAGES = (20, 50, 100)
"""products on one page of Haravan's list, of which the export may be the current page only"""


def doubts(evidence: Evidence, export_name: str, catalogue: Catalogue) -> Iterator[Text]:
    """A store file that seems cut short or older than the export, codes that Excel damaged, flags that are missing."""
    yield from _few(evidence, catalogue)
    yield from _older(evidence, export_name)
    yield from _damaged(evidence)
    yield from _flags(catalogue)


def seems_one_page(evidence: Evidence, catalogue: Catalogue) -> bool:
    """Whether the store's file holds exactly one page of products although the shop sells far more."""
    found, sold = _for_sale(catalogue)
    return evidence.origin.kind == "export" and evidence.products in PAGES and found * 2 < sold


def _for_sale(catalogue: Catalogue) -> tuple[int, int]:
    """How many codes for sale are on the store, and how many there are; units may sync without a code of their own."""
    rows = {fold(row.code): row for row in catalogue.table.rows if row.for_sale and not row.base and row.code.strip()}
    return sum(map(catalogue.on_store, rows.values())), len(rows)


def _few(evidence: Evidence, catalogue: Catalogue) -> Iterator[Text]:
    """A walk through the live shop is whole; of a file nobody knows."""
    found, sold = _for_sale(catalogue)
    if evidence.origin.kind == "haravan" or found * 2 >= sold:
        return
    name = evidence.origin.name
    if evidence.origin.kind == "codes":
        cause = _("If this list is not complete")
        mend = _("list every code of the store")
    else:
        cause = _("If the Haravan file is only the current page, a filter or one collection")
        mend = _("export all products from Haravan")
    few = _("Only {found}", found=found) if found else _("None")
    yield _(
        "{few} of {codes:# code|# codes} for sale in the KiotViet file {found:is|are} in “{name}”. {cause}, other "
        "goods are wrongly taken for missing: {mend}. If the store really has no more yet, go on.",
        few=few,
        codes=sold,
        found=found,
        name=name,
        cause=cause,
        mend=mend,
    )


def _older(evidence: Evidence, export_name: str) -> Iterator[Text]:
    """KiotViet writes the time of export into the file's name (docs: kiotviet-files 1); of a store file the
    latest change among its products is the best that is known.
    """
    exported, newest = _named_time(export_name), evidence.origin.newest[:19]
    if exported is None or not newest or evidence.origin.kind != "export":
        return
    seen = datetime.fromisoformat(newest)
    if exported - seen > _LATE:
        yield _(
            "The latest change in “{name}” is of {seen}, the KiotViet file of {exported}. What reached the store since "
            "then counts as missing: export from Haravan again.",
            name=evidence.origin.name,
            seen=day(seen.isoformat()),
            exported=day(exported.isoformat()),
        )


def _named_time(export_name: str) -> datetime | None:
    """The time in a file's name; None where there is none, or no day of any calendar."""
    match = _NAMED_TIME.search(export_name)
    try:
        return datetime.strptime("".join(match.groups()), "%d%m%Y%H%M%S") if match else None
    except ValueError:
        return None


def _damaged(evidence: Evidence) -> Iterator[Text]:
    if number := evidence.store_damaged:
        yield _(
            "{codes:# code of the store looks|# codes of the store look} like 8.93E+12, damaged by Excel. Rows that "
            "may be these are left alone; export from Haravan again and do not save it in Excel.",
            codes=number,
        )


def _flags(catalogue: Catalogue) -> Iterator[Text]:
    """Goods not for sale never reach the store, and nothing else tells them apart (docs: playbook 1.1)."""
    missing = [heading for column, heading in _FLAGS.items() if not catalogue.table.has(column)]
    if missing:
        yield _(
            "The KiotViet file lacks the {count:column|columns} {columns}, so goods that are not sold, and never sync, "
            "seem blocked by their group too. Export it again with all columns, or leave these goods out yourself.",
            count=len(missing),
            columns=missing[0] if len(missing) == 1 else _("{one} and {other}", one=missing[0], other=missing[1]),
        )
