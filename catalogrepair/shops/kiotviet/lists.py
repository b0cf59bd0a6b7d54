"""Walks through the paged lists of KiotViet's API.

Source (docs: kiotviet-api 2.1, 4.2). Pages may be shorter than asked for. They are ordered by
id: what comes in while they are read stands at their end and moves nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from catalogrepair.shops.remote.client import Client, Query
from catalogrepair.shops.remote.shapes import Shape
from catalogrepair.shops.remote.walking import WALKS, Item, again, collect, items_of, never_whole, number_of
from catalogrepair.text import Progress, Text

NAME = "KiotViet"
PAGE = 100


def walk(
    client: Client, path: str, query: Query, noun: Text, progress: Progress, shape: Mapping[str, Shape]
) -> list[Item]:
    """All items of a list. Raises Unreachable when it keeps changing or does not agree with its own total."""
    seen = total = 0
    for attempt in range(WALKS):
        if attempt:
            client.wait(client.patience.settle, again(NAME, noun))
        pages = _Pages(client, path, query, shape)
        found = collect(NAME, pages.count, pages.each(), progress, noun)
        seen, total = len(found), pages.total
        if seen == total and not pages.has_lost:
            return list(found.values())
    raise never_whole(NAME, seen, total, noun)


class _Pages:
    """The pages of one walk; `has_lost` when the total falls under way: what followed has moved up."""

    def __init__(self, client: Client, path: str, query: Query, shape: Mapping[str, Shape]) -> None:
        self._client, self._path, self._shape, self.has_lost = client, path, shape, False
        self._query = {"pageSize": PAGE, "orderBy": "id", "orderDirection": "Asc", **query}
        self._first = self._page(0)
        self.total = number_of(self._first, "total", NAME)

    def count(self) -> int:
        """The latest total that the list told."""
        return self.total

    def each(self) -> Iterator[list[Item]]:
        """Each page in turn; the next begins where it ended."""
        offset, body = 0, self._first
        while True:
            total = number_of(body, "total", NAME)
            self.has_lost |= total < self.total
            self.total = total
            page = items_of(body, "data", NAME, self._shape)
            yield page
            offset += len(page)
            body = self._page(offset)

    def _page(self, offset: int) -> Any:
        return self._client.get(self._path, {**self._query, "currentItem": offset}).body
