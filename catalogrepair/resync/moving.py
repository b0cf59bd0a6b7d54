"""Experimental: the plan's changes through KiotViet's API instead of an import.

Undocumented ground (docs: kiotviet-api 2.6): `PUT /listupdatedproducts` lists `masterProductId`,
and nobody has said what it does. So one product goes first, every product is read back before the next, and only what
reading shows counts. The answer 420 "Danh sách sản phẩm cập nhật rỗng" comes at random and means that nothing was done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogrepair.catalog.plans.pushed import PushReceipt
from catalogrepair.errors import Rejected, Unsettled
from catalogrepair.resync.pace import Pace
from catalogrepair.resync.pushing import PushTarget, Sending
from catalogrepair.shops.kiotviet import single
from catalogrepair.shops.remote.client import Client
from catalogrepair.shops.remote.walking import Item
from catalogrepair.storage.journal import Push

GETS = 2
_BATCH = 10
_EMPTY_LIST = "cập nhật rỗng"
_ATTEMPTS = 6
_MOVES = ("masterProductId", "masterCode")


@dataclass
class Mover:
    """Moves products to other roots. Codes stand for products, `numbers` for their ids."""

    client: Client
    numbers: Mapping[str, int]
    roots: Mapping[str, tuple[str, str]]
    """code to (the root's code before, and after the move); "" for none"""
    names: Mapping[str, str]
    """code to what the plan calls it; a product of quite another name is another shop's"""
    pace: Pace

    def batch_size(self, done: int) -> int:
        """One product first, then small batches."""
        return _BATCH if done else 1

    def look(self, code: str) -> PushTarget | PushReceipt:
        """The product as it is; a receipt when it hangs where it should already, or where the plan does not expect."""
        self.client.restart_clock()
        before, after = self.roots[code]
        wanted = [root for root in (code, before, after) if root]
        if missing := [root for root in wanted if root not in self.numbers]:
            return PushReceipt("absent", {"codes": missing})
        item = single.read(self.client, self.numbers[code])
        if item is None:
            return PushReceipt("absent", {"codes": [code]})
        if single.is_stranger(item, self.names[code]):
            return PushReceipt("stranger", {"name": item.get("name")})
        root = item.get("masterProductId") or None
        if root == self._root(after):
            return PushReceipt("done", {})
        if root != self._root(before):
            return PushReceipt("drifted", {"root": root})
        return PushTarget(code, self.numbers[code], single.plain(item))

    def prepare(self, batch: Sequence[PushTarget]) -> Sending:
        """Ask for the batch, then read every product back."""
        return lambda: self._push(batch)

    def _push(self, batch: Sequence[PushTarget]) -> dict[str, PushReceipt]:
        moves = {target.number: self._root(self.roots[target.code][1]) for target in batch}
        refusal = None
        for _ in range(_ATTEMPTS):
            self.pace.wait()
            try:
                single.move(self.client, moves)
            except Rejected as error:
                refusal = error
                if _EMPTY_LIST in error.said.vi:
                    self.client.patience.sleep(self.client.patience.first)
                    continue
            except Unsettled:
                pass  # reading back tells
            else:
                refusal = None
            break
        return {target.code: self._judge(target, refusal) for target in batch}

    def settle(self, push: Push) -> PushReceipt | None:
        """Where the product hangs tells whether the write arrived."""
        if not push.number or push.code not in self.roots:
            return None
        self.client.restart_clock()
        receipt = self._judge(PushTarget(push.code, push.number, push.before), None)
        return None if receipt.state == "ignored" else receipt

    def _judge(self, target: PushTarget, refusal: Rejected | None) -> PushReceipt:
        item = single.read(self.client, target.number)
        root = (item.get("masterProductId") if item else None) or None
        if item is None:
            return PushReceipt("absent", {"codes": [target.code]}, stops=True)
        if fields := single.moved_fields(target.before, item, _MOVES):
            now: Item = single.plain(item)
            pairs = {name: [target.before.get(name), now.get(name)] for name in fields}
            return PushReceipt("spoiled", {"fields": pairs}, stops=True)
        if root == self._root(self.roots[target.code][1]):
            return PushReceipt("done", {})
        if refusal is not None:
            return PushReceipt("rejected", {"said": refusal.said.vi, "status": refusal.status}, stops=True)
        return PushReceipt("ignored", {"root": root}, stops=True)

    def _root(self, code: str) -> int | None:
        return self.numbers[code] if code else None
