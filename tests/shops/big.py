"""A large believable shop, the same for the same seed: what speed and memory are measured on."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from tests.shops.headings import product, unit_row

_GOODS = {
    "Áo": ("Áo thun", "Áo sơ mi", "Áo khoác", "Áo len", "Áo hai dây"),
    "Quần": ("Quần jean", "Quần tây", "Quần short", "Quần lửng"),
    "Đầm": ("Đầm suông", "Đầm xòe", "Đầm maxi"),
    "Giày": ("Giày búp bê", "Sandal", "Giày thể thao"),
    "Phụ kiện>>Túi": ("Túi tote", "Ví cầm tay", "Balo"),
    "Chăm sóc da>>Sữa rửa mặt": ("Sữa rửa mặt", "Nước tẩy trang"),
    "Bánh kẹo": ("Bánh quy", "Kẹo dẻo", "Hạt sấy"),
}
_FIRST = (
    "An", "Bảo", "Chi", "Diệp", "Giang", "Hạ", "Khuê", "Linh", "Mộc", "Nhiên",
    "Oanh", "Phương", "Quỳnh", "Sương", "Thảo", "Uyên", "Vân", "Xuân", "Yến", "Trâm",
)  # fmt: skip
_SECOND = (
    "Ánh", "Biếc", "Cát", "Dương", "Gió", "Hoàng", "Khánh", "Lam", "Mai", "Ngân",
    "Pha", "Quế", "Sa", "Thu", "Trúc", "Viên", "Yên", "Lụa", "Nắng", "Đông",
)  # fmt: skip
_COLOURS = ("Đen", "Trắng", "Be", "Nâu", "Xanh rêu", "Hồng phấn", "Đỏ đô", "Ghi")
_SIZES = ("S", "M", "L", "XL")
_BRANDS = ("", "", "Mây House", "Lá Xanh", "Sóng Studio")


MESSY = 0.8
"""share of the products with another one on their root that makes 6,600 of them in 100,000 rows"""


def big_rows(count: int, seed: int, swallowed: float = 0.015) -> Iterator[dict[str, str]]:
    """Exactly `count` rows, newest first, groups standing together; `swallowed` is the share of products of several
    rows with another product on their root.
    """
    return islice(_endless(Random(seed), swallowed), count)


def _endless(random: Random, swallowed: float) -> Iterator[dict[str, str]]:
    number = 0
    while True:
        number += 1
        category = random.choice(tuple(_GOODS))
        rows = _family(random, f"SP{number:06d}", category, "")
        if category == "Bánh kẹo":
            rows = _with_units(rows)
        yield from rows
        if len(rows) > 1 and random.random() < swallowed:
            other = random.choice([name for name in _GOODS if name not in (category, "Bánh kẹo")])
            yield from _swallowed(random, rows, f"SX{number:06d}", other)


def _family(random: Random, code: str, category: str, related: str) -> list[dict[str, str]]:
    """One product with 1 to 12 variants on its first row."""
    size = random.choice((1, 1, 1, 2, 3, 4, 6, 8, 12))
    options = _options(size)
    return _rows(random, code, category, related, options)


def _options(size: int) -> list[str]:
    if size == 1:
        return [""]
    sizes = _SIZES[: 1 if size < 4 else 4 if size >= 8 else 2]
    pairs = [(colour, letter) for colour in _COLOURS for letter in sizes][:size]
    return [f"MÀU:{colour}|SIZE:{letter}" if len(sizes) > 1 else f"MÀU:{colour}" for colour, letter in pairs]


def _rows(random: Random, code: str, category: str, related: str, options: list[str]) -> list[dict[str, str]]:
    name = f"{random.choice(_GOODS[category])} {random.choice(_FIRST)} {random.choice(_SECOND)}"
    price, brand = random.randrange(39, 900), random.choice(_BRANDS)
    created = f"{46340 - int(code[2:]) / 60:.10f}"
    rows: list[dict[str, str]] = []
    for at, attributes in enumerate(options):
        own = code if at == 0 else f"{code}-{at}"
        rows.append(
            product(
                own,
                name,
                attributes,
                related or ("" if at == 0 else code),
                price=f"{price}000",
                cost=f"{price * 6 // 10}000",
                category=category,
                brand=brand,
                barcode=f"893{random.randrange(10**9):09d}" if random.random() < 0.3 else "",
                stock=str(random.randrange(-2, 60)),
                unit="Gói" if category == "Bánh kẹo" else "Cái",
                images=f"https://anh.example.vn/{code.lower()}/{at + 1}.jpg" if random.random() < 0.4 else "",
                extra={"Thời gian tạo": created},
            )
        )
    return rows


def _with_units(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Every base followed by its box."""
    pairs = ((row, unit_row(row, f"{row['Mã hàng']}T", "Thùng", "24", "990000")) for row in rows)
    return [row for pair in pairs for row in pair]


def _swallowed(random: Random, rows: list[dict[str, str]], code: str, category: str) -> list[dict[str, str]]:
    """A second product on the same root, with the attribute values of the root's family."""
    bases = [row for row in rows if not row["Mã ĐVT Cơ bản"]]
    options = [row["Thuộc tính"] for row in bases]
    return _rows(random, code, category, rows[0]["Mã hàng"], options) if options[0] else []
