"""Runs any diagnosis, for the command line, a page, a batch and the API: sources and options in, results out.

What a diagnosis says of itself (`about`) decides what is read for it; nothing here knows one by its name.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from catalogrepair import diagnoses
from catalogrepair.catalog.results import Results
from catalogrepair.checks import all_checks
from catalogrepair.diagnoses import Diagnosis, names
from catalogrepair.diagnoses.grouping import Named
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom, TextOption
from catalogrepair.diagnoses.shared.timeline import timelines_of
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.reading.sources import Sources
from catalogrepair.text import Progress, Text, _

__all__ = ["About", "Reads", "Sources", "Symptom", "TextOption", "about", "diagnose", "names"]


def about(name: str) -> About:
    """What the diagnosis of this name says of itself. Raises UnusableInput where there is none."""
    return _known(name).ABOUT


def diagnose(name: str, sources: Sources, progress: Progress = lambda _: None, **options: Any) -> Results:
    """The answers of a diagnosis, with what they were made from among the facts; `progress` hears how far it is.

    Options of those that read sales are their own texts (`About.options`). One that reads an order takes `code`, `rule`
    and `branch_main`; stock takes `rule`, `branch_main` and `mapping` (a path). All that hold two shops against each
    other take `insist`: go on although they do not seem to be one.

    Raises UnusableInput where a source or an option cannot be used, Refused where the two shops do not seem to be one,
    SignInFailed, Unreachable or Rejected where a live shop cannot be asked.
    """
    found = _known(name)
    results, facts = _ROADS[found.ABOUT.reads](found, sources, progress, **options)
    return replace(results, facts=(*facts, *results.facts), shop=_shop_of(found, sources))


def _shop_of(found: Diagnosis, sources: Sources) -> str:
    """Whose it is, for the title: KiotViet's name of a live shop, else the file, or of several their folder."""
    from catalogrepair.jobs.catalogues import KIOTVIET
    from catalogrepair.shops import keys

    files = [path.resolve() for path in sources.files]
    is_live = KIOTVIET in sources.kiotviet or found.ABOUT.reads is Reads.WEBHOOKS or not files
    if is_live and keys.is_known("kiotviet"):
        return keys.kiotviet_key().retailer
    if not files:
        return keys.chosen()
    return files[0].parent.name if len(files) > 1 else f"{files[0].parent.name}/{files[0].name}"


def _known(name: str) -> Diagnosis:
    if name not in names():
        listed = ", ".join(names())
        raise UnusableInput(_("There is no diagnosis “{name}”. There are: {listed}.", name=name, listed=listed))
    return diagnoses.diagnosis(name)


Made = tuple[Results, Iterable[Text]]
"""results, and what was read for them"""


def _sales(
    found: Diagnosis, sources: Sources, progress: Progress, *, insist: bool = False, **options: Iterable[str]
) -> Made:
    from catalogrepair.jobs.reading import haravan, kiotviet
    from catalogrepair.jobs.reading.reader import Reader

    if not sources.orders:
        raise UnusableInput(
            _("The orders are missing: give Haravan's order export, or haravan for the live shop."),
        )
    if found.ABOUT.needs_kiotviet and not sources.kiotviet:
        raise UnusableInput(
            _("What KiotViet has is missing: give files, or kiotviet for the live shop (--kov)."),
        )
    reader = Reader(progress, sources.days)
    haravan.read_orders(reader, sources.orders)
    if found.ABOUT.kiotviet:
        kiotviet.read(reader, sources.kiotviet, found.ABOUT.kiotviet)
    if found.ABOUT.haravan is not None:
        for word in sources.haravan:
            haravan.read_stock(reader, word)
    links, doubts = reader.link(insist=insist)
    facts = [*reader.facts, *links.told(reader.sales), *doubts]
    results = found.diagnose(reader.sales, links, **options)
    return replace(results, timelines=timelines_of(results, reader.sales, links)), facts


def _order(
    found: Diagnosis,
    sources: Sources,
    progress: Progress,
    *,
    code: str = "",
    rule: str = "basic",
    branch_main: str = "",
    insist: bool = False,
) -> Made:
    """Without orders the live Haravan is asked, and without files of KiotViet's or products the two live shops."""
    from catalogrepair.diagnoses.stock.rules import known
    from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET
    from catalogrepair.jobs.reading import haravan, kiotviet
    from catalogrepair.jobs.reading.order import layout_of, place_of, where_to_get
    from catalogrepair.jobs.reading.reader import Reader

    if not code:
        raise UnusableInput(_("Which order? Give its code."))
    reader = Reader(progress, sources.days)
    orders = sources.orders or HARAVAN
    haravan.read_orders_to(reader, orders, code)
    is_live = orders == HARAVAN
    words = sources.kiotviet or ((KIOTVIET,) if is_live else ())
    kiotviet.read(reader, [word for word in words if word != KIOTVIET], found.ABOUT.kiotviet)
    if KIOTVIET in words:
        kiotviet.read(reader, [KIOTVIET], [one for one in found.ABOUT.kiotviet if one != "kiotviet_stock"])
    as_read = reader.sales
    links, doubts = reader.link(insist=insist)
    place = place_of(code, reader.sales, as_read, links)
    order = (reader.sales.orders or ())[place]
    if KIOTVIET in words:
        kiotviet.read_stock_of(reader, order)
    products = sources.haravan or ((HARAVAN,) if is_live and reader.sales.kiotviet_stock is not None else ())
    for word in products:
        if word == HARAVAN:
            haravan.read_stock_of(reader, order)
        else:
            haravan.read_stock(reader, word)
    facts = [*reader.facts, *doubts]
    layout = layout_of(reader, known(rule), branch_main)
    where = where_to_get(reader.sales, {orders, *words, *products})
    results = found.diagnose(place, reader.sales, links, layout, where)
    return replace(results, timelines=timelines_of(results, reader.sales, links)), facts


def _stock(
    found: Diagnosis,
    sources: Sources,
    progress: Progress,
    *,
    rule: str = "basic",
    branch_main: str = "",
    mapping: Path | None = None,
    insist: bool = False,
) -> Made:
    """`mapping` pairs branches with locations; `insist` goes on although the two seem to be two shops'."""
    from catalogrepair.jobs.reading.stock import StockReader, laid_out

    reader = StockReader(sources, progress)
    places = reader.places()
    layout = laid_out(places, rule, branch_main, mapping)
    return found.diagnose(reader.stock(), layout, places.branches, insist=insist), reader.facts


def _webhooks(found: Diagnosis, _sources: Sources, _progress: Progress) -> Made:
    from catalogrepair.jobs.reading.signed_in import kiotviet
    from catalogrepair.shops import keys
    from catalogrepair.shops.kiotviet.webhooks import webhooks

    with kiotviet() as client:
        return found.diagnose(webhooks(client), keys.kiotviet_key().retailer), ()


def _catalogue(found: Diagnosis, sources: Sources, progress: Progress, *, insist: bool = False) -> Made:
    """One product list of KiotViet's, held against the store where its products are given."""
    from catalogrepair.catalog.plans.decide import Choice
    from catalogrepair.catalog.settings import Settings
    from catalogrepair.jobs.repair import Ask, examine

    if len(sources.kiotviet) != 1:
        raise UnusableInput(_("Give one product list of KiotViet's."))
    ask = Ask(next(iter(sources.haravan), ""), force=insist, progress=progress)
    examination = examine(Path(sources.kiotviet[0]), Choice(), Settings(), ask)[1]
    return found.diagnose(examination, named_checks()), ()


def named_checks() -> dict[str, Named]:
    """The checks in words, by name."""
    return {
        name: Named(about.title, about.does, about.to_send, about.perhaps)
        for name, about in ((name, check.ABOUT) for name, check in all_checks().items())
    }


_ROADS: Mapping[Reads, Callable[..., Made]] = {
    Reads.SALES: _sales,
    Reads.ORDER: _order,
    Reads.STOCK: _stock,
    Reads.WEBHOOKS: _webhooks,
    Reads.CATALOGUE: _catalogue,
}
