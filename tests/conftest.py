"""What several tests share: the samples, loaded once by the real ETL."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds `data/samples`; only for reading."""
    folder = tmp_path_factory.mktemp("samples") / "data"
    load = [sys.executable, "-m", "etl", "load", "data/samples", "--data", str(folder)]
    done = subprocess.run(
        load, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def pytest_unconfigure() -> None:
    """Let go of what Hypothesis hangs on the collector.

    It would hold our modules past their end, and DuckDB a page on leaks after the summary.
    """
    gc.callbacks.clear()
