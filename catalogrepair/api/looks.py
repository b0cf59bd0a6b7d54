"""Looks that change nothing: `verify` after a repair, and `diagnose` for the other faults."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from catalogrepair.api.options import PathLike, Paths, PlanLike, Rule, codes_of, plan_of, store_of, unknown, words_of
from catalogrepair.api.results import Answered
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.progress import listening
from catalogrepair.jobs.repair import silent
from catalogrepair.text import Progress, _


def verify(
    plan: PlanLike,
    *,
    export: PathLike | None = None,
    before: PathLike | None = None,
    store: PathLike | None = None,
    wait: float = 0.0,
    force: bool = False,
    progress: Progress | None = None,
) -> Answered:
    """After the import: was it done as planned (`export`), were the products pushed, are they on the store (`store`)?

    `export` is a new export, or "kiotviet"; `before` the one that the plan was made for, where it was moved; `store` as
    for `check`; `wait` seconds for the products to arrive on the live store "haravan". `force` looks although the store
    calls the products quite otherwise.

    Raises UnusableInput when a file is not what it should be, Refused when it is another shop's, SignInFailed when a
    live shop's key is missing or wrong.
    """
    from catalogrepair.jobs.verify import Journal, Look
    from catalogrepair.jobs.verify import verify as look_again
    from catalogrepair.report.verified import verified_results

    word = store_of(store)
    if export is None and not word:
        raise UnusableInput(_("Give export or store."))
    if wait and word != "haravan":
        raise UnusableInput(_("wait needs store=“haravan”."))
    progress = progress or silent
    look = Look(str(export or ""), None if before is None else Path(before), word, wait, force)
    with listening(progress):
        verified = look_again(plan_of(plan), look, Journal(), progress)
    return Answered(verified_results(verified), verified)


def diagnose(
    name: str,
    *,
    orders: PathLike | None = None,
    kov: Paths = (),
    hrv: Paths = (),
    mykiot: PathLike | None = None,
    rule: Rule | None = None,
    branch_main: str | None = None,
    mapping: PathLike | None = None,
    days: int = 30,
    force: bool = False,
    progress: Progress | None = None,
    **texts: str | Iterable[str],
) -> Answered:
    """Find the cause of another fault: "invoices", "orders", "payments", "stock", "webhooks", or an order by its code.

    `orders` are Haravan's orders, `kov` KiotViet's order slips, invoices and product lists, `hrv` Haravan's products,
    `mykiot` MyKiot's stock: files, or "haravan" and "kiotviet" for the live shops, which are asked about the last
    `days`. For stock `kov` and `hrv` may be mappings from the name of a branch or location to its file; `rule`,
    `branch_main` and `mapping` (`--map`) say how the two hang together. `force` goes on although the two sides seem to
    be two shops'. `texts` are what else the command of this name takes, such as `placeholder`.

    Raises UnusableInput where a source or an option cannot be used, Refused where the two shops do not seem to be one,
    SignInFailed, Unreachable or Rejected where a live shop cannot be asked, TypeError for an option of another name.
    """
    from catalogrepair.jobs.diagnose import Reads, Sources, about, names
    from catalogrepair.jobs.diagnose import diagnose as answer

    if days < 1:
        raise UnusableInput(_("days must be 1 or more."))
    if rule not in (None, *get_args(Rule)):
        raise unknown("rule", str(rule), get_args(Rule))
    given: dict[str, Any] = {option: codes_of(text) for option, text in texts.items()}
    given |= {"rule": rule, "branch_main": branch_main, "mapping": None if mapping is None else Path(mapping)}
    if name not in names() and any(letter.isdigit() for letter in name):
        given["code"] = name
        name = next(one for one in names() if about(one).reads is Reads.ORDER)
    sources = Sources(str(orders or ""), words_of(kov), words_of(hrv), None if mykiot is None else Path(mykiot), days)
    reads = about(name).reads
    if reads in (Reads.SALES, Reads.ORDER) and not sources.orders:
        raise UnusableInput(_("Give orders: a file, or haravan."))
    if reads is Reads.STOCK and not (sources.kiotviet and sources.haravan):
        raise UnusableInput(_("Give kov and hrv."))
    if reads is not Reads.WEBHOOKS:
        given["insist"] = force
    progress = progress or silent
    with listening(progress):
        # An option that was not given is the diagnosis's own to fill.
        return Answered(
            answer(name, sources, progress, **{key: value for key, value in given.items() if value is not None})
        )
