"""Native charts on slides: made of a plot, dressed, and laid out so that every word has room."""

from dataclasses import replace
from math import ceil

from lxml import etree
from pptx.chart.axis import DateAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.parts.chart import ChartPart
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from pages.shared import theme
from pages.shared.exports.native.bars import time_code
from pages.shared.exports.native.series import step_between
from pages.shared.exports.plot import Plot
from pages.shared.exports.slides import labels, pushing, rooms, series
from pages.shared.exports.slides.chart_data import chart_data
from pages.shared.exports.slides.layout import Box, breadth
from pages.shared.exports.slides.pen import MUTED, Look, Pen

TYPES = {
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("column", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("points", False): XL_CHART_TYPE.XY_SCATTER,
}
LEVEL = "0"  # names of categories never stand on their side
HARDLY = "1"  # 1/60000 of a degree: at 0 LibreOffice skips no name, but breaks each into lines
MOST_TICKS = 6  # periods named below a line of which nothing else is known
STEPS = (1, 2, 3, 6, 12)  # from one named month to the next
AIR = 0.2  # inches between two of their names


def add(slide: Slide, pen: Pen, plot: Plot, box: Box) -> GraphicFrame:
    """A chart on a slide that Office edits as its own."""
    plot, room = _fitted(plot, box)
    kind = TYPES[(plot.kind, plot.is_stacked)]
    frame: GraphicFrame = slide.shapes.add_chart(kind, *pen.frame(box), chart_data(plot))
    _dress(frame.chart, plot, pen, room, box)
    return frame


def part(pen: Pen, plot: Plot, box: Box) -> ChartPart:
    """The same chart as a part of its own with its workbook, for a file that is no deck."""
    plot, room = _fitted(plot, box)
    kind = TYPES[(plot.kind, plot.is_stacked)]
    is_dated = bool(plot.days) and not plot.ticks
    made: ChartPart = ChartPart.new(kind, chart_data(plot, is_dated=is_dated), Package(""))
    _dress(made.chart, plot, pen, room, box)
    return made


def _fitted(plot: Plot, box: Box) -> tuple[Plot, rooms.Room]:
    """The plot with words that have room in a box, and that room."""
    room = rooms.room(plot, box)
    if plot.ticks and room.wide * box.wide < _tick(plot) * len(plot.ticks):
        plot = replace(plot, years=(), ticks=())  # then some months are named with their year
        room = rooms.room(plot, box)
    return pushing.apart(plot, room, box), room


def _dress(chart: Chart, plot: Plot, pen: Pen, room: rooms.Room, box: Box) -> None:
    pen.dress(chart.font, Look(room.size))
    untitle(chart)
    if plot.kind == "line":
        series.part_columns(chart, plot)
    series.dress(chart, plot)
    _set_axes(chart, plot, pen, room)
    set_scale(chart, plot, max(2, int(room.wide * box.wide / _tick(plot))))
    labels.write(chart, plot, pen, room.size)
    _set_legend(chart, plot)
    _place(chart, room)


def set_scale(chart: Chart, plot: Plot, most: int = MOST_TICKS) -> None:
    """What is in sight of the value axis, and which periods are named; it changes with the data."""
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = plot.low, plot.high
    if plot.code and plot.low is not None and plot.high is not None:
        axis.major_unit = step_between(plot.low, plot.high)
    if plot.kind == "points":
        across = chart.category_axis
        across.minimum_scale, across.maximum_scale = plot.left, plot.right
        return
    below = chart.category_axis._element
    for old in below.findall(qn("c:tickLblSkip")):
        below.remove(old)
    step = 1 if plot.kind == "bar" else ceil(len(plot.categories) / most)
    if isinstance(chart.category_axis, DateAxis):
        _name_months(below, step)
        return
    _before(below, "c:tickLblSkip", str(step), ("c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst"))


def _name_months(axis: etree._Element, step: int) -> None:
    """Name a month in so many, from the first on, in steps that a year consists of."""
    step = next(one for one in (*STEPS, 12 * ceil(step / 12)) if one >= step)
    axis.find(qn("c:baseTimeUnit")).set("val", "months")
    before = axis.find(qn("c:baseTimeUnit"))
    for name, value in (("c:majorTimeUnit", "months"), ("c:majorUnit", str(step))):
        before.addnext(etree.Element(qn(name), val=value))


def untitle(chart: Chart) -> None:
    """Say that there is no title, unless a hand gave it one: Office else writes the name of a
    single series over its bars."""
    if not chart.has_title:
        chart.has_title = False


def untangle(chart: Chart, plot: Plot) -> None:
    """Let names of periods that do not fit be skipped; charts of old broke them into lines."""
    turned = chart.category_axis._element.find(f".//{qn('a:bodyPr')}")
    if plot.kind in ("line", "column") and turned is not None and turned.get("rot") == LEVEL:
        turned.set("rot", HARDLY)


def _tick(plot: Plot) -> float:
    """Inches for the name of a period on one line."""
    names = plot.ticks or plot.categories
    return max((breadth(name, rooms.SIZE) for name in names), default=0.0) * 1.1 + (
        0.06 if plot.ticks else AIR
    )


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
    pen.dress(below.tick_labels.font, Look(room.names if plot.kind == "bar" else rooms.SIZE))
    is_skipped = plot.kind in ("line", "column") and not plot.ticks
    if isinstance(below, DateAxis):  # whose months are named one in so many, on one line
        below.tick_labels.number_format = time_code()
        below.tick_labels.number_format_is_linked = False
        is_skipped = False
    below._element.find(f".//{qn('a:bodyPr')}").set("rot", HARDLY if is_skipped else LEVEL)


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
    pen.dress(axis.tick_labels.font, Look(rooms.SIZE, MUTED))


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
