"""KiotViet's papers of an order as the table shows them, and everybody whom they name."""

from collections.abc import Mapping, Sequence

from catalogrepair.catalog.names import fold
from catalogrepair.sales.documents import Invoice, Slip
from catalogrepair.sales.versions import is_edited
from catalogrepair.text import Text, _, dong, joined, verbatim


def told_document(one: Slip | Invoice) -> Text:
    """A document with its own sum: of several invoices only one may lack the money."""
    named = f"{one.code} “{one.status.shown}”"
    if isinstance(one, Invoice) and one.paid is not None and one.total is not None:
        return joined((named, joined((dong(one.paid), dong(one.total)), between="/")), between=" ")
    return verbatim(named)


def who(documents: Sequence[Slip | Invoice], users: Mapping[str, str]) -> Text:
    """Everybody whom the documents name; none of them is sure to be the one who edited."""
    creators = dict.fromkeys(one.creator for one in documents if one.creator)
    sellers = dict.fromkeys(one.seller for one in documents if one.seller)
    receivers = dict.fromkeys(users[fold(code)] for one in documents for code in one.receipts if fold(code) in users)
    edited = [one.code for one in documents if is_edited(one.code)]
    told = (
        (_("made by"), creators),
        (_("seller"), sellers),
        (_("receipt by"), receivers),
        (_("edited paper"), edited),
    )
    return joined(joined((what, ", ".join(names)), between=": ") for what, names in told if names)
