"""The kinds of evidence for two families being two products, or one: each gives one clue, or none.

A clue has points that a person can add up (`scale.py`) and a sentence that names what was seen. A kind of which
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
from catalogrepair.text import NOTHING, Text, _, begun, dong, kept, pgettext, verbatim


@dataclass(frozen=True, slots=True)
class Clue:
    """What one kind of evidence says."""

    kind: str
    weight: int
    """points: positive for another product, negative for the same"""
    text: Text

    @property
    def said(self) -> Text:
        """The sentence with its points."""
        return _("({signed}) {text}", signed=signed(self.weight), text=self.text)


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
    both = _("The names “{second}” and “{first}” ({called})", second=second, first=first, called=one.called)
    if its.is_silent:
        said = _(" do not tell what the goods are.")
    elif its.only_letters:
        said = _(" differ by accents or a letter only, but both may be meant.")
    elif not its.shared:
        said = _(" have no word in common.")
    elif its.nearness.is_apart:
        said = _(" share only {shared}, which does not make them one product.", shared=shared)
    elif not left and not right:
        said = _(" have the same words.")
    elif not left or not right:
        more, less = (second, first) if right else (first, second)
        both = NOTHING
        said = _("The name “{more}” is “{less}” with {left}.", more=more, less=less, left=left or right)
    else:
        said = _(" share {shared} and differ in {right} and {left}.", shared=shared, right=right, left=left)
    return Clue("names", its.nearness.points, _("{both}{said}", both=both, said=said))


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
        return Clue("style", weight, _("The same {what}, {code}{told}.", what=cut.what, code=code, told=told))
    if not coded or not one.styles or not other.styles:
        return None
    first, second = min(one.styles).upper(), min(other.styles).upper()
    weight = habit.weight(1)
    if len(one.family.rows) == len(other.family.rows) == 1:
        weight = min(weight, scale.STYLE_OF_ONE_ROW if habit.asked >= scale.TOLD_FROM else scale.OF_ONE_ROW)
    return Clue(
        "style",
        weight,
        _(
            "The {what} differs: {second}, not {first}{told}.",
            what=cut.what,
            second=second,
            first=first,
            told=told,
            what_begins=begun(cut.what),
            called=one.called,
        ),
    )


def _kept(habit: Habit, what: Text) -> Text:
    """How far the shop keeps a habit, where it has enough products to tell."""
    if habit.asked < scale.TOLD_FROM:
        return NOTHING
    key = (what.context, what.message)
    if key not in habit.words:
        habit.words[key] = kept(
            _(
                " (in this shop {kept} of {asked} products have one {what})",
                kept=habit.kept,
                asked=habit.asked,
                what=what,
            )
        )
    return habit.words[key]


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
        text = _(
            "Neither side has an attribute to tell them apart: the store cannot hold two equal variants of one product."
        )
    else:
        text = _(
            "{repeats} of {rows} rows repeat attribute values that the other side holds (“{shown}”): "
            "the store cannot hold two variants with the same options.",
            repeats=len(repeats),
            rows=len(rows),
            shown=shown,
            called=one.called,
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
            _(
                "The sizes are of two kinds: {second}, not {first}.",
                second=theirs.said,
                first=ours.said,
                called=one.called,
            ),
        )
    if not ours.goes_on(theirs):
        return None
    return Clue(
        "sizes",
        scale.SIZES_GO_ON,
        _("The sizes of one side are all above those of the other.", called=one.called),
    )


def own_rows(code: str, count: int) -> Clue:
    """That `count` rows of another product hang on a row of the family, which has this code."""
    return Clue(
        "own_rows",
        scale.OWN_ROWS,
        _(
            "{code} is itself the root of {count:# other row|# other rows}: it was a product of its own.",
            code=code,
            count=count,
        ),
    )


_EQUAL = (
    ("category", _("category"), pgettext("clues", "category")),
    ("brand", _("brand"), pgettext("clues", "brand")),
    ("maker", _("maker in the barcode"), _("maker")),
    ("attributes", _("set of attribute names"), pgettext("clues", "set of attribute names")),
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
                _(
                    "The {title} differs: “{second}”, not “{first}”{told}.",
                    title=title,
                    second=second,
                    first=first,
                    told=told,
                    called=one.called,
                ),
            )
        # Rows hang on one root only if their attribute names are the same: equal ones say nothing (docs: playbook 1).
        elif kind != "attributes" and (weight := habit.weight(0)):
            yield Clue(kind, weight, _("The same {title}{told}.", title=title, told=told))


_PRICE = _("price")


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
        return Clue("price", weight, _("One price, {second}{told}.", second=second, told=told))
    if weight <= 0:  # in this shop prices vary so much that another one says nothing
        return None
    return Clue(
        "price",
        _at_most(weight, habits.price, one, other),
        _("The price differs: {second}, not {first}{told}.", second=second, first=first, told=told, called=one.called),
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
    return dong(amount) if amount is not None else verbatim(text)


def created(habits: Habits, one: Profile, other: Profile) -> Clue | None:
    """The two closest dates of creation."""
    if not one.created or not other.created:
        return None
    distance = _closest(one.created, other.created)[0]
    step = step_of(distance, CREATED_STEPS)
    weight = habits.created.weight(step)
    days = max(1, round(distance / 1440))
    text = (
        _("The rows were made in one sitting.", called=one.called),
        _("The rows were made within a day.", called=one.called),
        _("The rows were made {days:# day|# days} apart.", days=days, called=one.called),
    )[step]
    return Clue("created", _at_most(weight, habits.created, one, other), text) if weight else None


def _at_most(weight: int, habit: Habit, one: Profile, other: Profile) -> int:
    """What a difference weighs where a side is a single row, or the shop's habit is not known: within one product, too,
    a row may differ.
    """
    is_known = habit.asked >= scale.TOLD_FROM and min(len(one.family.rows), len(other.family.rows)) > 1
    return weight if is_known else min(weight, scale.OF_ONE_ROW)
