"""A load asks for room before it writes: the sentence names need and have, and obeying it helps."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.loading import room
from etl.reading.formats.gate import LIMITS, MEGABYTE
from tests import commands, offices

SMALL = 40  # MB of the disk, less than a first build needs
SAID = re.compile(r"需要约 ([\d,]+) MB，现在只剩 ([\d,]+) MB")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk; only root can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}000000", "board", str(place)]
    if shutil.which("mount") is None or os.name == "nt":
        pytest.skip("this system has no mount")
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this user may not mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_load_without_room_writes_nothing_and_has_room_on_another_disk(
    disk: Path, tmp_path: Path
) -> None:
    workbook = offices.small_board(tmp_path / "少量.xlsx")
    for arguments in ((), ("--dry-run",), ("--json",)):
        done = commands.started(disk / "data", "load", workbook, *arguments)
        assert done.returncode == 1
        said = SAID.search(done.stdout)
        assert said, done.stdout + done.stderr
        need, have = (int(number.replace(",", "")) for number in said.groups())
        assert need > SMALL >= have > 30
        assert "QIANGHUI_DATA" in done.stdout
        assert "Traceback" not in done.stderr
    left = {path.name for path in (disk / "data").rglob("*")}
    assert left <= {"write.lock", "access.sqlite3"}  # and the audit says that it was tried
    assert commands.etl(tmp_path / "elsewhere", "load", workbook).returncode == 0


def test_room_is_kept_for_the_build_that_there_is_and_for_what_is_to_come(
    few: Path, tmp_path: Path
) -> None:
    build = commands.current(few).path.stat().st_size
    assert room.needed(few, []) == build + room.SPARE
    text = tmp_path / "表.csv"
    text.write_text("城市,数值\n" * 10_000, encoding="utf-8")
    size = text.stat().st_size
    assert room.needed(few, [text]) == build + room.SPARE + size * (1 + room.OF_OTHERS)
    assert room.needed(tmp_path, [text]) > room.FIRST


def test_what_a_load_takes_is_less_than_what_was_asked_for(few: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(few, data)
    rows = [offices.VALUES[0]]
    for year in range(1990, 2025):
        for month in range(1, 13):
            rows += [
                ["网上入会率", city, f"{year}年{month}月", 70.5, "%"] for city in ("甲市", "乙市")
            ]
    workbook = offices.workbook(tmp_path / "多年.xlsx", {"指标数据": rows})
    need, before = room.needed(data, [workbook]), _size(data)
    assert commands.etl(data, "load", workbook, "--confirm-all").returncode == 0
    assert _size(data) - before < need


def test_a_file_that_unpacks_to_more_than_is_read_asks_for_no_more_room(tmp_path: Path) -> None:
    bomb = tmp_path / "大.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in range(7):
            archive.writestr(f"xl/worksheets/sheet{part}.xml", bytes(50 * MEGABYTE))
        archive.writestr("xl/media/picture.png", bytes(5 * MEGABYTE))
    most = room.FIRST + room.SPARE + bomb.stat().st_size + room.OF_XML * LIMITS.unpacked
    assert room.needed(tmp_path, [bomb]) == most


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
