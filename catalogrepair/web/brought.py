"""Step 1, once files are there: what each was recognised as, and what to do with them."""

from collections.abc import Sequence
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.errors import CatalogRepairError, Refused, UnusableInput
from catalogrepair.jobs import sign_in
from catalogrepair.jobs.brought import Brought, export_of, plan_of, rivals_in, store_of
from catalogrepair.jobs.catalogues import live_store_text
from catalogrepair.jobs.drafts import Folder
from catalogrepair.jobs.guide import Guided, begin, keep_store, prepare
from catalogrepair.text import Text, verbatim
from catalogrepair.web.desk import Desk, OfFiles
from catalogrepair.web.forms import MOST_BYTES, form_of
from catalogrepair.web.start import known_of
from catalogrepair.web.tasks import Task
from catalogrepair.web.words import WORDS


async def _show(desk: Desk, request: Request, folder: Folder) -> Response:
    if folder.plan.is_file():
        return desk.go(f"/r/{folder.name}/found")
    known = await run_in_threadpool(known_of, desk, folder)
    if not known.files:
        return desk.go("/")
    plan, export, store = await run_in_threadpool(_used, known.files)
    rivals = rivals_in(known.files)
    return desk.draw(
        request,
        "brought",
        name=folder.name,
        folder=folder,
        files=known.files,
        refused=known.refused,
        export=export,
        store=store,
        plan=plan,
        rivals=rivals,
        use_of=lambda one: WORDS["use_rival"] if one in rivals else _use(one, plan, export, store),
        made_of=lambda one: one.made.isoformat() if one.made else "",
        stale=export is not None and export.is_stale(datetime.now()),
        signed=await run_in_threadpool(sign_in.signed),
    )


def _used(files: Sequence[Brought]) -> tuple[Plan | None, Brought | None, Brought | None]:
    """The plan, the product list and the store's file that a repair would be begun with."""
    return plan_of(files), export_of(files), store_of(files)


def _use(one: Brought, plan: Plan | None, export: Brought | None, store: Brought | None) -> Text:
    """What a file is for."""
    if one.role == "plan":
        return WORDS["use_plan"]
    if one in (export, store):
        return WORDS["use_export" if one == export else "use_codes" if one.is_bare_list else "use_store"]
    spare = "use_older" if plan is None else "use_not_plan_s"
    return WORDS[{"other": "use_other", "ours": "use_none"}.get(one.role, spare)]


async def _drop(desk: Desk, request: Request, folder: Folder) -> Response:
    """Leave a file out."""
    async with form_of(request) as form:
        name = str(form.get("file") or "")
    await run_in_threadpool(_leave_out, desk, folder, name)
    return desk.go(f"/r/{folder.name}/brought")


def _leave_out(desk: Desk, folder: Folder, name: str) -> None:
    with desk.alone(folder):
        for one in known_of(desk, folder).files:
            if one.path.name == name:
                one.path.unlink()


async def _begin(desk: Desk, request: Request, folder: Folder) -> Response:
    """Look for what blocks the sync; of a prepared plan go on at its look before."""
    async with form_of(request) as form:
        force, live = bool(form.get("force")), bool(form.get("live"))
    if live and not folder.plan.is_file():
        await run_in_threadpool(_files, desk, folder)
        task = Task(WORDS["live_store_title"], f"/r/{folder.name}/brought", f"/r/{folder.name}/begin")
        desk.tasks.begin(folder.name, task, lambda task: _ask_and_begin(desk, folder, task, force=force))
        return desk.go(f"/r/{folder.name}/going")
    if (under_way := desk.tasks.find(folder.name)) is not None and not under_way.is_over:
        return desk.go(f"/r/{folder.name}/going")
    try:
        guided = await run_in_threadpool(_begun, desk, folder, force=force)
    except Refused as error:
        can_force = folder.store is not None and not force and not folder.plan.is_file()
        force_by = f"/r/{folder.name}/begin" if can_force else ""
        return desk.refuse(request, 422, error, force=force_by, back=f"/r/{folder.name}/brought")
    return desk.go(f"/r/{folder.name}/{guided.folder.step}")


def _begun(desk: Desk, folder: Folder, *, force: bool) -> Guided:
    with desk.alone(folder):
        if not force and not folder.plan.is_file():
            folder.drop("store")
        return _guided(desk, folder, force=force)


def _files(desk: Desk, folder: Folder) -> list[Brought]:
    """What was brought. Raises UnusableInput where it is not known which of two files a repair is to be begun with."""
    files = known_of(desk, folder).files
    if rivals := rivals_in(files):
        raise UnusableInput(WORDS["rivals"], details=tuple(verbatim(one.path.name) for one in rivals))
    return files


def _ask_and_begin(desk: Desk, folder: Folder, task: Task, *, force: bool) -> None:
    name, text = live_store_text(task.hear)  # which takes minutes
    with desk.alone(folder):
        if not folder.plan.is_file():
            keep_store(folder, name, text)
        _guided(desk, folder, force=force)


def _guided(desk: Desk, folder: Folder, *, force: bool) -> Guided:
    """The repair of a folder's files, begun only once. What was taken for it and does not fit is not kept."""
    if (begun := desk.repair(folder.name)) is not None:
        return begun
    files = _files(desk, folder)
    plan, export, store = _used(files)
    if export is None:
        raise UnusableInput(WORDS["lacks_plan_s" if plan else "lacks_export"])
    if plan is not None:
        guided = prepare(folder, plan, export.path, store.path if store else None)
        folder.note("step", "changes")
    else:
        _take(folder, "export", export)
        if store is not None:
            _take(folder, "store", store)
        try:
            guided = begin(folder, force=force, ask=True)
        except Refused:
            raise  # the store's file must be there for who insists on it
        except CatalogRepairError:
            folder.drop("export")
            folder.drop("store")
            raise
        if other := desk.folders.same_as(folder):
            folder.note("same", other.name)
    desk.put(guided)
    return guided


def _take(folder: Folder, role: str, one: Brought) -> None:
    with one.path.open("rb") as file:
        folder.keep(role, one.path.name, file, MOST_BYTES)


SHOWN: dict[str, OfFiles] = {"brought": _show}
DONE: dict[str, OfFiles] = {"leave": _drop, "begin": _begin}
