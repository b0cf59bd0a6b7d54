"""Words whose meaning the language fixes, whatever the shop: synonyms, shades and sizes, and what only advertises.

How much a word tells about a product is never decided here: that is weighed by how common it is in the shop
(`lexicon.py`). These lists say which words are another spelling of the same thing, which only shade it (those
weigh less), and which only advertise (those are left out). Words are in NFC, lower case, with their accents: tim
(heart) is not tím (purple).
"""

import re

SYNONYMS = {"jeans": "jean", "heo": "lợn", "phông": "thun", "âu": "tây"}
"""Regional words for one thing, and the spelling under which they are compared."""
HEADS = {"váy": "đầm", "nón": "mũ", "bóp": "ví", "vớ": "tất", "cốc": "ly", "thìa": "muỗng", "mền": "chăn", "dù": "ô"}
"""the same for the first word of a name: elsewhere "dù" is a fabric, and "chân váy" a skirt"""
_ATTRIBUTES = {
    "mau sac": "mau", "color": "mau", "colour": "mau",
    "kich co": "size", "kichco": "size", "co": "size", "kich thuoc": "size", "so": "size",
}  # fmt: skip


def attribute_kind(name: str) -> str:
    """Attribute names of one meaning, without accents as `attribute_names` gives them, under one: "mau", "size"."""
    return _ATTRIBUTES.get(name, name)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COLOURS = _words(
    "đỏ xanh đen trắng vàng tím nâu be hồng cam xám ghi rêu kem bạc kaki camel nude black white red blue green pink "
    "brown beige grey gray navy cream yellow purple orange rượu than coban bien pastel mint"
)
SHADES = _words(
    "mận dương lá chuối ngọc lam đô đất bơ gạch sen phấn milo sữa cafe cà phê tiêu nhạt đậm sáng tối rêu trời biển "
    "cháy chai vịt bò san hô muối vang"
)
"""Words that shade a colour when they follow one: "xanh rêu nhạt"."""
SIZES = _words("s m l xl xxl xxxl 2xl 3xl 4xl 5xl xs xxs freesize fs size sz free cỡ")
MEASURE = re.compile(r"\d+(?:[.,x]\d+)*(?:cm|mm|m|ml|l|lit|lít|kg|g|gr|gram|inch|w|v|oz|mah|gb|tb)")

ADVERTS = re.compile(
    r"""\b(?:
    (?:flash|siêu|big|mega)?\s*sale(?:\s*(?:off|sốc|hè|lớn|tết))?(?:\s*-?\d+\s*[%k])? |
    (?:khuyến\s*m[ãạ]i|km|ưu\s*đãi|deal|giảm(?:\s*giá)?|đồng\s*giá)
        (?:\s*(?:sốc|còn|đến|tới|lớn))*(?:\s*-?\d+\s*[%k]?(?![\w.,]))? |
    mua\s*\d+\s*tặng\s*\d+ | (?:tặng\s*)?kèm\s*quà(?:\s*tặng)? | tặng\s*quà |
    (?:hàng|mẫu)\s*(?:mới(?:\s*về)?|hot|có\s*sẵn|sẵn|bán\s*chạy|đẹp|xả) | mới\s*về | bán\s*chạy | có\s*sẵn |
    new(?:\s*arrivals?)? | hot(?:\s*(?:trend|hit))? | best\s*sellers? | free\s*ship | hàng\s*cao\s*cấp |
    xả\s*(?:kho|hàng|lỗ) | thanh\s*lý | giá\s*(?:sốc|rẻ|tốt|hời|xưởng)(?:\s*\d+k)? | siêu\s*(?:rẻ|hot)
    )(?!\w) | (?<![\w.,])-\d+\s*%""",
    re.VERBOSE,
)
"""What a shop writes into a name to sell it faster, lower case."""
