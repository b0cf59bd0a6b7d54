"""What is sent to the shop: every answer has its sentences in both languages, and none in words that the shop lacks."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib import import_module
from itertools import product
from pkgutil import walk_packages

import pytest

from catalogrepair import diagnoses, sales
from catalogrepair.catalog.results import Reason, Results, Section
from catalogrepair.checks import all_checks
from catalogrepair.diagnoses import invoices, names, one_order, orders, payments
from catalogrepair.diagnoses.stock.rules import Places, lay_out
from catalogrepair.jobs.diagnose import Reads, Sources, about, diagnose
from catalogrepair.report.to_send import answer_to_send
from catalogrepair.sales.documents import SalesDocuments
from catalogrepair.sales.matching import link
from catalogrepair.text import LANGUAGES, Text
from tests.cli.run import SAMPLES
from tests.diagnoses import test_invoices, test_payments
from tests.diagnoses.documents import back, invoice, line, order, slip
from tests.diagnoses.documents import sales as documents
from tests.diagnoses.stock.shelves import good, variant

OURS = re.compile(
    r"--|`|[{}]|catalogrepair|công cụ|\btool\b|\.(xlsx|csv|json|html)\b|\bkov\b|\bhrv\b(?!-khong-xoa)|playbook|sổ tay|"
    r"\bslips?\b|\bpapers?\b|finding|conflict|xung đột|placeholder|dòng hàng tạm|hook|\bAPI\b|stock row",
    re.IGNORECASE,
)
"""options, commands, files of ours and words of the desk"""
POTTERY, TEA = SAMPLES / "orders_pottery", SAMPLES / "stock_tea"
KOV = [str(POTTERY / f"{name}.xlsx") for name in ("slips", "invoices", "products")]
BRANCHES = [f"Quầy={TEA / 'counter.xlsx'}", f"Kho={TEA / 'depot.xlsx'}"]


def written(kind: type) -> dict[str, Section | Reason]:
    """What stands in the modules, by its place."""
    found = {}
    for package in (diagnoses, sales):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(import_module(module.name)).items():
                its = value if isinstance(value, Mapping) else {"": value}
                found |= {f"{module.name}.{name} {key}": one for key, one in its.items() if isinstance(one, kind)}
    return found


def every_status() -> Iterator[Results]:
    """The invoices of an order for each of the three statuses: it holds, it does not, nobody knows."""
    for delivery, cod, payment in product(
        ("Đã giao hàng", "Đang giao hàng", "?"), ("Đã thu", "Chưa nhận", "?"), ("Đã thanh toán", "Chưa thanh toán", "?")
    ):
        its = documents(
            order(delivery=delivery, cod=cod, payment=payment),
            slips=[slip(status="Phiếu tạm")],
            invoices=[invoice(status="Đang xử lý")],
        )
        yield invoices.diagnose(its, link(its))


def tables() -> Iterator[SalesDocuments]:
    """The shops of the other tests' tables, and some of which something is missing."""
    for of_order, its, _ in test_invoices.CASES.values():
        yield test_invoices.shop(of_order, *its)
    for of_order, its, _ in test_payments.CASES.values():
        yield documents(order(**of_order), slips=[slip()], invoices=its)
    yield documents()
    yield documents(order(cancelled=True), invoices=[])
    yield documents(order(processing="notfulfilled", delivery=""), invoices=[])
    yield documents(order(created="2020-05-01", processed="2020-05-01"), invoices=[invoice(order="", channel="")])
    yield documents(order(), invoices=[invoice("HD9", order="DH999")])
    yield documents(order(), slips=[slip(status="Phiếu tạm", invoices=("HD1",))], invoices=[invoice("HD9", order="")])
    yield documents(
        order("#DD500"), order("#DD501"), slips=[], invoices=[invoice(order="", note="HRV-#DD500 HRV-#DD501")]
    )
    yield documents(order(), slips=[slip()], invoices=[invoice(paid=None)])
    yield documents(order(), slips=[slip()], invoices=[invoice(is_returned=True)], switched_off=("Cho phép gì đó",))


def samples() -> Iterator[Results]:
    """Every diagnosis of the shipped shops, with all files and with few."""
    its = str(POTTERY / "orders.xlsx")
    for name in names():
        reads = about(name).reads
        if reads is Reads.SALES:
            for kov in (KOV[:2], KOV[:1], KOV[1:2]):
                yield diagnose(name, Sources(orders=its, kiotviet=kov))
            yield diagnose(name, Sources(orders=its, kiotviet=KOV if name == "orders" else KOV[:2]))
        if reads is Reads.STOCK:
            for kov, mykiot in ((BRANCHES, TEA / "mykiot.xlsx"), (BRANCHES, None), (BRANCHES[:1], None)):
                sources = Sources(kiotviet=kov, haravan=[str(TEA / "store.xlsx")], mykiot=mykiot)
                yield diagnose(name, sources, branch_main="Quầy")
        if reads is Reads.CATALOGUE:
            for export in sorted(SAMPLES.glob("*/export.xlsx")):
                yield diagnose(name, Sources(kiotviet=[str(export)]))
                for store in export.parent.glob("store.*"):
                    yield diagnose(name, Sources(kiotviet=[str(export)], haravan=[str(store)]))
    for number in range(1001, 1022):
        for kov, hrv in ((KOV, [str(POTTERY / "store.xlsx")]), (KOV[:1], ()), ((), ())):
            yield diagnose("one_order", Sources(orders=its, kiotviet=kov, haravan=hrv), code=f"GN{number}")


@pytest.fixture(scope="module")
def everything() -> list[Results]:
    found = [*every_status(), *samples()]
    for its in tables():
        found += [each.diagnose(its, link(its)) for each in (invoices, orders, payments)]
    return found


def faults(told: str, texts: tuple[Text, ...]) -> list[str]:
    """What is wrong with sentences for the shop."""
    found = []
    for text, language in product(texts, LANGUAGES):
        said = text.say(language)
        if word := OURS.search(said):
            found.append(f"{told}: “{word[0]}” in {said}")
        if not said.endswith((".", "!")):
            found.append(f"{told}: no sentence: {said}")
    return found + [f"{told}: one language twice: {text.vi}" for text in texts if text.vi == text.en]


def test_every_answer_has_its_sentences(everything: list[Results]) -> None:
    found = {place: one for place, one in written(Section).items() if isinstance(one, Section)}
    assert len(found) > 60
    made = {one.key: one for results in everything for one in results.sections}
    assert {"setting_off", "missing_delivery_cod_payment", "unknown_delivery", "oversell", "well"} <= made.keys()
    for place, one in (found | made).items():
        if one.tone != "unknown":  # what could not be judged has reasons, each with its own
            assert one.to_send, place
        assert not faults(place, one.to_send)


@pytest.mark.parametrize("name", [name for name, check in all_checks().items() if hasattr(check, "Level")])
def test_every_check_that_finds_conflicts_says_them_to_the_shop(name: str) -> None:
    told = all_checks()[name].ABOUT.to_send
    assert told
    assert not faults(name, told)


@pytest.mark.parametrize("name", [name for name in names() if about(name).reads is not Reads.ORDER])
def test_every_diagnosis_says_what_it_lacks_where_nothing_was_read(name: str) -> None:
    assert about(name).unseen
    assert not faults(name, (about(name).unseen,))


def test_every_reason_says_what_the_shop_is_asked(everything: list[Results]) -> None:
    plain = {one.why.en for results in everything for one in results.unjudged if not isinstance(one.why, Reason)}
    assert plain == set()
    found = {place: one for place, one in written(Reason).items() if isinstance(one, Reason)}
    made = {one.why.en: one.why for results in everything for one in results.unjudged if isinstance(one.why, Reason)}
    assert len(found) > 15
    assert len(made) > 15
    for place, one in (found | made).items():
        assert not faults(place, one.to_send)


REFUNDED = {"payment": "Hoàn tiền một phần", "refunded": Decimal(50000)}
UNSETTLED = {
    "The stock of its goods": ("B", order(), []),
    "how much was given back": ("A", order(**REFUNDED), [back("TH1", "HD500", 50000, "Chờ duyệt")]),
}


@pytest.mark.parametrize("lacking", UNSETTLED)
def test_one_order_that_could_not_be_judged_whole_is_no_all_clear(lacking: str) -> None:
    in_kiotviet, of_order, returns = UNSETTLED[lacking]
    its = documents(
        of_order, slips=[slip()], invoices=[invoice()], returns=returns, lines=[line("A")],
        kiotviet_stock=[good("Quầy", in_kiotviet, "5")], store_stock=[variant("", "A", "5")],
    )  # fmt: skip
    said = answer_to_send([one_order.diagnose(0, its, link(its), lay_out("basic", Places(["Quầy"], [""])))]).en
    assert (lacking in said, "There is nothing for you to do." in said) == (True, False)


def test_no_message_holds_a_word_of_ours(everything: list[Results]) -> None:
    for results in everything:
        answer = answer_to_send([results])
        for language in LANGUAGES:
            said = answer.say(language).replace("{DEL}", "")  # how KiotViet marks the code of deleted goods
            assert not OURS.search(said), said
        assert answer.vi.startswith("Dạ chào anh/chị")


def test_what_needs_somebody_never_reads_as_all_well(everything: list[Results]) -> None:
    for results in everything:
        needs = any(one.tone in ("bad", "ask") for one in results.records)
        said = answer_to_send([results]).en
        assert not (needs and "is right.\n" in said), said
        assert results.is_judged or "right." not in said, said


def test_a_message_names_every_order_that_needs_somebody() -> None:
    results = diagnose("payments", Sources(orders=str(POTTERY / "orders.xlsx"), kiotviet=KOV[:2]))
    said = answer_to_send([results]).vi
    assert "Đơn #GN1013 (Haravan 540.000đ, KiotViet 0đ):" in said
    assert all(str(one.cells[0]) in said for one in results.records)
    assert "- Đơn #GN1018: Bên em chưa thấy đơn trong các tệp KiotViet đang có." in said
    assert said.count("KiotViet: Đơn hàng → Hóa đơn → Xuất file → File chi tiết") == 1, "it is asked for once"


def test_a_message_on_goods_tells_both_numbers() -> None:
    sources = Sources(kiotviet=BRANCHES, haravan=[str(TEA / "store.xlsx")])
    said = answer_to_send([diagnose("stock", sources, branch_main="Quầy")]).vi
    assert "Hàng TRA06 (Haravan 4, theo KiotViet 0):" in said
    assert said.count("Nhờ anh/chị đếm lại hàng.") == 1
    assert "Cách làm như mục 1" in said


def test_a_message_on_one_order_does_not_repeat_its_number() -> None:
    sources = Sources(orders=str(POTTERY / "orders.xlsx"), kiotviet=KOV)
    said = answer_to_send([diagnose("one_order", sources, code="GN1011")]).vi
    assert said.count("#GN1011") == 1
    assert "\n\n1. Hàng LO05:\n" in said
