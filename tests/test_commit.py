"""A command that ends anywhere, by kill -9 or by an error, leaves all of its work or none."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.loading import committing, loading
from etl.store import memory, uploads
from etl.warehouse import builds
from tests import damage
from tests.damage import run

STEPS = (
    *("build.drafted", "build.placed", "journal.write", "journal.written"),
    *("pointer.move", "pointer.moved", "build.seal", "build.digest", "build.older builds"),
    *("memory.kept", "journal.done"),
)
LOADING = ("upload.synced", "upload.synced:2", "upload.placed", "upload.placed:2")
FINISHED = STEPS.index("build.seal")
COMMITTED = STEPS.index("journal.written")
VERBS = {
    "load": (["load", "十一月.xlsx", "十二月.xlsx"], {1, 2, 3, 5, 6}),
    "withdraw": (["withdraw", "3", "--by", "研究室"], {1, 2}),
    "reinstate": (["reinstate", "4", "--by", "研究室"], {1, 2, 3, 4}),
    "build": (["build"], {1, 2, 3}),
}
BEFORE = {1, 2, 3}
CASES = [
    *(("load", step) for step in (*STEPS, *LOADING)),
    *(("withdraw", step) for step in ("journal.write", "upload.withdrawn", "pointer.moved")),
    *(("reinstate", step) for step in ("journal.write", "upload.reinstated", "pointer.moved")),
    *(("build", step) for step in ("build.placed", "journal.written")),
]


@pytest.fixture(scope="module")
def drafted(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For each verb a store in which the command has drafted all and was killed."""
    folder = tmp_path_factory.mktemp("drafted")
    damage.month(folder / "十一月.xlsx", 11)
    damage.month(folder / "十二月.xlsx", 12)
    for verb in VERBS:
        data = Path(shutil.copytree(store, folder / verb))
        for path in sorted((data / "builds").glob("*.duckdb"))[:-1]:
            path.unlink()  # to copy them is long
        arguments = [sys.executable, "-m", "etl", *VERBS[verb][0], "--data", str(data)]
        assert _ended(arguments, folder, "kill:build.drafted").returncode == -9
    return folder


@pytest.fixture
def data(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted / "build", tmp_path / "data"))


def _ended(arguments: list[str], folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments,
        cwd=folder,
        env={**os.environ, "QIANGHUI_FAIL": how, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _committed(data: Path, verb: str, how: str) -> subprocess.CompletedProcess[str]:
    return _ended([sys.executable, "-m", "tests.commit_drafts", str(data), verb], data, how)


def _counted(data: Path) -> set[int]:
    """The uploads that the board shows."""
    build = builds.current(data)
    assert build is not None
    with duckdb.connect() as connection:
        connection.execute(f"attach '{build.path}' as built (read_only)")
        return {
            row[0] for row in connection.execute("select upload from built.raw.uploads").fetchall()
        }


def _in_force(data: Path) -> set[int]:
    return {upload.number for upload in uploads.in_force(data)}


def _check(data: Path, verb: str, last: int) -> set[int]:
    """After the next start history and board are one, whole and no older; nothing lies about."""
    assert builds.damage(data) == ()
    assert _counted(data) in (BEFORE, VERBS[verb][1])
    assert run(data, "history") == 0
    assert _counted(data) == _in_force(data)
    assert _counted(data) in (BEFORE, VERBS[verb][1])
    assert builds.last_number(data) >= last
    with loading.writing(data):
        pass
    assert not committing.is_pending(data)
    assert not list((data / "builds").glob("*.building*"))
    assert not (data / "uploads" / uploads.INCOMING).exists()
    return _counted(data)


@pytest.mark.parametrize(("verb", "step"), CASES)
def test_killed_at_a_step_it_is_whole_or_absent(
    verb: str, step: str, drafted: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(drafted / verb, tmp_path / "data"))
    killed = _committed(data, verb, f"kill:{step}")
    assert killed.returncode == -9
    is_committed = step not in (*STEPS[:COMMITTED], *LOADING[:2])
    assert _check(data, verb, 5) == (VERBS[verb][1] if is_committed else BEFORE)


@pytest.mark.parametrize("step", [*STEPS, *LOADING])
def test_a_full_disk_fails_a_load_only_until_it_is_in_force(
    step: str, drafted: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(drafted / "load", tmp_path / "data"))
    done = _committed(data, "load", f"raise:{step}")
    assert done.returncode == int(step not in STEPS[FINISHED:])
    assert bool(done.stdout.strip()) == (done.returncode == 0)
    assert _check(data, "load", 5) in (BEFORE, VERBS["load"][1])
    assert done.returncode == 1 or _counted(data) == VERBS["load"][1]


def test_a_whole_command_that_meets_a_full_disk_says_so(drafted: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(drafted / "build", tmp_path / "data"))
    arguments = [sys.executable, "-m", "etl", "withdraw", "3", "--data", str(data), "--lang", "en"]
    done = _ended(arguments, data, "raise:journal.write")
    assert (done.returncode, done.stdout) == (1, "")
    assert "its disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert _check(data, "withdraw", 5) == BEFORE


def test_turns_are_in_the_order_of_their_numbers_though_the_clock_goes_back(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year, verb in ((2031, "reinstate"), (2029, "withdraw"), (2027, "reinstate")):
        monkeypatch.setattr(uploads, "now", lambda year=year: f"{year}-01-01T00:00:00+08:00")
        assert run(data, verb, "4") == 0
    (upload,) = [one for one in uploads.everything(data) if one.number == 4]
    assert [turn["is_undone"] for turn in upload.turns] == [True, False, True, False]
    assert [turn["at"][:4] for turn in upload.turns[1:]] == ["2031", "2029", "2027"]


def test_a_journal_that_the_disk_lost_is_put_by_and_nothing_is_in_force(data: Path) -> None:
    (data / committing.JOURNAL).write_bytes(b'{"by')
    assert run(data, "history") == 0
    assert (data / committing.DAMAGED).exists()
    assert _counted(data) == _in_force(data) == BEFORE


def test_a_load_that_fails_once_it_is_decided_counts_after_the_next_command(
    drafted: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(drafted / "build", tmp_path / "data"))
    arguments = [sys.executable, "-m", "etl", *VERBS["load"][0], "--data", str(data), "--json"]
    done = _ended([*arguments, "--lang", "en"], drafted, "raise:journal.written")
    assert done.returncode == 1
    assert "It was decided by then" in done.stderr
    assert "It was decided by then" in json.loads(done.stdout)["message"]
    assert _check(data, "load", 5) == VERBS["load"][1]


def test_a_load_goes_on_without_a_memory_that_is_damaged(
    data: Path, drafted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory.remember(data, {"forums|何时": "日期"})
    kept = memory.path(data)
    kept.write_bytes(kept.read_bytes().replace("日期".encode(), "日程".encode()))
    assert memory.damaged(data) == (kept.name,)
    assert run(data, "load", str(drafted / "十一月.xlsx")) == 0
    assert f"memory/{kept.name}" in capsys.readouterr().err
    assert run(data, "memory") == 1
    assert "restore “memory/headers.json” from a backup" in capsys.readouterr().out
    memory.remember(data, {"forums|谁办": "主办部室"})
    assert memory.headers(data) == {"forums|谁办": "主办部室"}
    assert kept.with_suffix(".damaged").exists()
