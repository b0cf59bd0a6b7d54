"""Small examinations built by hand: a swallowed family, one to ask about, a loose finding, notes."""

from catalogrepair.catalog.examination import Examination, ModeOutcome
from catalogrepair.catalog.findings import Finding, Fix, Level
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.plans.plan import Edit, Plan, Source
from catalogrepair.catalog.table import Row, Table
from catalogrepair.text import Given

WHY = Given("Tên “Áo khoác Haori” và “Đầm Nora” không có chữ nào chung.", "The names share no word.")


def swallowed(
    name: str = "Áo khoác Haori tay bầu", code: str = "A222B", notes: int = 8, rows: int = 12739
) -> Examination:
    """Group D100 holds a dress and, swallowed, a jacket of two sizes; group D200 is one to ask about."""
    table = Table(
        (
            Row(2, "D100", "Đầm Nora tay ngắn", "MÀU:Đỏ|SIZE:S", price="315000.0000"),
            Row(3, "D101", "Đầm Nora tay ngắn", "MÀU:Đỏ|SIZE:M", "D100", price="315000.0000"),
            Row(4, code, name, "MÀU:Be|SIZE:S", "D100", price="1250000.5"),
            Row(5, "A222C", name, "MÀU:Be|SIZE:M", "D100", price="1250000.5"),
            Row(6, "D200", "Áo thun trơn", "SIZE:S", price="99000"),
            Row(7, "D201", "Quần đùi kaki", "SIZE:M", "D200", price="99000"),
            *(Row(10 + n, f"SP{n:05}", f"Khăn số {n}", sold="0") for n in range(notes)),
        ),
        letters={"related": "M"},
    )
    findings = (
        Finding(Level.CERTAIN, "D100", (4, 5), (WHY,), Fix(leave=(4, 5)), check="second-family"),
        Finding(
            Level.POSSIBLE, "D200", (7,), (Given("Chỉ một dòng.", "One row only."),), Fix((7,)), check="second-family"
        ),
        Finding(Level.LIKELY, "", (3, 6), (Given("Mã lặp.", "A code twice."),), check="code-twice"),
        *(
            Finding(None, "", (10 + n,), (Given("Không bán trực tiếp.", "Not for sale."),), check="not-for-sale")
            for n in range(notes)
        ),
    )
    edits = tuple(
        Edit(row, f"M{row}", at, name, "D100", "", "second-family", "D100", Level.CERTAIN, WHY)
        for row, at in ((4, code), (5, "A222C"))
    )
    outcomes = {"clear": ModeOutcome(2, 2), "regroup": ModeOutcome(1, 2)}
    return _examination(table, findings, edits, outcomes, rows)


def clean() -> Examination:
    """A file in which nothing is wrong."""
    table = Table((Row(2, "D100", "Đầm Nora"),))
    return _examination(table, (), (), {"clear": ModeOutcome(0, 0), "regroup": ModeOutcome(0, 0)}, 1)


def _examination(
    table: Table,
    findings: tuple[Finding, ...],
    edits: tuple[Edit, ...],
    outcomes: dict[str, ModeOutcome],
    rows: int,
) -> Examination:
    name = "DanhSachSanPham_KV20012026-020153-299.xlsx"
    source = Source(name, "3f9a" * 16, 1_234_567, "Sheet", rows, "Mã HH Liên quan")
    plan = Plan(source, "clear", Level.LIKELY, edits, "catalogrepair 0.1.0", "2026-01-20T16:05:00+07:00")
    return Examination(source, read_catalogue(table), findings, plan, outcomes)
