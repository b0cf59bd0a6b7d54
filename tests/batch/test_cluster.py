"""The same shops on a real cluster: nothing lost and nothing done twice, also when a worker is killed."""

import json
from pathlib import Path

from catalogrepair.jobs.batch.cluster import CHUNK_BYTES, CHUNK_SHOPS, chunked, cluster
from catalogrepair.jobs.batch.find import Shop, shops_of
from catalogrepair.jobs.batch.run import run as run_batch
from catalogrepair.jobs.repair import silent
from tests.batch import deadly, lay, tasks_for
from tests.batch.clusters import cluster as started
from tests.cli.run import run
from tests.conftest import needs_posix

ONE_RETRY = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


def test_a_cluster_says_and_writes_what_this_machine_does(tmp_path: Path) -> None:
    day = lay(tmp_path / "day", 25)
    with started(2) as address:
        there = run("batch", "repair", day, "-o", tmp_path / "there", "--format", "json", "--scheduler", address)
    here = run("batch", "repair", day, "-o", tmp_path / "here", "--format", "json")
    assert (there.code, here.code) == (0, 0), there.err
    assert told(there.out) == told(here.out)
    for path in (tmp_path / "here").glob("*.xlsx"):
        assert path.read_bytes() == (tmp_path / "there" / path.name).read_bytes()
    assert len(list((tmp_path / "there").iterdir())) == 50


def told(out: str) -> list[tuple[object, ...]]:
    lines = [json.loads(line) for line in out.splitlines()]
    return sorted((one["shop"], one["state"], one["cells"], one["asked"]) for one in lines if "shop" in one)


@needs_posix
def test_a_worker_that_is_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    shops = shops_of([str(lay(tmp_path / "day", 25))])
    killer = deadly(tmp_path, "killer", 1)
    shops.insert(5, killer)  # in the middle of a chunk, of which four shops are written by then
    with started(2, "--no-nanny") as address:
        found = list(cluster(tasks_for(shops, tmp_path / "out", "repair"), address, silent))
    assert sorted(one.shop for one in found) == sorted(shop.name for shop in shops)
    assert {one.state for one in found} == {"repaired"}, [one.error for one in found if one.error]
    assert len(list((tmp_path / "killer-marks").iterdir())) == 1
    names = [path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")]
    assert sorted(names) == sorted(f"{shop.name}{end}" for shop in shops for end in (".xlsx", ".plan.json"))


@needs_posix
def test_a_poisonous_file_is_named_and_its_neighbours_are_done(tmp_path: Path) -> None:
    shops = shops_of([str(lay(tmp_path / "day", 12))])
    shops.insert(5, deadly(tmp_path, "poison", 99))
    with started(2, "--nanny", variables=ONE_RETRY) as address:
        found = {one.shop: one for one in cluster(tasks_for(shops), address, silent)}
    assert found["poison"].state == "failed"
    assert found["poison"].error is not None
    assert found["poison"].error.en.startswith("Every worker that began this shop was ended")
    assert {one.state for name, one in found.items() if name != "poison"} == {"blocked"}
    assert len(found) == 13


def test_no_scheduler_is_one_sentence(tmp_path: Path) -> None:
    day = lay(tmp_path / "day", 1)
    found = run("batch", "check", day, "--scheduler", "nonsense://nowhere", "--lang", "en")
    assert (found.code, found.err.count("\n")) == (2, 1), found.err
    assert "No scheduler answers at “nonsense://nowhere”" in found.err


def test_small_shops_travel_together_and_large_ones_alone() -> None:
    sizes = [CHUNK_BYTES * 2, CHUNK_BYTES // 2, CHUNK_BYTES // 2, *[1000] * 25]
    tasks = tasks_for([Shop(f"shop{number}", (), None, size) for number, size in enumerate(sizes)])
    chunks = list(chunked(tasks))
    assert [task for chunk in chunks for task in chunk] == tasks
    assert [len(chunk) for chunk in chunks][:2] == [1, 2]
    assert max(map(len, chunks)) == CHUNK_SHOPS


def test_only_this_process_writes_the_journal(tmp_path: Path) -> None:
    from catalogrepair.jobs.batch.run import Engine
    from catalogrepair.storage.journal import Journal

    for sample in ("odd_one", "supermarket_units"):
        lay(tmp_path / "day", [sample], sample)
    before = len(Journal().repairs())
    tasks = tasks_for(shops_of([str(tmp_path / "day")], "store.xlsx"), tmp_path / "out", "repair")
    home = {"XDG_DATA_HOME": str(tmp_path / "elsewhere")}
    with started(1, variables=home) as address:
        found = list(run_batch(tasks, Engine(scheduler=address), silent))
    assert {one.state for one in found} == {"repaired"}
    assert len(Journal().repairs()) == before + 2
    assert not (tmp_path / "elsewhere").exists()
