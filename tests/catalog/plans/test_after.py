"""What the shop will look like after the edits."""

from catalogrepair.catalog.plans.after import products_after
from catalogrepair.catalog.plans.decide import Choice, decide
from catalogrepair.catalog.plans.plan import Mode
from tests.checks.shop import shop

TABLE = """
code | name           | options | related | base | unit
KE1  | Kệ gỗ          |         |         |      |
AT1  | Áo thun Mây    | SIZE:S  |         |      |
AT2  | Áo thun Mây    | SIZE:M  | AT1     |      |
QJ1  | Quần jean Sóng | SIZE:S  | AT1     |      |
QJ2  | Quần jean Sóng | SIZE:M  | AT1     |      | Cái
QJ2T | Quần jean Sóng | SIZE:M  | AT1     | QJ2  | Thùng
"""


def products(mode: Mode) -> list[tuple[str, str, bool]]:
    found = shop(TABLE)
    edits, _ = decide(found.catalogue, found.findings, Choice(mode=mode))
    return [
        (product.code, " ".join(row.code for row in product.rows), product.is_new)
        for product in products_after(found.catalogue, edits)
    ]


def test_cleared_rows_are_products_of_their_own() -> None:
    assert products("clear") == [("AT1", "AT1 AT2", False), ("QJ1", "QJ1", True), ("QJ2", "QJ2", True)]


def test_regrouped_rows_are_one_product() -> None:
    assert products("regroup") == [("AT1", "AT1 AT2", False), ("QJ1", "QJ1 QJ2", True)]


def test_without_edits_nothing_is_listed() -> None:
    assert products_after(shop(TABLE).catalogue, ()) == ()
