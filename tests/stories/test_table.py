"""The table as a whole: a line that no test reads would prove nothing."""

from tests.stories.table import HERE, stories
from tests.stories.test_sales import SALES
from tests.stories.test_stock import STOCK
from tests.stories.test_webhooks import HOOKS
from tests.stories.test_wrong_files import WRONG

READ = [*SALES, *STOCK, *HOOKS, *WRONG]


def test_every_line_is_read_and_no_story_is_told_twice() -> None:
    assert {story.place for story in READ} == {story.place for story in stories("*")}
    told = [tuple(sorted((key, text) for key, text in one.cells.items() if key != "story" and text)) for one in READ]
    assert [told[place] for place in range(len(told)) if told[place] in told[:place]] == []


def test_there_are_lines_for_each_table() -> None:
    assert len(READ) >= 120
    assert {story.place.partition(":")[0] for story in READ} == {path.stem for path in HERE.glob("*.md")}
