"""The documents that ship with the tool, one Markdown file a topic and language: what the code cites can be opened.

A citation is written as `docs: TOPIC SECTION`, such as "docs: playbook 6b"; `catalogrepair explain playbook 6b` opens
it. A section is what stands under a heading that begins with its number, down to the next heading of its rank or above.
"""

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_HEADING = re.compile(r"^(#{2,4}) (\d+[a-z]?(?:\.\d+)*)\. (.+)$", re.MULTILINE)


@cache
def topics() -> tuple[str, ...]:
    """The names of all topics, sorted. Those of programmers are in English only."""
    found = {path.name.removesuffix(".md") for language in ("vi", "en") for path in _folder(language)}
    return tuple(sorted(found))


@cache
def read(topic: str, language: str) -> str:
    """A topic as Markdown, in "vi" or "en"; where it has no Vietnamese, in English. Raises KeyError for no topic."""
    for name in (language, "en"):
        for path in _folder(name):
            if path.name == f"{topic}.md":
                return path.read_text(encoding="utf-8")
    raise KeyError(topic)


def title(topic: str, language: str) -> str:
    """The first heading of a topic."""
    return read(topic, language).partition("\n")[0].removeprefix("# ")


def sections(topic: str, language: str) -> dict[str, str]:
    """The numbers of a topic's sections, in its order, to their headings."""
    return {found[2]: found[3] for found in _HEADING.finditer(read(topic, language))}


def section(topic: str, number: str, language: str) -> str:
    """One section as Markdown, its heading and the sections below it included. Raises KeyError where there is none."""
    text = read(topic, language)
    for found in _HEADING.finditer(text):
        if found[2] == number:
            end = re.compile(rf"^#{{1,{len(found[1])}}} ", re.MULTILINE).search(text, found.end())
            return text[found.start() : end.start() if end else None].rstrip() + "\n"
    raise KeyError(number)


def _folder(language: str) -> list[Traversable]:
    return [path for path in files(__name__).joinpath(language).iterdir() if path.name.endswith(".md")]
