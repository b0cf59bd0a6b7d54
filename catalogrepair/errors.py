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
import re
from typing import NamedTuple

_STEERING = re.compile(
    r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text with a � for each character that steers a terminal or turns the line; breaks and tabs stay.

    What a shop or a file calls its goods, and what a server says of a fault, comes to the screen through here.
    """
    return text if text.isprintable() else _STEERING.sub("\ufffd", text)


class Text(NamedTuple):
    """One thing said to a person, in Vietnamese and in English."""

    vi: str
    en: str

    def say(self, language: str) -> str:
        """The text in `language`, which is "vi" or "en"."""
        return printable(self.en if language == "en" else self.vi)


_REASONS = {
    errno.ENOENT: Text("không có tệp này", "there is no such file"),
    errno.EISDIR: Text("đó là một thư mục", "it is a folder"),
    errno.EACCES: Text(
        "không có quyền, hoặc chương trình khác đang giữ tệp", "no permission, or another program holds it"
    ),
    errno.EPERM: Text("không có quyền", "no permission"),
    errno.ENOSPC: Text("ổ đĩa đã đầy", "the disk is full"),
    errno.EDQUOT: Text("hết hạn mức ổ đĩa", "the disk quota is used up"),
    errno.EFBIG: Text("tệp lớn hơn mức máy cho phép", "the file is larger than the system allows"),
    errno.EROFS: Text("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.ENAMETOOLONG: Text("tên tệp quá dài", "the name is too long"),
}


def reason(error: OSError) -> Text:
    """Why the system would not open or write a file; in its own English where we have no words for it."""
    said = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Text(said, said))


class CatalogRepairError(Exception):
    """A failure with a sentence that names what is wrong, where, and what to do."""

    exit_code = 2

    def __init__(self, vi: str, en: str, details: tuple[Text, ...] = (), hint: Text | None = None) -> None:
        super().__init__(en)
        self.text = Text(vi, en)
        self.details = details
        self.hint = hint
        """what to do about it on the command line"""


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

    def __init__(self, vi: str, en: str, status: int, said: Text) -> None:
        super().__init__(vi, en)
        self.status = status
        self.said = said


class SignInFailed(CatalogRepairError):
    """A shop's API does not know the key, or none is stored."""

    exit_code = 4
