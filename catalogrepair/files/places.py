"""Files by their address, on this machine or behind a URL that fsspec knows: s3://, sftp://, zip:// and more."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from catalogrepair.errors import CatalogRepairError, UnusableInput, reason
from catalogrepair.text import Text, _

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_URL = re.compile(r"[A-Za-z][\w+.-]+://|.*::")
_SECRET = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")
_GLOB = re.compile(r"[*?\[]")
_EXTRA = "pip install 'catalogrepair[batch]'"


class Content(NamedTuple):
    """A file's name and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The checksum of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Place:
    """Where a file or a folder is; small enough to be sent to another machine."""

    path: str
    """as its file system writes it: of this machine absolute"""
    root: str = ""
    """the URL by which the file system is opened; "" for this machine's"""

    def __str__(self) -> str:
        """The address as a person reads it, without a password."""
        if not self.root:
            return self.path
        first, *around = self.root.split("::")
        scheme = first.partition("://")[0]
        host = first.partition("://")[2].partition("/")[0] if self._names_host else ""
        shown = f"{scheme}://{host}{'/' * bool(host)}{self.path.lstrip('/')}"
        return _SECRET.sub(r"\1@", "::".join([shown, *around]))

    __repr__ = __str__

    @property
    def _names_host(self) -> bool:
        """Whether what a URL of this kind begins with is a machine and no folder."""
        return self.root.partition("://")[0] in ("sftp", "ssh", "ftp", "smb", "http", "https")

    @property
    def name(self) -> str:
        """The last part of the address."""
        return Path(self.path).name if self.is_local else PurePosixPath(self.path).name

    @property
    def is_local(self) -> bool:
        """Whether it is a file of this machine."""
        return not self.root

    @property
    def local(self) -> Path:
        """The path of a file of this machine."""
        return Path(self.path)

    def under(self, name: str) -> "Place":
        """What has this name in this folder."""
        path = str(self.local / name) if self.is_local else f"{self.path.rstrip('/')}/{name}"
        return Place(path, self.root)

    def beside(self, name: str) -> "Place":
        """What has this name in the same folder."""
        return self.parent.under(name)

    @property
    def parent(self) -> "Place":
        """The folder that it is in."""
        path = str(self.local.parent) if self.is_local else self.path.rpartition("/")[0]
        return Place(path, self.root)

    def is_same(self, other: "Place") -> bool:
        """Whether both are one file or folder, by whatever road it is reached."""
        if self.is_local and other.is_local:
            return self.local.resolve() == other.local.resolve()
        return str(self) == str(other)

    def read(self) -> bytes:
        """All bytes. Raises UnusableInput when they cannot be read."""
        with told(_("Cannot read “{name}”", name=str(self))):
            return bytes(self.files.cat_file(self.path))

    def exists(self) -> bool:
        """Whether something is there. Raises UnusableInput when nobody can tell."""
        with told(_("Cannot read “{name}”", name=str(self))):
            self.files.invalidate_cache()
            return bool(self.files.exists(self.path))

    @property
    def files(self) -> "AbstractFileSystem":
        """The file system; fsspec keeps one for each kind and account. Raises UnusableInput where it has none."""
        from fsspec.core import url_to_fs
        from fsspec.implementations.local import LocalFileSystem

        if self.is_local:
            return LocalFileSystem()
        with told(_("Cannot open “{name}”", name=str(self))):
            return url_to_fs(self.root)[0]


class Found(NamedTuple):
    """A file that was listed."""

    place: Place
    size: int
    """bytes"""


def place_of(word: str) -> Place:
    """The place that a word of the command line names. Raises UnusableInput for a URL of an unknown kind."""
    if not _URL.match(word):
        return Place(str(Path(word).absolute()))
    from fsspec.core import url_to_fs

    *chain, last = word.split("::")
    if "://" not in last:
        last = Path(last).absolute().as_uri()
    url = "::".join([*chain, last])
    with told(_("Cannot open “{name}”", name=_SECRET.sub(r"\1@", word))):
        return Place(url_to_fs(url)[1], url)


def is_pattern(place: Place) -> bool:
    """Whether it stands for several files."""
    return bool(_GLOB.search(place.path)) and not (place.is_local and place.local.exists())


def matching(pattern: Place) -> list[Place]:
    """The files and folders that a pattern stands for, by name."""
    with told(_("Cannot list “{name}”", name=str(pattern))):
        return [Place(path, pattern.root) for path in sorted(pattern.files.glob(pattern.path))]


def listing(folder: Place, depth: int) -> dict[tuple[str, ...], Found]:
    """The files at most so deep in a folder, by the parts of their path in it; hidden and open ones aside.

    Raises UnusableInput when it cannot be listed.
    """
    with told(_("Cannot list “{name}”", name=str(folder))):
        found: dict[str, dict[str, Any]] = folder.files.find(folder.path, maxdepth=depth, detail=True)
    base = str(folder.local.as_posix() if folder.is_local else folder.path).strip("/")
    files = {}
    for path, about in sorted(found.items()):
        parts = tuple(path.strip("/").removeprefix(base).strip("/").split("/"))
        if parts[0] and not any(part.startswith((".", "~$")) for part in parts):
            files[parts] = Found(Place(path, folder.root), int(about.get("size") or 0))
    return files


def is_folder(place: Place) -> bool:
    """Whether files lie in it."""
    with told(_("Cannot read “{name}”", name=str(place))):
        return bool(place.files.isdir(place.path))


@contextmanager
def told(what: Text) -> Iterator[None]:
    """What a storage would not do, as a sentence: each driver raises exceptions of its own."""
    try:
        yield
    except CatalogRepairError:
        raise
    except ImportError as error:
        raise UnusableInput(
            _("{what}: this kind of address needs more packages: {install}.", what=what, install=_EXTRA)
        ) from error
    except Exception as error:
        raise UnusableInput(_("{what}: {why}.", what=what, why=_why(error))) from error


def _why(error: Exception) -> Text:
    if isinstance(error, OSError) and error.errno:
        return reason(error)
    name = type(error).__name__
    for begin, text in _DRIVERS.items():
        if begin in name:
            return text
    said = " ".join(str(error).split()).rstrip(".") or name
    return _("the storage says “{said}”", said=_SECRET.sub(r"\1@", said)[:300])


_DRIVERS = {
    "NotFound": _("there is no such file"),
    "NoSuch": _("there is no such file"),
    "NoCredentials": _("no key for it is in the environment"),
    "Authentication": _("it does not accept the key"),
    "Permission": _("no permission"),
    "Timeout": _("the network or the drive does not answer"),
    "Connect": _("the server cannot be reached"),
}
"""by a part of the name of the exception, since each driver has its own"""
