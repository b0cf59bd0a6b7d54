"""A plain list of codes that are on the store, one a line."""

from catalogrepair.core.facts import Listed
from catalogrepair.core.names import fold, plain

_TITLES = {"mahang", "mahanghoa", "masku", "sku", "barcode", "mavach", "maphienbansanpham", "code", "codes"}
"""what people write over such a list"""


def codes_of(text: str) -> list[Listed]:
    """One listing a line; blank lines and a heading in the first line are left out, edge spaces kept."""
    lines = [line.rstrip("\r") for line in text.removeprefix("\ufeff").split("\n")]
    codes = [line for line in lines if line.strip()]
    if codes and "".join(plain(codes[0]).split()) in _TITLES:
        del codes[0]
    return [Listed(code, variant=fold(code)) for code in codes]
