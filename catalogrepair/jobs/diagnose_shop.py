"""Every diagnosis of one shop at once: of a folder with what it sent, or of both live shops."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from catalogrepair import diagnoses
from catalogrepair.catalog.overview import Overview, Part
from catalogrepair.catalog.plans.plan_file import MOST_BYTES
from catalogrepair.catalog.results import Reason, Results
from catalogrepair.diagnoses import Diagnosis, names
from catalogrepair.diagnoses.shared import asks, whole_shop
from catalogrepair.diagnoses.shared.about import Reads, TextOption
from catalogrepair.diagnoses.shared.earlier import Earlier, earlier_of, since
from catalogrepair.diagnoses.shared.lack import Needed, is_missing
from catalogrepair.diagnoses.shared.order_rules import orders_of
from catalogrepair.diagnoses.shared.timeline import timelines_of
from catalogrepair.diagnoses.stock.rules import known, named
from catalogrepair.errors import UnusableInput
from catalogrepair.files.read import recognised
from catalogrepair.files.sniff import refuse_pipe
from catalogrepair.files.unread import REPORT
from catalogrepair.jobs.catalogues import now
from catalogrepair.jobs.diagnose import named_checks
from catalogrepair.jobs.reading import folder, live_shop
from catalogrepair.jobs.reading.order import where_to_get
from catalogrepair.jobs.reading.stock import laid_out
from catalogrepair.jobs.reading.whole_shop import WholeShop, attempt
from catalogrepair.sales.matching import Links
from catalogrepair.text import Progress, Text, _

_NEEDS: Mapping[Reads, Sequence[Needed]] = {
    Reads.SALES: ("orders", "invoices", "slips"),
    Reads.STOCK: ("kiotviet_stock", "store_stock"),
    Reads.CATALOGUE: ("kiotviet_stock",),
    Reads.WEBHOOKS: (),
}
"""what the shop can send for a diagnosis"""
LIVE = "live"
"""stands for both shops that are signed in"""


@dataclass(frozen=True)
class ShopOptions:
    """How a whole shop is looked at."""

    rule: str = "basic"
    branch_main: str = ""
    mapping: Path | None = None
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """options of single diagnoses, by name: see `About.options`"""
    days: int = 30
    """how far back the live shops are asked about sales"""
    since: Path | None = None
    """the JSON of an earlier look"""
    insist: bool = False
    """go on although what was read seems to be two shops'"""


def is_input(word: str, path: Path) -> bool:
    """Whether a file is one that the shop sent: it lies in the folder of this name, and is no report of ours."""
    is_inside = word != LIVE and path.is_file() and Path(word).resolve() in path.resolve().parents
    return is_inside and attempt(partial(recognised, path)) != REPORT


def text_options() -> tuple[TextOption, ...]:
    """The options of single diagnoses that `ShopOptions.texts` takes."""
    made = (diagnoses.diagnosis(name).ABOUT for name in names())
    return tuple(option for its in made if its.reads is Reads.SALES for option in its.options)


def diagnose_shop(word: str, options: ShopOptions, progress: Progress = lambda _: None) -> Overview:
    """What every diagnosis says of the shop in a folder, or for "live" of the two that are signed in.

    Raises UnusableInput where the folder or an option cannot be used, Refused where what was read seems to be two
    shops', SignInFailed or Unreachable where a live shop cannot be asked.
    """
    known(options.rule)  # an unknown word is refused before a long walk
    earlier = _earlier(options.since)
    shop = _read(word, options, progress)
    if options.branch_main and shop.places.branches:
        named(options.branch_main, shop.places.branches, _("branch"))
    links, doubts = shop.reader.link(insist=options.insist)
    made = {name: diagnoses.diagnosis(name) for name in names()}
    asking = _Asking(shop, links, options)
    asked = [(name, each) for name, each in made.items() if each.ABOUT.reads is not Reads.ORDER]
    parts = [asking.part(*one) for one in sorted(asked, key=lambda one: one[1].ABOUT.symptoms[0].row or "9")]
    found = _overview(shop, links, parts, made, doubts)
    return found if earlier is None else since(found, earlier, insist=options.insist)


def _read(word: str, options: ShopOptions, progress: Progress) -> WholeShop:
    if word == LIVE:
        return live_shop.read(progress, options.days, insist=options.insist)
    path = Path(word)
    if not path.is_dir():
        raise UnusableInput(_("“{name}” is no folder. Give the folder with the shop's files.", name=path.name))
    return folder.read(path, progress, main=options.branch_main, insist=options.insist)


def _earlier(path: Path | None) -> Earlier | None:
    if path is None:
        return None
    try:
        refuse_pipe(path)
        with path.open("rb") as file:
            text = file.read(MOST_BYTES).decode("utf-8-sig")  # of more the end is lacking, and it is no JSON
        return earlier_of(json.loads(text), path.name)
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableInput(
            _("“{name}” is no JSON report of `diagnose shop` that can be read.", name=path.name)
        ) from error


@dataclass(frozen=True)
class _Asking:
    """Puts what was read before each diagnosis."""

    shop: WholeShop
    links: Links
    options: ShopOptions

    def part(self, name: str, each: Diagnosis) -> Part:
        """What a diagnosis says, or why it could not be asked."""
        roads: Mapping[Reads, Callable[[Diagnosis], Results | Text]] = {
            Reads.SALES: self._sales,
            Reads.STOCK: self._stock,
            Reads.WEBHOOKS: self._webhooks,
            Reads.CATALOGUE: self._catalogue,
        }
        found = attempt(partial(roads[each.ABOUT.reads], each))
        if isinstance(found, Text):
            return Part(name, each.ABOUT.title, None, found if isinstance(found, Reason) else self._lack(each, found))
        return Part(name, each.ABOUT.title, found)

    def _lack(self, each: Diagnosis, why: Text) -> Reason:
        """Why a diagnosis could not be asked; the shop is asked for what was not read, and for no more."""
        sales = self.shop.reader.sales
        needs = (asks.SEND[one] for one in _NEEDS[each.ABOUT.reads] if is_missing(sales, one))
        return Reason(why, each.ABOUT.unseen, *needs)

    def _sales(self, each: Diagnosis) -> Results | Text:
        sales, lacks = self.shop.reader.sales, self.shop.lacks
        if sales.orders is None:
            return lacks["orders"]
        if each.ABOUT.needs_kiotviet and sales.slips is None and sales.invoices is None and not sales.switched_off:
            return lacks["kiotviet"]
        texts = {option.name: self.options.texts.get(option.name) for option in each.ABOUT.options}
        found = each.diagnose(sales, self.links, **{name: given for name, given in texts.items() if given})
        return replace(found, timelines=timelines_of(found, sales, self.links))

    def _stock(self, each: Diagnosis) -> Results | Text:
        stock, places, options = self.shop.stock, self.shop.places, self.options
        if isinstance(stock, Text):
            return stock
        layout = laid_out(places, options.rule, options.branch_main, options.mapping)
        return each.diagnose(stock, layout, places.branches, insist=options.insist)

    def _webhooks(self, each: Diagnosis) -> Results | Text:
        hooks = self.shop.hooks
        return hooks if isinstance(hooks, Text) else each.diagnose(hooks, self.shop.identity.retailer)

    def _catalogue(self, each: Diagnosis) -> Results | Text:
        examination = self.shop.examination
        if isinstance(examination, Text):
            return examination
        return each.diagnose(examination, named_checks())


def _overview(
    shop: WholeShop, links: Links, parts: Sequence[Part], made: Mapping[str, Diagnosis], doubts: Sequence[Text]
) -> Overview:
    sales = shop.reader.sales
    orders = orders_of(sales, links)
    of_sales = [each for each in made.values() if each.ABOUT.reads is Reads.SALES and hasattr(each, "rules")]
    rules = ((one.order.name, rule) for each in of_sales for one in orders for rule in each.rules(one))
    abouts, where = {name: each.ABOUT for name, each in made.items()}, where_to_get(sales, shop.live)
    asked = [row for each in of_sales for symptom in each.ABOUT.symptoms for row in symptom.row.split(", ")]
    rows = whole_shop.playbook_rows(parts, abouts, whole_shop.asked_of(rules, parts, asked), where)
    first = whole_shop.first_things(parts)
    facts = (*shop.reader.facts, *links.told(sales), *doubts)
    summary = whole_shop.summary_of(rows, first)
    read = frozenset(one.order.name for one in orders)
    return Overview(
        shop.name, now(), shop.identity, summary, facts, tuple(shop.unread), first, rows, tuple(parts), read
    )
