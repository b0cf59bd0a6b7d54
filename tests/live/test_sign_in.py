"""login, logout, whoami; and that a key is nowhere but in the keyring."""

from tests.live import Desk
from tests.servers.haravan import HaravanServer
from tests.servers.kiotviet import KiotVietServer


def login_kiotviet(desk: Desk, till: KiotVietServer, secret: str) -> tuple[int, str]:
    names = ("--retailer", till.retailer, "--client-id", till.client_id)
    done = desk.run("login", "kiotviet", *names, "--secret-stdin", typed=secret + "\n")
    return done.returncode, done.stdout + done.stderr


def test_a_haravan_token_is_tried_and_kept(stranger: Desk, store: HaravanServer) -> None:
    done = stranger.run("login", "haravan", "--secret-stdin", typed=f" {store.token} \n")
    assert done.returncode == 0
    assert "Tiệm Mây" in done.stdout
    assert store.token in (stranger.home / "keyring.json").read_text(encoding="utf-8")
    assert "Tiệm Mây" in stranger.run("whoami").stdout


def test_a_kiotviet_key_is_tried_and_kept(stranger: Desk, till: KiotVietServer) -> None:
    code, said = login_kiotviet(stranger, till, till.client_secret)
    assert code == 0
    assert till.retailer in said
    assert till.retailer in stranger.run("whoami").stdout


def test_a_wrong_key_is_not_kept(stranger: Desk, till: KiotVietServer) -> None:
    wrong = stranger.run("login", "haravan", "--secret-stdin", typed="wrong-key\n")
    code, said = login_kiotviet(stranger, till, "wrong-key")
    assert (wrong.returncode, code) == (4, 4)
    assert "wrong-key" not in wrong.stdout + wrong.stderr + said
    assert not (stranger.home / "keyring.json").exists()


def test_a_key_that_the_keyring_cannot_hold_is_refused_without_showing_it(stranger: Desk, store: HaravanServer) -> None:
    store.token = "t" * 1281
    done = stranger.run("login", "haravan", "--secret-stdin", typed=store.token + "\n")
    assert done.returncode == 2
    assert "CATALOGREPAIR_HARAVAN_TOKEN" in done.stderr
    assert "ttt" not in done.stdout + done.stderr


def test_a_keyring_that_keeps_something_else_is_found_out(stranger: Desk, store: HaravanServer) -> None:
    stranger.more["TEST_KEYRING_CUTS"] = "1"
    done = stranger.run("login", "haravan", "--secret-stdin", typed=store.token + "\n")
    assert done.returncode == 2
    assert "CATALOGREPAIR_HARAVAN_TOKEN" in done.stderr
    assert (stranger.home / "keyring.json").read_text(encoding="utf-8") == "{}"


def test_signing_out_forgets_the_key_and_what_was_read_with_it(stranger: Desk, store: HaravanServer) -> None:
    stranger.run("login", "haravan", "--secret-stdin", typed=store.token + "\n")
    (stranger.home / "codes.csv").write_text("Mã hàng,Mã HH Liên quan\nAT01,\nAT02,AT01\n", encoding="utf-8")
    assert stranger.run("check", "codes.csv", "--store", "haravan").returncode == 0
    assert b"AT01" in stranger.everything().replace((stranger.home / "codes.csv").read_bytes(), b"")
    assert stranger.run("logout", "haravan").returncode == 0
    assert stranger.run("whoami").returncode == 4
    (stranger.home / "codes.csv").unlink()
    assert stranger.run("logout", "haravan").returncode == 0


def test_nobody_signed_in_is_a_sentence_with_its_own_code(stranger: Desk, store: HaravanServer) -> None:
    done = stranger.run("check", "kiotviet")
    assert done.returncode == 4
    assert "catalogrepair login kiotviet" in done.stderr
    assert stranger.run("whoami").returncode == 4
    assert store.requests == []


def test_off_a_terminal_nothing_asks(stranger: Desk) -> None:
    for words in (("haravan",), ("kiotviet",), ("kiotviet", "--retailer", "x", "--client-id", "y")):
        done = stranger.run("login", *words)
        assert done.returncode == 2
        assert done.stdout == ""


def test_no_key_is_in_any_output_or_file(desk: Desk, store: HaravanServer, till: KiotVietServer) -> None:
    said = ""
    for words in (
        ("whoami", "--format", "json"),
        ("check", "kiotviet", "--store", "haravan", "--format", "json"),
        ("plan", "kiotviet", "--store", "haravan", "--output", "p.json", "--report", "r.html"),
        ("repair", "kiotviet", "--store", "haravan", "--output", "out.xlsx"),
        ("login", "--help"),
    ):
        done = desk.run(*words)
        said += done.stdout + done.stderr
    assert (desk.home / "out.xlsx").exists()
    for secret in (store.token, till.client_secret):
        assert secret not in said
        assert secret.encode() not in desk.everything()
