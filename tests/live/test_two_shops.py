"""Two shops with the same codes: what is made for the one never reaches the other, and never counts there."""

import json
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalogrepair.catalog.names import plain
from catalogrepair.shops import keys
from catalogrepair.shops.haravan import sign_in as haravan
from catalogrepair.shops.kiotviet import sign_in as kiotviet
from tests.live import Desk
from tests.servers.base import Json
from tests.servers.haravan import listing, shop_of
from tests.servers.haravan_store import HaravanStore
from tests.servers.kiotviet import product
from tests.servers.kiotviet_shop import KiotVietShop
from tests.shops.kiotviet import export_bytes
from tests.shops.kiotviet import product as row

ROWS = [
    ("SP000001", "Áo thun Mây cổ tròn", "SIZE:S", ""),
    ("SP000002", "Áo thun Mây cổ tròn", "SIZE:M", "SP000001"),
    ("SP000003", "Quần jean Sóng ống rộng", "SIZE:S", "SP000001"),
    ("SP000004", "Quần jean Sóng ống rộng", "SIZE:M", "SP000001"),
    ("SP000005", "Khăn len Bản Mộc", "", ""),
    ("SP000006", "Nón lá Bản Mộc", "", ""),
    ("SP000007", "Ví da Bến Xưa", "", ""),
    ("SP000008", "Dép cói Bến Xưa", "", ""),
]
OTHERS = [
    "Nồi gang Lửa Hồng", "Nồi gang Lửa Hồng", "Chảo sâu Lửa Hồng", "Chảo sâu Lửa Hồng", "Thớt gỗ Rừng Già",
    "Muôi inox Sáng Bạc", "Dao phay Thép Xanh", "Rổ tre Làng Vạn",
]  # fmt: skip
PLAN, OUT = ("plan.json",), ("--output", "out.xlsx")
INTO_ANOTHER = {
    "resync": ("resync", *PLAN),
    "a dry run of resync": ("resync", *PLAN, "--dry-run"),
    "resync by a hook that asks nobody": ("resync", *PLAN, "--via", "hook", "--hook", "plain.toml"),
    "resync by a hook": ("resync", *PLAN, "--via", "hook", "--hook", "hook.toml"),
    "apply through the API": ("apply", *PLAN, "--to", "kiotviet", "--experimental"),
    "a dry run through the API": ("apply", *PLAN, "--to", "kiotviet", "--dry-run"),
    "undo through the API": ("undo", *PLAN, "--to", "kiotviet", "--experimental"),
    "verify by the API": ("verify", *PLAN, "--export", "kiotviet"),
}
ASK_NOBODY = {"a dry run of resync", "resync by a hook that asks nobody"}
"""without KiotViet's answer there are no names to compare"""
ONTO_ANOTHER = {
    "apply to the live shop": ("apply", *PLAN, "kiotviet", *OUT, "--force"),
    "verify on the store": ("verify", *PLAN, "--store", "haravan"),
}


@dataclass
class Town:
    """Two shops of each service, and the machine of somebody who has the keys to all of them."""

    desk: Desk
    tills: tuple[KiotVietShop, KiotVietShop]
    stores: tuple[HaravanStore, HaravanStore]

    def run(self, place: int, *words: str) -> tuple[int, str]:
        """A command with the keys of the first (0) or the second shop (1): exit code and all that it said."""
        till, store = self.tills[place], self.stores[place]
        self.desk.more = {
            kiotviet.ADDRESS_VARIABLE: till.url,
            haravan.ADDRESS_VARIABLE: store.url,
            keys.HARAVAN_TOKEN: store.token,
            "CATALOGREPAIR_LANG": "en",
            **dict(zip(keys.KIOTVIET, (till.retailer, till.client_id, till.client_secret), strict=True)),
        }
        done = self.desk.run(*words)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr


def goods(names: list[str] | None = None) -> list[Json]:
    """The products of a shop, by these names."""
    numbers = {code: 11 + place for place, (code, *_) in enumerate(ROWS)}
    return [
        product(numbers[code], code, names[place] if names else name, attributes=values, master=numbers.get(root))
        for place, (code, name, values, root) in enumerate(ROWS)
    ]


def export(folder: Path, name: str, names: list[str] | None = None) -> None:
    """The same as a file."""
    rows = [row(code, names[n] if names else own, values, root) for n, (code, own, values, root) in enumerate(ROWS)]
    (folder / name).write_bytes(export_bytes(rows))


def town_of(folder: Path, stack: ExitStack, names: list[str] | None = None) -> Town:
    """Two shops with equal codes; the second has these names, or the first one's."""
    tills = [
        stack.enter_context(KiotVietShop(goods(those), retailer=name))
        for name, those in (("tiem-may", None), ("tiem-gio", names))
    ]
    stores = []
    for name, title in (("tiem-may", ROWS[2][1]), ("tiem-gio", names[2] if names else ROWS[2][1])):
        address = {"myharavan_domain": f"https://{name}.myharavan.example"}
        listed = listing(1, ["SP000003", "SP000004"], title=title)
        stores.append(stack.enter_context(HaravanStore([listed], shop=shop_of(name) | address)))
    (folder / "hook.toml").write_text("url = 'https://a.example/{{ kiotviet.id }}'\n", encoding="utf-8")
    (folder / "plain.toml").write_text("url = 'https://a.example/{{ code }}'\n", encoding="utf-8")
    return Town(Desk(folder), (tills[0], tills[1]), (stores[0], stores[1]))


@pytest.fixture
def twins(tmp_path: Path) -> Iterator[Town]:
    """Equal codes and equal names: only what the shops are called tells them apart."""
    with ExitStack() as stack:
        yield town_of(tmp_path, stack)


@pytest.fixture
def strangers(tmp_path: Path) -> Iterator[Town]:
    """Equal codes, other goods."""
    with ExitStack() as stack:
        yield town_of(tmp_path, stack, OTHERS)


@pytest.mark.parametrize("command", INTO_ANOTHER | ONTO_ANOTHER)
def test_a_plan_of_a_live_shop_stays_there(command: str, twins: Town) -> None:
    assert (
        twins.run(0, "plan", "kiotviet", "--store", "haravan", "--level", "possible", "--output", "plan.json")[0] == 0
    )
    code, said = twins.run(1, *(INTO_ANOTHER | ONTO_ANOTHER)[command])
    assert code == 3, said
    assert "tiem-gio" in said
    assert twins.tills[1].sent == []
    assert not (twins.desk.home / "out.xlsx").exists()


@pytest.mark.parametrize("command", sorted(INTO_ANOTHER.keys() - ASK_NOBODY))
def test_a_plan_of_a_file_is_known_by_its_names(command: str, strangers: Town) -> None:
    export(strangers.desk.home, "export.xlsx")
    assert strangers.run(0, "plan", "export.xlsx", "--output", "plan.json")[0] == 0
    code, said = strangers.run(1, *INTO_ANOTHER[command])
    assert (code, "another shop's" in said, "Quần jean Sóng ống rộng" in said) == (3, True, True), said
    assert strangers.tills[1].sent == []


def test_a_plan_of_a_file_stays_where_it_was_pushed_first(twins: Town) -> None:
    export(twins.desk.home, "export.xlsx")
    twins.run(0, "plan", "export.xlsx", "--output", "plan.json")
    for one in twins.tills[0].products:
        one["masterProductId"] = None if one["code"] in ("SP000003", "SP000004") else one.get("masterProductId")
    assert twins.run(0, "resync", "plan.json")[0] == 0
    code, said = twins.run(1, "resync", "plan.json")
    assert (code, "tiem-may" in said) == (3, True), said
    assert twins.tills[1].sent == []
    assert twins.run(1, "verify", "plan.json", "--export", "kiotviet")[0] == 3
    body = json.loads((twins.desk.home / "plan.json").read_text(encoding="utf-8"))
    (twins.desk.home / "plan.json").write_text(json.dumps(body | {"edits": body["edits"][:1]}), encoding="utf-8")
    assert twins.run(1, "resync", "plan.json")[0] == 3


def test_a_file_of_another_shop_is_refused_even_with_force(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"CATALOGREPAIR_LANG": "en"})
    export(tmp_path, "a.xlsx")
    export(tmp_path, "b.xlsx", OTHERS)
    assert desk.run("plan", "a.xlsx", "--output", "plan.json").returncode == 0
    for words in (
        ("apply", "plan.json", "b.xlsx", *OUT),
        ("apply", "plan.json", "b.xlsx", *OUT, "--force"),
        ("apply", "plan.json", "b.xlsx", "--dry-run", "--force"),
        ("undo", "plan.json", "b.xlsx", *OUT, "--force"),
        ("verify", "plan.json", "--export", "b.xlsx", "--force"),
    ):
        done = desk.run(*words)
        assert (done.returncode, "another shop's" in done.stderr) == (3, True), done.stderr
        assert "--force" not in done.stderr
        assert not (tmp_path / "out.xlsx").exists()


def test_a_later_export_is_taken_with_force_and_every_new_name_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"CATALOGREPAIR_LANG": "en"})
    names = [name for _, name, *_ in ROWS]
    export(tmp_path, "a.xlsx")
    export(tmp_path, "b.xlsx", [*names[:2], "Quần jean Sóng 2026", *names[3:]])
    desk.run("plan", "a.xlsx", "--output", "plan.json")
    asked = desk.run("apply", "plan.json", "b.xlsx", *OUT)
    assert (asked.returncode, "Quần jean Sóng 2026" in asked.stderr, "--force" in asked.stderr) == (3, True, True)
    forced = desk.run("apply", "plan.json", "b.xlsx", *OUT, "--force")
    assert (forced.returncode, "Quần jean Sóng 2026" in forced.stderr) == (0, True)


def test_keys_of_several_shops_live_side_by_side(twins: Town) -> None:
    desk = twins.desk
    for place, name in enumerate(("may", "gio")):
        till = twins.tills[place]
        desk.more = {kiotviet.ADDRESS_VARIABLE: till.url, "CATALOGREPAIR_LANG": "en"}
        words = ("--retailer", till.retailer, "--client-id", till.client_id, "--secret-stdin", "--shop", name)
        assert desk.run("login", "kiotviet", *words, typed=till.client_secret + "\n").returncode == 0
    desk.more = {kiotviet.ADDRESS_VARIABLE: twins.tills[0].url, "CATALOGREPAIR_LANG": "en"}
    assert "tiem-may" in desk.run("whoami", "--shop", "may").stdout
    assert "gio, may" in desk.run("whoami").stdout
    assert desk.run("plan", "kiotviet", "--shop", "MAY", "--output", "plan.json").returncode == 0
    unnamed = desk.run("check", "kiotviet")
    assert (unnamed.returncode, "--shop" in unnamed.stderr, "gio, may" in unnamed.stderr) == (4, True, True)
    desk.more[kiotviet.ADDRESS_VARIABLE] = twins.tills[1].url
    refused = desk.run("resync", "plan.json", "--shop", "gio")
    assert (refused.returncode, "tiem-may" in refused.stderr) == (3, True)
    assert desk.run("logout", "kiotviet", "--shop", "gio").returncode == 0
    assert desk.run("check", "kiotviet", "--shop", "gio").returncode == 4


def test_a_named_shop_never_borrows_the_unnamed_keys(twins: Town) -> None:
    twins.run(0, "whoami")
    done = twins.desk.run("check", "kiotviet", "--shop", "gio")
    assert (done.returncode, "CATALOGREPAIR_KIOTVIET_SECRET_GIO" in done.stderr) == (4, True)


def test_a_plan_of_a_file_carries_the_shop_that_was_named(twins: Town) -> None:
    export(twins.desk.home, "export.xlsx")
    till = twins.tills[0]
    values = (till.retailer, till.client_id, till.client_secret)
    named = {f"{variable}_MAY": text for variable, text in zip(keys.KIOTVIET, values, strict=True)}
    twins.desk.more = {**named, keys.SHOP: "may"}
    assert twins.desk.run("plan", "export.xlsx", "--output", "plan.json").returncode == 0
    code, said = twins.run(1, "resync", "plan.json")
    assert (code, "tiem-may" in said) == (3, True)
    values = ("tiem-gio", till.client_id, till.client_secret)
    other = {f"{variable}_GIO": text for variable, text in zip(keys.KIOTVIET, values, strict=True)}
    twins.desk.more = {**other, "CATALOGREPAIR_LANG": "en"}
    for words in (("apply", *PLAN, "export.xlsx", *OUT), ("verify", *PLAN, "--export", "export.xlsx")):
        done = twins.desk.run(*words, "--shop", "gio")
        assert (done.returncode, "“tiem-may”, not “tiem-gio”" in done.stderr) == (3, True), done.stderr


def test_a_name_that_this_machine_does_not_know_is_no_name(tmp_path: Path) -> None:
    export(tmp_path, "export.xlsx")
    done = Desk(tmp_path).run("plan", "export.xlsx", "--output", "plan.json", "--shop", "nobody")
    assert (done.returncode, "“nobody”" in done.stderr, (tmp_path / "plan.json").exists()) == (4, True, False)


@pytest.mark.parametrize("count", [3, 8, 40])
def test_a_small_shop_is_not_taken_for_a_part_of_a_large_one(count: int, tmp_path: Path) -> None:
    """Of 600 products few are among the other shop's; the goods that are to change are called nearly the same there."""
    desk = Desk(tmp_path, {"CATALOGREPAIR_LANG": "en"})
    rows = [row(*one) for one in ROWS[:4]]
    large = [row(f"SP{n:06d}", f"Đồ gốm Bát Tràng số {n}") for n in range(5, 600)]
    small = [
        row("SP000001", "Đầm hoa Gió Lào"),
        *(row(f"SP{n:06d}", f"Ly thủy tinh kiểu {n}") for n in range(5, count + 2)),
    ]
    small += [row("SP000003", "Quần jean ống đứng", "SIZE:S"), row("SP000004", "Quần jean ống đứng", "SIZE:M")]
    (tmp_path / "a.xlsx").write_bytes(export_bytes([*rows, *large]))
    (tmp_path / "b.xlsx").write_bytes(export_bytes(small))
    assert desk.run("plan", "a.xlsx", "--output", "plan.json").returncode == 0
    for words in (("undo", *PLAN, "b.xlsx", *OUT), ("verify", *PLAN, "--export", "b.xlsx")):
        done = desk.run(*words)
        assert (done.returncode, "another shop's" in done.stderr) == (3, True), done.stdout + done.stderr


LATER = {
    "a word before every name": lambda name: f"[SALE] {name}",
    "a word behind every name": lambda name: f"{name} 2027",
    "attributes behind every name": lambda name: f"{name} - M",
    "no accents any more": plain,
    "capitals": str.upper,
    "another Unicode form": lambda name: unicodedata.normalize("NFD", name),
    "no names": lambda name: "",
}


@pytest.mark.parametrize("case", LATER)
def test_a_later_export_of_the_same_shop_is_known(case: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"CATALOGREPAIR_LANG": "en"})
    export(tmp_path, "a.xlsx")
    export(tmp_path, "b.xlsx", [LATER[case](name) for _, name, *_ in ROWS])
    assert desk.run("plan", "a.xlsx", "--output", "plan.json").returncode == 0
    assert desk.run("apply", *PLAN, "b.xlsx", *OUT, "--force").returncode == 0


@pytest.mark.parametrize("name", ["a_b", "Tiệm Mây", "a b", "-a", "a/b"])
def test_what_cannot_be_a_shops_name_is_a_sentence(name: str, tmp_path: Path) -> None:
    done = Desk(tmp_path).run("whoami", f"--shop={name}")
    assert (done.returncode, "shop-a" in done.stderr) == (2, True)


@pytest.mark.parametrize("entry", ["not json", "5", '[1, "may"]', '["only"]', "{}"])
def test_a_keyring_entry_that_somebody_else_wrote_is_a_sentence(entry: str, tmp_path: Path) -> None:
    keyring = {"catalogrepair/shops": entry, "catalogrepair/kiotviet": entry}
    (tmp_path / "keyring.json").write_text(json.dumps(keyring), encoding="utf-8")
    done = Desk(tmp_path).run("check", "kiotviet")
    assert (done.returncode, "Traceback" in done.stderr, "login kiotviet" in done.stderr) == (4, False, True)
