"""Texts and errors reach another process as they are: batches and notebooks send them there."""

import pickle

import pytest

from catalogrepair import errors
from catalogrepair.text import Given, Text, _, begun, joined, lowered, unstopped

INNER = _("the disk is full")


@pytest.mark.parametrize("text", [INNER, Given("áo", "shirt"), joined([INNER, "A"]), begun(lowered(unstopped(INNER)))])
def test_a_text_says_the_same_elsewhere(text: Text) -> None:
    assert pickle.loads(pickle.dumps(text)) == text


def test_an_error_is_the_same_elsewhere() -> None:
    error = errors.Rejected(INNER, status=420, said=Given("tắt", "off"))
    error.hint = INNER
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.text, again.status, again.said, again.hint, str(again)) == (
        errors.Rejected, INNER, 420, error.said, INNER, "the disk is full",
    )  # fmt: skip
