"""A prepared repair as one file: made on one machine, mailed, dropped on the page of another."""

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import httpx
import pytest

from catalogrepair.catalog.plans.decide import Choice
from catalogrepair.catalog.settings import Settings
from catalogrepair.jobs import repair
from tests.cli.run import FASHION, UNITS, done
from tests.web import running
from tests.web.test_forms import begun, text

STORE = FASHION.with_name("store.xlsx")


def main(page: str) -> str:
    """What a page says, without its head and its frame."""
    return text(re.sub(r"(?s)^.*<main|</main>.*$", "", page))


def packed(visitor: httpx.Client, store: Path | None) -> tuple[str, bytes]:
    """The look before of a repair of which every place was answered, and its zip."""
    repair = begun(visitor, FASHION, store)
    visitor.post(f"{repair}/bulk", data={"bulk": "regroup", "show": "all"})
    page = visitor.get(f"{repair}/take").text
    link = re.search(r'href="([^"]+\.zip[^"]*)"', page)
    assert link is not None
    return main(visitor.get(f"{repair}/changes").text), visitor.get(visitor.base_url.join(unescape(link[1]))).content


def opened(visitor: httpx.Client, *files: tuple[str, bytes]) -> httpx.Response:
    known = visitor.post("/files", files=[("file", file) for file in files])
    assert known.status_code == 200, text(known.text)
    return visitor.post(f"{known.url}".replace("/brought", "/begin"), data={"force": ""})


@pytest.mark.parametrize("name", ["", "store.xlsx", "export.xlsx"], ids=["alone", "with the store", "of one name"])
def test_one_zip_opens_at_the_look_before_on_another_machine(visitor: httpx.Client, tmp_path: Path, name: str) -> None:
    store = None
    if name:
        store = tmp_path / name
        store.write_bytes(STORE.read_bytes())
    changes, made = packed(visitor, store)
    with running(tmp_path) as pages, pages.client() as other:
        known = other.post("/files", files={"file": ("bàn giao.zip", made)})
        assert "Mở bản sửa đã làm sẵn" in text(known.text)
        page = opened(other, ("bàn giao.zip", made))
        assert str(page.url).endswith("/changes")
        assert main(page.text) == changes
        assert str(other.post(str(page.url)).url).endswith("/take")


def test_a_plan_and_its_export_dropped_together_open_it_too(visitor: httpx.Client, tmp_path: Path) -> None:
    done("plan", FASHION, "--output", tmp_path / "p.json")
    plan = ("p.json", (tmp_path / "p.json").read_bytes())
    page = opened(visitor, plan, ("export.xlsx", FASHION.read_bytes()), ("other.xlsx", UNITS.read_bytes()))
    assert str(page.url).endswith("/changes")
    assert "6 mã hàng sẽ đổi" in text(page.text)


def test_begun_several_times_at_once_it_is_one_repair(tmp_path: Path, visitor: httpx.Client) -> None:
    _, made = packed(visitor, None)
    with running(tmp_path) as pages, pages.client() as other, ThreadPoolExecutor(4) as pool:
        known = other.post("/files", files={"file": ("bàn giao.zip", made)})
        begin = f"{known.url}".replace("/brought", "/begin")
        answers = list(pool.map(lambda _: other.post(begin, data={"force": ""}), range(4)))
        assert [answer.status_code for answer in answers] == [200] * 4
        assert {str(answer.url) for answer in answers} == {begin.replace("/begin", "/changes")}
        folders = list((tmp_path / "data" / "catalogrepair" / "repairs").iterdir())
        assert [folder.name for folder in folders] == [begin.split("/")[-2]]


def test_one_that_does_not_fit_leaves_what_was_brought(visitor: httpx.Client, tmp_path: Path) -> None:
    """So that somebody can leave the plan out and begin with the export alone."""
    _, found = repair.examine(FASHION, Choice(), Settings(), repair.Ask(str(STORE)))
    repair.save_plan(found.plan, tmp_path / "p.json")
    plan = ("p.json", (tmp_path / "p.json").read_bytes())
    refused = opened(visitor, plan, (FASHION.name, FASHION.read_bytes()))
    assert refused.status_code == 422
    brought = f"{refused.url}".replace("/begin", "/brought")
    assert "p.json" in visitor.get(brought).text
    visitor.post(brought.replace("/brought", "/leave"), data={"file": "p.json"})
    again = visitor.post(f"{refused.url}", data={"force": ""})
    assert str(again.url).endswith("/found")


def test_a_plan_without_its_export_says_what_is_missing(visitor: httpx.Client, tmp_path: Path) -> None:
    done("plan", FASHION, "--output", tmp_path / "p.json")
    plan = ("p.json", (tmp_path / "p.json").read_bytes())
    refused = opened(visitor, plan, ("export.xlsx", UNITS.read_bytes()))
    assert refused.status_code == 422
    assert "Kế hoạch này thuộc một tệp xuất chưa có ở đây" in text(refused.text)


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def test_a_zip_of_the_shop_s_files_is_taken_apart_and_leaves_its_folders(visitor: httpx.Client) -> None:
    made = zipped({"a/../../b/hàng.xlsx": FASHION.read_bytes(), "__MACOSX/x.xlsx": b"", "ảnh.png": b"\x89PNG"})
    known = visitor.post("/files", files={"file": ("shop.zip", made)})
    assert known.status_code == 200
    assert "hàng.xlsx 40 dòng" in text(known.text)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({f"{number}.txt": b"A1" for number in range(61)}, "có hơn 60 tệp"),
        ({"a.csv": bytes(201 << 20)}, "giải nén|chứa hơn|phình"),
        ({"ảnh.xlsx": b"\x89PNG" + bytes(60)}, "là một ảnh PNG"),
    ],
    ids=["many", "huge", "of no use"],
)
def test_a_zip_that_cannot_be_used_is_one_sentence(visitor: httpx.Client, files: dict[str, bytes], said: str) -> None:
    answer = visitor.post("/files", files={"file": ("shop.zip", zipped(files))})
    assert answer.status_code == 422
    assert re.search(said, text(answer.text)), text(answer.text)


def test_a_zip_inside_a_zip_is_one_sentence_and_none_of_its_files_is_kept(visitor: httpx.Client) -> None:
    """However it is called, and however deep it goes on: only the outermost is taken apart."""
    inner = zipped({"a.txt": b"A1"})
    for number in range(20):
        inner = zipped({f"{number}.csv": inner})
    alone = visitor.post("/files", files={"file": ("shop.zip", zipped({"kho.zip": inner}))})
    assert alone.status_code == 422
    assert "“kho.zip” là tệp zip nằm trong một tệp zip khác" in text(alone.text)
    made = zipped({"hàng.xlsx": FASHION.read_bytes(), **{f"kho {number}.csv": inner for number in range(2)}})
    known = visitor.post("/files", files={"file": ("shop.zip", made)})
    said = text(known.text)
    assert "hàng.xlsx 40 dòng" in said
    assert said.count("là tệp zip nằm trong một tệp zip khác") == 2
    assert "A1" not in said
