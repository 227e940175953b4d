"""What the system refuses to the pages, in a sentence: a full disk, a folder not to be written."""

import errno
import os
from pathlib import Path

from pages.shared.words import translate as _

FULL = (errno.ENOSPC, errno.EFBIG, *((errno.EDQUOT,) if os.name != "nt" else ()))
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
STARVED = (errno.ENOMEM,)


def sentence(error: BaseException, place: Path | None = None) -> str:
    """What stopped the writing, where, and what to do; "" for any other fault, which is ours.

    `place` is meant where the error names none.
    """
    if isinstance(error, MemoryError) or _is(error, STARVED):
        return _("This machine has too little free memory for it. Try it again in a while.")
    if not isinstance(error, OSError):
        return ""
    named = error.filename2 or error.filename
    where = os.fsdecode(named) if named else str(place or _("The disk"))
    if _is(error, FULL):
        return _(
            "{place} cannot be written, for its disk is full. Have room made, then try again.",
            place=where,
        )
    if _is(error, FORBIDDEN):
        return _(
            "{place} cannot be written by the server. Have it given the right to write there, "
            "then try again.",
            place=where,
        )
    if _is(error, (errno.EIO,)):
        return _("The disk could neither read nor write {place}. Have it looked at.", place=where)
    return ""


def _is(error: BaseException, numbers: tuple[int, ...]) -> bool:
    return isinstance(error, OSError) and error.errno in numbers
