"""Verify: was the import done as planned, were the products pushed, are they on the store?

Each question has its own evidence, and what the evidence does not tell is not said. What was seen is kept in the
journal, so that a later look can tell that KiotViet linked rows back by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from catalogrepair.catalog.diff import Sheetful, compare_exports
from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.catalog.names import plain
from catalogrepair.catalog.plans.arrival import arrivals
from catalogrepair.catalog.plans.plan import Plan, key_of
from catalogrepair.catalog.plans.proof import Proof, prove, prove_alone, read_proof
from catalogrepair.catalog.plans.verified import Arrived, Imported, Pushed, Standing, Verified, arrived_of
from catalogrepair.catalog.table import Table
from catalogrepair.errors import CatalogRepairError, Refused, UnusableInput
from catalogrepair.files.output import digest
from catalogrepair.files.product_list import Export
from catalogrepair.jobs import repair
from catalogrepair.jobs.catalogues import HARAVAN, KIOTVIET, read_source, read_store
from catalogrepair.jobs.own_work import refuse_own_work, written_by_us
from catalogrepair.jobs.plan_fit import require_home, require_shop, require_source, require_store, require_titles
from catalogrepair.shops import keys
from catalogrepair.shops.remote.patience import Patience
from catalogrepair.storage.journal import Journal, Push, Repair, RunKey
from catalogrepair.text import Progress, Text, _

__all__ = ["Journal", "Look", "Waiting", "last_pushes", "standing_of", "standings", "verify"]


@dataclass(frozen=True)
class Look:
    """Where to look."""

    export: str = ""
    """a new export, or "kiotviet" for the live shop"""
    before: Path | None = None
    """the export that the plan was made for; found by the journal where it still stands"""
    store: str = ""
    """a store file, or "haravan" for the live shop"""
    wait: float = 0.0
    """seconds to wait for products on the live shop"""
    force: bool = False
    """look although the store calls the products quite otherwise"""


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits for what has not arrived."""

    progress: Progress
    """hears of the wait"""
    is_enough: Callable[[], bool] = lambda: False
    """whether a last look will do"""
    patience: Patience | None = None


def verify(plan: Plan, look: Look, journal: Journal, progress: Progress, waiting: Waiting | None = None) -> Verified:
    """Answer the three questions as far as `look` allows, and keep what was seen; of the wait only `waiting` hears.

    Raises UnusableInput when a file is not what it should be, Refused when it is another shop's, SignInFailed when a
    live shop's key is missing or wrong.
    """
    imported = _imported(plan, look, journal, progress) if look.export else None
    arrived = _arrived(plan, look, progress, waiting or Waiting(progress)) if look.store else None
    if imported is not None:
        done = [edit.code for edit in imported.proof.done]
        seen = {"source": imported.source, "reading": imported.reading, "done": done}
        journal.note(plan, "import", {**seen, "back": _hangs_as_before(imported)})
    if arrived is not None:
        journal.note(plan, "arrival", {"source": arrived.origin.name, "states": dict(arrived.states)})
    off = None if arrived is None or arrived.is_whole else _hooks_off()
    return Verified(plan, imported, last_pushes(plan, journal), arrived, off)


def _hangs_as_before(imported: Imported) -> bool:
    """Whether a new export has every planned cell as it was before the repair."""
    proof = imported.proof
    return not imported.is_old and bool(proof.untouched) and not (proof.done or proof.other or proof.gone)


def see_put_back(plan: Plan, export: Export) -> tuple[Text, ...]:
    """Remember that an export holds nothing to put back, unless it is older than the repair, or a file of our own.

    Returns a warning where the journal of this machine cannot be used.
    """
    journal = Journal()
    try:
        kept = journal.repair_of(plan)
        is_undone = kept is not None and kept.last("undone") is not None
        if is_undone and export.source.sha256 not in written_by_us(journal) | {plan.source.sha256}:
            seen = {"source": export.source.name, "reading": "not_seen", "done": [], "back": True}
            journal.note(plan, "import", seen)
    except UnusableInput as error:
        return (error.text,)
    return ()


_NOTHING_SENT = ("hanging", "absent", "stranger", "drifted")


def last_pushes(plan: Plan, journal: Journal) -> dict[str, Pushed]:
    """Code to its last push in any run of this plan; moves through the API are no pushes."""
    return _last(journal.runs_of(key_of(plan)))


def _last(runs: Mapping[RunKey, Mapping[str, Push]]) -> dict[str, Pushed]:
    found: dict[str, Pushed] = {}
    for key, pushes in runs.items():
        if key.via in ("touch", "hook"):
            for code, push in pushes.items():
                if push.state in _NOTHING_SENT:
                    continue
                if code not in found or push.intended > found[code].at:
                    found[code] = Pushed(push.intended, push.state)
    return found


def standings(journal: Journal) -> tuple[list[Standing], list[Text]]:
    """Every repair on this machine, the one that something happened to last first; and those that cannot be read."""
    (repairs, unreadable), runs = journal.look(), journal.runs()
    told = [_("Cannot be shown: “{name}”. {why}", name=one.name, why=one.why) for one in unreadable]
    return [_standing(kept, runs.get(kept.key, {})) for kept in repairs], told


def chosen(standings: Sequence[Standing], *, shop: str = "", is_open: bool = False) -> list[Standing]:
    """Those of a shop, of whose name a part will do, and those that are not at their end."""
    word = plain(shop)
    return [one for one in standings if word in plain(one.shop) and (one.is_open or not is_open)]


def forget(words: Sequence[str], journal: Journal) -> list[Standing]:
    """Take trials out of the journal, by their id or a part of it that no other begins with, or by their plan file.

    Raises UnusableInput where there is none, or several; Refused where products were pushed or moved: without that
    record that could be done twice.
    """
    known, _unreadable = standings(journal)
    found = [_meant(word, known) for word in words]
    for one in found:
        if journal.runs_of(one.key):
            raise Refused(
                _(
                    "Products of the repair {id} were pushed, so that it stays in the journal: without it they could "
                    "be pushed twice.",
                    id=one.id,
                )
            )
    for one in found:
        journal.forget(one.key)
    return found


def _meant(word: str, known: Sequence[Standing]) -> Standing:
    key = key_of(repair.load_plan(Path(word))) if Path(word).is_file() else word.lower()
    found = [one for one in known if one.key.startswith(key)] if key else []
    if len(found) != 1:
        raise UnusableInput(
            _("{count:# repair has|# repairs have} the id “{word}”; `status` lists them.", count=len(found), word=word)
        )
    return found[0]


def standing_of(plan: Plan, journal: Journal) -> Standing:
    """How far a plan is. Raises UnusableInput when this machine has not seen it."""
    kept = journal.repair_of(plan)
    if kept is None:
        raise UnusableInput(
            _("This machine has not seen that plan: it was made or applied elsewhere."),
        )
    return _standing(kept, journal.runs_of(kept.key))


def _standing(kept: Repair, runs: Mapping[RunKey, Mapping[str, Push]]) -> Standing:
    decided, written, imported, arrived = (kept.last(kind) for kind in ("decided", "written", "import", "arrival"))
    undone = kept.last("undone")
    undone = undone if undone and (written is None or undone.at > written.at) else None
    later = imported if imported and undone and imported.at > undone.at else None
    is_back = undone is not None and (not undone.detail["files"] or bool(later and later.detail.get("back")))
    return Standing(
        kept.name,
        kept.plan,
        decided.at if decided else "",
        written.at if written else "",
        tuple(written.detail["files"]) if written else (),
        imported.at if imported else "",
        imported.detail["reading"] if imported else None,
        _last(runs),
        undone.at if undone else "",
        is_back,
        arrived.at if arrived else "",
        arrived.detail["states"] if arrived else {},
        kept.key,
        str(kept.path) if kept.path.name else "",
        kept.events[-1].at if kept.events else "",
    )


def _imported(plan: Plan, look: Look, journal: Journal, progress: Progress) -> Imported:
    if look.export == KIOTVIET:
        require_home(plan, keys.kiotviet_key().retailer, journal.retailers_of(plan))
    after = read_source(Path(look.export), fresh=True, progress=progress)
    require_shop(plan, after)
    kept = journal.repair_of(plan)
    events = kept.events if kept else ()
    refuse_own_work(after, journal)
    before = _before(plan, look, kept)
    now = {row.code: row.related for row in after.table.rows}
    if before is None:
        proof = prove_alone(plan.edits, after.table.rows)
    elif after.live:
        old, new = (_related_only(export.table) for export in (repair.read_export(before), after))
        proof = prove(plan.edits, compare_exports(old, new), _RELATED, now)
    else:
        proof = prove(plan.edits, repair.compare_files(before, after.path), plan.source.heading, now)
    is_old = after.source.sha256 == plan.source.sha256
    seen = {code for event in events if event.kind == "import" for code in event.detail["done"]}
    written = kept.last("written") if kept else None
    codes = {edit.code for edit in plan.edits}
    rows = {row.code: row for row in after.table.rows if row.code in codes}
    touched = _touched(proof, written.at if written else "") if after.live else None
    reading = read_proof(proof, () if is_old else seen, touched=touched)
    return Imported(after.source.name, proof, reading, before is not None, is_old, after.live, rows)


_RELATED = "Mã HH Liên quan"


def _related_only(table: Table) -> Sheetful:
    """What an export and KiotViet's API both tell without a doubt: the code, and what the row hangs on."""
    rows = tuple((row.number, (row.code, row.related, row.base)) for row in table.rows)
    return Sheetful("", ("Mã hàng", _RELATED, "Mã ĐVT Cơ bản"), 0, rows)


def _before(plan: Plan, look: Look, kept: Repair | None) -> Path | None:
    """The very file that the plan was made for, where it can be found."""
    if look.before is not None:
        require_source(plan, repair.read_export(look.before))
        return look.before
    if kept is None or not kept.path.is_file():
        return None
    return kept.path if digest(kept.path) == plan.source.sha256 else None


def _touched(proof: Proof, written: str) -> bool | None:
    """Whether KiotViet changed the products that hang as before since the repaired file was written."""
    codes = [edit.code for edit in proof.untouched[:_ASKED]]
    if not written or not codes:
        return None
    from catalogrepair.shops.kiotviet import single
    from catalogrepair.shops.kiotviet.sign_in import connect

    with connect(keys.kiotviet_key()) as client:
        found = single.find(client, codes, repair.silent)
        items = [single.read(client, product.number) for product in found.values()]
    moments = [moment for item in items if item and (moment := single.moment(item)) is not None]
    return any(moment > datetime.fromisoformat(written) for moment in moments)


_ASKED = 10
"""products whose date of change is asked for: one is enough to know that an import ran"""


def _arrived(plan: Plan, look: Look, progress: Progress, waiting: Waiting) -> Arrived:
    origin, facts, warnings = read_store(look.store, fresh=True, progress=progress)
    if look.store == HARAVAN:
        require_store(plan, origin.name)
    require_titles(plan.edits, origin.name, facts, force=look.force)
    if look.wait and look.store == HARAVAN:
        from catalogrepair.resync.arriving import wait_for
        from catalogrepair.shops.haravan.sign_in import connect

        def missing(listed: Sequence[Listed]) -> list[str]:
            return [code for code, state in arrivals(plan.edits, Facts(listed)).items() if state == "missing"]

        with connect(keys.haravan_token(), waiting.patience) as client:
            held = wait_for(client, facts.listed, missing, look.wait, waiting.progress, waiting.is_enough)
            facts = Facts(held)
        origin = replace(origin, taken=datetime.now().astimezone().isoformat(timespec="seconds"))
    return arrived_of(plan.edits, origin, facts, warnings)


def _hooks_off() -> tuple[str, ...] | None:
    """Webhooks that KiotViet switched off; None where its key is not known or it does not answer."""
    if not keys.is_known("kiotviet"):
        return None
    from catalogrepair.shops.kiotviet.sign_in import connect
    from catalogrepair.shops.kiotviet.webhooks import webhooks

    try:
        with connect(keys.kiotviet_key()) as client:
            return tuple(hook.kind for hook in webhooks(client) if not hook.active)
    except CatalogRepairError:
        return None
