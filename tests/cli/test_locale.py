"""The Vietnamese for click's own words: what is shipped is what is written."""

from io import BytesIO

from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tests.cli.run import ROOT

LOCALE = ROOT / "catalogrepair" / "cli" / "locale" / "vi" / "LC_MESSAGES"


def words(compiled: bytes) -> dict[str, object]:
    """Each sentence with its translation; the head is left out, since it holds the time of compiling."""
    return {str(message.id): message.string for message in read_mo(BytesIO(compiled)) if message.id}


def test_the_compiled_words_are_those_of_the_source() -> None:
    with (LOCALE / "messages.po").open("rb") as source:
        catalog = read_po(source)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    shipped = (LOCALE / "messages.mo").read_bytes()
    assert words(shipped) == words(compiled.getvalue())
    assert len(words(shipped)) > 20
