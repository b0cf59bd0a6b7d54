"""What the command line said, in the words of the tables."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from tests.cli.run import Run
from tests.schemas import valid
from tests.stories.shelf import ONLY_LOCATION
from tests.stories.table import Story

_UNJUDGED, _REFUSED, _HEADLINE = "unjudged: ", "refused: ", "headline: "


def wanted_of(story: Story) -> tuple[int, list[str]]:
    """The exit code, and everything that must be said."""
    return story.code, sorted(story.says)


def said_of(found: Run, story: Story) -> tuple[int, list[str]]:
    """The same of a run; what it left unjudged, or refused, in the story's words where these stand in it."""
    if not found.out:
        return found.code, sorted(_known([found.err], story, _REFUSED))
    answer = valid(found.out)
    reasons = [each["why"]["vi"] for each in answer.get("not_judged", ())]
    said = [*_kinds(answer), *_known(reasons, story, _UNJUDGED)]
    if any(text.startswith(_HEADLINE) for text in story.says):
        said += _known([answer["summary"]["vi"]], story, _HEADLINE)
    return found.code, sorted(said)


def _known(texts: Iterable[str], story: Story, mark: str) -> list[str]:
    words = [text for text in story.says if text.startswith(mark)]
    found = []
    for text in texts:
        found += [one for one in words if one.removeprefix(mark) in text] or [mark + text]
    return found


def _kinds(answer: dict[str, Any]) -> list[str]:
    """The kinds of the answers, "× 3" behind those of several rows.

    With the row of the playbook for one order, with the code of the product for stock.
    """
    if "answers" in answer:
        return sorted({f"{row['playbook_row']} {row['kind']}" for row in answer["answers"]})
    if "products" in answer:
        rows = [(row["code"], row["location"].removeprefix(ONLY_LOCATION), row["kind"]) for row in answer["products"]]
        return [" ".join(filter(None, row)) for row in rows]
    many = Counter(row["kind"] for row in answer["orders"])
    return [kind if count == 1 else f"{kind} × {count}" for kind, count in many.items()]
