"""What the system refuses: a full or damaged disk, a folder that may not be written, no memory."""

import errno
import os
from pathlib import Path

import duckdb

from etl.warehouse.limits import LimitError
from etl.words import Say

Fault = OSError | MemoryError | duckdb.Error
FULL = (errno.ENOSPC, errno.EFBIG, *((errno.EDQUOT,) if os.name != "nt" else ()))
FORBIDDEN = (errno.EACCES, errno.EPERM)
READ_ONLY = (errno.EROFS,)
BROKEN = (errno.EIO,)
STARVED = (errno.ENOMEM,)
IN_THE_WAY = (errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP)


def sentence(error: Fault, data: Path, say: Say) -> str | None:
    """The sentence for what stopped a command; None for any other fault, which is ours."""
    place = data
    if isinstance(error, OSError):
        named = error.filename2 or error.filename  # where a rename goes tells more
        place = Path(os.fsdecode(named)) if named else data
    if isinstance(error, LimitError):
        return error.sentence(say)
    if _is_starved(error):
        return say(
            "This machine has too little free memory for it. Close other programs, then run the "
            "same command again."
        )
    if _is(error, FULL):
        return say(
            "{place} cannot be written, for its disk is full. Make room on it, or name a data "
            "folder on another disk by QIANGHUI_DATA, then run the same command again."
        ).format(place=place)
    if _is(error, BROKEN):
        return say(
            "The disk could neither read nor write {place}. Have the disk looked at, and keep a "
            "backup on another one; then run the same command again."
        ).format(place=place)
    # A workbook that may not be read is another fault, and no matter of the data folder.
    if _is(error, READ_ONLY) or (_is(error, FORBIDDEN) and place.is_relative_to(data)):
        return say(
            "{place} cannot be written by this user. Give the right to write there, or name "
            "another data folder by QIANGHUI_DATA, then run the same command again."
        ).format(place=place)
    if isinstance(error, OSError) and _is(error, IN_THE_WAY) and place.is_relative_to(data):
        return say(
            "{place} is damaged or no file or folder of the board. Move it out of the data folder, "
            "then run the same command again."
        ).format(place=place)
    return None


def _is_starved(error: Fault) -> bool:
    kinds = (MemoryError, duckdb.OutOfMemoryException)
    return isinstance(error, kinds) or _is(error, STARVED)


def _is(error: Fault, numbers: tuple[int, ...]) -> bool:
    """DuckDB passes on the system's words, not its number."""
    if isinstance(error, OSError):
        return error.errno in numbers
    return any(os.strerror(number) in str(error) for number in numbers)
