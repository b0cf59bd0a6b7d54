"""The touch: one field of a product is written with its own value, so that KiotViet tells every partner of it.

Source (docs: kiotviet-api 2.5): read and keep, write one field, read again, compare everything.
Whether an unchanged value moves the date of change, and with it the webhooks, is not documented: it is looked at.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from catalogrepair.catalog.plans.pushed import PushReceipt
from catalogrepair.errors import Rejected, Unsettled
from catalogrepair.resync.pace import Pace
from catalogrepair.resync.pushing import PushTarget, Sending
from catalogrepair.shops.kiotviet import single
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.walking import Item
from catalogrepair.storage.journal import Push

GETS = 2
"""for one product: before and after"""
_ATTEMPTS = 2


@dataclass
class Touch:
    """Pushes products through KiotViet's API."""

    client: Client
    numbers: Mapping[str, int]
    """code to product id"""
    pace: Pace
    planned: Mapping[str, str] = field(default_factory=dict)
    """code to the root's code that the repair gives it, "" for none; a code that is not in it may hang anywhere"""
    names: Mapping[str, str] = field(default_factory=dict)
    """code to what the repair calls it; a product of quite another name is another shop's"""
    two_writes: bool = False
    """where the date does not move, change the description and put it back"""

    def batch_size(self, done: int) -> int:
        """One at a time: the first product that changes stops the run."""
        return 1

    def look(self, code: str) -> PushTarget | PushReceipt:
        """The product as it is; unit rows go with theirs, and one that still hangs on a group is not pushed."""
        self.client.restart_clock()
        self.pace.wait()  # here, so that nobody has time to change the price between reading and writing it
        number = self.numbers.get(code)
        item = single.read(self.client, number) if number is not None else None
        if item is None or number is None:
            return PushReceipt("absent", {})
        if single.is_stranger(item, self.names.get(code, "")):
            return PushReceipt("stranger", {"name": item.get("name")})
        if item.get("masterUnitId"):
            return PushReceipt("unit", {})
        planned, root = self.planned.get(code), item.get("masterProductId") or None
        if planned and planned not in self.numbers:  # else no root at all would pass for one that is not there
            return PushReceipt("absent", {"codes": [planned]})
        if planned is not None and root != (self.numbers[planned] if planned else None):
            return PushReceipt("hanging", {"root": root})
        return PushTarget(code, number, single.plain(item))

    def prepare(self, batch: Sequence[PushTarget]) -> Sending:
        """Touch and read back."""
        return lambda: {target.code: self._touch(target) for target in batch}

    def settle(self, push: Push) -> PushReceipt | None:
        """A moved date of change tells that the write arrived; stock may have moved since by sales."""
        self.client.restart_clock()
        item = single.read(self.client, push.number) if push.number else None
        if item is None:
            return None
        target = PushTarget(push.code, push.number, push.before)
        if self._is_nudged(target, item):
            self._write_description(target, "")
            item = self._again(target)
        return self._judge(target, item, ("inventories",))

    def _touch(self, target: PushTarget) -> PushReceipt:
        name = next(name for name in ("basePrice", "name") if target.before.get(name) is not None)
        for _ in range(_ATTEMPTS):
            try:
                single.write(self.client, target.number, name, target.before[name])
            except Rejected as error:
                return PushReceipt("rejected", {"said": error.said.vi, "status": error.status})
            except Unsettled:
                if (settled := self._judge(target, self._again(target))) is not None:
                    return settled
                continue
            receipt = self._judge(target, self._again(target))
            if receipt is None and self.two_writes:
                receipt = self._nudge(target)
            return receipt or PushReceipt("unmoved", {"before": target.before.get("modifiedDate")}, stops=True)
        return PushReceipt("unmoved", {"before": target.before.get("modifiedDate")}, stops=True)

    def _judge(self, target: PushTarget, item: Item, free: Sequence[str] = ()) -> PushReceipt | None:
        """None when the date of change stands where it stood; `free` fields may move."""
        before, after = str(target.before.get("modifiedDate") or ""), single.changed(item)
        if fields := single.moved_fields(target.before, item, free):
            return PushReceipt("spoiled", {"fields": _pairs(target.before, item, fields)}, stops=True)
        return PushReceipt("done", {"before": before, "after": after}) if after != before else None

    def _nudge(self, target: PushTarget) -> PushReceipt | None:
        """A space at the end of the description, and away again."""
        with suppress(Unsettled):  # the second write puts it back whatever became of the first
            self._write_description(target, " ")
        self._write_description(target, "")
        return self._judge(target, self._again(target))

    def _write_description(self, target: PushTarget, more: str) -> None:
        self.pace.wait()
        single.write(self.client, target.number, "description", str(target.before.get("description") or "") + more)

    def _is_nudged(self, target: PushTarget, item: Item) -> bool:
        own = str(target.before.get("description") or "")
        return str(item.get("description") or "") == f"{own} "

    def _again(self, target: PushTarget) -> Item:
        item = single.read(self.client, target.number)
        return item if item is not None else {"id": target.number, "deleted": True}


def _pairs(before: Mapping[str, Any], after: Item, fields: Sequence[str]) -> dict[str, list[Any]]:
    now = single.plain(after)
    return {name: [before.get(name), now.get(name)] for name in fields}
