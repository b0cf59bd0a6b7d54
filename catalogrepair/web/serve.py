"""Runs the pages on this machine until somebody stops them."""

import contextlib
import os
import socket
import webbrowser
from collections.abc import Callable
from threading import Thread

import uvicorn

from catalogrepair.errors import UnusableInput
from catalogrepair.folders import Folders
from catalogrepair.guided import Guided
from catalogrepair.web.app import app_of


def serve(
    folders: Folders,
    language: str,
    port: int,
    tell: Callable[[str], None],
    *,
    look: bool = True,
    prepared: Guided | None = None,
) -> None:
    """Serve on loopback until Ctrl-C; `tell` hears the start link once, `look` opens it in the default browser.

    `port` 0 takes any free one. A `prepared` repair is opened at its fourth step. Raises UnusableInput when the port is
    taken.
    """
    with _bound(port) as listening, contextlib.suppress(KeyboardInterrupt):
        number = listening.getsockname()[1]
        app, desk, key = app_of(folders, language, number)
        path = f"{desk.base}/"
        if prepared is not None:
            desk.put(prepared)
            path = f"{desk.base}/r/{prepared.folder.name}/changes"
        link = f"http://127.0.0.1:{number}{path}?key={key}"
        tell(link)
        if look:
            Thread(target=webbrowser.open, args=(link,), daemon=True).start()
        config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="off", ws="none")
        uvicorn.Server(config).run(sockets=[listening])


def _bound(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # else the port stays taken for a minute after a stop; Windows means another thing by it
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen(64)
    except OSError as error:
        listening.close()
        raise UnusableInput(
            f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác bằng --port, hoặc bỏ --port.",
            f"Port {port} is in use. Choose another with --port, or leave --port out.",
        ) from error
    return listening
