"""What a browser sends: fields, and files that are bounded and never named by it."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from python_multipart.exceptions import FormParserError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from catalogrepair.errors import Refused, UnusableInput, reason
from catalogrepair.jobs.drafts import Folder
from catalogrepair.jobs.unpack import MOST_FILES
from catalogrepair.text import _

MOST_BYTES = 200 << 20
"""of one upload"""
_FIELDS_BYTES = 1 << 20
"""of one field that is no file"""

UNREADABLE = UnusableInput(
    _(
        "What the browser sent cannot be understood. If the name of the file is very long, give it a "
        "shorter one; else load the page anew and choose the file again."
    ),
)
"""what is said of a form that is none"""


def is_file(given: object) -> bool:
    """Whether a field of a form holds a file that somebody chose."""
    return isinstance(given, UploadFile) and bool(given.filename)


def keep(folder: Folder, role: str, given: object) -> Path:
    """Keep a file of a form in a repair's folder. Raises Refused when none was chosen, UnusableInput when too large."""
    if not isinstance(given, UploadFile) or not given.filename:
        raise Refused(_("No file was chosen."))
    return folder.keep(role, given.filename, given.file, MOST_BYTES)


def files_of(form: FormData) -> list[UploadFile]:
    """Every file that somebody chose."""
    return [given for given in form.getlist("file") if isinstance(given, UploadFile) and given.filename]


@contextlib.asynccontextmanager
async def form_of(request: Request) -> AsyncIterator[FormData]:
    """The fields and files of a form; a page of answers has more fields than Starlette expects.

    Raises HTTPException 400 for a form that is none, UnusableInput when the disk does not take it.
    """
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=20_000, max_part_size=_FIELDS_BYTES)
    except FormParserError as error:
        raise HTTPException(400) from error
    except OSError as error:
        why = reason(error)
        raise UnusableInput(
            _("This machine cannot hold the upload: {why}. Free some space and try again.", why=why),
        ) from error
    try:
        yield form
    finally:
        await form.close()
