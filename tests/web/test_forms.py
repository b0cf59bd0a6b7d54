"""Every step works with plain forms: no script, as a visitor with a browser of long ago."""

import io
import re
import zipfile
from html import unescape
from pathlib import Path

import httpx
import openpyxl
import pytest

from catalogrepair.report.states import OLD_EXPORT, STRANGE_STORE
from catalogrepair.shops import keys
from catalogrepair.shops.haravan import sign_in as haravan
from catalogrepair.web.merchant import replaced
from catalogrepair.web.words import WORDS
from tests.cli.run import CLEAN, FASHION, ODD, SAMPLES, UNITS, done, expected
from tests.servers.haravan import HaravanServer, listing
from tests.shops import haravan as haravan_export
from tests.shops.headings import product
from tests.shops.kiotviet import export_bytes, write_big
from tests.shops.stories import story
from tests.shops.wrong import WRONG
from tests.text import extracted
from tests.web import Pages, exported_again, running

COMMAND_LINE = re.compile(r"(^|\W)--[a-z]|catalogrepair (?!\d)[a-z]|biến môi trường|environment|`")


def bring(visitor: httpx.Client, export: Path | bytes, store: Path | None = None, **more: str) -> httpx.Response:
    """What looking at these files leads to."""
    files = [("file", ("export.xlsx", export if isinstance(export, bytes) else export.read_bytes()))]
    if store is not None:
        files.append(("file", (store.name, store.read_bytes())))
    known = visitor.post("/files", files=files)
    if known.status_code != 200:
        return known
    answer = visitor.post(f"{known.url}".replace("/brought", "/begin"), data={"force": "", **more})
    while answer.status_code == 200 and str(answer.url).endswith("/going"):
        answer = visitor.get(answer.url)
    return answer


def begun(visitor: httpx.Client, export: Path | bytes, store: Path | None = None, mode: str = "clear") -> str:
    """The address of a new repair, of which it was said what leaving goods become where that is asked."""
    answer = bring(visitor, export, store)
    assert answer.status_code == 200, answer.text
    repair = str(answer.url).removesuffix("/found")
    if 'name="mode"' in answer.text:
        visitor.post(f"{repair}/mode", data={"mode": mode})
    return repair


def names(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="(q-[^"]+)"', page)))


def text(page: str) -> str:
    """What a reader sees."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def sheet(data: bytes) -> dict[str, object]:
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[-1]
    return {cell.coordinate: cell.value for row in page.iter_rows() for cell in row}


@pytest.mark.parametrize("sample", [FASHION, UNITS, ODD], ids=lambda path: path.parent.name)
def test_from_the_upload_to_the_file_without_a_script(visitor: httpx.Client, sample: Path) -> None:
    repair = begun(visitor, sample)
    page = visitor.get(f"{repair}/decide").text
    given = {name: "keep" for name in names(page) if f'name="{name}" value="clear" checked' not in page}
    changes = visitor.post(f"{repair}/decide", data={**given, "go": "changes"})
    assert str(changes.url).endswith("/changes")
    edits = expected(sample, "clear")
    for cell in edits:
        assert cell in text(changes.text)
    if edits:
        taken = visitor.post(f"{repair}/changes")
        assert str(taken.url).endswith("/take")
        link = re.search(r'href="([^"]+c%E1%BA%A3-t%E1%BB%87p[^"]*)"', taken.text)
        assert link is not None
        after, before = sheet(visitor.get(visitor.base_url.join(unescape(link[1]))).content), sheet(sample.read_bytes())
        changed = {cell: (before[cell] or "", after[cell] or "") for cell in before if before[cell] != after[cell]}
        assert changed == edits


def test_a_possible_one_must_be_answered_before_there_is_a_file(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    changes = visitor.get(f"{repair}/changes")
    assert "Còn 1 chỗ" in text(changes.text)
    assert "làm tệp</button>" not in changes.text
    assert str(visitor.post(f"{repair}/changes").url).endswith("/changes")
    assert str(visitor.get(f"{repair}/take").url).endswith("/changes")


def test_one_screen_counts_one_thing_in_one_way(visitor: httpx.Client) -> None:
    page = bring(visitor, FASHION).text
    assert '<h1 class="headline">1 nhóm hàng đang chặn 6 mã hàng lên Haravan.</h1>' in page
    assert "1 chỗ cần anh/chị trả lời" in text(page)
    assert "cần xem lại" not in text(page)


def test_every_step_is_titled_by_itself(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    steps = ["/", *(f"{repair}/{step}" for step in ("found", "decide", "changes", "take"))]
    titles = [re.findall(r"<title>(.*?)</title>", visitor.get(step).text)[0] for step in (*steps, "/nowhere")]
    assert titles[0] == "1. Chọn tệp · Sửa hàng hóa cùng loại"
    assert titles[2] == "3. Quyết định: export.xlsx · Sửa hàng hóa cùng loại"
    assert len(set(titles)) == len(titles)


def test_nothing_is_chosen_before_the_shop_said_what_leaving_goods_become(visitor: httpx.Client) -> None:
    answer = bring(visitor, FASHION)
    repair, found = str(answer.url).removesuffix("/found"), text(answer.text)
    assert "Haravan có thêm 6 sản phẩm, mỗi sản phẩm một phiên bản." in found
    assert "Haravan có thêm 1 sản phẩm, tất cả 6 phiên bản." in found
    for step in ("decide", "changes", "take"):
        assert str(visitor.get(f"{repair}/{step}").url).endswith("/found")
    decide = visitor.post(f"{repair}/mode", data={"mode": "regroup"})
    assert str(decide.url).endswith("/decide")
    assert re.search(r'name="q-second_family-\d+" value="regroup" checked', decide.text)
    assert "1 sản phẩm mới" in text(visitor.get(f"{repair}/changes").text)


def test_what_leaving_goods_become_may_be_changed_without_losing_an_answer(visitor: httpx.Client) -> None:
    rows = [product(f"A{number}", "Áo thun Mây", f"SIZE:{number}", "A0" if number else "") for number in range(4)]
    for word, name in (("Q", "Quần jean Sóng"), ("K", "Khăn len Gió")):
        rows += [product(f"{word}{number}", name, f"SIZE:{number}", "A0") for number in range(3)]
    repair = begun(visitor, export_bytes(rows))
    first, second = names(visitor.get(f"{repair}/decide").text)
    visitor.post(f"{repair}/decide", data={first: "keep"})
    assert "đang chọn" in text(visitor.get(f"{repair}/found").text)
    page = visitor.post(f"{repair}/mode", data={"mode": "regroup"}).text
    assert f'name="{first}" value="keep" checked' in page
    assert f'name="{second}" value="regroup" checked' in page


def test_where_it_makes_no_difference_nothing_is_asked(visitor: httpx.Client) -> None:
    page = visitor.get(f"{begun(visitor, ODD)}/found").text
    assert 'name="mode"' not in page


def test_the_price_of_a_late_size_is_in_sight(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION, FASHION.with_name("store.xlsx"))
    page = visitor.get(f"{repair}/decide").text
    lines = [text(line) for line in re.findall(r"<summary>(.*?)</summary>", page, flags=re.DOTALL)]
    assert [line.partition(" 1 mã hàng")[0] for line in lines if "thành trang riêng trên web" in line] == [
        "Giày búp bê Thỏ"
    ]
    assert text(page).count("Cái giá: hàng này thành một trang riêng") == 1


def test_single_codes_may_be_answered_otherwise(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    (name,) = [one for one in names(visitor.get(f"{repair}/decide").text) if one.endswith("-19")]
    visitor.post(f"{repair}/decide", data={name: "clear", "r-20": "keep", "r-21": "keep"})
    changes = text(visitor.get(f"{repair}/changes").text)
    assert "S19" in changes
    assert "S22" in changes
    assert "S20" not in changes
    assert "S21" not in changes


def test_answers_are_there_after_a_reload_and_after_the_server_came_back(tmp_path: Path) -> None:
    with running(tmp_path) as pages, pages.client() as visitor:
        repair = begun(visitor, FASHION).removeprefix(pages.address)
        page = visitor.get(f"{repair}/decide").text
        visitor.post(f"{repair}/decide", data=dict.fromkeys(names(page), "regroup"))
    with running(tmp_path) as pages, pages.client() as visitor:
        start = visitor.get("/").text
        assert f"{repair}/decide" in start
        page = visitor.get(f"{repair}/decide").text
        for name in names(page):
            assert f'name="{name}" value="regroup" checked' in page


def test_everything_that_is_shown_is_answered_at_once(visitor: httpx.Client) -> None:
    rows = []
    for number in range(60):
        rows += [
            product(f"A{number}-1", f"Áo thun Mây {number}", "SIZE:S", category="Áo"),
            product(f"A{number}-2", f"Áo thun Mây {number}", "SIZE:M", f"A{number}-1", category="Áo"),
            product(f"Q{number}", f"Quần jean Sóng {number}", "SIZE:L", f"A{number}-1", category="Áo"),
        ]
    repair = begun(visitor, export_bytes(rows))
    page = visitor.get(f"{repair}/decide?show=open")
    assert "Trang 1 / 2" in text(page.text)
    visitor.post(f"{repair}/bulk", data={"bulk": "keep", "show": "open", "q": "Sóng 5"})
    assert "Còn 49 chỗ" in text(visitor.get(f"{repair}/decide").text)
    visitor.post(f"{repair}/bulk", data={"bulk": "regroup", "show": "open"})
    assert "Đã trả lời hết" in text(visitor.get(f"{repair}/decide").text)
    assert "49 mã hàng sẽ đổi" in text(visitor.get(f"{repair}/changes").text)


def test_answers_given_at_once_may_be_taken_back(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    first, second = names(visitor.get(f"{repair}/decide?sort=file").text)
    assert re.search(r'class="undo"[^>]* hidden', visitor.get(f"{repair}/decide").text)
    visitor.post(f"{repair}/bulk", data={"bulk": "keep", "show": "all"})
    assert "câu trả lời vừa rồi (8 mã)" in text(visitor.get(f"{repair}/decide").text)
    visitor.post(f"{repair}/decide", data={second: "regroup"})
    page = visitor.post(f"{repair}/bulk", data={"bulk": "back"}).text
    assert f'name="{first}" value="keep" checked' in page
    assert f'name="{second}" value="keep" checked' in page
    page = visitor.post(f"{repair}/bulk", data={"bulk": "back"}).text
    assert f'name="{first}" value="clear" checked' in page
    assert not re.search(f'name="{second}" value="[a-z]+" checked', page)
    assert re.search(r'class="undo"[^>]* hidden', page)


def test_there_is_a_way_back_to_what_was_proposed(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION, mode="regroup")
    first, second = names(visitor.get(f"{repair}/decide?sort=file").text)
    visitor.post(f"{repair}/bulk", data={"bulk": "keep", "show": "all"})
    page = visitor.post(f"{repair}/bulk", data={"bulk": "proposed"}).text
    assert f'name="{first}" value="regroup" checked' in page
    assert not re.search(f'name="{second}" value="[a-z]+" checked', page)
    assert "Còn 1 chỗ" in text(page)


def test_what_must_be_answered_stands_first(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    assert names(visitor.get(f"{repair}/decide").text) == names(visitor.get(f"{repair}/decide?sort=file").text)[::-1]


def many(visitor: httpx.Client, count: int) -> str:
    rows = []
    for number in range(count):
        rows += [
            product(f"A{number}-1", f"Áo thun Mây {number}", "SIZE:S"),
            product(f"A{number}-2", f"Áo thun Mây {number}", "SIZE:M", f"A{number}-1"),
            product(f"Q{number}", f"Quần jean Sóng {number}", "SIZE:L", f"A{number}-1"),
        ]
    return begun(visitor, export_bytes(rows))


def test_going_on_after_answering_skips_nothing(visitor: httpx.Client) -> None:
    repair = many(visitor, 120)
    seen: list[str] = []
    address = f"{repair}/decide?show=open"
    for _ in range(3):
        page = visitor.get(address).text
        seen += names(page)
        go_on = re.search(r'name="go" value="([^"]*after[^"]*)"', page)
        answers = dict.fromkeys(names(page), "keep")
        answer = visitor.post(f"{repair}/decide", data={**answers, "go": unescape(go_on[1]) if go_on else ""})
        address = str(answer.url)
    assert len(seen) == len(set(seen)) == 120
    assert "Đã trả lời hết" in text(visitor.get(f"{repair}/decide").text)


def test_a_single_answer_may_be_taken_back(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    (name,) = [one for one in names(visitor.get(f"{repair}/decide").text) if one.endswith("-19")]
    visitor.post(f"{repair}/decide", data={name: "clear", "r-20": "keep"})
    page = visitor.get(f"{repair}/decide").text
    assert f'name="{name}" value="clear" checked' in page
    assert '<option value="keep" selected>' in page
    visitor.post(f"{repair}/decide", data={name: "clear", "r-20": ""})
    assert "selected>để nguyên" not in visitor.get(f"{repair}/decide").text
    assert "S20" in text(visitor.get(f"{repair}/changes").text)


def test_two_windows_on_one_repair_lose_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as one, running(tmp_path) as two, one.client() as first, two.client() as second:
        repair = begun(first, FASHION).removeprefix(one.address)
        page = names(second.get(f"{repair}/decide").text)
        first.post(f"{repair}/decide", data={page[0]: "regroup"})
        second.post(f"{repair}/decide", data={page[1]: "regroup"})
        for visitor in (first, second):
            shown = visitor.get(f"{repair}/decide").text
            assert all(f'name="{name}" value="regroup" checked' in shown for name in page)


def test_a_repair_that_is_opened_twice_at_once_is_one(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with running(tmp_path) as pages, pages.client() as visitor:
        repair = many(visitor, 30).removeprefix(pages.address)
        every = [name for page in (1, 2) for name in names(visitor.get(f"{repair}/decide?page={page}").text)]
    with running(tmp_path) as pages, pages.client() as visitor, ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda name: visitor.post(f"{repair}/decide", data={name: "unsure"}), every))
        assert "Đã trả lời hết" in text(visitor.get(f"{repair}/decide").text)


def test_search_finds_names_and_codes_without_accents(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    assert len(names(visitor.get(f"{repair}/decide?q=quan jean").text)) == 1
    assert len(names(visitor.get(f"{repair}/decide?q=lm26").text)) == 1
    assert names(visitor.get(f"{repair}/decide?q=khong-co-gi").text) == []


SERVE_OTHERWISE = ("haravan_csv", "haravan_xlsx", "invoices")


@pytest.mark.parametrize("kind", SERVE_OTHERWISE)
def test_a_file_of_another_use_is_known_and_none_is_repaired_without_the_product_list(
    visitor: httpx.Client, kind: str
) -> None:
    name, make = WRONG[kind]
    known = visitor.post("/files", files={"file": (name, make())})
    assert known.status_code == 200
    assert "Muốn sửa thì cần tệp hàng hóa của KiotViet" in text(known.text)
    refused = visitor.post(f"{known.url}".replace("/brought", "/begin"), data={"force": ""})
    assert refused.status_code == 422
    assert "cần tệp hàng hóa của KiotViet" in text(refused.text)


@pytest.mark.parametrize("kind", sorted(set(WRONG) - {"zip_bomb", "far_cell", *SERVE_OTHERWISE}))
def test_a_wrong_file_is_named_and_nothing_of_it_is_kept(pages: Pages, visitor: httpx.Client, kind: str) -> None:
    before = set((pages.home / "data" / "catalogrepair" / "repairs").glob("*"))
    name, make = WRONG[kind]
    answer = visitor.post("/files", files={"file": (name, make())})
    assert answer.status_code == 422
    assert Path(name).stem in text(answer.text)
    assert set((pages.home / "data" / "catalogrepair" / "repairs").glob("*")) == before


def test_no_file_at_all_is_one_sentence(visitor: httpx.Client) -> None:
    answer = visitor.post("/files", files={"file": ("", b"")})
    assert answer.status_code == 422
    assert "chưa chọn tệp" in text(answer.text)


def test_another_shop_s_store_is_refused_and_may_be_insisted_on(visitor: httpx.Client) -> None:
    other = SAMPLES / "clean_shop" / "store.xlsx"
    refused = bring(visitor, FASHION, other)
    assert refused.status_code == 422
    on = re.search(r'action="([^"]+/begin)"', refused.text)
    assert on is not None
    goes_on = visitor.post(visitor.base_url.join(on[1]), data={"force": "1"})
    assert str(goes_on.url).endswith("/found")


def test_the_store_s_word_is_shown(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION, FASHION.with_name("store.xlsx"))
    assert "29 trong 40 mã" in text(visitor.get(f"{repair}/found").text)
    page = text(visitor.get(f"{repair}/decide").text)
    assert "chưa có trên web" in page
    assert "Hàng thêm vào sau khi sản phẩm đã đồng bộ" in page


def test_two_shops_at_once_do_not_mix(pages: Pages, visitor: httpx.Client) -> None:
    with pages.client() as other:
        one, two = begun(visitor, FASHION), begun(other, UNITS)
        assert one != two
        assert "QJ26-1" in other.get(f"{one}/decide").text
        assert "QJ26-1" not in other.get(f"{two}/decide").text


def test_more_repairs_than_are_kept_in_memory(visitor: httpx.Client) -> None:
    repairs = [begun(visitor, FASHION) for _ in range(6)]
    for repair in repairs:
        assert "Quần jean" in visitor.get(f"{repair}/decide").text


def test_a_shop_without_conflicts_is_told_so(visitor: httpx.Client) -> None:
    page = text(visitor.get(f"{begun(visitor, CLEAN)}/found").text)
    assert "Không có nhóm nào phải sửa" in page


def test_a_forgotten_repair_is_gone(pages: Pages, visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/forget")
    assert visitor.get(f"{repair}/found").status_code == 404
    assert not (pages.home / "data" / "catalogrepair" / "repairs" / repair.rpartition("/")[2]).exists()


def test_a_forgotten_repair_can_be_had_back(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    page = visitor.post(f"{repair}/forget").text
    assert "Trong một ngày vẫn lấy lại được" in text(page)
    visitor.post("/restore", data={"name": repair.rpartition("/")[2]})
    assert visitor.get(f"{repair}/found").status_code == 200
    for strange in ("../../etc", "/", ".", "\0"):
        assert visitor.post("/restore", data={"name": strange}).status_code == 200


def test_the_same_files_again_offer_the_repair_that_is_there(tmp_path: Path) -> None:
    with running(tmp_path) as pages, pages.client() as visitor:
        first = begun(visitor, FASHION)
        visitor.post(f"{first}/bulk", data={"bulk": "regroup", "show": "all"})
        second = str(bring(visitor, FASHION).url)
        assert "6 mã hàng đang bị chặn, chưa chọn cách sửa" in text(visitor.get("/").text)
        assert "đã có một lần sửa" in text(visitor.get(second).text)
        there = visitor.post(second.replace("/found", "/instead"))
        assert str(there.url).startswith(first)
        assert visitor.get(second).status_code == 404
        assert "đã có một lần sửa" not in text(bring(visitor, FASHION, FASHION.with_name("store.xlsx")).text)
        visitor.get(f"{first}/take")
        listed = text(visitor.get("/").text)
        assert "đang ở bước 5" in listed
        assert "cùng store.xlsx" in listed


def test_where_all_is_kept_the_way_does_not_end(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    page = visitor.post(f"{repair}/bulk", data={"bulk": "keep", "show": "all"})
    page = visitor.get(f"{repair}/changes")
    assert "không có tệp nào để nhập" in text(page.text)
    assert re.search(r'class="button primary" href="[^"]+/">Về trang đầu', page.text)
    assert "Không tạo mới sản phẩm" in page.text


def test_the_proof_says_what_the_import_did(visitor: httpx.Client, tmp_path: Path) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    done("repair", FASHION, "--level", "possible", "--output", tmp_path / "new.xlsx")
    again = {"again": ("new.xlsx", exported_again(tmp_path / "new.xlsx"))}
    assert "Đúng như kế hoạch: 8 mã hàng" in text(visitor.post(f"{repair}/proof", files=again).text)
    ignored = visitor.post(f"{repair}/proof", files={"again": ("old.xlsx", FASHION.read_bytes())})
    assert OLD_EXPORT.vi in text(ignored.text)
    assert "Chưa mã hàng nào đổi" not in text(ignored.text)
    same_goods = openpyxl.load_workbook(FASHION)
    same_goods.save(tmp_path / "later.xlsx")
    ignored = visitor.post(f"{repair}/proof", files={"again": ("later.xlsx", (tmp_path / "later.xlsx").read_bytes())})
    assert "Chưa mã hàng nào đổi" in text(ignored.text)
    assert OLD_EXPORT.vi not in text(ignored.text)
    store = {"store": ("codes.txt", b"QJ26-1\nQJ26-2\n")}
    assert "2 trong 8 mã đã lên web" in text(visitor.post(f"{repair}/proof", files=store).text)
    assert visitor.post(f"{repair}/proof", files={"again": ("x.png", WRONG["picture"][1]())}).status_code == 422


def test_codes_in_another_product_of_the_store_are_not_counted_as_there(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    goods = [product(f"QJ26-{number}", "Quần jean Sóng", related="AT26-1") for number in range(1, 7)]
    listed = haravan_export.listings_of(goods, [row["Mã hàng"] for row in goods])
    store = {"store": ("store.xlsx", haravan_export.xlsx_bytes(haravan_export.rows_of(listed)))}
    page = visitor.post(f"{repair}/proof", files=store).text
    assert "1 trong 8 mã đã lên web" in text(page)
    assert page.count('class="chip there"') == 1


@pytest.mark.parametrize("place", ["store", "file"])
@pytest.mark.parametrize("strange", ["another shop's", "a list of no codes"])
def test_a_store_without_one_code_of_the_plan_is_doubted_and_not_counted(
    visitor: httpx.Client, strange: str, place: str
) -> None:
    other = ("store.xlsx", (SAMPLES / "clean_shop" / "store.xlsx").read_bytes())
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    files = {place: other if strange == "another shop's" else ("ma.txt", b"xin chao\n")}
    page = text(visitor.post(f"{repair}/proof", files=files).text)
    assert STRANGE_STORE.vi in page
    assert "0 trong 8" not in page
    assert "Không tạo mới sản phẩm" not in page.partition("Tệp đã sẵn sàng")[0]
    fits = {"store": ("ma.txt", b"AT26-1\n")}  # the old group's root alone: this shop's, and nothing has arrived yet
    page = text(visitor.post(f"{repair}/proof", files=fits).text)
    assert STRANGE_STORE.vi not in page
    assert "0 trong 8" in page
    assert "Không tạo mới sản phẩm" in page


def test_where_nothing_was_blocked_nothing_is_said_to_have_arrived(visitor: httpx.Client) -> None:
    size = [product(f"AT{number}", "Áo thun Mây", f"SIZE:{number}", "AT1" if number == 2 else "") for number in (1, 2)]
    repair = begun(visitor, export_bytes([*size, product("AT3", "Áo thun Mây", "SIZE:3", "AT2")]))
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    page = visitor.post(f"{repair}/proof", files={"store": ("codes.txt", b"AT1\nAT2\nAT3\n")}).text
    assert "không có gì để đối chiếu" in text(page)
    assert "0 trong 0" not in text(page)
    assert "✓" not in page


def test_everything_is_in_one_zip(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "keep", "show": "open"})
    taken = visitor.post(f"{repair}/changes").text
    link = re.search(r'href="([^"]+[.]zip[^"]*)"', taken)
    assert link is not None
    with zipfile.ZipFile(io.BytesIO(visitor.get(visitor.base_url.join(unescape(link[1]))).content)) as archive:
        assert sorted(Path(name).suffix for name in archive.namelist()) == [".html", ".json", ".xlsx", ".xlsx"]


def test_a_prepared_plan_opens_at_the_look_before(tmp_path: Path) -> None:
    done("plan", FASHION, "--output", tmp_path / "p.json")
    with running(tmp_path, tmp_path / "p.json", FASHION) as pages, pages.client() as visitor:
        page = visitor.get(pages.link)
        assert str(page.url).endswith("/changes")
        assert "6 mã hàng sẽ đổi" in text(page.text)
        assert "làm tệp</button>" in page.text


def test_a_hundred_thousand_rows_are_one_upload_like_any_other(visitor: httpx.Client, tmp_path: Path) -> None:
    write_big(tmp_path / "big.xlsx", 100_000)
    repair = begun(visitor, tmp_path / "big.xlsx")
    page = visitor.get(f"{repair}/decide")
    assert len(names(page.text)) == 50
    answer = visitor.post(
        f"{repair}/decide", data={names(page.text)[0]: "keep"}, headers={"Accept": "application/json"}
    )
    assert set(answer.json()) == {"open", "said", "back"}


def test_the_live_shop_may_be_asked_and_its_answer_stays_with_the_repair(tmp_path: Path) -> None:
    codes = [row["Mã hàng"] for row in story("fashion_swallowed_family").rows if not row["Mã hàng"].startswith("QJ")]
    with HaravanServer([listing(number, [code]) for number, code in enumerate(codes, start=1)]) as store:
        variables = {haravan.ADDRESS_VARIABLE: store.url, keys.HARAVAN_TOKEN: store.token}
        with running(tmp_path, **variables) as pages, pages.client() as visitor:
            answer = bring(visitor, FASHION, live="1", force="1")
            assert "34 trong 40 mã" in text(answer.text)
            repair = str(answer.url).removesuffix("/found").removeprefix(pages.address)
    nobody = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    with running(tmp_path, **nobody) as pages, pages.client() as visitor:
        assert "tiem-may.myharavan.example" in text(visitor.get(f"{repair}/found").text)
        signed_out = bring(visitor, FASHION, live="1")
        assert signed_out.status_code == 422
        assert "Máy này chưa đăng nhập Haravan" in text(signed_out.text)
        assert not COMMAND_LINE.search(text(signed_out.text))


def test_an_old_xls_that_is_no_workbook_is_one_sentence(visitor: httpx.Client) -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(range(256)) * 8
    answer = visitor.post("/files", files={"file": ("cũ.xls", data)})
    assert answer.status_code == 422
    assert "cũ.xls" in text(answer.text)


def test_a_form_that_is_none_gets_a_page_of_ours(visitor: httpx.Client) -> None:
    answer = visitor.post("/files", content=b"x", headers={"Content-Type": "multipart/form-data"})
    assert answer.status_code == 400
    assert "Về trang đầu" in answer.text


def test_a_repair_is_opened_where_somebody_stopped(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    visitor.get(f"{repair}/decide")
    assert f"{httpx.URL(repair).path}/decide" in visitor.get("/").text


def test_a_repair_of_which_the_way_is_not_chosen_is_listed_so(visitor: httpx.Client) -> None:
    found = bring(visitor, FASHION, FASHION.with_name("store.xlsx"))
    repair = str(found.url).removesuffix("/found")
    blocked = re.search(r'"headline">\d+ nhóm hàng đang chặn (\d+) mã hàng', found.text)
    assert blocked is not None
    link = f'href="{httpx.URL(repair).path}/'
    listed = text(visitor.get("/").text.partition(link)[2].partition("</li>")[0])
    assert f"{blocked[1]} mã hàng đang bị chặn, chưa chọn cách sửa" in listed
    assert "0 mã hàng sẽ đổi" not in listed
    visitor.post(f"{repair}/mode", data={"mode": "clear"})
    listed = text(visitor.get("/").text.partition(link)[2].partition("</li>")[0])
    assert "7 mã hàng sẽ đổi, 0 chỗ chưa trả lời" in listed


def test_the_list_of_repairs_tells_them_apart(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    assert "6 mã hàng sẽ đổi, 1 chỗ chưa trả lời" in text(visitor.get("/").text)
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    assert "8 mã hàng sẽ đổi, 0 chỗ chưa trả lời" in text(visitor.get("/").text)


def test_a_refused_step_leads_back_to_the_same_repair(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    wrong = visitor.post(f"{repair}/proof", files={"again": ("x.png", WRONG["picture"][1]())})
    assert f"{httpx.URL(repair).path}/take" in wrong.text


def test_no_word_of_the_command_line_reaches_a_shop_owner(visitor: httpx.Client, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(FASHION.with_name("store.xlsx"))
    places = {cell.value: cell.column for cell in book.worksheets[0][1]}
    for row in range(2, book.worksheets[0].max_row + 1):
        for heading in ("Mã phiên bản sản phẩm", "Barcode"):
            book.worksheets[0].cell(row, places[heading]).value = None
    no_codes = tmp_path / "store.xlsx"
    book.save(no_codes)
    repair = begun(visitor, FASHION, FASHION.with_name("store.xlsx"))
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    pages_shown = [visitor.get(f"{repair}/{step}").text for step in ("found", "decide", "changes", "take")]
    pages_shown.append(bring(visitor, FASHION, SAMPLES / "clean_shop" / "store.xlsx").text)
    link = re.search(r'href="([^"]+[.]html[^"]*)"', visitor.get(f"{repair}/take").text)
    assert link is not None
    pages_shown += [visitor.get("/").text, visitor.get(visitor.base_url.join(unescape(link[1]))).text]
    pages_shown.append(bring(visitor, FASHION, no_codes).text)
    assert "làm tiếp mà không có tệp Haravan" in text(pages_shown[-1])
    for page in pages_shown:
        assert not COMMAND_LINE.search(text(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)))
    assert not COMMAND_LINE.search(text(httpx.get(f"{visitor.base_url}").text))


@pytest.mark.parametrize(
    ("to", "place", "given", "takes"),
    [
        ("proof", "again", "store.xlsx", "proof_store"),
        ("undo", "now", "store.xlsx", "proof_store"),
        ("proof", "store", "export.xlsx", "proof_file"),
    ],
)
def test_a_file_at_the_other_shop_s_place_is_told_which_place_takes_it(
    visitor: httpx.Client, to: str, place: str, given: str, takes: str
) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    files = {place: (given, FASHION.with_name(given).read_bytes())}
    refused = visitor.post(f"{repair}/{to}", files=files)
    said = text(refused.text)
    assert refused.status_code == 422
    assert f"Hãy chọn tệp này ở mục “{WORDS[takes].vi}”" in said
    assert WORDS[takes].vi in text(visitor.get(f"{repair}/take").text)
    assert not COMMAND_LINE.search(said)
    assert "lệnh" not in said


@pytest.mark.parametrize(("to", "place"), [("proof", "again"), ("proof", "store"), ("proof", "file"), ("undo", "now")])
@pytest.mark.parametrize("kind", ["invoices", "customers"])
def test_a_file_of_neither_place_is_refused_without_the_command_line(
    visitor: httpx.Client, to: str, place: str, kind: str
) -> None:
    given, make = WRONG[kind]
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "clear", "show": "all"})
    refused = visitor.post(f"{repair}/{to}", files={place: (given, make())})
    said = text(refused.text)
    assert refused.status_code == 422
    assert not COMMAND_LINE.search(said)
    assert "lệnh" not in said


def test_what_a_shop_owner_reads_instead_says_the_same_without_the_command_line() -> None:
    spoken = {message.id for message in extracted()}
    for message, instead in replaced().items():
        assert message in spoken
        assert not COMMAND_LINE.search(instead.vi + instead.en)
        assert set(re.findall(r"{(\w+)", instead.message)) <= set(re.findall(r"{(\w+)", message))


def test_a_repair_that_was_begun_is_not_begun_again(visitor: httpx.Client) -> None:
    repair = begun(visitor, FASHION)
    visitor.post(f"{repair}/bulk", data={"bulk": "regroup", "show": "all"})
    name = repair.rpartition("/")[2]
    visitor.post(f"{repair.removesuffix(name)}{name}/begin", data={"force": "1"})
    assert 'value="regroup" checked' in visitor.get(f"{repair}/decide").text


def test_a_repair_whose_file_is_damaged_is_not_thrown_away(tmp_path: Path) -> None:
    with running(tmp_path) as pages, pages.client() as visitor:
        repair = begun(visitor, FASHION).removeprefix(pages.address)
    name = repair.rpartition("/")[2]
    folder = tmp_path / "data" / "catalogrepair" / "repairs" / name
    (folder / "export" / "export.xlsx").write_bytes(UNITS.read_bytes())
    with running(tmp_path) as pages, pages.client() as visitor:
        for answer in (
            visitor.get(f"{repair}/decide"),
            visitor.post(f"{repair}/begin", data={"force": "1"}),
        ):
            assert answer.status_code == 422
            assert "không phải là tệp đã dùng" in text(answer.text)
    assert (folder / "plan.json").is_file()


def test_two_files_of_one_name_are_two_and_one_brought_twice_is_one(visitor: httpx.Client) -> None:
    store = FASHION.with_name("store.xlsx").read_bytes()
    files = [("file", ("export.xlsx", data)) for data in (FASHION.read_bytes(), store, FASHION.read_bytes())]
    known = text(visitor.post("/files", files=files).text)
    assert "export.xlsx 40 dòng" in known
    assert "export (2).xlsx" in known
    assert known.count("Bỏ ra") == 2


def test_a_page_that_refused_a_form_leads_back_in_the_other_language(visitor: httpx.Client) -> None:
    known = visitor.post("/files", files={"file": ("store.xlsx", FASHION.with_name("store.xlsx").read_bytes())})
    refused = visitor.post(f"{known.url}".replace("/brought", "/begin"), data={"force": ""})
    link = re.search(r'href="([^"]+/lang/en[^"]*)"', refused.text)
    assert link is not None
    english = visitor.get(visitor.base_url.join(unescape(link[1])))
    assert "What was brought" in text(english.text)
    visitor.get("/lang/vi")
