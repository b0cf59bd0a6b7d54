"""One shop as a function of bytes: it says and writes what `check` and `repair` do on the same files."""

import json
from pathlib import Path

import pytest

from catalogrepair.errors import CatalogRepairError, Refused, UnusableInput
from catalogrepair.files.places import Content
from catalogrepair.jobs.batch.shop import Inputs, Request, work_on
from catalogrepair.shops import keys
from tests.batch import STORIES, request
from tests.cli.run import SAMPLES, within

WITH_STORE = [(sample, store) for sample in STORIES for store in ("", "store")]
IDS = [f"{sample.name}{store and '-store'}" for sample, store in WITH_STORE]


def content(path: Path) -> Content:
    return Content(path.name, path.read_bytes())


def inputs_of(sample: Path, store: str) -> tuple[Inputs, list[object]]:
    """A sample's files as bytes, and as words of a command line."""
    export = sample / "export.xlsx"
    if not store:
        return Inputs([content(export)]), [export]
    path = sample / json.loads((sample / "expected.json").read_text(encoding="utf-8"))["store"]
    return Inputs([content(export)], content(path)), [export, "--store", path]


@pytest.mark.parametrize(("sample", "store"), WITH_STORE, ids=IDS)
def test_it_says_what_check_says(sample: Path, store: str, tmp_path: Path) -> None:
    inputs, words = inputs_of(sample, store)
    told = within("check", *words, "--format", "json", "--report", tmp_path / "page.html").json
    found = work_on(sample.name, inputs, Request(**vars(request(reports=True)) | {"moment": told["created"]}))
    summary = told["summary"]
    counts = found.counts
    assert (counts.groups, counts.cells, counts.notes) == (
        summary["groups_blocking"], summary["edits"], summary["notes"]
    )  # fmt: skip
    assert (counts.asked > 0) == (summary["conflicts"] > summary["conflicts_planned"])
    assert [text.data for text in found.warnings] == told["warnings"]
    assert found.report == (tmp_path / "page.html").read_bytes()
    assert found.state == ("blocked" if counts.cells else "asked" if counts.asked else "well")


@pytest.mark.parametrize(("sample", "store"), WITH_STORE, ids=IDS)
@pytest.mark.parametrize("rows", ["all", "affected"])
def test_it_writes_what_repair_writes(sample: Path, store: str, rows: str, tmp_path: Path) -> None:
    inputs, words = inputs_of(sample, store)
    output = tmp_path / "may.xlsx"
    done = within("repair", *words, "--output", output, "--rows", rows, "--format", "json").json
    options = vars(request("repair", affected=rows == "affected")) | {"moment": done["created"]}
    found = work_on("may", inputs, Request(**options))
    assert [tmp_path / one.name for one in found.workbooks] == list(map(Path, done["outputs"]))
    for one in found.workbooks:
        assert one.data == (tmp_path / one.name).read_bytes()
    assert found.plan == (output.with_suffix(".plan.json").read_bytes() if done["edits"] else b"")
    assert (found.state == "repaired") == bool(done["edits"])


def test_a_shop_chosen_on_this_machine_is_no_other_shop(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a variable of this machine names must not stand in the plans of a whole desk."""
    inputs, _ = inputs_of(SAMPLES / "odd_one", "")
    before = work_on("may", inputs, request("repair")).plan
    monkeypatch.setenv("CATALOGREPAIR_SHOP", "may")
    for name in ("RETAILER", "CLIENT_ID", "SECRET"):
        monkeypatch.setenv(f"CATALOGREPAIR_KIOTVIET_{name}_MAY", "tiemmay")
    assert keys.retailer_of_chosen() == "tiemmay"
    assert work_on("may", inputs, request("repair")).plan == before


def test_the_export_is_known_by_what_is_in_it() -> None:
    shop = SAMPLES / "orders_pottery"
    tables = [content(path) for path in sorted(shop.glob("*.xlsx"))]
    found = work_on("may", Inputs(tables), request())
    assert (found.export, found.counts.rows) == ("products.xlsx", 5)
    assert found.state == "unsure"
    assert found.warnings


WRONG = {
    "two exports": (
        [content(SAMPLES / "stock_tea" / f"{name}.xlsx") for name in ("counter", "depot")],
        "Several files of this shop are product exports: counter.xlsx, depot.xlsx. Keep one of them there.",
    ),
    "none": (
        [content(SAMPLES / "orders_pottery" / f"{name}.xlsx") for name in ("orders", "slips")],
        "None of the files of this shop is a KiotViet product export: orders.xlsx, slips.xlsx.",
    ),
    "damaged": ([Content("may.xlsx", b"PK\x03\x04 and no more")], "“may.xlsx” is damaged"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_one_sentence(case: str) -> None:
    tables, said = WRONG[case]
    with pytest.raises(UnusableInput) as error:
        work_on("may", Inputs(tables), request())
    assert error.value.text.en.startswith(said)


def test_a_strangers_store_is_refused_and_forced() -> None:
    inputs, _ = inputs_of(SAMPLES / "fashion_swallowed_family", "")
    strange = inputs._replace(store=content(SAMPLES / "supermarket_units" / "store.xlsx"))
    with pytest.raises(Refused):
        work_on("may", strange, request())
    assert work_on("may", strange, request(force=True)).counts.rows == 40


def test_every_failure_reaches_another_process_as_it_is() -> None:
    import pickle

    with pytest.raises(CatalogRepairError) as error:
        work_on("may", Inputs(WRONG["damaged"][0]), request())
    assert pickle.loads(pickle.dumps(error.value)).text == error.value.text
