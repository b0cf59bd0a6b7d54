"""The last handler of the pages: an error that nobody foresaw gets a page with a sentence, and the server goes on."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from catalogrepair.jobs import failure
from catalogrepair.text import Text
from catalogrepair.web.desk import Desk
from catalogrepair.web.guard import protect


class LastHandler:
    """ASGI middleware around all others."""

    def __init__(self, app: ASGIApp, desk: Desk, warn: Callable[[Text], None]) -> None:
        self._app, self._desk, self._warn = app, desk, warn

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; where an answer has begun already, its connection is cut."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            said = await run_in_threadpool(failure.tell, error, "web")
            self._warn(said)
            if not begun and scope["type"] == "http":
                response = self._page(scope, said)
                protect(response.headers)
                await response(scope, receive, send)

    def _page(self, scope: Scope, said: Text) -> Response:
        try:
            return self._desk.draw(Request(scope), "failed", 500, failure=said)
        except Exception:  # the page itself may be what fails
            return PlainTextResponse(said.say(self._desk.language), 500)
