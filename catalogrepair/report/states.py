"""How a product stands after a repair, in words: imported, pushed, arrived."""

from collections.abc import Mapping
from typing import Any

from catalogrepair.catalog.plans.arrival import Arrival
from catalogrepair.catalog.plans.proof import Reading
from catalogrepair.catalog.plans.pushed import State
from catalogrepair.errors import Text

ARRIVALS: Mapping[Arrival, Text] = {
    "arrived": Text("đã lên web", "on the store"),
    "hidden": Text("đã lên web, đang ẩn", "on the store, hidden"),
    "barcode": Text("đã lên web, chỉ khớp ở Barcode", "on the store, by its barcode only"),
    "repeated": Text("có ở hai phiên bản trên web", "on two variants of the store"),
    "grouped": Text("đã lên web nhưng nằm sai sản phẩm", "on the store, but in another product than planned"),
    "missing": Text("chưa lên web", "not on the store"),
}
PUSHES: Mapping[State | str, Text] = {
    "": Text("đã gửi, chưa rõ kết quả", "sent, outcome not known"),
    "done": Text("đã đẩy", "pushed"),
    "sent": Text("đã gửi", "sent"),
    "unit": Text("đi theo hàng cơ bản", "goes with its product"),
    "unknown": Text("đã gửi nhưng không thấy trả lời", "sent, no answer came"),
    "hanging": Text("trong KiotViet vẫn còn nằm trong nhóm", "still hangs on a group in KiotViet"),
    "absent": Text("KiotViet không có mã này", "KiotViet has no such code"),
    "stranger": Text("mã này ở KiotViet là hàng khác hẳn", "this code is quite another product in KiotViet"),
    "drifted": Text("đang nằm ở nhóm khác với kế hoạch", "hangs elsewhere than planned"),
    "rejected": Text("bị từ chối", "refused"),
    "ignored": Text("KiotViet nhận nhưng không làm gì", "KiotViet took it and did nothing"),
    "unmoved": Text("ngày sửa không đổi nên chưa chắc có tác dụng", "its date of change did not move"),
    "spoiled": Text("có trường khác bị đổi theo", "other fields changed with it"),
}
MOVES: Mapping[State | str, Text] = {**PUSHES, "done": Text("đã đúng như kế hoạch", "as planned")}
MOVES_BACK: Mapping[State | str, Text] = {**PUSHES, "done": Text("đã trả lại như cũ", "as before")}
READINGS: Mapping[Reading, Text] = {
    "as_planned": Text("Việc nhập đã đúng như kế hoạch.", "The import did what was planned."),
    "rows_gone": Text(
        "Những mã có trong tệp mới đều đúng; có mã không còn trong tệp.",
        "What the new export has is as planned; some codes are gone from it.",
    ),
    "another_file": Text(
        "Tệp mới không có mã nào của kế hoạch: có thể là tệp của shop khác, hoặc khi xuất đang bật bộ lọc.",
        "The new export has not one code of the plan: it may be another shop's, or exported with a filter on.",
    ),
    "linked_back": Text(
        "KiotViet đã tự gắn lại: lần xem trước những mã này đã đúng như kế hoạch, nay lại nằm trong nhóm.",
        "KiotViet linked rows back by itself: at an earlier look these were as planned, and now they hang on the group "
        "again.",
    ),
    "blank_ignored": Text(
        "KiotViet bỏ qua ô trống: những ô điền mã đã được nhận, còn những ô để trống thì vẫn như cũ.",
        "KiotViet ignored the empty cells: cells with a code were taken, those left empty are as before.",
    ),
    "in_part": Text(
        "Mới đúng một phần: có mã đã đổi, có mã vẫn như cũ. Hãy xem danh sách dòng lỗi của lần nhập; cũng có thể "
        "KiotViet đã tự gắn lại vài mã.",
        "Only in part: some rows changed, others did not. Look at the import's list of failed rows; KiotViet may also "
        "have linked some back.",
    ),
    "changed_since": Text(
        "KiotViet đã ghi nhận thay đổi ở những mã này sau khi có tệp sửa, nhưng chúng vẫn nằm trong nhóm: có vẻ đã "
        "nhập rồi mà KiotViet bỏ qua ô trống, hoặc tự gắn lại.",
        "KiotViet changed these products after the repaired file was made, and they still hang on the group: it seems "
        "that the import ran, and KiotViet ignored the empty cells or linked the rows back.",
    ),
    "not_imported": Text(
        "Chưa nhập: từ khi có tệp sửa, KiotViet chưa hề đổi những mã này.",
        "Not imported: KiotViet has not changed these products since the repaired file was made.",
    ),
    "not_seen": Text(
        "Chưa ô nào đổi: hoặc chưa nhập tệp đã sửa, hoặc KiotViet bỏ qua ô trống hay tự gắn lại. Chỉ nhìn tệp này thì "
        "không phân biệt được.",
        "No cell changed: either the repaired file was not imported, or KiotViet ignored the empty cells or linked the "
        "rows back. This file alone cannot tell which.",
    ),
}


def said(state: str, detail: Mapping[str, Any]) -> Text:
    """What more is known of a push."""
    if state == "spoiled":
        pairs = "; ".join(f"{name}: {before} → {after}" for name, (before, after) in detail.get("fields", {}).items())
        return Text(pairs, pairs)
    if state == "stranger":
        return Text(str(detail.get("name")), str(detail.get("name")))
    if state == "absent" and detail.get("codes"):
        codes = ", ".join(map(str, detail["codes"]))
        return Text(codes, codes)
    if state in ("rejected", "unknown") and (detail.get("said") or detail.get("status")):
        return _answer(detail)
    if state == "done" and detail.get("after"):
        return Text(f"ngày sửa: {detail['after'][:19]}", f"changed: {detail['after'][:19]}")
    return Text("", "")


def _answer(detail: Mapping[str, Any]) -> Text:
    """What somebody answered who did not take a push, and when he wants to be asked again."""
    words = str(detail.get("said") or "") + (f" ({detail['status']})" if detail.get("status") else "")
    if "until" not in detail:
        return Text(words, words)
    vi, en = detail["until"]
    return Text(f"{words}, hẹn hỏi lại {vi}", f"{words}, to be asked again {en}")
