"""The tables of papers: the rows and columns for which print has room, and captions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from pages.shared import words
from pages.shared.capture.screen import Block, Screen
from pages.shared.exports.prose.said import Said, plain, unbroken
from pages.shared.exports.prose.standing import subject_of
from pages.shared.findings import column

BENCHMARKS = ("近学", "远学")
COLUMNS = 6  # so many fit the paper, where none are named


@dataclass(frozen=True)
class Table:
    """A page's block as a table: the sentence that captions it, its columns, and its first rows.

    `lights`: of projects, those of these states. `is_of_cities`: where there are more rows than
    fit, those of our city, of its benchmark cities and of its neighbours come before others.
    `least`: so many rows it keeps where it gives way to other tables.
    """

    block: str
    caption: str
    columns: Sequence[str] = ()
    rows: int = 10
    lights: Sequence[str] = ()
    is_of_cities: bool = False
    least: int = 3


@dataclass(frozen=True)
class Printed:
    """A table as it is printed: its caption, its headers and rows, and the block that it shows.

    `of` and `screen` are what it was made from.
    """

    caption: str
    lines: list[list[str]]
    block: Block
    of: Table
    screen: Screen

    def shorter(self, least: int = 0) -> "Printed | None":
        """The same with a row less; None where it would have too few, or fewer than `least`."""
        rows = len(self.lines) - 2
        is_enough = rows >= (least or self.of.least)
        return printed(replace(self.of, rows=rows), self.screen) if is_enough else None


def printed(table: Table, screen: Screen) -> Printed | None:
    """The table; None where the page does not show it or it has no row."""
    block = screen.block(table.block)
    if block is None:
        return None
    rows = block.rows
    if table.lights:
        rows = rows[rows["light"].isin(table.lights)]
    shown = _nearest(rows, table.rows) if table.is_of_cities else rows.head(table.rows)
    if shown.empty:
        return None
    names = [name for name in table.columns if name in block.columns] or list(block.columns)
    columns = {name: block.columns[name] for name in names[:COLUMNS]}
    lines = [[unbroken(plain(cell)) for cell in line] for line in column.table(shown, columns)]
    caption = Said(table.caption, _facts(table.caption, block, screen)).text
    if table.is_of_cities and len(shown) < len(rows):
        rest = str(len(rows) - len(shown))
        caption = Said("table.chosen", {"title": caption, "count": rest}).text
    elif len(shown) < len(rows):
        caption = Said("table.first", {"title": caption, "count": str(len(shown))}).text
    return Printed(unbroken(caption), lines, block, table, screen)


def _nearest(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """So many cities, in the order of the rows: ours, the benchmark cities, those beside us in the
    ranking, the first, and then the others from above."""
    places = range(len(rows))
    home = [at for at in places if rows["is_home"].iloc[at]]
    compared = [at for at in places if rows["role"].iloc[at] in BENCHMARKS]
    ranked = [at for at in places if pd.notna(rows["rank"].iloc[at])]
    beside = [at + step for at in home for step in (-1, 1) if at + step in ranked]
    order = list(dict.fromkeys([*home, *compared, *beside, *ranked, *places]))
    return rows.iloc[sorted(order[:most])]


def _facts(key: str, block: Block, screen: Screen) -> dict[str, str]:
    """What a caption names: the subject, the period or the year of its block."""
    if key == "table.cities":
        first = block.rows.iloc[0]
        return {"subject": subject_of(block), "period": _period(first)}
    if key == "table.gaps":
        return {"benchmark": str(block.rows["benchmark_city"].iloc[0])}
    if key == "table.results":
        appraisal, _dot, period = block.subject.partition(" · ")
        return {"appraisal": appraisal, "period": period.partition(" · ")[0]}
    if key in ("table.classes", "table.league"):
        return {"year": words.year(int(screen.view["year"]))}
    return {}


def _period(row: pd.Series) -> str:
    return words.period(row["period_start"], row["period_end"], row["grain"])
