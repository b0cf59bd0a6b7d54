"""Why something could not be judged, and which documents would let it be."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

from catalogrepair.diagnoses.shared.about import KiotVietDocuments
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import CONTESTED as _CONTESTED
from catalogrepair.text import Text

Documents = KiotVietDocuments | Literal["orders", "store_stock"]
"""what may be given of the two shops, as the fields of `SalesDocuments` are called"""
Needed = Documents | Literal["main_branch"]
"""a document, or the name of the branch that takes Haravan's orders"""


class Lack(NamedTuple):
    """Why a rule could not be asked."""

    why: Text
    needs: tuple[Needed, ...] = ()
    """all of these together would let it be; none where no document would. One that was given already is to be given
    again: with all its columns, and of the order's days"""


CONTESTED = Lack(_CONTESTED)


def not_given(sales: SalesDocuments, *wanted: Documents) -> tuple[Documents, ...]:
    """Those of the wanted documents that nobody gave; all of them where all were given, and did not tell."""
    return tuple(one for one in wanted if is_missing(sales, one)) or wanted


def is_missing(sales: SalesDocuments, one: Needed) -> bool:
    """Whether nobody gave such documents."""
    return cast("Sequence[object] | None", getattr(sales, one, None)) is None
