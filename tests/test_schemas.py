"""Stable JSON: every document that the commands write says what it is, and is as its schema says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator

from catalogrepair import docs
from catalogrepair.catalog.jsontext import FORMATS, document
from catalogrepair.catalog.plans.plan_file import plan_from_json
from catalogrepair.cli.commands import cli
from catalogrepair.jobs.repair import load_plan
from tests.cli.run import SAMPLES, run
from tests.plans import plan_to_json
from tests.schemas import FOLDER, schema_of, valid

STORIES = sorted(path.parent for path in SAMPLES.glob("*/export.xlsx"))
JSON = ("--format", "json")


class Commands:
    """The command line within this process."""

    def __init__(self, said: pytest.CaptureFixture[str]) -> None:
        self._said = said

    def __call__(self, *words: object) -> Any:
        """The JSON that a command prints, which must be valid."""
        self._said.readouterr()
        cli.main([*map(str, words), *JSON], prog_name="catalogrepair", standalone_mode=False)
        return valid(self._said.readouterr().out)


@pytest.fixture
def commands(capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(capsys)


def store_of(sample: Path) -> Path:
    return sample / json.loads((sample / "expected.json").read_text(encoding="utf-8"))["store"]


def of_file(path: Path) -> Any:
    return valid(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sample", STORIES, ids=lambda sample: sample.name)
def test_what_is_said_of_a_sample_is_valid(sample: Path, commands: Commands, tmp_path: Path) -> None:
    export, report, plan = sample / "export.xlsx", tmp_path / "report.json", tmp_path / "plan.json"
    found = commands("check", export, "--level", "possible", "--report", report)
    assert found["format"] == "catalogrepair-check"
    assert of_file(report)["conflicts"] == found["conflicts"]
    assert commands("plan", export, "--store", store_of(sample), "--output", plan)["plan"] == str(plan)
    assert of_file(plan)["format"] == "catalogrepair-plan"
    commands("repair", export, "--mode", "regroup", "--dry-run")
    assert commands("apply", plan, export, "--dry-run")["edits"] == of_file(plan)["edits"]
    there, back = tmp_path / "there.xlsx", tmp_path / "back.xlsx"
    assert commands("apply", plan, export, "--output", there)["format"] == "catalogrepair-edits"
    if of_file(plan)["edits"]:
        commands("diff", export, there)
        commands("undo", plan, there, "--output", back)
        assert commands("status", plan)["format"] == "catalogrepair-status-plan"
    assert commands("status")["repairs"][0]["id"]


def test_a_repair_names_its_files_and_keeps_a_valid_plan(commands: Commands, tmp_path: Path) -> None:
    sample = SAMPLES / "fashion_swallowed_family"
    output, report = tmp_path / "out.xlsx", tmp_path / "report.json"
    found = commands("repair", sample / "export.xlsx", "--output", output, "--report", report)
    assert found["outputs"] == [str(output)]
    assert of_file(output.with_suffix(".plan.json"))["edits"] == of_file(report)["edits"] == found["edits"]


def test_what_a_look_at_the_store_says_is_valid(tmp_path: Path) -> None:
    sample, plan = SAMPLES / "fashion_swallowed_family", tmp_path / "plan.json"
    nobody = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    assert run("plan", sample / "export.xlsx", "--output", plan, **nobody).code == 0
    words = ("verify", plan, "--export", sample / "export.xlsx", "--store", store_of(sample))
    found = run(*words, *JSON, **nobody)
    assert valid(found.out)["import"]["reading"] == "not_seen"
    valid(run("whoami", *JSON, **nobody).out)


@pytest.mark.parametrize("fault", ["invoices", "orders", "payments", "GN1001", "GN1011"])
def test_what_is_said_of_orders_is_valid(fault: str, commands: Commands) -> None:
    shop = SAMPLES / "orders_pottery"
    kov = ("--kov", shop / "invoices.xlsx", "--kov", shop / "slips.xlsx")
    orders: tuple[object, ...] = (shop / "orders.xlsx",)
    if fault.startswith("GN"):
        kov = (*kov, "--kov", shop / "products.xlsx", "--hrv", shop / "store.xlsx")  # type: ignore[assignment]
        orders = ("--orders", *orders)
    assert commands("diagnose", fault, *orders, *kov)["format"] == "catalogrepair-diagnosis"


@pytest.mark.parametrize("rule", ["basic", "chosen"])
def test_what_is_said_of_stock_is_valid(rule: str, commands: Commands) -> None:
    shop = SAMPLES / "stock_tea"
    kov = ("--kov", f"Quầy Chợ Sắt={shop / 'counter.xlsx'}", "--kov", f"Kho Ngã Sáu={shop / 'depot.xlsx'}")
    words = (*kov, "--hrv", shop / "store.xlsx", "--branch-main", "Quầy Chợ Sắt", "--rule", rule)
    assert commands("diagnose", "stock", *words)["rule"] == rule
    commands("diagnose", "stock", *words, "--mykiot", shop / "mykiot.xlsx")


def test_every_check_is_explained_validly(commands: Commands) -> None:
    assert {one["format"] for one in commands("explain")} == {"catalogrepair-explain"}


@pytest.mark.parametrize("words", [("playbook",), ("playbook", "6b")])
def test_a_document_is_given_validly(words: tuple[str, ...], commands: Commands) -> None:
    assert commands("explain", *words)["format"] == "catalogrepair-topic"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_its_schema(name: str) -> None:
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    said = {key: schema["properties"][key]["const"] for key in ("format", "version")}
    assert document(name, {}) == said
    assert list(schema["required"])[:2] == ["format", "version"]


def test_no_schema_is_without_its_format() -> None:
    assert {one.name for one in FOLDER.iterdir()} == {f"{name}.schema.json" for name in FORMATS}


def objects_in(schema: Any) -> Iterator[Any]:
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        schema = list(schema.values())
    for one in schema if isinstance(schema, list) else ():
        yield from objects_in(one)


@pytest.mark.parametrize("name", FORMATS)
def test_schemas_are_strict(name: str) -> None:
    for one in objects_in(schema_of(name)):
        # Each diagnosis has columns of its own: there a schema holds the form of names and cells.
        assert one["additionalProperties"] is False or "propertyNames" in one


def test_one_name_means_one_thing_in_all_schemas() -> None:
    meant: dict[str, Any] = {}
    for name in FORMATS:
        for word, schema in schema_of(name).get("$defs", {}).items():
            assert meant.setdefault(word, schema) == schema, word


def words_of(schema: Any) -> Iterator[str]:
    """Every key that a schema knows, and every word that one of them may hold."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from filter(None, schema.get("enum", ()))
        schema = list(schema.values())
    for one in schema if isinstance(schema, list) else ():
        yield from words_of(one)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_document_names_every_format_key_and_word(name: str, language: str) -> None:
    page = docs.read("formats", language)
    assert f"| `catalogrepair-{name}` |" in page
    said = {word for quoted in re.findall("`([^`]+)`", page) for word in re.findall(r"\w+", quoted)}
    assert set(words_of(schema_of(name))) - said == set()


def test_a_key_that_no_schema_knows_is_found(tmp_path: Path) -> None:
    for values in ({"outputs": [], "edits": [], "more": 1}, {"outputs": []}, {"outputs": [1], "edits": []}):
        with pytest.raises(AssertionError):
            valid(json.dumps(document("edits", values)))


def test_a_plan_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    cli.main(["plan", str(SAMPLES / "supermarket_units" / "export.xlsx"), "-o", str(path)], standalone_mode=False)
    body = of_file(path)
    now = plan_from_json(json.dumps(body), "now")
    assert now.edits
    for key in ("format", "version", "shop", "fingerprint", "checksum"):  # as the versions before wrote them
        del body[key]
    then = plan_from_json(json.dumps(body), "then")
    assert then.edits == now.edits
    assert valid(plan_to_json(load_plan(path))) == of_file(path)


def test_commands_that_print_json_are_all_known() -> None:
    """A new one needs a format, a schema and a line above."""
    context = click.Context(cli)
    takes = {
        name
        for name in cli.list_commands(context)
        if (command := cli.get_command(context, name))
        and any("--format" in option.opts for option in command.get_params(context))
    }
    assert " ".join(sorted(takes)) == "apply check diff explain plan repair resync status undo verify whoami"
