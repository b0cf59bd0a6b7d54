"""Every secret of a whole repair, looked for in everything that is left behind: files, journal, reports, output."""

from collections.abc import Callable
from pathlib import Path

from catalogrepair.shops import keys
from tests.servers.base import Fault
from tests.servers.sync_app import KEY_HEADER, SYNC_PATH
from tests.world import World
from tests.world.test_story import SWALLOWED

HOOK = """
url = "{url}{path}"
body = '{{"codes": {{{{ codes | tojson }}}}}}'
batch = 2
[headers]
{header} = "{{{{ secret('sync-key') }}}}"
"""


def test_no_secret_is_left_anywhere(world_of: Callable[..., World], tmp_path: Path) -> None:
    world = world_of(SWALLOWED, speed=100.0)
    desk = world.desk(tmp_path)
    desk.more[f"{keys.HOOK}SYNC_KEY"] = world.app.key
    hook = HOOK.format(url=world.app.url, path=SYNC_PATH, header=KEY_HEADER)
    (tmp_path / "hook.toml").write_text(hook, encoding="utf-8")
    export = str(world.export(tmp_path))
    said = []

    def run(*words: str) -> int:
        done = desk.run(*words)
        said.append(done.stdout + done.stderr)
        return done.returncode

    assert run("repair", export, "--store", "haravan", "--output", "fixed.xlsx") == 0
    world.import_(tmp_path / "fixed.xlsx")
    token = "kiotviet-test-token-1"  # the one that the next command will be given
    leaking = f'{{"message": "{world.kiotviet.client_secret} {token}"}}'.encode()
    world.kiotviet.faults.append(Fault(status=420, body=leaking, method="PUT"))
    assert run("resync", "fixed.plan.json", "--debug", "--report", "one.html") == 5
    world.app.faults.append(Fault(status=401, body=f'{{"message": "{world.app.key}"}}'.encode()))
    words = ("resync", "fixed.plan.json", "--via", "hook", "--hook", "hook.toml", "--debug")
    assert run(*words, "--report", "two.json") == 5
    assert run(*words, "--report", "three.xlsx", "--first", "1") == 0
    assert run(*words, "--dry-run", "--format", "json") == 0
    leaking = f'{{"errors": "{world.haravan.token}"}}'.encode()
    world.haravan.faults.append(Fault(status=422, body=leaking))
    assert run("verify", "fixed.plan.json", "--store", "haravan", "--debug") == 2
    words = (
        "verify",
        "fixed.plan.json",
        "--store",
        "haravan",
        "--export",
        "kiotviet",
        "--debug",
        "--report",
        "four.csv",
    )
    assert run(*words) in (0, 1)
    assert run("undo", "fixed.plan.json", "--to", "kiotviet", "--experimental", "--debug") == 0
    assert run("status", "fixed.plan.json", "--format", "json") == 0
    world.kiotviet.expire()
    world.kiotviet.client_secret = "changed"
    assert run("resync", "fixed.plan.json", "--again", "--debug") == 4
    everything = desk.everything() + "".join(said).encode()
    assert b"PUT /products" in everything  # --debug did speak
    assert [secret for secret in world.secrets if secret.encode() in everything] == []
