"""The first page: whatever files somebody drops are taken in and known, and repairs under way go on."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from catalogrepair.errors import CatalogRepairError, Refused, UnusableInput
from catalogrepair.jobs import sign_in
from catalogrepair.jobs.brought import look_at
from catalogrepair.jobs.drafts import Folder
from catalogrepair.jobs.guide import Guided
from catalogrepair.jobs.sample import begin_sample
from catalogrepair.jobs.unpack import files_in, is_zip_of_files, refuse_zip_of_files
from catalogrepair.text import Text, _
from catalogrepair.web.desk import Desk, Known
from catalogrepair.web.forms import MOST_BYTES, files_of, form_of

SENT = "sent"
"""the role of everything that was brought"""


async def show(desk: Desk, request: Request) -> Response:
    """Step 1: where files are dropped."""
    await run_in_threadpool(desk.folders.sweep)
    return desk.draw(
        request,
        "start",
        unfinished=await run_in_threadpool(desk.folders.unfinished),
        forgotten=request.query_params.get("forgotten", ""),
        kept_in=str(desk.folders.path),
        both=await run_in_threadpool(sign_in.is_signed_in),
    )


async def try_sample(desk: Desk, request: Request) -> Response:
    """Try it with the shop that ships with the tool, from the start, in place of an earlier trial."""
    guided = await run_in_threadpool(_tried, desk, desk.language_of(request.scope))
    return desk.go(f"/r/{guided.folder.name}/found")


def _tried(desk: Desk, language: str) -> Guided:
    guided = begin_sample(desk.folders, language)
    for folder in desk.folders.unfinished():
        if folder.is_sample and folder.name != guided.folder.name:
            desk.drop(folder.name)
            folder.remove()
    desk.put(guided)
    return guided


async def restore(desk: Desk, request: Request) -> Response:
    """Have a forgotten repair back."""
    async with form_of(request) as form:
        await run_in_threadpool(desk.folders.restore, str(form.get("name") or ""))
    return desk.go("/")


async def bring(desk: Desk, request: Request) -> Response:
    """Step 1: take files in, beside those of `again`, and say what each is; the unknown are not kept."""
    async with form_of(request) as form:
        return await run_in_threadpool(_bring, desk, request, form)


def _bring(desk: Desk, request: Request, form: FormData) -> Response:
    given = files_of(form)
    if not given:
        raise Refused(_("No file was chosen."))
    before = desk.folders.find(str(form.get("again") or ""))
    folder = before or desk.folders.new()
    refused: list[Text] = []
    try:
        with desk.alone(folder):
            for one in given:
                try:
                    refused += _take_in(folder, folder.add(SENT, str(one.filename), one.file, MOST_BYTES).name)
                except UnusableInput as error:
                    refused.append(error.text)
            known = known_of(desk, folder)
    except BaseException:
        if before is None:
            folder.remove()
        raise
    if not known.files:
        if not folder.plan.is_file():
            folder.remove()
        first, *others = refused
        return desk.refuse(request, 422, UnusableInput(first, details=tuple(others)))
    desk.brought[folder.name] = known._replace(refused=refused)
    return desk.go(f"/r/{folder.name}/brought")


def _take_in(folder: Folder, name: str) -> list[Text]:
    """Keep the file if it is known, or of a zip the files in it; what is said of what is not kept."""
    path = folder.path / SENT / name
    refused: list[Text] = []
    try:
        if not is_zip_of_files(path):
            look_at(path)
            return []
        for inside, held in files_in(path, MOST_BYTES):
            refused += _take_out(folder.add(SENT, inside, held, MOST_BYTES))
    except CatalogRepairError as error:
        refused.append(error.text)
    path.unlink(missing_ok=True)
    return refused


def _take_out(path: Path) -> list[Text]:
    """The same of a file that stood in a zip, where none but files are looked for."""
    try:
        refuse_zip_of_files(path)
        look_at(path)
    except CatalogRepairError as error:
        path.unlink(missing_ok=True)
        return [error.text]
    return []


def known_of(desk: Desk, folder: Folder) -> Known:
    """The files of a folder as they are known; each is read once, and again where it has changed."""
    with desk.alone(folder):
        held = desk.brought.get(folder.name, Known([], [], {}))
        seen = {path: path.stat() for path in folder.files(SENT)}
        stamps = {path: (found.st_ino, found.st_size, found.st_mtime_ns) for path, found in seen.items()}
        if stamps == held.stamps:
            return held
        known = dict(zip(held.stamps.items(), held.files, strict=True))
        files = [known.get(item) or look_at(item[0]) for item in stamps.items()]
        desk.brought[folder.name] = found = Known(files, [], stamps)
        return found
