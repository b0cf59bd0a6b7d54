"""Asks for a new sync of products, and moves products through KiotViet's API: the pushing of `resync/` as functions.

The front ends call these. Every product goes through the journal, so that a second run goes on where the first ended.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from catalogrepair.catalog.plans.arrival import blocked, by_family
from catalogrepair.catalog.plans.plan import Edit, Plan, key_of
from catalogrepair.catalog.plans.pushed import PushOutcome, PushReceipt
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.jobs.plan_fit import require_home, require_names
from catalogrepair.resync import moving, touch
from catalogrepair.resync.hook import Hook, HookPusher, Request, read_hook
from catalogrepair.resync.pace import WRITES_APART, Pace, seconds_apart
from catalogrepair.resync.pushing import PushTarget, Run
from catalogrepair.shops import keys
from catalogrepair.shops.kiotviet import single
from catalogrepair.shops.kiotviet.sign_in import connect
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.patience import Patience, usual
from catalogrepair.shops.remote.walking import Item
from catalogrepair.storage.journal import Journal, RunKey
from catalogrepair.text import Progress, Text, _


@dataclass(frozen=True)
class Subject:
    """The products to push, in their order."""

    key: str
    """what the journal knows them by"""
    codes: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, Edit] = field(default_factory=dict)
    """code to its edit, for the products of a plan"""
    plan: Plan | None = None

    @property
    def planned(self) -> dict[str, str]:
        """Code to the root's code that the plan gives it, "" for none."""
        return {code: edit.after for code, edit in self.edits.items()}


@dataclass(frozen=True)
class How:
    """How a run goes."""

    first: int | None = None
    """push so many now, and the rest another time"""
    again: bool = False
    two_writes: bool = False
    force: bool = False


def of_plan(plan: Plan) -> Subject:
    """The products that a plan frees: new roots first, unit rows with their products. Raises UnusableInput for none."""
    edits = {edit.code: edit for edit in by_family(blocked(plan.edits))}
    if not edits:
        raise UnusableInput(
            _("No product leaves its group in this plan: there is nothing to sync again."),
        )
    return Subject(key_of(plan), tuple(edits), {code: edit.name for code, edit in edits.items()}, edits, plan)


def of_codes(codes: Sequence[str]) -> Subject:
    """Any list of codes."""
    unique = tuple(dict.fromkeys(code for code in codes if code.strip()))
    if not unique:
        raise UnusableInput(_("The list of codes is empty."))
    return Subject("codes-" + sha256("\n".join(sorted(unique)).encode()).hexdigest(), unique)


def require_own_shop(subject: Subject, journal: Journal) -> None:
    """Raise Refused when the key in use is surely another shop's than the plan's; nobody is asked."""
    if subject.plan is not None and keys.is_known("kiotviet"):
        require_home(subject.plan, keys.kiotviet_key().retailer, journal.retailers_of(subject.plan))


def estimate(products: int, gets: int = touch.GETS) -> float:
    """Seconds that so many products take through KiotViet's API, the answers' own time aside."""
    return products * seconds_apart(products, gets)


def touch_all(
    subject: Subject, how: How, journal: Journal, progress: Progress, patience: Patience | None = None
) -> PushOutcome:
    """Touch the products through KiotViet's API.

    Raises SignInFailed without a key, Refused in another shop than the plan's and while another run is on.
    """
    wanted = list(dict.fromkeys([*subject.codes, *filter(None, subject.planned.values())]))
    with _kiotviet(patience) as (client, shop), journal.alone():
        numbers = _numbers(client, wanted, subject.plan, journal, shop, progress)
        if subject.plan is not None:
            journal.decide(subject.plan, None)
        pace = Pace(seconds_apart(len(subject.codes), touch.GETS), client.patience)
        pusher = touch.Touch(client, numbers, pace, subject.planned, subject.names, how.two_writes)
        run = Run(RunKey(subject.key, "touch", shop), pusher, journal, progress, how.again, force=how.force)
        return run.go(subject.codes, how.first)


def hook_all(
    subject: Subject, path: Path, how: How, journal: Journal, progress: Progress, patience: Patience | None = None
) -> PushOutcome:
    """Send a hook file's request for the products. Raises UnusableInput for a wrong file, SignInFailed for a secret."""
    require_own_shop(subject, journal)
    hook = read_hook(path)
    patience = patience or usual()
    with _fields(hook, subject, journal, progress, patience) as fields, journal.alone():
        pusher = HookPusher(hook, fields, keys.hook_secret, patience, Pace(WRITES_APART, patience))
        run = Run(RunKey(subject.key, "hook", hook.place), pusher, journal, progress, how.again, force=how.force)
        return run.go(subject.codes, how.first)


def hook_preview(subject: Subject, path: Path, progress: Progress, journal: Journal | None = None) -> Request:
    """The first request that a hook would send, its secrets as dots; nothing is sent to the hook."""
    hook = read_hook(path)
    with _fields(hook, subject, journal or Journal(), progress, usual()) as fields:
        found = [one for code in subject.codes[: hook.batch] if (one := fields(code)) is not None]
        return hook.preview(found or [{"code": subject.codes[0]}])


def move_all(
    plan: Plan,
    journal: Journal,
    progress: Progress,
    *,
    back: bool = False,
    how: How | None = None,
    dry_run: bool = False,
    patience: Patience | None = None,
) -> PushOutcome:
    """Make a plan's changes (or, with `back`, unmake them) through KiotViet's API; a dry run only reads.

    Raises SignInFailed without a key, Refused in another shop than the plan's and while another run is on.
    """
    how = how or How()
    if any(not edit.code.strip() for edit in plan.edits) or len({edit.code for edit in plan.edits}) < len(plan.edits):
        raise UnusableInput(
            _("The plan has a row without a code, or one code on two rows: the API cannot do it. Import the file."),
        )
    edits = {edit.code: edit for edit in by_family(plan.edits)}
    goals = {code: _goal(edit, edits) for code, edit in edits.items()}
    roots = {code: (goals[code], edit.before) if back else (edit.before, goals[code]) for code, edit in edits.items()}
    codes = list(reversed(roots)) if back else list(roots)
    wanted = dict.fromkeys([*codes, *(root for pair in roots.values() for root in pair if root)])
    with _kiotviet(patience) as (client, shop):
        numbers = _numbers(client, list(wanted), plan, journal, shop, progress)
        pace = Pace(seconds_apart(len(codes), moving.GETS), client.patience)
        mover = moving.Mover(client, numbers, roots, {code: edit.name for code, edit in edits.items()}, pace)
        _refuse_wrong_roots(client, plan, numbers, back=back)
        if dry_run:
            return _looked_at(mover, codes)
        with journal.alone():
            journal.decide(plan, None)
            name = RunKey(key_of(plan), "back" if back else "move", shop)
            return Run(name, mover, journal, progress, force=how.force, trusts_journal=False).go(codes, how.first)


def _numbers(
    client: Client, codes: Sequence[str], plan: Plan | None, journal: Journal, shop: str, progress: Progress
) -> dict[str, int]:
    """Code to product id, once it is sure that the shop is the plan's. Raises Refused when it is another."""
    if plan is not None:
        require_home(plan, shop, journal.retailers_of(plan))
    found = single.find(client, codes, progress)
    if plan is not None:
        require_names(plan, shop, {code: product.name for code, product in found.items()})
    return {code: product.number for code, product in found.items()}


def _goal(edit: Edit, edits: Mapping[str, Edit]) -> str:
    """The root that a product gets; a unit row is tied to the root of its product's group (docs: kiotviet-api 2.2)."""
    product = edits.get(edit.after) if edit.role == "unit" else None
    return (product.after if product is not None else "") or edit.after


def _refuse_wrong_roots(client: Client, plan: Plan, numbers: Mapping[str, int], *, back: bool) -> None:
    """Raise Refused when a product would hang on what is no root there, or on other goods; nothing was written yet.

    What an import would take from the whole file is asked of the shop here: of each new root, once.
    """
    after = {edit.code: (edit.before if back else edit.after) for edit in plan.edits}
    found: list[Text] = []
    for code in dict.fromkeys(filter(None, after.values())):
        client.restart_clock()
        item = single.read(client, numbers[code]) if code in numbers else None
        if item is None:
            continue  # the mover names what the shop does not know
        hanging = [edit for edit in plan.edits if after[edit.code] == code and edit.role != "unit"]
        if why := _no_root(code, item, after):
            found += [_("{code}: {why}", code=edit.code, why=why) for edit in hanging]
        elif plan.is_edited and not back:
            found += [_other_goods(edit, item) for edit in hanging if single.is_stranger(item, edit.name)]
    if found:
        raise Refused(
            _("The plan would hang products on what is not their root; nothing was written."),
            details=tuple(found),
        )


def _no_root(code: str, item: Item, after: Mapping[str, str]) -> Text | None:
    if item.get("masterUnitId"):
        return _("“{code}” is a unit row", code=code)
    if after.get(code, "x" if item.get("masterProductId") else ""):
        return _("“{code}” hangs on another product itself", code=code)
    return None


def _other_goods(edit: Edit, item: Item) -> Text:
    found = str(item.get("name"))
    return _("{code} (“{name}”) is not of one kind with “{found}”", code=edit.code, name=edit.name, found=found)


def _looked_at(mover: moving.Mover, codes: Sequence[str]) -> PushOutcome:
    """What a move would meet."""
    found = {code: mover.look(code) for code in codes}
    receipts = {code: one for code, one in found.items() if isinstance(one, PushReceipt)}
    return PushOutcome(receipts, tuple(code for code, one in found.items() if isinstance(one, PushTarget)))


@contextmanager
def _kiotviet(patience: Patience | None) -> Iterator[tuple[Client, str]]:
    key = keys.kiotviet_key()
    with connect(key, patience) as client:
        yield client, key.retailer


@contextmanager
def _fields(
    hook: Hook, subject: Subject, journal: Journal, progress: Progress, patience: Patience
) -> Iterator[Callable[[str], dict[str, Any] | None]]:
    """What a hook's templates know of a product: from the plan, and from KiotViet where one asks for it."""

    def from_plan(code: str) -> dict[str, Any]:
        edit = subject.edits.get(code)
        return {"code": code, "name": subject.names.get(code, ""), "root": edit.after if edit else ""}

    if not hook.asks_kiotviet:
        yield from_plan
        return
    with _kiotviet(patience) as (client, shop):
        numbers = _numbers(client, subject.codes, subject.plan, journal, shop, progress)

        def from_shop(code: str) -> dict[str, Any] | None:
            client.restart_clock()
            item = single.read(client, numbers[code]) if code in numbers else None
            return None if item is None else from_plan(code) | {"kiotviet": single.plain(item)}

        yield from_shop
