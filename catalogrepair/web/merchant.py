"""What a shop owner reads in a page where the same thing is said to a terminal in words of the command line.

The key is the message as it is said there; it is replaced wherever it stands, inside another text too. A test fails on
one that the code says no more, and on words of the command line in a page.
"""

from collections.abc import Mapping

from catalogrepair.text import Given, Text, Value, _

_ASK_SUPPORT = _("Ask whoever installed this tool to sign it in, or bring Haravan's file instead.")
_BEGIN_AGAIN = _("Begin again on the first page with the file of now.")

_MERCHANT: dict[str, Text] = {
    "Every cell to change still matches; add --force to apply it all the same.": _BEGIN_AGAIN,
    "Codes and cells still match, but names differ; add --force only if these are still the same goods.": _BEGIN_AGAIN,
    "If the file was so before the repair, add --force to put it back all the same.": _(
        "Ask whoever supports you before you change these in KiotViet by hand."
    ),
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
    "The KiotViet key in this machine's keyring is damaged. Sign in again: "
    "`catalogrepair login kiotviet`.": _ASK_SUPPORT,
    "This machine has keys of: {others}; add --shop NAME.": _(
        "This machine is signed in to several shops ({others}), and the page does not know which one to ask. "
        "Bring Haravan's file instead."
    ),
    "Not signed in to {name}{where}. Run `catalogrepair login {service}{option}`, or set {variables} in the "
    "environment.": _(
        "This machine is not signed in to {name}. Ask whoever installed this tool to sign it in, or bring "
        "{name}'s file instead."
    ),
    "On a server, set {variables} in the environment.": _ASK_SUPPORT,
    "{name} does not accept the key (status {status}: {said}). Sign in again: `catalogrepair login`.": _(
        "{name} does not take this machine's sign-in any more ({said}). Ask whoever installed this tool to sign "
        "in again, or bring {name}'s file instead."
    ),
    "The environment's {variable} is “{text}”: it must be a number of seconds above 0 and at most {most} (a "
    "week). Mend it or leave it out.": _ASK_SUPPORT,
    "Row {number} of “{name}” holds a formula and cannot be moved. Use --rows all.": _(
        "Row {number} of “{name}” holds a formula. Export the file from KiotViet anew, without editing it in "
        "Excel, and bring that."
    ),
}


def replaced() -> Mapping[str, Text]:
    """Every message with words of the command line, and what a shop owner reads in its place."""
    return _MERCHANT


def to_merchant(text: Text) -> Text:
    """The same for a shop owner."""
    if isinstance(text, Given) or type(text) is not Text:
        return text
    said = _MERCHANT.get(text.message)
    values = text.values
    if isinstance(values, Mapping):
        values = {name: _value(value) for name, value in values.items()}
    return Text(said.message if said else text.message, values, text.context)


def _value(value: Value) -> Value:
    return to_merchant(value) if isinstance(value, Text) else value
