"""What is brought is known by what is in it now, not by the name that another file had."""

import httpx

from tests.cli.run import FASHION, SAMPLES
from tests.web.test_forms import text

ORDERS = SAMPLES / "orders_pottery" / "orders.xlsx"


def test_another_file_of_a_name_that_was_left_out_is_looked_at_anew(visitor: httpx.Client) -> None:
    known = visitor.post("/files", files={"file": ("x.xlsx", FASHION.read_bytes())})
    assert "x.xlsx 40 dòng" in text(known.text)
    page, name = f"{known.url}", f"{known.url}".split("/")[-2]
    visitor.post(page.replace("/brought", "/leave"), data={"file": "x.xlsx"})
    again = visitor.post("/files", data={"again": name}, files={"file": ("x.xlsx", ORDERS.read_bytes())})
    assert "x.xlsx 40 dòng" not in text(again.text)
    assert "Tệp để sửa." not in text(again.text)
    assert "Để xem cả shop." in text(again.text)


def test_the_store_s_file_that_was_left_out_after_a_refusal_is_not_used(visitor: httpx.Client) -> None:
    store = SAMPLES / "clean_shop" / "store.xlsx"
    files = [("file", (path.name, path.read_bytes())) for path in (FASHION, store)]
    page = f"{visitor.post('/files', files=files).url}"
    begin = page.replace("/brought", "/begin")
    refused = visitor.post(begin, data={"force": ""})
    assert refused.status_code == 422
    assert "hầu như không có mã chung" in text(refused.text)
    visitor.post(page.replace("/brought", "/leave"), data={"file": store.name})
    found = visitor.post(begin, data={"force": ""})
    assert found.status_code == 200
    assert found.url.path.endswith("/found")
