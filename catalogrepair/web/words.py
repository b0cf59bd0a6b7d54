"""Everything that the guided repair says by itself, in both languages; what was found is said in the report's words."""

from catalogrepair.catalog.plans.plan import Answer
from catalogrepair.report import states
from catalogrepair.text import Text, _, pgettext

STEPS = (
    _("The file"),
    _("What we found"),
    _("Decide"),
    _("Look"),
    _("Take it away"),
)

ANSWERS: dict[Answer, Text] = {
    "keep": _("Leave in the group"),
    "clear": _("Separate, each code a product of its own ({})"),
    "regroup": _("Separate as 1 product with {} variants"),
    "unsure": _("Not sure, leave for now"),
}
ONE = _("Separate into a product of its own")
OTHERWISE = {
    "point": _("Correct the related code"),
    "clear": _("Clear the wrong cell"),
}
AS_IT_IS = _("Leave as it is")
ROW_ANSWERS: dict[Answer, Text] = {
    "keep": _("leave"),
    "clear": _("separate"),
    "regroup": _("separate together"),
    "unsure": _("not sure"),
}

ARRIVALS = states.ARRIVALS

WORDS: dict[str, Text] = {
    "title": _("Repair same-type goods"),
    "skip": _("Skip to the content"),
    "local": _("Everything runs on this machine. The shop's files are sent nowhere."),
    "other_language": _("Tiếng Việt"),
    "step": _("Step {} of 5"),
    "steps": _("Steps"),
    "next": _("Go on"),
    "back": _("Back"),
    "start_head": _("Bring the export from KiotViet"),
    "start_lead": _(
        "It finds the same-type groups that keep products from reaching Haravan, shows each "
        "place, and makes a file that KiotViet imports. The file you give is not touched."
    ),
    "how_head": _("Where is the file?"),
    "how_1": _("Open KiotViet, Hàng hóa → Danh sách."),
    "how_2": _("Take away every filter, so that all goods show."),
    "how_3": _("Press “Xuất file”, wait, and download DanhSachSanPham… .xlsx."),
    "export": _("KiotViet's product file"),
    "export_hint": _("The .xlsx just exported; .csv and .xls too."),
    "store": _("Haravan's product file (optional)"),
    "store_hint": _("With it we know which goods are not on the store. On Haravan: Sản phẩm → Xuất dữ liệu."),
    "live": _(
        "No file: ask the live Haravan shop that this machine is signed in to (catalogrepair login "
        "haravan). A large shop takes minutes."
    ),
    "drop": _("Drop the file here, or press to choose"),
    "read": _("Read the file"),
    "sending": _("Taking the file in…"),
    "cut": _(
        "The file was not taken in: the connection was cut, or the file has changed meanwhile. See "
        "whether the terminal window still runs, choose the file again and try once more."
    ),
    "reading": _("Reading and checking every row…"),
    "open_head": _("Repairs on this machine"),
    "open_lead": _("Go on where you stopped."),
    "forget": _("Forget…"),
    "forget_all": _("Forget this repair for good"),
    "state": _("cells that change: {}, not answered yet: {}"),
    "last_used": _("last used {}"),
    "force": _("Go on with these two files all the same"),
    "wrong": _("This cannot be read"),
    "look_again": _("The two files do not fit"),
    "not_done": _("Not done"),
    "failed_head": _("The tool has failed"),
    "failed_lead": _("This was not done, but saved answers and your own file are as they were. You may try again."),
    "again": _("Choose another file"),
    "found_lead": _("In {} (rows: {}):"),
    "ready": _("with a proposed answer"),
    "to_ask": _("need your answer"),
    "by_hand": _("to look at in KiotViet yourself"),
    "question": _("place"),
    "questions": _("places"),
    "see": _("See each group and decide"),
    "nothing_head": _("No group needs mending"),
    "nothing_lead": _("If goods still do not arrive, look at the other causes below."),
    "by_hand_head": _("What the tool does not mend"),
    "by_hand_lead": _("These need a person, in KiotViet itself."),
    "decide_head": _("Which groups part, which stay?"),
    "decide_lead": _(
        "Certain and likely places have a proposed answer, which you may change. “Possible” "
        "ones must be answered. Every answer is kept at once."
    ),
    "left": _("Places not answered yet: {}"),
    "all_done": _("All answered"),
    "search": _("Search a name or code"),
    "show": _("Show"),
    "show_all": _("all"),
    "show_open": _("not answered"),
    "show_leave": _("that change"),
    "show_keep": _("left alone"),
    "sort": _("Sort by"),
    "sort_file": _("order of the file"),
    "sort_sure": _("certainty"),
    "sort_size": _("number of codes"),
    "filter": _("Filter"),
    "pictures_on": _("Show pictures"),
    "pictures_off": _("Hide pictures"),
    "pictures_hint": _("Pictures lie on another server, so they load only when you ask."),
    "picture_of": _("Picture of {}"),
    "bulk_head": _("Answer everything that the filter shows ({}), in place of any answer"),
    "bulk_none": _("— choose an answer —"),
    "bulk_do": _("Apply"),
    "bulk_clear": _("Separate into products of their own"),
    "bulk_regroup": _("Separate as products with variants"),
    "nothing_shown": _("Nothing matches."),
    "your_answer": _("Your answer"),
    "each_row": _("Answer for single codes"),
    "as_above": pgettext("words", "as above"),
    "code": _("Code"),
    "answer": pgettext("words", "Answer"),
    "staying": _("Stays in the group"),
    "root": _("root"),
    "stock": _("stock {}"),
    "why": _("Why we think so"),
    "more_rows": _("… and {} more"),
    "save": _("Save the answers of this page"),
    "saved": _("Saved"),
    "not_saved": _("Not saved, try again"),
    "page": _("Page {} of {}"),
    "pages": _("Pages"),
    "earlier": _("Previous page"),
    "later": _("Next page"),
    "to_changes": _("Look at the changes"),
    "changes_head": _("Cells that will change: {}"),
    "changes_lead": _("Only these cells of the column “{}” change. Every other cell stays as it is, to the letter."),
    "changes_none": _("No cell changes: every group is left as it is."),
    "open_left": _("Places that need your answer before the file can be made: {}"),
    "open_go": _("Answer them"),
    "after_head": _("What Haravan will have"),
    "after_lead": _("New products: {}. Products that stay as they are: {}."),
    "after_new": _("new"),
    "after_stays": pgettext("words", "as before"),
    "variants": _("variants: {}"),
    "make": _("Yes, make the file"),
    "making": _("Making the file and checking it…"),
    "take_head": _("The file is ready"),
    "take_lead": _("Checked. Cells in which the file differs from the original: {}, and no other."),
    "take_all": _("Download everything (.zip)"),
    "take_all_hint": _("The file to import, the report, and the plan for undo."),
    "take_small": _("The file to import into KiotViet (recommended)"),
    "take_small_hint": _("Only the rows concerned ({}), so that no other product is touched."),
    "take_whole": _("The whole file, repaired"),
    "take_report": _("The report, to read and print"),
    "take_plan": _("The plan, for undo"),
    "import_head": _("Import the file into KiotViet"),
    "proof_head": _("After the import: did it work?"),
    "proof_lead": _(
        "Export the goods from KiotViet once more and bring the new file. It is held against the plan, cell by cell."
    ),
    "proof_file": _("KiotViet's file, exported after the import"),
    "proof_store": _("Haravan's file, exported after the new sync"),
    "proof_store_lead": _(
        "Some minutes after the new sync, export the products from Haravan and bring them, to see what arrived."
    ),
    "compare": _("Compare"),
    "proof_done": _("As planned. Cells that changed: {}."),
    "proof_not": _("Not as planned yet."),
    "proof_none": _(
        "No cell has changed. The file was not imported, or KiotViet ignores empty cells, or it linked the rows back."
    ),
    "proof_strange": _("The new file has not one code of the plan: it seems to be another shop's, or filtered."),
    "proof_part": _("Cells that changed as planned: {}; that did not: {}."),
    "proof_untouched": _("Cells that are as before"),
    "proof_other": _("Cells with another value"),
    "proof_gone": _("Codes that the new file lacks"),
    "proof_unplanned": _("Related cells that changed outside the plan"),
    "proof_elsewhere": _("Cells of other columns that differ too: {} (stock, prices …: sales, or somebody's work)."),
    "sync_head": _("Sync again"),
    "sync_lead": _("Open the KiotViet app on Haravan and sync again. This tool does not press it for you."),
    "arrived_head": _("On Haravan now"),
    "arrived_lead": _("On the store: {} of {}."),
    "causes_head": _("If goods still do not arrive"),
    "cause_create": _("The KiotViet app on Haravan has “Không tạo mới sản phẩm” ticked."),
    "cause_sale": _("The goods are out of business or not for sale."),
    "cause_wait": _("The sync takes time: wait, export again."),
    "gone_head": _("There is no such repair"),
    "gone_lead": _("It was forgotten, or left for more than a week. Your own file is untouched."),
    "home": _("To the first page"),
}
