"""What holds for any catalogue beside any store, looked for by hypothesis."""

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogrepair.checks import find_all
from catalogrepair.core.decide import Choice, decide
from catalogrepair.core.facts import Facts, Listed
from catalogrepair.core.findings import Level
from catalogrepair.core.groups import Catalogue, read_catalogue
from catalogrepair.core.settings import Settings
from catalogrepair.core.table import Row, Table

CODES = ["A1", "A2", "a2 ", "A3", "B1", "B2", "Đ1", "000123"]
NAMES = ["Áo thun Mây", "áo thun mây", "Quần jean Sóng", "Đầm Lam kèm áo lót", "Đầm Lam"]
ROWS = st.lists(
    st.builds(
        Row,
        st.just(0),
        st.sampled_from([*CODES, ""]),
        st.sampled_from(NAMES),
        st.sampled_from(["", "MÀU:Đỏ|SIZE:S", "MÀU:Đỏ|SIZE:M", "SIZE:S"]),
        st.sampled_from(["", "A1", "A1", *CODES, "A1{DEL}", "xa"]),
        st.sampled_from(["", "", "", "", "A1", "B1"]),
        active=st.sampled_from(["1", "1", "1", "0"]),
    ),
    min_size=2,
    max_size=12,
)
HELD = st.sets(st.sampled_from([*CODES, "xa", "lạ"]), min_size=1)
CHOICES = st.builds(Choice, st.sampled_from(list(Level)), st.sampled_from(["clear", "regroup"]))
quick = settings(max_examples=400, deadline=None, derandomize=True)


def asked(rows: list[Row], held: set[str], field: str) -> Catalogue:
    """Each code of `held` on a variant of its own, in its SKU or its barcode."""
    listed = [Listed("", product=code, variant=code)._replace(**{field: code}) for code in sorted(held)]
    numbered = [row._replace(number=number) for number, row in enumerate(rows, start=2)]
    return read_catalogue(Table(numbered), Facts(listed))


def key(code: str) -> str:
    return code.strip().lower()


@quick
@given(rows=ROWS, held=HELD, field=st.sampled_from(["sku", "barcode"]), choice=CHOICES)
def test_a_row_that_the_store_has_keeps_its_product(
    rows: list[Row], held: set[str], field: str, choice: Choice
) -> None:
    catalogue = asked(rows, held, field)
    edits, _ = decide(catalogue, find_all(catalogue, Settings()), choice)
    there = {key(code) for code in held}
    for edit in edits:
        if edit.code and key(edit.code) in there:
            root = catalogue.roots.get(edit.row)
            assert root is not None, "a row on the store left its group"
            assert edit.after == root.code, "a row on the store was moved to another group"


@quick
@given(rows=ROWS, held=HELD)
def test_no_row_of_a_synced_group_that_is_missing_goes_unseen(rows: list[Row], held: set[str]) -> None:
    catalogue = asked(rows, held, "sku")
    there = {key(code) for code in held}
    seen = {number for finding in find_all(catalogue, Settings()) for number in finding.rows}
    for group in catalogue.groups:
        if any(row.code and key(row.code) in there for row in group.rows) and group.code:
            for row in group.rows:
                if row.active == "1" and key(row.code) not in there:
                    assert row.number in seen


@quick
@given(rows=ROWS, held=HELD, mode=st.sampled_from(["clear", "regroup"]))
def test_by_default_nothing_is_changed_in_a_group_of_which_the_store_has_nothing(
    rows: list[Row], held: set[str], mode: str
) -> None:
    catalogue = asked(rows, held, "sku")
    edits, _ = decide(catalogue, find_all(catalogue, Settings()), Choice(mode=mode))  # type: ignore[arg-type]
    there = {key(code) for code in held}
    for edit in edits:
        group = catalogue.group_of.get(edit.row)
        if group is not None and len(group.rows) > 1:
            codes = (group.code, *(row.code for row in (*group.rows, *group.units)))
            assert any(code and key(code) in there for code in codes)
