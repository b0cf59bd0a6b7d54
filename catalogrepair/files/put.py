"""Writes a set of files into a folder of this machine or of a storage: all of them, or none."""

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from catalogrepair.errors import UnusableInput
from catalogrepair.files.output import Target, refuse_target
from catalogrepair.files.output_set import settle, write_set
from catalogrepair.files.places import Content, Place, told
from catalogrepair.text import _

_AT_ONCE = {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oci"}
"""storages in which an object is there when all of it has arrived, and not before"""

_MOMENT = "docProps/core.xml"


def put(folder: Place, contents: Sequence[Content], *, force: bool) -> None:
    """Write files into a folder that is made where it is missing; a file that is there already stays as it is.

    So a run that is repeated after it died finds its own work. Raises UnusableInput when a file of another content
    has one of the names (without `force`), or cannot be written; then nothing is changed.
    """
    if folder.is_local:
        _put_here(folder, contents, force=force)
    else:
        _put_there(folder, contents, force=force)


def _put_here(folder: Place, contents: Sequence[Content], *, force: bool) -> None:
    with told(_("Cannot make the folder “{name}”", name=str(folder))):
        folder.local.mkdir(parents=True, exist_ok=True)
    wanted = []
    for content in contents:
        path = folder.local / content.name
        settle(path, force=True)  # a set that a killed run left half is ours to finish or to write anew
        if path.is_file() and _same(path.read_bytes(), content.data):
            continue
        refuse_target(path, (), force=force)
        wanted.append(Target(path, partial(_write, content.data)))
    if wanted:
        write_set(wanted, force=force)


def _write(data: bytes, out: BinaryIO) -> None:
    out.write(data)


def _put_there(folder: Place, contents: Sequence[Content], *, force: bool) -> None:
    former: dict[Place, bytes | None] = {}
    wanted = []
    for place, data in ((folder.under(one.name), one.data) for one in contents):
        former[place] = place.read() if place.exists() else None
        if _same(former[place], data):
            continue
        if former[place] is not None and not force:
            raise UnusableInput(
                _("“{name}” exists already. Choose another name, or add --force to overwrite it.", name=place.name),
            )
        wanted.append((place, data))
    begun: list[Place] = []
    try:
        with told(_("Cannot write to “{name}”", name=str(folder))):
            for place, data in wanted:
                begun.append(place)
                _send(place, data)
    except BaseException:
        for place in begun:
            _take_back(place, former[place])
        raise


def _same(there: bytes | None, data: bytes) -> bool:
    """Whether a file is there already; a workbook that was made anew tells the moment, which makes no difference."""
    if there == data or there is None:
        return there == data
    try:
        with ZipFile(BytesIO(there)) as old, ZipFile(BytesIO(data)) as new:
            one, other = ({entry.filename: entry.CRC for entry in book.infolist()} for book in (old, new))
    except BadZipFile:
        return False
    return one | {_MOMENT: 0} == other | {_MOMENT: 0}


def _send(place: Place, data: bytes) -> None:
    """Put one file in its place, under its name when all of it is there."""
    files, protocol = place.files, place.files.protocol
    if _AT_ONCE.intersection((protocol,) if isinstance(protocol, str) else protocol):
        files.pipe_file(place.path, data)
    else:
        beside = place.beside(f".{place.name}.{os.urandom(8).hex()}.catalogrepair-tmp").path
        files.makedirs(place.path.rpartition("/")[0], exist_ok=True)
        try:
            files.pipe_file(beside, data)
            files.mv(beside, place.path)
        except BaseException:
            with suppress(Exception):  # what went wrong first is what is told
                files.rm_file(beside)
            raise
    files.invalidate_cache()
    if files.info(place.path)["size"] != len(data):
        raise UnusableInput(_("“{name}” did not arrive whole; nothing of this shop was written.", name=str(place)))


def _take_back(place: Place, former: bytes | None) -> None:
    """As it was before; a storage that does not answer any more cannot be helped."""
    with suppress(Exception):
        if former is None:
            place.files.rm_file(place.path)
        else:
            place.files.pipe_file(place.path, former)
