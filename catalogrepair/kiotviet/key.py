"""The key to a KiotViet shop."""

from typing import NamedTuple


class Key(NamedTuple):
    """What KiotViet gives a shop under Thiết lập cửa hàng → Thiết lập kết nối API."""

    retailer: str
    """the shop's name: the sub-domain of kiotviet.vn"""
    client_id: str
    client_secret: str

    def __repr__(self) -> str:
        return f"Key(retailer={self.retailer!r})"
