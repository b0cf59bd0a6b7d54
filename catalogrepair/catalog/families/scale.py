"""The one table behind every verdict: what each kind of evidence weighs, and from which sum on a verdict is what.

A weight is twice the decimal logarithm of how much likelier an observation is between two products than inside one, in
whole points: two points are one to ten. Positive points speak for another product, negative ones for the same. What
a shop's own habits say is measured in its own file (`habits.py`); the shares below are only what is assumed of
a shop of which nothing is known yet, worth as many products as `ASSUMED` says, so that a few dozen clean groups
outweigh them. No share was fitted to a shop.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

LIKELY: Final = 4
"""points from which a careful support person would make the change without asking: a hundred to one"""
LIKELY_BY_STYLE: Final = 5
"""the same where the names share a telling word and nothing harder than another style code tells the two apart"""
KINDS: Final = 2
"""kinds of evidence that must speak for another product; one is never enough"""
PROOF: Final = 2
"""points that at least one of them beside the names must have: a slight difference is no second kind"""
HARD: Final = frozenset({"values", "style", "own_rows", "attributes"})
"""kinds of evidence that tell two products apart however near their names are"""
SORTS: Final = frozenset({"category", "brand", "maker", "sizes"})
"""these tell near names apart where both sides have several rows: one row may stand on the sale shelf"""
LOOSE: Final = frozenset({"price", "created"})
"""and these only where the names have little in common: a new version comes later and costs more"""
HELD: Final = -3
"""points of one style code from which it holds back at any level"""
KEPT_HELD: Final = -3
"""the points from which on down it is one product though the names share nothing, where one style code holds back"""
MOST: Final = 4
"""points that one habit can weigh"""


class Shares(NamedTuple):
    """How often something is seen, outcome by outcome, inside one product and between two; each sums to 1."""

    one: Sequence[float]
    two: Sequence[float]


ASSUMED: Final = 4
EQUAL: Final = Shares((0.95, 0.05), (0.6, 0.4))
"""equal, different: what an equal word says depends on the shop, a different one always says something"""
STYLE: Final = Shares((0.9, 0.1), (0.1, 0.9))
STYLE_KEPT: Final = 0.8
"""of the products that must have one style code for a shop to be said to code its styles"""
LETTERS_EQUAL: Final = -1
"""the most that equal letters before the number weigh: many styles have them"""
PRICE: Final = Shares((0.85, 0.08, 0.05, 0.02), (0.6, 0.15, 0.15, 0.1))
"""equal, up to a quarter apart, up to double, more"""
CREATED: Final = Shares((0.8, 0.1, 0.1), (0.5, 0.2, 0.3))
"""in one sitting, within a day, on different days"""
REPEATED: Final = Shares((0.98, 0.02), (0.5, 0.5))
"""no attribute values twice, some twice: KiotViet keeps them unique in a group (docs: kiotviet-files 2.2)"""

MOST_FROM: Final = 0.6
"""share of the shorter name's weight from which most of it is shared"""
SIZES_GO_ON: Final = -1
SIZES_OF_TWO_KINDS: Final = 2
"""S, M beside 28, 29: one product is cut in one kind of sizes"""
OWN_ROWS: Final = 3
"""other rows hang on the row: it is the root of a product (docs: kiotviet-files 2.1: KiotViet writes no chain)"""
OF_ONE_ROW: Final = 1
"""the most that another price or date weighs where a side is a single row, or the shop's habit is not known: one size
may cost more, or come later; and another style between two single rows there"""
STYLE_OF_ONE_ROW: Final = 2
"""the most that another style weighs between two single rows: some shops number the colours of one product"""
REPEATED_BLOCK: Final = 1
"""added where two rows or more, and half of the family, repeat values"""


class OfNames(NamedTuple):
    """What a likeness of names weighs, and from which points on down nobody is asked: it is one product.

    What speaks for that beside the names must outweigh them; where each name has a word of its own, one price and one
    category do not.
    """

    points: int
    kept: int


NAMES: Final = {
    "nothing": OfNames(3, -4),
    "type": OfNames(2, -4),
    "some": OfNames(1, -5),
    "most": OfNames(-1, -6),
    "within": OfNames(-2, -4),
    "silent": OfNames(0, -4),
}
"""by how near two names are (`likeness.Nearness`)"""

TOLD_FROM: Final = 5
"""products of several rows from which a habit is told with its figures"""
SHADE: Final = 0.3
"""of a word's weight where it is a colour, a size or a measure"""
TYPE: Final = 0.4
"""the most that the first word of a name weighs: it says what kind of goods it is"""
UNLIKE: Final = 1.5
"""weight of the words that each name must have alone for two names to have nothing in common but the type of goods"""
TELLING: Final = 0.5
"""shared weight, the first word and shades aside, below which two names share nothing that tells"""
