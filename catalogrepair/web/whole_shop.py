"""The whole shop on one page: everything that the files, or both live shops, tell; and what could not be asked."""

from collections.abc import Iterator
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from catalogrepair.jobs import sign_in
from catalogrepair.jobs.diagnose_shop import LIVE, ShopOptions, diagnose_shop
from catalogrepair.jobs.drafts import Folder
from catalogrepair.report import overview as report
from catalogrepair.text import Text, _
from catalogrepair.web.desk import Desk, OfFiles
from catalogrepair.web.forms import form_of
from catalogrepair.web.start import SENT
from catalogrepair.web.tasks import Task
from catalogrepair.web.words import WORDS

_RULE, _MAIN = "rule", "main"
"""how stock is synced: fields of the forms, and under which the folder keeps them for the next look"""
_TYPES = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


async def look_live(desk: Desk, request: Request) -> Response:
    """Ask both live shops everything; they are only read."""
    await request.body()
    if not await run_in_threadpool(sign_in.is_signed_in):
        return desk.go("/shops")
    folder = await run_in_threadpool(desk.folders.new)
    return _begun(desk, folder, LIVE, ShopOptions())


async def _look(desk: Desk, request: Request, folder: Folder) -> Response:
    """Ask the files everything, or once more the live shops where there are none, by the rule that was last given."""
    async with form_of(request) as form:
        given = {name: str(form[name]).strip() for name in (_RULE, _MAIN) if name in form}
        insist = bool(form.get("force"))
    for name, word in given.items():
        await run_in_threadpool(folder.note, name, word)
    is_live = not folder.files(SENT)
    if is_live and not await run_in_threadpool(sign_in.is_signed_in):
        return desk.go("/shops")
    rule = "multi" if folder.noted(_RULE) == "multi" else "basic"
    options = ShopOptions(rule, folder.noted(_MAIN), insist=insist)
    return _begun(desk, folder, LIVE if is_live else str(folder.path / SENT), options)


def _begun(desk: Desk, folder: Folder, word: str, options: ShopOptions) -> Response:
    def look(task: Task) -> None:
        found = diagnose_shop(word, options, task.hear)
        shop = found.shop if word == LIVE else _called(folder)
        desk.shops[folder.name] = replace(found, shop=shop, facts=(*found.facts, *_by(options)))

    task = Task(WORDS["shop_title"], f"/r/{folder.name}/shop", f"/r/{folder.name}/shop")
    desk.tasks.begin(folder.name, task, look)
    return desk.go(f"/r/{folder.name}/going")


def _by(options: ShopOptions) -> Iterator[Text]:
    """How the stock was to be looked at."""
    yield WORDS[f"shop_by_{options.rule}"]
    if options.branch_main:
        yield _("The branch that takes Haravan's orders: “{name}”.", name=options.branch_main)


def _called(folder: Folder) -> Text:
    return _("{count:# file|# files} of the shop", count=len(folder.files(SENT)))


async def _show(desk: Desk, request: Request, folder: Folder) -> Response:
    found = desk.shops.get(folder.name)
    if found is None:
        return desk.go(f"/r/{folder.name}/brought")
    unasked = [row for row in found.rows if row.standing == "unknown"]
    return desk.draw(
        request,
        "shop",
        name=folder.name,
        overview=found,
        unasked=unasked,
        judged=[row for row in found.rows if row.standing != "unknown"],
        parts_found=[part for part in found.parts if part.results and (part.results.records or part.results.facts)],
        about=report.about_told,
        standings=report.STANDINGS,
        from_files=bool(folder.files(SENT)),
        folder=folder,
        is_repair=folder.plan.is_file(),
    )


async def _report(desk: Desk, request: Request, folder: Folder) -> Response:
    """The same as a file to keep or to send."""
    found, ending = desk.shops.get(folder.name), request.query_params.get("as", "")
    if found is None or ending not in _TYPES:
        raise HTTPException(404)
    data = await run_in_threadpool(report.render_overview, found, f".{ending}", desk.language_of(request.scope))
    name = f"shop-{found.made[:10]}.{ending}"
    return Response(data, media_type=_TYPES[ending], headers={"content-disposition": f'attachment; filename="{name}"'})


SHOWN: dict[str, OfFiles] = {"shop": _show, "report": _report}
DONE: dict[str, OfFiles] = {"shop": _look}
