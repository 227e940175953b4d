"""Build a Grid from values and marks: make cells, clean texts and cut merged areas to size."""

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.reading.formats import reasons
from etl.reading.formats.marks import Marks
from etl.reading.formats.masks import GENERAL, moment, shows_date
from etl.reading.model import Cell, Grid, Scalar
from etl.reading.refusal import Refusal

Area = tuple[int, int, int, int]
Rows = Iterable[tuple[int, int, Sequence[Scalar]]]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NOT_A_NUMBER = "#NUM!"
FIRST_YEAR = 1900


@dataclass
class Making:
    """How numbers of one workbook are shown, and the text cells made so far, to be used again."""

    codes: Sequence[str] = ()
    is_1904: bool = False
    texts: dict[str, Cell] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Find the date formats once."""
        self.dates = {code for code in self.codes if shows_date(code)}

    def code(self, style: int) -> str:
        """The format code of a style; General for a style that does not exist."""
        return self.codes[style] if 0 <= style < len(self.codes) else GENERAL

    def cells(self, rows: Rows, marks: Marks) -> dict[tuple[int, int], Cell]:
        """All cells that hold something. Millions pass here: nothing is called per plain cell."""
        cells: dict[tuple[int, int], Cell] = {}
        styled, texts = marks.styles, self.texts
        for row, left, values in rows:
            for column, value in enumerate(values, left):
                if value == "" or value is None:
                    continue
                styles = styled.get(column)
                style = styles[row] - 1 if styles is not None and row < len(styles) else -1
                if style < 0 and type(value) is str:
                    cell = texts.get(value) or self._text(value)
                elif style < 0 and type(value) is float and math.isfinite(value):
                    cell = Cell(value)
                else:
                    cell = self._masked(value, self.code(style))
                cells[row, column] = cell
        self._add_marks(cells, marks)
        return cells

    def _text(self, value: str) -> Cell:
        cell = self.texts[value] = Cell(cleaned(value))
        return cell

    def _masked(self, value: Scalar, code: str) -> Cell:
        if isinstance(value, str):
            return Cell(cleaned(value), code)
        if type(value) is int:  # whole numbers of old workbooks
            value = float(value)
        if isinstance(value, float):
            if not math.isfinite(value):
                return Cell(None, code, error=NOT_A_NUMBER)
            as_date = moment(value, is_1904=self.is_1904) if code in self.dates else None
            return Cell(value if as_date is None else as_date, code)
        if isinstance(value, dt.datetime) and value.year < FIRST_YEAR:
            return Cell(None, code, error=NOT_A_NUMBER)  # what calamine makes of NaN
        if isinstance(value, dt.datetime) and value.time() == dt.time():
            value = value.date()  # a day that was written out, not as a serial number
        return Cell(value, code)

    def _add_marks(self, cells: dict[tuple[int, int], Cell], marks: Marks) -> None:
        for place in marks.before & cells.keys():
            cells[place] = Cell(None, cells[place].number_format, error=NOT_A_NUMBER)
        for place, error in marks.errors.items():
            cells[place] = Cell(None, self.code(marks.style_of(*place)), error=error)
        for place, formula in marks.formulas.items():
            cells[place] = Cell(None, self.code(marks.style_of(*place)), formula=formula)


def cleaned(text: str) -> str:
    """A text without control characters, which no office typed on purpose."""
    return text if text.isprintable() else _CONTROL.sub("", text).replace("\r\n", "\n")


def grid(
    name: str,
    cells: dict[tuple[int, int], Cell],
    marks: Marks,
    merges: Iterable[Area] = (),
    *,
    hidden: bool = False,
) -> Grid:
    """One sheet; merged areas end where the sheet's cells end."""
    return Grid(
        name,
        cells,
        _tamed(name, cells, merges),
        hidden=hidden,
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
        bordered=frozenset(marks.bordered),
    )


def _tamed(
    sheet: str, cells: dict[tuple[int, int], Cell], merges: Iterable[Area]
) -> tuple[Area, ...]:
    last_row = max((row for row, _ in cells), default=-1)
    last_column = max((column for _, column in cells), default=-1)
    tamed = []
    covered = 0
    for top, left, bottom, right in merges:
        area = (top, left, min(bottom, last_row), min(right, last_column))
        if top > area[2] or left > area[3]:
            continue
        covered += (area[2] - top + 1) * (area[3] - left + 1)
        if area[:2] != area[2:]:
            tamed.append(area)
    if covered > (last_row + 1) * (last_column + 1):
        raise Refusal(reasons.MERGES, sheet=sheet)
    return tuple(tamed)
