"""A build within what the machine has: the right build, or one sentence and nothing half done."""

from pathlib import Path

import pytest

from benchmarks import nation, same
from etl.warehouse import limits
from tests.commands import current, etl

MEGABYTE = limits.MEGABYTE


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limits")
    nation.write(folder, "0.1M", 5)
    assert etl(folder, "build").returncode == 0
    return folder


def test_a_build_in_too_little_memory_ends_in_a_sentence_or_is_right(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = current(data).path
    codes = []
    for megabytes in (8, 48, 256):
        monkeypatch.setenv(limits.MEMORY, str(megabytes))
        before = current(data)
        done = etl(data, "build", "--lang", "en")
        codes.append(done.returncode)
        if done.returncode:
            assert done.stderr.startswith(f"The build does not fit into {megabytes} MB of memory")
            assert len(done.stderr.splitlines()) == 1
            assert current(data) == before
        else:
            assert list(same.differences(whole, current(data).path, ("marts", "staging"))) == []
        left = [path.name for path in (data / "builds").iterdir() if ".building" in path.name]
        assert left == []
    assert codes[0] == 1
    assert codes[-1] == 0


def test_what_a_killed_build_had_spilled_is_cleared_by_the_next(data: Path) -> None:
    spilled = data / "builds" / "000099.duckdb.building.spill"
    spilled.mkdir()
    (spilled / "duckdb_temp_storage_0.tmp").write_bytes(b"rows")
    assert etl(data, "build").returncode == 0
    assert not spilled.exists()


def test_a_container_with_less_memory_and_processors_than_its_machine_sets_the_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(limits.MEMORY, raising=False)
    machine, group = tmp_path / "meminfo", tmp_path / "groups/board/build"
    machine.write_text("MemTotal: 16777216 kB\nMemAvailable: 16777216 kB\n", encoding="utf-8")
    group.mkdir(parents=True)
    (tmp_path / "own").write_text("0::/board/build\n", encoding="utf-8")
    (group / "memory.max").write_text("max\n", encoding="utf-8")
    (group.parent / "memory.max").write_text(f"{2000 * MEGABYTE}\n", encoding="utf-8")
    (group / "cpu.max").write_text("100000 100000\n", encoding="utf-8")
    monkeypatch.setattr(limits, "MEMINFO", machine)
    monkeypatch.setattr(limits, "GROUPS", tmp_path / "groups")
    monkeypatch.setattr(limits, "OWN_GROUPS", tmp_path / "own")
    found = limits.of_machine(tmp_path)
    assert found.memory == int(2000 * MEGABYTE * limits.OF_ALL)
    assert found.threads == 1


@pytest.mark.parametrize("said", ["4G", "0", "-1", "半"])
def test_a_limit_that_is_no_size_is_named(
    said: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(limits.MEMORY, said)
    before = current(data)
    done = etl(data, "build", "--lang", "en")
    assert done.returncode == 1
    assert done.stderr == f"QIANGHUI_MEMORY_MB is {said}: set it to a whole number of MB.\n"
    assert current(data) == before


def test_where_the_system_says_no_memory_none_is_named() -> None:
    said = limits.ScarceError(limits.Limits(None, 2, 10 * MEGABYTE)).sentence(str)
    assert said.startswith("The build does not fit into this machine's memory and 10 MB of disk")
