"""A whole batch: tasks for the shops, an engine that does them, and the journal, which this process alone writes."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath

from catalogrepair.catalog.outcome import Outcome, outcome_from_data, outcome_to_data
from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.catalog.plans.plan_file import plan_from_json
from catalogrepair.catalog.results import Results
from catalogrepair.errors import UnusableInput
from catalogrepair.files.places import Content, Place, place_of
from catalogrepair.files.put import put
from catalogrepair.jobs.batch.find import Shop
from catalogrepair.jobs.batch.shop import Request
from catalogrepair.jobs.batch.task import Task
from catalogrepair.jobs.outputs import refuse_targets
from catalogrepair.report.results import render_results
from catalogrepair.storage.batches import Batches
from catalogrepair.storage.journal import Journal
from catalogrepair.text import Progress, Text, _

_ARCHIVES = ("zip", "tar", "libarchive")
_TOLD = 20
"""outcomes that are written down together, so that a disk is not waited for after each shop"""


@dataclass(frozen=True)
class Engine:
    """Who does the work."""

    jobs: int = 0
    """processes on this machine; 0 for one a processor"""
    scheduler: str = ""
    """the address of a dask scheduler, "" for this machine"""


class Day:
    """The table of a whole batch, at a path or a URL, and the folder beside it with the shops' own reports."""

    def __init__(self, word: str, *, force: bool) -> None:
        """Raises UnusableInput where it cannot be written there."""
        self._place, self._force = place_of(word), force
        if self._place.is_local:
            refuse_targets([self._place.local], force=force)
        elif self._place.exists() and not force:
            raise UnusableInput(
                _("“{name}” exists already. Choose another name, or add --force to overwrite it.", name=word),
            )
        self.folder = self._place.parent.under(f"{PurePath(self._place.name).stem}-shops")

    def refuse_inputs(self, shops: Sequence[Shop]) -> None:
        """Raise UnusableInput where the table of the day would replace a shop's file."""
        for place in (place for shop in shops for place in shop.places):
            if self._place.is_same(place):
                raise UnusableInput(
                    _(
                        "“{name}” is an input, which is never overwritten. Choose another name for what is to be "
                        "written.",
                        name=place.name,
                    ),
                )

    def write(self, table: Results, language: str) -> Place:
        """Write the table; where it is now. Raises UnusableInput when it cannot be written."""
        ending = PurePath(self._place.name).suffix.lower()
        page = Content(self._place.name, render_results(table, ending, language))
        put(self._place.parent, [page], force=self._force)
        return self._place


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def now() -> str:
    """The moment of a batch, in ISO 8601 with offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def folder_of(word: str) -> Place:
    """The folder that outputs go to. Raises UnusableInput where several cannot write at once, or it is a file."""
    place = place_of(word)
    if place.root.partition("://")[0] in _ARCHIVES:
        raise UnusableInput(
            _("Outputs cannot be written into an archive (“{name}”). Name a folder, or a URL of one.", name=str(place))
        )
    if place.is_local and place.local.exists() and not place.local.is_dir():
        raise UnusableInput(_("“{name}” is a file; --output of a batch is a folder.", name=str(place)))
    return place


def tasks_of(
    shops: Sequence[Shop], request: Request, output: Place | None, reports: Place | None, *, resume: bool
) -> list[Task]:
    """A task for each shop; with `resume` each knows what an earlier run said of it.

    Raises UnusableInput where what is kept of earlier runs cannot be read, or an output could replace an input.
    """
    _refuse_inputs(shops, output)
    tasks = [Task(shop, request, output, reports) for shop in shops]
    if not resume:
        return tasks
    settings = [task.settings for task in tasks]
    known = Batches().known(settings)
    return [
        replace(task, known=outcome_from_data(known[key])) if key in known else task
        for key, task in zip(settings, tasks, strict=True)
    ]


def _refuse_inputs(shops: Sequence[Shop], output: Place | None) -> None:
    """Raise UnusableInput where outputs would stand among the files that were read, under their names."""
    folders = {place.parent for shop in shops for place in shop.places}
    if output is not None and any(output.is_same(folder) for folder in folders):
        raise UnusableInput(
            _("“{name}” holds input files, which are never overwritten. Choose another folder.", name=str(output))
        )


def run(tasks: Sequence[Task], engine: Engine, progress: Progress) -> Iterator[Outcome]:
    """Do the tasks; each outcome as soon as it is there and its repair is in the journal.

    Raises UnusableInput where the scheduler cannot be used.
    """
    from catalogrepair.jobs.batch.cluster import cluster
    from catalogrepair.jobs.batch.pool import pool

    by_name = {task.shop.name: task for task in tasks}
    book = _Book(by_name, progress)
    on_cluster = cluster(tasks, engine.scheduler, progress) if engine.scheduler else None
    try:
        for outcome in on_cluster or pool(tasks, engine.jobs or cores()):
            book.note(outcome)
            yield outcome
    finally:
        book.write()


class _Book:
    """Writes down what was done, some shops at a time; what cannot be written down is told, and stops nothing."""

    def __init__(self, tasks: dict[str, Task], progress: Progress) -> None:
        self._tasks, self._progress = tasks, progress
        self._waiting: list[Outcome] = []
        self._faults: set[Text] = set()

    def note(self, outcome: Outcome) -> None:
        """Take an outcome; an earlier run's is in the books already."""
        if not outcome.resumed and not outcome.is_failed:
            self._waiting.append(outcome)
        if len(self._waiting) >= _TOLD:
            self.write()

    def write(self) -> None:
        """Write down what is waiting: the repairs first, so that what is resumed is in the journal."""
        done, self._waiting = self._waiting, []
        if not done:
            return
        try:
            Journal().wrote_all([_entry(self._tasks[one.shop], one) for one in done if one.plan])
            Batches().keep({self._tasks[one.shop].settings: outcome_to_data(one) for one in done})
        except UnusableInput as error:
            if error.text not in self._faults:
                self._faults.add(error.text)
                self._progress(error.text)


def _entry(task: Task, outcome: Outcome) -> tuple[Plan, Path | None, dict[str, str]]:
    """What the journal keeps of a repair: its plan, where its export is, and the workbooks' checksums."""
    assert task.output is not None
    plan = task.output.under(f"{task.shop.name}.plan.json").read().decode("utf-8-sig")
    export = next((place.local for place in task.shop.tables if place.is_local and str(place) == outcome.export), None)
    files = {address: sha256 for address, sha256 in outcome.outputs.items() if address.endswith(".xlsx")}
    return plan_from_json(plan, task.shop.name), export, files
