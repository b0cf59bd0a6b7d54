"""What people are told: the checks in words, and the documents."""

from catalogrepair import docs
from catalogrepair.checks import all_checks
from catalogrepair.checks.about import About
from catalogrepair.text import _

__all__ = ["About", "abouts", "markdown"]

_CHECKS = "<!-- checks -->"
"""stands in a document where the table of all checks is to be"""


def abouts() -> dict[str, About]:
    """Every check's name to what it looks for, in the order of the names."""
    return {name: check.ABOUT for name, check in all_checks().items()}


def markdown(topic: str, section: str | None, language: str) -> str:
    """A document or one section of it as Markdown, with what it tells of the code as the code has it.

    Raises KeyError where there is none.
    """
    text = docs.read(topic, language) if section is None else docs.section(topic, section, language)
    return text.replace(_CHECKS, _table(language)) if _CHECKS in text else text


def _table(language: str) -> str:
    heads = (_("Check"), _("Looks for"), _("Does"))
    rows = [f"| {' | '.join(head.say(language) for head in heads)} |", "|---|---|---|"]
    rows += [
        f"| `{name}` | {about.looks_for.say(language)} | {about.does.say(language)} |"
        for name, about in abouts().items()
    ]
    return "\n".join(rows)
