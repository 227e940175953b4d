"""The words in a chart: numbers at bars in their format, names at the ends of lines."""

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.series import _BaseSeries
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml.ns import qn

from pages.shared import theme
from pages.shared.exports.plot import Label, Plot, Series
from pages.shared.exports.slides.pen import INK, Look, Pen

SIDES = {
    "left": XL_LABEL_POSITION.LEFT,
    "right": XL_LABEL_POSITION.RIGHT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "end": XL_LABEL_POSITION.OUTSIDE_END,
    "middle": XL_LABEL_POSITION.CENTER,
}


def write(chart: Chart, plot: Plot, pen: Pen, size: float) -> None:
    """Write all words of a plot, anew where there were others."""
    drawn = {each.name: each for each in chart.series}
    for each in plot.series:
        write_one(drawn[each.name], each, plot, pen, size)


def write_one(drawn: _BaseSeries, series: Series, plot: Plot, pen: Pen, size: float) -> None:
    """Write the words of one series."""
    for old in drawn._element.findall(qn("c:dLbls")):
        drawn._element.remove(old)
    if series.code:
        _number(drawn, series, plot, pen, size)
    for label in series.labels:
        look = Look(size, _written(series, label, plot), _is_bold(series))
        _word(drawn, series, label, plot, look, pen)


def ink(series: Series) -> str:
    """The colour of a series' words: its own, darker where it is pale."""
    return theme.words_of(series.colour) if series.colour else INK


def _written(series: Series, label: Label, plot: Plot) -> str:
    """The colour of a word: amid its own bar of a stack it is read against that colour."""
    is_within = plot.is_stacked and label.side == "middle" and bool(series.colour)
    return theme.written_on(series.colour) if is_within else ink(series)


def _is_bold(series: Series) -> bool:
    return series.colour == theme.HOME


def _number(drawn: _BaseSeries, series: Series, plot: Plot, pen: Pen, size: float) -> None:
    """Native labels: they follow when somebody edits the numbers."""
    said = drawn.data_labels
    said.show_value = True
    said.number_format, said.number_format_is_linked = series.code, False
    said.position = XL_LABEL_POSITION.CENTER if plot.is_stacked else XL_LABEL_POSITION.OUTSIDE_END
    pen.dress(said.font, Look(size, theme.written_on(series.colour) if plot.is_stacked else INK))


def _word(
    drawn: _BaseSeries, series: Series, label: Label, plot: Plot, look: Look, pen: Pen
) -> None:
    point = drawn.points[label.index].data_label
    pen.write(point.text_frame, label.text, look)
    point.text_frame.word_wrap = False
    point.position = _side(series, label, plot)
    if label.shift and label.side == "right":
        _shift(point._dLbl, label.shift)


def _side(series: Series, label: Label, plot: Plot) -> XL_LABEL_POSITION:
    """Where Office allows it: a stack knows no outside, a column no above."""
    if label.side == "end" and plot.is_stacked:
        return XL_LABEL_POSITION.INSIDE_BASE
    if series.is_column and label.side == "above":
        at = XL_LABEL_POSITION
        return at.INSIDE_BASE if plot.is_reversed else at.INSIDE_END
    return SIDES[label.side]


def _shift(element: etree._Element, share: float) -> None:
    """Push a word down by a share of the chart's height, away from its neighbour."""
    moved = etree.Element(qn("c:layout"))
    manual = etree.SubElement(moved, qn("c:manualLayout"))
    for name, value in (("x", 0.0), ("y", share)):
        etree.SubElement(manual, qn(f"c:{name}")).set("val", f"{value:.5f}")
    for old in element.findall(qn("c:layout")):
        element.remove(old)
    element.find(qn("c:idx")).addnext(moved)
