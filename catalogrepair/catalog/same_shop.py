"""Whether an export and a store are one shop's: asked before anything is concluded from the one about the other."""

from itertools import islice

from catalogrepair.catalog.doubts import seems_one_page
from catalogrepair.catalog.evidence import LEAST_OVERLAP, Evidence
from catalogrepair.catalog.families.likeness import same_goods
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.errors import Refused, Text

_INSIST = Text("Thêm --force nếu vẫn muốn tiếp tục.", "Add --force to go on all the same.")
_ANOTHER_SHOP = Text(
    "Có thể một trong hai là của shop khác, hoặc tệp quá cũ.",
    "One of the two may be another shop's, or too old.",
)
_DAMAGED = Text(
    "Có vẻ Excel đã làm hỏng mã (8.93E+12, hoặc mất số 0 ở đầu): hãy xuất lại và đừng mở bằng Excel rồi lưu.",
    "Excel seems to have damaged codes (8.93E+12, or leading zeros lost): export again, and do not save it in Excel.",
)


def require_fit(evidence: Evidence, name: str, catalogue: Catalogue) -> None:
    """Raise Refused unless the export called `name` and the store of `evidence` seem to be one shop's, the store whole.

    Another shop's store, a page of it, or one whose codes are damaged would make everything look blocked.
    """
    if evidence.fits:
        if seems_one_page(evidence, catalogue):
            raise _one_page(evidence, name)
        return
    if evidence.overlap >= LEAST_OVERLAP:
        raise _other_names(evidence, name, catalogue)
    ours = ", ".join(row.code.strip() for row in catalogue.table.rows[:3])
    held = (one.sku.strip() or one.barcode.strip() for one in (catalogue.facts.listed if catalogue.facts else ()))
    theirs = ", ".join(islice(filter(None, held), 3))
    store = evidence.origin.name
    cause = _DAMAGED if evidence.export_damaged or evidence.store_damaged else _ANOTHER_SHOP
    raise Refused(
        f"“{name}” và “{store}” hầu như không có mã chung: {evidence.export_on_store} trong {evidence.export_codes} mã "
        f"có trên web. {cause.vi}",
        f"“{name}” and “{store}” hardly share a code: {evidence.export_on_store} of {evidence.export_codes} are on the "
        f"store. {cause.en}",
        (
            Text(f"Mã trong “{name}”: {ours}, …", f"Codes in “{name}”: {ours}, …"),
            Text(f"Mã trên web: {theirs}, …", f"Codes on the store: {theirs}, …"),
        ),
        _INSIST,
    )


def _one_page(evidence: Evidence, name: str) -> Refused:
    store, products = evidence.origin.name, evidence.products
    return Refused(
        f"“{store}” có đúng {products} sản phẩm, bằng một trang danh sách của Haravan, còn “{name}” có nhiều hàng đang "
        "bán hơn hẳn. Có lẽ khi xuất đã chọn “Trang hiện tại”: hãy xuất tất cả sản phẩm, nếu không hàng đã có trên web "
        "sẽ bị coi là chưa có.",
        f"“{store}” has exactly {products} products, one page of Haravan's list, while “{name}” has far more goods for "
        "sale. It may be an export of the current page: export all products, or goods that are on the store count as "
        "missing.",
        hint=_INSIST,
    )


def _other_names(evidence: Evidence, name: str, catalogue: Catalogue) -> Refused:
    """Codes that agree while names do not: every shop of KiotViet's has an SP000001."""
    pairs = ((row, catalogue.presence.get(row.code)) for row in catalogue.table.rows)
    strange = [
        (row, presence.title)
        for row, presence in pairs
        if presence is not None and presence.title and not same_goods(row.name, presence.title)
    ]
    store, shared = evidence.origin.name, evidence.titles
    vi = f"chỉ {evidence.titles_alike} mã có tên hàng giống nhau" if evidence.titles_alike else "tên hàng đều khác nhau"
    en = f"only {evidence.titles_alike} of them have names alike" if evidence.titles_alike else "all names differ"
    return Refused(
        f"“{name}” và “{store}” có {shared} mã chung, nhưng {vi}: có vẻ là của hai shop khác nhau.",
        f"“{name}” and “{store}” have {shared} codes in common, but {en}: they seem to be two shops'.",
        tuple(
            Text(
                f"{row.code.strip()}: “{row.name.strip()}”, trên web là “{title}”",
                f"{row.code.strip()}: “{row.name.strip()}”, on the store “{title}”",
            )
            for row, title in strange[:5]
        ),
        _INSIST,
    )
