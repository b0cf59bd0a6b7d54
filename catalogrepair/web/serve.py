"""Runs the pages on this machine until somebody stops them."""

import contextlib
import logging
import os
import signal
import socket
from collections.abc import Callable

import uvicorn

from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.drafts import Folders
from catalogrepair.jobs.guide import Guided
from catalogrepair.text import Text, _
from catalogrepair.web.app import app_of
from catalogrepair.web.opening import opened


def serve(
    folders: Folders,
    language: str,
    port: int,
    tell: Callable[[str], None],
    warn: Callable[[Text], None],
    *,
    look: bool = True,
    prepared: Guided | None = None,
) -> None:
    """Serve on loopback until Ctrl-C, or until somebody stops it in a page.

    `tell` hears the start link once, `look` opens it in the default browser.

    `warn` hears every error that nobody foresaw.

    `port` 0 takes any free one. A `prepared` repair is opened at its fourth step. Raises UnusableInput when the port is
    taken.
    """
    with _bound(port) as listening, contextlib.ExitStack() as waiting, contextlib.suppress(KeyboardInterrupt):
        number = listening.getsockname()[1]

        def stop() -> None:
            server.should_exit = True

        app, desk, key = app_of(folders, language, number, warn, welcomed=waiting.close, stop=stop)
        path = f"{desk.base}/"
        if prepared is not None:
            desk.put(prepared)
            path = f"{desk.base}/r/{prepared.folder.name}/changes"
        link = f"http://127.0.0.1:{number}{path}?key={key}"
        tell(link)
        if look:
            waiting.enter_context(opened(link, language))
        _let_every_stop_be_ctrl_c()
        # What libraries log of a broken form or line is no sentence to a shop owner; what matters we say ourselves.
        logging.getLogger().addHandler(logging.NullHandler())
        config = uvicorn.Config(
            app, log_level="critical", server_header=False, lifespan="off", ws="none", timeout_graceful_shutdown=5
        )
        server = uvicorn.Server(config)
        server.run(sockets=[listening])


def _let_every_stop_be_ctrl_c() -> None:
    """So that a closed terminal or a shutdown leaves no start link behind; what is ignored stays so (`nohup`)."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


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
            _("Port {port} is in use. Choose another with --port, or leave --port out.", port=str(port)),
        ) from error
    return listening
