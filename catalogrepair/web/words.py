"""Everything that the guided repair says by itself, in both languages; what was found is said in the report's words."""

from catalogrepair.catalog.plans.plan import Answer
from catalogrepair.errors import Text
from catalogrepair.report import states

STEPS = (
    Text("Chọn tệp", "The file"),
    Text("Tìm thấy gì", "What we found"),
    Text("Quyết định", "Decide"),
    Text("Xem trước", "Look"),
    Text("Tải về, nhập lại", "Take it away"),
)

ANSWERS: dict[Answer, Text] = {
    "keep": Text("Để nguyên trong nhóm", "Leave in the group"),
    "clear": Text("Tách thành {} sản phẩm riêng, mỗi mã một sản phẩm", "Separate, each code a product of its own ({})"),
    "regroup": Text("Tách thành 1 sản phẩm có {} phiên bản", "Separate as 1 product with {} variants"),
    "unsure": Text("Chưa chắc, tạm để nguyên", "Not sure, leave for now"),
}
ONE = Text("Tách thành sản phẩm riêng", "Separate into a product of its own")
OTHERWISE = {
    "point": Text("Sửa mã liên quan cho đúng", "Correct the related code"),
    "clear": Text("Xóa ô ghi sai", "Clear the wrong cell"),
}
AS_IT_IS = Text("Để nguyên như hiện tại", "Leave as it is")
ROW_ANSWERS: dict[Answer, Text] = {
    "keep": Text("để nguyên", "leave"),
    "clear": Text("tách riêng", "separate"),
    "regroup": Text("tách, gom chung", "separate together"),
    "unsure": Text("chưa chắc", "not sure"),
}

ARRIVALS = states.ARRIVALS

WORDS: dict[str, Text] = {
    "title": Text("Sửa hàng hóa cùng loại", "Repair same-type goods"),
    "skip": Text("Đến nội dung chính", "Skip to the content"),
    "local": Text(
        "Mọi thứ chạy trên máy này. Tệp của shop không được gửi đi đâu cả.",
        "Everything runs on this machine. The shop's files are sent nowhere.",
    ),
    "other_language": Text("English", "Tiếng Việt"),
    "step": Text("Bước {} / 5", "Step {} of 5"),
    "steps": Text("Các bước", "Steps"),
    "next": Text("Tiếp tục", "Go on"),
    "back": Text("Quay lại", "Back"),
    "start_head": Text("Đưa tệp xuất từ KiotViet vào đây", "Bring the export from KiotViet"),
    "start_lead": Text(
        "Công cụ tìm những nhóm hàng cùng loại làm sản phẩm không lên được Haravan, cho anh/chị xem từng chỗ, rồi làm "
        "ra tệp để nhập lại vào KiotViet. Tệp gốc không bị đụng tới.",
        "It finds the same-type groups that keep products from reaching Haravan, shows each place, and makes a file "
        "that KiotViet imports. The file you give is not touched.",
    ),
    "how_head": Text("Lấy tệp ở đâu?", "Where is the file?"),
    "how_1": Text(
        "Mở KiotViet trên máy tính, vào Hàng hóa → Danh sách hàng hóa.", "Open KiotViet, Hàng hóa → Danh sách."
    ),
    "how_2": Text("Bỏ hết bộ lọc để thấy toàn bộ hàng hóa.", "Take away every filter, so that all goods show."),
    "how_3": Text(
        "Bấm “Xuất file”, đợi rồi tải tệp DanhSachSanPham… .xlsx về máy.",
        "Press “Xuất file”, wait, and download DanhSachSanPham… .xlsx.",
    ),
    "export": Text("Tệp hàng hóa của KiotViet", "KiotViet's product file"),
    "export_hint": Text("Tệp .xlsx vừa xuất; cũng nhận .csv và .xls.", "The .xlsx just exported; .csv and .xls too."),
    "store": Text("Tệp sản phẩm của Haravan (không bắt buộc)", "Haravan's product file (optional)"),
    "store_hint": Text(
        "Có tệp này thì biết chắc hàng nào chưa lên web. Trên Haravan: Sản phẩm → Xuất dữ liệu.",
        "With it we know which goods are not on the store. On Haravan: Sản phẩm → Xuất dữ liệu.",
    ),
    "live": Text(
        "Không có tệp: hỏi thẳng shop Haravan đã đăng nhập trên máy này (catalogrepair login haravan). Shop lớn mất "
        "vài phút.",
        "No file: ask the live Haravan shop that this machine is signed in to (catalogrepair login haravan). A large "
        "shop takes minutes.",
    ),
    "drop": Text("Kéo tệp thả vào đây, hoặc bấm để chọn", "Drop the file here, or press to choose"),
    "read": Text("Đọc tệp", "Read the file"),
    "sending": Text("Đang đưa tệp vào…", "Taking the file in…"),
    "cut": Text(
        "Tệp chưa đưa vào được: kết nối bị ngắt, hoặc tệp vừa bị đổi. Hãy xem cửa sổ lệnh còn chạy không, chọn lại tệp "
        "rồi thử lại.",
        "The file was not taken in: the connection was cut, or the file has changed meanwhile. See whether the "
        "terminal window still runs, choose the file again and try once more.",
    ),
    "reading": Text("Đang đọc và kiểm tra từng dòng…", "Reading and checking every row…"),
    "open_head": Text("Các lần sửa trên máy này", "Repairs on this machine"),
    "open_lead": Text("Bấm để làm tiếp đúng chỗ đã dừng.", "Go on where you stopped."),
    "forget": Text("Xóa…", "Forget…"),
    "forget_all": Text("Xóa hẳn lần sửa này", "Forget this repair for good"),
    "state": Text("{} ô sẽ đổi, {} chỗ chưa trả lời", "cells that change: {}, not answered yet: {}"),
    "last_used": Text("lần cuối {}", "last used {}"),
    "force": Text("Vẫn tiếp tục với hai tệp này", "Go on with these two files all the same"),
    "wrong": Text("Chưa đọc được", "This cannot be read"),
    "look_again": Text("Hai tệp không khớp nhau", "The two files do not fit"),
    "not_done": Text("Chưa làm được", "Not done"),
    "failed_head": Text("Có lỗi trong công cụ", "The tool has failed"),
    "failed_lead": Text(
        "Việc này chưa làm được, nhưng câu trả lời đã lưu và tệp gốc vẫn nguyên. Anh/chị có thể thử lại.",
        "This was not done, but saved answers and your own file are as they were. You may try again.",
    ),
    "again": Text("Chọn tệp khác", "Choose another file"),
    "found_lead": Text("Trong tệp {} ({} dòng hàng):", "In {} (rows: {}):"),
    "ready": Text("đã chọn sẵn cách sửa", "with a proposed answer"),
    "to_ask": Text("cần anh/chị trả lời", "need your answer"),
    "by_hand": Text("phải tự xem trên KiotViet", "to look at in KiotViet yourself"),
    "question": Text("chỗ", "place"),
    "questions": Text("chỗ", "places"),
    "see": Text("Xem từng nhóm và quyết định", "See each group and decide"),
    "nothing_head": Text("Không có nhóm nào phải sửa", "No group needs mending"),
    "nothing_lead": Text(
        "Nếu hàng vẫn không lên web, hãy xem các nguyên nhân khác bên dưới.",
        "If goods still do not arrive, look at the other causes below.",
    ),
    "by_hand_head": Text("Những chỗ công cụ không tự sửa", "What the tool does not mend"),
    "by_hand_lead": Text(
        "Các chỗ này cần người xem và sửa trực tiếp trên KiotViet.",
        "These need a person, in KiotViet itself.",
    ),
    "decide_head": Text("Nhóm nào tách, nhóm nào để nguyên?", "Which groups part, which stay?"),
    "decide_lead": Text(
        "Chỗ chắc và gần như chắc đã được chọn sẵn, anh/chị có thể đổi. Chỗ “cần hỏi” phải trả lời. Mỗi câu trả lời "
        "được lưu ngay.",
        "Certain and likely places have a proposed answer, which you may change. “Possible” ones must be answered. "
        "Every answer is kept at once.",
    ),
    "left": Text("Còn {} chỗ chưa trả lời", "Places not answered yet: {}"),
    "all_done": Text("Đã trả lời hết", "All answered"),
    "search": Text("Tìm tên hàng hoặc mã", "Search a name or code"),
    "show": Text("Hiện", "Show"),
    "show_all": Text("tất cả", "all"),
    "show_open": Text("chưa trả lời", "not answered"),
    "show_leave": Text("sẽ tách hoặc sửa", "that change"),
    "show_keep": Text("để nguyên", "left alone"),
    "sort": Text("Xếp theo", "Sort by"),
    "sort_file": Text("thứ tự trong tệp", "order of the file"),
    "sort_sure": Text("mức chắc chắn", "certainty"),
    "sort_size": Text("số mã", "number of codes"),
    "filter": Text("Lọc", "Filter"),
    "pictures_on": Text("Hiện ảnh sản phẩm", "Show pictures"),
    "pictures_off": Text("Tắt ảnh sản phẩm", "Hide pictures"),
    "pictures_hint": Text(
        "Ảnh nằm trên máy chủ khác, nên chỉ tải khi anh/chị bấm.",
        "Pictures lie on another server, so they load only when you ask.",
    ),
    "picture_of": Text("Ảnh của {}", "Picture of {}"),
    "bulk_head": Text(
        "Trả lời một lần cho cả {} chỗ đang lọc, thay mọi câu đã trả lời",
        "Answer everything that the filter shows ({}), in place of any answer",
    ),
    "bulk_none": Text("— chọn câu trả lời —", "— choose an answer —"),
    "bulk_do": Text("Áp dụng", "Apply"),
    "bulk_clear": Text("Tách thành sản phẩm riêng", "Separate into products of their own"),
    "bulk_regroup": Text("Tách, gom thành sản phẩm có phiên bản", "Separate as products with variants"),
    "nothing_shown": Text("Không có chỗ nào khớp.", "Nothing matches."),
    "your_answer": Text("Anh/chị chọn", "Your answer"),
    "each_row": Text("Trả lời riêng cho từng mã", "Answer for single codes"),
    "as_above": Text("như trên", "as above"),
    "code": Text("Mã hàng", "Code"),
    "answer": Text("Trả lời", "Answer"),
    "staying": Text("Ở lại nhóm", "Stays in the group"),
    "root": Text("hàng gốc", "root"),
    "stock": Text("tồn {}", "stock {}"),
    "why": Text("Vì sao nghĩ vậy", "Why we think so"),
    "more_rows": Text("… và {} mã nữa", "… and {} more"),
    "save": Text("Lưu câu trả lời của trang này", "Save the answers of this page"),
    "saved": Text("Đã lưu", "Saved"),
    "not_saved": Text("Chưa lưu được, hãy thử lại", "Not saved, try again"),
    "page": Text("Trang {} / {}", "Page {} of {}"),
    "pages": Text("Các trang", "Pages"),
    "earlier": Text("Trang trước", "Previous page"),
    "later": Text("Trang sau", "Next page"),
    "to_changes": Text("Xem trước thay đổi", "Look at the changes"),
    "changes_head": Text("{} ô sẽ đổi", "Cells that will change: {}"),
    "changes_lead": Text(
        "Chỉ những ô này trong cột “{}” thay đổi. Mọi ô khác giữ nguyên từng ký tự.",
        "Only these cells of the column “{}” change. Every other cell stays as it is, to the letter.",
    ),
    "changes_none": Text(
        "Chưa có ô nào đổi: mọi nhóm đang được để nguyên.",
        "No cell changes: every group is left as it is.",
    ),
    "open_left": Text(
        "Còn {} chỗ cần anh/chị trả lời trước khi làm tệp.",
        "Places that need your answer before the file can be made: {}",
    ),
    "open_go": Text("Trả lời các chỗ đó", "Answer them"),
    "after_head": Text("Sau khi sửa, trên Haravan sẽ có", "What Haravan will have"),
    "after_lead": Text(
        "{} sản phẩm mới, {} sản phẩm ở lại như cũ.",
        "New products: {}. Products that stay as they are: {}.",
    ),
    "after_new": Text("mới", "new"),
    "after_stays": Text("như cũ", "as before"),
    "variants": Text("{} phiên bản", "variants: {}"),
    "make": Text("Đúng rồi, làm tệp", "Yes, make the file"),
    "making": Text("Đang làm tệp và kiểm tra lại…", "Making the file and checking it…"),
    "take_head": Text("Tệp đã sẵn sàng", "The file is ready"),
    "take_lead": Text(
        "Đã kiểm tra lại: tệp khác bản gốc đúng {} ô, không hơn không kém.",
        "Checked. Cells in which the file differs from the original: {}, and no other.",
    ),
    "take_all": Text("Tải trọn bộ (.zip)", "Download everything (.zip)"),
    "take_all_hint": Text(
        "Tệp để nhập, báo cáo và kế hoạch để hoàn tác.",
        "The file to import, the report, and the plan for undo.",
    ),
    "take_small": Text("Tệp để nhập vào KiotViet (nên dùng)", "The file to import into KiotViet (recommended)"),
    "take_small_hint": Text(
        "Chỉ {} dòng có liên quan, nên không đụng đến hàng hóa khác.",
        "Only the rows concerned ({}), so that no other product is touched.",
    ),
    "take_whole": Text("Cả tệp gốc, đã sửa", "The whole file, repaired"),
    "take_report": Text("Báo cáo để xem và in", "The report, to read and print"),
    "take_plan": Text("Kế hoạch để hoàn tác", "The plan, for undo"),
    "import_head": Text("Nhập tệp vào KiotViet", "Import the file into KiotViet"),
    "proof_head": Text("Sau khi nhập: xem đã đúng chưa", "After the import: did it work?"),
    "proof_lead": Text(
        "Xuất hàng hóa từ KiotViet thêm lần nữa rồi đưa tệp mới vào đây. Công cụ so với kế hoạch từng ô.",
        "Export the goods from KiotViet once more and bring the new file. It is held against the plan, cell by cell.",
    ),
    "proof_file": Text("Tệp KiotViet xuất sau khi nhập", "KiotViet's file, exported after the import"),
    "proof_store": Text("Tệp Haravan xuất sau khi đồng bộ lại", "Haravan's file, exported after the new sync"),
    "proof_store_lead": Text(
        "Sau khi đồng bộ lại (vài phút), xuất sản phẩm từ Haravan và đưa vào đây để xem hàng đã lên web chưa.",
        "Some minutes after the new sync, export the products from Haravan and bring them, to see what arrived.",
    ),
    "compare": Text("So sánh", "Compare"),
    "proof_done": Text("Đúng như kế hoạch: {} ô đã đổi.", "As planned. Cells that changed: {}."),
    "proof_not": Text("Chưa đúng như kế hoạch.", "Not as planned yet."),
    "proof_none": Text(
        "Chưa ô nào đổi. Có thể tệp chưa được nhập, hoặc KiotViet bỏ qua ô trống, hoặc KiotViet tự nối lại.",
        "No cell has changed. The file was not imported, or KiotViet ignores empty cells, or it linked the rows back.",
    ),
    "proof_strange": Text(
        "Tệp mới không có mã nào trong kế hoạch: có vẻ là tệp của shop khác, hoặc đã lọc bớt hàng.",
        "The new file has not one code of the plan: it seems to be another shop's, or filtered.",
    ),
    "proof_part": Text("{} ô đã đổi đúng, {} ô chưa.", "Cells that changed as planned: {}; that did not: {}."),
    "proof_untouched": Text("Ô vẫn như cũ", "Cells that are as before"),
    "proof_other": Text("Ô mang giá trị khác", "Cells with another value"),
    "proof_gone": Text("Mã không còn trong tệp mới", "Codes that the new file lacks"),
    "proof_unplanned": Text("Ô liên quan đổi ngoài kế hoạch", "Related cells that changed outside the plan"),
    "proof_elsewhere": Text(
        "{} ô ở các cột khác cũng khác (tồn kho, giá… có thể do bán hàng hoặc người khác sửa).",
        "Cells of other columns that differ too: {} (stock, prices …: sales, or somebody's work).",
    ),
    "sync_head": Text("Đồng bộ lại", "Sync again"),
    "sync_lead": Text(
        "Mở ứng dụng KiotViet trên Haravan và đồng bộ lại. Công cụ này không tự bấm thay anh/chị.",
        "Open the KiotViet app on Haravan and sync again. This tool does not press it for you.",
    ),
    "arrived_head": Text("Trên Haravan bây giờ", "On Haravan now"),
    "arrived_lead": Text("{} trong {} mã đã lên web.", "On the store: {} of {}."),
    "causes_head": Text("Nếu hàng vẫn chưa lên", "If goods still do not arrive"),
    "cause_create": Text(
        "Ứng dụng KiotViet trên Haravan đang bật “Không tạo mới sản phẩm”.",
        "The KiotViet app on Haravan has “Không tạo mới sản phẩm” ticked.",
    ),
    "cause_sale": Text(
        "Hàng ngừng kinh doanh hoặc không được bán trực tiếp.",
        "The goods are out of business or not for sale.",
    ),
    "cause_wait": Text("Đồng bộ cần thời gian: đợi vài phút rồi xuất lại.", "The sync takes time: wait, export again."),
    "gone_head": Text("Không thấy việc này", "There is no such repair"),
    "gone_lead": Text(
        "Việc này đã được xóa, hoặc để quá một tuần. Tệp gốc của anh/chị vẫn nguyên vẹn.",
        "It was forgotten, or left for more than a week. Your own file is untouched.",
    ),
    "home": Text("Về trang đầu", "To the first page"),
}
