"""What a browser sends: fields, and files that are bounded and never named by it."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from catalogrepair.errors import Refused
from catalogrepair.folders import Folder

if TYPE_CHECKING:
    pass

MOST_BYTES = 200 << 20
"""of one upload"""
_FIELDS_BYTES = 1 << 20
"""of one field that is no file"""


def is_file(given: object) -> bool:
    """Whether a field of a form holds a file that somebody chose."""
    return isinstance(given, UploadFile) and bool(given.filename)


def keep(folder: Folder, role: str, given: object) -> Path:
    """Keep a file of a form in a repair's folder. Raises Refused when none was chosen, UnusableInput when too large."""
    if not isinstance(given, UploadFile) or not given.filename:
        raise Refused("Anh/chị chưa chọn tệp nào.", "No file was chosen.")
    return folder.keep(role, given.filename, given.file, MOST_BYTES)


@contextlib.asynccontextmanager
async def form_of(request: Request) -> Any:
    """The fields and files of a form; a page of answers has more fields than Starlette expects."""
    async with request.form(max_files=2, max_fields=20_000, max_part_size=_FIELDS_BYTES) as form:
        yield form
