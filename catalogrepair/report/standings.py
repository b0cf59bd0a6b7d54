"""How far repairs are, as tables of results."""

from collections.abc import Sequence
from pathlib import PurePath

from catalogrepair.catalog.plans.arrival import THERE
from catalogrepair.catalog.plans.pushed import GOOD
from catalogrepair.catalog.plans.verified import Standing
from catalogrepair.catalog.results import Cell, Column, Record, Results, say
from catalogrepair.catalog.words import counted
from catalogrepair.errors import Text
from catalogrepair.report.formatting import moment
from catalogrepair.report.states import ARRIVALS, PUSHES, READINGS

_TITLE = Text("Các lần sửa trên máy này", "Repairs on this machine")
_COLUMNS = (
    Column("export", Text("Tệp", "Export"), 40),
    Column("shop", Text("Shop", "Shop"), 24),
    Column("decided", Text("Lập kế hoạch", "Decided"), 24),
    Column("written", Text("Ghi tệp sửa", "Written"), 24),
    Column("import", Text("Nhập", "Imported"), 24),
    Column("pushed", Text("Đã đẩy", "Pushed"), 14),
    Column("arrived", Text("Đã lên web", "Arrived"), 14),
)
_PRODUCTS = (
    Column("code", Text("Mã hàng", "Code"), 18),
    Column("name", Text("Tên hàng", "Name"), 40),
    Column("push", Text("Đẩy đồng bộ", "Push"), 30),
    Column("arrival", Text("Trên web", "On the store"), 30),
)
_NOT_KNOWN = Text("chưa rõ", "not known")
_NOT_YET = Text("chưa", "not yet")
_NOT_SEEN = Text("chưa xem", "not looked at")


def standings_results(standings: Sequence[Standing]) -> Results:
    """A row for each repair."""
    count = len(standings)
    summary = Text(f"{count} lần sửa được ghi nhận.", f"{counted(count, 'repair', 'repairs')} on record.")
    return Results(_TITLE, summary, (), _COLUMNS, tuple(_record(one) for one in standings))


def standing_results(standing: Standing) -> Results:
    """A row for each product of one repair."""
    facts = [
        Text(f"{column.heading.vi}: {say(cell, 'vi')}", f"{column.heading.en}: {say(cell, 'en')}")
        for column, cell in zip(_COLUMNS, _cells(standing), strict=True)
    ]
    facts += [Text(f"Tệp đã ghi: {name}", f"File written: {name}") for name in standing.files]
    if standing.reading is not None:
        facts.append(READINGS[standing.reading])
    there = sum(state in THERE for state in standing.states.values())
    total = len(standing.products)
    summary = Text(
        f"{there} trong {total} sản phẩm đã thấy trên web.",
        f"{there} of {counted(total, 'product', 'products')} seen on the store.",
    )
    return Results(_TITLE, summary, tuple(facts), _PRODUCTS, tuple(_products(standing)))


def _record(standing: Standing) -> Record:
    return Record("good" if standing.is_whole else "ask", _cells(standing))


def _cells(standing: Standing) -> tuple[Cell, ...]:
    total = len(standing.products)
    pushed = sum(push.state in GOOD for push in standing.pushes.values())
    there = sum(state in THERE for state in standing.states.values())
    imported: Cell = _NOT_SEEN
    if standing.reading is not None:
        imported = _when(standing.imported) if standing.reading == "as_planned" else Text("chưa đúng", "not as planned")
    return (
        PurePath(standing.name).name,
        standing.plan.shop.retailer or standing.plan.shop.store or _NOT_KNOWN,
        _when(standing.decided),
        Text("đã hoàn tác", "undone") if standing.undone else _when(standing.written),
        imported,
        f"{pushed}/{total}",
        f"{there}/{total}" if standing.arrived else _NOT_SEEN,
    )


def _products(standing: Standing) -> list[Record]:
    records = []
    for edit in standing.products:
        push, state = standing.pushes.get(edit.code), standing.states.get(edit.code)
        cells = (
            edit.code,
            edit.name,
            PUSHES[push.state] if push else Text("chưa đẩy", "not pushed"),
            ARRIVALS[state] if state else _NOT_SEEN,
        )
        records.append(Record("good" if state in THERE else "ask" if state is None else "bad", cells))
    return records


def _when(at: str) -> Text:
    return Text(moment(at, "vi"), moment(at, "en")) if at else _NOT_YET
