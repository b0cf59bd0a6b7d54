"""How to import the repaired workbook into KiotViet: the dialog question by question, and what to do around it.

Source (docs: kiotviet-files 3.2).
"""

from typing import NamedTuple

from catalogrepair.text import Text, _


class ImportQuestion(NamedTuple):
    """One question of KiotViet's dialog; its words stay Vietnamese, as on the screen."""

    words: str
    choices: tuple[str, ...]
    chosen: int
    why: Text


class Hint(NamedTuple):
    """One thing to do or to know, with a short heading."""

    heading: Text
    text: Text


MENU = "Hàng hóa → Danh sách hàng hóa → Import (Nhập file)"
DIALOG = "Nhập hàng hóa từ file dữ liệu"
STOP = "Báo lỗi và dừng import"

QUESTIONS = (
    ImportQuestion(
        "Xử lý trùng mã hàng/mã vạch, khác tên hàng hóa?",
        (STOP, "Thay thế tên hàng cũ bằng tên hàng mới"),
        0,
        _("If somebody has just renamed a product, the import stops instead of overwriting the name."),
    ),
    ImportQuestion(
        "Xử lý trùng mã vạch, khác mã hàng?",
        (STOP, "Thay thế mã hàng cũ bằng mã hàng mới"),
        0,
        _("The code is what ties a product to Haravan: never let a file replace it."),
    ),
    ImportQuestion(
        "Cập nhật tồn kho?",
        ("Không", "Có"),
        0,
        _("The file holds the stock of the moment of export; sales since then would be lost."),
    ),
    ImportQuestion(
        "Cập nhật giá vốn?",
        ("Không", "Có"),
        0,
        _("Cost has nothing to do with this."),
    ),
    ImportQuestion(
        "Cập nhật mô tả?",
        ("Không", "Có"),
        0,
        _("Keeps the descriptions as they are."),
    ),
)

BRANCHES = Hint(
    _("Shops with several branches see two more questions"),
    _(
        "“Áp dụng giá vốn khi thêm mới, cập nhật sản phẩm” (cost) and “Trạng thái kinh doanh áp dụng” (in "
        "business or not), each for the whole system or for one branch. Choose the branch that the file was "
        "exported from: that is the narrowest. No public text explains the two; if in doubt, ask KiotViet "
        "before you press."
    ),
)

BEFORE = (
    Hint(
        _("Export just before, import just after"),
        _(
            "An import changes more than the same-type column: prices, category, brand, status flags and "
            "other columns are overwritten by what the file holds. A price edited meanwhile is lost. If the "
            "file is old, export again and run the tool again."
        ),
    ),
    Hint(
        _("Better import only the rows that change"),
        _(
            "The tool can write a file with only the rows that change and their roots, so that no other "
            "product is touched."
        ),
    ),
    Hint(
        _("At most 5,000 rows in one import"),
        _(
            "KiotViet takes no more. Where only the rows that change are written, the tool splits them into "
            "several files and tears no group apart."
        ),
    ),
)

AFTER = (
    Hint(
        _("Export again and compare"),
        _(
            "It is documented nowhere whether an empty cell detaches an existing product. A new export is "
            "therefore the proof: export again and run the command below."
        ),
    ),
    Hint(
        _("Sync again"),
        _("When the comparison shows the changes of this report, open the KiotViet app on Haravan and sync again."),
    ),
)
AFTER_IN_PAGE = Hint(
    AFTER[0].heading,
    _(
        "It is documented nowhere whether an empty cell detaches an existing product. A new export is "
        "therefore the proof: export again and bring the new file in step 5 of the guided repair."
    ),
)
COMMAND = _("catalogrepair verify FIXED.plan.json --export AFTER.xlsx")

ELSEWHERE = (
    Hint(
        _("The option “Không tạo mới sản phẩm”"),
        _("When it is ticked in the KiotViet app on Haravan, no new product appears, however good the grouping."),
    ),
    Hint(
        _("Goods not for sale"),
        _("Goods not in business, or not sold directly, do not sync."),
    ),
)


def importing(files: int) -> Text:
    """The import in sentences for the shop, which gets so many files."""
    answers = ", ".join(question.choices[question.chosen] for question in QUESTIONS)
    return _(
        "Please import {files:the file|the # files, one after the other,} into KiotViet: {menu}. It "
        "asks five questions; please answer, in their order: {answers}. Please do it soon, and change"
        " nothing of these goods in KiotViet before it is done, because the import writes back what "
        "the file holds. Then please sync in the KiotViet app on Haravan, and tell us.",
        files=files,
        menu=MENU,
        answers=answers,
    )
