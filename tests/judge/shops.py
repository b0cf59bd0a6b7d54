"""Clean shops of several trades, as rows: what a shop codes, prices and names differs from trade to trade."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from catalogrepair.catalog.table import Row


def _listed(text: str, mark: str | None = "|") -> list[str]:
    return text.split(mark)


LINES = _listed(
    "Mây Sóng Lam Nắng Gió Mộc Sen Trúc Lụa Hạt Suối Đồi Rừng Biển Trăng Sương Cúc Mai Đào Lan Huệ Thảo Ngọc Bích "
    "Anna Bella Cora Dina Elly Fiona Gina Hanna Ivy Jolie Kira Lina Mira Nelly Olga Paula Rita Sunny Tina Vera",
    None,
)
DETAILS = _listed(
    "cổ tròn|cổ vuông|cổ tim|tay dài|tay ngắn|tay phồng|phối ren|phối bèo|dáng suông|dáng ôm|xếp ly|lưng cao|hai lớp|"
    "vải thô|vải đũi|thêu hoa|kẻ sọc|chấm bi|caro|trơn|hai dây|nút gỗ|có túi|bản to|in chữ|cạp chun|rách gối"
)
CLOTHES = {
    "Áo": "Áo thun|Áo sơ mi|Áo khoác|Áo len|Áo kiểu|Áo hai dây",
    "Quần": "Quần jean|Quần tây|Quần short|Quần suông|Quần alibaba",
    "Đầm": "Đầm xòe|Đầm suông|Đầm maxi|Váy babydoll",
    "Chân váy": "Chân váy xếp ly|Chân váy dài|Chân váy jean",
    "Phụ kiện": "Khăn lụa|Mũ cói|Túi vải|Tất cổ cao|Thắt lưng da|Vòng tay",
}
FOODS = {
    "Bánh kẹo>>Bánh": "Bánh quy|Bánh gạo|Bánh bao|Bánh xốp|Bánh mì",
    "Bánh kẹo>>Kẹo": "Kẹo dẻo|Kẹo dừa|Kẹo lạc|Sô cô la",
    "Đồ uống": "Trà túi lọc|Cà phê hòa tan|Nước ép|Sữa hạt|Nước khoáng",
    "Gia vị": "Nước mắm|Nước tương|Tương ớt|Muối chấm|Hạt nêm",
    "Đồ khô": "Mì gói|Bún khô|Miến dong|Cháo ăn liền|Gạo thơm",
}
TASTES = _listed(
    "bơ sữa|dừa nướng|khoai môn|lá dứa|mè đen|rong biển|tôm cay|gà xé|trứng muối|đậu đỏ|vị cam|vị táo|mật ong|gừng non"
)
TOOLS = {
    "Điện": "Ổ cắm|Bóng đèn|Dây điện|Công tắc|Quạt treo",
    "Ống nước": "Ống nhựa|Co nối|Van khóa|Vòi sen",
    "Cầm tay": "Kìm cắt|Búa sắt|Tua vít|Cờ lê|Mũi khoan",
}
FEATURES = _listed(
    "chống cháy|chống gỉ|cao cấp|lõi đồng|mạ kẽm|đầu dẹt|đầu tròn|ba chấu|hai đầu|loại dày|siêu nhẹ|cán gỗ"
)
BEAUTY = {
    "Son": "Son kem|Son thỏi|Son dưỡng",
    "Da": "Kem chống nắng|Sữa rửa mặt|Nước tẩy trang|Mặt nạ giấy|Tinh chất",
    "Tóc": "Dầu gội|Dầu xả|Ủ tóc",
}
CARES = _listed(
    "dịu nhẹ|ẩm mượt|kiềm dầu|sáng da|trà xanh|tràm trà|hoa hồng|lô hội|gạo lứt|than tre|bưởi|bồ kết|lì mịn|bóng gương"
)
COLOURS = _listed("Đỏ Đen Trắng Be Nâu Xanh Vàng Hồng Xám Kem", None)
SIZES = _listed("S M L XL 2XL", None)


@dataclass(frozen=True)
class Trade:
    """How shops of one trade name, code and price their goods."""

    name: str
    types: dict[str, str]
    details: Sequence[str]
    options: Callable[[Random], tuple[str, ...]]
    """the `Thuộc tính` of one product's rows; ("",) for goods without variants"""
    code: Callable[[Random, int, int, str], str]
    """(random, product, row of the product, attributes) to a code"""
    price: Callable[[Random, int, int], float]
    """(random, base price, row of the product) to a price"""
    brands: Sequence[str] = ()
    units: float = 0.0
    """share of products with unit rows"""
    dated: bool = False


def _clothes_options(random: Random) -> tuple[str, ...]:
    colours, sizes = (random.sample(COLOURS, random.randint(2, 4)), SIZES[: random.randint(2, 5)])
    kind = random.random()
    if kind < 0.1:
        return ("",)
    if kind < 0.4:
        return tuple(f"SIZE:{size}" for size in sizes)
    if kind < 0.65:
        return tuple(f"MÀU:{colour}" for colour in colours)
    return tuple(f"MÀU:{colour}|SIZE:{size}" for colour in colours for size in sizes)


def _food_options(random: Random) -> tuple[str, ...]:
    if random.random() < 0.85:
        return ("",)
    return tuple(f"VỊ:{taste.capitalize()}" for taste in random.sample(TASTES, random.randint(2, 4)))


def _tool_options(random: Random) -> tuple[str, ...]:
    if random.random() < 0.3:
        return ("",)
    start = random.choice((4, 8, 10, 16, 20))
    return tuple(f"CỠ:{start + 2 * step}mm" for step in range(random.randint(2, 5)))


def _beauty_options(random: Random) -> tuple[str, ...]:
    kind = random.random()
    if kind < 0.3:
        return ("",)
    if kind < 0.7:
        return tuple(f"MÀU:{number:02} {random.choice(COLOURS)}" for number in range(1, random.randint(3, 6)))
    return tuple(f"DUNG TÍCH:{volume}ml" for volume in sorted(random.sample((30, 50, 80, 100, 150, 200), 2)))


def _styled(random: Random, product: int, row: int, attributes: str) -> str:
    values = [part.partition(":")[2] for part in attributes.split("|") if part]
    tail = "".join(value if value in SIZES else "ABCDEFGHIJ"[COLOURS.index(value)] for value in values)
    return f"{'ADQVTK'[product % 6]}{25 - product % 3}{product:02}{tail}"


def _marked(random: Random, product: int, row: int, attributes: str) -> str:
    return f"{'TKB'[product % 3]}H{product:03}-{row + 1}"


def _automatic(random: Random, product: int, row: int, attributes: str) -> str:
    return ""  # numbered when the shop is complete


def _barcode(random: Random, product: int, row: int, attributes: str) -> str:
    return f"893{1000 + product % 60}{product:04}{row:02}"[:13]


def _one_price(random: Random, base: int, row: int) -> float:
    return base


def _by_row(random: Random, base: int, row: int) -> float:
    return base * (1 + 0.25 * row)


TRADES = {
    trade.name: trade
    for trade in (
        Trade("fashion, coded", CLOTHES, DETAILS, _clothes_options, _styled, _one_price),
        Trade("fashion, SP numbers", CLOTHES, DETAILS, _clothes_options, _automatic, _one_price),
        Trade("fashion, SP, dated", CLOTHES, DETAILS, _clothes_options, _automatic, _one_price, dated=True),
        Trade(
            "food, barcodes", FOODS, TASTES, _food_options, _barcode, _one_price,
            _listed("Hạt Nắng|An Lành|Phố Núi|Bếp Nhà|Ba Miền|Cô Tư"), units=0.4,
        ),
        Trade("minimart, SP, no brands", FOODS, TASTES, _food_options, _automatic, _one_price, units=0.4),
        Trade(
            "hardware", TOOLS, FEATURES, _tool_options, _marked, _by_row,
            _listed("Thép Việt|Đại An|Minh Khang|Kito|Vina Pro"), units=0.2,
        ),
        Trade(
            "cosmetics, SP", BEAUTY, CARES, _beauty_options, _automatic, _by_row,
            _listed("Lá Xanh|Mộc Nhiên|Hanaka|Bông Tuyết|Pure An"), dated=True,
        ),
    )
}  # fmt: skip


def clean_shop(trade: Trade, seed: int, rows: int) -> list[Row]:
    """About so many rows of one shop, no two products of one name; newest product first."""
    random, found, names = Random(f"{trade.name}-{seed}"), [], set[str]()
    product = 0
    while len(found) < rows:
        category = random.choice(list(trade.types))
        brand = random.choice(trade.brands) if trade.brands and random.random() < 0.8 else ""
        words = [random.choice(trade.types[category].split("|"))]
        words += [brand] if brand and random.random() < 0.7 else []
        words += [random.choice(LINES)] if not trade.brands or random.random() < 0.3 else []
        words += random.sample(list(trade.details), random.randint(1, 2))
        name = " ".join(words)
        if name in names:
            continue
        names.add(name)
        found += _product(trade, random, product, name, category, brand)
        product += 1
    numbered = [row._replace(number=number) for number, row in enumerate(found, start=2)]
    if trade.code is _automatic:
        return _number(numbered)
    return numbered


def _product(trade: Trade, random: Random, product: int, name: str, category: str, brand: str) -> Iterator[Row]:
    base = random.randint(2, 60) * (5000 if trade.brands else 10000) + random.choice((0, 5000))
    root, day = "", 46300 - product * 0.31
    has_units = random.random() < trade.units
    varies = trade.price is _one_price and random.random() < 0.15
    for place, attributes in enumerate(trade.options(random)):
        code = trade.code(random, product, place, attributes) or f"?{product}-{place}"
        price = trade.price(random, base, place) + (20000 * (place % 2) if varies else 0)
        unit = random.choice(("Gói", "Chai", "Cái")) if trade.units else ""
        late = 40.0 if place and random.random() < 0.05 else 0.0
        yield Row(
            0, code, name, attributes, root, unit=unit, kind="Hàng hóa", category=category, brand=brand,
            price=f"{price:.4f}", active="1", sold="1", created=str(day + late) if trade.dated else "",
        )  # fmt: skip
        if has_units:
            yield Row(
                0, f"{code}T", name, attributes, root or code, base=code, unit="Thùng", kind="Hàng hóa",
                category=category, brand=brand, price=f"{price * 22:.4f}", active="1", sold="1",
                created=str(day + late) if trade.dated else "",
            )  # fmt: skip
        root = root or code


def _number(rows: Sequence[Row]) -> list[Row]:
    """KiotViet's own numbers, the newest product with the highest."""
    own = {row.code: f"SP{len(rows) - place:06}" for place, row in enumerate(rows)}
    return [
        row._replace(code=own[row.code], related=own.get(row.related, ""), base=own.get(row.base, "")) for row in rows
    ]
