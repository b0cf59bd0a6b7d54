"""What the pages say of the two shops: signing in, asking them, syncing again, the look at the whole shop."""

from catalogrepair.text import Text, _

SHOPS: dict[str, Text] = {
    "sync_price": _(
        "What it does: it writes the price of {} into the KiotViet shop “{}” once more, with the very value that it "
        "has, so that KiotViet tells Haravan of it. It takes {}. Every program that is connected to the shop is woken, "
        "not only Haravan."
    ),
    "sync_first": _("First see in the step above that the import is in KiotViet: else nothing new would be synced."),
    "sync_do": _("Sync again: {}"),
    "sync_again": _("Also those that were synced here before"),
    "sync_done": _("Synced here already: {} of {}."),
    "sync_title": _("Syncing again"),
    "sync_list": _("What became of each code"),
    "signin_kiotviet": _("Sign in to KiotViet to let this page do it"),
    "key_unusable": _("This machine's key to KiotViet cannot be used, so this page cannot ask KiotViet or sync."),
    "signin_haravan": _("Sign in to Haravan to let this page look"),
    "signin_export": _("Sign in to KiotViet to let this page look"),
    "live_export": _("Look in KiotViet itself"),
    "live_export_lead": _("Asks the KiotViet shop “{}”, with no file. A large shop takes minutes."),
    "live_export_title": _("Looking in KiotViet"),
    "live_store": _("Look on Haravan itself"),
    "live_wait": _("Look again and again until all have arrived, 15 minutes at most"),
    "live_store_title": _("Looking on Haravan"),
    "going_begin": _("Beginning…"),
    "going_lead": _("You may leave this page open or close it: the work goes on as long as the tool runs."),
    "going_stop": _("Stop here"),
    "going_stopping": _("Stopping… Only what is being asked just now is still waited for."),
    "shops_head": _("Your two shops"),
    "shops_lead": _(
        "Signed in, this page can ask the shops itself: whether the import is in KiotViet, what has arrived on "
        "Haravan; and it can sync again for you."
    ),
    "shops_kept": _(
        "A key is tried first, then kept in the keyring of this machine: in no file, and sent to nobody else."
    ),
    "shops_asks": _("Nothing is written into a shop without a button that says so, with its price beside it."),
    "shops_in": _("signed in"),
    "shops_not": _("not signed in"),
    "shops_fixed": _("The key was given to this machine by whoever set it up; it is changed there."),
    "shops_out": _("Sign out"),
    "shops_enter": _("Sign in"),
    "shops_key": _("Another key"),
    "shops_do": _("Sign in to {}"),
    "shops_trying": _("Trying the key…"),
    "shops_retailer": _("The shop's name in KiotViet, or its address"),
    "shops_secret": _("Secret key"),
    "shops_token": _("Private token"),
    "shops_kv_1": _("In KiotViet: Thiết lập cửa hàng → Thiết lập kết nối API."),
    "shops_kv_2": _("The shop's name is the first part of its address: NAME.kiotviet.vn."),
    "shops_kv_3": _("Copy the Client ID and the secret key from there."),
    "shops_hrv_1": _("On Haravan: Ứng dụng → Ứng dụng riêng."),
    "shops_hrv_2": _("Make a private app that may read products, orders and stock."),
    "shops_hrv_3": _("Copy its private token."),
    "shops_which": _("This machine has keys of several shops. Use those of"),
    "shops_unnamed": _("the shop without a name"),
    "shops_use": _("Use these"),
    "shops_back": _("Back to where I was"),
    "shop_head": _("What else is wrong between KiotViet and Haravan?"),
    "shop_lead": _(
        "Stock, invoices, orders, payments, grouping: bring whatever files the shop has, or let both live shops be "
        "asked."
    ),
    "shop_live": _("Ask both live shops"),
    "shop_live_lead": _("They are only read. A large shop takes minutes."),
    "shop_signin": _("Sign in to both shops to have them asked without files"),
    "shop_files_lead": _(
        "Looks at all the files above at once, rule by rule, and says what could not be asked for want of a file."
    ),
    "shop_found_lead": _("Looks at all the files that were brought at once: stock, orders, invoices, payments."),
    "shop_rule": _("How stock is synced"),
    "shop_rule_which": _("Haravan's stock is"),
    "shop_rule_basic": _("one number for the whole shop"),
    "shop_rule_multi": _("one number for each location"),
    "shop_main": _("The branch that takes Haravan's orders (where there are several branches' files)"),
    "shop_by_basic": _("Rule for the stock: Haravan holds one number for the whole shop."),
    "shop_by_multi": _("Rule for the stock: Haravan holds one number for each location."),
    "shop_look": _("Look at the whole shop"),
    "shop_title": _("Looking at the whole shop"),
    "shop_first": _("To be done first"),
    "shop_rows": _("What was looked at"),
    "shop_unasked": _("What could not be asked"),
    "shop_unasked_lead": _("Not looked at is not the same as right. Bring what is missing and look again."),
    "shop_detail": _("All of it, one by one"),
    "shop_read": _("What was read"),
    "shop_unread": _("Files that were not looked at"),
    "shop_html": _("The report, to read and print"),
    "shop_xlsx": _("The report as an Excel file"),
    "shop_anew": _("Look again"),
    "shop_to_files": _("Bring more files"),
    "shop_to_repair": _("Back to the repair"),
    "read": _("Read the file"),
    "sending": _("Taking the file in…"),
    "cut": _(
        "The file was not taken in: the connection was cut, or the file has changed meanwhile. See "
        "whether the terminal window still runs, choose the file again and try once more."
    ),
    "stopped": _(
        "The tool has stopped, or was started anew since this page was opened. Nothing is lost: every saved answer is "
        "still on this machine, and your own file is untouched. Start the tool again and choose this repair from the "
        "list on its first page."
    ),
    "stale_head": _("These files are not the ones of this page any more"),
    "stale_lead": _(
        "An answer was changed in another window since the page was opened. Nothing was downloaded, and no "
        "answer is lost."
    ),
    "stale_go": _("See the files of now"),
    "reading": _("Reading and checking every row…"),
    "open_head": _("Repairs on this machine"),
    "open_lead": _("Go on where you stopped."),
    "forget": _("Forget…"),
    "forget_all": _("Forget this repair"),
    "forgotten": _("The repair was forgotten, with its files. For a day it can be had back."),
    "restore": _("Have it back"),
}
