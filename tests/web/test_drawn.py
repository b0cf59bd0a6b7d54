"""What cannot be seen by reading: words of the page that are there at all, in the language asked for."""

import re

import httpx
import pytest

from catalogrepair.web.words import WORDS
from tests.cli.run import FASHION
from tests.web.test_forms import begun


def test_no_word_of_the_page_is_hidden_by_what_every_table_of_words_has() -> None:
    """A template's `t.keys` would be the method of that name, not a word."""
    assert [name for name in WORDS if hasattr(dict, name)] == []


@pytest.mark.parametrize("step", ["found", "decide", "changes", "take"])
def test_no_page_shows_what_python_calls_its_own(visitor: httpx.Client, step: str) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "keep", "show": "open"})
    assert not re.search(r"built-in|0x[0-9a-f]{6}|&lt;(function|bound)", visitor.get(f"{repair}/{step}").text)
