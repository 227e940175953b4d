"""Tables of a web page that was saved as a spreadsheet, one below the other on one sheet."""

import re
from html.parser import HTMLParser

from etl.reading.formats.address import COLUMNS, ROWS
from etl.reading.formats.gate import Limits
from etl.reading.formats.marks import WIDEST
from etl.reading.formats.sparse import Sheet
from etl.reading.model import Grid

CELLS = ("td", "th")
SILENT = ("script", "style", "title")
BREAKS = ("br", "p", "div", "li")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINES = re.compile(r" *\n[ \n]*")
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)


def read(text: str, name: str, limits: Limits) -> tuple[Grid, ...]:
    """One sheet named after the file; values are texts as shown."""
    page = _Page(Sheet(name.rpartition(".")[0] or name, limits))
    page.feed(text)
    page.close()
    page.end_cell()
    page.end_lines()
    return (page.sheet.grid(),)


class _Page(HTMLParser):
    """Walks through the page; a table inside a cell is read as that cell's text."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet = sheet
        self.row = -1
        self.column = self.ruled = 0
        self.depth = 0
        self.silent = 0
        self.text: list[str] | None = None
        self.loose: list[str] = []
        self.span = (1, 1)
        self.taken: dict[int, int] = {}  # column → first row that is free below a tall cell

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self.silent += 1
        elif tag == "table":
            self._start_table()
        elif self.depth == 1 and tag == "col":
            self._rule(attributes)
        elif self.depth == 1 and tag == "tr":
            self._start_row(attributes)
        elif self.depth == 1 and tag in CELLS:
            self._start_cell(attributes)
        elif tag in BREAKS:
            (self.loose if self.text is None else self.text).append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "table":
            if self.depth == 1:
                self.end_cell()
            self.depth = max(0, self.depth - 1)
        elif self.depth == 1 and tag in (*CELLS, "tr"):
            self.end_cell()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        text = self.loose if self.text is None else self.text
        text.append(_SPACE.sub(" ", data))

    def _start_table(self) -> None:
        self.depth += 1
        if self.depth > 1:
            return
        if self.row >= 0:  # one empty row between tables
            self.row = max([self.row + 1, *self.taken.values()])
        self.taken, self.ruled = {}, 0
        self.end_lines()

    def _rule(self, attributes: dict[str, str]) -> None:
        """Note the columns that a <col> hides."""
        span = _size(attributes.get("span"), COLUMNS)
        if _HIDDEN.search(attributes.get("style", "")):
            self._hide(self.ruled, span)
        self.ruled += span

    def _hide(self, first: int, columns: int) -> None:
        self.sheet.marks.hidden_columns.update(range(first, min(first + columns, WIDEST)))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.end_cell()
        self.end_lines()
        self.row += 1
        self.column = 0
        if _HIDDEN.search(attributes.get("style", "")):
            self.sheet.marks.hidden_rows.add(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.end_cell()
        if self.row < 0:
            self.row = 0
        while self.taken.get(self.column, 0) > self.row:
            self.column += 1
        self.span = (
            _size(attributes.get("rowspan"), ROWS),
            _size(attributes.get("colspan"), COLUMNS),
        )
        if _HIDDEN.search(attributes.get("style", "")):
            self._hide(self.column, self.span[1])
        self.text = []

    def end_lines(self) -> None:
        """Put down what stands outside of cells, a title or a note, as rows of their own."""
        text = _LINES.sub("\n", "".join(self.loose)).strip()
        self.loose = []
        for line in filter(None, text.split("\n")):
            self.row += 1
            self.sheet.put(self.row, 0, line.strip())

    def end_cell(self) -> None:
        """Put down the cell that was open, if any."""
        if self.text is None:
            return
        rows, columns = self.span
        text = _LINES.sub("\n", "".join(self.text).replace("\xa0", " ")).strip()
        self.text = None
        self.sheet.put(self.row, self.column, text)
        self.sheet.merge(self.row, self.column, rows, columns)
        if rows > 1:
            for column in range(self.column, self.column + columns):
                self.taken[column] = self.row + rows
        self.column += columns


def _size(text: str | None, most: int) -> int:
    number = int(text[:9]) if text and text.strip().isdecimal() else 1
    return min(max(number, 1), most)
