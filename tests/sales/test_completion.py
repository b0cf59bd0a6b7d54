"""The three statuses (docs: playbook 2) as a table: each holds, does not, or is not said, in all combinations."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from catalogrepair.diagnoses import invoices
from catalogrepair.sales import statuses
from catalogrepair.sales.completion import all_hold, is_processed, is_unprocessed, three
from catalogrepair.sales.documents import SalesDocuments, StoreOrder
from catalogrepair.sales.matching import link
from tests.diagnoses.documents import invoice, kinds, order, sales, slip

YES, NO, WHO_KNOWS = True, False, None

DELIVERY = {
    "Đã giao hàng": YES, "delivered": YES, "Giao thành công": YES,
    "Đang giao hàng": NO, "Chờ lấy hàng": NO, "Đang đi lấy": NO, "Chờ xử lý": NO, "Không gặp khách": NO,
    "": WHO_KNOWS, "Đã đối soát": WHO_KNOWS,
}  # fmt: skip
COD: dict[tuple[str, int | None], bool | None] = {
    # the status, the sum to collect (None: the file does not say)
    ("Đã thu", 200000): YES, ("codpaid", None): YES, ("Đã nhận", 200000): YES, ("codreceipt", 0): YES,
    ("Không", 0): YES, ("none", 0): YES, ("Không", None): YES, ("", 0): YES,
    ("Không", 200000): NO, ("Chưa nhận", 200000): NO, ("codpending", 200000): NO, ("codnotreceipt", None): NO,
    ("", 200000): WHO_KNOWS, ("", None): WHO_KNOWS, ("Đã đối soát", 200000): WHO_KNOWS, ("Đã đối soát", 0): WHO_KNOWS,
}  # fmt: skip
PAYMENT = {
    "Đã thanh toán": YES, "paid": YES,
    "Chưa thanh toán": NO, "Thanh toán một phần": NO, "authorized": NO, "pending": NO,
    "": WHO_KNOWS, "Đã trả góp": WHO_KNOWS,
}  # fmt: skip
GIVEN_BACK = ("Đã hoàn tiền", "Hoàn tiền một phần", "Đã hủy")
"""payments that do not hold and will not: no status that is missing is told"""
BACK = ("Chuyển hoàn", "Chờ chuyển hoàn", "Hủy giao hàng")
"""deliveries of the same kind"""

ANSWERS = {
    # delivered, collected, paid: what is said of an order whose invoice is not complete
    (YES, YES, YES): "overlooked",
    (YES, YES, NO): "missing_payment",
    (YES, NO, YES): "missing_cod",
    (YES, NO, NO): "missing_cod_payment",
    (NO, YES, YES): "missing_delivery",
    (NO, YES, NO): "missing_delivery_payment",
    (NO, NO, YES): "missing_delivery_cod",
    (NO, NO, NO): "missing_delivery_cod_payment",
    (YES, YES, WHO_KNOWS): "unknown_payment",
    (YES, WHO_KNOWS, YES): "unknown_cod",
    (YES, WHO_KNOWS, WHO_KNOWS): "unknown_cod_payment",
    (WHO_KNOWS, YES, YES): "unknown_delivery",
    (WHO_KNOWS, YES, WHO_KNOWS): "unknown_delivery_payment",
    (WHO_KNOWS, WHO_KNOWS, YES): "unknown_delivery_cod",
    (WHO_KNOWS, WHO_KNOWS, WHO_KNOWS): "unknown_delivery_cod_payment",
    # what is missing for sure is told before what nobody knows
    (YES, NO, WHO_KNOWS): "missing_cod",
    (YES, WHO_KNOWS, NO): "missing_payment",
    (NO, YES, WHO_KNOWS): "missing_delivery",
    (NO, WHO_KNOWS, YES): "missing_delivery",
    (WHO_KNOWS, YES, NO): "missing_payment",
    (WHO_KNOWS, NO, YES): "missing_cod",
    (NO, NO, WHO_KNOWS): "missing_delivery_cod",
    (NO, WHO_KNOWS, NO): "missing_delivery_payment",
    (WHO_KNOWS, NO, NO): "missing_cod_payment",
    (NO, WHO_KNOWS, WHO_KNOWS): "missing_delivery",
    (WHO_KNOWS, NO, WHO_KNOWS): "missing_cod",
    (WHO_KNOWS, WHO_KNOWS, NO): "missing_payment",
}


def made(name: str, delivery: str, cod: tuple[str, int | None], payment: str, **more: Any) -> StoreOrder:
    amount = None if cod[1] is None else Decimal(cod[1])
    return order(name, delivery=delivery, cod=cod[0], cod_amount=amount, payment=payment, **more)


def cases() -> Iterator[tuple[StoreOrder, tuple[bool | None, ...]]]:
    """Every combination as an order of its own, and which of the three hold."""
    for number, (delivery, cod, payment) in enumerate(product(DELIVERY, COD, PAYMENT), start=100001):
        yield made(f"#{number}", delivery, cod, payment), (DELIVERY[delivery], COD[cod], PAYMENT[payment])


def answers(shop: list[StoreOrder], status: str = "Đang xử lý") -> dict[str, list[str]]:
    """What is said of each order when every one has its slip and its invoice."""
    slips = [slip(f"DH{one.name}", of=one.name) for one in shop]
    bills = [invoice(f"HD{one.name}", status, order=f"DH{one.name}") for one in shop]
    its = sales(*shop, slips=slips, invoices=bills)
    return kinds(invoices.diagnose(its, link(its)))


def test_the_table_is_whole() -> None:
    assert set(ANSWERS) == set(product((YES, NO, WHO_KNOWS), repeat=3)) == {holds for _, holds in cases()}


def test_each_status_is_judged_by_itself_in_every_combination() -> None:
    wrong = [one for one, holds in cases() if tuple(need.holds for need in three(one)) != holds]
    assert wrong == []


def test_all_hold_only_where_all_are_known_to() -> None:
    assert [all_hold(one) for one, _ in cases()] == [holds == (YES, YES, YES) for _, holds in cases()]


def test_every_combination_ends_in_its_answer() -> None:
    found = answers([one for one, _ in cases()])
    assert found == {one.name: [ANSWERS[holds]] for one, holds in cases()}


def test_a_complete_invoice_is_early_where_the_goods_or_the_money_were_surely_not_there() -> None:
    def is_early(one: StoreOrder, delivered: bool | None, paid: bool | None) -> bool:
        return delivered is NO or (paid is NO and one.cod.code not in ("codpaid", "codreceipt"))

    early = [one.name for one, holds in cases() if is_early(one, holds[0], holds[2])]
    assert answers([one for one, _ in cases()], "Hoàn thành") == {name: ["complete_early"] for name in early}


@pytest.mark.parametrize("payment", GIVEN_BACK)
def test_money_given_back_is_its_own_answer_whatever_else_holds(payment: str) -> None:
    shop = [
        made(f"#{number}", delivery, cod, payment)
        for number, (delivery, cod) in enumerate(product(DELIVERY, COD), 100001)
    ]
    assert {need.holds for one in shop for need in three(one)[2:]} == {NO}
    assert set(map(tuple, answers(shop).values())) == {("refunded",)}
    assert len(answers(shop)) == len(shop)


@pytest.mark.parametrize("delivery", BACK)
def test_goods_that_come_back_are_their_own_answer_whatever_else_holds(delivery: str) -> None:
    both = product(COD, (*PAYMENT, *GIVEN_BACK))
    shop = [made(f"#{number}", delivery, cod, payment) for number, (cod, payment) in enumerate(both, 100001)]
    assert set(map(tuple, answers(shop).values())) == {("returned",)}
    assert len(answers(shop)) == len(shop)


PROCESSING = {
    # the store's words, what follows without an invoice, whether the slip waits for delivery to be processed
    "Đã giao hàng": (True, False), "partial": (True, False), "Chưa giao hàng": (False, True),
    "notfulfilled": (False, True), "Nhập kho": (False, True), "": (False, False), "Đang duyệt": (False, False),
}  # fmt: skip


@pytest.mark.parametrize("word", PROCESSING)
def test_whether_delivery_was_processed_or_not_is_never_guessed(word: str) -> None:
    one = order(processing=word)
    assert (is_processed(one), is_unprocessed(one)) == PROCESSING[word]


def test_a_slip_is_blamed_on_delivery_only_where_the_store_says_so() -> None:
    for word, expected in (
        ("Chưa giao hàng", ["not_processed"]),
        ("", ["unknown_delivery"]),
        ("Đang duyệt", ["unknown_delivery"]),
    ):
        its = sales(order(processing=word, delivery=""), slips=[slip(status="Phiếu tạm")], invoices=[])
        assert kinds(invoices.diagnose(its, link(its)))["#DD500"] == expected


def test_what_is_shown_is_the_store_s_own_word() -> None:
    one = made("#1", "readytopick", ("Đã đối soát", 0), "")
    assert [need.now_text.vi for need in three(one)] == ["Chờ lấy hàng", "Đã đối soát", "(không ghi)"]
    assert three(one)[0].now == statuses.delivery("readytopick")


def test_nothing_is_judged_where_there_are_no_orders() -> None:
    assert kinds(invoices.diagnose(SalesDocuments(), link(SalesDocuments()))) == {}
