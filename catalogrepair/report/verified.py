"""What was seen after a repair as a table of results: each product's import, push and arrival, and what to do next."""

from collections.abc import Iterator

from catalogrepair.catalog.plans.arrival import THERE, Arrival
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.plans.pushed import GOOD
from catalogrepair.catalog.plans.verified import Imported, Verified
from catalogrepair.catalog.results import Column, Record, Results, Tone, say
from catalogrepair.catalog.words import counted
from catalogrepair.errors import Text
from catalogrepair.report.advice import advice_on, cause_of
from catalogrepair.report.formatting import moment
from catalogrepair.report.states import ARRIVALS, PUSHES, READINGS
from catalogrepair.report.wording import EMPTY

_COLUMNS = (
    Column("code", Text("Mã hàng", "Code"), 18),
    Column("name", Text("Tên hàng", "Name"), 40),
    Column("planned", Text("Kế hoạch", "Planned"), 26),
    Column("import", Text("Nhập vào KiotViet", "Import into KiotViet"), 26),
    Column("push", Text("Đẩy đồng bộ", "Push"), 26),
    Column("arrival", Text("Trên web", "On the store"), 26),
    Column("next", Text("Xem tiếp", "Look at"), 60),
)
_NOT_LOOKED = Text("chưa xem", "not looked at")
_TITLE = Text("Sau khi sửa: sản phẩm đã lên web chưa", "After the repair: did the products arrive?")


def verified_results(verified: Verified) -> Results:
    """The three answers as one table, a row for each product that was blocked."""
    imports = _imports(verified.imported)
    records = tuple(_record(verified, edit, imports) for edit in verified.products)
    return Results(
        _TITLE,
        _summary(verified),
        tuple(_facts(verified)),
        _COLUMNS,
        records,
        tuple(advice_on(verified)),
        _data(verified),
    )


def _summary(verified: Verified) -> Text:
    total = len(verified.products)
    if verified.arrived is not None:
        there = verified.arrived.count(*THERE)
        if verified.is_whole:
            return Text(f"Xong: cả {total} sản phẩm đã lên web.", f"Done: {_all(total)} on the store.")
        return Text(
            f"{there} trong {total} sản phẩm đã lên web.",
            f"{there} of {counted(total, 'product is', 'products are')} on the store.",
        )
    assert verified.imported is not None
    if verified.imported.is_done:
        return Text("Việc nhập đúng như kế hoạch; chưa xem trên web.", "Imported as planned; the store was not asked.")
    return Text("Việc nhập chưa đúng như kế hoạch.", "The import did not do what was planned.")


def _all(total: int) -> str:
    return "the product is" if total == 1 else f"all {total} products are"


def _facts(verified: Verified) -> Iterator[Text]:
    if verified.imported is not None:
        yield from _of_import(verified.imported)
    pushed = [push for push in verified.pushes.values() if push.state in GOOD]
    if pushed:
        last = max(push.at for push in pushed)
        yield Text(
            f"Đã đẩy đồng bộ lại {len(pushed)} sản phẩm, lần cuối lúc {moment(last, 'vi')}.",
            f"{counted(len(pushed), 'product was', 'products were')} pushed, the last one at {moment(last, 'en')}.",
        )
    else:
        yield Text("Máy này chưa đẩy đồng bộ lại sản phẩm nào của kế hoạch.", "This machine has pushed none of them.")
    if verified.arrived is not None:
        origin = verified.arrived.origin
        yield Text(
            f"Trên web: {origin.name}, xem lúc {moment(origin.taken, 'vi')}.",
            f"The store: {origin.name}, seen at {moment(origin.taken, 'en')}.",
        )
        yield from verified.arrived.warnings
        if verified.arrived.is_strange:
            yield Text(
                "Web này không có mã nào của kế hoạch, kể cả nhóm cũ: có thể là web của shop khác, hoặc tệp bị lọc.",
                "This store has not one code of the plan, the old groups' among them: it may be another shop's, or the "
                "file is filtered.",
            )
        for state, text in ARRIVALS.items() if not verified.is_whole else ():
            if number := verified.arrived.count(state):
                yield Text(f"{text.vi}: {number}", f"{text.en}: {number}")


def _of_import(imported: Imported) -> Iterator[Text]:
    proof, reading = imported.proof, READINGS[imported.reading]
    wrong = len(proof.untouched) + len(proof.other) + len(proof.gone)
    yield Text(
        f"{imported.source}: {reading.vi} ({len(proof.done)} ô đúng, {wrong} ô chưa đúng)",
        f"{imported.source}: {reading.en} ({counted(len(proof.done), 'cell', 'cells')} right, {wrong} not)",
    )
    if imported.is_old:
        yield Text(
            "Tệp này giống hệt tệp lúc trước khi sửa: có lẽ chọn nhầm tệp cũ.",
            "This is the very file of before the repair: probably the wrong file was given.",
        )
    if not imported.compared:
        yield Text(
            "Không có tệp xuất lúc trước nên không biết phần còn lại của danh mục có đổi gì không (--before TỆP).",
            "The export of before is not at hand, so nothing is known of the rest of the catalogue (--before FILE).",
        )
        return
    if proof.is_harmless and imported.live:
        yield Text(
            "Phần còn lại của danh mục: không nhóm nào đổi, không mất dòng nào (qua API thì không so các cột khác).",
            "The rest of the catalogue: no group changed, no row is gone (the API is not compared in other columns).",
        )
    elif proof.is_harmless:
        yield Text(
            "Phần còn lại của danh mục: không nhóm, đơn vị hay thuộc tính nào đổi, không mất dòng nào.",
            "The rest of the catalogue: no group, unit or attribute changed, no row is gone.",
        )
    for change in (*proof.unplanned, *proof.torn)[:_MOST]:
        before, after = (f"“{value}”" if value else EMPTY for value in (change.before, change.after))
        yield Text(
            f"Đổi ngoài kế hoạch: {change.code}, {change.heading}: {say(before, 'vi')} → {say(after, 'vi')}",
            f"Changed outside the plan: {change.code}, {change.heading}: {say(before, 'en')} → {say(after, 'en')}",
        )
    rest = len(proof.unplanned) + len(proof.torn) - _MOST
    if rest > 0:
        yield Text(
            f"… và {rest} ô nữa đổi ngoài kế hoạch.",
            f"… and {counted(rest, 'more cell', 'more cells')} outside the plan.",
        )
    if proof.lost:
        codes = ", ".join(proof.lost[:_MOST]) + (", …" if len(proof.lost) > _MOST else "")
        yield Text(
            f"Tệp mới thiếu {len(proof.lost)} dòng ngoài kế hoạch: {codes}. Có thể khi xuất đang bật bộ lọc.",
            f"The new export lacks {counted(len(proof.lost), 'row', 'rows')} outside the plan: {codes}. A filter may "
            "have been on.",
        )
    if elsewhere := len(proof.elsewhere) - len(proof.torn):
        yield Text(
            f"{elsewhere} ô ở cột khác (giá, tồn kho…) cũng khác trước: thường do bán hàng hoặc nhân viên sửa.",
            f"{counted(elsewhere, 'cell', 'cells')} of other columns (price, stock …) differ too: sales, or staff.",
        )


_MOST = 20


_IMPORTED = {
    "done": Text("đúng kế hoạch", "as planned"),
    "untouched": Text("ô vẫn như cũ", "the cell is as before"),
    "other": Text("ô mang mã khác", "the cell holds another code"),
    "gone": Text("mã không còn trong tệp", "the code is gone"),
}


def _imports(imported: Imported | None) -> dict[int, str]:
    """The row of an edit to how its cell stands."""
    if imported is None:
        return {}
    proof = imported.proof
    listed = {
        "done": proof.done,
        "untouched": proof.untouched,
        "other": tuple(edit for edit, _ in proof.other),
        "gone": proof.gone,
    }
    return {edit.row: word for word, edits in listed.items() for edit in edits}


def _record(verified: Verified, edit: Edit, imports: dict[int, str]) -> Record:
    word = imports.get(edit.row)
    push = verified.pushes.get(edit.code)
    arrival = verified.arrived.states[edit.code] if verified.arrived is not None else None
    before = edit.before or "∅"
    cells = (
        edit.code,
        edit.name,
        Text(f"{before} → {edit.after or EMPTY.vi}", f"{before} → {edit.after or EMPTY.en}"),
        _IMPORTED[word] if word else _NOT_LOOKED,
        PUSHES.get(push.state, Text(push.state, push.state)) if push else Text("chưa đẩy", "not pushed"),
        ARRIVALS[arrival] if arrival else _NOT_LOOKED,
        cause_of(verified, edit, word, arrival),
    )
    return Record(_tone(word, arrival), cells)


def _tone(word: str | None, arrival: Arrival | None) -> Tone:
    if arrival is not None:
        return "good" if arrival in THERE and word in (None, "done") else "ask" if arrival in THERE else "bad"
    return "good" if word == "done" else "bad"


def _data(verified: Verified) -> dict[str, object]:
    imported, arrived = verified.imported, verified.arrived
    return {
        "is_whole": verified.is_whole,
        "import": None
        if imported is None
        else {
            "source": imported.source,
            "reading": imported.reading,
            "compared": imported.compared,
            "done": [edit.code for edit in imported.proof.done],
            "not_done": [edit.code for edit in (*imported.proof.untouched, *imported.proof.gone)]
            + [edit.code for edit, _ in imported.proof.other],
            "unplanned": [change.__dict__ for change in (*imported.proof.unplanned, *imported.proof.torn)],
            "lost": list(imported.proof.lost),
        },
        "pushes": {code: push._asdict() for code, push in verified.pushes.items()},
        "arrivals": dict(arrived.states) if arrived is not None else None,
        "webhooks_off": verified.hooks_off,
    }
