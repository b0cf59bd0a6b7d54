"""The page of work under way: how far it is, a button that stops it, and at its end on to what came of it."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from catalogrepair.errors import Refused
from catalogrepair.web.desk import Desk
from catalogrepair.web.merchant import to_merchant
from catalogrepair.web.tasks import Task
from catalogrepair.web.words import WORDS


async def going(desk: Desk, request: Request) -> Response:
    """How far the work of this name is, and what came of it until more is begun; without a script it asks by itself."""
    name = request.path_params["name"]
    task = desk.tasks.find(name)
    is_script = "application/json" in request.headers.get("accept", "")
    if task is None:
        return JSONResponse({"over": True}) if is_script else desk.go("/")
    if is_script:
        return JSONResponse(_far(task, desk.language_of(request.scope)))
    if not task.is_over:
        return desk.draw(request, "going", task=task, name=name, path=request.url.path)
    back = task.to.partition("#")[0]
    if task.failed is not None:
        return desk.draw(request, "failed", 500, failure=task.failed)
    if task.error is not None:
        force = task.insist if isinstance(task.error, Refused) else ""
        return desk.refuse(request, 422, task.error, back=back, force=force)
    return desk.go(task.to)


def _far(task: Task, language: str) -> dict[str, object]:
    told = WORDS["going_stopping"] if task.enough.is_set() else task.said
    said = "" if told is None else to_merchant(told).say(language)
    return {"over": task.is_over, "said": said, "part": task.part}


async def stop(desk: Desk, request: Request) -> Response:
    """End it where it stands."""
    name = request.path_params["name"]
    if (task := desk.tasks.find(name)) is not None:
        task.enough.set()
    return desk.go(f"/r/{name}/going")
