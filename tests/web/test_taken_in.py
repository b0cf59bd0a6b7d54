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
