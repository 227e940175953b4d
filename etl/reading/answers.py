"""What is said of one workbook, as plain JSON: all that a reading child's parent knows of it."""

from typing import TypedDict

from etl.reading.refusal import Refusal
from etl.words import translation

Plain = str | int | float | bool | None
Shown = Plain | dict[str, Plain]


class ShownTable(TypedDict):
    """The rows of one table from one sheet."""

    table: str
    sheet: str
    rows: list[dict[str, Shown]]


class Reported(TypedDict):
    """One fault as told in the language asked for; a `warning` does not stop a load."""

    sheet: str | None
    cell: str | None
    header: str | None
    value: str | None
    reason: str
    warning: bool


class Report(TypedDict):
    """What is said of one workbook; `tables` is empty unless rows were asked for."""

    file: str
    refused: bool
    message: str
    tables: list[ShownTable]
    reported: list[Reported]
    rows: dict[str, int]
    mapping: dict[str, dict[str, str]]
    is_demo: bool


def refused(file: str, refusal: Refusal, *, language: str) -> Report:
    """What is said of a file that was not read at all."""
    return Report(
        file=file,
        refused=True,
        message=refusal.told(translation(language)),
        tables=[],
        reported=[],
        rows={},
        mapping={},
        is_demo=False,
    )
