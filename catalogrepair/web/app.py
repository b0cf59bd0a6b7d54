"""The pages of the guided repair: five steps, each a plain form that works without a script."""

import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from catalogrepair.errors import CatalogRepairError, UnusableInput
from catalogrepair.jobs.drafts import Folders
from catalogrepair.report.html import templates
from catalogrepair.text import Text
from catalogrepair.web import brought, going, shops, start, steps, take, whole_shop
from catalogrepair.web.closed import STYLE_POLICY, ended
from catalogrepair.web.desk import LANGUAGE, Desk, OfFiles, Work
from catalogrepair.web.forms import MOST_BYTES, UNREADABLE
from catalogrepair.web.guard import OURS, Guard
from catalogrepair.web.last import LastHandler
from catalogrepair.web.take import file

SHOWN, DONE = steps.SHOWN | take.SHOWN, steps.DONE | take.DONE
"""what each page of a repair shows, and what its forms do"""
FILES_SHOWN, FILES_DONE = brought.SHOWN | whole_shop.SHOWN, brought.DONE | whole_shop.DONE
"""the same of files with which no repair was begun yet"""


def app_of(
    folders: Folders,
    language: str,
    port: int,
    warn: Callable[[Text], None],
    welcomed: Callable[[], None],
    stop: Callable[[], None],
) -> tuple[Starlette, Desk, str]:
    """The whole app behind its guard, what it shares, and the key of its start link.

    `warn` hears every error that nobody foresaw, `welcomed` of everybody who comes by the start link; `stop` ends the
    server once the answer to who asked for it has gone out.
    """
    desk, key = Desk(folders, language, f"/{secrets.token_urlsafe(9)}", warn), secrets.token_urlsafe(24)
    routes = [
        Route("/", _with(desk, start.show)),
        Route("/lang/{language}", _with(desk, _speak)),
        Route("/static/{name}", _static),
        Route("/files", _with(desk, start.bring), methods=["POST"]),
        Route("/sample", _with(desk, start.try_sample), methods=["POST"]),
        Route("/stop", _with(desk, partial(_stop, stop)), methods=["POST"]),
        Route("/restore", _with(desk, start.restore), methods=["POST"]),
        Route("/shop", _with(desk, whole_shop.look_live), methods=["POST"]),
        *(Route(f"/r/{{name}}/{step}", _of_files(desk, work), methods=["GET"]) for step, work in FILES_SHOWN.items()),
        *(Route(f"/r/{{name}}/{step}", _of_files(desk, work), methods=["POST"]) for step, work in FILES_DONE.items()),
        *(
            Route(f"/r/{{name}}/{step}", _with(desk, partial(_of_repair, work)), methods=["GET"])
            for step, work in SHOWN.items()
        ),
        *(
            Route(f"/r/{{name}}/{step}", _with(desk, partial(_of_repair, work)), methods=["POST"])
            for step, work in DONE.items()
        ),
        Route("/r/{name}/going", _with(desk, going.going)),
        Route("/r/{name}/stop", _with(desk, going.stop), methods=["POST"]),
        Route("/shops", _with(desk, shops.show)),
        Route("/shops", _with(desk, shops.enter), methods=["POST"]),
        Route("/r/{name}/file/{file}", _with(desk, partial(_of_repair, file))),
    ]
    guard = Middleware(
        Guard,
        port=port,
        key=key,
        base=desk.base,
        most=MOST_BYTES,
        language=desk.language_of,
        refuse=lambda scope, status, text: desk.refuse(Request(scope), status, UnusableInput(text)),
        welcomed=welcomed,
    )
    handlers: dict[Any, Any] = {
        HTTPException: _with_error(desk, _not_understood),
        CatalogRepairError: _with_error(desk, lambda desk, request, error: desk.refuse(request, 422, error)),
        ClientDisconnect: _with_error(desk, lambda *_: Response()),  # nobody is left to read an answer
    }
    last = Middleware(LastHandler, desk=desk, warn=warn)
    return Starlette(routes=routes, middleware=[last, guard], exception_handlers=handlers), desk, key


def _with(desk: Desk, work: Callable[[Desk, Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await work(desk, request)

    return endpoint


def _with_error(
    desk: Desk, answer: Callable[[Desk, Request, Any], Response]
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def endpoint(request: Request, error: Exception) -> Response:
        return answer(desk, request, error)

    return endpoint


def _not_understood(desk: Desk, request: Request, error: HTTPException) -> Response:
    if error.status_code == 400:
        return desk.refuse(request, 400, UNREADABLE, home=True)
    return desk.draw(request, "gone", error.status_code)


def _of_files(desk: Desk, work: OfFiles) -> Callable[[Request], Awaitable[Response]]:
    """Do something with the files of the address."""

    async def endpoint(request: Request) -> Response:
        folder = desk.folders.find(request.path_params["name"])
        if folder is None:
            return desk.draw(request, "gone", 404)
        try:
            return await work(desk, request, folder)
        except CatalogRepairError as error:
            return desk.refuse(request, 422, error, back=f"/r/{folder.name}/brought")

    return endpoint


async def _of_repair(work: Work, desk: Desk, request: Request) -> Response:
    """Do something with the repair of the address; one that cannot be read any more is said to be so."""
    guided = None
    try:
        guided = await run_in_threadpool(desk.repair, request.path_params["name"])
        if guided is None:
            return desk.draw(request, "gone", 404)
        await run_in_threadpool(guided.catch_up)
        step = request.url.path.rpartition("/")[2]
        if guided.must_choose and work in (SHOWN["decide"], SHOWN["changes"], SHOWN["take"]):
            return desk.go(f"/r/{guided.folder.name}/found")
        answer = await work(desk, request, guided)
        if request.method == "GET" and step in SHOWN and answer.status_code == 200 and guided.folder.step != step:
            await run_in_threadpool(guided.folder.note, "step", step)
        return answer
    except CatalogRepairError as error:
        back = f"/r/{guided.folder.name}/{'take' if work in take.DONE.values() else 'changes'}" if guided else "/"
        return desk.refuse(request, 422, error, back=back)


async def _stop(stop: Callable[[], None], desk: Desk, request: Request) -> Response:
    """End the server, for whoever has no terminal window to close."""
    page = ended(desk.language_of(request.scope))
    return HTMLResponse(page, headers={"x-style-src": STYLE_POLICY}, background=BackgroundTask(stop))


async def _speak(desk: Desk, request: Request) -> Response:
    """Choose a language, and go back to a page of ours."""
    path, language = request.query_params.get("to", "/"), request.path_params["language"]
    response = desk.go(path if OURS.fullmatch(path) else "/")
    if language in ("vi", "en"):
        response.set_cookie(LANGUAGE, language, httponly=True, samesite="strict", path=desk.base)
    return response


_STATIC = {"app.css": ("report.css", "web/app.css"), "app.js": ("web/app.js",), "favicon.svg": ("web/favicon.svg",)}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


async def _static(request: Request) -> Response:
    """One of our own three files; the page has the report's design and a little more."""
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404)
    text = "\n".join((templates() / part).read_text(encoding="utf-8") for part in _STATIC[name])
    return Response(text, media_type=_TYPES[Path(name).suffix])
