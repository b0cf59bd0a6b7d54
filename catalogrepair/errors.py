"""Every failure worth a sentence to the user, in both languages, with its exit code.

CatalogRepairError
├── UnusableInput   exit 2   the file or the options cannot be used
│   ├── Unreachable          a shop's API did not answer, or not the whole way: nothing was concluded
│   │   └── Unsettled        a write was sent, and whether it was done is not known
│   └── Rejected             a shop's API would not do what it was asked: nothing was done
├── Refused         exit 3   plan, file and store do not match, or the output did not verify: nothing was written
└── SignInFailed    exit 4   a shop's API does not know the key, or none is stored
"""

import errno
from pathlib import Path
from typing import Any

from catalogrepair.text import Text, _

_HELD = _("another program holds it")
_AWAY = _("the network or the drive does not answer")
_REASONS = {
    errno.ENOENT: _("there is no such file"),
    errno.EISDIR: _("it is a folder"),
    errno.ENOTDIR: _("a part of its path is a file, not a folder"),
    errno.EEXIST: _("it exists already"),
    errno.EACCES: _("no permission, or another program holds it"),
    errno.EPERM: _("no permission"),
    errno.ENOSPC: _("the disk is full"),
    errno.EDQUOT: _("the disk quota is used up"),
    errno.EFBIG: _("the file is larger than the system allows"),
    errno.EROFS: _("the disk is read-only"),
    errno.ENAMETOOLONG: _("the name is too long"),
    errno.ELOOP: _("it is a link that leads back to itself"),
    errno.EIO: _("the disk does not work as it should"),
    errno.ENOMEM: _("there is not enough memory"),
    errno.EMFILE: _("too many files are open"),
    errno.ENFILE: _("too many files are open"),
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
    errno.EDEADLK: _HELD,
    errno.ECONNREFUSED: _("nobody listens there"),
    errno.ETIMEDOUT: _AWAY,
    errno.EHOSTUNREACH: _AWAY,
    errno.ENETUNREACH: _AWAY,
    errno.ENETDOWN: _AWAY,
    errno.ENOTCONN: _AWAY,
    errno.ESTALE: _AWAY,
    errno.ENODEV: _AWAY,
    errno.ENXIO: _AWAY,
    errno.ECONNRESET: _("the connection broke"),
    errno.ECONNABORTED: _("the connection broke"),
    errno.EPIPE: _("the connection broke"),
}
_KINDS: tuple[tuple[type[OSError], Text], ...] = (
    (FileNotFoundError, _REASONS[errno.ENOENT]),
    (IsADirectoryError, _REASONS[errno.EISDIR]),
    (PermissionError, _REASONS[errno.EPERM]),
    (TimeoutError, _AWAY),
    (ConnectionError, _REASONS[errno.ECONNRESET]),
)
"""of those that libraries raise without a number"""


def reason(error: OSError | ValueError) -> Text:
    """Why the system would not open or write a file, in words of our own: it speaks English, and in numbers.

    A ValueError says that no file can have this name: there is a NUL in it, or half a character.
    """
    if isinstance(error, ValueError):
        return _("no file can have this name")
    if error.errno == errno.ENOENT and error.filename and (folder := _missing(str(error.filename))):
        return _("there is no folder “{folder}”", folder=folder)
    kind = next((text for kind, text in _KINDS if isinstance(error, kind)), _("the system would not do it"))
    return _REASONS.get(error.errno or 0, kind)


def _missing(name: str) -> str:
    """The first folder of a path that is not there; "" where only the file itself is missing."""
    above = [folder for folder in Path(name).parents if not folder.is_dir()]
    return str(above[-1]) if above else ""


class CatalogRepairError(Exception):
    """A failure with a sentence that names what is wrong, where, and what to do."""

    exit_code = 2

    def __init__(self, text: Text, *, details: tuple[Text, ...] = (), hint: Text | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.details = details
        self.hint = hint
        """what to do about it on the command line"""

    def __str__(self) -> str:
        return self.text.en

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.__dict__)


def _again(kind: type[CatalogRepairError], said: dict[str, Any]) -> CatalogRepairError:
    """An error as another process raised it."""
    error = kind.__new__(kind)
    error.__dict__.update(said)
    return error


class UnusableInput(CatalogRepairError):
    """The file or the options cannot be used."""

    exit_code = 2


class Refused(CatalogRepairError):
    """Plan and file do not match, or the output did not verify; nothing was written."""

    exit_code = 3


class Unreachable(UnusableInput):
    """A shop's API did not answer, or not the whole way; nothing was concluded from what it did say."""


class Unsettled(Unreachable):
    """A write was sent and no answer came: only reading can tell what became of it."""


class Rejected(UnusableInput):
    """A shop's API would not do what it was asked; `status` is HTTP's, `said` what it gave as the reason."""

    def __init__(self, text: Text, *, status: int, said: Text) -> None:
        super().__init__(text)
        self.status = status
        self.said = said


class SignInFailed(CatalogRepairError):
    """A shop's API does not know the key, or none is stored."""

    exit_code = 4


class NotPermitted(SignInFailed):
    """The key is known, and may not do this."""
