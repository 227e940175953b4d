"""A command that ends anywhere, by kill -9 or by an error, leaves all of its work or none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.loading import committing
from etl.store import uploads
from etl.warehouse import builds
from tests import damage
from tests.damage import run

STEPS = (
    *("build.drafted", "build.placed", "journal.write", "journal.written"),
    *("pointer.move", "pointer.moved", "build.seal", "build.digest", "build.older builds"),
    *("memory.kept", "journal.done"),
)
LOADING = ("upload.synced", "upload.synced:2", "upload.placed", "upload.placed:2")
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
    *(("withdraw", step) for step in (*STEPS[2:7], "upload.withdrawn", "journal.done")),
    *(("reinstate", step) for step in (*STEPS[2:7], "upload.reinstated", "journal.done")),
    *(("build", step) for step in ("build.placed", "journal.written", "pointer.moved")),
]


@pytest.fixture(scope="module")
def whole(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    shutil.copytree(store, folder / "data")
    for path in sorted((folder / "data" / "builds").glob("*.duckdb"))[:-1]:
        path.unlink()  # copying them is most of the time
    damage.month(folder / "十一月.xlsx", 11)
    damage.month(folder / "十二月.xlsx", 12)
    return folder


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "here") / "data"


def _failing(data: Path, verb: str, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "etl", *VERBS[verb][0], "--data", str(data), "--lang", "en"],
        cwd=data.parent,
        env={**os.environ, "QIANGHUI_FAIL": how, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


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
    now = builds.current(data)
    assert now is not None
    assert now.number >= last
    found = _counted(data)
    assert run(data, "build") == 0
    assert _counted(data) == _in_force(data) == found
    assert not committing.is_pending(data)
    assert not list((data / "builds").glob("*.building*"))
    assert not (data / "uploads" / uploads.INCOMING).exists()
    return found


@pytest.mark.parametrize(("verb", "step"), CASES)
def test_killed_at_a_step_it_is_whole_or_absent(verb: str, step: str, data: Path) -> None:
    before = builds.current(data)
    assert before is not None
    killed = _failing(data, verb, f"kill:{step}")
    assert killed.returncode == -9
    is_committed = step not in (*STEPS[:COMMITTED], *LOADING[:2])
    assert _check(data, verb, before.number) == (VERBS[verb][1] if is_committed else BEFORE)


@pytest.mark.parametrize(("verb", "step"), CASES[::3])
def test_a_full_disk_at_a_step_is_a_sentence_and_it_is_whole_or_absent(
    verb: str, step: str, data: Path
) -> None:
    before = builds.current(data)
    assert before is not None
    done = _failing(data, verb, f"raise:{step}")
    assert "Traceback" not in done.stderr
    found = _check(data, verb, before.number)
    if done.returncode == 0:
        assert found == VERBS[verb][1]
    else:
        assert done.returncode == 1
        assert "cannot be written" in done.stderr


@pytest.mark.parametrize("step", STEPS[COMMITTED + 2 :])
def test_nothing_fails_a_load_once_it_is_in_force(step: str, data: Path) -> None:
    if step == "pointer.moved":
        return
    done = _failing(data, "load", f"raise:{step}")
    assert done.returncode == 0
    assert "The load counts" in done.stderr
    assert _counted(data) == VERBS["load"][1]


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
