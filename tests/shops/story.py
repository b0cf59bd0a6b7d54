"""A made-up shop with what must become of it; edits are derived from which rows leave, never from the tool."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.shops.dialects import Writer
from tests.shops.headings import RELATED, Cells, Headings, product
from tests.shops.kiotviet import cell_of, export_bytes

Edits = dict[str, tuple[str, str]]
"""Cell to (before, after)."""


@dataclass(frozen=True)
class Story:
    """One shop. Excel row = index + 2; `expected` holds the edits of the default level in each mode."""

    name: str
    title_vi: str
    title_en: str
    rows: tuple[Cells, ...]
    headings: Headings
    expected: Mapping[str, Edits]
    writer: Writer = export_bytes
    possible: tuple[str, ...] = ()
    """roots whose groups are shown as "possible" and left alone"""
    one_family: tuple[str, ...] = ()
    """roots of groups that are one product under several spellings: never cleared"""
    store: bytes = b""
    """the store's own file"""
    store_name: str = ""
    with_store: Mapping[str, Edits] = field(default_factory=dict)
    """the edits of the default level once the store was asked"""

    def data(self) -> bytes:
        """The shop's file."""
        return self.writer(self.rows, self.headings)

    def expected_json(self) -> str:
        """The text of expected.json."""
        body: dict[str, object] = {"title": {"vi": self.title_vi, "en": self.title_en}}
        body |= {"edits": _plain(self.expected), "store": self.store_name, "edits_with_store": _plain(self.with_store)}
        return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _plain(edits: Mapping[str, Edits]) -> dict[str, dict[str, list[str]]]:
    return {mode: {cell: list(pair) for cell, pair in found.items()} for mode, found in edits.items()}


def expect(
    rows: Sequence[Cells],
    headings: Headings,
    *families: Sequence[str],
    cleared: Iterable[str] = (),
) -> dict[str, Edits]:
    """The edits when each family (codes in file order) leaves; `cleared` codes lose their cell in any mode."""
    place = {row["Mã hàng"]: number for number, row in enumerate(rows, start=2)}
    before = {row["Mã hàng"]: row[RELATED] for row in rows}
    units = [(row["Mã hàng"], row["Mã ĐVT Cơ bản"]) for row in rows if row["Mã ĐVT Cơ bản"]]
    found: dict[str, Edits] = {}
    for mode in ("clear", "regroup"):
        after = dict.fromkeys(cleared, "")
        for family in families:
            first = family[0] if mode == "regroup" else ""
            after |= dict.fromkeys(family, first) | {family[0]: ""}
            after |= {unit: first or base for unit, base in units if base in family}
        ordered = sorted(after.items(), key=lambda pair: place[pair[0]])
        found[mode] = {
            cell_of(RELATED, headings, place[code]): (before[code], text)
            for code, text in ordered
            if before[code] != text
        }
    return found


def variants(code: str, name: str, options: str, root: str | None = None, **more: str) -> list[dict[str, str]]:
    """Rows code-1, code-2, ... over options like "MÀU:Đỏ,Đen|SIZE:S,M"; the first is the root unless one is given."""
    rows = []
    root_code = f"{code}-1" if root is None else root
    for at, attributes in enumerate(_combine(options), start=1):
        own = f"{code}-{at}"
        rows.append(product(own, name, attributes, "" if own == root_code else root_code, extra=None, **more))
    return rows


def all_codes(rows: Sequence[Cells], *but: str) -> list[str]:
    """Every code of a shop but these."""
    return [row["Mã hàng"] for row in rows if row["Mã hàng"] not in but]


def codes(prefix: str, count: int) -> tuple[str, ...]:
    """The codes that `variants` gives."""
    return tuple(f"{prefix}-{at}" for at in range(1, count + 1))


def singles(category: str, *goods: tuple[str, str], **more: str) -> list[dict[str, str]]:
    """Goods without variants from (code, name)."""
    return [product(code, name, category=category, extra=None, **more) for code, name in goods]


def shelf(mark: str) -> list[dict[str, str]]:
    """A dozen and a half ordinary rows, so that a conflict never stands alone in its file."""
    return [
        *variants(f"AY{mark}", "Áo yếm Lụa Hạt", "MÀU:Kem,Hồng,Đen|SIZE:S,M", category="Áo", price="145000"),
        *variants(f"QC{mark}", "Quần culottes Vải Đũi", "SIZE:S,M,L,XL", category="Quần", price="265000"),
        *variants(f"DB{mark}", "Dép bệt Quai Chéo", "SIZE:36,37,38,39", category="Giày", price="135000"),
        *singles("Phụ kiện", (f"CT{mark}", "Cột tóc Nhung"), (f"KC{mark}", "Khăn choàng Len Xù"), price="49000"),
    ]


def change(rows: list[dict[str, str]], which: int, edit: Callable[[str], str], heading: str = "Tên hàng") -> None:
    """Spell one row's cell in another way."""
    rows[which][heading] = edit(rows[which][heading])


def _combine(options: str) -> list[str]:
    found = [""]
    for part in options.split("|"):
        name, _, values = part.partition(":")
        found = [f"{head}|{name}:{value}".lstrip("|") for head in found for value in values.split(",")]
    return found
