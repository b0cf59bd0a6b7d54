"""Orders, order slips and invoices joined as tables, in which each stands by its place in its list.

What they come to are claims, a row each: `document` (a slip or an invoice), `order`, and `is_sure`: whether it is
the order's own, or only mentions it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from catalogrepair.catalog.names import fold
from catalogrepair.sales.clues import Clue, Name
from catalogrepair.sales.documents import Invoice, Slip
from catalogrepair.sales.versions import base_of

_CLAIM = {"document": int, "order": int, "is_sure": bool}


class _Naming(NamedTuple):
    """An invoice that names a slip."""

    document: int
    code: str
    base: str


class _Named(NamedTuple):
    """A slip of an order."""

    order: int
    code: str
    base: str


def table(rows: Iterable[NamedTuple], kind: type[NamedTuple]) -> pd.DataFrame:
    """The rows as a table with the columns and types of their kind, even where there are none."""
    return pd.DataFrame(list(rows), columns=kind._fields).astype(kind.__annotations__)


def best_claims(clues: Iterable[Clue], names: Iterable[Name]) -> pd.DataFrame:
    """Of each document the claims by its surest clue; several where several orders claim it equally."""
    called = table(names, Name)
    found = table(clues, Clue).merge(called, on="key")
    in_time = (found["created"] == "") | (found["created"] >= found["since"])
    found = found[in_time & ((found["how"] & found["hows"]) > 0)]
    if (~found["is_part"] & found["order"].isin(called.loc[called["is_part"], "order"])).any():
        found = found[~found["is_part"]]  # documents here give whole names: digits alone are another order
    rank = found["how"] * 2 + found["is_part"]
    best = found[rank == rank.groupby(found["document"]).transform("min")]
    return best[list(_CLAIM)].drop_duplicates()


def made_from(invoices: Sequence[Invoice], slips: Sequence[Slip], claims: pd.DataFrame) -> pd.DataFrame:
    """Claims on the invoices that name a claimed slip: this very one, or another version of it."""
    naming = [_Naming(place, fold(one.order), base_of(one.order)) for place, one in enumerate(invoices) if one.order]
    pairs = zip(claims["order"], (slips[place].code for place in claims["document"]), strict=True)
    left = table(naming, _Naming)
    right = table([_Named(order, fold(code), base_of(code)) for order, code in pairs], _Named)
    exact = left.merge(right, on="code")
    others = left[~left["document"].isin(exact["document"])].merge(right, on="base")
    found = pd.concat([exact, others]).sort_values("document", kind="stable").assign(is_sure=True)
    return found[list(_CLAIM)].astype(_CLAIM).drop_duplicates()


def parted(claims: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims on documents that one order claims, and those on documents that several do."""
    several = claims["document"].duplicated(keep=False)
    return claims[~several], claims[several]


def kept(*claims: pd.DataFrame) -> pd.DataFrame:
    """Without documents that only mention an order which has its own: that is another sale, an exchange say."""
    every = pd.concat(claims)
    return every[every["is_sure"] | ~every["order"].isin(every.loc[every["is_sure"], "order"])]
