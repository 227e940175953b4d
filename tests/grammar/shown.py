"""What a cell shows, for formats that hold no more than that."""

import datetime
from collections.abc import Callable

from tests.grammar.page import Cell
from tests.grammar.values import ACCOUNTING, bare

NUMBERS: dict[str, Callable[[float], str]] = {
    "General": bare,
    "0.00": lambda value: f"{value:.2f}",
    "#,##0.0": lambda value: f"{value:,.1f}",
    ACCOUNTING: lambda value: f" {value:,.2f} ",
    "0.0%": lambda value: f"{value * 100:.1f}%",
}
DATES: dict[str, Callable[[datetime.date], str]] = {
    'yyyy"年"m"月"': lambda day: f"{day.year}年{day.month}月",
    "yyyy-mm": lambda day: f"{day.year}-{day.month:02d}",
    "yyyy-mm-dd": lambda day: day.isoformat(),
}


def shown(cell: Cell) -> str:
    """The text of a cell under its mask."""
    if isinstance(cell.value, datetime.date):
        return DATES[cell.mask](cell.value)
    if isinstance(cell.value, float):
        return NUMBERS[cell.mask](cell.value)
    return cell.value or ""
