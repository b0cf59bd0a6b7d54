"""What could not be judged of the stock, and why."""

from collections.abc import Iterable, Sequence

from catalogrepair.catalog.damaged import DamagedIndex
from catalogrepair.catalog.results import Reason
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.stock.differences import Compared, StockKind
from catalogrepair.diagnoses.stock.sides import KiotVietSide, StoreSide
from catalogrepair.text import _


def leave_out(found: Judged, kiotviet: KiotVietSide, store: StoreSide, compared: Sequence[Compared]) -> None:
    """Add all of it to what was found; a code with a number that nobody knows does not count as judged."""
    unknown = [one for one in compared if one.kind is StockKind.UNKNOWN]
    vague = dict.fromkeys(one.goods.first.code for one in unknown if one.expected.amount is not None)
    unread = dict.fromkeys(one.goods.first.code for one in unknown if one.expected.amount is None)
    found.total = found.looked
    found.looked -= len(vague.keys() | unread.keys())
    branches = ", ".join(f"“{name}”" for name in silent(unknown))
    found.leave_out(
        Reason(
            _(
                "{branches} does not say what customers ordered (column KH đặt), so what is available is not known",
                branches=branches,
            ),
            _(
                "What we have of {branches} does not say how much customers have ordered. Please export its "
                "goods once more with all columns, “KH đặt” among them (KiotViet: Hàng hóa → Danh sách hàng "
                "hóa → Xuất file).",
                branches=branches,
            ),
        ),
        list(vague),
    )
    found.leave_out(
        Reason(
            _("KiotViet's stock is empty or no number"),
            _(
                "KiotViet shows no stock of it that can be read. Please look at the product's stock in "
                "KiotViet and tell us the number."
            ),
        ),
        list(unread),
    )
    unseen = [goods.first.code for key, goods in kiotviet.goods.items() if not store.has(key)]
    ours = DamagedIndex(enumerate(unseen))
    foreign = [code for code in store.strangers.values() if not ours.find(code)]
    found.leave_out_besides(Reason(_("on the store, not in KiotViet")), foreign)


def silent(unknown: Iterable[Compared]) -> list[str]:
    """Branches that count by what they have available, and do not say what customers ordered."""
    return list(
        dict.fromkeys(
            branch
            for one in unknown
            for branch, available in one.slot.terms
            if available and (held := one.source.held.get(branch)) is not None and held.reserved is None
        )
    )
