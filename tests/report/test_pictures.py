"""What a diagnosis found as pictures: stock as bars, an order as its way; each says in words what it shows."""

import re
from dataclasses import replace
from decimal import Decimal

from catalogrepair.catalog.results import Column, Results, Section, Step, record
from catalogrepair.report.bars import SHOWN, bars_of
from catalogrepair.report.results import WAYS, render_results
from catalogrepair.text import Given, verbatim

BAD = Section("differs", "bad", Given("Lệch", "Differs"))
FINE = Section("same", "good", Given("Đúng", "Right"))
STEPS = (
    Step(verbatim("Ordered"), "done", moment="2026-11-05T09:00:00"),
    Step(verbatim("Paid"), "open", verbatim("<b>chưa</b>")),
    Step(verbatim("Invoiced"), "unknown"),
)


def stock(*worth: tuple[str, int | None, int | None]) -> Results:
    """Rows of (code, difference, value)."""
    columns = [("code", False), ("name", False), ("difference", True), ("value", True)]
    rows = [
        record(BAD, code, f"Trà {code}", *(None if one is None else Decimal(one) for one in numbers))
        for code, *numbers in worth
    ]
    return Results(
        verbatim("Tồn kho"),
        verbatim("x"),
        (),
        tuple(Column(key, verbatim(key), is_number=number) for key, number in columns),
        tuple(rows),
    )


def test_bars_begin_with_what_is_worth_most_and_say_which_way() -> None:
    bars = bars_of(stock(("T1", 2, 100), ("T2", -5, 400), ("T3", None, None), ("T4", 0, 0)))
    assert [(bar.name, bar.worth, bar.is_more, bar.percent) for bar in bars] == [
        ("T2 · Trà T2", 400, False, 100), ("T1 · Trà T1", 100, True, 25),
    ]  # fmt: skip


def test_what_is_not_drawn_is_one_bar_more_so_that_nothing_is_left_out() -> None:
    bars = bars_of(stock(*((f"T{place}", 1, 1000) for place in range(SHOWN + 3))))
    assert len(bars) == SHOWN + 1
    assert bars[-1].rest is not None and bars[-1].rest.en == "3 more products"
    assert sum(bar.worth for bar in bars) == (SHOWN + 3) * 1000
    assert bars[-1].percent == 100


def test_a_table_that_tells_of_no_worth_has_no_bars() -> None:
    one = stock(("T1", 2, 100))
    assert bars_of(replace(one, columns=one.columns[:3], records=())) == ()
    assert bars_of(stock()) == []


def test_the_page_has_the_bars_with_their_worth_in_words() -> None:
    page = render_results(stock(("T1", 2, 1500000)), ".html", "vi").decode()
    assert "▲ 1.500.000đ" in page and 'width="100' in page
    assert 'class="bars"' not in render_results(stock(), ".html", "vi").decode()


def orders(count: int, section: Section = BAD) -> Results:
    names = [f"#{place}" for place in range(count)]
    columns = (Column("order", verbatim("Đơn")),)
    rows = tuple(record(section, name) for name in names)
    return Results(
        verbatim("Đơn"), verbatim("x"), (), columns, rows, noun="orders", timelines=dict.fromkeys(names, STEPS)
    )


def test_an_order_that_needs_somebody_is_drawn_with_its_way() -> None:
    page = render_results(orders(1), ".html", "en").decode()
    assert page.count('class="way"') == 1
    steps = [
        " ".join(re.sub("<[^>]+>", " ", one).split()) for one in re.findall(r"<li class=.*?</li>", page, re.DOTALL)
    ]
    assert steps == ["✓ Ordered : done 2026-11-05", "Paid : not yet &lt;b&gt;chưa&lt;/b&gt;", "? Invoiced : not known"]


def test_ways_are_drawn_of_some_and_of_none_that_is_well() -> None:
    assert render_results(orders(WAYS + 5), ".html", "en").decode().count('class="way"') == WAYS
    assert 'class="way"' not in render_results(orders(2, FINE), ".html", "en").decode()
