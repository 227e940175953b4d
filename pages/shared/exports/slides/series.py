"""The looks of a chart's series: colours by role, lines, marks, columns behind lines."""

from copy import deepcopy

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.series import _BaseSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from pages.shared import theme
from pages.shared.exports.plot import Plot, Series

MARKS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "stroke": XL_MARKER_STYLE.DASH,
    "": XL_MARKER_STYLE.NONE,
}
ONLY_LINES = ("c:marker", "c:smooth")


def rgb(colour: str) -> RGBColor:
    """A colour of the theme as Office takes it."""
    return RGBColor.from_string(colour[1:])


def dress(chart: Chart, plot: Plot) -> None:
    """Give each series its looks."""
    by_name = {each.name: each for each in chart.series}
    for each in plot.series:
        dress_one(by_name[each.name], each, plot)
    for bars in chart._chartSpace.iter(qn("c:barChart")):
        _set_widths(bars, plot)
    keep_colours(chart)


def keep_colours(chart: Chart) -> None:
    """Bars below nought keep their colour; whoever has chosen otherwise by hand keeps that.

    Office fills them with white where nothing is said, as python-pptx leaves it.
    """
    for bars in chart._chartSpace.iter(qn("c:barChart")):
        for drawn in bars.findall(qn("c:ser")):
            if drawn.invertIfNegative is None:
                drawn.get_or_add_invertIfNegative().val = False


def dress_one(drawn: _BaseSeries, series: Series, plot: Plot) -> None:
    """Give one series its looks."""
    if series.is_column or plot.kind == "bar":
        _fill(drawn, series)
        return
    line = drawn.format.line
    if series.width and series.colour:
        line.color.rgb = rgb(series.colour)
        line.width = Pt(max(series.width, 1.0))
        if series.is_dashed:
            line.dash_style = MSO_LINE.DASH
    else:
        line.fill.background()
    _mark(drawn, series)
    if plot.kind == "line":
        drawn.smooth = False


def _fill(drawn: _BaseSeries, series: Series) -> None:
    if not series.colour:
        drawn.format.fill.background()
        drawn.format.line.fill.background()
        return
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = rgb(series.colour)


def _mark(drawn: _BaseSeries, series: Series) -> None:
    marker = drawn.marker
    marker.style = MARKS[series.symbol if series.colour else ""]
    if not series.symbol or not series.colour:
        return
    marker.size = max(2, min(series.size, 72))
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(
        theme.pale(series.colour) if series.is_open else series.colour
    )
    marker.format.line.color.rgb = rgb(series.colour)
    marker.format.line.width = Pt(1.5)


def part_columns(chart: Chart, plot: Plot) -> None:
    """Move the series that are columns into a chart of columns behind the lines."""
    names = {each.name for each in plot.series if each.is_column}
    moved = [each._element for each in chart.series if each.name in names]
    lines = chart._chartSpace.find(f".//{qn('c:lineChart')}")
    moved = [element for element in moved if element.getparent() is lines]
    if not moved:
        return
    columns = chart._chartSpace.find(f".//{qn('c:barChart')}")
    if columns is None:
        columns = _columns(lines)
    for element in moved:
        columns.find(qn("c:gapWidth")).addprevious(_as_column(element))


def _columns(lines: etree._Element) -> etree._Element:
    """An empty chart of columns on the axes of the lines, behind them."""
    columns = etree.Element(qn("c:barChart"))
    for name, value in (("barDir", "col"), ("grouping", "clustered"), ("varyColors", "0")):
        etree.SubElement(columns, qn(f"c:{name}")).set("val", value)
    for name in ("gapWidth", "overlap"):
        etree.SubElement(columns, qn(f"c:{name}")).set("val", "0")
    for axis in lines.findall(qn("c:axId")):
        columns.append(deepcopy(axis))
    lines.addprevious(columns)
    return columns


def _as_column(element: etree._Element) -> etree._Element:
    for name in ONLY_LINES:
        for part in element.findall(qn(name)):
            element.remove(part)
    return element


def _set_widths(bars: etree._Element, plot: Plot) -> None:
    """Bars over each other, bands without a gap, columns of one period side by side."""
    is_beside = plot.kind in ("line", "column") and not plot.is_stacked
    has_bands = any(each.is_column and each.colour == theme.BAND for each in plot.series)
    gap = 0 if has_bands else 70 if is_beside else 40 if plot.kind == "bar" else 60
    overlap = 0 if is_beside and not has_bands else 100
    for name, value in (("gapWidth", gap), ("overlap", overlap)):
        found = bars.find(qn(f"c:{name}"))
        if found is None:
            found = etree.Element(qn(f"c:{name}"))
            bars.find(qn("c:axId")).addprevious(found)
        found.set("val", str(value))
