"""Every command that talks to a shop, met by every answer that no shop gives: exit code, one sentence, no traceback.

The commands run in this process, over real HTTP: there are hundreds of pairs.
"""

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from catalogrepair.cli import main
from tests.live import Desk
from tests.live.test_diagnoses import Store
from tests.plans import plan_to_json
from tests.remote.hostile import HOSTILE, PASSING
from tests.resync import FREED
from tests.servers.kiotviet_sales import KiotVietSales

SAMPLES = Path(__file__).parents[2] / "samples"
POTTERY, TEA = SAMPLES / "orders_pottery", SAMPLES / "stock_tea"
EXPORT = str(SAMPLES / "clean_shop" / "export.xlsx")
ORDERS, INVOICES = str(POTTERY / "orders.xlsx"), str(POTTERY / "invoices.xlsx")
Run = Callable[..., tuple[int, str]]

HARAVAN: dict[str, tuple[str, ...]] = {
    "whoami": ("whoami",),
    "check": ("check", EXPORT, "--store", "haravan"),
    "invoices": ("diagnose", "invoices", "haravan", "--kov", INVOICES),
    "orders": ("diagnose", "orders", ORDERS, "--kov", INVOICES, "--hrv", "haravan"),
    "payments": ("diagnose", "payments", "haravan", "--kov", INVOICES),
    "one order": ("diagnose", "100123"),
    "stock": ("diagnose", "stock", "--kov", str(TEA / "counter.xlsx"), "--hrv", "haravan"),
    "verify": ("verify", "plan.json", "--store", "haravan"),
}
KIOTVIET: dict[str, tuple[str, ...]] = {
    "whoami": ("whoami",),
    "check": ("check", "kiotviet"),
    "invoices": ("diagnose", "invoices", ORDERS, "--kov", "kiotviet"),
    "orders": ("diagnose", "orders", ORDERS, "--kov", "kiotviet"),
    "payments": ("diagnose", "payments", ORDERS, "--kov", "kiotviet"),
    "one order": ("diagnose", "GN1013", "--orders", ORDERS, "--kov", "kiotviet"),
    "stock": ("diagnose", "stock", "--kov", "kiotviet", "--hrv", str(TEA / "store.xlsx")),
    "webhooks": ("diagnose", "webhooks"),
    "resync": ("resync", "--codes", "codes.txt"),
    "apply": ("apply", "plan.json", "--to", "kiotviet", "--experimental"),
    "verify": ("verify", "plan.json", "--export", "kiotviet"),
}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store() as server:
        yield server


@pytest.fixture(scope="module")
def till() -> Iterator[KiotVietSales]:
    with KiotVietSales() as server:
        yield server


@pytest.fixture
def run(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Run one command line with faults in one of the shops."""
    (tmp_path / "plan.json").write_text(plan_to_json(FREED), encoding="utf-8")
    (tmp_path / "codes.txt").write_text("QJ1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CATALOGREPAIR_")]:
        monkeypatch.delenv(name)
    for name, text in desk.environment.items():
        monkeypatch.setenv(name, text)
    # The keys are in the environment; a process chooses its keyring once, and other tests of this one come later.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    def command(*words: str, limit: str) -> tuple[int, str]:
        monkeypatch.setenv("CATALOGREPAIR_TIME_LIMIT", limit)
        with pytest.raises(SystemExit) as end:
            main(list(words))
        shown = capsys.readouterr()
        return int(end.value.code or 0), shown.out + shown.err

    yield command
    gc.enable()


def require_sentence(shown: str, said: str) -> None:
    assert said in shown
    assert "Traceback" not in shown
    assert not any(letter in shown for letter in "\x1b\u202e\ud800")


@pytest.mark.parametrize("fault", HOSTILE)
@pytest.mark.parametrize("command", HARAVAN)
def test_haravan_gives_what_no_shop_gives(run: Run, store: Store, command: str, fault: str) -> None:
    store.faults = [HOSTILE[fault].fault]
    code, shown = run(*HARAVAN[command], limit="60")
    require_sentence(shown, HOSTILE[fault].said)
    assert code == HOSTILE[fault].code


@pytest.mark.parametrize("fault", HOSTILE)
@pytest.mark.parametrize("command", KIOTVIET)
def test_kiotviet_gives_what_no_shop_gives(run: Run, till: KiotVietSales, command: str, fault: str) -> None:
    till.faults = [replace(HOSTILE[fault].fault, skip=1)]  # after the token
    code, shown = run(*KIOTVIET[command], limit="60")
    require_sentence(shown, HOSTILE[fault].said)
    assert code == HOSTILE[fault].code


@pytest.mark.parametrize("fault", [*HOSTILE, *PASSING])
def test_kiotviet_gives_no_token(run: Run, till: KiotVietSales, fault: str) -> None:
    till.faults = [HOSTILE[fault].fault if fault in HOSTILE else PASSING[fault]]
    code, shown = run("diagnose", "webhooks", limit="60" if fault in HOSTILE else "0.5")
    assert "KiotViet" in shown
    assert "Traceback" not in shown
    assert code in (2, 4)


@pytest.mark.parametrize("fault", PASSING)
def test_a_broken_line_ends_at_the_time_limit(run: Run, store: Store, till: KiotVietSales, fault: str) -> None:
    for words in (HARAVAN["check"], KIOTVIET["check"], KIOTVIET["resync"]):
        store.faults, till.faults = [PASSING[fault]], [replace(PASSING[fault], skip=1)]
        code, shown = run(*words, limit="0.5")
        require_sentence(shown, "không trả lời trọn vẹn")
        assert code == 2


@pytest.mark.parametrize("limit", ["inf", "nan", "-1", "nhanh"])
@pytest.mark.parametrize("words", [HARAVAN["check"], KIOTVIET["check"], KIOTVIET["webhooks"]])
def test_a_time_limit_that_is_none_is_a_sentence(run: Run, words: tuple[str, ...], limit: str) -> None:
    code, shown = run(*words, limit=limit)
    require_sentence(shown, "CATALOGREPAIR_TIME_LIMIT")
    assert code == 2


def test_a_shop_whose_own_name_steers_the_terminal(run: Run, store: Store, till: KiotVietSales) -> None:
    store.faults, till.faults = [], []
    store.shop["name"] = "Tiệm\x1b[2J \u202eMây"
    till.branches[0] = {**till.branches[0], "branchName": "Quầy\x07\x1b[31m"}
    code, shown = run("whoami", limit="60")
    require_sentence(shown, "Tiệm\ufffd[2J \ufffdMây")
    assert code == 0
    assert "Quầy\ufffd\ufffd[31m" in shown
