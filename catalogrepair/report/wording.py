"""What every report and the command line say about one export, in the same words."""

from catalogrepair.catalog.examination import Examination, Outcome
from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.words import counted
from catalogrepair.errors import Text
from catalogrepair.report.formatting import count
from catalogrepair.report.verdict import Verdict, judge

NOTHING = Text("Không có gì phải sửa.", "Nothing needs mending.")
STAYS = Text("Ở lại nhóm", "Stays in the group")
UNCHANGED = Text("Giữ nguyên", "Unchanged")
LEAVES_ALONE = Text("Tách ra, mỗi mã một sản phẩm", "Leaves, each code a product of its own")
LEAVES_TOGETHER = Text("Tách ra thành một sản phẩm mới", "Leaves as one new product")
CHANGES = Text("Đổi mã liên quan", "Takes another related code")
PARTLY = Text("Đổi một phần", "Changes in part")
ASK = Text("Chưa đổi, cần hỏi", "Not changed, ask first")
EMPTY = Text("(trống)", "(empty)")
FIXED = Text("sẽ sửa", "will be mended")
NO_FIX = Text("phải xem bằng mắt, công cụ không tự sửa", "needs a person, the tool has no fix")
BELOW = Text("chưa đủ chắc nên chưa sửa", "not sure enough, so not changed")
LEFT_OUT = Text("đã được chọn để nguyên", "left out by choice")
NOTE = Text("ghi chú", "note")

MODES = {
    "clear": Text("để trống", "clear"),
    "regroup": Text("gom lại", "regroup"),
}


def summary(examination: Examination, verdict: Verdict | None = None) -> Text:
    """The whole result in one sentence."""
    verdict = verdict or judge(examination)
    edits = len(examination.plan.edits)
    if not edits and not verdict.open:
        return NOTHING
    if not edits:
        reason = _why_nothing(examination, verdict)
        return Text(
            f"{reason.vi}, nhưng có {count(verdict.asking, 'vi')} chỗ cần anh/chị xem lại.",
            f"{reason.en}, but {counted(verdict.asking, 'place needs', 'places need')} a look from you.",
        )
    return _join(_blocked(verdict, edits), _open(verdict))


def _why_nothing(examination: Examination, verdict: Verdict) -> Text:
    """Why no cell changes though there are conflicts."""
    fates = {fate(finding, examination, fixed=False) for finding in verdict.open}
    if LEFT_OUT in fates:
        return Text(
            "Không sửa ô nào, vì những chỗ sửa được đã được chọn để nguyên",
            "No cell changes, for what could be mended is left out by choice",
        )
    if all(finding.level and finding.level < examination.plan.level for finding in verdict.open):
        return Text("Không có gì đủ chắc để tự sửa", "Nothing is sure enough to change by itself")
    return Text("Công cụ không tự sửa được ô nào", "The tool cannot mend a cell by itself")


def _blocked(verdict: Verdict, edits: int) -> Text:
    if not verdict.leaving:
        return Text(
            f"{count(edits, 'vi')} ô “hàng hóa cùng loại” cần sửa",
            counted(edits, "same-type cell needs", "same-type cells need") + " mending",
        )
    return Text(
        f"{count(verdict.blocking, 'vi')} nhóm hàng đang chặn "
        f"{count(verdict.leaving, 'vi')} mã hàng không lên được Haravan",
        counted(verdict.blocking, "group keeps", "groups keep")
        + f" {counted(verdict.leaving, 'product code', 'product codes')} from reaching Haravan",
    )


def _open(verdict: Verdict) -> Text:
    if not verdict.asking:
        return Text(".", ".")
    return Text(
        f"; ngoài ra còn {count(verdict.asking, 'vi')} chỗ cần anh/chị xem lại.",
        "; besides, " + counted(verdict.asking, "place needs", "places need") + " a look from you.",
    )


def _join(first: Text, second: Text) -> Text:
    return Text(first.vi + second.vi, first.en + second.en)


def outcome_text(mode: str, outcome: Outcome) -> Text:
    """What one mode makes of this file on the store."""
    products, variants = outcome.products, outcome.variants
    become = "becomes" if variants == 1 else "become"
    if mode == "clear" and products < variants:
        return Text(
            f"{count(variants, 'vi')} mã hàng rời nhóm thành {count(products, 'vi')} sản phẩm riêng trên Haravan "
            "(mã đang treo trên hàng gốc của chính nó thì đi cùng hàng gốc ấy).",
            f"{counted(variants, 'code leaves', 'codes leave')} and {become} "
            f"{counted(products, 'product', 'products')} on Haravan (codes that hang on a root of their own go with "
            "it).",
        )
    if mode == "clear":
        return Text(
            f"{count(variants, 'vi')} mã hàng rời nhóm thành {count(products, 'vi')} sản phẩm riêng "
            "trên Haravan, mỗi sản phẩm một phiên bản.",
            f"{counted(variants, 'code leaves', 'codes leave')} and {become} "
            f"{counted(products, 'product', 'products')} on Haravan, one variant each.",
        )
    return Text(
        f"{count(variants, 'vi')} mã hàng rời nhóm thành {count(products, 'vi')} sản phẩm trên Haravan, "
        f"có tất cả {count(variants, 'vi')} phiên bản.",
        f"The codes that leave become {counted(products, 'product', 'products')} on Haravan "
        f"with {counted(variants, 'variant', 'variants')} in all.",
    )


def codes(number: int) -> Text:
    """How many codes a family has."""
    return Text(f"{count(number, 'vi')} mã hàng", counted(number, "code", "codes"))


def edit_text(edit: Edit) -> Text:
    """One change in one sentence."""
    if not edit.after:
        return Text(
            f"Dòng {edit.row}, ô {edit.cell}: xóa “{edit.before}”",
            f"Row {edit.row}, cell {edit.cell}: clear “{edit.before}”",
        )
    return Text(
        f"Dòng {edit.row}, ô {edit.cell}: “{edit.before}” → “{edit.after}”",
        f"Row {edit.row}, cell {edit.cell}: “{edit.before}” → “{edit.after}”",
    )


def fate(finding: Finding, examination: Examination, fixed: bool) -> Text:
    """What happens to a finding: mended, or why not."""
    if fixed:
        return FIXED
    if finding.level is None:
        return NOTE
    if finding.fix is None:
        return NO_FIX
    return BELOW if finding.level < examination.plan.level else LEFT_OUT
