"""Made-up stock in a line: `kiotviet("A", T1="8-3")`: 8 on hand, 3 ordered; `web(T1="5/2")`: 5 on hand, 2 available."""

from decimal import Decimal
from typing import Any

from catalogrepair.catalog.results import Record, Results
from catalogrepair.diagnoses.stock import diagnose
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.rules import Pairs, Places, Rule, lay_out
from catalogrepair.sales.documents import KiotVietStock, StoreStock


def kiotviet(branch: str, /, **stock: str) -> list[KiotVietStock]:
    """What a branch has of some codes; "8-?" where its file does not say what is ordered, "" where it has no number."""
    return [good(branch, code, text) for code, text in stock.items()]


def good(branch: str, code: str, text: str, **more: Any) -> KiotVietStock:
    """One product in one branch, with what else is known of it."""
    hand, _, ordered = text.partition("-") if not text.startswith("-") else (text, "", "")
    reserved = None if ordered == "?" else Decimal(ordered or 0)
    return KiotVietStock(branch, code, f"Trà {code}", Decimal(hand) if hand else None, reserved, **more)


def web(location: str = "", /, **stock: str) -> list[StoreStock]:
    """What the store has; "" where there is no stock row, "∞" where it is not tracked."""
    return [variant(location, code, text) for code, text in stock.items()]


def variant(location: str, code: str, text: str, **more: Any) -> StoreStock:
    """One variant in one location."""
    hand, _, available = text.partition("/")
    tracked = hand != "∞"
    on_hand = Decimal(hand) if hand and tracked else None
    said = {"barcode": code, "name": f"Trà {code}"} | more
    return StoreStock(
        location, code, on_hand=on_hand, available=Decimal(available) if available else None, tracked=tracked, **said
    )


def compare(
    stock: list[KiotVietStock],
    store: list[StoreStock],
    rule: Rule = "basic",
    *,
    main: str = "",
    mykiot: list[StoreStock] | None = None,
    pairs: Pairs | None = None,
    main_location: str = "",
) -> Results:
    """The diagnosis; the first branch is the main one unless another is named."""
    branches = list(dict.fromkeys(one.branch for one in stock))
    locations = list(dict.fromkeys(one.location for one in store))
    layout = lay_out(rule, Places(branches, locations, main_location), main or branches[0], pairs)
    return diagnose(Stock(stock, store, mykiot), layout, branches, insist=True)


def kinds(results: Results) -> dict[str, str]:
    """Kind by code; with more than one location by code and location."""
    return {_key(one, results): one.section.key for one in results.records if one.section}


def _key(one: Record, results: Results) -> str:
    code, location = str(one.cells[0]), str(one.cells[2])
    return f"{code}@{location}" if location else code


def cell(results: Results, code: str, column: str) -> object:
    """One cell of the row of a code."""
    place = [one.key for one in results.columns].index(column)
    return next(one.cells[place] for one in results.records if one.cells[0] == code)


def left_out(results: Results) -> dict[str, list[str]]:
    """The codes that were not judged, by the reason in English."""
    return {one["why"]["en"]: one["examples"] for one in results.data["not_judged"]}
