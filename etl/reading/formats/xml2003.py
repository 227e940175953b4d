"""XML spreadsheets of 2003."""

import datetime as dt
from xml.parsers import expat

from etl.reading.formats import reasons
from etl.reading.formats.address import COLUMNS, ROWS
from etl.reading.formats.gate import Limits
from etl.reading.formats.marks import WIDEST
from etl.reading.formats.masks import GENERAL, moment, shows_date
from etl.reading.formats.sparse import Sheet
from etl.reading.formats.xml import local
from etl.reading.model import Grid, Scalar
from etl.reading.refusal import Refusal

NAMED = {
    "General": GENERAL,
    "General Number": GENERAL,
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "d-mmm-yy",
    "Short Date": "yyyy/m/d",
    "Long Time": "h:mm:ss",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": "#,##0.00",
    "Euro Currency": "#,##0.00",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
}
SHEET_HIDDEN = ("SheetHidden", "SheetVeryHidden")
DEFAULT = "Default"
DEEPEST = 20  # styles that build upon one another
FIRST_YEAR = 1900


def read(text: str, limits: Limits) -> tuple[Grid, ...]:
    """The worksheets in order."""
    walk = _Walk(limits)
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.data
    parser.buffer_text = True
    try:
        parser.Parse(text.encode(), True)
    except (expat.ExpatError, IndexError) as error:  # a cell outside of any sheet
        raise Refusal(reasons.DAMAGED) from error
    return tuple(sheet.grid() for sheet in walk.sheets)


class _Walk:
    """Follows the elements from workbook to sheet to row to cell."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[Sheet] = []
        self.codes: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.style = self.table_style = self.row_style = ""
        self.column_styles: dict[int, str] = {}
        self.is_1904 = False
        self.row = self.column = -1
        self.more_rows = 0
        self.cell: dict[str, str] = {}
        self.kind: str | None = None
        self.text: list[str] = []
        self.inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = local(name)
        local_attributes = {local(key): value for key, value in attributes.items()}
        if tag == "Style":
            self.style = local_attributes.get("ID", "")
            self.parents[self.style] = local_attributes.get("Parent", "")
        elif tag == "NumberFormat":
            code = local_attributes.get("Format", GENERAL)
            self.codes[self.style] = NAMED.get(code, code)
        elif tag == "Date1904":
            self.is_1904 = True
        elif tag == "Worksheet":
            self.sheets.append(Sheet(local_attributes.get("Name", "Sheet"), self.limits))
            self.row, self.column, self.more_rows = -1, -1, 0
        elif self.sheets:
            self._inside(tag, local_attributes)

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Table":
            self.table_style, self.column_styles = attributes.get("StyleID", ""), {}
        elif tag == "Column":
            self._columns(attributes)
        elif tag == "Row":
            self._start_row(attributes)
        elif tag == "Cell":
            self._start_cell(attributes)
        elif tag == "Data" and self.inside != "Comment":
            self.kind, self.text = attributes.get("Type", "String"), []
        elif tag == "Comment":
            self.inside = tag
        elif tag == "Visible":
            self.inside, self.text = tag, []

    def end(self, name: str) -> None:
        """An element ends."""
        tag = local(name)
        if tag == "Cell":
            self._end_cell()
        elif tag == "Visible" and "".join(self.text).strip() in SHEET_HIDDEN:
            self.sheets[-1].is_hidden = True
        if tag in ("Comment", "Visible"):
            self.inside = ""

    def data(self, text: str) -> None:
        """Text inside of an element."""
        if self.inside == "Visible" or (self.kind is not None and self.inside != "Comment"):
            self.text.append(text)

    def _columns(self, attributes: dict[str, str]) -> None:
        """Note the style of one column or of several, and whether they are hidden."""
        first = _number(attributes, "Index", self.column + 2) - 1
        self.column = min(first + _number(attributes, "Span", 0), COLUMNS)
        columns = range(first, min(self.column + 1, WIDEST))
        self.column_styles.update(dict.fromkeys(columns, attributes.get("StyleID", "")))
        if attributes.get("Hidden") == "1" or attributes.get("Width") == "0":
            self.sheets[-1].marks.hidden_columns.update(columns)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row = _number(attributes, "Index", self.row + self.more_rows + 2) - 1
        self.more_rows = min(_number(attributes, "Span", 0), ROWS)
        self.column = -1
        if attributes.get("Hidden") == "1":
            last = min(self.row + self.more_rows, ROWS)
            self.sheets[-1].marks.hidden_rows.update(range(self.row, last + 1))
        self.row_style = attributes.get("StyleID", "")

    def _code(self) -> str:
        """The format of the cell: by its own style, else its row's, its column's, the table's."""
        style = (
            self.cell.get("StyleID")
            or self.row_style
            or self.column_styles.get(self.column)
            or self.table_style
            or DEFAULT
        )
        for _ in range(DEEPEST):
            if style in self.codes:
                return self.codes[style]
            style = self.parents.get(style) or DEFAULT
        return GENERAL

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell = attributes
        self.column = _number(attributes, "Index", self.column + 2) - 1
        self.kind, self.text = None, []

    def _end_cell(self) -> None:
        sheet, attributes = self.sheets[-1], self.cell
        code = self._code()
        text = "".join(self.text)
        across, down = _number(attributes, "MergeAcross", 0), _number(attributes, "MergeDown", 0)
        sheet.merge(self.row, self.column, down + 1, across + 1)
        if self.kind == "Error":
            sheet.put(self.row, self.column, None, code, error=text or "#VALUE!")
        elif self.kind is None:
            sheet.put(self.row, self.column, None, code, formula=attributes.get("Formula"))
        else:
            sheet.put(self.row, self.column, self._value(code, text), code)
        self.kind = None
        self.column += across

    def _value(self, code: str, text: str) -> Scalar:
        """A typed value; a number in a date format is that date."""
        value = _value(self.kind or "", text)
        if isinstance(value, float) and shows_date(code):
            when = moment(value, is_1904=self.is_1904)
            return value if when is None else when
        return value


def _value(kind: str, text: str) -> Scalar:
    """A typed value; what is not of its type stays the text that it is."""
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            when = dt.datetime.fromisoformat(text.strip())
            if when.year < FIRST_YEAR:  # the day before the calendar begins: a time of day
                return when.time()
            return when.date() if when.time() == dt.time() else when
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text


def _number(attributes: dict[str, str], name: str, otherwise: int) -> int:
    text = attributes.get(name, "")
    return int(text[:9]) if text.isdecimal() else otherwise
