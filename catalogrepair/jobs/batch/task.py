"""A shop's task, in whatever process it is done: fetch, work, put; only the outcome goes back."""

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from catalogrepair.catalog.outcome import Outcome
from catalogrepair.catalog.plans.plan import key_of
from catalogrepair.catalog.plans.plan_file import plan_from_json
from catalogrepair.errors import CatalogRepairError, Refused
from catalogrepair.files.output_set import require_finished, settle
from catalogrepair.files.places import Content, Place
from catalogrepair.files.put import put
from catalogrepair.files.sniff import refuse_pipe
from catalogrepair.jobs import failure
from catalogrepair.jobs.batch.find import Shop
from catalogrepair.jobs.batch.shop import Inputs, Request, Result, work_on
from catalogrepair.jobs.write import refuse_older_parts
from catalogrepair.text import Text, _
from catalogrepair.version import __version__


@dataclass(frozen=True)
class Task:
    """What one process needs to know to do one shop."""

    shop: Shop
    request: Request
    output: Place | None = None
    """the folder of the repaired workbooks and plans"""
    reports: Place | None = None
    """the folder of the shops' own reports"""
    known: Outcome | None = None
    """what an earlier run said of this very task, to be taken where nothing has changed since"""
    version: str = __version__
    """of the tool that asks"""

    @property
    def settings(self) -> str:
        """A checksum of all that decides the outcome, beside the files' bytes."""
        its = replace(self.request, moment="", force=False)
        told = [repr(its), self.version, *map(str, (*self.shop.tables, self.shop.store, self.output, self.reports))]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


def work(task: Task) -> Outcome:
    """Do one shop. Raises nothing: a shop that fails is a line, and not the end of the day."""
    start = time.perf_counter()
    try:
        outcome = _work(task)
    except CatalogRepairError as error:
        outcome = Outcome(task.shop.name, "failed", error=error.text)
    except Exception as error:
        outcome = Outcome(task.shop.name, "failed", error=failure.tell(error, f"batch {task.request.command}"))
    return outcome if outcome.resumed else replace(outcome, seconds=time.perf_counter() - start)


def _work(task: Task) -> Outcome:
    if task.version != __version__:
        raise Refused(
            _(
                "The machine that was to do it has catalogrepair {theirs}, this one {ours}. Install one version.",
                theirs=__version__,
                ours=task.version,
            )
        )
    shop = task.shop
    if shop.fault is not None:
        return Outcome(shop.name, "failed", error=shop.fault)
    contents = [_fetched(place) for place in shop.places]
    inputs = {str(place): one.sha256 for place, one in zip(shop.places, contents, strict=True)}
    if task.known is not None and task.known.inputs == inputs and _stand(task.known.outputs, task):
        return replace(task.known, resumed=True)
    tables = contents[: len(shop.tables)]
    result = work_on(shop.name, Inputs(tables, *contents[len(tables) :]), task.request)
    return _put(task, result, inputs)


def _fetched(place: Place) -> Content:
    if place.is_local:
        require_finished(place.local)
        if place.local.exists():
            refuse_pipe(place.local)
    return Content(place.name, place.read())


def _stand(outputs: Mapping[str, str], task: Task) -> bool:
    """Whether what an earlier run wrote is there and unchanged."""
    folders = [folder for folder in (task.output, task.reports) if folder is not None]
    for address, sha256 in outputs.items():
        place = next((one for one in (folder.under(_name(address)) for folder in folders) if str(one) == address), None)
        if place is None or not place.exists() or Content("", place.read()).sha256 != sha256:
            return False
    return True


def _name(address: str) -> str:
    return address.replace("\\", "/").rpartition("/")[2]


def _put(task: Task, result: Result, inputs: Mapping[str, str]) -> Outcome:
    """Write what a shop's result holds, the plan before the workbooks; the outcome says where it all is."""
    outputs: dict[str, str] = {}
    plan = report = ""
    older = _older(task, result)
    if task.output is not None and result.workbooks:
        written = [_plan(task, result), *result.workbooks]
        put(task.output, written, force=task.request.force)
        outputs |= _addresses(task.output, written)
        plan = next(iter(outputs))
    if task.reports is not None and result.report:
        page = Content(f"{task.shop.name}.html", result.report)
        put(task.reports, [page], force=True)  # the table of the day, which may not be overwritten, speaks for them
        told = _addresses(task.reports, [page])
        outputs |= told
        report = next(iter(told))
    return Outcome(
        task.shop.name,
        result.state,
        result.counts,
        warnings=(*result.warnings, *older),
        export=next(str(place) for place in task.shop.tables if place.name == result.export),
        inputs=inputs,
        outputs=outputs,
        plan=plan,
        report=report,
    )


def _older(task: Task, result: Result) -> list[Text]:
    """What to say of a workbook of an earlier run that looks like one of this.

    Raises UnusableInput where parts of another number stand beside those that are to be written.
    """
    if task.output is None:
        return []
    name, parts = task.shop.name, len(result.workbooks)
    if not parts:
        left = task.output.under(f"{name}.xlsx")
        told = _("“{name}” is of an earlier run: now nothing is to be changed. Do not import it.", name=left.name)
        return [told] if left.exists() else []
    if task.request.affected:
        folder = task.output
        refuse_older_parts(f"{name}.xlsx", parts, lambda part: folder.under(part).exists())
    return []


def _plan(task: Task, result: Result) -> Content:
    """The plan file; one that says the same and was written by a run that died before it could say so stays."""
    assert task.output is not None
    name = f"{task.shop.name}.plan.json"
    place = task.output.under(name)
    if place.is_local:
        settle(place.local, force=True)  # what a killed run left half may hold it
    if place.exists():
        there = place.read()
        if _key(there) == _key(result.plan):
            return Content(name, there)
    return Content(name, result.plan)


def _key(plan: bytes) -> str | None:
    try:
        return key_of(plan_from_json(plan.decode("utf-8-sig"), ""))
    except (CatalogRepairError, UnicodeDecodeError):
        return None


def _addresses(folder: Place, contents: Iterable[Content]) -> dict[str, str]:
    return {str(folder.under(one.name)): one.sha256 for one in contents}
