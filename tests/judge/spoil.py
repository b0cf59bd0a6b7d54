"""What happens to a clean shop: whole products hung on others, and names typed in every way but the right one."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from catalogrepair.catalog.table import Row


@dataclass
class Spoilt:
    """A shop after it was spoilt, and what is right."""

    rows: list[Row]
    wanted: dict[int, str] = field(default_factory=dict)
    """row number to what its related cell must become"""
    swallowed: dict[int, str] = field(default_factory=dict)
    """row number to the kind of swallowing"""
    messed: dict[int, str] = field(default_factory=dict)
    """number of every row of a messed product to the kind of mess"""


@dataclass(frozen=True)
class Product:
    """A clean product: its rows, the root first, and the unit rows of each."""

    rows: tuple[Row, ...]
    units: dict[str, list[Row]]

    @property
    def root(self) -> Row:
        """What the others hang on."""
        return self.rows[0]

    @property
    def options(self) -> set[str]:
        """The attribute values of its rows."""
        return {row.attributes for row in self.rows}

    @property
    def words(self) -> set[str]:
        """The words of its name but the first."""
        return set(self.root.name.split()[1:])


def products_of(rows: Sequence[Row]) -> list[Product]:
    """The products of a clean shop; of a real one those whose root is in the file and which have one name."""
    units, members = defaultdict(list), defaultdict(list)
    for row in rows:
        if row.base:
            units[row.base].append(row)
        else:
            members[row.related or row.code].append(row)
    found = []
    for root, its in members.items():
        first = [row for row in its if row.code == root]
        if root and len(first) == 1 and len({row.name for row in its}) == 1:
            found.append(Product((*first, *(row for row in its if row.code != root)), units))
    return found


def _names(product: Product) -> set[str]:
    return {part.partition(":")[0] for part in product.root.attributes.split("|")}


SWALLOWING: dict[str, Callable[[Product, Product], bool]] = {
    "another category": lambda host, guest: host.root.category != guest.root.category,
    "same category": lambda host, guest: host.root.category == guest.root.category,
    "same first word": lambda host, guest: host.root.name.split()[:1] == guest.root.name.split()[:1],
    "shared line name": lambda host, guest: bool(host.words & guest.words),
    "one-row family": lambda host, guest: len(guest.rows) == 1,
    "units": lambda host, guest: any(guest.units.get(row.code) for row in guest.rows),
    "chain": lambda host, guest: len(guest.rows) > 1,
    "another brand": lambda host, guest: host.root.brand != guest.root.brand,
    "disjoint values": lambda host, guest: _names(host) == _names(guest) and not host.options & guest.options,
    "overlapping values": lambda host, guest: bool(host.options & guest.options),
}
"""Kinds of swallowing, and which host takes which guest."""


def _letters(random: Random, word: str) -> str:
    place = random.randrange(len(word))
    return random.choice(
        (
            word[:place] + random.choice("bcdghklmnpt") + word[place:],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
        )
    )


def _typo(random: Random, name: str) -> str:
    words = name.split()
    place = random.choice([place for place, word in enumerate(words) if len(word) > 1])
    words[place] = _letters(random, words[place])
    return " ".join(words)


def _swapped(random: Random, name: str) -> str:
    words = name.split()
    place = random.randrange(len(words) - 1)
    words[place], words[place + 1] = words[place + 1], words[place]
    return " ".join(words)


def _abbreviated(random: Random, name: str) -> str:
    words = name.split()
    if random.random() < 0.5 and len(words) > 3:
        return " ".join(["".join(word[0] for word in words[:2]).upper(), *words[2:]])
    return " ".join([f"{words[0][0]}.", *words[1:]])


def _bare(_: Random, name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_SAME = {"Đầm": "Váy", "Váy": "Đầm", "Mũ": "Nón", "Tất": "Vớ", "jean": "jeans", "Khăn": "Khăn"}


def _synonym(_: Random, name: str) -> str:
    words = name.split()
    return " ".join(_SAME.get(word, word) if words[0] != "Chân" else word for word in words)


MESS: dict[str, Callable[[Random, str, Row], str]] = {
    "value in name": lambda random, name, row: f"{name} {row.attributes.partition('|')[0].partition(':')[2] or 'M'}",
    "colour in name": lambda random, name, row: f"{name} {random.choice(('đỏ', 'xanh rêu', 'đen', 'be', 'trắng kem'))}",
    "one typo": lambda random, name, row: _typo(random, name),
    "two typos": lambda random, name, row: _typo(random, _typo(random, name)),
    "swapped": lambda random, name, row: _swapped(random, name),
    "abbreviated": lambda random, name, row: _abbreviated(random, name),
    "accents lost": lambda random, name, row: _bare(random, name),
    "sale suffix": lambda random, name, row: name + random.choice((" SALE", " - sale 50%", " (xả kho)", " giảm giá")),
    "code in name": lambda random, name, row: random.choice((f"{row.code} {name}", f"{name} ({row.code})")),
    "promotion": lambda random, name, row: random.choice(("[HOT] ", "KM mua 1 tặng 1 ", "(Hàng mới về) ")) + name,
    "shortened": lambda random, name, row: " ".join(name.split()[:-1]),
    "lengthened": lambda random, name, row: name + random.choice((" kèm quà", " phối nơ", " mẫu mới", " loại tốt")),
    "synonym": lambda random, name, row: _synonym(random, name),
    "full rename": lambda random, name, row: random.choice(("Floral dress", "Mẫu hè tiểu thư", "Hàng Quảng Châu")),
}
"""Kinds of harmless mess, and what each makes of a name."""


def spoil(rows: Sequence[Row], seed: int, each: int) -> Spoilt:
    """Up to `each` swallowed products of every kind, and as many messed ones of every kind; none is both."""
    random = Random(seed)
    pool = products_of(rows)
    random.shuffle(pool)
    found = Spoilt(list(rows))
    place = {row.number: at for at, row in enumerate(found.rows)}
    for kind, fits in SWALLOWING.items():
        for guest in _taken(pool, each, lambda one, kind=kind: kind != "chain" or len(one.rows) > 1):  # type: ignore[misc]
            host = next((one for one in pool if one is not guest and fits(one, guest)), None)
            if host is None:
                pool.append(guest)
                continue
            pool.remove(host)
            _swallow(found, place, host, guest, kind)
    for kind, renamed in MESS.items():
        for product in _taken(pool, each, lambda one: len(one.rows) > 1):
            _mess(found, place, product, kind, renamed, random)
    return found


def _taken(pool: list[Product], most: int, fits: Callable[[Product], bool]) -> Iterator[Product]:
    chosen = [product for product in pool if fits(product)][:most]
    for product in chosen:
        if product in pool:
            pool.remove(product)
            yield product


def _swallow(found: Spoilt, place: dict[int, int], host: Product, guest: Product, kind: str) -> None:
    def hang(row: Row, after: str) -> None:
        found.rows[place[row.number]] = row._replace(related=host.root.code)
        found.wanted[row.number] = after
        found.swallowed[row.number] = kind

    for row in guest.rows if kind != "chain" else guest.rows[:1]:
        hang(row, "")
        for unit in guest.units.get(row.code, ()) if kind != "chain" else ():
            hang(unit, row.code)


def _mess(
    found: Spoilt,
    place: dict[int, int],
    product: Product,
    kind: str,
    renamed: Callable[[Random, str, Row], str],
    random: Random,
) -> None:
    for row in product.rows:
        found.messed[row.number] = kind
    for row in random.sample(product.rows, max(1, len(product.rows) // 3)):
        found.rows[place[row.number]] = row._replace(name=renamed(random, row.name, row))
