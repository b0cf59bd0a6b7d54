"""Step 5 of a repair: the files, how to import them, and what KiotViet and the store show afterwards."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from catalogrepair.catalog.names import fold
from catalogrepair.catalog.plans.arrival import THERE
from catalogrepair.errors import Refused, SignInFailed, UnusableInput
from catalogrepair.jobs import after_import, sign_in
from catalogrepair.jobs.brought import look_at
from catalogrepair.jobs.guide import Guided
from catalogrepair.jobs.places import Place, misplaced
from catalogrepair.report import guide
from catalogrepair.report.pushed import pushed_results
from catalogrepair.report.states import OLD_EXPORT, PUSHES, STRANGE_STORE
from catalogrepair.text import Text, _
from catalogrepair.web.desk import Desk, Work
from catalogrepair.web.forms import MOST_BYTES, files_of, form_of, is_file, keep
from catalogrepair.web.tasks import Task
from catalogrepair.web.words import WORDS


async def _take(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 5: the files, how to import them, and the proof afterwards."""
    if guided.open:
        return desk.go(f"/r/{guided.folder.name}/changes")
    package = await run_in_threadpool(guided.write, desk.language_of(request.scope))
    after = await run_in_threadpool(_after, guided)
    return desk.draw(
        request,
        "take",
        step=5,
        **after,
        guided=guided,
        package=package,
        plan=guided.examination.plan,
        proof=guided.proof,
        old_export=OLD_EXPORT if guided.imported is not None and guided.imported.is_old else None,
        seen=guided.arrival,
        arrived=None if guided.arrival is None else guided.arrival.states,
        strange_store=STRANGE_STORE,
        ticked=guided.ticked,
        there=THERE,
        undo_files=guided.undo_files,
        made_for=guided.made_for,
        guide=guide,
        source=guided.found.source,
        page={"outputs": [path.name for path in package.small]},
        pairs_of=lambda edits: [(edit, None) for edit in edits],
    )


def _after(guided: Guided) -> dict[str, Any]:
    """What the page needs to know of the live shops, and of the sync."""
    plan = guided.examination.plan
    subject = after_import.to_sync(plan)
    products = len(subject.codes) if subject else 0
    signed = sign_in.signed()
    retailer, unusable = "", None
    if signed["kiotviet"]:
        try:
            retailer = sign_in.kiotviet_key().retailer
        except SignInFailed as error:  # the files and the way back are there without any key
            signed["kiotviet"], unusable = False, error.text
    outcome = guided.pushed
    return {
        "signed": signed,
        "retailer": retailer,
        "unusable": unusable,
        "products": products,
        "synced": after_import.synced(plan),
        "time": _duration(after_import.seconds_to_sync(products)),
        "pushed": outcome and pushed_results(outcome, subject.names if subject else {}, WORDS["sync_head"], PUSHES),
    }


def _duration(seconds: float) -> Text:
    minutes = round(seconds / 60)
    return _("about {minutes} min", minutes=minutes) if minutes else _("less than a minute")


async def _prove(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 5: hold a new export, or the store's new file, against the plan."""
    async with form_of(request) as form:
        await run_in_threadpool(_look, guided, form)
    return desk.go(f"/r/{guided.folder.name}/take#result")


async def _undo(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 5: make the file that puts everything back as it was."""
    async with form_of(request) as form:
        await run_in_threadpool(_put_back, guided, form)
    return desk.go(f"/r/{guided.folder.name}/take#undo")


def _put_back(guided: Guided, form: FormData) -> None:
    now = _kept(guided, "now", form.get("now"), "export") if is_file(form.get("now")) else guided.folder.newest
    if now is None:
        raise Refused(_("No file was chosen."))
    guided.undo(now)


def _look(guided: Guided, form: FormData) -> None:
    if dropped := files_of(form):
        _look_at_dropped(guided, dropped)
        return
    with_export, with_store = is_file(form.get("again")), is_file(form.get("store"))
    if not with_export and not with_store:
        raise Refused(_("No file was chosen."))
    if with_export:
        guided.prove(_kept(guided, "again", form.get("again"), "export"))
    if with_store:
        guided.arrived(_kept(guided, "later", form.get("store"), "store"))


_PLACES: dict[Place, Text] = {"export": WORDS["proof_file"], "store": WORDS["proof_store"]}


def _kept(guided: Guided, role: str, given: object, place: Place) -> Path:
    """A file of a form, kept. Raises UnusableInput for one that belongs at the page's other place, and keeps none."""
    path = keep(guided.folder, role, given)
    try:
        other = misplaced(path, place)
        if other is not None:
            raise UnusableInput(
                _(
                    "“{name}” is {kind}. Choose it at “{place}” in step 5.",
                    name=path.name,
                    kind=other.kind,
                    place=_PLACES[other.place],
                ),
            )
    except UnusableInput:
        guided.folder.drop(role)
        raise
    return path


def _look_at_dropped(guided: Guided, dropped: Sequence[UploadFile]) -> None:
    """Files that were dropped anywhere on the page: by its headings each is KiotViet's new export or the store's."""
    paths = [guided.folder.add("dropped", str(one.filename), one.file, MOST_BYTES) for one in dropped]
    try:
        known = [look_at(path) for path in paths]
        for one in known:
            with one.path.open("rb") as held:
                if one.role == "store":
                    guided.arrived(guided.folder.keep("later", one.path.name, held, MOST_BYTES))
                else:  # one that the tool has written itself is refused there, and one of another kind
                    guided.prove(guided.folder.keep("again", one.path.name, held, MOST_BYTES))
    finally:
        guided.folder.drop("dropped")


async def file(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 5: one of the files; only names that the package has are known, and only as the page has shown them."""
    if request.query_params.get("for", guided.made_for) != guided.made_for:
        return desk.draw(request, "stale", 409, guided=guided)
    package = await run_in_threadpool(guided.write, desk.language_of(request.scope))
    known = package.files | {path.name: path for path in guided.undo_files}
    path = next((path for name, path in known.items() if fold(name) == fold(request.path_params["file"])), None)
    if path is None:
        raise HTTPException(404)
    if path in (*package.small, package.whole, package.all):
        await run_in_threadpool(guided.tick, "taken")
    return FileResponse(path, filename=path.name)


def _refuse_sample(guided: Guided) -> None:
    """The sample's goods are made up: no live shop has them, and none is asked or written to because of them."""
    if guided.folder.is_sample:
        raise Refused(WORDS["sample_live"])


async def _look_live(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 5: ask KiotViet itself whether the import is in it."""
    _refuse_sample(guided)
    task = Task(WORDS["live_export_title"], f"/r/{guided.folder.name}/take#result")
    desk.tasks.begin(guided.folder.name, task, lambda task: after_import.look_in_kiotviet(guided, task.hear))
    return desk.go(f"/r/{guided.folder.name}/going")


async def _sync(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 5: sync again; its price was said beside the button."""
    _refuse_sample(guided)
    async with form_of(request) as form:
        again = bool(form.get("again"))
    task = Task(WORDS["sync_title"], f"/r/{guided.folder.name}/take#result")
    desk.tasks.begin(
        guided.folder.name,
        task,
        lambda task: after_import.sync_again(guided, task.hear, task.sleep, again=again),
    )
    return desk.go(f"/r/{guided.folder.name}/going")


async def _arrive_live(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 5: ask the live store what has arrived, again and again where somebody wants to wait."""
    _refuse_sample(guided)
    async with form_of(request) as form:
        wait = after_import.LONGEST_WAIT if form.get("wait") else 0.0
    task = Task(WORDS["live_store_title"], f"/r/{guided.folder.name}/take#result")
    desk.tasks.begin(
        guided.folder.name,
        task,
        lambda task: after_import.look_on_store(guided, task.hear, task.note, task.enough, wait=wait),
    )
    return desk.go(f"/r/{guided.folder.name}/going")


SHOWN: dict[str, Work] = {"take": _take}
DONE: dict[str, Work] = {
    "proof": _prove,
    "undo": _undo,
    "look": _look_live,
    "sync": _sync,
    "arrive": _arrive_live,
}
