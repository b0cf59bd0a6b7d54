"""What KiotViet tells of its webhooks."""

from typing import NamedTuple


class Webhook(NamedTuple):
    """One address that KiotViet tells of changes."""

    kind: str
    """"product.update", "stock.update" and so on"""
    host: str
    """the address without its path, which may hold a key"""
    active: bool
    """KiotViet turns it off after a single 4xx answer, and tells nobody"""
    changed: str
    """when it was last changed, as KiotViet writes it"""
