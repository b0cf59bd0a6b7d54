"""The key to a KiotViet shop."""

import re
from typing import NamedTuple

from catalogrepair.errors import UnusableInput
from catalogrepair.text import _

_ADDRESS = re.compile(r"(?:https?:/+)?([^/?#:]*)(?:[/?#:].*)?", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?:www\.)?([^.]+)\.kiotviet\.(?:vn|com)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9_-]{1,63}")


class _Parts(NamedTuple):
    """What KiotViet gives a shop under Thiết lập cửa hàng → Thiết lập kết nối API."""

    retailer: str
    """the shop's name: the sub-domain of kiotviet.vn"""
    client_id: str
    client_secret: str


class Key(_Parts):
    """The same, its retailer given as a name or as the shop's address. Raises UnusableInput for neither."""

    __slots__ = ()

    def __new__(cls, retailer: str, client_id: str, client_secret: str) -> "Key":
        return super().__new__(cls, retailer_of(retailer), client_id, client_secret)

    def __repr__(self) -> str:
        return f"Key(retailer={self.retailer!r})"


def retailer_of(text: str) -> str:
    """ "https://tiemmay.kiotviet.vn/man/#/Products", or "TiemMay", as "tiemmay". Raises UnusableInput for neither."""
    address = _ADDRESS.fullmatch(text.strip())
    host = address[1] if address else ""
    found = _HOST.fullmatch(host)
    name = (found[1] if found else host).lower()
    if not _NAME.fullmatch(name) or name == "www":
        raise UnusableInput(
            _(
                "“{text}” is no KiotViet retailer. Give what stands before .kiotviet.vn in the shop's "
                "address, such as tiemmay of https://tiemmay.kiotviet.vn.",
                text=text[:80],
            ),
        )
    return name
