"""Is anyone listening: the webhooks that KiotViet shows. No file tells of them."""

from pathlib import Path

import pytest

from tests.cli.run import Run
from tests.schemas import valid
from tests.stories.conftest import Town
from tests.stories.table import Story, phrases, stories

HOOKS = stories("webhooks")
TOLD = [pytest.param(story, way, id=story.name) for story in HOOKS for way in story.ways(("API",))]


@pytest.mark.parametrize(("story", "way"), TOLD)
def test_the_story_gets_its_answer(story: Story, way: str, town: Town, folder: Path) -> None:
    found = told(story, way, town, folder)
    answer = valid(found.out)
    said = [*(f"off {kind}" for kind in answer["off"]), *(f"unseen {kind}" for kind in answer["not_visible"])]
    assert (found.code, sorted(said)) == (story.code, sorted(story.says))


def told(story: Story, _way: str, town: Town, _folder: Path) -> Run:
    """What the command line says to the story."""
    hooks = town.till.webhooks
    hooks.hooks.clear()
    town.till.switches.other_clients_hooks_visible = "own only" not in story.cells["besides"]
    for words in phrases(story.cells["webhooks"]):
        kind, state, *client = words.split()
        hooks.register("http://127.0.0.1/app", kind, active=state == "on", client="".join(client))
    found = town.desk.within("diagnose", *story.command, "--format", "json")
    return Run(found.returncode, found.stdout, found.stderr)
