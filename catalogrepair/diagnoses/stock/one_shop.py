"""Whether the stock of both sides is one shop's, and whether anything could be judged: asked before anything is said.

Every shop of KiotViet's has an SP000001: codes that agree prove nothing where the names do not.
"""

from collections.abc import Sequence
from itertools import islice

from catalogrepair.catalog.evidence import LEAST_ALIKE, LEAST_OVERLAP
from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.diagnoses.stock.differences import Compared, StockKind
from catalogrepair.diagnoses.stock.sides import KiotVietSide, StoreSide
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.text import _, listed, number

_SAMPLE = 400
"""names that are compared"""
_FEW = 5
"""names from which on their likeness says something"""
_INSIST = _("Add --force to go on all the same.")


def require_one_shop(kiotviet: KiotVietSide, store: StoreSide) -> None:
    """Raise Refused where the two hardly share a code, or share codes of quite different goods."""
    common = [key for key in kiotviet.goods if store.has(key)]
    most = max(len(common) / max(len(side), 1) for side in (kiotviet.goods, store.codes))
    if most < LEAST_OVERLAP:
        raise _strangers(kiotviet, store, len(common))
    step = len(common) // _SAMPLE + 1
    pairs = [(kiotviet.goods[key].first.name, store.titles(key)[0]) for key in common[::step]]
    pairs = [pair for pair in pairs if all(pair)]
    alike = sum(same_goods(*pair) for pair in pairs)
    if len(pairs) >= _FEW and alike < LEAST_ALIKE * len(pairs):
        raise Refused(
            _("KiotViet and the store have codes in common, but not names: they seem to be two shops'."),
            details=tuple(
                _("{name}: on the store “{title}”", name=name, title=title)
                for name, title in islice((pair for pair in pairs if not same_goods(*pair)), 5)
            ),
            hint=_INSIST,
        )


def _strangers(kiotviet: KiotVietSide, store: StoreSide, common: int) -> Refused:
    ours = ", ".join(goods.first.code for goods in islice(kiotviet.goods.values(), 3))
    theirs = ", ".join(islice(store.codes.values(), 3))
    count = number(common)
    return Refused(
        _(
            "KiotViet and the store hardly share a code ({count}). One of the two may be another shop's, "
            "the store's codes may not be linked, or Excel damaged them.",
            count=count,
        ),
        details=(
            _("Codes in KiotViet: {ours}, …", ours=ours),
            _("Codes on the store: {theirs}, …", theirs=theirs or _("(none)")),
        ),
        hint=_INSIST,
    )


def require_judged(compared: Sequence[Compared], silent: Sequence[str]) -> None:
    """Raise UnusableInput where not one number could be judged because no branch says what customers ordered."""
    if not silent or any(one.kind is not StockKind.UNKNOWN for one in compared):
        return
    names = listed([f"“{name}”" for name in silent])
    raise UnusableInput(
        _(
            "Not one code could be compared: {names} lacks the column “KH đặt”, so what customers ordered "
            "is not known. Export it from KiotViet with all columns, or use --kov kiotviet, or --rule "
            "chosen where the app takes the main branch only.",
            names=names,
        ),
    )
