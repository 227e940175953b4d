"""What several tests share: the samples and a small office, loaded once by the real ETL."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from pages.shared import warehouse, words
from tests import damage, offices, small_board, warm

ROOT = Path(__file__).parents[1]
# An example that takes long on a busy machine is no fault.
settings.register_profile(
    "busy", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("busy")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds `data/samples`; only for reading."""

    def load(data: Path) -> None:
        with warm.cold():  # as an office starts it
            _etl(data, "load", "data/samples")

    return _once(tmp_path_factory, "samples", load)


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a few rows in a few tables; only for reading."""

    def load(data: Path) -> None:
        _etl(data, "load", str(offices.small_board(data.parent / "少量.xlsx")))

    return _once(tmp_path_factory, "few", load)


@pytest.fixture(scope="session")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that knows the units and nothing else; only for reading."""

    def load(data: Path) -> None:
        rows = {"单位": offices.UNITS}
        _etl(data, "load", str(offices.workbook(data.parent / "单位.xlsx", rows)))

    return _once(tmp_path_factory, "units", load)


@pytest.fixture(scope="session")
def office_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds `offices.small_office`; only for copying."""

    def load(data: Path) -> None:
        _etl(data, "load", str(offices.small_office(data.parent / "办公室.xlsx")))

    return _once(tmp_path_factory, "office", load)


@pytest.fixture(scope="session")
def comparison_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds `offices.small_comparison`; only for copying."""

    def load(data: Path) -> None:
        _etl(data, "load", str(offices.small_comparison(data.parent / "七月.xlsx")))

    return _once(tmp_path_factory, "comparison", load)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that `damage.store` makes, with four uploads; only for copying."""
    return _once(tmp_path_factory, "store", lambda data: damage.store(data.parent))


@pytest.fixture(scope="session")
def none(tmp_path_factory: pytest.TempPathFactory, units: Path) -> Path:
    """A data folder whose build has every table and no row; only for reading."""

    def withdraw(data: Path) -> None:
        shutil.copytree(units, data)
        _etl(data, "withdraw", "1", "--by", "研究室")

    return _once(tmp_path_factory, "none", withdraw)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The small board, built; whoever changes a table rolls it back."""
    with small_board.build(tmp_path_factory.mktemp("small")) as connection:
        yield connection


@pytest.fixture
def board(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The samples are what the pages show."""
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    return samples


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """The chosen language and the pinned build outlive a test; rows may, for builds differ."""
    yield
    words.use("zh")
    warehouse.pin(None)


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of this name that one of the workers makes while the others wait for it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not folder.exists():
            making = shared / f"{name}-making"
            making.mkdir()
            make(making / "data")
            making.rename(folder)
    return folder / "data"


def _etl(data: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "etl", *arguments, "--data", str(data)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def pytest_configure() -> None:
    """Start commands of the ETL as forks of a warm process, which imports it once."""
    warm.install()


def pytest_unconfigure() -> None:
    """Let go of the warm process, and of what Hypothesis hangs on the collector.

    It would hold our modules past their end, and DuckDB a page on leaks after the summary.
    """
    gc.callbacks.clear()
    warm.stop()
