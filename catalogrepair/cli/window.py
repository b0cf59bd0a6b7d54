"""How wide the window is that somebody reads in."""

import os
import shutil
import sys

_NARROWEST = 40


def width(*, to_stderr: bool = False) -> int | None:
    """Columns of the window, as COLUMNS or the terminal says; None for a pipe, whose reader wants lines whole."""
    stream = sys.stderr if to_stderr else sys.stdout
    if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return max(_NARROWEST, shutil.get_terminal_size().columns)
    return None
