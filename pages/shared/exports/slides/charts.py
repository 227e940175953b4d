"""Native charts on slides: made of a plot, dressed, and laid out so that every word has room."""

from math import ceil

from lxml import etree
from pptx.chart.axis import ValueAxis
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from pages.shared import theme
from pages.shared.exports.plot import Plot
from pages.shared.exports.slides import labels, rooms, series
from pages.shared.exports.slides.chart_data import chart_data
from pages.shared.exports.slides.layout import Box
from pages.shared.exports.slides.pen import MUTED, Look, Pen

TYPES = {
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("column", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("points", False): XL_CHART_TYPE.XY_SCATTER,
}
MOST_TICKS = 8  # periods named below a line
TICK = 1.05  # inches for the name of one


def add(slide: Slide, pen: Pen, plot: Plot, box: Box) -> GraphicFrame:
    """A chart on a slide that Office edits as its own."""
    kind = TYPES[(plot.kind, plot.is_stacked)]
    frame: GraphicFrame = slide.shapes.add_chart(kind, *pen.frame(box), chart_data(plot))
    chart = frame.chart
    room = rooms.room(plot, box)
    pen.dress(chart.font, Look(room.size))
    if plot.kind == "line":
        series.part_columns(chart, plot)
    series.dress(chart, plot)
    _set_axes(chart, plot, pen, room)
    set_scale(chart, plot, max(2, int(room.wide * box.wide / TICK)))
    labels.write(chart, plot, pen, room.size)
    _set_legend(chart, plot)
    _place(chart, room)
    return frame


def set_scale(chart: Chart, plot: Plot, most: int = MOST_TICKS) -> None:
    """What is in sight of the value axis, and which periods are named; it changes with the data."""
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = plot.low, plot.high
    if plot.kind == "points":
        across = chart.category_axis
        across.minimum_scale, across.maximum_scale = plot.left, plot.right
        return
    below = chart.category_axis._element
    for old in below.findall(qn("c:tickLblSkip")):
        below.remove(old)
    step = 1 if plot.kind == "bar" else ceil(len(plot.categories) / most)
    _before(below, "c:tickLblSkip", str(step), ("c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst"))


def _set_axes(chart: Chart, plot: Plot, pen: Pen, room: rooms.Room) -> None:
    below, value = chart.category_axis, chart.value_axis
    value.has_major_gridlines = bool(plot.code)
    if plot.code:
        value.major_gridlines.format.line.color.rgb = series.rgb(theme.GRID)
        value.major_gridlines.format.line.width = Pt(0.75)
    value.reverse_order = plot.is_reversed
    _set_axis(value, plot.code, pen, is_turned=plot.kind == "bar")
    if plot.kind == "points":
        below.has_major_gridlines = False
        _set_axis(below, plot.across, pen, is_turned=plot.is_reversed)
        return
    below.has_major_gridlines = False
    below.reverse_order = plot.kind == "bar"
    side = XL_TICK_LABEL_POSITION.HIGH if plot.is_reversed else XL_TICK_LABEL_POSITION.LOW
    below.tick_label_position = side
    below.format.line.color.rgb = series.rgb(theme.LINE)
    _no_marks(below)
    pen.dress(below.tick_labels.font, Look(room.names if plot.kind == "bar" else 11))
    below._element.find(f".//{qn('a:bodyPr')}").set("rot", "0")  # never on their side


def _set_axis(axis: ValueAxis, code: str, pen: Pen, *, is_turned: bool = False) -> None:
    """A value axis with its numbers in a format, below even where the rows are turned around."""
    axis.visible = bool(code)
    if not code:
        return
    axis.tick_labels.number_format = code
    axis.tick_labels.number_format_is_linked = False
    side = XL_TICK_LABEL_POSITION.HIGH if is_turned else XL_TICK_LABEL_POSITION.LOW
    axis.tick_label_position = side
    axis.format.line.fill.background()
    _no_marks(axis)
    pen.dress(axis.tick_labels.font, Look(11, MUTED))


def _no_marks(axis: ValueAxis) -> None:
    for name in ("c:majorTickMark", "c:minorTickMark"):
        mark = axis._element.find(qn(name))
        if mark is not None:
            mark.set("val", "none")


def _set_legend(chart: Chart, plot: Plot) -> None:
    """Above the chart, without the series that are not seen."""
    chart.has_legend = plot.has_legend
    if not plot.has_legend or chart.legend is None:
        return
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    position = chart.legend._element.find(qn("c:legendPos"))
    for at in reversed([at for at, each in enumerate(plot.series) if not each.colour]):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx")).set("val", str(at))
        etree.SubElement(entry, qn("c:delete")).set("val", "1")
        position.addnext(entry)


def _place(chart: Chart, room: rooms.Room) -> None:
    """Where the lines or bars themselves lie within the chart, as shares of it."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    manual = etree.Element(qn("c:layout"))
    inner = etree.SubElement(manual, qn("c:manualLayout"))
    for name, value in (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge")):
        etree.SubElement(inner, qn(f"c:{name}")).set("val", value)
    for name, share in (("x", room.x), ("y", room.y), ("w", room.wide), ("h", room.high)):
        etree.SubElement(inner, qn(f"c:{name}")).set("val", f"{share:.5f}")
    area.insert(0, manual)


def _before(parent: etree._Element, name: str, value: str, followers: tuple[str, ...]) -> None:
    """Insert an element where the schema has it."""
    new = etree.Element(qn(name))
    new.set("val", value)
    for follower in followers:
        found = parent.find(qn(follower))
        if found is not None:
            found.addprevious(new)
            return
    parent.append(new)
