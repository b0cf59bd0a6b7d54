"""What was read of one whole shop, from a folder or live: values for every diagnosis, or why there are none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.plans.identity import Identity
from catalogrepair.diagnoses.stock.compare import Stock
from catalogrepair.diagnoses.stock.rules import Places
from catalogrepair.errors import SignInFailed, UnusableInput
from catalogrepair.jobs.reading.reader import Reader
from catalogrepair.sales.webhooks import Webhook
from catalogrepair.text import Text, joined

T = TypeVar("T")


@dataclass
class WholeShop:
    """A shop as it was read; a text says why something was not."""

    name: Text
    reader: Reader
    examination: Examination | Text
    stock: Stock | Text
    places: Places
    hooks: Sequence[Webhook] | Text
    identity: Identity
    lacks: Mapping[str, Text] = field(default_factory=dict)
    """of "orders", "kiotviet": why they were not read"""
    live: Sequence[str] = ()
    """the words of the live shops that were asked"""
    unread: Sequence[Text] = ()
    """files that were not looked at, and why"""


def attempt(make: Callable[[], T]) -> T | Text:
    """What is made, or why it cannot be: one list that cannot be read leaves the others to be judged.

    An error's hint is left out: it names options of other commands.
    """
    try:
        return make()
    except (UnusableInput, SignInFailed) as error:
        return joined((error.text, *error.details), between=" ") if error.details else error.text
