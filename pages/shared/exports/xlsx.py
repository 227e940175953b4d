"""Blocks and pages as workbooks: a sheet for each block, its numbers as numbers, its chart native.

Text from a cell never becomes a formula: every text is written as text.
"""

import datetime as dt
import io
import re
from collections.abc import Sequence
from numbers import Real
from typing import cast

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.theme import THEME_XML_2007
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.shared import theme, words
from pages.shared.capture.screen import Block, Screen
from pages.shared.exports import xlsx_charts
from pages.shared.exports.native import chart
from pages.shared.exports.number_formats import cell_code
from pages.shared.exports.origin import Origin
from pages.shared.exports.plot import Plot
from pages.shared.figures import width
from pages.shared.findings.column import Column, column_of, written
from pages.shared.words import translate as _

FONT = "Microsoft YaHei"
TOP = 3  # the rows above the first row of figures: title, subject, headers
NARROW, BROAD = 8, 48  # the widths of columns, in digits
WIDEST, SHORT = 70, 40  # of a table with a chart beside it: its digits across; its rows, else below
GLYPHS = re.compile(r"[●■◆▲▼★○□◇△☆✕✚]\s*")  # the legend of a figure
UNFIT = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")  # for the name of a sheet
LONGEST = 31


def block_book(block: Block, origin: Origin) -> bytes:
    """One block: its rows, its chart beside them, and below what they rest on."""
    return _book([block], origin, None)


def page_book(screen: Screen, origin: Origin) -> bytes:
    """A whole page: what it says first, then a sheet for each of its blocks."""
    return _book(screen.blocks, origin, screen)


def _book(blocks: Sequence[Block], origin: Origin, screen: Screen | None) -> bytes:
    file = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {**safe, "in_memory": True}) as book:
        book.use_custom_theme(io.StringIO(_theme()))
        styles = _Styles(book)
        names = _sheet_names(blocks)
        if screen is not None:
            _summarise(book, styles, screen, names, origin)
        sheets = [_sheet(book, styles, *pair, origin) for pair in zip(blocks, names, strict=True)]
        charted = [(block, chart(block)) for block in blocks]
        figures = xlsx_charts.Figures(book, _("Chart data (hidden)"), styles.header, styles.cell)
        for sheet, (block, plot) in zip(sheets, charted, strict=True):
            last = TOP + len(block.rows) + len(origin.notes(block.stamp)), len(_kept(block)) - 1
            if isinstance(plot, Plot):
                place = _beside_or_below(block, last)
                figures.draw(sheet, plot, title=block.title, place=place)
                high, wide = xlsx_charts.reach(plot)
                last = max(last[0], place[0] + high), max(last[1], place[1] + wide)
            sheet.print_area(0, 0, last[0], max(last[1], 0))
    return file.getvalue()


def _beside_or_below(block: Block, last: tuple[int, int]) -> tuple[int, int]:
    """Where a chart goes whose table ends here: below a short table that leaves no room beside."""
    wide = sum(_digits(block, key, column) for key, column in _kept(block).items())
    is_below = wide > WIDEST and len(block.rows) <= SHORT
    return (last[0] + 2, 0) if is_below else (TOP, last[1] + 2)


class _Styles:
    """The looks of cells; one for each number format."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[str, Format] = {}
        self.title = self._new(bold=True, font_size=14)
        self.subject = self._new(font_color=theme.MUTED)
        head = {"bold": True, "bottom": 1, "bottom_color": theme.LINE, "bg_color": theme.NONE}
        self.header = self._new(**head, valign="top")
        self.above_numbers = self._new(**head, valign="top", align="right", indent=1)
        self.cell = self._new(valign="top", text_wrap=True)
        self.among_numbers = self._new(valign="top", text_wrap=True, align="right", indent=1)
        self.strong = self._new(valign="top", bold=True)

    def number(self, code: str) -> Format:
        """Numbers written so."""
        if code not in self._numbers:
            self._numbers[code] = self._new(valign="top", align="right", indent=1, num_format=code)
        return self._numbers[code]

    def _new(self, **look: object) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": 10, **look})


def _theme() -> str:
    """Office's theme with fonts that have Chinese characters; charts take theirs from it."""
    named = re.sub(r'<a:latin typeface="[^"]*"/>', f'<a:latin typeface="{FONT}"/>', THEME_XML_2007)
    return re.sub(r'<a:ea typeface="[^"]*"/>', f'<a:ea typeface="{FONT}"/>', named)


def _sheet_names(blocks: Sequence[Block]) -> list[str]:
    """A number and what is shown, as Excel allows names."""
    subjects = (GLYPHS.sub("", block.subject) for block in blocks)
    parts = (UNFIT.sub(" ", re.split(" · | → |，|：| {2,}", text)[0]) for text in subjects)
    return [f"{at} {text}"[:LONGEST].strip() for at, text in enumerate(parts, start=1)]


def _sheet(book: Workbook, styles: _Styles, block: Block, name: str, origin: Origin) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    _write(sheet, 0, 0, block.title, styles.title)
    _write(sheet, 1, 0, block.subject, styles.subject)
    kept = _kept(block)
    for at, (key, column) in enumerate(kept.items()):
        is_right = _fill(sheet, styles, at, column, list(block.rows[key]))
        look = styles.above_numbers if is_right else styles.header
        _write(sheet, TOP - 1, at, column.header, look)
    sheet.freeze_panes(TOP, 1 if len(kept) > 1 else 0)
    if len(block.rows) and kept:
        sheet.autofilter(TOP - 1, 0, TOP - 1 + len(block.rows), len(kept) - 1)
    for row, note in enumerate(origin.notes(block.stamp), start=TOP + len(block.rows) + 1):
        _write(sheet, row, 0, note, styles.subject)
    _set_up_paper(sheet, last_repeated=TOP - 1)
    return sheet


def _kept(block: Block) -> dict[str, Column]:
    """The columns that a sheet shows, by name."""
    columns = {key: column_of(said) for key, said in block.columns.items()}
    return {key: column for key, column in columns.items() if not column.is_trail}


def _set_up_paper(sheet: Worksheet, *, last_repeated: int) -> None:
    """A4, as wide as the sheet; every page repeats the rows from the title to this one."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, last_repeated)


def _fill(
    sheet: Worksheet, styles: _Styles, at: int, column: Column, values: Sequence[object]
) -> bool:
    """A column: numbers as numbers where a format writes them as the board does, else its texts.

    Whether it has numbers or days, which stand to the right. Every row has a label.
    """
    texts = [written(value, column) or words.DASH for value in values]
    code = cell_code(values, texts)
    has_days = column.write is None and any(_is_day(value) for value in values)
    look = styles.among_numbers if code or has_days else styles.cell
    for row, (value, text) in enumerate(zip(values, texts, strict=True), start=TOP):
        if text == words.DASH and at > 0:
            continue
        if code and isinstance(value, Real) and not _is_empty(value):
            sheet.write_number(row, at, float(value), styles.number(code))
        elif _is_day(value) and column.write is None:
            _write_day(sheet, row, at, cast(dt.date, value), styles)
        else:
            _write(sheet, row, at, text, look if at else styles.cell)
    sheet.set_column(at, at, _wide((column.header, *texts)))
    return bool(code) or has_days


def _digits(block: Block, key: str, column: Column) -> float:
    return _wide((column.header, *(written(value, column) for value in block.rows[key])))


def _wide(texts: Sequence[str]) -> float:
    """The width of a column with these texts, in digits."""
    digits = max((width(line, 1) / 0.55 for line in texts), default=0.0)
    return min(max(digits + 3, NARROW), BROAD)


def _is_day(value: object) -> bool:
    return isinstance(value, dt.date) and not _is_empty(value)


def _write_day(sheet: Worksheet, row: int, at: int, value: dt.date, styles: _Styles) -> None:
    """A day as a day; with its time of day where it has one."""
    moment = pd.Timestamp(value)
    moment = moment.tz_localize(None) if moment.tzinfo else moment
    code = "yyyy-mm-dd" if moment == moment.normalize() else "yyyy-mm-dd hh:mm"
    sheet.write_datetime(row, at, moment.to_pydatetime(), styles.number(code))


def _is_empty(value: object) -> bool:
    return value is None or value is pd.NaT or value != value


def _write(sheet: Worksheet, row: int, at: int, text: str, look: Format) -> None:
    sheet.write_string(row, at, text, look)


def _summarise(
    book: Workbook, styles: _Styles, screen: Screen, names: Sequence[str], origin: Origin
) -> None:
    """The first sheet: the page's finding, its numbers, its sentences, and the way to the rest."""
    sheet = book.add_worksheet(_("Summary"))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 40)
    _write(sheet, 0, 0, screen.title, styles.title)
    _write(sheet, 1, 0, screen.subject, styles.subject)
    lines = [(card.label, card.value, card.said) for card in screen.cards]
    lines += [(about, fact, "") for about, fact in (*screen.facts, *screen.waiting)]
    for row, line in enumerate(lines, start=TOP):
        for at, text in enumerate(line):
            _write(sheet, row, at, text, styles.strong if at == 0 else styles.cell)
    begin = TOP + len(lines) + 1
    for row, (block, name) in enumerate(zip(screen.blocks, names, strict=True), start=begin):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles.cell, name)
        _write(sheet, row, 1, block.title, styles.cell)
    notes = origin.notes(screen.blocks[0].stamp) if screen.blocks else []
    for row, note in enumerate(notes, start=begin + len(names) + 1):
        _write(sheet, row, 0, note, styles.subject)
    last = begin + len(names) + len(notes)
    sheet.print_area(0, 0, last, 2)
    _set_up_paper(sheet, last_repeated=1)
