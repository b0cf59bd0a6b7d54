"""What is a Vietnamese syllable, and what only looks like one."""

import pytest

from catalogrepair.catalog.families.syllables import is_syllable, toneless

WORDS = "áo quần đầm xòe xoè giếng gì nghiêng khuya quyển quốc kẻ ghế nghỉ xoong thuỷ thủy hoa oẳn yếm yêu ước ướt"
NONE = "xoèp bạcc tiếty xoèe cê2 jean kimono nora ghà kga ngiêng cẻ át2 bat hocc đđầm vải7 z"


@pytest.mark.parametrize("word", WORDS.split())
def test_a_syllable_is_an_initial_a_rhyme_and_a_tone(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NONE.split())
def test_everything_else_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_a_rhyme_that_ends_in_a_stop_takes_two_tones_only() -> None:
    assert [word for word in ("cat", "cát", "cạt", "càt", "cảt", "cãt") if is_syllable(word)] == ["cát", "cạt"]


def test_the_tone_is_found_wherever_it_is_written() -> None:
    assert toneless("hòa") == toneless("hoà") == ("hoa", "\u0300")
    assert toneless("đầm") == ("đâm", "\u0300")
    assert toneless("kimono") == ("kimono", "")
