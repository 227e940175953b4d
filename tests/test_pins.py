"""A named build is kept, listed, backed up and let go; a damaged name is said and stops nothing."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from etl.warehouse import builds, pins, pointer, pruning
from pages.shared import warehouse
from pages.shared.etl import snapshots
from tests import boards

NAME = "2026-11 主席办公会"


@pytest.fixture
def data(office_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one upload and its build."""
    folder = Path(shutil.copytree(office_data, tmp_path / "data"))
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    return folder


def etl(*arguments: str, data: Path) -> int:
    return main([*arguments, "--data", str(data), "--json", "--lang", "en"])


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_pinned_build_outlives_twenty_newer_ones_and_goes_when_unpinned(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert etl("pin", NAME, "--by", "研究室", data=data) == 0
    (done,) = told(capsys)
    assert done | {"at": ""} == {"build": 1, "name": NAME, "by": "研究室", "at": ""}
    first = data / "builds" / "000001.duckdb"
    drafted = first.with_name("draft")
    for number in range(2, pruning.KEPT + 4):
        drafted.write_bytes(first.read_bytes())
        drafted.replace(first.with_name(f"{number:06d}.duckdb.building"))
        build = builds.place(first.with_name(f"{number:06d}.duckdb.building"))
        before = builds.current(data)
        pointer.move(build)
        assert builds.settle(before, build) == []
    kept = {path.name for path in (data / "builds").glob("*.duckdb")}
    assert "000001.duckdb" in kept
    assert "000002.duckdb" not in kept
    assert [one.name for one in snapshots.everything()] == [NAME]

    assert etl("unpin", "1", data=data) == 0
    assert etl("build", data=data) == 0
    assert not first.exists()
    assert snapshots.everything() == ()


def test_large_builds_make_room_but_for_the_last_two_and_those_with_a_name(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert etl("pin", NAME, "--by", "研究室", data=data) == 0
    monkeypatch.setattr(pruning, "ROOM", 3 * (data / "builds/000001.duckdb").stat().st_size // 2)
    for _ in range(3):
        assert etl("build", data=data) == 0
    kept = sorted(path.name for path in (data / "builds").glob("*.duckdb"))
    assert kept == ["000001.duckdb", "000003.duckdb", "000004.duckdb"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pin", "另一个会", "--build", "1"), f"Build 1 is pinned already, as “{NAME}”"),
        (("pin", NAME, "--build", "2"), f"“{NAME}” is the name of build 1 already"),
        (("pin", "另一个会", "--build", "9"), "There is no build 9 to pin"),
        (("pin", " "), "A snapshot needs a name"),
        (("pin", "两\n行"), "A snapshot needs a name"),
        (("unpin", "2"), "Build 2 is not pinned"),
    ],
)
def test_what_cannot_be_pinned_is_refused_with_a_reason(
    arguments: tuple[str, ...], said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert etl("pin", NAME, data=data) == 0
    assert etl("build", data=data) == 0
    capsys.readouterr()
    assert etl(*arguments, data=data) == 1
    assert str(told(capsys)[0]["message"]).startswith(said)
    assert len(pins.everything(data)) == 1


def test_a_damaged_name_is_listed_keeps_its_build_and_can_be_given_anew(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "builds" / "000001.pinned").write_text("{", encoding="utf-8")
    assert snapshots.everything() == ()
    assert snapshots.damaged() == (1,)
    capsys.readouterr()
    assert main(["pin", "--data", str(data), "--lang", "en"]) == 0
    assert "its name is damaged" in capsys.readouterr().out
    assert etl("pin", NAME, data=data) == 0
    assert snapshots.damaged() == ()


def test_a_backup_brings_a_pinned_build_back_as_it_was(data: Path, tmp_path: Path) -> None:
    assert etl("pin", NAME, data=data) == 0
    assert etl("build", data=data) == 0
    old, new = data / "builds" / "000001.duckdb", tmp_path / "new"
    saved = tmp_path / "saved.tar.gz"
    assert etl("backup", str(saved), data=data) == 0
    assert etl("restore", str(saved), data=new) == 0
    assert (new / "builds" / "000001.duckdb").read_bytes() == old.read_bytes()
    assert pins.everything(new) == pins.everything(data)
    current = builds.current(new)
    assert current is not None
    assert current.number == 2


def test_a_backup_is_not_restored_over_other_builds_of_the_same_number(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert etl("pin", NAME, data=data) == 0
    saved, other = tmp_path / "saved.tar.gz", tmp_path / "new" / "builds" / "000001.duckdb"
    assert etl("backup", str(saved), data=data) == 0
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another")
    capsys.readouterr()
    assert etl("restore", str(saved), data=tmp_path / "new") == 1
    assert "other builds of the same numbers" in str(told(capsys)[0]["message"])
    assert other.read_bytes() == b"another"


def test_a_build_from_before_a_mart_was_known_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    old = boards.publish(tmp_path, number=1)
    with duckdb.connect(str(old)) as connection:
        connection.execute("drop table marts.board")
    boards.publish(tmp_path, number=2)
    warehouse.pin(warehouse.Build(1, old))
    try:
        with pytest.raises(warehouse.OlderBuildError):
            warehouse.query("board")
    finally:
        warehouse.pin(None)
