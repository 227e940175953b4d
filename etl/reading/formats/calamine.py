"""Calamine behind a guard: its errors and panics become a Refusal."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from etl.reading.formats import reasons
from etl.reading.model import Scalar
from etl.reading.refusal import Refusal


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what calamine raises into a Refusal; its panics are not even an Exception."""
    try:
        yield
    except PasswordError as error:
        raise Refusal(reasons.PASSWORD_NEEDED) from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise Refusal(reasons.UNREADABLE) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Refusal(reasons.UNREADABLE) from error


def open_book(file: IO[bytes]) -> CalamineWorkbook:
    """The workbook in a file."""
    file.seek(0)
    with guarded():
        return CalamineWorkbook.from_filelike(file)


def sheets(book: CalamineWorkbook) -> Iterator[tuple[CalamineSheet, bool]]:
    """Each worksheet, and whether it is hidden; charts and macro sheets are left out."""
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet:
            with guarded():
                worksheet = book.get_sheet_by_name(sheet.name)
            yield worksheet, sheet.visible != SheetVisibleEnum.Visible


def merges(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    """The merged areas: first row, first column, last row, last column."""
    with guarded():
        return [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]


def rows(sheet: CalamineSheet) -> Iterator[tuple[int, int, Sequence[Scalar]]]:
    """(row, first column, values) of each row of the used range."""
    with guarded():
        if sheet.start is None:
            return
        column = sheet.start[1]
        for row, values in enumerate(sheet.iter_rows()):
            yield row, column, values
