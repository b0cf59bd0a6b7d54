"""What nobody has documented about KiotViet (docs: kiotviet-api 7), as switches of the loopback shop."""

from dataclasses import dataclass
from typing import Literal

Master = Literal["detaches", "ignored", "refused"]
"""What a `masterProductId` does to a product; "refused" is 420 and nothing of the request is saved."""


@dataclass
class Switches:
    """One answer to each open question; a test may turn a switch while the shop is open."""

    blank_cell: Literal["detaches", "ignored"] = "detaches"
    """import: an empty `Mã HH Liên quan` of a product that has a root"""
    relinks_itself: bool = False
    """import: rows that lost their root and share its attribute names are linked back to it at the end"""
    forward_references: bool = True
    """import: a row may relate to a code, or to a detached row, that comes only later in the file"""
    unit_names_child: Literal["group_root", "refused"] = "group_root"
    """import: a unit row whose `Mã HH Liên quan` is its base, which is a child itself (KiotViet's own exports hold the
    group's root there): it is taken for the group's root, or refused"""
    import_fires_webhooks: bool = False
    import_moves_date: bool = True
    unchanged_put_moves_date: bool = True
    unchanged_put_fires_webhook: bool = True
    writes_wake: bool = True
    """a PUT that changes something fires product.update"""
    null_master: Master = "detaches"
    """bulk PUT: `masterProductId` null"""
    zero_master: Master = "ignored"
    """bulk PUT: `masterProductId` 0"""
    self_master: Master = "refused"
    """bulk PUT: `masterProductId` is the product's own id"""
    other_master: Literal["moves", "ignored", "refused"] = "moves"
    """bulk PUT: `masterProductId` is another product's id"""
    units_follow: bool = False
    """any write: the unit rows of a product that changes its root change theirs with it"""
    put_spoils: str | None = None
    """any PUT: this field of the product moves by itself, such as "weight" or "inventories\""""
    master_filter_lists_root: bool = False
    """`GET /products?masterProductId=X` lists X itself too"""
    master_filter_lists_units: bool = True
    """`GET /products?masterProductId=X` lists unit rows too"""
    other_clients_hooks_visible: bool = True
    """`GET /webhooks` lists the whole shop's hooks, not only those of the asking key"""
