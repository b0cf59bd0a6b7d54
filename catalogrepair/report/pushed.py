"""What became of pushed, or moved, products as a table of results."""

from collections.abc import Mapping

from catalogrepair.catalog.plans.pushed import GOOD, Outcome, Receipt
from catalogrepair.catalog.results import Column, Record, Results
from catalogrepair.catalog.words import counted
from catalogrepair.errors import Text
from catalogrepair.report.states import said

_COLUMNS = (
    Column("code", Text("Mã hàng", "Code"), 18),
    Column("name", Text("Tên hàng", "Name"), 40),
    Column("state", Text("Kết quả", "Outcome"), 40),
    Column("detail", Text("Chi tiết", "Detail"), 70),
)
_WOULD = Text("sẽ ghi", "would be written")
_ADVICE: Mapping[str, Text] = {
    "hanging": Text(
        "Có mã vẫn nằm trong nhóm cũ ở KiotViet: đẩy cũng không lên. Hãy nhập tệp đã sửa rồi chạy lại; đã nhập rồi thì "
        "xem bằng verify.",
        "Some still hang on their old group in KiotViet, where a push is of no use. Import the repaired file, then run "
        "this again; if you did, run verify.",
    ),
    "absent": Text(
        "Có mã mà KiotViet không có: đã xóa, đổi mã, hoặc đây là kế hoạch của shop khác.",
        "Some codes are not in KiotViet: deleted, renamed, or the plan is another shop's.",
    ),
    "stranger": Text(
        "Có mã mà ở KiotViet là hàng tên khác hẳn: có thể đang đăng nhập gian hàng khác (`catalogrepair whoami`).",
        "Some codes are quite another product in KiotViet: you may be signed in to another shop (`catalogrepair "
        "whoami`).",
    ),
    "unmoved": Text(
        "Ngày sửa không đổi: KiotViet coi như không có gì mới nên có lẽ không báo cho app. Nếu đồng ý để công cụ thêm "
        "rồi bỏ một dấu cách ở cuối phần mô tả, hãy chạy lại với --two-writes.",
        "The date of change did not move: KiotViet saw nothing new and probably told nobody. If you agree that a space "
        "is added to the description and taken away again, run this with --two-writes.",
    ),
    "spoiled": Text(
        "Đã dừng: sau khi ghi, có trường khác cũng đổi. Nếu chỉ là tồn kho thì có thể vừa bán hàng. Hãy mở sản phẩm đó "
        "trong KiotViet để xem; ổn thì chạy lại với --force.",
        "Stopped: another field changed with the write. If it is the stock alone, something may just have been sold. "
        "Look at that product in KiotViet; if all is well, run this again with --force.",
    ),
    "unknown": Text(
        "Có yêu cầu không thấy trả lời: không rõ bên kia đã nhận chưa nên không gửi lại. Hãy xem trên web bằng verify; "
        "chưa lên thì chạy lại với --again.",
        "A request got no answer: whether it arrived is not known, so it is not sent again. Look at the store with "
        "verify; if nothing arrived, run this with --again.",
    ),
    "rejected": Text("Bên nhận từ chối: xem lý do ở cột chi tiết.", "It was refused: the detail says why."),
    "ignored": Text(
        "KiotViet nhận yêu cầu nhưng sản phẩm vẫn ở nhóm cũ: cách này không dùng được cho shop này. Hãy nhập bằng tệp "
        "Excel.",
        "KiotViet took the request and the product hangs as before: this road does not work for this shop. Import the "
        "workbook.",
    ),
    "drifted": Text(
        "Có mã không còn nằm ở nhóm ghi trong kế hoạch: hãy xuất tệp mới và lập kế hoạch lại.",
        "Some codes hang elsewhere than the plan says: export again and make a new plan.",
    ),
}


def pushed_results(
    outcome: Outcome, names: Mapping[str, str], title: Text, states: Mapping[str, Text], *, dry_run: bool = False
) -> Results:
    """A row for each product that was come to, and what to do about those that are not done."""
    records = [_record(code, receipt, names, states) for code, receipt in outcome.receipts.items()]
    if dry_run:
        records += [Record("", (code, names.get(code, ""), _WOULD, "")) for code in outcome.left]
    seen = dict.fromkeys(receipt.state for receipt in outcome.receipts.values())
    advice = [text for state, text in _ADVICE.items() if state in seen]
    facts = (outcome.failure.text,) if outcome.failure is not None else ()
    summary = _summary(outcome, dry_run)
    return Results(title, summary, facts, _COLUMNS, tuple(records), tuple(advice), _data(outcome))


def _summary(outcome: Outcome, dry_run: bool) -> Text:
    done = sum(receipt.state in GOOD for receipt in outcome.receipts.values())
    total = len(outcome.receipts) + len(outcome.left)
    if dry_run:
        return Text(
            f"Chỉ xem: {len(outcome.left)} trong {total} sản phẩm sẽ được ghi.",
            f"Dry run: {len(outcome.left)} of {counted(total, 'product', 'products')} would be written.",
        )
    earlier = Text(
        f" ({outcome.skipped} từ lần trước)" if outcome.skipped else "",
        f" ({outcome.skipped} of them in an earlier run)" if outcome.skipped else "",
    )
    rest = Text("", "")
    if outcome.left and outcome.stopped:
        rest = Text(
            f" Đã dừng, {len(outcome.left)} sản phẩm còn lại chưa đụng tới.",
            f" Stopped: {len(outcome.left)} left untouched.",
        )
    elif outcome.left:
        rest = Text(
            f" Còn {len(outcome.left)} sản phẩm: chạy lại lệnh này để làm tiếp.",
            f" {len(outcome.left)} left: run this again to go on.",
        )
    return Text(
        f"{done} trong {total} sản phẩm đã xong{earlier.vi}.{rest.vi}",
        f"{done} of {counted(total, 'product', 'products')} done{earlier.en}.{rest.en}",
    )


def _record(code: str, receipt: Receipt, names: Mapping[str, str], states: Mapping[str, Text]) -> Record:
    tone = "good" if receipt.state in GOOD else "ask" if receipt.state == "unknown" else "bad"
    return Record(tone, (code, names.get(code, ""), states[receipt.state], said(receipt.state, receipt.detail)))  # type: ignore[arg-type]


def _data(outcome: Outcome) -> dict[str, object]:
    return {
        "is_whole": outcome.is_whole,
        "skipped": outcome.skipped,
        "left": list(outcome.left),
        "receipts": {
            code: {"state": receipt.state, "detail": receipt.detail} for code, receipt in outcome.receipts.items()
        },
    }
