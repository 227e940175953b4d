"""Advice of the reasons for which a whole workbook (.xlsx) is refused."""

import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook, load_workbook

from etl.reading.formats import reasons
from etl.reading.formats.gate import LIMITS, MEGABYTE
from tests.advice.case import Rows, forums
from tests.workbooks.case import fill

SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
PASSWORD, WRONG = "公会2020", "公会2021"
Act = Callable[[Path], None]


@dataclass(frozen=True)
class Refused:
    """A reason, what makes a sound workbook show it, and what its sentence says to do.

    `given` is the password that is entered with the file, `right` the one that its advice asks for.
    """

    reason: str
    spoil: Act
    mend: Act
    given: str | None = None
    right: str | None = None


def write(path: Path) -> None:
    """A sound workbook with two forums."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in forums().items():
        fill(book, name, rows)
    book.save(path)


def save_again(path: Path) -> None:
    """Open it and save it, as Excel would."""
    load_workbook(path).save(path)


def paste_anew(path: Path) -> None:
    """Paste the table as values into a new workbook."""
    old, book = load_workbook(path, data_only=True), Workbook()
    book.remove(book.worksheets[0])
    for sheet in old.worksheets:
        rows: Rows = list(sheet.values)
        fill(book, sheet.title, rows)
    book.save(path)


def choose_another(path: Path) -> None:
    """Choose the file that holds the table."""
    write(path)


def delete_stray(path: Path) -> None:
    """Delete what stands far from the table."""
    old, book = load_workbook(path).worksheets[0], Workbook()
    near: Rows = list(old.iter_rows(max_row=3, max_col=5, values_only=True))
    book.remove(book.worksheets[0])
    fill(book, old.title, near)
    book.save(path)


def leave(_: Path) -> None:
    """Leave the file as it is."""


def decrypt(path: Path) -> None:
    """Save it without its password."""
    with path.open("rb") as file:
        opened = OOXMLFile(file) if zipfile.is_zipfile(path) else _encrypted(file.read())
        plain = io.BytesIO()
        opened.load_key(password=PASSWORD)
        opened.decrypt(plain)
    path.write_bytes(plain.getvalue())


def _encrypted(content: bytes) -> OOXMLFile:
    return OOXMLFile(io.BytesIO(content))


def encrypt(path: Path) -> None:
    """Protect it with a password."""
    plain, hidden = io.BytesIO(path.read_bytes()), io.BytesIO()
    OOXMLFile(plain).encrypt(PASSWORD, hidden)
    path.write_bytes(hidden.getvalue())


def empty(path: Path) -> None:
    """A file without a byte."""
    path.write_bytes(b"")


def grow(path: Path) -> None:
    """A file larger than any that is read; it has holes, so that it costs nothing."""
    os.truncate(path, LIMITS.file + MEGABYTE)


def stray(path: Path) -> None:
    """One cell at the very end of the sheet."""
    book = load_workbook(path)
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(path)


def rewritten(change: Callable[[dict[str, bytes]], None]) -> Act:
    """Change the parts of a workbook as they lie in its file."""

    def act(path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        change(parts)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)

    return act


def _in_sheet(old: str, new: str) -> Act:
    def change(parts: dict[str, bytes]) -> None:
        content = parts[SHEET].decode()
        assert old in content
        parts[SHEET] = content.replace(old, new, 1).encode()

    return rewritten(change)


def _in_utf16(parts: dict[str, bytes]) -> None:
    text = parts[SHEET].decode().partition("?>")[2] or parts[SHEET].decode()
    parts[SHEET] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")


def _with_macros(parts: dict[str, bytes]) -> None:
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"


def _with_parts(parts: dict[str, bytes]) -> None:
    parts |= {f"xl/media/{number}.txt": b"x" for number in range(LIMITS.parts)}


def _with_styles(parts: dict[str, bytes]) -> None:
    content = parts[STYLES].decode()
    more = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * LIMITS.styles
    parts[STYLES] = content.replace("</cellXfs>", f"{more}</cellXfs>", 1).encode()


def _swollen(parts: dict[str, bytes]) -> None:
    parts[SHEET] += b" " * 2 * LIMITS.small


OF_REFUSALS: tuple[Refused, ...] = (
    Refused(reasons.EMPTY, empty, choose_another),
    Refused(reasons.TOO_LARGE, grow, choose_another),
    Refused(reasons.MACROS, rewritten(_with_macros), save_again),
    Refused(reasons.PASSWORD_NEEDED, encrypt, leave, right=PASSWORD),
    Refused(reasons.PASSWORD_NEEDED, encrypt, decrypt),
    Refused(reasons.PASSWORD_WRONG, encrypt, leave, given=WRONG, right=PASSWORD),
    Refused(reasons.PASSWORD_WRONG, encrypt, decrypt, given=WRONG),
    Refused(reasons.STRAY, stray, delete_stray),
    Refused(reasons.STYLES, rewritten(_with_styles), paste_anew),
    Refused(reasons.DOCTYPE, _in_sheet("<worksheet", "<!DOCTYPE worksheet><worksheet"), save_again),
    Refused(reasons.ENCODING, rewritten(_in_utf16), save_again),
    Refused(reasons.PARTS, rewritten(_with_parts), paste_anew),
    Refused(reasons.BOMB, rewritten(_swollen), paste_anew),
)
# Other files than workbooks, other formats of them, what only Excel can mend, and our own failures.
UNTRIED = frozenset(
    {
        *(reasons.MERGES, reasons.FORGED),
        *(reasons.PDF, reasons.WORD, reasons.DOCUMENT, reasons.SLIDES, reasons.PICTURE),
        *(reasons.PACKED, reasons.WEB_ARCHIVE, reasons.OLD_OPEN, reasons.FLAT_OPEN, reasons.DIF),
        *(reasons.SYLK, reasons.NUMBERS, reasons.WPS, reasons.OFD, reasons.LOCK, reasons.UNKNOWN),
        *(reasons.TEXT_CODE, reasons.DELIMITER, reasons.PROTECTED),
        *(reasons.DAMAGED, reasons.UNREADABLE, reasons.STRINGS, reasons.ADDRESS, reasons.DISAGREE),
        *(reasons.LONG, reasons.TOO_MUCH, reasons.BROKE),
    }
)
