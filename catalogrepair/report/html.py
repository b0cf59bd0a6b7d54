"""The report as one self-contained HTML page: nothing loaded from elsewhere, no script but the copy button's."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from catalogrepair.catalog.examination import Examination
from catalogrepair.catalog.findings import Finding
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.plans.reduced import IMPORT_LIMIT
from catalogrepair.catalog.table import Row
from catalogrepair.report import asked, decision, formatting, guide, habits, picture, titles, wording
from catalogrepair.report import cards as drawing
from catalogrepair.report.labels import COPIED, COPY, PAGE, SELECTED, TO_SEND
from catalogrepair.report.verdict import Verdict, codes_of, judge
from catalogrepair.shipped import shipped
from catalogrepair.text import Text, clock, count, money

if TYPE_CHECKING:
    from jinja2 import Environment

ROWS_SHOWN = 60
"""rows of one family on a card"""
FAMILIES_SHOWN = 40
NOTES_SHOWN = 1000
REASON = 1500
"""characters of the sentences that tell why a cell changes"""
SHORT = 24
"""characters of a code that is never torn in two"""
NAME = 120
"""characters of a product's name on the sheet and in the pictures"""
GOODS = 4
"""names on one line of the sheet"""
CHIPS = 12
"""variants that one product of a picture shows"""
OPEN_GROUPS = 12
"""more groups than this are folded, each to its name, on a screen"""
OPEN_NOTES = 6
"""more notes than this are folded away on a screen; they always print"""


@dataclass(frozen=True)
class Page:
    """What the template draws, beside its words."""

    examination: Examination
    verdict: Verdict
    cards: list[drawing.GroupCard]
    outputs: tuple[str, ...]


def render_html(
    examination: Examination, language: str, outputs: tuple[str, ...] = (), answer: Text | None = None
) -> bytes:
    """The whole page as UTF-8."""
    verdict = judge(examination)
    page = Page(examination, verdict, drawing.cards(examination, verdict), outputs)
    sheet = decision.sheet_of(examination, page.cards)
    template = of_reports(language).get_template("report.html")
    text = template.render(
        page=page,
        title=titles.of_examination(examination),
        shop=titles.shop_of(examination),
        source=examination.source,
        plan=examination.plan,
        sheet=sheet,
        pictures=picture.pictures_of(examination, sheet.changes),
        question=wording.question(examination, verdict),
        blocked=wording.blocked(examination, verdict),
        outcomes=_outcomes(examination),
        title_of=lambda numbers: codes_of(examination, numbers),
        fate=_fate(page),
        asked=asked,
        habits=list(habits.told(examination.catalogue)),
        habits_title=habits.TITLE,
        standing=standing_of(examination.catalogue),
        prices=wording.prices,
        answer=answer,
    )
    return text.encode("utf-8", "replace")


def _outcomes(examination: Examination) -> list[tuple[str, Text, bool]]:
    """(mode, what it makes of the file, whether the plan uses it), the used one first."""
    return [
        (mode, wording.outcome_text(mode, outcome), is_used)
        for mode, outcome, is_used in wording.used_outcomes(examination)
    ]


def _fate(page: Page) -> Callable[[Finding], Text]:
    mended = {id(finding) for finding in page.verdict.fixed}
    return lambda finding: wording.fate(finding, page.examination, id(finding) in mended)


def standing_of(catalogue: Catalogue) -> Callable[[Row], tuple[str, Text] | None]:
    """A row to its class and words beside the store; None when the store was not asked."""

    def standing(row: Row) -> tuple[str, Text] | None:
        if catalogue.facts is None:
            return None
        if catalogue.on_store(row):
            return "there", asked.ON_STORE if catalogue.surely_on_store(row) else asked.PERHAPS_ON_STORE
        return ("away", asked.NOT_ON_STORE) if row.for_sale else ("unsold", asked.NOT_SOLD)

    return standing


@cache
def of_reports(language: str) -> "Environment":
    """The environment of all reports, whose templates are read once: a batch draws many."""
    return environment(language)


def environment(language: str) -> "Environment":
    """Where templates come from, with the filters and words that they share."""
    import jinja2

    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        say=lambda text: text.say(language),
        count=lambda number: count(number, language),
        money=lambda text: money(text, language),
        moment=lambda text: clock(text).say(language),
        visible=formatting.visible,
        cut=formatting.cut,
        css=formatting.css_string,
        pairs=drawing.pairs,
    )
    words = {key: text.say(language) for key, text in PAGE.items()}
    limits = {
        "rows": ROWS_SHOWN,
        "families": FAMILIES_SHOWN,
        "notes": NOTES_SHOWN,
        "folded": OPEN_NOTES,
        "open": OPEN_GROUPS,
        "reason": REASON,
        "short": SHORT,
        "name": NAME,
        "goods": GOODS,
        "chips": CHIPS,
    }
    found.globals.update(language=language, w=words, guide=guide, wording=wording, limits=limits)
    script = (templates() / "answer.js").read_text(encoding="utf-8")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    found.globals.update(
        answer_title=TO_SEND, copy=COPY, copied=COPIED, selected=SELECTED, script=script, digest=digest
    )
    found.globals.update(shown=formatting.SHOWN, titled=formatting.TITLE, import_rows=IMPORT_LIMIT)
    return found


def templates() -> Path:
    """The folder of templates."""
    return shipped("templates")
