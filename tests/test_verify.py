"""What `verify` finds in a data folder, and that doing what it says makes the finding go."""

import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.loading import committing, verifying
from etl.store import memory, sealing, uploads
from etl.warehouse import builds, pointer
from tests import damage
from tests.damage import HIT, run

NAME = "上年末"
SHOW = Path("decks", "shows", "0123456789ab.json")


@pytest.fixture(scope="module")
def whole(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound store of two builds, the older one pinned, with all that may lie beside uploads."""
    folder = tmp_path_factory.mktemp("whole")
    data = Path(shutil.copytree(store, folder / "data"))
    for path in sorted((data / "builds").glob("*.duckdb"))[:-2]:
        path.unlink()
        pointer.seal_of(path).unlink()
    assert run(data, "pin", NAME, "--build", "4") == 0
    (data / SHOW).parent.mkdir(parents=True)
    deck = {"id": "0123456789ab", "name": "会上", "slides": [], "build": 5}
    (data / "decks" / "0123456789ab.json").write_text(json.dumps(deck), encoding="utf-8")
    sealing.write(data / SHOW, {"deck": "0123456789ab", "build": 5, "at": 0})
    memory.remember(data, {"forums|何时": "日期"})
    with closing(sqlite3.connect(data / verifying.ACCESS)) as opened:
        opened.execute("create table accounts (id integer)")
    assert run(data, "backup", str(folder / "saved.tar.gz")) == 0
    return folder


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    """A copy to damage, with the backup beside it."""
    os.link(whole / "saved.tar.gz", tmp_path / "saved.tar.gz")
    return Path(shutil.copytree(whole / "data", tmp_path / "data"))


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def put_back(data: Path, name: str) -> None:
    """Take one file or folder from the backup, as the README says."""
    with tarfile.open(data.parent / "saved.tar.gz") as archive:
        members = [one for one in archive if one.name.startswith(name)]
        assert members
        archive.extractall(data, members, filter="data")


def found(data: Path, capsys: pytest.CaptureFixture[str], *flags: str) -> list[dict[str, object]]:
    """What `verify` finds."""
    capsys.readouterr()
    code = run(data, "verify", *flags)
    said = json.loads(capsys.readouterr().out)
    assert code == (1 if said["findings"] else 0)
    assert said["sound"] is (code == 0)
    findings: list[dict[str, object]] = said["findings"]
    return findings


def command(*arguments: str) -> Callable[[Path], object]:
    return lambda data: run(data, *arguments)


def _put_back_and_build(data: Path) -> None:
    put_back(data, f"uploads/{HIT}")
    assert run(data, "build") == 0


def _delete_older(data: Path) -> None:
    build(data, 4).unlink()
    pointer.seal_of(build(data, 4)).unlink()


def build(data: Path, number: int) -> Path:
    return data / "builds" / f"{number:06d}.duckdb"


def _rows_alone(data: Path) -> None:
    flip(data / "uploads" / HIT / damage.ROWS)
    (data / "uploads" / HIT / "八月.xlsx").unlink()


def _lost_seal(data: Path) -> None:
    (data / "decks" / "0123456789ab.json").unlink()
    pointer.seal_of(build(data, 5)).unlink()


def _renamed_seal(data: Path) -> None:
    text = (data / SHOW).read_text(encoding="utf-8")
    (data / SHOW).write_text(text.replace("seal", "sead"), encoding="utf-8")


def _older(data: Path) -> None:
    assert run(data, "unpin", "4") == 0
    flip(build(data, 4))


def _torn_database(data: Path) -> None:
    shutil.copy(data / verifying.ACCESS, data.parent / verifying.ACCESS)
    damage.garble(data / verifying.ACCESS)


@dataclass(frozen=True)
class Case:
    """What is damaged, the kinds that are then named, and what is done about it."""

    harm: Callable[[Path], object]
    kinds: tuple[str, ...]
    mend: Callable[[Path], object]


CASES = {
    "rows": Case(
        lambda d: flip(d / "uploads" / HIT / damage.ROWS),
        ("rows_changed", "behind"),
        command("verify", "--mend"),
    ),
    "rows without an original": Case(
        _rows_alone,
        ("rows_changed", "behind"),
        _put_back_and_build,
    ),
    "a record": Case(
        lambda d: damage.cut(d / "uploads" / HIT / "upload.json"),
        ("torn_record", "behind"),
        _put_back_and_build,
    ),
    "an original": Case(
        lambda d: flip(d / "uploads" / HIT / "八月.xlsx"),
        ("original",),
        lambda d: put_back(d, f"uploads/{HIT}/八月.xlsx"),
    ),
    "where values stand": Case(
        lambda d: flip(d / "uploads" / HIT / "stated.parquet"),
        ("stated",),
        command("verify", "--mend"),
    ),
    "an upload of an older board": Case(
        lambda d: damage.unsealed(d / "uploads" / HIT), ("unsealed",), command("verify", "--adopt")
    ),
    "a note": Case(
        lambda d: flip(d / "uploads" / "000004" / "withdrawn.json"),
        ("torn_note",),
        lambda d: put_back(d, "uploads/000004/withdrawn.json"),
    ),
    "a stray folder": Case(
        lambda d: (d / "uploads" / "旧").mkdir(), ("stray",), lambda d: (d / "uploads/旧").rmdir()
    ),
    "the pointer": Case(lambda d: flip(d / "builds" / "current"), ("pointer",), command("build")),
    "the build in force": Case(
        lambda d: flip(build(d, 5)),
        ("build", "kept_build"),
        lambda d: put_back(d, "builds/000005"),
    ),
    "an older build": Case(
        _older,
        ("old_build",),
        _delete_older,
    ),
    "a pinned build": Case(
        lambda d: flip(build(d, 4)), ("kept_build",), lambda d: put_back(d, "builds/000004.duckdb")
    ),
    "a build of an older board": Case(_lost_seal, ("no_seal",), command("verify", "--adopt")),
    "a digest": Case(
        lambda d: flip(d / "builds" / "000005.digest.json"),
        ("digest",),
        lambda d: (d / "builds" / "000005.digest.json").unlink(),
    ),
    "the name of a snapshot": Case(
        lambda d: flip(d / "builds" / "000004.pinned"),
        ("pin",),
        command("pin", NAME, "--build", "4"),
    ),
    "a deck": Case(
        lambda d: damage.cut(d / "decks" / "0123456789ab.json"),
        ("deck",),
        lambda d: put_back(d, "decks/0123456789ab.json"),
    ),
    "a show": Case(lambda d: flip(d / SHOW), ("show",), lambda d: (d / SHOW).unlink()),
    "a show whose checksum has another name": Case(
        _renamed_seal, ("show",), lambda d: (d / SHOW).unlink()
    ),
    "the memory": Case(
        lambda d: damage.cut(memory.path(d)), ("memory",), lambda d: memory.path(d).unlink()
    ),
    "a lost journal": Case(
        lambda d: (d / committing.DAMAGED).write_bytes(b"{"),
        ("torn_journal",),
        lambda d: (d / committing.DAMAGED).unlink(),
    ),
    "a note that is gone": Case(
        lambda d: (d / "uploads" / "000004" / "withdrawn.json").unlink(),
        ("behind",),
        command("build"),
    ),
    "the accounts": Case(
        _torn_database,
        ("access",),
        lambda d: shutil.copy(d.parent / verifying.ACCESS, d / verifying.ACCESS),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_damaged_is_named_and_doing_what_is_said_mends_it(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES[name]
    case.harm(data)
    findings = found(data, capsys)
    assert sorted({str(one["kind"]) for one in findings}) == sorted(case.kinds)
    assert all(str(one["message"]).isprintable() for one in findings)
    case.mend(data)
    assert found(data, capsys) == []


def test_a_sound_folder_is_read_and_nothing_of_it_is_changed(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    assert found(data, capsys) == []
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


def test_it_is_said_to_people_in_chinese(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from etl.__main__ import main

    capsys.readouterr()
    assert main(["verify", "--data", str(data)]) == 0
    assert capsys.readouterr().out.startswith("全部完好：4 个上传，2 版数据，1 份放映稿")
    flip(data / "uploads" / HIT / damage.ROWS)
    assert main(["verify", "--data", str(data)]) == 1
    assert "verify --mend" in capsys.readouterr().out


def test_a_killed_commands_rest_is_named_where_nobody_may_do_it(data: Path) -> None:
    said = {"schema": 1, "by": "研究室", "at": uploads.now(), "build": None}
    lists: dict[str, object] = {"placed": [], "reinstated": [], "mappings": []}
    sealing.write(data / committing.JOURNAL, {**said, **lists, "withdrawn": [3], "headers": {}})
    assert [one.kind for one in verifying.verify(data).findings] == ["journal"]
    assert run(data, "history") == 0
    assert [one.kind for one in verifying.verify(data).findings] == ["behind"]
    assert builds.current(data) is not None
