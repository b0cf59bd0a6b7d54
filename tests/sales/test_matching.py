"""Documents come back to their own order, and to no other: a false match answers with another customer's money."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogrepair.sales.clues import order_key
from catalogrepair.sales.documents import Invoice, SalesDocuments, Slip, StoreOrder
from catalogrepair.sales.matching import Links, link
from catalogrepair.sales.versions import is_edited, newest
from tests.diagnoses.documents import DAY, invoice, order, slip


def orders(*names: str) -> list[StoreOrder]:
    return [order(name) for name in names]


def linked(shop: Sequence[StoreOrder], slips: Sequence[Slip] = (), invoices: Sequence[Invoice] = ()) -> Links:
    return link(SalesDocuments(orders=shop, slips=slips, invoices=invoices))


def matched(shop: Sequence[StoreOrder], links: Links) -> dict[str, list[str]]:
    """Order names to the codes of their documents."""
    found: dict[str, list[str]] = {}
    for its in (links.slips, links.invoices):
        for place, documents in its.items():
            found.setdefault(shop[place].name, []).extend(one.code for one in documents)
    return found


def owner_of(note: str, *names: str, code: str = "DH000777") -> str:
    """The order that gets a slip with this note; "" for none."""
    shop = orders(*names)
    return next(iter(matched(shop, linked(shop, [slip(code, note=note)]))), "")


RIGHT = (
    # the order's name, the note of its slip
    ("#100123", "HRV-#100123"),
    ("#100123", "HRV-100123"),
    ("#100123", "Đơn hàng HRV-#100123"),
    ("#100123", "hrv100123"),
    ("#100123", "Haravan: #100123."),
    ("#100123", "ĐƠN HÀNG #100123, giao giờ hành chính"),
    ("#100123", "Đơn hàng 100123"),
    ("#100123", "Mã đơn hàng: 100123"),
    ("100123", "HRV #100123 | 0912345678 | gọi trước khi giao"),
    ("HRV-100123", "HRV-#100123"),
    ("HRV-1001", "Đơn hàng HRV-1001"),
    ("#1001", "HRV #1001 | ghi chú"),
    ("#1001", "HRV-#1001-giao-gap"),
    ("#1001", "HRV-#1001 Đ. Hùng k cần gọi"),
    ("#1001", "HRV-#1001 k cần gọi"),
    ("#1001", "(HRV-#1001), khách quen"),
    ("#GN1001", "Đơn hàng HRV-#GN1001"),
    ("#GN1001", "HRV-1001"),
    ("#GN1001", "đơn của chị Mơ GN1001"),
    ("#GN-1001", "HRV-GN1001"),
    ("#1001-GN", "HRV-#1001-GN"),
    ("#1001-GN", "HRV-1001"),
    ("DH-2024-0001", "HRV-DH-2024-0001"),
    ("DH-2024-0001", "HRV-#2024-0001"),
    ("DH001001", "HRV-DH001001"),
)
WRONG = (
    # the order's name, a note that means something else
    ("#100", "HRV-#1001"),
    ("#1001", "HRV-#10012"),
    ("#1001", "HRV-#100"),
    ("#10012", "HRV-#1001-2"),
    ("#1001", "HRV-#1001-2"),
    ("#100123", "HRV-#100-123"),
    ("#2024", "HRV-#2024-0001"),
    ("#20240001", "HRV-DH-2024-0001"),
    ("#0912345678", "Gọi 0912345678 trước khi giao"),
    ("#12345678", "Gọi 0912345678"),
    ("#345678", "Gọi 0912.345678"),
    ("#45678", "Gọi 09123 45678"),
    ("#150000", "Thu hộ 150000"),
    ("#150000", "HRV 150000đ đã chuyển khoản"),
    ("#150000", "HRV 150000 đ"),
    ("#100123", "https://web.myharavan.com/admin/orders/100123"),
    ("#150", "haravan 150.000"),
    ("#20261105", "Giao ngày 20261105"),
    ("#100123", "100123"),
    ("#5", "kệ #5"),
    ("#12", "HRV 12 cái"),
    ("#1001", "GN1001"),
    ("#1001", "HRV-#GN1001"),
    ("#1001", "xhrv1001"),
    ("DH001001", "đổi hàng của DH001001"),
    ("#DH001001", "xem #DH001001"),
)


@pytest.mark.parametrize(("name", "note"), RIGHT)
def test_a_note_in_the_forms_of_the_app_names_its_order(name: str, note: str) -> None:
    assert owner_of(note, "#999999", name, "#888888") == name


@pytest.mark.parametrize(("name", "note"), WRONG)
def test_numbers_that_mean_something_else_match_nothing(name: str, note: str) -> None:
    assert owner_of(note, name) == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [("#100123", "HRV-100123"), ("#100123", "HRV100123"), ("#100123", "100123"), ("#GN1001", "HRV-#GN1001")],
)
def test_a_slip_s_code_may_be_the_order_s(name: str, code: str) -> None:
    assert owner_of("", name, "#777777", code=code) == name


@pytest.mark.parametrize("name", ["001001", "#001001", "DH001001", "#HD001001", "1001", "#1001"])
@pytest.mark.parametrize("code", ["HD001001", "DH001001", "HD001001.01"])
def test_kiotviet_s_own_numbers_are_no_order_numbers(name: str, code: str) -> None:
    shop = orders(name)
    assert not matched(shop, linked(shop, [slip(code, note="")], [invoice(code, order="")]))


def test_the_store_s_reference_names_a_slip_of_any_code() -> None:
    shop = [order("#100123", reference="DH001001"), order("#100124", reference="1")]
    assert matched(shop, linked(shop, [slip("DH001001", note=""), slip("1", note="")])) == {"#100123": ["DH001001"]}


def test_an_invoice_belongs_to_the_order_of_its_slip() -> None:
    shop = orders("#100123", "#100124")
    links = linked(shop, [slip("DH1", of="#100124")], [invoice("HD1", order="dh1 ", note="HRV-#100123")])
    assert matched(shop, links) == {"#100124": ["DH1", "HD1"]}


def test_an_invoice_alone_is_found_by_its_own_note_and_by_its_slip_s_code() -> None:
    shop = orders("#100123", "#100124")
    found = [invoice("HD1", order="DH1", note="HRV-#100123"), invoice("HD2", order="HRV-100124")]
    assert matched(shop, linked(shop, [], found)) == {"#100123": ["HD1"], "#100124": ["HD2"]}


def test_an_order_delivered_in_parts_keeps_all_its_papers() -> None:
    shop = orders("#100123")
    links = linked(
        shop,
        [slip("DH1", of="#100123"), slip("DH2", of="#100123")],
        [invoice("HD1", order="DH1"), invoice("HD2", order="DH2"), invoice("HD3", order="DH2")],
    )
    assert matched(shop, links) == {"#100123": ["DH1", "DH2", "HD1", "HD2", "HD3"]}


def test_a_paper_that_two_orders_claim_belongs_to_neither_and_is_told_once() -> None:
    shop = orders("#100123", "#100124", "#GN1001", "#MB1001")
    links = linked(shop, [slip("DH1", note="HRV-#100123 gộp HRV-#100124"), slip("DH2", note="HRV-1001")])
    assert not matched(shop, links)
    assert (links.unclear, links.strangers) == (("DH1", "DH2"), ())
    assert links.contested == {0, 1, 2, 3}


def test_the_surest_clue_wins() -> None:
    shop = orders("#100123", "#100124", "#1001", "#GN1001")
    documents = [
        slip("DH1", note="HRV-#100123, đổi từ đơn #100124"),
        slip("DH2", note="HRV-#1001"),
        slip("DH3", of="#GN1001"),
    ]
    links = linked(shop, documents)
    assert matched(shop, links) == {"#100123": ["DH1"], "#1001": ["DH2"], "#GN1001": ["DH3"]}
    assert links.unclear == ()


def test_a_sale_at_the_counter_that_mentions_an_order_is_not_added_to_its_invoices() -> None:
    shop = orders("#100123")
    exchange = invoice("HD9", order="", note="đổi hàng đơn #100123", channel="Bán trực tiếp")
    links = linked(shop, [slip("DH1", of="#100123")], [invoice("HD1", order="DH1"), exchange])
    assert matched(shop, links) == {"#100123": ["DH1", "HD1"]}
    links = linked(
        shop, [slip("DH1", of="#100123"), slip("DH2", note="cùng khách #100123")], [invoice("HD2", order="DH2")]
    )
    assert matched(shop, links) == {"#100123": ["DH1"]}


def test_a_sale_at_the_counter_may_name_the_order_in_the_app_s_own_form() -> None:
    shop = orders("#100123")
    extra = invoice("HD9", order="", note="Mua thêm, đã có đơn HRV-#100123", channel="Bán trực tiếp")
    links = linked(shop, [slip("DH1", of="#100123")], [invoice("HD1", order="DH1"), extra])
    assert matched(shop, links) == {"#100123": ["DH1", "HD1"]}
    assert matched(shop, linked(shop, [], [extra])) == {"#100123": ["HD9"]}, "it is the only one there is"


def test_an_edited_slip_or_invoice_keeps_what_it_was_made_from() -> None:
    shop = orders("#100123")
    for made, by in (("DH1.01", "DH1"), ("DH1", "DH1.01"), ("DH1.02", "DH1.01")):
        links = linked(shop, [slip(made, of="#100123")], [invoice("HD1", order=by)])
        assert matched(shop, links) == {"#100123": [made, "HD1"]}
    documents = [invoice("HD2", "Đã hủy", order="DH1"), invoice("HD2.01", order="", channel="Bán trực tiếp")]
    for its in (documents, documents[::-1]):
        assert matched(shop, linked(shop, [slip("DH1", of="#100123")], its)) == {"#100123": ["DH1", "HD2.01"]}


def test_an_invoice_that_names_no_slip_is_found_by_the_slip_that_names_it() -> None:
    shop = orders("#100123", "#100124")
    naming = [slip("DH1", of="#100123", invoices=("HD1", "HD2")), slip("DH2", of="#100124", invoices=("HD3",))]
    bills = [
        invoice("HD1", order=""),
        invoice("HD2.01", order=""),
        invoice("HD3", order="DH1"),
        invoice("HD4", order=""),
    ]
    links = linked(shop, naming, bills)
    assert matched(shop, links) == {"#100123": ["DH1", "HD1", "HD2.01", "HD3"], "#100124": ["DH2"]}
    assert links.strangers == ("HD4",)


def test_an_invoice_that_two_slips_name_is_neither_s() -> None:
    shop = orders("#100123", "#100124")
    naming = [slip("DH1", of="#100123", invoices=("HD1",)), slip("DH2", of="#100124", invoices=("HD1",))]
    assert matched(shop, linked(shop, naming, [invoice("HD1", order="")])) == {"#100123": ["DH1"], "#100124": ["DH2"]}


def test_slips_with_a_dot_in_their_code_are_two() -> None:
    shop = orders("#100123", "#100124")
    documents = [slip("HRV.100", of="#100123"), slip("HRV.101", of="#100124")]
    bills = [invoice("HD1", order="HRV.100"), invoice("HD2", order="HRV.101"), invoice("HD3", order="HRV.102")]
    links = linked(shop, documents, bills)
    assert matched(shop, links) == {"#100123": ["HRV.100", "HD1"], "#100124": ["HRV.101", "HD2"]}
    assert [one.code for one in newest(documents)] == ["HRV.100", "HRV.101"]


def test_where_papers_give_whole_names_digits_alone_are_another_order_s() -> None:
    shop = orders("#GN100123", "#GN100200")
    documents = [slip("DH1", of="#GN100123"), slip("DH2", of="#100123"), slip("DH3", of="#100200")]
    assert matched(shop, linked(shop, documents)) == {"#GN100123": ["DH1"]}
    assert matched(shop, linked(shop, documents[1:])) == {"#GN100123": ["DH2"], "#GN100200": ["DH3"]}


def test_a_paper_of_another_year_belongs_to_another_order_of_that_number() -> None:
    shop = [order("#100123", created="2026-11-05T09:15:00")]
    old, early, late = "2025-11-05T16:00:00", "2026-11-04T23:00:00", "2026-12-20T08:00:00"
    documents = [
        slip(code, of="#100123", created=at) for code, at in (("DH1", old), ("DH2", early), ("DH3", late), ("DH4", ""))
    ]
    assert matched(shop, linked(shop, documents)) == {"#100123": ["DH2", "DH3", "DH4"]}


def test_only_the_last_version_of_an_invoice_counts() -> None:
    shop = orders("#DD500")
    versions = [invoice(code) for code in ("HD000005.02", "HD000005", "HD000005.01", "HD000006", "hd000006.01")]
    links = linked(shop, [slip()], versions)
    assert matched(shop, links) == {"#DD500": ["DH500", "HD000005.02", "hd000006.01"]}
    assert [one.code for one in newest(versions)] == ["HD000005.02", "hd000006.01"]
    assert [is_edited(one.code) for one in versions] == [True, False, True, False, True]


def test_papers_of_the_store_s_channel_without_an_order_are_told() -> None:
    shop = orders("#100123")
    documents = [
        slip("DH1", of="#555555"),
        slip("DH2", of="#555556", channel="Bán trực tiếp"),
        slip("DH3", of="#100123"),
    ]
    assert linked(shop, documents, [invoice("HD9", order="DH9")]).strangers == ("HD9", "DH1")


def test_how_many_were_matched_is_told_and_where_to_look_when_none_was() -> None:
    shop = orders("#100123", "#100124")
    read = SalesDocuments(
        orders=shop, slips=[slip("DH1", of="#100123")], invoices=[invoice("HD1", order="DH1"), invoice("HD1.01")]
    )
    assert [one.vi for one in link(read).told(read)] == ["Ghép được 1/2 chứng từ KiotViet với 1/2 đơn trên web."]
    read = SalesDocuments(orders=shop, slips=[slip("DH1", of="#555555")])
    assert "cùng một shop, cùng khoảng ngày" in link(read).told(read)[0].vi
    read = SalesDocuments(orders=shop, invoices=[invoice("HD1", order="DH1")])
    assert "thêm tệp phiếu đặt hàng" in link(read).told(read)[0].vi
    assert link(SalesDocuments(orders=shop)).told(SalesDocuments(orders=shop)) == []


def test_nothing_to_match_is_no_fault() -> None:
    assert (
        linked([], [slip()]).unclear
        == linked(orders("#1001")).unclear
        == linked(orders("#", ""), [slip()]).unclear
        == ()
    )


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("#GN1001", "gn 1001", True), ("GN-1001", "gn_1001", True), ("Đ1001", "d1001", True),
        ("1001-2", "10012", False), ("2024-0001", "2024/0001", True), ("#100", "#0100", False),
    ],
)  # fmt: skip
def test_order_keys(one: str, other: str, equal: bool) -> None:
    assert (order_key(one) == order_key(other)) is equal


NUMBERS = st.integers(1001, 9999999).map(str)
PREFIX = st.sampled_from(["", "GN", "GN-", "WEB", "HRV-"])
SUFFIX = st.sampled_from(["", "-VN", "VN"])
NAMES = st.builds(
    lambda mark, before, number, behind: f"{mark}{before}{number}{behind}",
    st.sampled_from(["", "#"]),
    PREFIX,
    NUMBERS,
    SUFFIX,
)
SHOPS = st.lists(NAMES, min_size=1, max_size=12, unique_by=lambda name: order_key(name).removeprefix("hrv"))
FORMS = ("HRV-{}", "Đơn hàng HRV-{}", "HRV {} | {rest}", "{rest}, HRV: {}", "Đơn hàng Haravan {}, {rest}")
REST = st.sampled_from(
    ["ghi chú", "gọi 0912345678 trước", "thu 350.000đ", "giao 05/11/2026", "tầng 12 nhà 100123", "0912 345 678"]
)


@given(SHOPS, st.sampled_from(FORMS), REST)
def test_papers_made_from_orders_come_back_to_their_own(names: list[str], form: str, rest: str) -> None:
    shop = orders(*names)
    documents = [slip(f"DH{place:06}", note=form.format(name, rest=rest)) for place, name in enumerate(names)]
    bills = [invoice(f"HD{place:06}", order=one.code) for place, one in enumerate(documents)]
    expected = {name: [f"DH{place:06}", f"HD{place:06}"] for place, name in enumerate(names)}
    assert matched(shop, linked(shop, documents, bills)) == expected


WORDS = st.one_of(
    st.text("aàảơưđ bcdghklmnopqrstuvxy", max_size=12),
    st.integers(0, 10**11).map(str),
    st.integers(1, 999).map(lambda thousands: f"{thousands}.000đ"),
    st.sampled_from(
        ["thu hộ", "0912345678", "+84 912 345 678", "đơn", "SP000123", "HD001001", "DH001001", "|", "-", "tầng 3"]
    ),
)


@given(st.lists(WORDS, max_size=8).map(" ".join), st.lists(NUMBERS, min_size=1, max_size=12, unique=True))
def test_a_note_without_a_mark_never_matches_a_number(note: str, numbers: list[str]) -> None:
    names = [*(f"#{number}" for number in numbers), *{f"#{part}" for part in note.split() if part.isdecimal()}]
    # A note that is the words "đơn 100123" and nothing else does name its order.
    shop = orders(*dict.fromkeys(names))
    assert not matched(shop, linked(shop, [slip("DH000001", note=f"khách {note} nhé")]))


@given(st.integers(0, 10**7), st.sampled_from(["HD", "DH", "HDD_HD", "TH", "SP"]))
def test_a_counter_sale_s_code_never_matches_by_its_digits(number: int, letters: str) -> None:
    shop = orders(f"#{number}", f"#{number:06}", f"{number:07}", f"#WEB{number:06}")
    made = invoice(f"{letters}{number:06}", order="", note="", channel="Bán trực tiếp", created=DAY)
    assert not matched(shop, linked(shop, [], [made]))
