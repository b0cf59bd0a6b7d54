"""What a job says while it goes on: how far it is, and what a long wait is for."""

from catalogrepair.shops.remote.waiting import listening
from catalogrepair.text import Progress

__all__ = ["Progress", "listening"]
