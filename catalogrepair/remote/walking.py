"""Collects all items of a paged list by id, and makes sure that it was all of them.

A list that changes while it is read shifts: an item is seen twice, or never. So items are kept by id, and a walk
counts only when the shop's own count is the same before and after and equals what was seen; else it begins again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from catalogrepair.errors import CatalogRepairError, Text, Unreachable

WALKS = 3

Tell = Callable[[Text], None]
Item = Mapping[str, Any]
Items = dict[int, Item]


PRODUCTS = Text("sản phẩm", "products")


def collect(name: str, total: int, pages: Iterable[Sequence[Item]], tell: Tell, noun: Text = PRODUCTS) -> Items:
    """Items by id, until `total` are seen or the pages end. Whatever stops it says how far it came."""
    items: Items = {}
    try:
        for page in pages:
            items |= {item["id"]: item for item in page}
            tell(
                Text(
                    f"{name}: đã đọc {len(items)}/{total} {noun.vi}",
                    f"{name}: {len(items)} of {total} {noun.en} read",
                )
            )
            if not page or len(items) >= total:
                break
    except CatalogRepairError as error:
        error.details += (_stopped(name, len(items), total, noun),)
        raise
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt(_stopped(name, len(items), total, noun)) from stop
    return items


def items_of(body: object, key: str, name: str) -> list[Item]:
    """The list under `key` of an answer. Raises Unreachable when it does not have the documented form."""
    found = body.get(key) if isinstance(body, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) and "id" in one for one in found):
        raise strange(name)
    return found


def number_of(body: object, key: str, name: str) -> int:
    """The whole number under `key` of an answer. Raises Unreachable when it does not have the documented form."""
    found = body.get(key) if isinstance(body, dict) else None
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise strange(name)
    return found


def again(name: str) -> Text:
    """Said before a walk begins anew."""
    return Text(
        f"Danh mục trên {name} vừa thay đổi trong lúc đọc, đang đọc lại từ đầu.",
        f"The catalogue on {name} changed while it was read; reading it again from the start.",
    )


def never_whole(name: str, seen: int, total: int, noun: Text = PRODUCTS) -> Unreachable:
    """A shop that no walk got whole."""
    if noun != PRODUCTS:
        return Unreachable(
            f"{WALKS} lần đọc {noun.vi} trên {name} đều không khớp với số mà {name} đếm (lần cuối: đọc {seen}, {name} "
            f"đếm {total}): danh sách đang thay đổi. Chưa kết luận gì. Hãy thử lại, hoặc dùng tệp xuất.",
            f"In {WALKS} walks the {noun.en} on {name} never matched its own count (the last read {seen}, {name} "
            f"counts {total}): the list is changing. Nothing was concluded. Try again, or use an export file.",
        )
    return Unreachable(
        f"{WALKS} lần đọc danh mục trên {name} đều không khớp với số sản phẩm mà {name} đếm (lần cuối: đọc {seen}, "
        f"{name} đếm {total}): danh mục đang thay đổi. Chưa kết luận gì. Hãy thử lại khi không ai sửa sản phẩm, hoặc "
        "dùng tệp xuất.",
        f"In {WALKS} walks the catalogue on {name} never matched its own count (the last read {seen}, {name} counts "
        f"{total}): it is changing. Nothing was concluded. Try again when nobody edits products, or use an export "
        "file.",
    )


def _stopped(name: str, seen: int, total: int, noun: Text) -> Text:
    return Text(
        f"Mới đọc được {seen}/{total} {noun.vi} trên {name}, chưa kết luận gì từ đó.",
        f"Only {seen} of {total} {noun.en} were read from {name}; nothing was concluded from them.",
    )


def strange(name: str) -> Unreachable:
    """An answer that is JSON, but not what is documented."""
    return Unreachable(
        f"{name} trả lời không đúng dạng đã công bố. Chưa kết luận gì.",
        f"{name}'s answer does not have the documented form. Nothing was concluded.",
    )
