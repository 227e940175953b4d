"""The dropdowns of a template, and the hidden sheet on which their words stand."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from etl.reading.layout.blanks import CHOICES, OWN, PREFILLED
from etl.sheets import BY_TABLE
from etl.sheets.contract import Column, Kind, Sheet
from etl.templates.layout import FIRST_ROW, LAST_ROW, Prefilled, put
from etl.templates.registers import Registers

# Names of a table that is no register, but which another table must write in the same way.
_NAMED_ELSEWHERE = {
    ("project_progress", "project"): "projects",
    ("milestones", "project"): "projects",
    ("campaigns", "project"): "projects",
}
_MOST = 250  # characters that Excel allows in a list written into the cell


class Choices:
    """Which words a column offers."""

    def __init__(self, book: Workbook, known: Registers, sheets: Sequence[Sheet]) -> None:
        """Offer the registers; of one that is empty, what is typed on its own sheet of the book."""
        self._sheet = book.create_sheet(CHOICES)
        self._known = known
        self._own = {sheet.table for sheet in sheets}
        self._columns: dict[str, int] = {}

    def offer(self, sheet: Sheet, column: Column) -> DataValidation | None:
        """The dropdown of a column; None when anything may stand in it."""
        words = ("是", "否") if column.kind is Kind.FLAG else column.allowed or column.offered
        if words:
            return _listed(self._written(words, column), is_strict=True)
        register = column.register or _NAMED_ELSEWHERE.get((sheet.table, column.name))
        if register is None:
            return None
        source = self._source(register)
        return None if source is None else _listed(source, is_strict=False)

    def write(self, rows: Mapping[str, Prefilled]) -> None:
        """Fill in the hidden sheet: every register in a column, and what was filled in before."""
        self._sheet.cell(1, 1, OWN)
        for row, (table, filled) in enumerate(rows.items(), start=2):
            headers = [BY_TABLE[table].column(name).header for name in filled.columns]
            self._sheet.cell(row, 1, PREFILLED)
            self._sheet.cell(row, 2, "、".join(headers))
        self._sheet.sheet_state = "hidden"
        self._sheet.protection.sheet = True

    def _written(self, words: Sequence[str], column: Column) -> str:
        text = ",".join(words)
        is_short = len(text) < _MOST and not any("," in word for word in words)
        return f'"{text}"' if is_short else self._kept(column.header, words)

    def _source(self, register: str) -> str | None:
        names = self._known.of(register)
        if names:
            return self._kept(register, names)
        if register not in self._own:
            return None
        sheet = BY_TABLE[register]
        place = [column.name for column in sheet.columns].index(sheet.key[0]) + 1
        letter = get_column_letter(place)
        return f"'{sheet.title}'!${letter}${FIRST_ROW}:${letter}${LAST_ROW}"

    def _kept(self, name: str, words: Sequence[str]) -> str:
        """Write words into a column of the hidden sheet once, right of what was filled in."""
        if name not in self._columns:
            place = self._columns[name] = 3 + len(self._columns)
            for row, word in enumerate(words, start=1):
                put(self._sheet.cell(row, place), word)
        letter = get_column_letter(self._columns[name])
        return f"'{CHOICES}'!${letter}$1:${letter}${len(words)}"


def _listed(source: str, *, is_strict: bool) -> DataValidation:
    """A dropdown; where a register may grow, another name is asked about and not forbidden."""
    return DataValidation(
        type="list",
        formula1=source,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop" if is_strict else "warning",
        errorTitle="请从下拉列表选择",
        error="这里只填下拉列表里的词。"
        if is_strict
        else "名册里没有这个名称。新名称请先加进名册，否则导入时会要求更正。",
    )
