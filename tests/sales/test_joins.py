"""The joins behind the matching, on tables of a few rows: claims as (document, order)."""

import pandas as pd
import pytest

from catalogrepair.sales.clues import clues_of, names_of
from catalogrepair.sales.joins import best_claims, kept, made_from, parted
from tests.diagnoses.documents import invoice, order, slip


def claims(*rows: tuple[int, int, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["document", "order", "is_sure"])


def pairs(found: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(found["document"], found["order"], strict=True))


def test_a_document_is_claimed_by_its_surest_clue() -> None:
    names = list(names_of([order("#100123"), order("#100124")]))
    documents = [
        slip("DH1", note="HRV-#100124, đổi từ đơn 100123"),
        slip("DH2", note="#100123 và #100124"),
        slip("DH3"),
    ]
    assert pairs(best_claims(clues_of(documents), names)) == [(0, 1), (1, 0), (1, 1)]


def test_without_papers_or_orders_there_are_no_claims() -> None:
    names = list(names_of([order("#100123")]))
    assert best_claims(clues_of([]), names).empty
    assert best_claims(clues_of([slip("DH1", note="HRV-#100123")]), []).empty
    none = kept(made_from([], [], claims()), best_claims([], []))
    assert none.empty and list(none.columns) == ["document", "order", "is_sure"]


@pytest.mark.parametrize(
    ("named", "order"),
    [("DH01", 0), ("dh02", 1), ("DH02.01", 1), ("DH03.02", 2), ("DH04", None), ("", None)],
)
def test_an_invoice_is_of_its_slip_or_of_another_version_of_it(named: str, order: int | None) -> None:
    slips = [slip("DH01"), slip("DH02"), slip("DH03.01")]
    found = made_from([invoice("HD1", order=named)], slips, claims((0, 0, True), (1, 1, True), (2, 2, True)))
    assert pairs(found) == ([] if order is None else [(0, order)])


def test_the_very_slip_comes_before_its_versions() -> None:
    slips = [slip("DH01"), slip("DH01.01")]
    found = made_from([invoice("HD1", order="DH01.01")], slips, claims((0, 5, True), (1, 6, True)))
    assert pairs(found) == [(0, 6)]


def test_a_paper_of_two_orders_is_neither_s() -> None:
    single, several = parted(claims((0, 3, True), (1, 4, True), (1, 5, True)))
    assert (pairs(single), pairs(several)) == ([(0, 3)], [(1, 4), (1, 5)])


def test_beside_its_own_papers_an_order_keeps_none_that_only_mention_it() -> None:
    made, told = claims((0, 3, True)), claims((1, 3, False), (2, 4, False))
    assert pairs(kept(made, told)) == [(0, 3), (2, 4)]
