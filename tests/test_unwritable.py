"""A data folder that cannot be written is said in a sentence that names it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from etl.commands import unwritable
from etl.reading.process import child
from etl.store import durable
from etl.words import translation
from pages.shared import words
from pages.shared.etl import unwritable as unwritable_pages
from tests import offices

DATA = Path("数 据")
ENGLISH = translation("en")


def _refusal(number: int) -> OSError:
    return OSError(number, os.strerror(number), str(DATA / "builds" / "current"))


@pytest.fixture
def forbidden(tmp_path: Path) -> Path:
    """A folder in which not even root may make another."""
    if Path("/sys/kernel").exists():
        return Path("/sys/kernel/board")
    tmp_path.chmod(0o500)
    return tmp_path / "board"


def test_a_load_into_a_folder_that_cannot_be_written_names_it(
    forbidden: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = offices.small_board(tmp_path_factory.mktemp("files") / "少量.xlsx")
    for language, said in (("zh", "没有写入权限"), ("en", "cannot be written by this user")):
        assert main(["load", str(workbook), "--data", str(forbidden), "--lang", language]) == 1
        told = capsys.readouterr().err
        assert str(forbidden) in told
        assert said in told
        assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    "fault",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "数 据/uploads"),
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        duckdb.IOException(f"Could not write file: {os.strerror(errno.ENOSPC)}"),
    ],
)
def test_a_full_disk_is_called_full(fault: OSError | duckdb.Error) -> None:
    told = unwritable.sentence(fault, DATA, ENGLISH)
    assert told is not None
    assert told.startswith("数 据")
    assert "its disk is full" in told


@pytest.mark.parametrize(
    "fault",
    [
        FileNotFoundError(errno.ENOENT, "No such file", "数 据/uploads"),
        PermissionError(errno.EACCES, "Permission denied", "报表.xlsx"),
        IsADirectoryError(errno.EISDIR, "Is a directory", "报表.xlsx"),
        duckdb.BinderException("no such column"),
    ],
)
def test_any_other_fault_is_not_called_so(fault: OSError | duckdb.Error) -> None:
    assert unwritable.sentence(fault, DATA, ENGLISH) is None


def test_what_lies_in_the_way_is_named_and_taking_it_away_helps(tmp_path: Path) -> None:
    way = tmp_path / "builds"
    way.write_text("no folder", encoding="utf-8")
    command = [sys.executable, "-m", "etl", "build", "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert str(way) in done.stderr
    assert "Traceback" not in done.stderr
    way.unlink()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            OSError(errno.EIO, os.strerror(errno.EIO), "数 据/builds/current"),
            "Have the disk looked at",
        ),
        (OSError(errno.EFBIG, os.strerror(errno.EFBIG), "数 据/x"), "its disk is full"),
        (
            OSError(errno.EROFS, os.strerror(errno.EROFS), "数 据/x"),
            "cannot be written by this user",
        ),
        (MemoryError(), "too little free memory"),
        (duckdb.OutOfMemoryException("failed to allocate"), "too little free memory"),
    ],
)
def test_what_the_system_refuses_is_said_in_a_sentence(
    fault: OSError | MemoryError | duckdb.Error, said: str
) -> None:
    told = unwritable.sentence(fault, DATA, ENGLISH)
    assert told is not None
    assert said in told
    if isinstance(fault, OSError):
        assert str(fault.filename) in told


def test_a_sync_that_fails_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output") as failed:
        durable.write_json(tmp_path / "said.json", {})
    assert Path(str(failed.value.filename)).parent == tmp_path
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
def test_a_disk_that_is_full_for_the_reader_is_no_fault_of_the_workbook(tmp_path: Path) -> None:
    workbook = offices.small_board(tmp_path / "少量.xlsx")
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.json").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        child.read([workbook], [out], child.How("en"))


def test_the_pages_say_it_too() -> None:
    words.use("en")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "数 据/decks/x.json")
    assert unwritable_pages.sentence(full).startswith("数 据/decks/x.json cannot be written")
    nameless = OSError(errno.EROFS, os.strerror(errno.EROFS))
    assert unwritable_pages.sentence(nameless, DATA).startswith("数 据 cannot be written by")
    assert "memory" in unwritable_pages.sentence(MemoryError())
    assert unwritable_pages.sentence(KeyError("?")) == ""
