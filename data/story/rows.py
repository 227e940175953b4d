"""The rows of the story: `rows/<workbook>/<sheet>.csv`, UTF-8, heads as the sheets have them."""

import csv
import datetime as dt
import re
from pathlib import Path

CellValue = str | int | float | dt.date | None

ROWS = Path(__file__).parent / "rows"
NUMBER = re.compile(r"-?\d+(\.\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def table(book: str, sheet: str) -> list[list[str]]:
    """A csv file as it is, its head first."""
    path = ROWS / book / f"{sheet}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:  # Excel begins a csv with a mark
        return list(csv.reader(file))


def records(book: str, sheet: str) -> list[dict[str, str]]:
    """The rows of a csv file by the names of its columns."""
    head, *rows = table(book, sheet)
    return [dict(zip(head, row, strict=True)) for row in rows]


def value(text: str) -> CellValue:
    """What a cell of the workbook holds: a number, a day such as 2025-09-01, a text, or nothing."""
    if NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return dt.date.fromisoformat(text) if DAY.fullmatch(text) else text or None
