"""How far repairs are, as tables of results."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from catalogrepair.catalog.plans.arrival import THERE
from catalogrepair.catalog.plans.verified import Stage, Standing
from catalogrepair.catalog.results import Cell, Column, Record, Results
from catalogrepair.report.states import NOT_LOOKED, READINGS, arrival_of, push_of
from catalogrepair.text import NOTHING, Text, _, clock, joined

_TITLE = _("Repairs on this machine")
_COLUMNS = (
    Column("id", _("Id")),
    Column("shop", _("Shop")),
    Column("state", _("State")),
    Column("age", _("Last change")),
    Column("products", _("Products"), is_number=True),
    Column("pushed", _("Pushed"), is_number=True),
    Column("seen", _("On the store"), is_number=True),
    Column("folder", _("Folder")),
    Column("export", _("Export")),
)
_PRODUCTS = (
    Column("code", _("Code")),
    Column("name", _("Name")),
    Column("push", _("Push")),
    Column("arrival", _("On the store")),
)
_NOT_KNOWN = _("not known")
_NOT_YET = _("not yet")
STAGES: Mapping[Stage, Text] = {
    "decided": _("decided, not written"),
    "written": _("written, import not seen"),
    "imported": _("imported"),
    "imported_otherwise": _("imported, but not as planned"),
    "pushed": _("pushed, not seen on the store"),
    "not_arrived": _("nothing on the store yet"),
    "missing": _("partly on the store"),
    "arrived": _("all on the store"),
    "undo_written": _("undo file written, import not seen"),
    "undone": _("undone"),
}


def standings_results(standings: Sequence[Standing], unreadable: Sequence[Text], now: datetime) -> Results:
    """A row for each repair, as they come; `unreadable` tells of those that have none."""
    count, still = len(standings), sum(one.is_open for one in standings)
    summary = _("{count:# repair|# repairs}, {still} of them open.", count=count, still=still)
    records = tuple(Record("ask" if one.is_open else "good", tuple(_cells(one, now))) for one in standings)
    entries = tuple(map(_entry, standings))
    facts = tuple(unreadable)
    return Results(_TITLE, summary, facts, _COLUMNS, records, noun="repairs", format="status", entries=entries)


def standing_results(standing: Standing) -> Results:
    """A row for each product of one repair."""
    told = (
        (_("Id"), standing.id),
        (_("Export"), PurePath(standing.name).name),
        (_("Shop"), standing.shop or _NOT_KNOWN),
        (_("Decided"), _when(standing.decided)),
        (_("Written"), STAGES[standing.stage] if standing.undone else _when(standing.written)),
        *(() if standing.undone else ((_("Imported"), _imported(standing)),)),
    )
    facts = [joined(pair, between=": ") for pair in told]
    facts += [_("File written: {name}", name=name) for name in standing.files]
    if standing.reading is not None and not standing.undone:  # else it tells of a repair that is no more wanted
        facts.append(READINGS[standing.reading])
    total = len(standing.products)
    summary = _("{there} of {total:# product|# products} seen on the store.", there=standing.seen, total=total)
    shop = standing.shop or PurePath(standing.name).name
    rows = tuple(_products(standing))
    return Results(_TITLE, summary, tuple(facts), _PRODUCTS, rows, format="status-plan", shop=shop)


def _cells(standing: Standing, now: datetime) -> Sequence[Cell]:
    folder = PurePath(standing.export).parent if standing.export else None
    return (
        standing.id,
        standing.shop or _NOT_KNOWN,
        STAGES[standing.stage],
        _age(standing.changed, now),
        Decimal(len(standing.products)),
        Decimal(standing.pushed),
        Decimal(standing.seen) if standing.arrived else None,
        str(folder) if folder else "",
        PurePath(standing.name).name,
    )


def _entry(standing: Standing) -> dict[str, Any]:
    """One repair for a script: ids and paths whole, times in ISO 8601, "" where something was not done."""
    return {
        "id": standing.key,
        "shop": standing.shop,
        "state": standing.stage,
        "open": standing.is_open,
        "export": standing.export,
        "files": list(standing.files),
        "changed": standing.changed,
        "decided": standing.decided,
        "written": standing.written,
        "imported": standing.imported,
        "arrived": standing.arrived,
        "undone": standing.undone,
        "products": len(standing.products),
        "pushed": standing.pushed,
        "seen": standing.seen if standing.arrived else None,
    }


def _age(changed: str, now: datetime) -> Text:
    """How long ago something happened last, in the largest unit that fits."""
    if not changed:
        return NOTHING
    minutes = max(0, int((now - datetime.fromisoformat(changed)).total_seconds()) // 60)
    if minutes < 60:
        return _("{minutes:# minute|# minutes} ago", minutes=minutes)
    if minutes < 24 * 60:
        return _("{hours:# hour|# hours} ago", hours=minutes // 60)
    return _("{days:# day|# days} ago", days=minutes // (24 * 60))


def _imported(standing: Standing) -> Text:
    if standing.reading is None:
        return NOT_LOOKED
    return _when(standing.imported) if standing.reading == "as_planned" else _("not as planned")


def _products(standing: Standing) -> list[Record]:
    records = []
    for edit in standing.products:
        state = standing.states.get(edit.code)
        cells = (
            edit.code,
            edit.name,
            push_of(standing.pushes.get(edit.code)),
            arrival_of(state),
        )
        records.append(Record("good" if state in THERE else "ask" if state is None else "bad", cells))
    return records


def _when(at: str) -> Text:
    return clock(at) if at else _NOT_YET
