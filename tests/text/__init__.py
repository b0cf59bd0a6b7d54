"""The catalogues of everything that is said: extracted from the code by Babel, kept in step, and compiled.

`python -m tests.text` after a text was added or changed: new ones stand in the .po with an empty msgstr, to be filled.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.cli.run import ROOT

LOCALE = ROOT / "catalogrepair" / "locale"
KEYWORDS = {"_": None, "pgettext": ((1, "c"), 2)}
HEAD = """\
# What catalogrepair says. English stands in the code; correct what is said in this language here, then run
# `python -m tests.text`. {{name}} stands for a value and stays as it is; of {{name:# row|# rows}} write {{name}} alone
# where the language has one form.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"

"""
"""without a time, so that nothing changes but what was changed"""
_FORMS = ("0", "1")
"""the forms by which a count picks its words, see `catalogrepair.text`: each says its own number"""


def extracted() -> Catalog:
    """Every message of the code, with the files that say it."""
    found = Catalog()
    for name, _line, message, _comments, context in extract_from_dir(
        ROOT / "catalogrepair", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(message, locations=[(f"catalogrepair/{Path(name).as_posix()}", None)], context=context)
    found.add(_FORMS, locations=[("catalogrepair/text.py", None)])
    found.add("1,234.5", locations=[("catalogrepair/text.py", None)], context="how a number is written")
    return found


def catalogues() -> Iterator[Path]:
    """The sources of all languages, click's own words among them."""
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    """One source."""
    with path.open("rb") as source:
        return read_po(source, locale=path.parts[-3])


def update(path: Path) -> Catalog:
    """Our own words in step with the code: what is said no more is gone, what is new waits for its words."""
    old, merged = read(path), Catalog(locale=path.parts[-3])
    for message in extracted():
        if message.id == _FORMS:
            merged.add(_FORMS, tuple(map(str, range(merged.num_plurals))), locations=message.locations)
        elif message.id:
            known = old.get(message.id, message.context)
            merged.add(message.id, known.string if known else "", locations=message.locations, context=message.context)
    body = BytesIO()
    write_po(body, merged, width=120, omit_header=True, sort_by_file=True, include_lineno=False)
    head = HEAD.format(language=path.parts[-3], plurals=merged.plural_forms)
    path.write_bytes(head.encode() + body.getvalue())
    return merged


def compiled(path: Path) -> bytes:
    """A catalogue as the program reads it."""
    catalog, content = read(path), BytesIO()
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(content, catalog)
    return content.getvalue()


def compile_all() -> None:
    """The catalogues beside their sources."""
    for path in catalogues():
        path.with_suffix(".mo").write_bytes(compiled(path))
