"""Whether a load has room: asked before anything is written, so that no disk fills halfway.

What a load takes is reckoned high from what its files unpack to, for its rows are not known yet: a
build grew by 1.4 bytes for each byte of a sheet's XML and by 10 for each of plain text.
"""

import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from etl.reading.formats.gate import LIMITS, MEGABYTE
from etl.warehouse import pointer
from etl.words import Say, mark

OF_XML, OF_OTHERS = 2, 12  # bytes of build and rows for each byte of a file
FIRST = 50 * MEGABYTE  # of a build with a little in every table
SPARE = 8 * MEGABYTE
NO_ROOM = mark(
    "Nothing was loaded: it needs about {need} MB on the disk of {place}, which has {have} MB"
    " left. Make room on it, or name a data folder on another disk by QIANGHUI_DATA, then load"
    " again."
)


NO_ROOM_TO_ERASE = mark(
    "Nothing was erased: it needs about {need} MB on the disk of {place}, which has {have} MB left,"
    " for what takes the place of uploads and builds is written before anything goes. Make room on"
    " it, then run the same command again."
)


class RoomError(Exception):
    """The disk has too little room; nothing was written. Sizes are in bytes."""

    def __init__(self, place: Path, need: int, have: int, message: str = NO_ROOM) -> None:
        """Keep what the sentence names."""
        super().__init__(f"{place} has {have} bytes, {need} are needed")
        self.place, self.need, self.have, self.message = place, need, have, message

    def sentence(self, say: Say) -> str:
        """What is needed, what is there, and what to do."""
        need, have = -(-self.need // MEGABYTE), self.have // MEGABYTE
        return say(self.message).format(place=self.place, need=f"{need:,}", have=f"{have:,}")


def check(data: Path, files: Iterable[Path]) -> None:
    """Raise RoomError when the data folder has no room for these files, their rows and a build."""
    need, have = needed(data, files), shutil.disk_usage(data).free
    if have < need:
        raise RoomError(data, need, have)


def check_erasure(data: Path) -> None:
    """Raise RoomError when the data folder has no room for an erasure that touches a little of it.

    All builds may be copied, and the one in force is made twice more; how many uploads are written
    anew is not known yet. A disk that fills up with them stops it before anything is decided.
    """
    present = pointer.current(data)
    copies = [path.stat().st_size for path in (data / "builds").glob("*.duckdb")]
    need = SPARE + sum(copies) + 2 * (present.path.stat().st_size if present else 0)
    have = shutil.disk_usage(data).free
    if have < need:
        raise RoomError(data, need, have, NO_ROOM_TO_ERASE)


def needed(data: Path, files: Iterable[Path]) -> int:
    """Bytes that a load of these files takes while the build in force stays where it is."""
    build = pointer.current(data)
    present = build.path.stat().st_size if build else FIRST
    return present + SPARE + sum(file.stat().st_size + _grown(file) for file in files)


def _grown(file: Path) -> int:
    """Bytes of rows and build; of more than the reader takes, as much as it takes."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [part.file_size for part in archive.infolist() if _is_table(part.filename)]
        return OF_XML * min(sum(parts), LIMITS.unpacked)
    except (zipfile.BadZipFile, OSError, ValueError):  # no archive, or the reader says why not
        return OF_OTHERS * min(file.stat().st_size, LIMITS.file)


def _is_table(part: str) -> bool:
    """Whether a part of a workbook may hold cells; pictures do not."""
    return part.lower().endswith((".xml", ".bin"))
