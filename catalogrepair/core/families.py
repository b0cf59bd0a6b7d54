"""Families: what the shop would call one product inside a group. (being written)"""
from collections.abc import Sequence
from dataclasses import dataclass
from catalogrepair.core.table import Row

@dataclass(frozen=True)
class Family:
    """Rows of one group that are one product to the shop, in file order."""
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The commonest name among the rows as the file spells it."""
        names = [row.name for row in self.rows]
        return max(names, key=names.count)

def families_of(rows: Sequence[Row], root: Row | None) -> tuple[Family, ...]:
    raise NotImplementedError
