"""Examples for every `--help`: whole command lines, each with what it is for."""

from collections.abc import Mapping, Sequence

from catalogrepair.cli.language import say
from catalogrepair.text import Text, _

_HEAD = _("Examples:")
_STORE = "--store products.xlsx"
Example = tuple[str, Text]
"""what is typed behind `catalogrepair`, and what for"""

EXAMPLES: Mapping[str, Sequence[Example]] = {
    "": (
        ("check export.xlsx", _("what blocks the sync, on one screen")),
        ("repair export.xlsx --output fixed.xlsx --rows affected", _("write the file to import into KiotViet")),
        ("diagnose shop FOLDER", _("something else is wrong, here is all that the shop sent")),
        ("web", _("the same for a merchant, in the browser")),
    ),
    "check": (
        ("check export.xlsx", _("a line a group, the worst first")),
        (f"check export.xlsx {_STORE}", _("surer: held against what the store has")),
        ("check export.xlsx --only AT26-1", _("one group, row by row, with every reason")),
        ("check kiotviet --store haravan --report check.html", _("both live shops, and a report")),
        (f"check export.xlsx {_STORE} --answer", _("only the message to send to the shop")),
    ),
    "repair": (
        (f"repair export.xlsx {_STORE} --dry-run --report approve.html", _("show every cell, for whoever approves")),
        (f"repair export.xlsx {_STORE} --output fixed.xlsx --rows affected", _("write only the rows that change")),
        ("repair export.xlsx --mode regroup --output fixed.xlsx", _("keep what leaves as one product with variants")),
        ("repair export.xlsx --skip LM26-1 --output fixed.xlsx", _("all but one group")),
    ),
    "plan": (
        (f"plan export.xlsx {_STORE} --output plan.json", _("decide now; read it, edit it, mail it")),
        ("plan export.xlsx --level certain --output plan.json", _("only what is certain")),
    ),
    "apply": (
        ("apply plan.json export.xlsx --dry-run", _("see what the plan does")),
        ("apply plan.json export.xlsx --output fixed.xlsx --rows affected", _("write the file to import")),
        ("apply plan.json --to kiotviet --experimental --first 1", _("through the API, one product first")),
    ),
    "undo": (
        ("undo fixed.plan.json fixed.xlsx --output old.xlsx", _("put the old values back into the repaired file")),
        ("undo fixed.plan.json after.xlsx --dry-run", _("what a new export would have to get back")),
    ),
    "diff": (("diff before.xlsx after.xlsx", _("every cell that differs between two exports")),),
    "batch": (
        ("batch check DAY --report day.html", _("every shop of a folder, and the table of the day")),
        ("batch repair DAY --output REPAIRED --report day.html", _("repair them all")),
    ),
    "batch check": (
        ("batch check DAY --store-from store.xlsx --report day.html", _("each shop held against its store's file")),
        ("batch check 'day/*/export.xlsx' --format json", _("a line of JSON a shop, as soon as it is done")),
    ),
    "batch repair": (
        ("batch repair DAY --output REPAIRED --rows affected", _("SHOP.xlsx and SHOP.plan.json of each shop")),
        ("batch repair DAY --output REPAIRED --force --resume", _("go on after Ctrl-C")),
    ),
    "verify": (
        ("verify fixed.plan.json --export after.xlsx", _("was it imported as planned?")),
        ("verify fixed.plan.json --store haravan --wait 15m", _("wait until the products are on the store")),
    ),
    "resync": (
        ("resync fixed.plan.json --dry-run", _("what would be pushed, and how long it takes")),
        ("resync fixed.plan.json --first 3", _("three products first")),
        ("resync --codes codes.txt", _("any list of codes, one a line")),
        ("resync fixed.plan.json --via hook --hook hook.toml", _("through an address that the shop gives")),
    ),
    "status": (
        ("status --open", _("repairs that are not at their end")),
        ("status fixed.plan.json", _("one repair, product by product")),
    ),
    "diagnose": (
        ("diagnose shop FOLDER --report shop.html", _("whatever the shop sent, through every rule")),
        ("diagnose invoices orders.xlsx --kov invoices.xlsx", _("why an invoice is not complete")),
        ("diagnose 100123", _("one order through every rule, from the live shops")),
    ),
    "diagnose shop": (
        ("diagnose shop FOLDER --report shop.html", _("whatever the shop sent, each file known by its headings")),
        ("diagnose shop live --since last.json", _("both live shops; what is new since the last look")),
    ),
    "diagnose stock": (
        ("diagnose stock --kov products.xlsx --hrv store.xlsx", _("one branch against the store")),
        (
            "diagnose stock --kov 'Kho 1=a.xlsx' --kov 'Kho 2=b.xlsx' --hrv store.xlsx --branch-main 'Kho 1'",
            _("two branches, the first takes the orders"),
        ),
        ("diagnose stock --kov kiotviet --hrv haravan", _("both live shops")),
    ),
    "diagnose invoices": (
        ("diagnose invoices orders.xlsx --kov invoices.xlsx --kov slips.xlsx", _("from exports")),
        ("diagnose invoices haravan --kov kiotviet --days 7", _("from the live shops, the last week")),
    ),
    "diagnose orders": (
        ("diagnose orders orders.xlsx --kov invoices.xlsx --kov slips.xlsx --hrv store.xlsx", _("from exports")),
        ("diagnose orders haravan --kov kiotviet", _("from the live shops")),
    ),
    "diagnose payments": (
        ("diagnose payments orders.xlsx --kov invoices.xlsx --kov slips.xlsx", _("from exports")),
        ("diagnose payments haravan --kov kiotviet --answer", _("only the message to send to the shop")),
    ),
    "diagnose webhooks": (("diagnose webhooks --report hooks.html", _("which webhooks KiotViet switched off")),),
    "diagnose ORDER_CODE": (
        ("diagnose 100123", _("from both live shops")),
        ("diagnose 100123 --orders orders.xlsx --kov invoices.xlsx --hrv store.xlsx", _("from exports")),
    ),
    "login": (
        ("login haravan", _("asks for a private token")),
        ("login kiotviet --shop may", _("the key of a second shop, under a name")),
        ("login hook --name app", _("a secret that a hook file asks for")),
    ),
    "logout": (("logout haravan --shop may", _("remove this shop's key")),),
    "whoami": (("whoami --shop may", _("which shops the keys of this name belong to")),),
    "web": (
        ("web", _("open the guided repair in the browser")),
        ("web plan.json export.xlsx", _("a prepared repair, opened at the look before")),
    ),
    "guide": (("guide export.xlsx", _("the same five steps in the terminal")),),
    "explain": (
        ("explain", _("every check and every document")),
        ("explain second_family", _("what one check looks for")),
        ("explain playbook 6b", _("one section of a document")),
    ),
    "config": (("config show", _("each option's value, and where it comes from")),),
    "config show": (("config show --format json", _("the same for a program")),),
    "completion": (
        ("completion bash > ~/.local/share/bash-completion/completions/catalogrepair", _("for bash, for good")),
        ("completion zsh > ~/.zfunc/_catalogrepair", _("for zsh, with ~/.zfunc in fpath")),
        ("completion fish > ~/.config/fish/completions/catalogrepair.fish", _("for fish")),
    ),
    "help": (
        ("help topics", _("exit codes, environment variables, completion")),
        ("help diagnose stock", _("the help of a command")),
        ("help exit-codes", _("one topic")),
    ),
}


def epilog(command: str) -> str:
    """The examples of a command as they stand below its options; "" where it has none."""
    found = EXAMPLES.get(command, ())
    lines = [line for typed, what in found for line in (f"  # {say(what)}", f"  catalogrepair {typed}")]
    return "\n".join(["\b", say(_HEAD), *lines]) if lines else ""
