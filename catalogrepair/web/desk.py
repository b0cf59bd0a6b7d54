"""What the pages share: the repairs at hand, the templates, the language."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from catalogrepair.catalog.overview import Overview
from catalogrepair.errors import CatalogRepairError
from catalogrepair.jobs import sign_in
from catalogrepair.jobs.brought import Brought
from catalogrepair.jobs.drafts import Folder, Folders
from catalogrepair.jobs.guide import Guided, resume
from catalogrepair.jobs.product_details import ProductDetails, goods_of
from catalogrepair.report import answers, asked, states
from catalogrepair.report.html import environment
from catalogrepair.report.results import with_tables
from catalogrepair.text import Text
from catalogrepair.web import words
from catalogrepair.web.merchant import to_merchant
from catalogrepair.web.tasks import Tasks

if TYPE_CHECKING:
    from jinja2 import Environment

_AT_ONCE = 4
"""of each kind, how much is kept in memory; the rest is read again from its folder, or asked for anew"""
LANGUAGE = "catalogrepair_lang"
"""the cookie of a browser's chosen language"""


class Known(NamedTuple):
    """What was brought: the files that are known, and what is said of the others, of which nothing is kept."""

    files: list[Brought]
    refused: list[Text]
    stamps: dict[Path, tuple[int, int, int]]
    """each file to its inode, its bytes and when it was written, by which a change of it is seen"""


_Held = TypeVar("_Held")


class _Latest(OrderedDict[str, _Held]):
    """What was put in last, by the names of folders; the oldest leaves for it."""

    def __setitem__(self, name: str, held: _Held) -> None:
        super().__setitem__(name, held)
        self.move_to_end(name)
        if len(self) > _AT_ONCE:
            self.popitem(last=False)


class Desk:
    """What the pages share: the folders, the repairs in memory, the work under way, the templates."""

    def __init__(self, folders: Folders, language: str, base: str, warn: Callable[[Text], None]) -> None:
        self.folders, self.language, self.base = folders, language, base
        self.tasks = Tasks(warn)
        self.brought: _Latest[Known] = _Latest()
        """what the files of a folder were recognised as"""
        self.shops: _Latest[Overview] = _Latest()
        """the look at the whole shop that was made of a folder's files"""
        self.signed_in: dict[sign_in.Service, tuple[str, str]] = {}
        """service to (the mark of the key, its shop's name), of those that were signed in to here"""
        self._open: _Latest[Guided] = _Latest()
        self._goods: _Latest[dict[str, ProductDetails]] = _Latest()
        self._lock, self._opening = Lock(), Lock()
        self._alone: WeakValueDictionary[str, RLock] = WeakValueDictionary()
        self._environments: dict[str, Environment] = {}

    def alone(self, folder: Folder) -> RLock:
        """Held by whoever changes what files a folder has, or begins a repair of them: one request at a time."""
        with self._lock:
            return self._alone.setdefault(folder.name, RLock())

    def put(self, guided: Guided) -> None:
        """Keep a repair at hand."""
        with self._lock:
            self._open[guided.folder.name] = guided

    def drop(self, name: str) -> None:
        """Forget what is in memory."""
        with self._lock:
            self._open.pop(name, None)
            self._goods.pop(name, None)
            self.brought.pop(name, None)
            self.shops.pop(name, None)

    def repair(self, name: str) -> Guided | None:
        """The repair of this name, read again from its folder when it is not at hand."""
        with self._opening:  # so that two requests at once do not make two of one repair
            with self._lock:
                guided = self._open.get(name)
                if guided is not None:
                    self._open.move_to_end(name)
                    return guided
            folder = self.folders.find(name)
            if folder is None or folder.export is None or not folder.plan.is_file():
                return None
            guided = resume(folder)
            self.put(guided)
            return guided

    def goods(self, guided: Guided) -> dict[str, ProductDetails]:
        """What the export says of its products beside the repair."""
        goods = self._goods.get(guided.folder.name)
        if goods is None:
            goods = self._goods[guided.folder.name] = goods_of(guided.export.path)
        return goods

    def draw(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """A page."""
        language = self.language_of(request.scope)
        if language not in self._environments:
            self._environments[language] = _environment(language)
        text = (
            self._environments[language]
            .get_template(f"web/{template}.html")
            .render(request=request, base=self.base, **values)
        )
        return Response(text.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")

    def refuse(
        self,
        request: Request,
        status: int,
        error: CatalogRepairError,
        *,
        force: str = "",
        back: str = "",
        home: bool = False,
    ) -> Response:
        """The page that says why something was not done.

        `force` is the form of ours by which somebody may go on all the same, `back` where to go back to. Without
        either another file may be chosen, or else, `home`, the first page is where to begin again.
        """
        return self.draw(request, "wrong", status, error=error, force=force, back=back, home=home)

    def go(self, path: str) -> RedirectResponse:
        """To another page of ours."""
        return RedirectResponse(self.base + path, 303)

    def language_of(self, scope: Scope) -> str:
        """The language that this browser chose, else the one that the command was started in."""
        chosen = Request(scope).cookies.get(LANGUAGE, "")
        return chosen if chosen in ("vi", "en") else self.language


Work = Callable[[Desk, Request, Guided], Awaitable[Response]]
"""what a page of a repair shows or does"""
OfFiles = Callable[[Desk, Request, Folder], Awaitable[Response]]
"""what a page of files shows or does, with which no repair may have been begun"""


def _environment(language: str) -> "Environment":
    found = environment(language)
    with_tables(found, language)
    found.filters["say"] = lambda text: to_merchant(text).say(language)
    cell = found.filters["cell"]
    found.filters["cell"] = lambda given: cell(to_merchant(given) if isinstance(given, Text) else given)
    found.globals.update(
        t={key: text.say(language) for key, text in words.WORDS.items()},
        arrivals=states.ARRIVALS,
        for_all={answer: text.say(language) for answer, text in answers.FOR_ALL.items()},
        steps=[text.say(language) for text in words.STEPS],
        asked=asked,
        late_price=words.LATE_PRICE,
        answer_words={answer: text.say(language) for answer, text in answers.FOR_A_ROW.items()},
    )
    return found
