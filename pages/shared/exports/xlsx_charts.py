"""Native charts in a workbook, beside the rows that they show; their numbers on a sheet apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.shared import theme
from pages.shared.exports.plot import Label, Plot, Series

ROW, HEAD = 26, 120  # pixels of a row of bars, and of all that is above and below them
WIDE, HIGH, MOST = 900, 420, 1400  # pixels
CELL = (20, 64)  # pixels of a row and of a column
SIDES = {
    "left": "left",
    "right": "right",
    "above": "above",
    "below": "below",
    "end": "outside_end",
    "middle": "center",
}
SYMBOLS = {"stroke": "long_dash"}
Look = dict[str, object]


@dataclass
class Figures:
    """The charts of one workbook; `name` is that of the sheet that holds their numbers."""

    book: Workbook
    name: str
    header: Format
    cell: Format
    _sheet: Worksheet | None = None
    _row: int = 0

    def draw(self, sheet: Worksheet, plot: Plot, *, title: str, place: tuple[int, int]) -> None:
        """Draw a chart on a sheet, from the given row and column on."""
        areas = self._areas(plot, title)
        chart = self._points(plot, areas) if plot.kind == "points" else self._chart(plot, areas)
        chart.set_size({"width": WIDE, "height": _high(plot)})
        chart.show_hidden_data()
        chart.set_chartarea({"border": {"none": True}})
        chart.set_legend(_legend(plot))
        sheet.insert_chart(*place, chart, {"description": title})

    def _chart(self, plot: Plot, areas: Mapping[str, "_Area"]) -> Chart:
        """Lines over columns, or columns or bars alone."""
        subtype = {"subtype": "stacked"} if plot.is_stacked else {}
        behind = [each for each in plot.series if each.is_column or plot.kind == "bar"]
        lines = [each for each in plot.series if each not in behind]
        kind = "bar" if plot.kind == "bar" else "column"
        charts = []
        for series, options in ((behind, {"type": kind, **subtype}), (lines, {"type": "line"})):
            if series:
                chart = _said(self.book.add_chart(options), has_bars=series is behind)
                for each in series:
                    chart.add_series(_series(each, areas[each.name], plot))
                charts.append(chart)
        first = charts[0]
        if len(charts) > 1:
            first.combine(charts[1])
        _set_axes(first, plot)
        return first

    def _points(self, plot: Plot, areas: Mapping[str, "_Area"]) -> Chart:
        options = {"type": "scatter", "subtype": "straight_with_markers"}
        chart = _said(self.book.add_chart(options), has_bars=False)
        for each in plot.series:
            chart.add_series(_series(each, areas[each.name], plot))
        across = {"min": plot.left, "max": plot.right, "num_format": plot.across}
        chart.set_x_axis({**_axis(is_shown=bool(plot.across)), **across})
        ends = {"min": plot.low, "max": plot.high, "reverse": plot.is_reversed}
        chart.set_y_axis({**_axis(is_shown=bool(plot.code)), **ends, "num_format": plot.code})
        return chart

    def _areas(self, plot: Plot, title: str) -> dict[str, "_Area"]:
        """Write the numbers of a chart; where each series stands."""
        if self._sheet is None:
            self._sheet = self.book.add_worksheet(self.name)
            self._sheet.set_column(0, 0, 28)
            self._sheet.hide()
        sheet, top = self._sheet, self._row
        sheet.write_string(top, 0, title, self.header)
        rows = max((len(each.values) for each in plot.series), default=0)
        step = 2 if plot.kind == "points" else 1
        names = plot.names if step == 1 else tuple(str(at + 1) for at in range(rows))
        for at, category in enumerate(names):
            sheet.write_string(top + 2 + at, 0, category.replace("\n", " "), self.cell)
        areas = {}
        for at, each in enumerate(plot.series):
            own = at * step + step
            beside = own - 1 if step == 2 else 0
            area = _Area(self.name, top + 1, own, len(each.values), beside)
            sheet.write_string(area.top, area.column, each.name, self.header)
            if step == 2:
                sheet.write_string(area.top, area.beside, f"{each.name} (x)", self.header)
            _write(sheet, area.top + 1, area.column, each.values)
            _write(sheet, area.top + 1, area.column - 1, each.places)
            areas[each.name] = area
        self._row += rows + 4
        return areas


def reach(plot: Plot) -> tuple[int, int]:
    """How many rows and columns of the usual size a chart covers."""
    return ceil(_high(plot) / CELL[0]), ceil(WIDE / CELL[1])


def _high(plot: Plot) -> int:
    return min(max(HIGH, HEAD + ROW * plot.rows), MOST)


@dataclass(frozen=True)
class _Area:
    """Where the numbers of a series stand, under its name; `beside` is the column of their x."""

    sheet: str
    top: int
    column: int
    count: int
    beside: int

    @property
    def name(self) -> list[object]:
        return [self.sheet, self.top, self.column]

    @property
    def values(self) -> list[object]:
        return self._rows(self.column)

    @property
    def categories(self) -> list[object]:
        return self._rows(self.beside)

    def _rows(self, column: int) -> list[object]:
        return [self.sheet, self.top + 1, column, self.top + max(self.count, 1), column]


def _said(chart: Chart, *, has_bars: bool) -> Chart:
    """A chart that says what the library leaves to the program that opens it.

    Missing values are gaps, which the standard would take for nought; bars below nought keep their
    colour, which the standard would take away.
    """

    def gaps() -> None:
        chart._xml_empty_tag("c:dispBlanksAs", [("val", "gap")])

    def colours(_inverted: object) -> None:
        chart._xml_empty_tag("c:invertIfNegative", [("val", "0")])

    chart._write_disp_blanks_as = gaps
    if has_bars:
        chart._write_c_invert_if_negative = colours
    return chart


def _write(sheet: Worksheet, row: int, at: int, values: Sequence[float | None]) -> None:
    for step, value in enumerate(values):
        if value is not None:
            sheet.write_number(row + step, at, value)


def _series(series: Series, area: _Area, plot: Plot) -> Look:
    found: Look = {"name": area.name, "categories": area.categories, "values": area.values}
    if series.is_column or plot.kind == "bar":
        is_beside = plot.kind in ("line", "column") and not plot.is_stacked
        is_beside = is_beside and series.colour != theme.BAND
        found |= {"gap": 0 if series.colour == theme.BAND else 45}
        found |= {"overlap": 0 if is_beside else 100}
        found |= {"fill": {"color": series.colour} if series.colour else {"none": True}}
        found["border"] = {"none": True}
    else:
        found |= {"line": _line(series), "marker": _marker(series)}
    if series.labels or series.code:
        found["data_labels"] = _labels(series)
    return found


def _line(series: Series) -> Look:
    if not series.width or not series.colour:
        return {"none": True}
    dash = {"dash_type": "dash"} if series.is_dashed else {}
    return {"color": series.colour, "width": max(round(series.width, 2), 0.75), **dash}


def _marker(series: Series) -> Look:
    if not series.symbol or not series.colour:
        return {"type": "none"}
    fill = theme.PAPER if series.is_open else series.colour
    return {
        "type": SYMBOLS.get(series.symbol, series.symbol),
        "size": min(max(series.size, 3), 15),
        "fill": {"color": fill},
        "border": {"color": series.colour},
    }


def _labels(series: Series) -> Look:
    """The values in their format, or the words of single points."""
    font = {
        "size": 9,
        "color": theme.words_of(series.colour or theme.INK),
    }
    if series.code:
        return {"value": True, "num_format": series.code, "font": font}
    facts = {label.index: label for label in series.labels}
    custom = [_custom(facts.get(at)) for at in range(len(series.values))]
    return {
        "value": True,
        "custom": custom,
        "position": _position(series),
        "font": font,
    }


def _position(series: Series) -> str:
    """Where Excel puts them; columns know no above."""
    side = SIDES[series.labels[-1].side]
    return "inside_end" if series.is_column and side == "above" else side


def _custom(label: Label | None) -> Look:
    """A text that begins with = would be taken for a reference to a cell."""
    if label is None:
        return {"delete": True}
    text = label.text.replace("\n", " ")
    return {"value": f"\u200b{text}" if text.startswith("=") else text}


def _set_axes(chart: Chart, plot: Plot) -> None:
    is_bar = plot.kind == "bar"
    font = {"num_font": {"size": 9, "color": theme.INK}}
    low = {"label_position": "high" if plot.is_reversed else "low"}
    ends = {"min": plot.low, "max": plot.high, "reverse": plot.is_reversed}
    names = {**font, **low, "reverse": is_bar, "line": {"color": theme.LINE}}
    values = {**_axis(is_shown=bool(plot.code)), **ends, "num_format": plot.code}
    chart.set_x_axis(values if is_bar else names)
    chart.set_y_axis(names if is_bar else values)


def _axis(*, is_shown: bool) -> Look:
    """A value axis: thin lines behind the figure, or nothing at all."""
    lines = {"visible": is_shown, "line": {"color": theme.GRID, "width": 0.75}}
    font = {"size": 9, "color": theme.MUTED}
    return {"visible": is_shown, "major_gridlines": lines, "num_font": font, "line": {"none": True}}


def _legend(plot: Plot) -> Look:
    hidden = [at for at, each in enumerate(plot.series) if not each.colour]
    if not plot.has_legend:
        return {"none": True}
    return {"position": "top", "delete_series": hidden, "font": {"size": 9}}
