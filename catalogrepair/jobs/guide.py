"""One repair as a conversation: found, decided, written, proved. Browser and terminal guide both speak through it.

Every rule is the commands' own (`repair.examine`, `write.apply_edits`, `catalog.plans.answers`); here is only what a
conversation needs besides: answers, and that nothing of them is lost.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import RLock

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.plans.after import Product, products_after
from catalogrepair.catalog.plans.answers import Question, answered, proposals, questions_of
from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.plans.plan import ANSWERS, Answer, Edit, Mode, Plan, key_of
from catalogrepair.catalog.plans.proof import Proof, prove, read_proof
from catalogrepair.catalog.plans.pushed import PushOutcome
from catalogrepair.catalog.plans.verified import Arrived, Imported, arrived_of
from catalogrepair.catalog.settings import Settings
from catalogrepair.errors import CatalogRepairError, Refused, UnusableInput, reason
from catalogrepair.jobs import repair
from catalogrepair.jobs.catalogues import live_store_text, read_store
from catalogrepair.jobs.own_work import refuse_own_work
from catalogrepair.jobs.package import Package, make_package
from catalogrepair.jobs.plan_fit import require_shop, require_source, require_titles
from catalogrepair.jobs.put_back import put_back
from catalogrepair.storage.drafts import Folder
from catalogrepair.storage.journal import Journal
from catalogrepair.text import Progress, Text, _

STEPS = ("taken", "proved", "arrived", "undone")
"""what is noted of a repair once its file is there"""


@dataclass
class Guided:
    """A repair in progress: what was found, and what was answered so far."""

    folder: Folder
    export: repair.Export
    found: Examination
    """what was found, with the plan that the proposals alone lead to"""
    answers: dict[int, Answer]
    """row number to what was said of it; the proposals at first"""
    lock: RLock = field(default_factory=RLock, repr=False)
    imported: Imported | None = None
    """what the last new export showed of these very answers"""
    arrival: Arrived | None = None
    """what the store showed of them at the last look"""
    pushed: PushOutcome | None = None
    """what became of them when they were synced again last"""
    unchanged: tuple[Text, ...] = ()
    """what the last undo could not put back"""
    _kept: int = 0
    """st_mtime_ns of the plan as it was read or written last"""
    _written: "tuple[tuple[str, Plan], Package] | None" = field(default=None, repr=False)

    @property
    def proof(self) -> Proof | None:
        """What that look showed, cell by cell."""
        return None if self.imported is None else self.imported.proof

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Everything there is to decide."""
        return questions_of(self.found.catalogue, self.found.findings)

    @property
    def open(self) -> list[Question]:
        """Questions of which a row has no answer yet."""
        return [question for question in self.questions if not all(row in self.answers for row in question.rows)]

    @property
    def must_choose(self) -> bool:
        """Whether it is still to be said what the products that leave become: it makes a difference, and nobody has."""
        proposed = [question for question in self.questions if question.proposed]
        return not self.answers and any("regroup" in question.answers for question in proposed)

    def propose(self, mode: Mode) -> None:
        """Answer in one mode what has a proposed answer; a place that somebody left as it is stays so."""
        with self.lock:
            self._forget_looks()
            for row, answer in proposals(self.questions, mode).items():
                if self.answers.get(row, answer) in ("clear", "regroup"):
                    self.answers[row] = answer
            self.folder.note("mode", mode)

    def answer_all(self, questions: Iterable[Question], answer: Answer) -> None:
        """Say one thing of many questions, until it is taken back; "clear" where a question does not allow it."""
        with self.lock, self.as_one():
            for question in questions:
                self.answer(question, answer if answer in question.answers else "clear")

    def propose_again(self) -> None:
        """Back to what is proposed, until that is taken back; what must be asked is open again."""
        with self.lock, self.as_one():
            self.answers = proposals(self.questions, "regroup" if self.folder.mode == "regroup" else "clear")

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Remember what the answers within have changed, to be taken back together."""
        self._forget_looks()
        before = dict(self.answers)
        yield
        changed = {row for row, _ in before.items() ^ self.answers.items()}
        if changed:
            change = {row: (before.get(row, ""), self.answers.get(row, "")) for row in sorted(changed)}
            self.folder.keep_changes([*self.folder.changes, change])

    def take_back(self) -> str:
        """Undo the last answers that were given together; a row that was answered otherwise since keeps that.

        The name of the first question of them, "" where there is nothing to undo.
        """
        with self.lock:
            self._forget_looks()
            *earlier, last = self.folder.changes or [{}]
            for row, (before, after) in last.items():
                if self.answers.get(row, "") == after:
                    self.answers.pop(row, None)
                    self.answers.update((row, answer) for answer in ANSWERS if answer == before)
            self.folder.keep_changes(earlier)
            return next((one.name for one in self.questions if not last.keys().isdisjoint(one.rows)), "")

    def _forget_looks(self) -> None:
        """Other answers make other files; and should the disk not take them, the next look goes by what it holds."""
        self.imported = self.arrival = self.pushed = None
        self._kept = 0

    def answer(self, question: Question, answer: Answer | None, rows: Mapping[int, Answer] | None = None) -> None:
        """Say it of a whole question, of some `rows` otherwise; an answer that it does not allow is no answer."""
        with self.lock:
            self.imported = self.arrival = self.pushed = None
            for row in question.rows:
                said = (rows or {}).get(row, answer)
                if said in question.answers:
                    self.answers[row] = said

    @property
    def examination(self) -> Examination:
        """What was found, with the plan as it is decided now."""
        with self.lock:
            edits, outcomes = answered(self.found.catalogue, self.questions, self.answers)
            plan = replace(self.found.plan, edits=edits, answers=dict(self.answers))
            return replace(self.found, plan=plan, outcomes=outcomes)

    def save(self) -> None:
        """Keep what is decided so far."""
        with self.lock:
            plan = self.examination.plan
            self._kept = 0  # where the disk does not take it, the next look goes by what it still holds
            repair.save_plan(plan, self.folder.plan, force=True)
            must_choose = self.must_choose
            asked = [question for question in self.open if not (must_choose and question.proposed)]
            blocked = max((outcome.variants for outcome in self.found.outcomes.values()), default=0)
            self.folder.remember(len(plan.edits), len(asked), blocked if must_choose else 0)
            for what in STEPS:
                if self.folder.noted(what) not in ("", key_of(plan)):
                    self.folder.note(what, "")
            self._kept = self.folder.plan.stat().st_mtime_ns
            self.folder.touch()

    def catch_up(self) -> None:
        """Take in what another window of the tool has kept of this repair meanwhile."""
        with self.lock:
            if self.folder.plan.is_file() and self.folder.plan.stat().st_mtime_ns != self._kept:
                self._kept = self.folder.plan.stat().st_mtime_ns
                said = dict(repair.load_plan(self.folder.plan).answers)
                if said != self.answers:
                    self.imported = self.arrival = self.pushed = None
                    self.answers = said

    def keep_shop(self, plan: Plan) -> None:
        """Go on for the shop of a plan that was made before. Raises Refused when another was named meanwhile."""
        require_shop(plan, self.export)
        if plan.shop.retailer or plan.shop.store:
            self.found = replace(self.found, plan=replace(self.found.plan, shop=plan.shop))

    def products(self) -> tuple[Product, ...]:
        """What the changed groups become."""
        return products_after(self.found.catalogue, self.examination.plan.edits)

    def write(self, language: str) -> "Package":
        """Everything to take away, in a folder of the repair's own; made once for each decision.

        Raises Refused when there is nothing to change.
        """
        with self.lock:
            examination = self.examination
            made_for = (language, examination.plan)
            if self._written is None or self._written[0] != made_for:
                self._written = (made_for, make_package(self.folder, self.export, examination, language))
            return self._written[1]

    def prove(self, again: Path) -> Proof:
        """Whether an export made after the import shows what was decided. Raises Refused for another shop's, and for
        a file that this tool wrote."""
        new = repair.read_export(again)
        require_shop(self.found.plan, new)
        refuse_own_work(new, Journal(), self.folder.files("out"))
        difference = repair.compare_files(self.export.path, again)
        now = {row.code: row.related for row in new.table.rows}
        with self.lock:  # no answer may come between the edits that are proved and the tick
            proof = prove(self.examination.plan.edits, difference, self.found.source.heading, now)
            is_old = new.source.sha256 == self.found.source.sha256
            reading = read_proof(proof, (), touched=None)
            self.imported = Imported(new.source.name, proof, reading, compared=True, is_old=is_old)
            self.tick("proved", done=proof.is_done)
            return proof

    def undo(self, now: Path) -> None:
        """Make the file that puts the old values back into an export of now. Raises what `put_back` raises."""
        with self.lock:
            plan = self.examination.plan
            self.unchanged = put_back(plan, now, self.folder.emptied("undo"))
            self.tick("undone")

    @property
    def undo_files(self) -> list[Path]:
        """What `undo` made for these very answers."""
        return self.folder.files("undo") if "undone" in self.ticked else []

    @property
    def made_for(self) -> str:
        """Tells the files of these very answers from those of others."""
        return key_of(self.examination.plan)

    def tick(self, what: str, *, done: bool = True) -> None:
        """Remember that a step was done with these very answers, one of STEPS."""
        self.folder.note(what, self.made_for if done else "")

    @property
    def ticked(self) -> frozenset[str]:
        """The steps that were done with these very answers."""
        made_for = self.made_for
        return frozenset(what for what in STEPS if self.folder.noted(what) == made_for)

    def arrived(self, store: Path) -> Arrived:
        """How the store has each changed product now. Raises Refused for another shop's store, as far as it is seen."""
        origin, facts, warnings = read_store(str(store), fresh=True, progress=repair.silent)
        with self.lock:
            edits = self.examination.plan.edits
            require_titles(edits, store.name, facts)
            self.arrival = arrived_of(edits, origin, facts, warnings)
            self.tick("arrived", done=bool(self.arrival.states) and self.arrival.is_whole)
            return self.arrival


def fetch_store(folder: Folder, progress: Progress = repair.silent) -> None:
    """Ask the live shop that this machine is signed in to, and keep its answer with the repair.

    Raises SignInFailed when there is no key, Unreachable when the shop did not answer in full.
    """
    keep_store(folder, *live_store_text(progress))


def keep_store(folder: Folder, name: str, text: str) -> None:
    """Keep with the repair what the live shop of this name has. Raises UnusableInput where it cannot be written."""
    data = text.encode("utf-8")
    folder.keep("store", f"{name}.csv", io.BytesIO(data), len(data))


def begin(folder: Folder, *, force: bool = False, ask: bool = False) -> Guided:
    """Read the folder's files, find what there is, propose; with `ask` only where no mode is to be chosen first.

    Raises what `repair.examine` raises.
    """
    guided = _read(folder, force=force)
    if not (ask and guided.must_choose):
        guided.propose("clear")
    guided.save()
    return guided


def resume(folder: Folder) -> Guided:
    """Go on with a folder's answers, as its plan holds them."""
    plan = repair.load_plan(folder.plan)
    guided = _read(folder, force=True)
    guided.keep_shop(plan)
    require_source(plan, guided.export)
    guided.catch_up()
    return guided


def prepare(folder: Folder, plan: Plan, export: Path, store: Path | None = None) -> Guided:
    """Go on from a plan that somebody else made for this export and store; on any failure nothing of it is kept.

    Raises Refused when the plan was made for another file, or says what no answer leads to.
    """
    try:
        with export.open("rb") as file:
            folder.keep("export", export.name, file, export.stat().st_size)
        if store is not None:
            with store.open("rb") as file:
                folder.keep("store", store.name, file, store.stat().st_size)
        guided = _read(folder, force=True)
        guided.keep_shop(plan)
        require_source(plan, guided.export)
        guided.answers.update(plan.answers or _answers_of(plan.edits, guided.questions))
        if _cells(guided.examination.plan.edits) != _cells(plan.edits):
            raise Refused(
                _(
                    "This plan holds changes that the guide cannot lead to (edited by hand, or made with "
                    "--store). Use `catalogrepair apply`."
                ),
            )
        guided.save()
    except OSError as error:
        _unmade(folder)
        raise UnusableInput(_("Cannot read “{export}”: {reason}.", export=str(export), reason=reason(error))) from error
    except CatalogRepairError:
        _unmade(folder)
        raise
    return guided


def _unmade(folder: Folder) -> None:
    """Without what was kept for a repair; the folder stays only for other files in it."""
    folder.drop("export")
    folder.drop("store")
    with suppress(OSError):
        folder.plan.unlink(missing_ok=True)
        folder.path.rmdir()


def _read(folder: Folder, *, force: bool) -> Guided:
    assert folder.export is not None
    ask = repair.Ask(str(folder.store) if folder.store else "", force=force, folder="")
    export, found = repair.examine(folder.export, Choice(), Settings(), ask)
    repair.refuse_without_units(export)
    return Guided(folder, export, found, {})


def _answers_of(edits: Iterable[Edit], questions: Sequence[Question]) -> dict[int, Answer]:
    """What must have been answered for these edits."""
    after = {edit.row: edit.after for edit in edits}
    answers: dict[int, Answer] = {}
    for question in questions:
        fix = question.finding.fix
        leaves = set(fix.leave) if fix else set()
        together = any(after.get(row) for row in question.rows if row in leaves)
        for row in question.rows:
            answers[row] = "keep" if row not in after else "regroup" if together else "clear"
    return answers


def _cells(edits: Iterable[Edit]) -> set[tuple[int, str, str]]:
    return {(edit.row, edit.before, edit.after) for edit in edits}
