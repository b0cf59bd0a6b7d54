"""Pushes products one after another, so that every one is pushed once however often the run dies.

What is to be sent is in the journal before it is sent, what came of it after; a push of which the journal knows no
end is settled by reading, not by pushing again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from catalogrepair.catalog.plans.pushed import GOOD, SETTLED, PushOutcome, PushReceipt
from catalogrepair.errors import CatalogRepairError
from catalogrepair.storage.journal import Journal, Push, RunKey
from catalogrepair.text import Progress, Text, _


class PushTarget(NamedTuple):
    """One product to push, and what it looked like before."""

    code: str
    number: int
    before: dict[str, Any]


Sending = Callable[[], dict[str, PushReceipt]]
"""pushes a batch: code to receipt"""


class Pusher(Protocol):
    """One way to push."""

    def look(self, code: str) -> PushTarget | PushReceipt:
        """What the product looks like now; a receipt where it should not be pushed."""

    def prepare(self, batch: Sequence[PushTarget]) -> Sending:
        """What pushes a batch and reads it back. Raises for what cannot be sent: nothing is intended yet."""

    def settle(self, push: Push) -> PushReceipt | None:
        """What became of a push that was intended and never confirmed; None when it surely did not happen."""

    def batch_size(self, done: int) -> int:
        """How many products go together after so many are done."""


@dataclass
class Run:
    """One list of products on its way. `key` is the journal's for it; the same list resumes under the same key."""

    key: RunKey
    pusher: Pusher
    journal: Journal
    progress: Progress
    again: bool = False
    """push also what an earlier run pushed"""
    trusts_journal: bool = True
    """False where only the shop's own word counts as done"""
    force: bool = False
    """go on although an earlier push changed more than it should"""

    def go(self, codes: Sequence[str], first: int | None = None) -> PushOutcome:
        """Push the products of `codes` in their order, at most `first` of them now."""
        outcome = PushOutcome()
        todo = list(codes)
        try:
            todo = self._settled(todo, outcome)
            limit = len(todo) if first is None else min(first, len(todo))
            self._push(todo[:limit], len(codes), outcome)
        except CatalogRepairError as error:
            outcome.failure = error
        except KeyboardInterrupt as stop:
            raise KeyboardInterrupt(_far(outcome, len(codes))) from stop
        outcome.left = tuple(code for code in todo if code not in outcome.receipts)
        return outcome

    def _settled(self, codes: list[str], outcome: PushOutcome) -> list[str]:
        """The codes still to be pushed, after asking what became of pushes without a receipt."""
        known = self.journal.pushes(str(self.key))
        todo: list[str] = []
        for code in codes:
            push = known.get(code)
            if push is not None and not push.state:
                receipt = self.pusher.settle(push)
                if receipt is None:
                    todo.append(code)
                else:
                    self._receive(code, receipt, outcome)
                continue
            if push is None or push.state not in SETTLED:
                todo.append(code)
            elif push.state == "spoiled" and not self.force:
                outcome.receipts[code] = PushReceipt("spoiled", push.detail, stops=True)
            elif self.trusts_journal and not self.again:
                outcome.receipts[code] = PushReceipt(push.state, push.detail)
                outcome.skipped += 1
            else:
                todo.append(code)
        return todo

    def _push(self, codes: Sequence[str], total: int, outcome: PushOutcome) -> None:
        waiting = list(codes)
        pushed = 0
        while waiting and not outcome.stopped:
            size = self.pusher.batch_size(pushed)
            batch = []
            for code in waiting[:size]:
                found = self.pusher.look(code)
                if isinstance(found, PushReceipt):
                    self._intend([PushTarget(code, 0, {})])
                    self._receive(code, found, outcome)
                else:
                    batch.append(found)
            waiting = waiting[size:]
            if batch and not outcome.stopped:
                send = self.pusher.prepare(batch)
                self._intend(batch)
                for code, receipt in send().items():
                    self._receive(code, receipt, outcome)
                pushed += len(batch)
            self.progress(_far(outcome, total))

    def _intend(self, targets: Iterable[PushTarget]) -> None:
        self.journal.intend(str(self.key), [(target.code, target.number, target.before) for target in targets])

    def _receive(self, code: str, receipt: PushReceipt, outcome: PushOutcome) -> None:
        self.journal.receive(str(self.key), code, receipt.state, receipt.detail)
        outcome.receipts[code] = receipt


def _far(outcome: PushOutcome, total: int) -> Text:
    done = sum(receipt.state in GOOD for receipt in outcome.receipts.values())
    return _("{done} of {total} products pushed", done=done, total=total)
