"""One connection to each build that is read; one that nobody reads any more is closed."""

import hashlib
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from pages.shared import warehouse
from pages.shared.warehouse import Build, BuildError, Connections

OPEN = Path("/proc/self/fd")


@pytest.fixture
def builds(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Build]:
    """Three builds that know their number; the last of them is in force."""
    monkeypatch.setenv("QIANGHUI_DATA", str(few))
    real = warehouse.present_build().path
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    (tmp_path / "builds").mkdir()
    made = [Build(number, tmp_path / "builds" / f"{number}.duckdb") for number in (1, 2, 3)]
    for build in made:
        shutil.copy(real, build.path)
        with duckdb.connect(str(build.path)) as connection:
            connection.execute(f"create table main.numbers as select {build.number} as number")
    put_in_force(made[-1])
    return made


def put_in_force(build: Build) -> None:
    """Point to a build, as publishing does."""
    digest = hashlib.sha256(build.path.read_bytes()).hexdigest()
    said = {"build": build.number, "file": build.path.name, "sha256": digest}
    (build.path.parent / "current").write_text(json.dumps(said), encoding="utf-8")


def number(connections: Connections, build: Build) -> int:
    """What a build says when it is asked for its number."""
    with connections.cursor(build) as cursor:
        rows = cursor.execute("select number from warehouse.main.numbers").fetchall()
    found: int = rows[0][0]
    return found


def handles(build: Build) -> int:
    """How many handles on a build's file this process has open."""
    return sum(
        os.path.realpath(handle) == os.path.realpath(build.path) for handle in OPEN.iterdir()
    )


def test_a_build_that_nobody_reads_is_closed_when_another_is_opened(builds: list[Build]) -> None:
    old, other, in_force = builds
    connections = Connections()
    assert [number(connections, build) for build in builds] == [1, 2, 3]
    assert [handles(old), handles(other), handles(in_force)] == [0, 0, 1]


def test_the_build_in_force_stays_open_beside_an_older_one(builds: list[Build]) -> None:
    old, other, in_force = builds
    connections = Connections()
    for build in (in_force, old, other):
        number(connections, build)
    assert [handles(old), handles(other), handles(in_force)] == [0, 1, 1]
    put_in_force(other)
    number(connections, old)
    assert [handles(old), handles(other), handles(in_force)] == [1, 1, 0]


def test_a_build_stays_open_while_a_query_runs_on_it(builds: list[Build]) -> None:
    old, other, in_force = builds
    connections = Connections()
    with connections.cursor(old) as cursor:
        number(connections, other)
        number(connections, in_force)
        assert cursor.execute("select number from warehouse.main.numbers").fetchall() == [(1,)]
    number(connections, other)
    assert [handles(old), handles(other), handles(in_force)] == [0, 1, 1]


def test_many_readers_share_one_connection(builds: list[Build]) -> None:
    connections = Connections()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda build: number(connections, build), builds[-1:] * 40))
    assert set(found) == {3}
    assert handles(builds[-1]) == 1


def test_a_damaged_build_leaves_no_handle_and_the_others_in_use(builds: list[Build]) -> None:
    old, _other, in_force = builds
    old.path.write_bytes(b"not a database")
    connections = Connections()
    assert number(connections, in_force) == 3
    with pytest.raises(BuildError):
        number(connections, old)
    assert number(connections, in_force) == 3
    assert [handles(old), handles(in_force)] == [0, 1]


def test_a_broken_pointer_closes_no_build_that_is_being_read(builds: list[Build]) -> None:
    old, other, _in_force = builds
    connections = Connections()
    (warehouse.data_folder() / "builds" / "current").write_text("{", encoding="utf-8")
    with connections.cursor(old) as cursor:
        assert number(connections, other) == 2
        assert cursor.execute("select number from warehouse.main.numbers").fetchall() == [(1,)]
