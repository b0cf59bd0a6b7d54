"""Everything that the guided repair says by itself, in both languages; what was found is said in the report's words."""

from catalogrepair.text import Text, _, pgettext
from catalogrepair.web.words_of_shops import SHOPS

STEPS = (
    _("The file"),
    _("What we found"),
    _("Decide"),
    _("Look"),
    _("Take it away"),
)

ONE_BY_ONE = _("answered code by code")
LATE_PRICE = _(
    "The price: it gets a page of its own on the store, apart from the product that is there already. Keep it in the "
    "group if the shop would rather not; then it stays off the store."
)

WORDS: dict[str, Text] = {
    "title": _("Repair same-type goods"),
    "skip": _("Skip to the content"),
    "local": _("Everything runs on this machine. The shop's files are sent nowhere."),
    "other_language": _("Tiếng Việt"),
    "step": _("Step {} of 5"),
    "steps": _("Steps"),
    "next": _("Go on"),
    "back": _("Back"),
    "start_head": _("Bring the shop's files"),
    "start_lead": _(
        "It finds the same-type groups that keep products from reaching Haravan, shows each "
        "place, and makes a file that KiotViet imports. The file you give is not touched."
    ),
    "how_head": _("Where is the file?"),
    "how_1": _("Open KiotViet, Hàng hóa → Danh sách."),
    "how_2": _("Take away every filter, so that all goods show."),
    "how_3": _("Press “Xuất file”, wait, and download DanhSachSanPham… .xlsx."),
    "sample_head": _("No file at hand yet?"),
    "sample_lead": _(
        "Walk through it with a made-up clothes shop, whose new jeans never reached Haravan. Your own shop is not "
        "touched."
    ),
    "sample_go": _("Try it with the sample shop"),
    "sample_note": _("This is the sample shop: its goods are made up. Do not import its file into your own KiotViet."),
    "sample_end": _(
        "With a real shop you would now import the file, export the goods once more, and see here that all is right."
    ),
    "sample_live": _("Not done: this is the sample shop, whose goods are made up. Your own shop is not touched."),
    "sample_own": _("Bring the file of your own shop"),
    "own_head": _("What happens to your files"),
    "own_1": _("The tool reads the files that you choose and makes new ones. The file that you give is never changed."),
    "own_2": _("In KiotViet nothing changes until you import the new file yourself."),
    "own_3": _(
        "No file is sent anywhere. KiotViet and Haravan are asked, and pictures loaded, only when you choose that."
    ),
    "own_4": _(
        "Copies and answers are kept for a week after they were last used (files with which nothing was begun, for a "
        "day), so you may stop at any time and go on later. “Forget” takes them away sooner. They lie in this folder:"
    ),
    "stop": _("Stop the tool"),
    "export": _("KiotViet's product file"),
    "store": _("Haravan's product file (optional)"),
    "live": _("No file: ask the live Haravan shop that this machine is signed in to. A large shop takes minutes."),
    "pick": _("Choose a file…"),
    "pick_many": _("Choose files…"),
    "bring": _("Drop files here, or anywhere on this page"),
    "bring_hint": _("One or several at once, a .zip too. Each is known by its headings, whatever its name is."),
    "bring_now": _("Files of now, from KiotViet or Haravan"),
    "bring_more": _("Bring more files"),
    "bring_which": _("Which files?"),
    "bring_export": _("Needed for the repair. The .xlsx just exported; .csv and .xls too."),
    "bring_store": _("With it we know which goods are not on the store. On Haravan: Sản phẩm → Xuất dữ liệu."),
    "bring_sales": _("Orders, invoices, order slips, returns, MyKiot's stock (optional)"),
    "bring_sales_for": _("For the look at the whole shop: what else is wrong between KiotViet and Haravan."),
    "bring_plan": _("A prepared repair (.zip)"),
    "bring_plan_for": _("What whoever supports you has sent: it opens where it is to be looked at before it is made."),
    "known_head": _("What was brought"),
    "known_refused": _("These were not taken, and nothing of them is kept:"),
    "rows": _("rows: {}"),
    "columns": _("columns: {}"),
    "made": _("exported {}"),
    "made_plan": _("made {}"),
    "leave": _("Leave it out"),
    "use_export": _("The file to repair."),
    "use_store": _("Tells which goods are on Haravan."),
    "use_codes": _(
        "Will be taken as a list of the codes that are on Haravan. If it is another list, such as of those that are "
        "not there yet, leave it out."
    ),
    "use_plan": _("A prepared repair."),
    "use_other": _("For the look at the whole shop."),
    "use_older": _("Not used for the repair: a newer one is there."),
    "use_not_plan_s": _("Not used: it is not the file that the prepared repair was made of."),
    "use_rival": _("One of several, and the tool cannot tell which is the newest."),
    "rivals": _(
        "For the repair one file of each kind is used, and of these it is not known which is the newest: keep the one "
        "of now, and leave the others out. An older one would bring old prices back, or name the wrong goods as on "
        "Haravan."
    ),
    "use_none": _("Written by this tool: it tells nothing of what the shop has."),
    "stale_export": _(
        "KiotViet's file was exported {}, more than a day ago. An import also brings back the prices and categories "
        "of then: better export it anew, and bring that."
    ),
    "open_plan": _("Open the prepared repair"),
    "lacks_plan_s": _("The plan belongs to an export that is not among these files. Bring that very file, too."),
    "lacks_export": _("For a repair KiotViet's product file is needed, too. Where it is: see the first page."),
    "no_store": _("Without Haravan's file it is not known which goods are on the store."),
    "signin_store": _("Sign in to Haravan to have it asked"),
    "begin": _("Find what blocks the sync"),
    "with_store": _("with"),
    "at_step": _("at step {}"),
    "at_taken": _("file downloaded"),
    "at_proved": _("imported as planned"),
    "at_arrived": _("on Haravan"),
    "same_file": _("These very files have a repair already, last used {}."),
    "instead": _("Go on with that one"),
    "changes_none_lead": _("So there is no file to import, and nothing more to do here."),
    "state": _("codes that change: {}, not answered yet: {}"),
    "state_open": _("blocked codes: {}, not chosen yet what they become"),
    "last_used": _("last used {}"),
    "force": _("Go on with these files all the same"),
    "wrong": _("This cannot be read"),
    "look_again": _("The two files do not fit"),
    "not_done": _("Not done"),
    "failed_head": _("The tool has failed"),
    "failed_lead": _("This was not done, but saved answers and your own file are as they were. You may try again."),
    "again": _("Choose another file"),
    "found_lead": _("In {} (rows: {}):"),
    "ready": _("that the tool can mend"),
    "to_ask": _("need your answer"),
    "by_hand": _("to look at in KiotViet yourself"),
    "question": _("place"),
    "questions": _("places"),
    "see": _("See each group and decide"),
    "nothing_head": _("No group needs mending"),
    "nothing_lead": _("If goods still do not arrive, look at the other causes below."),
    "nothing_unasked": _(
        "That is what KiotViet's file alone shows. Goods that were added after their product was synced are seen only "
        "beside Haravan's product file: begin again with both. Other causes stand below."
    ),
    "by_hand_head": _("What the tool does not mend"),
    "by_hand_lead": _("These need a person, in KiotViet itself."),
    "mode_head": _("What do the separated goods become on Haravan?"),
    "mode_lead": _("Asked once for the whole file; every group can still be changed in the next step."),
    "mode_clear": _("Each code a product of its own"),
    "mode_clear_makes": _("New products on Haravan: {}, one variant each."),
    "mode_clear_price": _("The price: a page for each code; shoppers cannot choose a size or colour on one page."),
    "mode_clear_when": _("What support usually does: the safest where nobody has looked closer."),
    "mode_regroup": _("Each style one product with variants"),
    "mode_regroup_makes": _("New products on Haravan: {}, variants in all: {}."),
    "mode_regroup_price": _(
        "The price: in KiotViet these codes form a new same-type group; a size that is added to it later does not "
        "reach Haravan by itself."
    ),
    "mode_regroup_when": _(
        "Usually meant where the codes are sizes or colours of one style, as with clothes and shoes."
    ),
    "mode_choose": _("Choose this"),
    "mode_change": _("Change to this"),
    "mode_now": _("chosen"),
    "late_lead": _("Codes among them that were added after their product was synced: {}."),
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
    "sort_asked": _("to be answered first"),
    "filter": _("Filter"),
    "sieve_head": _("Search, filter, sort"),
    "sieve_on": _("filtered: {} of {}"),
    "bulk_fold": _("Answer many at once"),
    "take_back": _("Take back the last answer (codes: {})"),
    "kind": _("Kind of place"),
    "kind_all": _("all that the filter shows ({})"),
    "next_open": _("Next unanswered"),
    "key_help": _("Keys"),
    "keys_answer": _("answer the group at hand, in the order of its answers"),
    "keys_next": _("next unanswered group"),
    "keys_undo": _("take back the last answer"),
    "keys_where": _("They work as soon as a group has the focus: press Tab, or click on one."),
    "bulk_proposed": _("Back to the proposed answers"),
    "to_answer": _("needs your answer"),
    "late_price_short": _("gets a page of its own"),
    "from_group": _("in the group of"),
    "pictures_on": _("Show pictures"),
    "pictures_off": _("Hide pictures"),
    "pictures_ask": _(
        "Show pictures of the products in this repair? They lie on KiotViet's server, which then sees that they are "
        "looked at."
    ),
    "pictures_yes": _("Yes, show them"),
    "pictures_no": _("No pictures"),
    "pictures_are_on": _("Pictures of the products are shown."),
    "pictures_are_off": _("Pictures of the products are not shown."),
    "pictures_hint": _("Pictures lie on another server, so they load only when you ask."),
    "picture_of": _("Picture of {}"),
    "bulk_head": _("Give all of these one answer, in place of any"),
    "bulk_none": _("— choose an answer —"),
    "bulk_do": _("Apply"),
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
    "changes_head": _("Codes that will change: {}"),
    "changes_lead": _("Only these cells of the column “{}” change. Every other cell stays as it is, to the letter."),
    "changes_none": _("Nothing changes: every group is left as it is."),
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
    "take_lead": _("Checked. Codes in which the file differs from the original: {}, in one cell each and no other."),
    "take_all": _("All in one .zip, to keep or to send; not to be imported"),
    "take_all_hint": _(
        "The file to import, the report, the plan and the original. Dropped on the first page of this tool, on any "
        "machine, it opens this repair at the look before."
    ),
    "take_small": _("Download the file to import into KiotViet"),
    "take_small_hint": _("Only the rows concerned ({}), so that no other product is touched."),
    "take_whole": _("The whole file, repaired"),
    "take_report": _("The report, to read and print"),
    "take_plan": _("The plan, for whoever supports you"),
    "todo_take": _("Download the file to import"),
    "todo_done": _("done"),
    "import_how": _("How to answer the five questions of KiotViet"),
    "arrived_todo": _("See what has arrived on Haravan"),
    "files_head": _("Other files"),
    "undo_head": _("Back to how it was"),
    "undo_lead": _(
        "Once the file was imported, the old values can be put back: export the goods from KiotViet once more and "
        "bring that file; out comes another one to import."
    ),
    "undo_export": _("KiotViet's file of now"),
    "undo_make": _("Make the file that puts it back"),
    "undo_again": _("Make it from the file that was brought last"),
    "undo_file": _("Download the file that puts it back"),
    "undo_import": _("Import it into KiotViet as before, with the same five answers."),
    "undo_unchanged": _("Look at these yourself:"),
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
    "proof_done": _("As planned. Codes that changed: {}."),
    "proof_not": _("Not as planned yet."),
    "proof_none": _(
        "No code has changed. The file was not imported, or KiotViet ignores empty cells, or it linked the rows back."
    ),
    "proof_strange": _("The new file has not one code of the plan: it seems to be another shop's, or filtered."),
    "proof_part": _("Codes that changed as planned: {}; that did not: {}."),
    "proof_untouched": _("Codes that are as before"),
    "proof_other": _("Codes that changed otherwise"),
    "proof_emptied": _("Empty: left the group, not gathered yet. Import the repaired file again."),
    "proof_gone": _("Codes that the new file lacks"),
    "proof_unplanned": _("Codes that changed outside the plan"),
    "proof_elsewhere": _("Cells of other columns that differ too: {} (stock, prices …: sales, or somebody's work)."),
    "sync_head": _("Sync again"),
    "sync_lead": _("Open the KiotViet app on Haravan and sync again, or let this page do it."),
    "arrived_head": _("On Haravan now"),
    "arrived_lead": _("On the store as planned: {} of {}."),
    "arrived_none": _("None of the codes that change was kept from Haravan, so there is nothing to compare there."),
    "causes_head": _("If goods still do not arrive"),
    "cause_create": _("The KiotViet app on Haravan has “Không tạo mới sản phẩm” ticked."),
    "cause_sale": _("The goods are out of business or not for sale."),
    "cause_wait": _("The sync takes time: wait, export again."),
    "gone_head": _("There is no such repair"),
    "gone_lead": _("It was forgotten, or left for more than a week. Your own file is untouched."),
    "home": _("To the first page"),
} | SHOPS
