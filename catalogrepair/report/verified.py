"""What was seen after a repair as a table of results: each product's import, push and arrival, and what to do next."""

from collections.abc import Iterator

from catalogrepair.catalog.plans.arrival import THERE, Arrival
from catalogrepair.catalog.plans.plan import Edit
from catalogrepair.catalog.plans.pushed import GOOD
from catalogrepair.catalog.plans.verified import Imported, Verified
from catalogrepair.catalog.results import Column, Record, Results, Tone
from catalogrepair.report.advice import advice_on, cause_of
from catalogrepair.report.states import ARRIVALS, NOT_LOOKED, OLD_EXPORT, READINGS, STRANGE_STORE, arrival_of, push_of
from catalogrepair.report.titles import shop_of_plan
from catalogrepair.report.wording import EMPTY
from catalogrepair.text import Text, _, clock, joined, listed, pgettext

_COLUMNS = (
    Column("code", _("Code")),
    Column("name", _("Name")),
    Column("planned", _("Planned")),
    Column("import", _("Import into KiotViet")),
    Column("push", _("Push")),
    Column("arrival", _("On the store")),
    Column("next", _("Look at")),
)
_MOST = 20
"""rows that the facts name"""
_TITLE = _("After the repair: did the products arrive?")


def verified_results(verified: Verified) -> Results:
    """The three answers as one table, a row for each product that was blocked."""
    imports = _imports(verified.imported)
    records = tuple(_record(verified, edit, imports) for edit in verified.products)
    return Results(
        _TITLE,
        _summary(verified),
        tuple(_facts(verified)),
        _COLUMNS,
        records,
        tuple(advice_on(verified)),
        _data(verified),
        format="verify",
        shop=shop_of_plan(verified.plan),
    )


def _summary(verified: Verified) -> Text:
    total = len(verified.products)
    if verified.arrived is not None:
        there = verified.arrived.count(*THERE)
        if verified.is_whole:
            return _("Done: {total:the product is|all # products are} on the store.", total=total)
        return _("{there} of {total:# product is|# products are} on the store.", there=there, total=total)
    assert verified.imported is not None
    if verified.imported.is_done:
        return _("Imported as planned; the store was not asked.")
    return _("The import did not do what was planned.")


def _facts(verified: Verified) -> Iterator[Text]:
    if verified.imported is not None:
        yield from _of_import(verified.imported)
    pushed = [push for push in verified.pushes.values() if push.state in GOOD]
    if pushed:
        last = max(push.at for push in pushed)
        yield _(
            "{pushed:# product was|# products were} pushed, the last one at {last}.",
            pushed=len(pushed),
            last=clock(last),
        )
    else:
        yield _("This machine has pushed none of them.")
    if verified.arrived is not None:
        origin = verified.arrived.origin
        yield _("The store: {name}, seen at {taken}.", name=origin.name, taken=clock(origin.taken))
        yield from verified.arrived.warnings
        if verified.arrived.is_strange:
            yield STRANGE_STORE
        for state, text in ARRIVALS.items() if not verified.is_whole else ():
            if number := verified.arrived.count(state):
                yield _("{text}: {number}", text=text, number=number)


def _of_import(imported: Imported) -> Iterator[Text]:
    proof, reading = imported.proof, READINGS[imported.reading]
    wrong = len(proof.untouched) + len(proof.other) + len(proof.gone)
    yield _(
        "{source}: {reading} ({done:# cell|# cells} right, {wrong} not)",
        source=imported.source,
        reading=reading,
        done=len(proof.done),
        wrong=wrong,
    )
    if imported.is_old:
        yield OLD_EXPORT
    if not imported.compared:
        yield _(
            "The export of before is not at hand, so nothing is known of the rest of the catalogue (--before FILE)."
        )
        return
    if proof.is_harmless and imported.live:
        yield _(
            "The rest of the catalogue: no group changed, no row is gone (the API is not compared in other columns)."
        )
    elif proof.is_harmless:
        yield _("The rest of the catalogue: no group, unit or attribute changed, no row is gone.")
    for change in (*proof.unplanned, *proof.torn)[:_MOST]:
        before, after = (f"“{value}”" if value else EMPTY for value in (change.before, change.after))
        yield _(
            "Changed outside the plan: {code}, {heading}: {before} → {after}",
            code=change.code,
            heading=change.heading,
            before=before,
            after=after,
        )
    rest = len(proof.unplanned) + len(proof.torn) - _MOST
    if rest > 0:
        yield _("… and {rest:# more cell|# more cells} outside the plan.", rest=rest)
    if proof.lost:
        codes = listed(proof.lost, _MOST)
        yield _(
            "The new export lacks {lost:# row|# rows} outside the plan: {codes}. A filter may have been on.",
            lost=len(proof.lost),
            codes=codes,
        )
    if elsewhere := len(proof.elsewhere) - len(proof.torn):
        yield _(
            "{elsewhere:# cell|# cells} of other columns (price, stock …) differ too: sales, or staff.",
            elsewhere=elsewhere,
        )


_IMPORTED = {
    "done": pgettext("verified", "as planned"),
    "untouched": _("the cell is as before"),
    "other": _("the cell holds another code"),
    "emptied": _("the cell is empty: left the group, not gathered yet"),
    "gone": _("the code is gone"),
}


def _imports(imported: Imported | None) -> dict[int, str]:
    """The row of an edit to how its cell stands."""
    if imported is None:
        return {}
    proof = imported.proof
    listed = {
        "done": proof.done,
        "untouched": proof.untouched,
        "other": tuple(edit for edit, value in proof.other if value),
        "emptied": proof.emptied,
        "gone": proof.gone,
    }
    return {edit.row: word for word, edits in listed.items() for edit in edits}


def _record(verified: Verified, edit: Edit, imports: dict[int, str]) -> Record:
    word = imports.get(edit.row)
    arrival = verified.arrived.states[edit.code] if verified.arrived is not None else None
    cells = (
        edit.code,
        edit.name,
        joined((edit.before or "∅", edit.after or EMPTY), between=" → "),
        _IMPORTED[word] if word else NOT_LOOKED,
        push_of(verified.pushes.get(edit.code)),
        arrival_of(arrival),
        cause_of(verified, edit, word, arrival),
    )
    return Record(_tone(word, arrival), cells)


def _tone(word: str | None, arrival: Arrival | None) -> Tone:
    if arrival is not None:
        return "good" if arrival in THERE and word in (None, "done") else "ask" if arrival in THERE else "bad"
    return "good" if word == "done" else "bad"


def _data(verified: Verified) -> dict[str, object]:
    imported, arrived = verified.imported, verified.arrived
    return {
        "is_whole": verified.is_whole,
        "import": None
        if imported is None
        else {
            "source": imported.source,
            "reading": imported.reading,
            "compared": imported.compared,
            "done": [edit.code for edit in imported.proof.done],
            "not_done": [edit.code for edit in (*imported.proof.untouched, *imported.proof.gone)]
            + [edit.code for edit, _value in imported.proof.other],
            "unplanned": [change.__dict__ for change in (*imported.proof.unplanned, *imported.proof.torn)],
            "lost": list(imported.proof.lost),
        },
        "pushes": {code: push._asdict() for code, push in verified.pushes.items()},
        "arrivals": dict(arrived.states) if arrived is not None else None,
        "webhooks_off": verified.hooks_off,
    }
