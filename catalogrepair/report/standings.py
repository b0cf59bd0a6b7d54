"""How far repairs are, as tables of results."""

from collections.abc import Sequence
from pathlib import PurePath

from catalogrepair.catalog.plans.arrival import THERE
from catalogrepair.catalog.plans.pushed import GOOD
from catalogrepair.catalog.plans.verified import Standing
from catalogrepair.catalog.results import Cell, Column, Record, Results
from catalogrepair.report.states import NOT_LOOKED, READINGS, arrival_of, push_of
from catalogrepair.text import Text, _, clock, joined

_TITLE = _("Repairs on this machine")
_COLUMNS = (
    Column("export", _("Export"), 40),
    Column("shop", _("Shop"), 24),
    Column("decided", _("Decided"), 24),
    Column("written", _("Written"), 24),
    Column("import", _("Imported"), 24),
    Column("pushed", _("Pushed"), 14),
    Column("arrived", _("Arrived"), 14),
)
_PRODUCTS = (
    Column("code", _("Code"), 18),
    Column("name", _("Name"), 40),
    Column("push", _("Push"), 30),
    Column("arrival", _("On the store"), 30),
)
_NOT_KNOWN = _("not known")
_NOT_YET = _("not yet")


def standings_results(standings: Sequence[Standing], unreadable: Sequence[Text]) -> Results:
    """A row for each repair; `unreadable` tells of those that have none."""
    count = len(standings)
    summary = _("{count:# repair|# repairs} on record.", count=count)
    records = tuple(map(_record, standings))
    return Results(_TITLE, summary, tuple(unreadable), _COLUMNS, records, format="status")


def standing_results(standing: Standing) -> Results:
    """A row for each product of one repair."""
    facts = [
        joined((column.heading, cell or ""), between=": ")
        for column, cell in zip(_COLUMNS, _cells(standing), strict=True)
    ]
    facts += [_("File written: {name}", name=name) for name in standing.files]
    if standing.reading is not None:
        facts.append(READINGS[standing.reading])
    there = sum(state in THERE for state in standing.states.values())
    total = len(standing.products)
    summary = _("{there} of {total:# product|# products} seen on the store.", there=there, total=total)
    return Results(_TITLE, summary, tuple(facts), _PRODUCTS, tuple(_products(standing)), format="status-plan")


def _record(standing: Standing) -> Record:
    return Record("good" if standing.is_whole else "ask", _cells(standing))


def _cells(standing: Standing) -> tuple[Cell, ...]:
    total = len(standing.products)
    pushed = sum(push.state in GOOD for push in standing.pushes.values())
    there = sum(state in THERE for state in standing.states.values())
    imported: Cell = NOT_LOOKED
    if standing.reading is not None:
        imported = _when(standing.imported) if standing.reading == "as_planned" else _("not as planned")
    return (
        PurePath(standing.name).name,
        standing.plan.shop.retailer or standing.plan.shop.store or _NOT_KNOWN,
        _when(standing.decided),
        _("undone") if standing.undone else _when(standing.written),
        imported,
        f"{pushed}/{total}",
        f"{there}/{total}" if standing.arrived else NOT_LOOKED,
    )


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
