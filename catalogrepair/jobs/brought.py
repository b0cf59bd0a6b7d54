"""What somebody has brought: each file is known by its headings before anything is concluded from it."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from catalogrepair.catalog.plans.plan import Plan
from catalogrepair.errors import UnusableInput
from catalogrepair.files.code_list import CODE_LIST
from catalogrepair.files.kinds import Kind
from catalogrepair.files.output import digest
from catalogrepair.files.product_list import PRODUCT_LIST, read_export
from catalogrepair.files.read import read_file, seen_as
from catalogrepair.files.store_products import ON_STORE, STORE_PRODUCTS
from catalogrepair.files.unread import PLAN, REPORT
from catalogrepair.jobs.own_work import written_by_us
from catalogrepair.jobs.repair import load_plan, read_codes
from catalogrepair.storage.journal import Journal
from catalogrepair.text import _

Role = Literal["export", "store", "plan", "other", "ours"]
"""what a file is to a repair: the product list, what the store has, a prepared plan, a file of the whole shop's, or
one that this program wrote"""
STALE = timedelta(days=1)
_NAMED = re.compile(r"_KV(\d{2})(\d{2})(\d{4})-(\d{2})(\d{2})(\d{2})")
"""how KiotViet puts the moment of an export into its name"""
_YEAR = 2000
"""a zip of before then does not know when it was written"""


@dataclass(frozen=True)
class Brought:
    """A file, and what it was recognised as."""

    path: Path
    kind: Kind
    role: Role
    rows: int
    columns: int
    """of its row of headings; 0 where it has none"""
    made: datetime | None
    """when it was exported, or the plan made, on that machine's clock; None where nothing tells"""

    @property
    def is_bare_list(self) -> bool:
        """Whether it is codes alone, so that nothing in it tells what the codes have in common."""
        return self.kind == CODE_LIST

    def is_stale(self, now: datetime) -> bool:
        """Whether the shop may have changed much since: an import would bring the old prices back."""
        return self.role == "export" and self.made is not None and now - self.made > STALE


def look_at(path: Path) -> Brought:
    """What a file is. Raises UnusableInput for one that nobody here could use, naming what it is instead."""
    kind, columns = seen_as(path)
    if kind is None and path.suffix.lower() in (".txt", ".csv"):
        return Brought(path, CODE_LIST, "store", len(read_codes(path)), 0, None)
    if kind is None:
        raise UnusableInput(_("“{name}”: what it is cannot be told by its headings.", name=path.name))
    made = _made(path)
    if kind == PRODUCT_LIST:
        rows = len(read_export(path).table.rows)
        is_ours = digest(path) in written_by_us(Journal())
        return Brought(path, kind, "ours" if is_ours else "export", rows, columns, made)
    if kind == STORE_PRODUCTS:
        return Brought(path, kind, "store", read_file(path, (ON_STORE,)).rows, columns, made)
    if kind == PLAN:
        plan = load_plan(path)
        return Brought(path, kind, "plan", len(plan.edits), 0, _of_plan(plan))
    if kind == REPORT:
        return Brought(path, kind, "ours", 0, 0, None)
    if not kind.needed:
        raise UnusableInput(_("“{name}” is {kind}: nothing here reads it.", name=path.name, kind=kind.name))
    return Brought(path, kind, "other", read_file(path, (kind,)).rows, columns, made)


def export_of(brought: Sequence[Brought]) -> Brought | None:
    """The product list to repair: the plan's own where a plan was brought, else the newest; None where that is not
    known (`rivals_in`)."""
    lists = [one for one in brought if one.role in ("export", "ours")]
    plan = plan_of(brought)
    if plan is not None:
        wanted = plan.source.sha256
        return next((one for one in lists if digest(one.path) == wanted), None)
    return _newest(one for one in lists if one.role == "export")


def store_of(brought: Sequence[Brought]) -> Brought | None:
    """The file of what the store has: the plan's own where a plan was brought, else the newest; None where that is not
    known (`rivals_in`)."""
    stores = [one for one in brought if one.role == "store"]
    plan = plan_of(brought)
    if plan is not None:
        wanted = plan.evidence.origin.sha256 if plan.evidence is not None else ""
        return next((one for one in stores if digest(one.path) == wanted), None)
    return _newest(stores)


def plan_of(brought: Iterable[Brought]) -> Plan | None:
    """The newest plan; None where none was brought, or where it is not known which of them is."""
    found = _newest(one for one in brought if one.role == "plan")
    return None if found is None else load_plan(found.path)


def rivals_in(brought: Sequence[Brought]) -> list[Brought]:
    """Files of which one at most is used, and of which nothing tells the newest: somebody must leave the others out."""
    plans = [one for one in brought if one.role == "plan"]
    roles: tuple[Role, ...] = ("plan",) if plans else ("export", "store")
    groups = [[one for one in brought if one.role == role] for role in roles]
    return [one for group in groups if _newest(group) is None for one in group]


def _newest(files: Iterable[Brought]) -> Brought | None:
    """None, too, where an undated file or two of one moment leave it open: to take an older one for the newest would
    bring old prices back."""
    found = list(files)
    moments = [one.made for one in found if one.made is not None]
    if len(found) > 1 and (len(moments) < len(found) or moments.count(max(moments)) > 1):
        return None
    return max(found, key=lambda one: one.made or datetime.min, default=None)


def _of_plan(plan: Plan) -> datetime | None:
    try:
        return datetime.fromisoformat(plan.created).astimezone().replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None


def _made(path: Path) -> datetime | None:
    """By KiotViet's own name for it, else by when its zip was written."""
    if (named := _NAMED.search(path.stem)) is not None:
        day, month, year, hour, minute, second = map(int, named.groups())
        try:
            return datetime(year, month, day, hour, minute, second)
        except ValueError:
            return None
    try:
        with zipfile.ZipFile(path) as zipped:
            moments = [entry.date_time for entry in zipped.infolist() if entry.date_time[0] > _YEAR]
        return datetime(*max(moments)) if moments else None
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
