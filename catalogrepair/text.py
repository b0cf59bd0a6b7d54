"""Everything that is said to a person: messages with their values, put into a language only where somebody reads them.

A rule says `_("Row {row} hangs on {code}.", row=str(row), code=code)` and knows no language. English stands in the
code; every other language is a catalogue, `locale/LANGUAGE/LC_MESSAGES/catalogrepair.po`, that a speaker of it corrects
in one place. Whole numbers and decimals are written as the language writes them; what is a name and no count (a row, a
status) is given as a str.
"""

import gettext
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Union

LOCALE = Path(__file__).with_name("locale")
DOMAIN = "catalogrepair"
LANGUAGES = ("vi", "en")

Value = Union[str, int, Decimal, "Text"]
"""what stands for a name in a message"""

_STEERING = re.compile(
    r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text with a � for each character that steers a terminal or turns the line; breaks and tabs stay.

    What a shop or a file calls its goods, and what a server says of a fault, comes to the screen through here.
    """
    return text if text.isprintable() else _STEERING.sub("\ufffd", text)


class Text:
    """One thing said to a person: an English message with its values, and where one word means two things a context.

    Two texts are equal when they say the same in every language.
    """

    __slots__ = ("_data", "context", "message", "values")

    def __init__(
        self, message: str, values: Mapping[str, Value] | tuple[Value, ...] | None = None, context: str = ""
    ) -> None:
        self.message = message
        self.values = values
        self.context = context
        self._data: dict[str, str] | None = None

    def say(self, language: str) -> str:
        """The text in `language`, such as "vi" or "en"; in English where the catalogue has no words for it."""
        words, values = translated(self.message, language, self.context), self.values
        if isinstance(values, tuple):
            words = words.format(*(_written(value, language) for value in values))
        elif values:
            words = words.format_map(
                {
                    name: value
                    if type(value) is str
                    else value.say(language)
                    if isinstance(value, Text)
                    else _written(value, language)
                    for name, value in values.items()
                }
            )
        return words if words.isprintable() else printable(words)

    def filled(self, *values: Value) -> "Text":
        """The text with values in place of its `{}`, for words that stand in a table of words."""
        return Text(self.message, values, self.context)

    @property
    def vi(self) -> str:
        """The text in Vietnamese."""
        return self.say("vi")

    @property
    def en(self) -> str:
        """The text in English."""
        return self.say("en")

    @property
    def data(self) -> dict[str, str]:
        """The text in each language, for JSON; kept, since all edits of a group share one reason."""
        if self._data is None:
            self._data = {language: self.say(language) for language in LANGUAGES}
        return self._data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and all(self.say(one) == other.say(one) for one in LANGUAGES)

    def __hash__(self) -> int:
        return hash(self.en)

    def __repr__(self) -> str:
        return f"Text({self.vi!r}, {self.en!r})"


class Given(Text):
    """A text that came in both languages, such as the reason that stands in a plan file."""

    __slots__ = ("_vi",)

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self._vi = vi

    def say(self, language: str) -> str:
        """The text in `language`."""
        return printable(self._vi if language == "vi" else self.message)


class _Shaped(Text):
    """A text that is said in another shape, where it stands at the start or in the middle of a sentence."""

    __slots__ = ("_shape", "_text")

    def __init__(self, text: Text, shape: Callable[[str], str]) -> None:
        super().__init__(text.message, text.values, text.context)
        self._text = text
        self._shape = shape

    def say(self, language: str) -> str:
        """The text in `language`."""
        return self._shape(self._text.say(language))


class _Kept(Text):
    """A text that is put together once for each language."""

    __slots__ = ("_said", "_text")

    def __init__(self, text: Text) -> None:
        super().__init__(text.message, text.values, text.context)
        self._text = text
        self._said: dict[str, str] = {}

    def say(self, language: str) -> str:
        """The text in `language`."""
        said = self._said.get(language)
        if said is None:
            said = self._said[language] = self._text.say(language)
        return said


class Moment(Text):
    """A day, or a time, which a table holds as such: `iso` is what it was made from."""

    __slots__ = ("iso",)

    def __init__(self, text: Text, iso: str) -> None:
        super().__init__(text.message, text.values, text.context)
        self.iso = iso

    @property
    def moment(self) -> date | None:
        """The day, or the time of the clock there; None where `iso` is neither."""
        try:
            return date.fromisoformat(self.iso) if len(self.iso) <= 10 else datetime.fromisoformat(self.iso[:19])
        except ValueError:
            return None


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _small(said: str) -> str:
    return said[:1].lower() + said[1:]


def _without_stop(said: str) -> str:
    return said.rstrip(".")


def begun(text: Text) -> Text:
    """The text as it begins a sentence: with a capital."""
    return _Shaped(text, _capital)


def lowered(text: Text) -> Text:
    """A heading within a sentence: its first letter a small one."""
    return _Shaped(text, _small)


def unstopped(text: Text) -> Text:
    """A sentence within another one: without its full stop."""
    return _Shaped(text, _without_stop)


def kept(text: Text) -> Text:
    """A text that stands in thousands of others: its words are kept."""
    return _Kept(text)


Progress = Callable[[Text], None]
"""takes what is worth saying while a job goes on"""


def _(message: str, /, **values: Value) -> Text:
    """A message with its values, to be said later.

    `{name}` stands for a value. Of a count, `{rows:# row is|# rows are}` picks the form that the language's plural
    rule asks for, with the number in place of #.
    """
    return Text(message, values or None)


def pgettext(context: str, message: str, /, **values: Value) -> Text:
    """The same for a word that means two things: the catalogue keeps one translation for each context."""
    return Text(message, values or None, context)


def verbatim(text: str) -> Text:
    """Data that every language shows as it is: a name, a code, what a server said."""
    return Text("{text}", {"text": text})


def joined(parts: Iterable[Value], between: str = "; ") -> Text:
    """Several texts as one, each said in the reader's language."""
    values = tuple(parts)
    between = between.replace("{", "{{").replace("}", "}}")
    return Text(between.join(["{}"] * len(values)), values)


NOTHING = Text("")


@lru_cache(maxsize=8192)
def translated(message: str, language: str, context: str = "") -> str:
    """The catalogue's words for a message; the message itself where it has none."""
    if not message:
        return ""
    words = _catalogue(language)
    return words.pgettext(context, message) if context else words.gettext(message)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


class _Count(str):
    """A whole number in a language's writing, which also picks words by the language's plural rule."""

    __slots__ = ("form",)

    form: int

    def __format__(self, spec: str) -> str:
        if not spec:
            return str(self)
        forms = spec.split("|")
        return forms[min(self.form, len(forms) - 1)].replace("#", self)


@lru_cache(maxsize=4096)
def _counted(value: int, language: str) -> _Count:
    number = _Count(count(value, language))
    # The catalogue's head holds the rule: "0" is its first form, "1" its second.
    number.form = int(_catalogue(language).ngettext("0", "1", value))
    return number


def _written(value: Value, language: str) -> str:
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, int):
        return _counted(value, language)
    return value if isinstance(value, str) else decimal(value, language)


@cache
def _marks(language: str) -> tuple[str, str]:
    """What stands between thousands, and before a fraction."""
    sample = translated("1,234.5", language, "how a number is written")
    return sample[1], sample[5]


def _marked(english: str, language: str) -> str:
    thousands, point = _marks(language)
    return english.translate(str.maketrans(",.", thousands + point))


def count(number: int, language: str) -> str:
    """1234567 as "1.234.567" in Vietnamese, "1,234,567" in English."""
    return _marked(f"{number:,}", language)


def decimal(number: Decimal, language: str) -> str:
    """1234.5 as "1.234,5" in Vietnamese and "1,234.5" in English; at most three decimals, no zeros at the end."""
    english = f"{number:,.3f}".rstrip("0").rstrip(".")
    return _marked("0" if english == "-0" else english, language)


_PRICE = re.compile(r"(-?)(\d{1,18})(?:\.(\d{1,12}))?")


def money(text: str, language: str) -> str:
    """A price cell such as "315000.0000" as "315.000"; a text that is no number stays as it is."""
    match = _PRICE.fullmatch(text.strip())
    if match is None:
        return text
    sign, whole, rest = match[1], int(match[2]), (match[3] or "").rstrip("0")
    return sign + _marked(f"{whole:,}" + (f".{rest}" if rest else ""), language)


def size(number: int, language: str) -> str:
    """A file's size, given in bytes, in KB or MB."""
    unit, value = ("MB", number / 1e6) if number >= 1e6 else ("KB", max(number, 1) / 1e3)
    return f"{_marked(f'{value:.1f}', language)} {unit}"


def dong(amount: Decimal) -> Text:
    """1250000 as "1.250.000đ" in Vietnamese and "1,250,000đ" in English."""
    return Text("{amount}đ", {"amount": amount})


def quantity(number: Decimal) -> Text:
    """1234.5 as "1.234,5" in Vietnamese and "1,234.5" in English."""
    return Text("{number}", {"number": number})


def number(count: int) -> Text:
    """A count: "1.234" in Vietnamese, "1,234" in English."""
    return Text("{number}", {"number": count})


def day(moment: str) -> Text:
    """ "2026-10-05T09:00:00" as "05/10/2026" in Vietnamese and "2026-10-05" in English; "" stays."""
    if not moment:
        return NOTHING
    said = _("{year}-{month}-{day}", year=moment[:4], month=moment[5:7], day=moment[8:10])
    return Moment(said, moment[:10])


def clock(moment: str) -> Text:
    """An ISO time as "16:05 ngày 03/02/2026" or "2026-02-03 16:05"; anything else stays as it is."""
    try:
        time = datetime.fromisoformat(moment)
    except ValueError:
        return verbatim(moment)
    return Moment(_("{day} {time}", day=day(time.isoformat()), time=f"{time:%H:%M}"), moment)


def listed(codes: Sequence[str], most: int = 10) -> Text:
    """The first codes, and how many more there are."""
    shown, more = ", ".join(codes[:most]), len(codes) - most
    return _("{codes} and {more} more", codes=shown, more=more) if more > 0 else verbatim(shown)
