"""Which formulas of an old workbook hold no result of their own, though a value stands there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.reading.formats.biff import EMPTY, TEXT, Formula
from etl.reading.formats.formula_values import Given, Kind
from etl.reading.formats.formulas import result_of
from etl.reading.model import Cell

Place = tuple[int, int]
Cells = Mapping[Place, Cell]
Decompile = Callable[[Formula], str]

DEFAULT_OF_JXL = (4.0, 0xFCE00000)  # what this library writes for every formula
NEAR = 1e-9


@dataclass(frozen=True)
class Sheet:
    """The formulas of one sheet, the values of its cells, and how a formula is written."""

    formulas: Sequence[Formula]
    cells: Cells
    written: Decompile


@dataclass(frozen=True)
class _Doubt:
    """A result that may be no result; `is_wrong` is True or False where the formula tells."""

    sheet: int
    place: Place
    text: str
    is_on_load: bool
    is_wrong: bool | None


def unsaved(sheets: Sequence[Sheet], *, is_calculated: bool) -> list[dict[Place, str]]:
    """Of each sheet, the formulas whose stored result is none, and how they are written.

    A 0 or an empty text is believed where other results of the same kind show that a program
    calculated them, or where nothing speaks against it.
    """
    by_sheet: list[dict[Place, str]] = [{} for _ in sheets]
    doubts = [doubt for number, sheet in enumerate(sheets) for doubt in _doubts(number, sheet)]
    for is_on_load in (False, True):
        alike = [doubt for doubt in doubts if doubt.is_on_load is is_on_load]
        is_none_true = not any(
            _is_sound(formula)
            for sheet in sheets
            for formula in sheet.formulas
            if formula.is_on_load is is_on_load
        )
        speaks = is_on_load or not is_calculated or any(doubt.is_wrong for doubt in alike)
        for doubt in alike:
            if doubt.is_wrong or (doubt.is_wrong is None and is_none_true and speaks):
                by_sheet[doubt.sheet][doubt.place] = doubt.text
    return by_sheet


def _doubts(number: int, sheet: Sheet) -> Iterator[_Doubt]:
    places = {(formula.row, formula.column) for formula in sheet.formulas if not _is_sound(formula)}

    def lookup(row: int, column: int) -> Cell | None:
        return Cell(None) if (row, column) in places else sheet.cells.get((row, column))

    for formula in sheet.formulas:
        place = (formula.row, formula.column)
        if _is_sound(formula) and not _is_figure(sheet.cells.get(place)):
            continue
        text = sheet.written(formula)
        is_wrong = _is_wrong(formula, sheet.cells.get(place), result_of(text, lookup))
        if is_wrong or not _is_sound(formula):
            yield _Doubt(number, place, text, formula.is_on_load, is_wrong)


def _is_sound(formula: Formula) -> bool:
    """Whether the result is none that a library writes without having calculated."""
    if formula.kind is None:
        default = (formula.number, formula.chain) == DEFAULT_OF_JXL and formula.is_on_load
        return formula.number != 0 and not default
    return formula.kind != EMPTY and not formula.is_text_lost


def _is_figure(cell: Cell | None) -> bool:
    """A text that is a bare number, which an arithmetic formula cannot have given."""
    text = cell.value if cell is not None else None
    return isinstance(text, str) and text.strip().replace(".", "", 1).lstrip("-").isdecimal()


def _is_wrong(formula: Formula, cell: Cell | None, expected: Given) -> bool | None:
    """Whether a stored result differs from what the formula gives; None where that is not known."""
    if formula.is_text_lost:
        return True
    if formula.kind in (EMPTY, TEXT):
        text = cell.value if cell is not None and formula.kind == TEXT else ""
        if isinstance(expected, str):
            return expected != text
        return True if isinstance(expected, int | float) or expected is Kind.NUMBER else None
    if isinstance(expected, str) or expected is Kind.TEXT:
        return True
    if isinstance(expected, int | float):
        return abs(float(expected) - formula.number) > NEAR
    return True if formula.number else None  # what a library writes for every formula
