"""Which words are Vietnamese syllables: a word that is none, one letter away from a word of the other name, is a slip.

Vietnamese spelling is a closed set: an initial, a rhyme and a tone, and a rhyme that ends in a stop (c, ch, p, t) takes
two tones only. The rules are complete in a few lines and need no upkeep, which a word list (or a tokenizer with its
model) does: shops coin names every day, but no new rhymes. Source: the tables of initials and rhymes of Vietnamese
orthography, as in Đoàn Thiện Thuật, “Ngữ âm tiếng Việt”, and every primer.
"""

import unicodedata
from functools import lru_cache

from catalogrepair.catalog.names import plain

TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = ("\u0301", "\u0323")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RHYMES = _words(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt "
    "oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu uôc uôi uôm uôn uông uôt uơ "
    "uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yêm yên yêng yêt yêu"
)
# Longest first; before e, ê, i and y the sounds of c, g and ng are written k, gh and ngh.
_INITIALS = sorted(_words("ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"), key=len, reverse=True)
_SOFT_ONLY, _HARD_ONLY = frozenset({"ngh", "gh", "k"}), frozenset({"ng", "c"})


def toneless(word: str) -> tuple[str, str]:
    """A word in NFC as its letters without the tone, and the tone mark ("" for the level one)."""
    if word.isascii():
        return word, ""
    letters, tone = [], ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in TONES:
            tone = letter
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)), tone


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word (lower case, its letters in NFC, its tone anywhere) could stand in a Vietnamese text."""
    letters, tone = toneless(word)
    rhyme = next((rhyme for rhyme in _rhymes(letters) if rhyme in _RHYMES), "")
    if not rhyme:
        return False
    return not rhyme.endswith(("c", "ch", "p", "t")) or tone in _STOP_TONES


_BARE_RHYMES = frozenset(plain(rhyme) for rhyme in _RHYMES)


@lru_cache(maxsize=65536)
def is_bare_syllable(word: str) -> bool:
    """Whether a word without any mark could be a syllable that lost its marks: "hat", "luoi"."""
    return word.isascii() and any(rhyme in _BARE_RHYMES for rhyme in _rhymes(word))


def _rhymes(letters: str) -> list[str]:
    """What is left of a word behind each initial that it may begin with."""
    found = [letters]
    for initial in _INITIALS:
        if letters.startswith(initial):
            rest = letters[len(initial) :]
            soft = rest[:1] in ("e", "ê", "i", "y") and bool(rest)
            if not (initial in _SOFT_ONLY and not soft) and not (initial in _HARD_ONLY and soft):
                found.append(rest)
    return found
