"""What a diagnosis says of itself: its command, its row in the manual and what is read for it follow from this."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal, NamedTuple

from catalogrepair.text import NOTHING, Text

KiotVietDocuments = Literal["slips", "invoices", "returns", "kiotviet_stock"]
"""what may be given of KiotViet, as the fields of `SalesDocuments` are called"""


class Reads(Enum):
    """What is read for a diagnosis, and so what its `diagnose` takes."""

    SALES = auto()
    """`diagnose(sales, links, **options)`; the first two columns of its table are the order and its day"""
    ORDER = auto()
    """`diagnose(place, sales, links, layout, where)`: one order through everything"""
    STOCK = auto()
    """`diagnose(stock, layout, branches, insist=...)`"""
    WEBHOOKS = auto()
    """`diagnose(hooks, shop)`"""
    CATALOGUE = auto()
    """`diagnose(examination, checks)`: has no command of its own, for `check` is its command"""


class Symptom(NamedTuple):
    """What the shop sees, and the row of the support playbook that it is."""

    row: str
    """"3", "6b, 6c"; "" where the playbook has none"""
    seen: Text
    more: str = ""
    """what is added to the command for this"""


class TextOption(NamedTuple):
    """Texts that the user may give, any number of them, as a keyword of `diagnose` by this name."""

    name: str
    help: Text


@dataclass(frozen=True)
class About:
    """A diagnosis in words, and what it needs."""

    title: Text
    """what it answers, in a line"""
    answers: Text
    """the same at length: what is given, and when somebody is needed"""
    symptoms: tuple[Symptom, ...]
    reads: Reads
    kiotviet: tuple[KiotVietDocuments, ...] = ()
    """which documents of KiotViet's, beside the store's orders"""
    needs_kiotviet: bool = False
    """whether nothing can be said without them"""
    haravan: Text | None = None
    """what the store's products are good for; None where they are not read"""
    options: tuple[TextOption, ...] = ()
    unseen: Text = NOTHING
    """what the shop is told where nothing was read that it could be asked about"""
