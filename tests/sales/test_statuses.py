"""Every known spelling becomes one code (docs: haravan-api 4.2); a word that nobody knows stays what it is."""

import unicodedata
from collections.abc import Callable

import pytest

from catalogrepair.sales import statuses
from catalogrepair.sales.documents import Status

Read = Callable[[str], Status]

KNOWN: dict[Read, dict[str, str]] = {
    statuses.payment: {
        "pending": "pending", "Chưa thanh toán": "pending", "Chờ thanh toán": "pending", "Chờ": "pending",
        "authorized": "authorized", "partially_paid": "partiallypaid", "partiallypaid": "partiallypaid",
        "Thanh toán một phần": "partiallypaid", "paid": "paid", "Đã thanh toán": "paid",
        "partially_refunded": "partiallyrefunded", "Hoàn tiền một phần": "partiallyrefunded", "refunded": "refunded",
        "Đã hoàn tiền": "refunded", "Hoàn tiền toàn bộ": "refunded", "Đã nhập trả": "refunded",
        "Chờ xử lý": "pending", "voided": "voided", "Đã hủy": "voided",
    },
    statuses.processing: {
        "notfulfilled": "notfulfilled", "Chưa giao": "notfulfilled", "unshipped": "notfulfilled",
        "partial": "partial", "Giao hàng một phần": "partial", "fulfilled": "fulfilled", "shipped": "fulfilled",
        "Đã giao hàng": "fulfilled", "Đã xử lý giao hàng": "fulfilled", "restocked": "restocked",
        "restock": "restocked", "Nhập kho": "restocked", "Chờ xử lý": "notfulfilled",
        "Đã hoàn thành": "fulfilled", "Chưa hoàn thành": "notfulfilled", "partially_fulfilled": "partial",
    },
    statuses.delivery: {
        "pending": "pending", "Chờ xử lý": "pending", "Chờ xử lý (chưa giao)": "pending",
        "readytopick": "readytopick", "ready_to_pick": "readytopick", "Chờ lấy hàng": "readytopick",
        "Chờ lấy lại": "readytopick", "picking": "picking", "Đang đi lấy": "picking", "Đang lấy hàng": "picking",
        "Đã lấy hàng": "picking", "delivering": "delivering", "Đang giao hàng": "delivering",
        "delivered": "delivered", "Đã giao hàng": "delivered", "Giao thành công": "delivered",
        "cancel": "cancel", "Hủy giao hàng": "cancel", "Đã hủy": "cancel", "return": "return",
        "Chuyển hoàn": "return", "Đã chuyển hoàn": "return", "notmeetcustomer": "notmeetcustomer",
        "Không gặp khách": "notmeetcustomer", "Chờ giao lại": "notmeetcustomer",
        "waitingforreturn": "waitingforreturn", "Chờ chuyển hoàn": "waitingforreturn",
        "Đang chuyển hoàn": "waitingforreturn", "Chờ chuyển hoàn lại": "waitingforreturn",
        "Chờ chuyển hàng": "pending",
    },
    statuses.cod: {
        "none": "none", "Không": "none", "codpending": "codpending", "Chưa nhận": "codnotreceipt",
        "codpaid": "codpaid", "cod_paid": "codpaid", "Đã thu": "codpaid", "codreceipt": "codreceipt",
        "Đã nhận": "codreceipt", "codnotreceipt": "codnotreceipt",
    },
    statuses.slip: {
        "Phiếu tạm": "draft", "Đang giao hàng": "delivering", "Đang xử lý": "delivering", "Hoàn thành": "complete",
        "Đã hủy": "cancelled", "Đã xác nhận": "confirmed",
    },
    statuses.invoice: {
        "Hoàn thành": "complete", "Đã hủy": "cancelled", "Đang xử lý": "processing",
        "Không giao được": "undeliverable",
    },
    statuses.returned: {"Đã trả": "complete", "Hoàn thành": "complete", "Đã hủy": "cancelled"},
}  # fmt: skip
CASES = [(read, text) for read, words in KNOWN.items() for text in words]
STRANGE = ("Đã đối soát", "Đang chờ duyệt", "1", "Đã", "đã thanh toán 50%", "Hoàn tất")


@pytest.mark.parametrize(("read", "text"), CASES)
def test_spellings_of_the_notes(read: Read, text: str) -> None:
    assert read(text).code == KNOWN[read][text]


@pytest.mark.parametrize(("read", "text"), CASES)
def test_case_spaces_underscores_and_unicode_form_do_not_matter(read: Read, text: str) -> None:
    code = KNOWN[read][text]
    for spelled in (
        text.upper(), unicodedata.normalize("NFD", text), f"  {text}\u00a0", text.replace(" ", "  "),
        text.replace(" ", "_"), text.title(),
    ):  # fmt: skip
        assert read(spelled).code == code, spelled


@pytest.mark.parametrize("read", KNOWN)
@pytest.mark.parametrize("text", STRANGE)
def test_a_word_that_nobody_knows_keeps_its_spelling_and_gets_no_code(read: Read, text: str) -> None:
    assert read(text) == Status(statuses.OTHER, text)


@pytest.mark.parametrize("read", KNOWN)
@pytest.mark.parametrize("text", ["", " ", "--", "-"])
def test_nothing_is_said_by_nothing(read: Read, text: str) -> None:
    assert read(text) == Status()


def test_the_same_word_means_what_its_column_means() -> None:
    assert statuses.processing("Đã giao hàng").code == "fulfilled"
    assert statuses.delivery("Đã giao hàng").code == "delivered"
    assert statuses.payment("Đã hủy").code == "voided"
    assert statuses.slip("Đang xử lý").code == "delivering"
    assert statuses.invoice("Đang xử lý").code == "processing"


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (statuses.payment("partially_paid"), "Thanh toán một phần"),
        (statuses.payment("PAID"), "Đã thanh toán"),
        (statuses.delivery("readytopick"), "Chờ lấy hàng"),
        (statuses.delivery("Giao thành công"), "Giao thành công"),
        (statuses.cod("codreceipt"), "Đã nhận"),
        (statuses.delivery(unicodedata.normalize("NFD", "Đang  giao hàng ")), "Đang giao hàng"),
    ],
)
def test_machine_words_are_shown_in_the_words_of_the_screen(status: Status, shown: str) -> None:
    assert status.shown == shown


SLIP_NUMBERS = {1: "draft", 2: "delivering", 3: "complete", 4: "cancelled", 5: "confirmed"}
INVOICE_NUMBERS = {1: "complete", 2: "cancelled", 3: "processing", 5: "undeliverable"}


def test_a_slip_s_number_is_not_an_invoice_s() -> None:
    assert {number: statuses.slip("", number).code for number in SLIP_NUMBERS} == SLIP_NUMBERS
    assert {number: statuses.invoice("", number).code for number in INVOICE_NUMBERS} == INVOICE_NUMBERS
    assert statuses.invoice("", 4) == statuses.slip("", 6) == Status()


@pytest.mark.parametrize("number", range(1, 13))
def test_every_number_of_a_delivery_is_known_and_shown(number: int) -> None:
    status = statuses.delivery("", number)
    assert (status.code == "delivered") == (number == 3)
    assert statuses.delivery(status.shown).code == status.code


def test_words_go_before_numbers_and_strange_words_leave_it_to_them() -> None:
    assert statuses.slip("Hoàn thành", 1).code == "complete"
    assert statuses.invoice("Xong", 1) == Status("complete", "Xong")


CARRIERS = (
    "Đang giao hàng",
    "Chờ lấy hàng",
    "Giao thành công",
    "delivered",
    "readytopick",
    "Chuyển hoàn",
    "Hủy giao hàng",
)
PROCESSING = ("fulfilled", "Giao một phần", "Chưa xử lý giao hàng", "notfulfilled", "Nhập kho")
EITHER = ("Đã giao hàng", "Chưa giao hàng", "Đã giao", "Chờ xử lý", "Đã hủy", "", "Hoàn thành")


def test_words_that_tell_a_column_of_carriers_from_one_of_processing() -> None:
    for words, is_carriers, is_processing in ((CARRIERS, 1, 0), (PROCESSING, 0, 1), (EITHER, 0, 0)):
        assert {(statuses.is_carriers_own(word), statuses.is_processing_s_own(word)) for word in words} == {
            (bool(is_carriers), bool(is_processing))
        }


@pytest.mark.parametrize("text", ["Đã hủy", "Hủy", "ĐÃ HỦY ĐƠN", "cancelled", "Canceled", "voided", "Yes", "Có"])
def test_a_cancelled_order(text: str) -> None:
    assert statuses.is_cancelled(text)


@pytest.mark.parametrize("text", ["", "uncancelled", "No", "Chưa hủy", "Hoàn thành", "Không", "Đang giao dịch"])
def test_an_order_that_stands(text: str) -> None:
    assert not statuses.is_cancelled(text)
