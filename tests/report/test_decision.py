"""The decision sheet and its pictures: what the lines say follows from the edits, and adds up to them."""

from dataclasses import replace

import pytest

from catalogrepair.catalog.examination import Examination, ModeOutcome
from catalogrepair.catalog.facts import Facts, Listed
from catalogrepair.catalog.findings import Level
from catalogrepair.catalog.groups import read_catalogue
from catalogrepair.catalog.plans.identity import Identity
from catalogrepair.report import render, titles
from catalogrepair.report.cards import cards
from catalogrepair.report.decision import Sheet, sheet_of
from catalogrepair.report.formatting import css_string
from catalogrepair.report.picture import SHOWN, Picture, pictures_of
from catalogrepair.report.verdict import judge
from catalogrepair.report.wording import becomes
from tests.report.stories import clean, swallowed


def sheet(examination: Examination) -> Sheet:
    return sheet_of(examination, cards(examination, judge(examination)))


def picture(examination: Examination) -> Picture:
    return pictures_of(examination, sheet(examination).changes)[1]


def test_a_line_names_the_goods_and_what_they_hang_on() -> None:
    (line,) = sheet(swallowed()).changes
    assert [(one.name, one.codes) for one in line.goods] == [("Áo khoác Haori tay bầu", 2)]
    assert (line.host, line.code, len(line.edits)) == ("Đầm Nora tay ngắn", "D100", 2)
    assert line.becomes.en == "2 products of their own"


def test_a_line_is_as_sure_as_the_least_sure_of_its_cells() -> None:
    one = swallowed()
    sure, other = one.plan.edits
    mixed = replace(one, plan=replace(one.plan, edits=(sure, replace(other, level=Level.LIKELY))))
    assert [line.level for line in sheet(mixed).changes] == [Level.LIKELY]


def test_where_the_root_leaves_the_goods_hang_on_what_stays() -> None:
    one = swallowed()
    leaving = [replace(one.plan.edits[0], row=row, cell=f"M{row}", code=f"D10{row - 2}") for row in (2, 3)]
    (line,) = sheet(replace(one, plan=replace(one.plan, edits=tuple(leaving)))).changes
    assert line.host == "Áo khoác Haori tay bầu"


def test_questions_have_lines_that_go_on_counting_and_say_how_to_tell() -> None:
    found = sheet(swallowed())
    assert [line.number for line in (*found.changes, *found.asked, *found.kept)] == [1, 2, 3]
    assert [line.code for line in found.asked] == ["D200", ""]
    assert found.asked[0].goods[0].name == "Quần đùi kaki"
    assert found.asked[0].ask is not None and found.asked[0].ask.en == "One row only."


def test_what_is_answered_to_stay_is_not_asked_again() -> None:
    one = swallowed()
    kept = sheet(replace(one, plan=replace(one.plan, edits=(), answers={4: "keep", 5: "keep"})))
    assert [line.code for line in kept.kept] == ["D100"]
    assert "D100" not in [line.code for line in kept.asked]


def test_lines_add_up_to_the_edits_of_a_plan_that_somebody_wrote() -> None:
    one = swallowed()
    strange = replace(one.plan.edits[0], row=6, cell="M6", code="D200", group="X9", name="Áo thun trơn")
    edited = replace(one, plan=replace(one.plan, edits=(*one.plan.edits, strange)))
    lines = sheet(edited).changes
    assert [edit for line in lines for edit in line.edits] == [*edited.plan.edits]
    assert (lines[1].card, lines[1].code) == (None, "X9")
    page = render(edited, ".html", "en").decode()
    assert "3 cells will change in 2 groups" in page
    assert "somebody wrote it into the plan" in page


@pytest.mark.parametrize(
    ("products", "variants", "said"),
    [(1, 1, "1 product of its own"), (6, 6, "6 products of their own"), (1, 6, "1 product with 6 variants"),
     (2, 7, "2 products with 7 variants"), (0, 0, "the same product; its related code is put right")],
)  # fmt: skip
def test_what_goods_become_is_said_shortly(products: int, variants: int, said: str) -> None:
    assert becomes(ModeOutcome(products, variants)).en == said


def test_without_the_store_the_picture_says_that_it_is_a_guess() -> None:
    drawn = picture(swallowed())
    assert "as far as the KiotViet file tells" in drawn.before.title.en
    assert [(tile.state, tile.name, len(tile.rows)) for tile in drawn.before.tiles] == [
        ("there", "Đầm Nora tay ngắn", 2), ("away", "Áo khoác Haori tay bầu", 2),
    ]  # fmt: skip
    assert [(tile.state, len(tile.rows), tile.again) for tile in drawn.after.tiles] == [
        ("there", 2, False), ("new", 1, False), ("new", 1, True),
    ]  # fmt: skip


def test_goods_that_the_store_has_are_drawn_as_there() -> None:
    one = swallowed()
    facts = Facts((Listed("A222B", product="9", title="Áo khoác"),))  # and not A222C
    drawn = picture(replace(one, catalogue=read_catalogue(one.catalogue.table, facts)))
    assert drawn.before.title.en == "Now on Haravan"
    assert [(tile.state, tile.says.en) for tile in drawn.before.tiles] == [
        ("away", "not on the store"), ("there", "1 of 2 on the store"),
    ]  # fmt: skip


def test_regrouped_goods_become_one_product() -> None:
    one = swallowed()
    root, other = one.plan.edits
    together = replace(one, plan=replace(one.plan, mode="regroup", edits=(root, replace(other, after="A222B"))))
    assert [(tile.state, len(tile.rows)) for tile in picture(together).after.tiles] == [("there", 2), ("new", 2)]


def test_of_many_products_a_few_are_drawn_and_the_rest_counted() -> None:
    one = swallowed()
    table = one.catalogue.table
    more = [table.rows[2]._replace(number=100 + place, code=f"A9{place}") for place in range(10)]
    edits = [replace(one.plan.edits[0], row=row.number, cell=f"M{row.number}", code=row.code) for row in more]
    found = replace(one, catalogue=read_catalogue(replace(table, rows=(*table.rows, *more))))
    drawn = picture(replace(found, plan=replace(one.plan, edits=(*one.plan.edits, *edits))))
    assert sum(tile.state == "new" for tile in drawn.after.tiles) == SHOWN
    assert drawn.after.more == 12 - SHOWN


def test_a_title_says_whose_shop_it_is() -> None:
    one = clean()
    name = one.source.name
    assert titles.shop_of(one).en == f"{name} (1 row)"
    assert titles.shop_of(replace(one, folder="gom-nau")).en == f"gom-nau/{name}"
    shop = replace(one.plan, shop=Identity("gomnau", "gomnau.example", ""))
    assert titles.shop_of(replace(one, folder="x", plan=shop)).en == "gomnau"
    assert (
        "<title>Same-type goods that block the sync: gomnau</title>"
        in render(replace(one, plan=shop), ".html", "en").decode()
    )


@pytest.mark.parametrize("text", ['a"b', "</style>", "x\\", "a\nb", "@import;}{", "'"])
def test_a_name_cannot_leave_the_string_of_the_style_sheet(text: str) -> None:
    written = css_string(text)[1:-1]
    assert not set(written) & set("\"<>{}@;\n'")
    assert "\\\\" not in written
