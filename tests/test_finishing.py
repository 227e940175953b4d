"""A load killed once it had decided is finished by the server, without any other command."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from etl.loading import committing
from pages.shared import warehouse
from pages.shared.etl import child, finishing
from tests import damage, screens

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def killed(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which a real load was killed as soon as its journal was written; for copying."""
    data = Path(shutil.copytree(store, tmp_path_factory.mktemp("killed") / "data"))
    workbook = damage.month(data.parent / "十一月.xlsx", 11)
    done = subprocess.run(
        [sys.executable, "-m", "etl", "load", str(workbook), "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "QIANGHUI_FAIL": "kill:journal.written"},
        check=False,
    )
    assert done.returncode == -9
    return data


@pytest.fixture
def data(killed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(killed, tmp_path / "data"))
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The commands that the pages gave to the ETL, which are done all the same."""
    given: list[object] = []
    real: Callable[..., tuple[int, str]] = child.ask

    def ask(arguments: list[str]) -> tuple[int, str]:
        given.append(arguments)
        return real(arguments)

    monkeypatch.setattr(child, "ask", ask)
    return given


def _months(data: Path) -> set[int]:
    return damage.counted(data)


def test_opening_the_board_brings_the_killed_load_into_force(data: Path) -> None:
    assert _months(data) == set(damage.MONTHS)
    app = screens.opened("overview")
    assert not app.exception
    assert not committing.is_pending(data)
    assert _months(data) == {*damage.MONTHS, 11}
    build = warehouse.current_build()
    assert build is not None
    with warehouse.reading(build):
        assert set(warehouse.query("uploads")["file"]) >= {"十一月.xlsx"}


def test_many_who_look_at_once_start_one_command(data: Path, asked: list[object]) -> None:
    with ThreadPoolExecutor(8) as readers:
        for done in [readers.submit(finishing.finish) for _ in range(24)]:
            done.result()
    finishing.finish()
    assert asked == [["finish"]]
    assert not committing.is_pending(data)


def test_a_load_under_way_is_left_to_itself(data: Path, asked: list[object]) -> None:
    with FileLock(data / "write.lock"):
        finishing.finish()
    assert asked == []
    assert committing.is_pending(data)


def test_what_cannot_be_finished_is_left_alone_for_a_while(
    data: Path, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_FAIL", "raise:upload.placed:0")
    finishing.finish()
    finishing.finish()
    assert len(asked) == 1
    assert committing.is_pending(data)
    monkeypatch.delenv("QIANGHUI_FAIL")
    monkeypatch.setattr(finishing, "PATIENCE", 0.0)
    finishing.finish()
    assert not committing.is_pending(data)
    assert _months(data) == {*damage.MONTHS, 11}


def test_without_a_journal_nothing_is_started(
    store: Path, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(store))
    finishing.finish()
    assert asked == []
