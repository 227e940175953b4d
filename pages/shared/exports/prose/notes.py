"""Footnotes of papers: the cells behind facts, who loaded them and on which day.

《2025年12月月报》12月!B5，研究室1月4日导入. Sentences that follow each other and stem from one
sheet of one load share a note, which names the cell of each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import pandas as pd

from pages.shared import warehouse, words
from pages.shared.capture.screen import Block
from pages.shared.exports.prose.said import Cells, Said, unbroken
from pages.shared.words import translate as _

NEAR = pd.Timedelta(days=180)  # a day so soon after the board's needs no year


@dataclass(frozen=True)
class Source:
    """The first cell behind a fact, and how many there are; `of` is its sheet and its load."""

    of: tuple[str, str, str, str]  # file, sheet, by whom, day
    cell: str
    count: int = 1
    is_demo: bool = False


def told(said: Iterable[Said]) -> list[tuple[str, str]]:
    """Sentences in the language of the moment, each with the note that stands behind it."""
    sourced = [(unbroken(one.text), _source(one.cells, one.about, one.is_demo)) for one in said]
    found: list[tuple[str, str]] = []
    for of, group in groupby(sourced, key=lambda pair: pair[1] and pair[1].of):
        pairs = list(group)
        note = _note([source for _text, source in pairs if source]) if of else ""
        found += [(text, note) for text, _source_ in pairs]
    return found


def of_block(block: Block) -> str:
    """The note of a table or a figure: of a course, the cells of the periods that it shows."""
    source = _source(partial(_shown, block), is_demo=block.stamp.is_demo)
    return _note([source]) if source else ""


def _shown(block: Block) -> pd.DataFrame:
    """The cells behind a block, without those of periods that it does not show.

    A page lists the cells of every period that is known, also of one that does not count yet.
    """
    rows = block.sources() if block.sources is not None else pd.DataFrame()
    if "period_end" not in rows or "period_end" not in block.rows:
        return rows
    return rows[rows["period_end"].isin(block.rows["period_end"])]


def _source(cells: Cells | None, about: str = "", is_demo: bool = False) -> Source | None:
    """Where a fact stems from: of the matter `about`, among those of many; None if unknown."""
    rows = cells() if cells is not None else pd.DataFrame()
    if about and "about" in rows and len(own := rows[rows["about"] == about]):
        rows = own.iloc[:1]
    rows = rows.dropna(subset=["file"]) if len(rows) else rows
    if rows.empty:
        return None
    first = rows.iloc[0]
    file, sheet, cell, by = (
        "" if pd.isna(first[name]) else str(first[name])
        for name in ("file", "sheet", "cell", "loaded_by")
    )
    count = len(rows.drop_duplicates(["file", "sheet", "cell"]))
    return Source((Path(file).stem, sheet, by, _day(first["loaded_at"])), cell, count, is_demo)


def _note(sources: list[Source]) -> str:
    file, sheet, by, day = sources[0].of
    cells = words.join(dict.fromkeys(map(_cell, sources)))
    place = "!".join(part for part in (sheet, cells) if part)
    sentence = _(
        "“{file}” {place}, loaded by {by} on {day}", file=file, place=place, by=by, day=day
    )
    is_demo = any(source.is_demo for source in sources)
    return _("{said}, demo data", said=sentence) if is_demo else sentence


def _cell(source: Source) -> str:
    if source.count == 1:
        return source.cell
    return _("{place} and others, {count} in all", place=source.cell, count=source.count)


def _day(moment: pd.Timestamp) -> str:
    """The day of a load, with its year unless it lies in the half year after the board's day."""
    day, board = pd.Timestamp(moment).tz_localize(None), warehouse.query("board")["as_of"]
    is_near = len(board) and board.iloc[0] <= day <= board.iloc[0] + NEAR
    return unbroken(words.day_of_year(day) if is_near else words.date_of(day))
