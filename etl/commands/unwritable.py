"""A place that cannot be written: its disk is full, or this user may not."""

import errno
import os
from pathlib import Path

import duckdb

from etl.words import Say

FULL = (errno.ENOSPC, errno.EDQUOT) if os.name != "nt" else (errno.ENOSPC,)
FORBIDDEN = (errno.EACCES, errno.EPERM)
READ_ONLY = (errno.EROFS,)
IN_THE_WAY = (
    *(errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP, errno.EIO),
)


def sentence(error: OSError | duckdb.Error, data: Path, say: Say) -> str | None:
    """The sentence for what stopped the writing; None for any other fault, which is ours."""
    place = data
    if isinstance(error, OSError):
        named = error.filename2 or error.filename  # where a rename goes tells more
        place = Path(os.fsdecode(named)) if named else data
    if _is(error, FULL):
        return say(
            "{place} cannot be written, for its disk is full. Make room on it, or name a data "
            "folder on another disk by QIANGHUI_DATA, then run the same command again."
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


def _is(error: OSError | duckdb.Error, numbers: tuple[int, ...]) -> bool:
    """DuckDB passes on the system's words, not its number."""
    if isinstance(error, OSError):
        return error.errno in numbers
    return any(os.strerror(number) in str(error) for number in numbers)
