"""The message to the shop: who is named, what is said once, and that nothing sounds better than it is."""

from catalogrepair.catalog.results import Column, Reason, Record, Results, Section, Subject, Tone, Unjudged, record
from catalogrepair.report.to_send import answer_to_send
from catalogrepair.text import Given, Text

LONG = Given("Nhờ anh/chị làm việc này. " * 5, "Please do this, and that, and the other thing as well. " * 5)
HELLO = "Hello, we looked at the payments for you. This is what we found."
BYE = "If anything is unclear, just write to us. Thank you!"
AGAIN = "Once it is done, or if anything is unclear, just write to us and we will look again. Thank you!"


def say(text: str) -> Text:
    return Given(text, text)


def section(key: str, tone: Tone, *to_send: Text) -> Section:
    return Section(key, tone, say(f"title of {key}"), to_send=to_send)


def results(*records: Record, key: str = "order", **more: object) -> Results:
    columns = (Column(key, say(key)),)
    return Results(say("t"), say("s"), (), columns, records, looked_at=say("the payments"), **more)  # type: ignore[arg-type]


def sent(*every: Results) -> list[str]:
    return answer_to_send(every).en.split("\n\n")


BAD = section("bad", "bad", say("It is broken."))
FINE = section("fine", "", say("This is not a fault."))
WELL = section("well", "good", say("The order is right."))


def test_nothing_found_says_what_was_looked_at_and_that_nothing_is_to_be_done() -> None:
    assert sent(results()) == [
        HELLO, "Everything that we could look at is right. There is nothing for you to do.", BYE,
    ]  # fmt: skip


def test_orders_with_the_same_answer_are_told_together_and_long_lists_are_cut() -> None:
    rows = [record(BAD, f"#{number}") for number in range(1, 23)]
    assert sent(results(*rows)) == [
        HELLO,
        "Orders #1, #2, #3, #4, #5, #6, #7, #8, #9, #10 and 12 other orders:\nIt is broken.",
        AGAIN,
    ]
    assert sent(results(rows[0]))[1] == "Order #1:\nIt is broken."
    assert "và 12 đơn khác" in answer_to_send([results(*rows)]).vi
    goods = [record(BAD, f"T{number}") for number in range(12)]
    assert "và 2 mã khác" in answer_to_send([results(*goods, key="code")]).vi


def test_what_is_bad_comes_first_and_what_is_no_fault_last() -> None:
    ask = section("ask", "ask", say("Please look."))
    table = results(record(FINE, "#1"), record(ask, "#2"), record(BAD, "#3"), record(WELL, "#4"))
    assert sent(table)[1:-1] == [
        "1. Order #3:\nIt is broken.", "2. Order #2:\nPlease look.", "3. Order #1:\nThis is not a fault.",
    ]  # fmt: skip


def test_what_is_no_fault_is_told_in_one_line() -> None:
    end = say("This is not a fault.")
    ward, courier = section("ward", "", say("No ward."), end), section("courier", "", say("No courier."), end)
    table = results(record(ward, "#1"), record(BAD, "#3"), record(courier, "#1"), record(courier, "#2"))
    assert sent(table)[1:-1] == [
        "1. Order #3:\nIt is broken.",
        "2. Order #1: No ward. Orders #1, #2: No courier. This is not a fault.",
    ]


def test_where_nobody_is_needed_that_comes_first() -> None:
    table = results(record(FINE, "#1"), record(WELL, "#4"))
    assert sent(table)[1:-1] == [
        "The order is right. There is nothing for you to do.", "Order #1:\nThis is not a fault.",
    ]  # fmt: skip


def test_long_advice_is_given_once() -> None:
    some = section("some", "bad", say("It is gone."), LONG)
    other = section("other", "bad", say("It is short."), LONG)
    table = results(record(BAD, "#1"), record(some, "#2"), record(other, "#3"))
    assert sent(table)[2].endswith(LONG.en)
    assert sent(table)[3] == "3. Order #3:\nIt is short. Please do as under 2."
    assert answer_to_send([table]).vi.count(LONG.vi) == 1


def test_several_looks_are_one_message() -> None:
    late = Subject("order", "#1", say("Haravan 5đ, KiotViet 0đ"))
    first = results(record(BAD, "#1"), record(BAD, "#2"))
    second = results(record(BAD, "#1", about=late))
    assert sent(first, second) == [HELLO, "Orders #2; #1 (Haravan 5đ, KiotViet 0đ):\nIt is broken.", AGAIN]


def test_an_answer_without_sentences_is_told_by_its_title() -> None:
    assert sent(results(record(section("new", "bad"), "#1")))[1:] == ["Order #1:\ntitle of new", AGAIN]


def test_what_lacks_is_named_and_each_file_asked_for_once() -> None:
    ask = say("Please send the file.")
    lacking = (
        Unjudged(Reason(say("no file"), say("We do not see it."), ask), ["#7", "#8"], "order"),
        Unjudged(Reason(say("no days"), say("We do not have those days."), ask), ["#9"], "order"),
        Unjudged(Reason(say("cancelled")), ["#5"], "order"),
        Unjudged(say("whatever"), ["#6"], "order"),
        Unjudged(Reason(say("a rule"), say("We could not look at stock."))),
    )
    assert sent(results(unjudged=lacking)) == [
        HELLO,
        "Everything that we could look at is right.",
        "What we could not look at yet:\n"
        "- Orders #7, #8: We do not see it.\n"
        "- Order #9: We do not have those days.\n"
        "- Order #6: We do not have enough to go on yet.\n"
        "- We could not look at stock.",
        "Please send the file.",
        AGAIN,
    ]


def test_where_the_shop_is_asked_something_it_is_not_told_that_nothing_is_to_be_done() -> None:
    lacking = (Unjudged(Reason(say("whose"), say("Please tell us whose it is.")), ["#7"], "order"),)
    assert sent(results(unjudged=lacking))[1:] == [
        "Everything that we could look at is right.",
        "What we could not look at yet:\n- Order #7: Please tell us whose it is.",
        AGAIN,
    ]


def test_where_nothing_was_judged_nothing_is_called_right() -> None:
    lacking = (Unjudged(Reason(say("no file"), say("We do not see it.")), ["#7"], "order"),)
    told = sent(results(is_judged=False, unjudged=lacking))
    assert told[0] == "Hello, we tried to look at the payments for you, but do not have all that it takes yet."
    assert "right" not in " ".join(told)


def test_goods_and_orders_of_one_answer_stand_beside_each_other() -> None:
    table = results(
        record(BAD, "#1"), record(BAD, "", about=Subject("goods", "T1")), record(BAD, "*", about=Subject("shop", ""))
    )
    assert sent(table)[1] == "Order #1; Product T1:\nIt is broken."
