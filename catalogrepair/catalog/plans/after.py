"""What the shop will look like: the products that the touched groups become once the edits are made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalogrepair.catalog.groups import Catalogue, Group, read_catalogue
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.table import Row


@dataclass(frozen=True)
class Product:
    """One product of the store: a root with its variants, or a row alone."""

    code: str
    """the root's code; of a root that is not in the file, as its rows name it"""
    rows: tuple[Row, ...]
    is_new: bool
    """whether all of its rows have just left another group"""

    @property
    def name(self) -> str:
        """What the first row is called."""
        return self.rows[0].name


def products_after(catalogue: Catalogue, edits: Sequence[Edit]) -> tuple[Product, ...]:
    """The products that the edited groups become, in file order; unit rows go with their product and are not listed."""
    after = {edit.row: edit.after for edit in edits}
    touched = [group for group in catalogue.groups if any(row.number in after for row in (*group.rows, *group.units))]
    grouped = {row.number for group in touched for row in (*group.rows, *group.units)}
    rows = [row for row in catalogue.table.rows if row.number in grouped or row.number in after]
    edited = [row._replace(related=after.get(row.number, row.related)) for row in rows]
    found = read_catalogue(replace(catalogue.table, rows=edited))
    members = {row.number for group in found.groups for row in group.rows}
    alone = [row for row in edited if row.number not in members and not row.base]
    products = [_of_group(group, after) for group in found.groups]
    products += [Product(row.code, (row,), row.number in after) for row in alone]
    return tuple(sorted(products, key=lambda product: product.rows[0].number))


def _of_group(group: Group, after: dict[int, str]) -> Product:
    return Product(group.code, group.rows, all(row.number in after for row in group.rows))
