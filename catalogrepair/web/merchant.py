"""What a shop owner reads in a page where the same thing is said to a terminal in words of the command line.

The key is the message as it is said there; it is replaced wherever it stands, inside another text too. A test fails on
one that the code says no more, and on words of the command line in a page.
"""

from collections.abc import Mapping

from catalogrepair.catalog.results import Reason
from catalogrepair.text import Text, Value, _

_ASK_SUPPORT = _("Ask whoever installed this tool to sign it in, or bring the shop's file instead.")
_SIGN_IN = _("Sign in anew at “Your two shops” at the top of the page, or bring the shop's file instead.")
_BEGIN_AGAIN = _("Begin again on the first page with the file of now.")

_MERCHANT: dict[str, Text] = {
    "Every cell to change still matches; add --force to apply it all the same.": _BEGIN_AGAIN,
    "Codes and cells still match, but names differ; add --force only if these are still the same goods.": _BEGIN_AGAIN,
    "If the file was so before the repair, add --force to put it back all the same.": _(
        "Ask whoever supports you before you change these in KiotViet by hand."
    ),
    "It serves: {use}": _("Drop it on the first page to see what it is of use for."),
    "No command takes it.": _("Nothing here reads it."),
    "{count:# cell is|# cells are} to change, more than one plan holds. Repair it in portions: export by "
    "category, or choose groups with --only.": _(
        "{count:# code is|# codes are} to change, too many at once. Repair the shop in portions: export one "
        "category of goods from KiotViet at a time."
    ),
    "The last run was interrupted while it wrote; its files are now complete: {names}. They can be used; to "
    "write them anew, add --force.": _(
        "The last time was interrupted while files were written; they are complete now: {names}."
    ),
    "add --force to write all of it anew": _("begin again on the first page"),
    "The environment lacks {missing}.": _ASK_SUPPORT,
    "The KiotViet key in this machine's keyring is damaged. Sign in again: `catalogrepair login kiotviet`.": _SIGN_IN,
    "This machine has keys of: {others}; add --shop NAME.": _(
        "This machine is signed in to several shops ({others}): choose one at “Your two shops” at the top of the page."
    ),
    "Not signed in to {name}{where}. Run `catalogrepair login {service}{option}`, or set {variables} in the "
    "environment.": _(
        "This machine is not signed in to {name}. Sign in at “Your two shops” at the top of the page, or bring "
        "{name}'s file instead."
    ),
    "On a server, set {variables} in the environment.": _ASK_SUPPORT,
    "{name} does not accept the key (status {status}: {said}). Sign in again: `catalogrepair login`.": _(
        "{name} does not take this key ({said}). Sign in anew at “Your two shops” at the top of the page; see that "
        "the key was copied whole."
    ),
    "The environment's {variable} is “{text}”: it must be a number of seconds above 0 and at most {most} (a "
    "week). Mend it or leave it out.": _ASK_SUPPORT,
    "Using what was read {minutes} minutes ago (--fresh reads it again).": _(
        "Using what was read {minutes} minutes ago."
    ),
    " {left} left: run this again to go on.": _(" {left} left: sync again to go on."),
    "Some still hang on their old group in KiotViet, where a push is of no use. Import the repaired file, then run "
    "this again; if you did, run verify.": _(
        "Some still hang on their old group in KiotViet, where a sync is of no use. Import the file first; if you "
        "did, see in the step above what KiotViet made of it."
    ),
    "Some codes are quite another product in KiotViet: you may be signed in to another shop "
    "(`catalogrepair whoami`).": _(
        "Some codes are quite another product in KiotViet: see at “Your two shops” whether this is the right shop."
    ),
    "The date of change did not move: KiotViet saw nothing new and probably told nobody. If you agree that a space is "
    "added to the description and taken away again, run this with --two-writes.": _(
        "The date of change did not move: KiotViet saw nothing new and probably told nobody. Open the KiotViet app on "
        "Haravan and sync there."
    ),
    "Stopped: another field changed with the write. If it is the stock alone, something may just have been sold. Look "
    "at that product in KiotViet; if all is well, run this again with --force.": _(
        "Stopped: another field changed with the write. If it is the stock alone, something may just have been sold. "
        "Look at that product in KiotViet, and ask whoever supports you before the rest is synced."
    ),
    "A request got no answer: whether it arrived is not known, so it is not sent again. Look at the store with verify; "
    "if nothing arrived, run this with --again.": _(
        "A request got no answer: whether it arrived is not known, so it is not sent again. See in the step below what "
        "has arrived on Haravan; if nothing did, sync again with the tick at those that were synced before."
    ),
    "Row {number} of “{name}” holds a formula and cannot be moved. Use --rows all.": _(
        "Row {number} of “{name}” holds a formula. Export the file from KiotViet anew, without editing it in "
        "Excel, and bring that."
    ),
    "Repair the export with `catalogrepair repair`, which shows every cell before it is changed; import it into "
    "KiotViet again, then sync.": _(
        "Repair them with this page, which shows every cell before it is changed; import the file into KiotViet, then "
        "sync."
    ),
    "Look at these groups with somebody who knows the goods: `catalogrepair guide` asks one by one.": _(
        "Look at these groups with somebody who knows the goods: the repair on this page asks one by one."
    ),
    "Run `catalogrepair diagnose orders` to learn why there is none. If the invoice file covers some days only, export "
    "the days after this order too.": _(
        "Why there is none stands among the orders on this page. If the invoice file covers some days only, export "
        "the days after this order too."
    ),
    "cancelled on the store, and its invoice stands in KiotViet: see `catalogrepair diagnose payments`": _(
        "cancelled on the store, and its invoice stands in KiotViet: see the payments"
    ),
    "There were invoices before, so the permission or the connection was lost about that day: press “Cho phép” again "
    "in the KiotViet app on Haravan (wanted since 22/07/2020), and see `catalogrepair diagnose webhooks`.": _(
        "There were invoices before, so the permission or the connection was lost about that day: press “Cho phép” "
        "again in the KiotViet app on Haravan (wanted since 22/07/2020)."
    ),
    "See with `catalogrepair diagnose invoices` which status is missing: the money comes when the invoice "
    "completes.": _(
        "Which status is missing stands among the invoices on this page: the money comes when the invoice completes."
    ),
    "delivery was processed and no invoice is seen: see `catalogrepair diagnose orders`": _(
        "delivery was processed and no invoice is seen: see the orders"
    ),
    "{share} differ and no rule explains it: the app may hear of no change any more. Run `catalogrepair diagnose "
    "webhooks`, then sync all stock again from the app.": _(
        "{share} differ and no rule explains it: the app may hear of no change any more. Have both live shops asked, "
        "then sync all stock again from the app."
    ),
    "Not one code could be compared: {names} lacks the column “KH đặt”, so what customers ordered is not known. Export "
    "it from KiotViet with all columns, or use --kov kiotviet, or --rule chosen where the app takes the main branch "
    "only.": _(
        "Not one code could be compared: {names} lacks the column “KH đặt”, so what customers ordered is not known. "
        "Export it from KiotViet with all columns, or have both live shops asked."
    ),
    "The rule multi compares location by location, and this file of Haravan holds one total of all. Use --hrv haravan, "
    'or one file for each location (--hrv "Location=FILE"), or --rule basic.': _(
        "This file of Haravan holds one total of all locations. Have both live shops asked, or choose “one number for "
        "the whole shop”."
    ),
    "There are {branches} branches ({names}), and which of them takes Haravan's orders is not known. Add --branch-main "
    '"{first}" (or another of them).': _(
        "There are {branches} branches ({names}), and which of them takes Haravan's orders is not known: name it at "
        "“How stock is synced”."
    ),
    "No branch ({branches}) could be paired with a location ({held}) by name. Run it with --write-map FILE.toml for a "
    "draft, edit it, then use --map FILE.toml.": _(
        "No branch ({branches}) could be paired with a location ({held}) by name. Ask whoever supports you."
    ),
}


def replaced() -> Mapping[str, Text]:
    """Every message with words of the command line, and what a shop owner reads in its place."""
    return _MERCHANT


def to_merchant(text: Text) -> Text:
    """The same for a shop owner."""
    if not (type(text) is Text or isinstance(text, Reason)):
        return text
    said = _MERCHANT.get(text.message)
    values = text.values
    if isinstance(values, Mapping):
        values = {name: _value(value) for name, value in values.items()}
    elif values:
        values = tuple(map(_value, values))
    return Text(said.message if said else text.message, values, text.context)


def _value(value: Value) -> Value:
    return to_merchant(value) if isinstance(value, Text) else value
