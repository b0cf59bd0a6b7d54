"""Writes a file so that at any moment there is either no output or a whole one."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from catalogrepair.errors import UnusableInput, reason

_MARK = ".catalogrepair-tmp"
_STALE = 3600
"""seconds after which a temporary file of a killed run is swept away"""


def refuse_target(target: Path, sources: tuple[Path, ...], *, force: bool) -> None:
    """Raise UnusableInput when `target` is an input, exists (without `force`), is open in Excel or has no folder."""
    for source in sources:
        if target.exists() and source.exists() and target.samefile(source):
            raise UnusableInput(
                f"Tệp xuất ra trùng với tệp gốc “{source.name}”. Hãy đặt tên khác cho --output: tệp gốc không bao giờ "
                "bị ghi đè.",
                f"The output is the input “{source.name}”. Give --output another name: the input is never overwritten.",
            )
    if target.is_dir() or not target.parent.is_dir():
        raise UnusableInput(
            f"Không thể ghi “{target}”: thư mục không có hoặc đó là một thư mục.",
            f"Cannot write “{target}”: its folder does not exist, or it is a folder itself.",
        )
    if target.exists() and not force:
        raise UnusableInput(
            f"Tệp “{target.name}” đã có. Hãy chọn tên khác, hoặc thêm --force để ghi đè.",
            f"“{target.name}” exists already. Choose another name, or add --force to overwrite it.",
        )
    if (target.parent / f"~${target.name}").exists():
        raise _open_in_excel(target)


def write_whole(target: Path, write: Callable[[BinaryIO], None], check: Callable[[Path], None] | None = None) -> None:
    """Write beside the target, run `check` on what was written, then move it into place.

    Raises whatever `write` and `check` raise, after removing the temporary file; UnusableInput when the target
    cannot be replaced because another program holds it.
    """
    _sweep(target)
    temporary = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}{_MARK}")
    try:
        with temporary.open("wb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        if check is not None:
            check(temporary)
        temporary.replace(target)
        _sync_folder(target.parent)
    except PermissionError as error:
        raise _open_in_excel(target) from error
    except OSError as error:
        raise UnusableInput(
            f"Không ghi được “{target}”: {reason(error).vi}.", f"Cannot write “{target}”: {reason(error).en}."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def free_name(target: Path) -> Path:
    """The target, or the first of "name (2)", "name (3)" … that does not exist."""
    number, free = 1, target
    while free.exists():
        number += 1
        free = target.with_stem(f"{target.stem} ({number})")
    return free


def _open_in_excel(target: Path) -> UnusableInput:
    return UnusableInput(
        f"Không ghi được “{target.name}”: tệp đang mở trong Excel hoặc bị khóa. Hãy đóng tệp rồi chạy lại.",
        f"Cannot write “{target.name}”: it is open in Excel or locked. Close it and run the command again.",
    )


def _sweep(target: Path) -> None:
    """Remove what killed runs left beside the target an hour ago or earlier."""
    limit = time.time() - _STALE
    for leftover in target.parent.glob(f".*{_MARK}"):
        if leftover.stat().st_mtime < limit:
            leftover.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the move itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
