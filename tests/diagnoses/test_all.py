"""What holds for every diagnosis, and for one that somebody adds."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalogrepair import diagnoses
from catalogrepair.cli.commands import cli
from catalogrepair.diagnoses import diagnosis, names
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.diagnose import Reads, Sources, about, diagnose
from catalogrepair.jobs.diagnose_shop import ShopOptions, diagnose_shop, text_options
from catalogrepair.sales.matching import Links
from tests import readme
from tests.cli.run import SAMPLES
from tests.diagnoses.documents import sales

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ORDERS = SAMPLES / "orders_pottery" / "orders.xlsx"
ROWS = {"0", "1", "2", "3", "4", "5", "6", "6b", "6c"}


@pytest.mark.parametrize("name", names())
def test_every_diagnosis_has_tests_of_its_own(name: str) -> None:
    assert (HERE / f"test_{name}.py").is_file() or (HERE / name).is_dir()


@pytest.mark.parametrize("name", names())
def test_every_diagnosis_says_what_the_shop_sees_and_which_row_it_is(name: str) -> None:
    its = about(name)
    assert its.symptoms
    assert set(re.findall(r"\w+", " ".join(one.row for one in its.symptoms))) - {"to"} <= ROWS


@pytest.mark.parametrize("name", [name for name in names() if about(name).reads is Reads.SALES])
def test_one_order_finds_its_rows_by_the_first_column(name: str) -> None:
    columns = diagnosis(name).diagnose(sales(), Links()).columns
    assert [column.key for column in columns[:2]] == ["order", "date"]


def test_every_diagnosis_that_somebody_is_sent_to_is_there() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "catalogrepair").rglob("*.py")]
    sent = re.findall(r"`catalogrepair diagnose ([a-z_]+)", "".join(texts))
    assert len(set(sent)) > 1
    assert set(sent) <= {*names(), "shop"}


ADDED = '''
"""Orders of a few lines. A fault that was made up (docs: playbook 1)."""
from collections import Counter

from catalogrepair.catalog.results import Column, Section, record
from catalogrepair.diagnoses.shared.about import About, TextOption, Reads, Symptom
from catalogrepair.diagnoses.shared.judged import Judged
from catalogrepair.diagnoses.shared.order_rules import OrderRule
from catalogrepair.text import Given

ABOUT = About(
    Given("Đơn ít món.", "Orders of few products."),
    Given("Đơn ít món, tìm trong ORDERS.", "Orders of few products."),
    (Symptom("7", Given("đơn ít món", "an order of few products")),),
    Reads.SALES,
    options=(TextOption("lines", Given("Mấy món.", "How many.")),),
)
SECTION = Section("few", "ask", Given("Ít món", "Few products"), (), "7")
COLUMNS = [Column(key, Given(key, key)) for key in ("order", "date", "lines")]


def diagnose(sales, links, lines=("1",)):
    judged = Judged(looked=len(sales.orders))
    count = Counter(line.order for line in sales.lines)
    few = [one.name for one in sales.orders if count[one.name] <= int(lines[0])]
    judged.records += [record(SECTION, name, "", str(count[name])) for name in few]
    return judged.results(Given("Đơn ít món", "Orders of few products"), COLUMNS)


def rules(one):
    yield OrderRule("7", Given("nhiều món", "many products"))
'''


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a diagnosis that lies beside the others."""
    (tmp_path / "few_lines.py").write_text(ADDED, encoding="utf-8")
    monkeypatch.setattr(diagnoses, "__path__", [*diagnoses.__path__, str(tmp_path)])
    return "few_lines"


def typed(*words: object) -> str:
    return CliRunner().invoke(cli, ["diagnose", *map(str, words)], standalone_mode=False).output


def test_a_file_is_all_that_a_new_diagnosis_takes(added: str) -> None:
    assert re.search(f"{added} +Đơn ít món.", typed("--help"))
    assert "--lines TEXT" in typed(added, "--help")
    assert "--kov" not in typed(added, "--help"), "it says that it reads orders only"
    few, more = typed(added, ORDERS), typed(added, ORDERS, "--lines", "2")
    assert "Ít món" in few
    assert ("#GN1001" in few, "#GN1001" in more) == (False, True)


def test_one_order_goes_through_it_too(added: str) -> None:
    for code, kind in {"GN1001": "well", "GN1005": "few"}.items():
        found = diagnose("one_order", Sources(orders=str(ORDERS)), code=code)
        assert [one.section and one.section.key for one in found.records if one.cells[0] == "7"] == [kind]


def test_a_whole_shop_goes_through_it_too(added: str) -> None:
    found = diagnose_shop(str(ORDERS.parent), ShopOptions())
    assert {row.row: (row.standing, row.diagnosis) for row in found.rows}["7"] == ("found", added)
    assert "lines" in {option.name for option in text_options()}


def test_the_manual_lacks_it_until_its_row_is_written(added: str) -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert "| **7** | an order of few products | `catalogrepair diagnose few_lines` |" in readme.symptoms()
    assert "| `catalogrepair diagnose few_lines ORDERS\\|haravan` | orders of few products |" in readme.commands()
    assert "| `--lines TEXT` | diagnose | How many. |" in readme.options()
    assert readme.written(text) != text


WRONG: dict[str, tuple[str, Sources, str]] = {
    "no such name": ("money", Sources(), ", ".join(names())),
    "no orders": ("invoices", Sources(), "order export"),
    "nothing of kiotviet": ("payments", Sources(orders=str(ORDERS)), "--kov"),
    "no branches": ("stock", Sources(haravan=["haravan"]), "--kov"),
    "no locations": ("stock", Sources(kiotviet=["kiotviet"]), "--hrv"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_run_is_refused_in_a_sentence(name: str) -> None:
    word, sources, said = WRONG[name]
    with pytest.raises(UnusableInput) as refusal:
        diagnose(word, sources)
    assert said in refusal.value.text.en


def test_a_rule_that_is_none_is_not_taken_for_another() -> None:
    tea = SAMPLES / "stock_tea"
    sources = Sources(kiotviet=[str(tea / "counter.xlsx")], haravan=[str(tea / "store.xlsx")])
    assert diagnose("stock", sources, rule="chosen").data["rule"] == "chosen"
    with pytest.raises(UnusableInput, match="basic, multi, chosen"):
        diagnose("stock", sources, rule="choosen")
