"""Blank workbooks made from the contract, which departments fill in and send back.

A filled-in one loads without a question: `etl.reading.layout.blanks` knows what a template brought.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook

from etl.reading.model import Cell, Span
from etl.reading.values import Context, parse
from etl.sheets import SHEETS
from etl.sheets.contract import Kind, Sheet
from etl.templates import choices, guide, layout, registers
from etl.templates.layout import Prefilled
from etl.templates.registers import Registers, Wanted

VALUES = "indicator_values"
ALL = "模板-全部.xlsx"
SEVERAL = "模板-合订.xlsx"


class TemplateError(Exception):
    """The period that a template is asked for is none: its argument, as written."""


@dataclass(frozen=True)
class Wish:
    """Which tables, and for which period and cities the rows of indicator values are filled in.

    `cities` is one city or a group of them; `is_missing` asks only for what nobody has reported.
    """

    tables: Sequence[str] = ()
    period: str = ""
    cities: str = ""
    is_missing: bool = False
    is_one_book: bool = False
    unit: str | None = None  # the only one whose names are offered
    sheets: tuple[Sheet, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find the tables by their names or titles; no names are all of them."""
        chosen = tuple(s for s in SHEETS if s.table in self.tables or s.title in self.tables)
        object.__setattr__(self, "sheets", chosen or SHEETS)


def write(data: Path, folder: Path, wish: Wish) -> list[Path]:
    """One workbook per table and, of several, one with all; or only this one if so wished.

    Dropdowns offer what the build in force knows. Raises TemplateError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = registers.read(data, wish.unit)
    rows = _prefilled(data, known, wish)
    books = [] if wish.is_one_book else [([s], f"模板-{s.title}.xlsx") for s in wish.sheets]
    if len(wish.sheets) > 1 or wish.is_one_book:
        books.append((list(wish.sheets), _name(wish)))
    return [_save(sheets, folder / name, known, rows) for sheets, name in books]


def _name(wish: Wish) -> str:
    if len(wish.sheets) == 1:
        return f"模板-{wish.sheets[0].title}.xlsx"
    return ALL if wish.sheets == SHEETS else SEVERAL


def _prefilled(data: Path, known: Registers, wish: Wish) -> dict[str, Prefilled]:
    if not wish.period:
        return {}
    period = parse(Cell(wish.period), Kind.PERIOD, Context()).value
    if not isinstance(period, Span) or period.end is None:
        raise TemplateError(wish.period)
    cities = wish.cities or next(iter(known.of("cities")), "")
    wanted = Wanted(wish.period, period, cities, wish.is_missing)
    missing = registers.rows(data, wanted)
    rows = tuple(
        {"indicator": indicator, "city": city, "period": wish.period, "unit": unit}
        for indicator, city, unit in missing
    )
    return {VALUES: Prefilled(("indicator", "city", "period", "unit"), rows)} if rows else {}


def _save(
    sheets: Sequence[Sheet], path: Path, known: Registers, rows: dict[str, Prefilled]
) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    offers = choices.Choices(book, known, sheets)
    for sheet in sheets:
        layout.write(book.create_sheet(sheet.title), sheet, offers, rows.get(sheet.table))
    guide.write(book.create_sheet(), sheets)
    offers.write(rows)
    book.move_sheet(book.worksheets[0], len(book.worksheets))  # what is to be filled in comes first
    book.active = 0
    book.save(path)
    return path
