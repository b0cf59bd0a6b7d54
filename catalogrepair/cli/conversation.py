"""The questions of `catalogrepair guide` as a person in a terminal meets them."""

import shutil
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from catalogrepair.catalog.plans.answers import Question
from catalogrepair.catalog.plans.plan import Answer
from catalogrepair.catalog.plans.proof import Proof
from catalogrepair.catalog.table import Row
from catalogrepair.cli import show
from catalogrepair.cli.choices import Option, choose
from catalogrepair.cli.language import language, say
from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs.drafts import Folder, Folders
from catalogrepair.jobs.explain import abouts
from catalogrepair.jobs.guide import Guided
from catalogrepair.jobs.outputs import Target, free_name, write_set
from catalogrepair.jobs.package import Package
from catalogrepair.report import asked, wording
from catalogrepair.report.answers import FOR_ALL, answer_text
from catalogrepair.report.formatting import visible
from catalogrepair.report.layout import Line
from catalogrepair.report.terminal import import_lines
from catalogrepair.text import Text, _, clock, money, pgettext

_LETTERS: dict[Answer, Text] = {
    "keep": _("k"),
    "clear": _("s"),
    "regroup": _("o"),
    "unsure": _("u"),
}
_SHOWN = 12
"""rows of one product in a table"""


def _say(text: str) -> None:
    """One thing said, in the width of the window."""
    show.lines([Line(text)])


def _option(answer: Answer, text: Text) -> Option:
    return Option(_LETTERS[answer].say(language()), text.say(language()))


def unfinished(folders: Folders) -> Folder | None:
    """Offer what was begun before; None for a new one."""
    found = folders.unfinished()[:8]
    if not found:
        return None
    _say(say(_("Repairs in progress:")))
    listed = [
        Option(str(place), f"{folder.export.name if folder.export else ''} ({_when(folder)})")
        for place, folder in enumerate(found, start=1)
    ]
    new = Option(say(_("n")), say(_("Open a new file")))
    chosen = choose([*listed, new])
    return None if chosen == new.letter else found[int(chosen) - 1]


def goes_on(folder: Folder) -> bool:
    """Whether to go on with a repair of the same file."""
    _say(say(_("This file's repair is in progress ({when}).", when=_when(folder))))
    yes = Option(say(_("g")), say(_("Go on")))
    return choose([yes, Option(say(pgettext("conversation", "a")), say(_("Begin again")))]) == yes.letter


def ask_file() -> Path:
    """Step 1: where the export lies; a path that was dragged in comes with quotes."""
    _say(
        say(
            _("In KiotViet: Hàng hóa → Danh sách hàng hóa → no filter → Xuất file. Drag the file in here, then Enter."),
        )
    )
    while True:
        text = str(click.prompt(say(_("File")))).strip().strip("\"'")
        path = Path(text.replace("\\ ", " ") if sys.platform != "win32" else text).expanduser()
        if path.is_file():
            return path
        _say(say(_("There is no file “{path}”.", path=str(path))))


def _when(folder: Folder) -> str:
    return clock(folder.used.isoformat()).say(language())


class Conversation:
    """Steps 2 to 5 of one repair."""

    def __init__(self, guided: Guided) -> None:
        self._guided = guided

    @property
    def _console(self) -> Console:
        """As wide as the window is now."""
        return Console(width=shutil.get_terminal_size().columns, highlight=False)

    def run(self) -> None:
        """From what was found to the proof."""
        self._found()
        if not self._guided.questions:
            return
        while True:
            self._decide()
            if self._agreed():
                break
        package = self._guided.write(language())
        self._take(package)
        self._prove()

    def _step(self, number: int, text: str) -> None:
        show.lines([Line(""), Line(say(_("Step {number} of 5. {text}", number=str(number), text=text)), "title")])

    def _found(self) -> None:
        found = self._guided.found
        self._step(2, say(_("What we found")))
        if found.plan.evidence is not None:
            for text in asked.evidence_texts(found.plan.evidence):
                _say(visible(text.say(language())))
        for warning in found.warnings:
            _say(say(_("Note: ")) + visible(warning.say(language())))
        _say(wording.summary(found).say(language()))
        for finding in found.findings:
            if finding.level and not finding.fixable:
                why = " ".join(text.say(language()) for text in finding.why)
                _say(say(_("  To look at in KiotViet: ")) + visible(why))

    def _decide(self) -> None:
        self._step(3, say(_("Decide")))
        guided = self._guided
        proposed = [question for question in guided.questions if question.proposed]
        todo = guided.open
        if proposed:
            _say(say(_("{proposed:# sure place has|# sure places have} a proposed answer.", proposed=len(proposed))))
            agree = Option(say(_("a")), say(_("Agree, ask about the others only")))
            see = Option(say(_("e")), say(_("See each of them")))
            if choose([agree, see]) == see.letter:
                todo = list(guided.questions)
        place = 0
        while place < len(todo):
            place = max(0, place + self._ask(todo[place], place, todo))

    def _ask(self, question: Question, place: int, todo: Sequence[Question]) -> int:
        """One question; how many places to move: back is -1."""
        self._guided.catch_up()
        self._draw(question, place, len(todo))
        given = self._guided.answers.get(question.rows[0], question.proposed)
        listed = self._answers(question, len(question.rows))
        single, rest = Option(say(_("r")), say(_("Answer for each code"))), None
        if len(question.rows) > 1:
            listed.append(single)
        if len(todo) - place > 1:
            rest = Option("*", say(_("Answer all that are left at once")))
            listed.append(rest)
        listed.append(Option("?", say(_("Why do you ask?"))))
        if place:
            listed.append(Option("b", say(_("Back to the one before"))))
        at = question.answers.index(given) if given in question.answers else 0
        while (chosen := choose(listed, at)) == "?":
            for why in question.finding.why:
                _say("  - " + visible(why.say(language())))
        if chosen == "b":
            return -1
        if rest is not None and chosen == rest.letter:
            self._say_of_all(todo[place:])
            return len(todo)
        if chosen == single.letter:
            self._say_of_each(question)
        else:
            self._guided.answer(question, self._meant(question, chosen))
        self._guided.save()
        return 1

    def _answers(self, question: Question, rows: int) -> list[Option]:
        return [_option(answer, answer_text(question, answer, rows)) for answer in question.answers]

    def _meant(self, question: Question, letter: str) -> Answer | None:
        return next((answer for answer in question.answers if _LETTERS[answer].say(language()) == letter), None)

    def _say_of_each(self, question: Question) -> None:
        """An answer for each row of a question."""
        for number in question.rows:
            row = self._guided.found.catalogue.rows[number]
            _say(visible(f"{row.code}  {row.name}  {row.attributes.replace('|', ', ')}"))
            answer = self._meant(question, choose(self._answers(question, 1)))
            if answer is not None:
                self._guided.answer(question, None, {number: answer})
                self._guided.save()

    def _say_of_all(self, questions: Sequence[Question]) -> None:
        """One answer for everything that is left; where it is not allowed, each row becomes a product of its own."""
        widest = max(questions, key=lambda question: len(question.answers))
        answer = self._meant(widest, choose([_option(answer, FOR_ALL[answer]) for answer in widest.answers]))
        for question in questions:
            self._guided.answer(question, answer if answer in question.answers else "clear")
        self._guided.save()

    def _draw(self, question: Question, place: int, total: int) -> None:
        catalogue = self._guided.found.catalogue
        group = catalogue.group_of.get(question.rows[0])
        level = question.finding.level
        about = abouts()[question.finding.check].title.say(language())
        title = say(_("Group {group}", group=question.finding.group))
        sure = level.text.say(language()) if level else ""
        table = Table(title=escape(visible(f"{place + 1}/{total}  {title}: {about} ({sure})")), title_justify="left")
        for heading in (say(_("Code")), say(_("Name")), say(_("Options"))):
            table.add_column(heading, overflow="fold")
        table.add_column(say(pgettext("conversation", "Price")), justify="right", no_wrap=True)
        staying = [row for row in group.rows if row.number not in question.rows] if group else []
        self._rows(table, say(_("Stays")), staying, "green")
        table.add_section()
        self._rows(table, say(_("In question")), [catalogue.rows[number] for number in question.rows], "yellow")
        _say("")
        self._console.print(table)

    def _rows(self, table: Table, label: str, rows: list[Row], style: str) -> None:
        if rows:
            table.add_row(f"[{style} bold]{label}[/] ({len(rows)})", "", "", "")
        for row in rows[:_SHOWN]:
            texts = (row.code, row.name, row.attributes.replace("|", ", "), money(row.price, language()))
            table.add_row(*(escape(visible(text)) for text in texts))
        if len(rows) > _SHOWN:
            table.add_row(f"… +{len(rows) - _SHOWN}", "", "", "")

    def _agreed(self) -> bool:
        """Step 4: every cell; False to decide again."""
        edits = self._guided.examination.plan.edits
        self._step(4, say(_("{edits:# cell|# cells} will change", edits=len(edits))))
        table = Table()
        for heading in (say(_("Cell")), say(_("Code")), say(_("Before")), say(_("After"))):
            table.add_column(heading, overflow="fold")
        for edit in edits[:60]:
            table.add_row(edit.cell, *(escape(visible(text)) for text in (edit.code, edit.before, edit.after or "∅")))
        if edits:
            self._console.print(table)
        if len(edits) > 60:
            _say(say(_("… and {edits} in the report.", edits=len(edits) - 60)))
        products = self._guided.products()
        new = sum(product.is_new for product in products)
        _say(
            say(
                _(
                    "Afterwards: {new:# new product|# new products}, {products:# that stays as it is|# that stay "
                    "as they are}.",
                    new=new,
                    products=len(products) - new,
                ),
            )
        )
        again = Option(say(_("c")), say(_("Change the answers")))
        if not edits:
            _say(say(_("No cell changes, so there is no file.")))
            stop = Option(say(_("f")), say(_("Finish")))
            if choose([stop, again]) == stop.letter:
                raise click.Abort
            return False
        go = Option(say(_("m")), say(_("Yes, make the file")))
        return choose([go, again]) == go.letter

    def _take(self, package: Package) -> None:
        self._step(5, say(_("Take it away")))
        files = {free_name(Path.cwd() / path.name): path for path in (package.plan, package.report, *package.small)}
        write_set([Target(target, partial(_copy, path)) for target, path in files.items()], force=False)
        for target in files:
            _say(say(_("Written: ")) + str(target))
        show.lines(import_lines(language(), affected=True))

    def _prove(self) -> None:
        _say(
            say(
                _("After the import, export once more and drag the new file here to prove it (Enter to finish)."),
            )
        )
        while text := str(click.prompt(say(_("New file")), default="", show_default=False)).strip().strip("\"'"):
            try:
                self._tell(self._guided.prove(Path(text).expanduser()))
            except CatalogRepairError as error:
                _say(visible(error.text.say(language())))

    def _tell(self, proof: Proof) -> None:
        if proof.is_done:
            _say(say(_("As planned: {done:# cell|# cells} changed.", done=len(proof.done))))
            return
        wrong = (*proof.untouched, *(edit for edit, _ in proof.other), *proof.gone)
        codes = ", ".join(edit.code for edit in wrong[:20]) + (", …" if len(wrong) > 20 else "")
        _say(
            say(
                _(
                    "Not as planned: {done:# cell|# cells} changed, {wrong} did not ({codes}), {unplanned} "
                    "changed outside the plan.",
                    done=len(proof.done),
                    wrong=len(wrong),
                    codes=visible(codes),
                    unplanned=len(proof.unplanned),
                ),
            )
        )


def _copy(path: Path, out: BinaryIO) -> None:
    with path.open("rb") as file:
        shutil.copyfileobj(file, out)
