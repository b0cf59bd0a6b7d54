"""How to import the repaired workbook into KiotViet: the dialog question by question, and what to do around it.

Source: domain notes on the export, section 2.4 (six copies of KiotViet's own screen).
"""

from typing import NamedTuple

from catalogrepair.errors import Text


class Question(NamedTuple):
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
    Question(
        "Xử lý trùng mã hàng/mã vạch, khác tên hàng hóa?",
        (STOP, "Thay thế tên hàng cũ bằng tên hàng mới"),
        0,
        Text(
            "Nếu ai đó vừa đổi tên hàng trên KiotViet, import dừng lại chứ không ghi đè tên.",
            "If somebody has just renamed a product, the import stops instead of overwriting the name.",
        ),
    ),
    Question(
        "Xử lý trùng mã vạch, khác mã hàng?",
        (STOP, "Thay thế mã hàng cũ bằng mã hàng mới"),
        0,
        Text(
            "Mã hàng là chìa khóa nối với Haravan, không bao giờ để tệp thay mã.",
            "The code is what ties a product to Haravan: never let a file replace it.",
        ),
    ),
    Question(
        "Cập nhật tồn kho?",
        ("Không", "Có"),
        0,
        Text(
            "Tồn kho trong tệp là tồn lúc xuất file; hàng bán từ lúc đó đến giờ sẽ bị tính sai.",
            "The file holds the stock of the moment of export; sales since then would be lost.",
        ),
    ),
    Question(
        "Cập nhật giá vốn?",
        ("Không", "Có"),
        0,
        Text("Giá vốn không liên quan đến việc này.", "Cost has nothing to do with this."),
    ),
    Question(
        "Cập nhật mô tả?",
        ("Không", "Có"),
        0,
        Text("Giữ nguyên mô tả đang có.", "Keeps the descriptions as they are."),
    ),
)

BRANCHES = Hint(
    Text(
        "Cửa hàng có nhiều chi nhánh sẽ thấy thêm hai câu",
        "Shops with several branches see two more questions",
    ),
    Text(
        "“Áp dụng giá vốn khi thêm mới, cập nhật sản phẩm” và “Trạng thái kinh doanh áp dụng”, mỗi câu hỏi "
        "áp dụng cho toàn hệ thống hay cho chi nhánh. Hãy chọn chi nhánh đã xuất file: đó là phạm vi hẹp nhất. "
        "Không thấy tài liệu nào nói rõ hai câu này, nếu phân vân hãy hỏi KiotViet trước khi bấm.",
        "“Áp dụng giá vốn khi thêm mới, cập nhật sản phẩm” (cost) and “Trạng thái kinh doanh áp dụng” (in business "
        "or not), each for the whole system or for one branch. Choose the branch that the file was exported from: "
        "that is the narrowest. No public text explains the two; if in doubt, ask KiotViet before you press.",
    ),
)

BEFORE = (
    Hint(
        Text("Xuất file ngay trước, nhập file ngay sau", "Export just before, import just after"),
        Text(
            "Nhập file không chỉ đổi cột hàng hóa cùng loại: giá bán, nhóm hàng, thương hiệu, trạng thái kinh doanh "
            "và các cột khác cũng bị ghi đè bằng những gì có trong tệp. Nếu trong lúc đó có người sửa giá, "
            "giá mới sẽ mất. Nếu tệp đã cũ, hãy xuất lại và chạy lại công cụ.",
            "An import changes more than the same-type column: prices, category, brand, status flags and other "
            "columns are overwritten by what the file holds. A price edited meanwhile is lost. If the file is old, "
            "export again and run the tool again.",
        ),
    ),
    Hint(
        Text("Nên dùng --rows affected", "Better use --rows affected"),
        Text(
            "Tùy chọn này tạo tệp chỉ gồm những dòng phải đổi và hàng gốc của chúng, nên không đụng đến hàng hóa khác.",
            "That option writes a file with only the rows that change and their roots, "
            "so that no other product is touched.",
        ),
    ),
    Hint(
        Text("Tối đa 5.000 dòng mỗi lần nhập", "At most 5,000 rows in one import"),
        Text(
            "KiotViet không nhận nhiều hơn. Với --rows affected công cụ tự chia thành nhiều tệp, "
            "không cắt đôi nhóm nào.",
            "KiotViet takes no more. With --rows affected the tool splits the work into several files "
            "and tears no group apart.",
        ),
    ),
)

AFTER = (
    Hint(
        Text("Xuất file lần nữa và so sánh", "Export again and compare"),
        Text(
            "Không tài liệu nào nói chắc một ô để trống có tách được hàng đang có ra khỏi nhóm hay không. "
            "Vì vậy tệp xuất lại mới là bằng chứng: xuất file lần nữa rồi chạy lệnh dưới đây.",
            "It is documented nowhere whether an empty cell detaches an existing product. A new export is "
            "therefore the proof: export again and run the command below.",
        ),
    ),
    Hint(
        Text("Đồng bộ lại", "Sync again"),
        Text(
            "Khi so sánh thấy đúng những thay đổi trong báo cáo này, mở ứng dụng KiotViet trên Haravan và đồng bộ lại.",
            "When the comparison shows the changes of this report, open the KiotViet app on Haravan and sync again.",
        ),
    ),
)
COMMAND = Text(
    "catalogrepair verify TỆP-SỬA.plan.json --export SAU.xlsx",
    "catalogrepair verify FIXED.plan.json --export AFTER.xlsx",
)

ELSEWHERE = (
    Hint(
        Text("Tùy chọn “Không tạo mới sản phẩm”", "The option “Không tạo mới sản phẩm”"),
        Text(
            "Nếu ứng dụng KiotViet trên Haravan đang bật tùy chọn này thì không hàng mới nào lên được, "
            "dù nhóm hàng đúng.",
            "When it is ticked in the KiotViet app on Haravan, no new product appears, however good the grouping.",
        ),
    ),
    Hint(
        Text("Hàng không bán", "Goods not for sale"),
        Text(
            "Hàng ngừng kinh doanh hoặc không được bán trực tiếp thì không đồng bộ.",
            "Goods not in business, or not sold directly, do not sync.",
        ),
    ),
)
