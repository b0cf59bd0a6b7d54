"""Why what is kept on this machine cannot be used, in words."""

import sqlite3

from filelock import Timeout

from catalogrepair.errors import reason
from catalogrepair.text import Text, _


class OtherVersion(sqlite3.DatabaseError):
    """A database that is laid out as another version of the tool does; its argument is the number of the layout."""


def why(error: OSError | ValueError | sqlite3.Error) -> Text:
    """The reason; SQLite tells its own in English, and by its code."""
    if isinstance(error, Timeout):
        return _("another process holds it")
    if isinstance(error, OSError | ValueError):
        return reason(error)
    if isinstance(error, OtherVersion):
        return _("it is of another version ({version})", version=str(error.args[0]))
    name = getattr(error, "sqlite_errorname", "")
    return next((text for begin, text in _WHY.items() if name.startswith(begin)), _DAMAGED)


_DAMAGED = _("it is damaged")
_WHY = {
    "SQLITE_BUSY": _("another process holds it"),
    "SQLITE_LOCKED": _("another process holds it"),
    "SQLITE_FULL": _("the disk is full"),
    "SQLITE_READONLY": _("it may not be written to"),
    "SQLITE_PERM": _("no permission"),
    "SQLITE_CANTOPEN": _("it cannot be opened"),
    "SQLITE_IOERR": _("the disk does not work as it should"),
}
