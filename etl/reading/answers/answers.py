"""The report on one workbook as plain JSON, which the reading child hands to its parent."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from etl.reading.formats import reasons
from etl.reading.refusal import Refusal
from etl.words import translation

Plain = str | int | float | bool | None
Shown = Plain | Mapping[str, Plain] | Mapping[str, list[str]]


class ShownTable(TypedDict):
    """The rows of one table from one sheet."""

    table: str
    sheet: str
    rows: list[dict[str, Shown]]


class ShownCell(TypedDict):
    """One cell as the office sees it; a merged one reaches `down` and `across`."""

    cell: str
    text: str
    down: int
    across: int


class ShownRow(TypedDict):
    """One row of a sheet as it looks, by its number in the spreadsheet."""

    row: int
    is_hidden: bool
    cells: list[ShownCell]


class ShownSheet(TypedDict):
    """The first and the faulty rows of a sheet as it looks, under the letters of its columns."""

    sheet: str
    columns: list[str]
    rows: list[ShownRow]


class Reported(TypedDict):
    """One fault as told in the language asked for; a `warning` does not stop a load.

    Where one sentence tells of several cells, `cell` is the range around them and `cells` are they.
    Faults with the same `entry` are mended together: they are one.
    """

    sheet: str | None
    cell: str | None
    header: str | None
    value: str | None
    reason: str
    warning: bool
    cells: NotRequired[list[str]]
    entry: NotRequired[str]


class Unread(TypedDict):
    """A header that no column of the contract was found for, and the first values below it."""

    header: str
    values: list[str]


class Wanted(TypedDict):
    """A column of the contract that a sheet lacks, and the headers that may mean it.

    `nearest` is the likeliest of them, None where none is likely.
    """

    table: str
    sheet: str
    column: str
    nearest: str | None
    unread: list[Unread]


class Report(TypedDict):
    """What is said of one workbook; `tables` and `looks` are empty unless rows were asked for.

    `wanted` has the columns that a header in doubt may mean.

    `reported` has every faulty cell, `causes` one entry for all cells with the same cause.

    `form` says what the file is (`formats/form.py`), and is empty where it was not read.

    `is_protected` when nothing but the right password is wanted; `sha256` is for whoever loads, and
    so are the mappings by hand that were used.
    """

    file: str
    refused: bool
    message: str
    tables: list[ShownTable]
    reported: list[Reported]
    causes: list[Reported]
    left_out: list[Reported]
    rows: dict[str, int]
    mapping: dict[str, dict[str, str]]
    is_demo: bool
    form: str
    sha256: NotRequired[str]
    is_protected: bool
    looks: list[ShownSheet]
    wanted: list[Wanted]
    mapped: NotRequired[list[dict[str, object]]]


def refused(file: str, refusal: Refusal, *, language: str) -> Report:
    """What is said of a file that was not read at all."""
    return Report(
        file=file,
        refused=True,
        message=refusal.sentence(translation(language)),
        tables=[],
        reported=[],
        causes=[],
        left_out=[],
        rows={},
        mapping={},
        is_demo=False,
        form="",
        is_protected=refusal.message_id in (reasons.PASSWORD_NEEDED, reasons.PASSWORD_WRONG),
        looks=[],
        wanted=[],
    )
