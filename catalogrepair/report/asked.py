"""What the store was asked and how well it fits the export, in words: said before any verdict."""

from collections.abc import Iterator

from catalogrepair.catalog.evidence import Evidence
from catalogrepair.catalog.words import counted
from catalogrepair.errors import Text
from catalogrepair.report.formatting import count, moment

TITLE = Text("Đối chiếu với web", "Held against the store")
ON_STORE = Text("đã có trên web", "on the store")
PERHAPS_ON_STORE = Text("có lẽ đã có trên web", "perhaps on the store")
NOT_ON_STORE = Text("chưa có trên web", "not on the store")
NOT_SOLD = Text("không bán", "not for sale")


def evidence_texts(evidence: Evidence) -> tuple[Text, ...]:
    """Where the facts come from, and the coverage in both directions."""
    return _origin(evidence), _coverage(evidence), _backwards(evidence)


def recorded_texts(evidence: Evidence) -> tuple[Text, ...]:
    """The same for a report that is kept: with the checksum of the very file that was read."""
    origin = evidence.origin
    if not origin.sha256:
        return evidence_texts(evidence)
    read = Text(
        f"“{origin.name}” đọc lúc {moment(origin.taken, 'vi')}, mã kiểm tra SHA-256: {origin.sha256}",
        f"“{origin.name}” was read at {moment(origin.taken, 'en')}, SHA-256 checksum: {origin.sha256}",
    )
    return (*evidence_texts(evidence), read)


def _origin(evidence: Evidence) -> Text:
    origin, variants, products = evidence.origin, evidence.variants, evidence.products
    if origin.kind == "codes":
        return Text(
            f"Danh sách mã đã có trên web “{origin.name}”: {count(variants, 'vi')} mã.",
            f"List of codes on the store “{origin.name}”: {counted(variants, 'code', 'codes')}.",
        )
    if origin.kind == "haravan":
        return Text(
            f"Web Haravan {origin.name}, đọc lúc {moment(origin.taken, 'vi')}: {count(products, 'vi')} sản phẩm, "
            f"{count(variants, 'vi')} phiên bản.",
            f"Haravan store {origin.name}, read at {moment(origin.taken, 'en')}: {_goods(products, variants)}.",
        )
    return Text(
        f"Tệp Haravan “{origin.name}”: {count(products, 'vi')} sản phẩm, {count(variants, 'vi')} phiên bản.",
        f"Haravan file “{origin.name}”: {_goods(products, variants)}.",
    )


def _goods(products: int, variants: int) -> str:
    return f"{counted(products, 'product', 'products')}, {counted(variants, 'variant', 'variants')}"


def _coverage(evidence: Evidence) -> Text:
    how = tuple(_how(evidence))
    vi, en = ("; ".join(text.say(language) for text in how) for language in ("vi", "en"))
    return Text(
        f"{count(evidence.export_on_store, 'vi')} trong {count(evidence.export_codes, 'vi')} mã của tệp KiotViet đã có "
        f"trên web{f' ({vi})' if vi else ''}.",
        f"{count(evidence.export_on_store, 'en')} of {counted(evidence.export_codes, 'code', 'codes')} of the KiotViet "
        f"file {'is' if evidence.export_on_store == 1 else 'are'} on the store{f' ({en})' if en else ''}.",
    )


def _how(evidence: Evidence) -> Iterator[Text]:
    if number := evidence.export_folded:
        yield Text(
            f"{count(number, 'vi')} mã chỉ khớp khi bỏ qua chữ hoa và khoảng trắng",
            f"{counted(number, 'matches', 'match')} only without case and spaces",
        )
    if number := evidence.export_barcode:
        yield Text(
            f"{count(number, 'vi')} mã chỉ khớp ở Barcode",
            f"{counted(number, 'matches', 'match')} by the barcode alone",
        )
    if number := evidence.export_damaged:
        yield Text(
            f"thêm {count(number, 'vi')} mã có lẽ bị Excel làm hỏng",
            f"{count(number, 'en')} more perhaps under codes that Excel damaged",
        )


def _backwards(evidence: Evidence) -> Text:
    return Text(
        f"{count(evidence.store_in_export, 'vi')} trong {count(evidence.store_codes, 'vi')} mã trên web có trong tệp "
        "KiotViet.",
        f"{count(evidence.store_in_export, 'en')} of the store's {counted(evidence.store_codes, 'code', 'codes')} "
        f"{'is' if evidence.store_in_export == 1 else 'are'} in the KiotViet file.",
    )
