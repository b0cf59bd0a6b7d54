"""Steps 2 to 4 of a repair: what each page shows, and what its forms do."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from catalogrepair.catalog.findings import LATE
from catalogrepair.catalog.plans.plan import ANSWERS, Answer, Mode
from catalogrepair.jobs.guide import Guided
from catalogrepair.report.html import standing_of
from catalogrepair.report.verdict import Verdict, codes_of, judge
from catalogrepair.text import Text, _
from catalogrepair.web import pages, words
from catalogrepair.web.desk import Desk, Work
from catalogrepair.web.forms import form_of
from catalogrepair.web.guard import PICTURES


async def _found(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 2: what was found, in one sentence and some numbers."""
    verdict = judge(guided.found)
    asking = [question for question in guided.questions if question.proposed is None]
    by_hand = [finding for finding in guided.found.findings if finding.level and not finding.fixable]
    return desk.draw(
        request,
        "found",
        step=2,
        guided=guided,
        earlier=desk.folders.find(guided.folder.noted("same")),
        head=_head(guided, verdict, len(asking), len(by_hand)),
        asking=len(asking),
        proposed=len(guided.questions) - len(asking),
        by_hand=by_hand,
        title_of=lambda numbers: codes_of(guided.found, numbers),
        verdict=verdict,
        outcomes=guided.found.outcomes,
        has_pictures=any(one.picture for one in (await run_in_threadpool(desk.goods, guided)).values()),
        pictures=guided.folder.noted("pictures"),
        late=sum(len(question.rows) for question in guided.questions if question.finding.check == LATE),
    )


def _head(guided: Guided, verdict: Verdict, asking: int, by_hand: int) -> Text:
    """What was found, in the units that the numbers below it count."""
    heads = (
        (
            verdict.leaving,
            _(
                "{groups:# group keeps|# groups keep} {codes:# product code|# product codes} from reaching Haravan.",
                groups=verdict.blocking,
                codes=verdict.leaving,
            ),
        ),
        (edits := len(guided.found.plan.edits), _("{edits:# code hangs|# codes hang} on a wrong code.", edits=edits)),
        (asking, _("{asking:# place needs|# places need} your answer.", asking=asking)),
        (by_hand, _("{by_hand:# place is|# places are} to be looked at in KiotViet.", by_hand=by_hand)),
    )
    return next((head for number, head in heads if number), words.WORDS["nothing_head"])


async def _choose(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 2: what the products that leave become, asked once for the whole repair."""
    async with form_of(request) as form:
        mode = form.get("mode")
    if mode in ("clear", "regroup"):
        await run_in_threadpool(_propose, guided, "regroup" if mode == "regroup" else "clear")
    return desk.go(f"/r/{guided.folder.name}/decide")


def _propose(guided: Guided, mode: Mode) -> None:
    with guided.lock:
        guided.catch_up()
        guided.propose(mode)
        guided.save()


async def _decide(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 3: the cards."""
    if not guided.questions:
        return desk.go(f"/r/{guided.folder.name}/found")
    sight = _sight(request.query_params)
    with_pictures = guided.folder.noted("pictures") == "1"
    goods = await run_in_threadpool(desk.goods, guided)
    response = desk.draw(
        request,
        "decide",
        step=3,
        guided=guided,
        sight=sight,
        query=_query(sight),
        shown_page=await run_in_threadpool(pages.shown, guided, sight),
        left=_left(guided),
        goods=goods,
        has_pictures=any(one.picture for one in goods.values()),
        pictures=with_pictures,
        last=len((guided.folder.changes or [{}])[-1]),
        kinds=pages.kinds_of(guided.questions),
        undone=request.query_params.get("undone", ""),
        standing=standing_of(guided.found.catalogue),
    )
    if with_pictures:
        response.headers["x-img-src"] = PICTURES
    return response


async def _pictures(desk: Desk, request: Request, guided: Guided) -> Response:
    """Pictures of other servers, yes or no, for the whole repair."""
    async with form_of(request) as form:
        on, back = "1" if form.get("on") else "0", str(form.get("query") or "")
    await run_in_threadpool(guided.folder.note, "pictures", on)
    return desk.go(f"/r/{guided.folder.name}/{f'decide?{back}' if 'query' in form else 'found#pictures'}")


def _sight(query: Mapping[str, str]) -> pages.Sight:
    page = query.get("page", "1")
    return pages.Sight(
        query.get("q", "")[:200],
        query.get("show", "all"),
        query.get("sort", "asked"),
        query.get("kind", "")[:60],
        int(page) if page.isdecimal() and len(page) < 7 else 1,
        query.get("after", "")[:100],
    )


def _query(sight: pages.Sight) -> Callable[..., str]:
    """The address of the same sight with something else."""

    def query(**other: Any) -> str:
        values = {
            "q": sight.text,
            "show": sight.show,
            "sort": sight.sort,
            "kind": sight.kind,
            "page": sight.page,
            "after": sight.after,
        } | other
        return urlencode(values)

    return query


async def _answer(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 3: keep the answers that came."""
    async with form_of(request) as form:
        given = {key: str(value) for key, value in form.items() if isinstance(value, str)}
    await run_in_threadpool(_take_in, guided, given)
    if "application/json" in request.headers.get("accept", ""):
        language = desk.language_of(request.scope)
        back = words.WORDS["take_back"].filled(len((guided.folder.changes or [{}])[-1]))
        return JSONResponse({"open": len(guided.open), "said": _left(guided).say(language), "back": back.say(language)})
    go_on = given.get("go", "")
    if go_on == "changes":
        return desk.go(f"/r/{guided.folder.name}/changes")
    return desk.go(f"/r/{guided.folder.name}/decide?{go_on or given.get('query', '')}")


def _left(guided: Guided) -> Text:
    """How much is still to be answered."""
    number = len(guided.open)
    return words.WORDS["left"].filled(number) if number else words.WORDS["all_done"]


def _take_in(guided: Guided, given: Mapping[str, str]) -> None:
    with guided.lock:
        guided.catch_up()
        with guided.as_one():
            for question in guided.questions:
                whole = _known(given.get(f"q-{question.name}", ""))
                single = {row: _known(given.get(f"r-{row}", "")) for row in question.rows if given.get(f"r-{row}")}
                if whole or single:
                    guided.answer(question, whole, {row: said for row, said in single.items() if said})
        guided.save()


def _known(text: str) -> Answer | None:
    return next((answer for answer in ANSWERS if answer == text), None)


async def _bulk(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 3: one answer for everything that is shown, on all pages."""
    async with form_of(request) as form:
        given = {key: str(value) for key, value in form.items() if isinstance(value, str)}
    undone = await run_in_threadpool(_answer_all, guided, _sight(given), given.get("bulk", ""))
    back = f"&undone={undone}" if undone else ""
    return desk.go(f"/r/{guided.folder.name}/decide?{given.get('query', '')}{back}")


def _answer_all(guided: Guided, sight: pages.Sight, said: str) -> str:
    """Answer, or take back; of what was taken back the name of its first question."""
    undone = ""
    with guided.lock:
        guided.catch_up()
        if (answer := _known(said)) is not None:
            guided.answer_all(pages.matching(guided, sight), answer)
        elif said == "proposed":
            guided.propose_again()
        elif said == "back":
            undone = guided.take_back()
        guided.save()
    return undone


async def _changes(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 4: every cell, and what the shop will look like."""
    plan = guided.examination.plan
    pages_count = max(1, -(-len(plan.edits) // pages.LINES))
    page = min(max(_sight(request.query_params).page, 1), pages_count)
    products = await run_in_threadpool(guided.products)
    return desk.draw(
        request,
        "changes",
        step=4,
        guided=guided,
        plan=plan,
        made_for=guided.made_for,
        edits=plan.edits[(page - 1) * pages.LINES : page * pages.LINES],
        page=page,
        pages=pages_count,
        products=products,
        new=sum(product.is_new for product in products),
    )


async def _make(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 4: make the files, unless another window has changed what the page showed."""
    async with form_of(request) as form:
        is_stale = form.get("for", guided.made_for) != guided.made_for
    if guided.open or is_stale:
        return desk.go(f"/r/{guided.folder.name}/changes")
    await run_in_threadpool(guided.write, desk.language_of(request.scope))
    return desk.go(f"/r/{guided.folder.name}/take")


async def _forget(desk: Desk, request: Request, guided: Guided) -> Response:
    """Take a repair and its files out of the list; a day later they are gone from this machine."""
    desk.drop(guided.folder.name)
    await run_in_threadpool(guided.folder.forget)
    return desk.go(f"/?forgotten={guided.folder.name}")


async def _instead(desk: Desk, request: Request, guided: Guided) -> Response:
    """Step 2: go on with the earlier repair of the same files, in place of this one."""
    other = desk.folders.find(guided.folder.noted("same"))
    if other is None:
        return desk.go(f"/r/{guided.folder.name}/found")
    desk.drop(guided.folder.name)
    await run_in_threadpool(guided.folder.remove)
    return desk.go(f"/r/{other.name}/{other.step}")


SHOWN: dict[str, Work] = {"found": _found, "decide": _decide, "changes": _changes}
DONE: dict[str, Work] = {
    "mode": _choose,
    "decide": _answer,
    "bulk": _bulk,
    "pictures": _pictures,
    "changes": _make,
    "forget": _forget,
    "instead": _instead,
}
