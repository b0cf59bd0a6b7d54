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
from typing import Any

from catalogrepair.text import Text, _, verbatim

_REASONS = {
    errno.ENOENT: _("there is no such file"),
    errno.EISDIR: _("it is a folder"),
    errno.EACCES: _("no permission, or another program holds it"),
    errno.EPERM: _("no permission"),
    errno.ENOSPC: _("the disk is full"),
    errno.EDQUOT: _("the disk quota is used up"),
    errno.EFBIG: _("the file is larger than the system allows"),
    errno.EROFS: _("the disk is read-only"),
    errno.ENAMETOOLONG: _("the name is too long"),
}


def reason(error: OSError | ValueError) -> Text:
    """Why the system would not open or write a file; in its own English where we have no words for it.

    A ValueError says that no file can have this name: there is a NUL in it, or half a character.
    """
    if isinstance(error, ValueError):
        return _("no file can have this name")
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, verbatim(said))


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
