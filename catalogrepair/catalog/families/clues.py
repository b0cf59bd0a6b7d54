"""The kinds of evidence for two families being two products, or one: each gives one clue, or none.

A clue has points that a person can add up (`core/scale.py`) and a sentence that names what was seen. A kind of which
nothing is known on one of the sides gives none, or no points.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogrepair.catalog.families import scale
from catalogrepair.catalog.families.family import values_of
from catalogrepair.catalog.families.habits import CREATED_STEPS, PRICE_STEPS, Habit, Habits, step_of
from catalogrepair.catalog.families.likeness import Likeness
from catalogrepair.catalog.families.profile import Profile
from catalogrepair.catalog.families.spelling import keys_of, split_words
from catalogrepair.catalog.numbers import amount_of
from catalogrepair.catalog.spoken import dong
from catalogrepair.catalog.words import counted
from catalogrepair.errors import Text


@dataclass(frozen=True)
class Clue:
    """What one kind of evidence says."""

    kind: str
    weight: int
    """points: positive for another product, negative for the same"""
    text: Text

    @property
    def said(self) -> Text:
        """The sentence with its points."""
        return Text(f"({signed(self.weight)}) {self.text.vi}", f"({signed(self.weight)}) {self.text.en}")


def signed(points: int) -> str:
    """Points as a person reads them: "+3", "−2", "0"."""
    return f"{points:+d}".replace("-", "−") if points else "0"


def names(one: Profile, other: Profile, its: Likeness) -> Clue:
    """The names, word by word."""
    first, second = (side.family.name_of(form) for side, form in ((one, its.forms[0]), (other, its.forms[1])))
    whole = [set(keys_of(split_words(name))) for name in (first, second)]
    shared = _shown(its.shared, (first, second))
    left = _shown((key for key in its.one if key not in whole[1]), (first,))
    right = _shown((key for key in its.other if key not in whole[0]), (second,))
    both = Text(
        f"Tên “{second}” và tên {one.called.vi} “{first}”", f"The names “{second}” and “{first}” ({one.called.en})"
    )
    if its.is_silent:
        said = Text(" không cho biết hai bên là hàng gì.", " do not tell what the goods are.")
    elif its.only_letters:
        said = Text(
            " chỉ khác nhau ở dấu hoặc một chữ cái, nhưng cả hai cách viết đều có nghĩa.",
            " differ by accents or a letter only, but both may be meant.",
        )
    elif not its.shared:
        said = Text(" không có từ nào chung.", " have no word in common.")
    elif its.nearness.is_apart:
        said = Text(
            f" chỉ chung {shared}, chưa đủ để nói là một món.",
            f" share only {shared}, which does not make them one product.",
        )
    elif not left and not right:
        said = Text(" gồm cùng những từ.", " have the same words.")
    elif not left or not right:
        more, less = (second, first) if right else (first, second)
        both = Text("", "")
        said = Text(
            f"Tên “{more}” chỉ hơn tên “{less}” ở {left or right}.",
            f"The name “{more}” is “{less}” with {left or right}.",
        )
    else:
        said = Text(f" chung {shared}, khác {right} và {left}.", f" share {shared} and differ in {right} and {left}.")
    return Clue("names", its.nearness.points, Text(both.vi + said.vi, both.en + said.en))


def _shown(keys: Iterable[str], spellings: Iterable[str]) -> str:
    """Keys of words as the names spell them, quoted."""
    spelt: dict[str, str] = {}
    for name in spellings:
        words = split_words(name)
        spelt |= dict(zip(keys_of(words), words, strict=True))
    return ", ".join(f"“{spelt.get(key, key)}”" for key in keys)


def style(habits: Habits, one: Profile, other: Profile, *, coded: bool) -> Clue | None:
    """The style codes; `coded` is false where one name of the group has several: there they do not name the style."""
    cut, habit = habits.style
    told = _kept(habit, cut.what)
    if both := one.styles & other.styles:
        code, weight = min(both).upper(), habit.weight(0)
        if not cut.names_style:
            weight = max(weight, scale.LETTERS_EQUAL)
        return Clue(
            "style", weight, Text(f"Cùng {cut.what.vi} {code}{told.vi}.", f"The same {cut.what.en}, {code}{told.en}.")
        )
    if not coded or not one.styles or not other.styles:
        return None
    first, second = min(one.styles).upper(), min(other.styles).upper()
    what = cut.what.vi[0].upper() + cut.what.vi[1:]
    weight = habit.weight(1)
    if len(one.family.rows) == len(other.family.rows) == 1:
        weight = min(weight, scale.STYLE_OF_ONE_ROW if habit.asked >= scale.TOLD_FROM else scale.OF_ONE_ROW)
    return Clue(
        "style",
        weight,
        Text(
            f"{what} khác: {second}, {one.called.vi} là {first}{told.vi}.",
            f"The {cut.what.en} differs: {second}, not {first}{told.en}.",
        ),
    )


def _kept(habit: Habit, what: Text) -> Text:
    """How far the shop keeps a habit, where it has enough products to tell."""
    if habit.asked < scale.TOLD_FROM:
        return Text("", "")
    return Text(
        f" (ở shop này {habit.kept} trong {habit.asked} sản phẩm chỉ có một {what.vi})",
        f" (in this shop {habit.kept} of {habit.asked} products have one {what.en})",
    )


def values(habits: Habits, one: Profile, other: Profile) -> Clue | None:
    """Attribute values that stand on both sides."""
    rows = other.family.rows
    repeats = [row for row in rows if values_of(row.attributes) in one.values]
    if not repeats:
        return None
    is_block = len(repeats) > 1 and len(repeats) * 2 >= len(rows)
    weight = habits.repeated.weight(1) + (scale.REPEATED_BLOCK if is_block else 0)
    shown = min(row.attributes.strip() for row in repeats)
    if not shown:
        text = Text(
            "Hai bên đều không có thuộc tính để phân biệt: trên web, một sản phẩm không thể có hai phiên bản giống "
            "hệt nhau.",
            "Neither side has an attribute to tell them apart: the store cannot hold two equal variants of one "
            "product.",
        )
    else:
        text = Text(
            f"{len(repeats)} trong {len(rows)} dòng lặp lại thuộc tính mà {one.called.vi} đã có (“{shown}”): trên web, "
            "một sản phẩm không thể có hai phiên bản giống hệt nhau.",
            f"{len(repeats)} of {len(rows)} rows repeat attribute values that the other side holds (“{shown}”): the "
            "store cannot hold two variants with the same options.",
        )
    return Clue("values", weight, text)


def sizes(one: Profile, other: Profile) -> Clue | None:
    """Sizes that go on where the other side's stop, or are of another kind."""
    ours, theirs = one.sizes, other.sizes
    if ours is None or theirs is None:
        return None
    if ours.is_another_kind(theirs):
        return Clue(
            "sizes",
            scale.SIZES_OF_TWO_KINDS,
            Text(
                f"Cỡ của hai bên là hai kiểu khác nhau: {theirs.said}, {one.called.vi} là {ours.said}.",
                f"The sizes are of two kinds: {theirs.said}, not {ours.said}.",
            ),
        )
    if not ours.goes_on(theirs):
        return None
    return Clue(
        "sizes",
        scale.SIZES_GO_ON,
        Text(
            f"Không cỡ nào trùng cỡ của {one.called.vi}: cỡ này nhỏ hơn hoặc lớn hơn hẳn.",
            "The sizes of one side are all above those of the other.",
        ),
    )


def own_rows(code: str, count: int) -> Clue:
    """That `count` rows of another product hang on a row of the family, which has this code."""
    return Clue(
        "own_rows",
        scale.OWN_ROWS,
        Text(
            f"{code} là hàng gốc của {count} dòng khác: nó từng là một sản phẩm riêng.",
            f"{code} is itself the root of {counted(count, 'other row')}: it was a product of its own.",
        ),
    )


_EQUAL = (
    ("category", Text("Nhóm hàng", "category"), Text("nhóm hàng", "category")),
    ("brand", Text("Thương hiệu", "brand"), Text("thương hiệu", "brand")),
    ("maker", Text("Đầu mã vạch (nhà sản xuất)", "maker in the barcode"), Text("nhà sản xuất", "maker")),
    ("attributes", Text("Bộ thuộc tính", "set of attribute names"), Text("bộ thuộc tính", "set of attribute names")),
)


def equal_or_not(habits: Habits, one: Profile, other: Profile) -> Iterator[Clue]:
    """Category, brand, maker and attribute names."""
    for kind, title, what in _EQUAL:
        ours, theirs = getattr(one, kind), getattr(other, kind)
        if not ours or not theirs:
            continue
        habit: Habit = getattr(habits, kind)
        told = _kept(habit, what)
        if ours.keys().isdisjoint(theirs):
            first, second = next(iter(ours.values())), next(iter(theirs.values()))
            yield Clue(
                kind,
                habit.weight(1),
                Text(
                    f"{title.vi} khác: “{second}”, {one.called.vi} là “{first}”{told.vi}.",
                    f"The {title.en} differs: “{second}”, not “{first}”{told.en}.",
                ),
            )
        # Rows can hang on one root only if their attribute names are the same: equal ones say nothing (playbook row 1).
        elif kind != "attributes" and (weight := habit.weight(0)):
            yield Clue(kind, weight, Text(f"{title.vi} giống nhau{told.vi}.", f"The same {title.en}{told.en}."))


_PRICE = Text("giá", "price")


def price(habits: Habits, one: Profile, other: Profile) -> Clue | None:
    """The two closest prices."""
    if not one.prices or not other.prices:
        return None
    distance, ours, theirs = _closest(tuple(one.prices), tuple(other.prices))
    weight = habits.price.weight(step_of(distance, PRICE_STEPS))
    first, second, told = _money(one.prices[ours]), _money(other.prices[theirs]), _kept(habits.price, _PRICE)
    if distance <= PRICE_STEPS[0]:
        if not weight:
            return None
        return Clue("price", weight, Text(f"Cùng giá {second.vi}{told.vi}.", f"One price, {second.en}{told.en}."))
    if weight <= 0:  # in this shop prices vary so much that another one says nothing
        return None
    return Clue(
        "price",
        _at_most(weight, habits.price, one, other),
        Text(
            f"Giá khác: {second.vi}, {one.called.vi} là {first.vi}{told.vi}.",
            f"The price differs: {second.en}, not {first.en}{told.en}.",
        ),
    )


def _closest(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float, float]:
    """(distance, one, other) of the closest two values of two rising sequences."""
    best = (abs(ours[0] - theirs[0]), ours[0], theirs[0])
    left = right = 0
    while left < len(ours) and right < len(theirs):
        one, other = ours[left], theirs[right]
        best = min(best, (abs(one - other), one, other))
        if one < other:
            left += 1
        else:
            right += 1
    return best


def _money(text: str) -> Text:
    amount = amount_of(text)
    return dong(amount) if amount is not None else Text(text, text)


def created(habits: Habits, one: Profile, other: Profile) -> Clue | None:
    """The two closest dates of creation."""
    if not one.created or not other.created:
        return None
    distance, _, _ = _closest(one.created, other.created)
    step = step_of(distance, CREATED_STEPS)
    weight = habits.created.weight(step)
    days = max(1, round(distance / 1440))
    text = (
        Text(f"Tạo trong cùng một lần làm việc với {one.called.vi}.", "The rows were made in one sitting."),
        Text(f"Tạo cách {one.called.vi} chưa đến một ngày.", "The rows were made within a day."),
        Text(f"Tạo cách {one.called.vi} {days} ngày.", f"The rows were made {counted(days, 'day')} apart."),
    )[step]
    return Clue("created", _at_most(weight, habits.created, one, other), text) if weight else None


def _at_most(weight: int, habit: Habit, one: Profile, other: Profile) -> int:
    """What a difference weighs where a side is a single row, or the shop's habit is not known: within one product, too,
    a row may differ.
    """
    is_known = habit.asked >= scale.TOLD_FROM and min(len(one.family.rows), len(other.family.rows)) > 1
    return weight if is_known else min(weight, scale.OF_ONE_ROW)
