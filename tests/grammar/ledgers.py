"""Records on a sheet: a ledger under its heads, in our words or the office's."""

import datetime
from collections.abc import Callable
from random import Random

from tests.grammar.heads import head
from tests.grammar.page import BLANK, Body, Cell, Page, Row, line
from tests.grammar.pairwise import Choice
from tests.grammar.periods import Written
from tests.grammar.records import Amount, Day, Ledger, Record, Value
from tests.grammar.values import bare
from tests.grammar.words import SHEETS

DAYS: dict[str, Callable[[datetime.date], Written]] = {
    "date": lambda day: day,
    "2024年5月8日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "2024-05-08": lambda day: day.isoformat(),
    "2024.5.8": lambda day: f"{day.year}.{day.month}.{day.day}",
    "20240508": lambda day: day.strftime("%Y%m%d"),
}
DAY_MASK = "yyyy-mm-dd"


def draw(ledger: Ledger, records: list[Record], choice: Choice, rng: Random) -> Body:
    """The table of a ledger, without what stands round it but its title."""
    headers = list(records[0].values)
    if choice["order"] == "shuffled":
        headers = [headers[0], *rng.sample(headers[1:], len(headers) - 1)]
    rows = [_row(record, headers, choice) for record in records]
    labels = [_label(header, ledger, choice) for header in headers]
    if choice["order"] == "numbered":
        rows = [(Cell(float(n)), *row) for n, row in enumerate(rows, 1)]
        labels.insert(0, "序号")
    heads = _heads(labels, choice["heads"])
    return Body(heads, tuple(rows), rng.choice(SHEETS), above=(line(ledger.title),))


def register(records: list[Record]) -> Page:
    """A sheet of records under our own headers, named by the first of them, and nothing else."""
    headers = list(records[0].values)
    rows = [_row(record, headers, {}) for record in records]
    return Page(headers[0], (line(*headers), *rows))


def _label(header: str, ledger: Ledger, choice: Choice) -> str:
    if choice["names"] == "ours":
        return header
    alias = ledger.aliases[header]
    return " ".join(alias) if choice["names"] == "aliases spaced out" else alias


def _heads(labels: list[str], how: str) -> tuple[Row, ...]:
    """One row, or one under 基本情况 and 具体情况, the first column apart."""
    if how == "one row":
        return (line(*labels),)
    first, *others = labels
    half = len(others) // 2
    groups = [Cell("基本情况")] * half + [Cell("具体情况")] * (len(others) - half)
    way = "merged" if how == "groups merged" else "merges lost"
    return head([first], [groups, [Cell(label) for label in others]], way)


def _row(record: Record, headers: list[str], choice: Choice) -> Row:
    cells = [_cell(record.values[header], choice) for header in headers]
    first = Cell(cells[0].value, cells[0].mask, holds=record)
    return (first, *cells[1:])


def _cell(value: Value, choice: Choice) -> Cell:
    if isinstance(value, Day):
        return Cell(DAYS[choice["day"]](value.date), DAY_MASK)
    if isinstance(value, Amount):
        return Cell(_amount(value, choice["amount"]))
    return Cell(float(value) if isinstance(value, int) else value) if value != "" else BLANK


def _amount(amount: Amount, how: str) -> Written:
    """A bare number is in the column's own unit; only a text can say 万元 itself."""
    if how == "plain" or (how == "text" and amount.factor != 1):
        return amount.value * amount.factor
    text = bare(amount.value)
    if how == "text":
        return text
    return f"约{text}{amount.unit}" if how == "约" else f"{text}{amount.unit}"
