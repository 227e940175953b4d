"""Backups that are damaged, of damaged data, or taken where nothing can be written; and drills."""

import json
import os
import random
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from etl.loading import drill, rotation
from etl.store import archive, uploads
from etl.warehouse import builds
from tests import damage
from tests.damage import HIT, ROWS, counted, run

SEED = 20261130


@pytest.fixture(scope="module")
def whole(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound store of one build, and its backup."""
    folder = tmp_path_factory.mktemp("whole")
    data = Path(shutil.copytree(store, folder / "data"))
    for path in sorted((data / "builds").glob("*.duckdb"))[:-1]:
        path.unlink()
    (data / "decks").mkdir()
    (data / "decks" / "0123456789ab.json").write_text('{"id": "0123456789ab", "name": "会上"}')
    assert run(data, "backup", str(folder / "saved.tar.gz")) == 0
    return folder


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    shutil.copy(whole / "saved.tar.gz", tmp_path)
    return Path(shutil.copytree(whole / "data", tmp_path / "data"))


def said(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> dict[str, object]:
    """What a command answers, with its exit code."""
    capsys.readouterr()
    code = run(data, *arguments)
    told: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return {**told, "code": code}


def test_every_part_of_a_backup_but_the_damaged_one_is_found(whole: Path, tmp_path: Path) -> None:
    """And none is found with other content than it was written with."""
    saved = (whole / "saved.tar.gz").read_bytes()
    with tarfile.open(whole / "saved.tar.gz") as opened:
        expected = {one.name: opened.extractfile(one).read() for one in opened}  # type: ignore[union-attr]
    dice = random.Random(SEED)
    hit = tmp_path / "hit.tar.gz"
    for _ in range(100):
        content = bytearray(saved)
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        hit.write_bytes(content)
        reader = archive.Reader(hit)
        found = {one.name: one.content.read() for one in reader}
        assert len(found) >= len(expected) - 1
        assert all(expected[name] == text for name, text in found.items())
        assert reader.is_damaged or found == expected


@pytest.mark.parametrize("share", [0.6, 0.8, 0.95])
def test_a_cut_backup_gives_back_the_uploads_before_the_cut_and_names_the_others(
    share: float, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.cut(data.parent / "saved.tar.gz", share)
    other = data.parent / "other"
    told = said(capsys, other, "restore", str(data.parent / "saved.tar.gz"))
    assert told["code"] == 1
    back = {one.number for one in uploads.everything(other)}
    assert back
    assert back < {1, 2, 3, 4}
    for number in {1, 2, 3, 4} - back:
        assert f"Upload {number} in the backup is damaged" in str(told["message"])
    aside = {one.upload for one in uploads.survey(other).aside}
    assert aside == {1, 2, 3, 4} - back
    assert uploads.next_number(other) == 5
    checked = said(capsys, data, "verify", str(data.parent / "saved.tar.gz"))
    assert (checked["code"], checked["uploads"]) == (1, sorted(back))


def test_rows_that_are_damaged_in_a_backup_are_mended_from_the_original_in_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved, hit = data.parent / "saved.tar.gz", data.parent / "hit.tar.gz"
    with tarfile.open(saved) as old, tarfile.open(hit, "w:gz") as new:
        for member in old.getmembers():
            if member.name != f"uploads/{HIT}/{ROWS}":
                new.addfile(member, old.extractfile(member))
    assert said(capsys, data, "verify", str(hit))["damaged"] == [f"uploads/{HIT}/{ROWS}"]
    other = data.parent / "other"
    assert said(capsys, other, "restore", str(hit))["code"] == 0
    assert counted(other) == set(damage.MONTHS)


def test_a_backup_of_damaged_data_says_so_and_holds_the_rest(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.DAMAGED["half a file of rows"].do(data / "uploads" / HIT)
    saved = data.parent / "less.tar.gz"
    told = said(capsys, data, "backup", str(saved))
    assert (told["code"], told["uploads"]) == (0, 3)
    checked = said(capsys, data, "verify", str(saved))
    assert checked["code"] == 0
    assert f"uploads/{HIT}" in str(checked["left_aside"])
    with tarfile.open(saved) as opened:
        assert f"damaged/{HIT}/upload.json" in opened.getnames()
    other = data.parent / "other"
    assert run(other, "restore", str(saved)) == 0
    assert counted(other) == {7, 9}


def test_a_restore_onto_an_empty_machine_needs_the_file_alone(data: Path) -> None:
    home = data.parent / "machine"
    home.mkdir()
    shutil.copy(data.parent / "saved.tar.gz", home)
    before = builds.current(data)
    shutil.rmtree(data)
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    code = Path(__file__).parents[1]
    for arguments in (["restore", "saved.tar.gz"], ["verify"]):
        subprocess.run(
            [sys.executable, "-m", "etl", *arguments, "--data", "board"],
            cwd=home,
            env={**kept, "PYTHONPATH": str(code), "HOME": str(home)},
            check=True,
        )
    assert before is not None
    assert counted(home / "board") == set(damage.MONTHS)
    assert (home / "board" / "decks" / "0123456789ab.json").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root may mount")
def test_a_read_only_folder_is_saved_with_what_a_killed_load_left_to_do(data: Path) -> None:
    """The load was put into force and killed before it was placed, and then the disk turned."""
    damage.month(data.parent / "十一月.xlsx", 11)
    arguments = ["load", str(data.parent / "十一月.xlsx"), "--data", str(data)]
    env = {**os.environ, "QIANGHUI_FAIL": "kill:journal.written"}
    killed = subprocess.run([sys.executable, "-m", "etl", *arguments], env=env, check=False)
    assert killed.returncode == -9
    saved, script = data.parent / "read-only.tar.gz", data.parent / "backup.sh"
    script.write_text(
        f"mount --bind {data} {data} && mount -o remount,bind,ro {data} &&"
        f" ! touch {data}/write.lock 2>/dev/null &&"
        f" {sys.executable} -m etl backup {saved} --data {data}",
        encoding="utf-8",
    )
    mounted = subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("this kernel lets nobody mount")
    subprocess.run(["unshare", "-m", "sh", str(script)], check=True)
    other = data.parent / "other"
    assert run(other, "restore", str(saved)) == 0
    assert counted(other) == {7, 8, 9, 11}


def test_so_many_backups_are_kept_and_the_last_whole_one_besides(data: Path) -> None:
    folder = data.parent / "backups"
    for _ in range(3):
        assert run(data, "backup", "--keep", "2", str(folder)) == 0
    (folder / "letter.txt").write_text("?", encoding="utf-8")
    assert [path.name[9:15] for path in rotation.backups(folder)] == ["000002", "000003"]
    damage.DAMAGED["half a file of rows"].do(data / "uploads" / HIT)
    for _ in range(3):
        assert run(data, "backup", "--keep", "2", str(folder)) == 0
    names = [path.name[9:15] for path in rotation.backups(folder)]
    assert names == ["000003", "000005", "000006"]  # the last one that lacks nothing, too
    assert (folder / "letter.txt").exists()


def test_a_drill_compares_the_newest_backup_with_the_board(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = data.parent / "backups"
    assert said(capsys, data, "drill", str(folder))["result"] == "none"
    assert run(data, "backup", "--keep", "2", str(folder)) == 0
    damage.month(data.parent / "十一月.xlsx", 11)
    assert run(data, "load", str(data.parent / "十一月.xlsx")) == 0  # the board has moved on
    told = said(capsys, data, "drill", str(folder))
    assert (told["code"], told["result"]) == (0, "same")
    kept = json.loads((data / drill.FILE).read_text(encoding="utf-8"))
    assert (kept["backup"], kept["result"]) == ("qianghui-000001.tar.gz", "same")
    assert kept["tables"] > 100


def test_a_drill_finds_a_backup_that_is_cut_off(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = data.parent / "backups"
    assert run(data, "backup", "--keep", "2", str(folder)) == 0
    damage.cut(rotation.backups(folder)[0], 0.7)
    told = said(capsys, data, "drill", str(folder))
    assert (told["code"], told["result"]) == (1, "damaged")
    assert run(data, "backup", "--keep", "2", str(folder)) == 0
    assert said(capsys, data, "drill", str(folder))["result"] == "same"


def test_a_drill_finds_other_figures(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The board's own rows were made others, and sealed so: the backup has them as they were."""
    folder = data.parent / "backups"
    assert run(data, "backup", "--keep", "2", str(folder)) == 0
    own = data / "uploads" / HIT
    damage.rewrite(own / ROWS, lambda table: table.slice(1))
    damage.unsealed(own)
    damage.record(own, rows={"indicator_values": 1})
    assert run(data, "build") == 0
    told = said(capsys, data, "drill", str(folder))
    assert (told["code"], told["result"]) == (1, "differs")
    assert "raw.indicator_values" in str(told["names"])
