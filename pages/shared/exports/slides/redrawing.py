"""A chart that somebody may have changed takes new figures: its looks stay, the data are new."""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from pptx.chart.chart import Chart
from pptx.oxml.ns import qn

from pages.shared.exports.plot import Label, Plot, Series
from pages.shared.exports.slides import charts, labels, rooms, series
from pages.shared.exports.slides.chart_data import chart_data
from pages.shared.exports.slides.pen import Pen

POINTS = "c:scatterChart"
CATEGORIES = ("c:lineChart", "c:barChart", "c:areaChart", "c:pieChart", "c:doughnutChart")


def redraw(chart: Chart, plot: Plot, pen: Pen) -> bool:
    """Put new figures into a chart; False where a hand has made another kind of chart of it."""
    if not _is_same_kind(chart, plot):
        return False
    known = [drawn.name for drawn in chart.series]
    wanted = {each.name: each for each in plot.series}
    common = [name for name in known if name in wanted]
    if common:
        _forget(chart, wanted.keys())
    fresh = [each for each in plot.series if each.name not in common]
    ordered = replace(plot, series=(*(wanted[name] for name in common), *fresh))
    by_year = chart._chartSpace.find(f".//{qn('c:multiLvlStrRef')}") is not None
    chart.replace_data(chart_data(ordered, is_by_year=by_year))  # an older chart names each month
    _dress(chart, ordered, fresh, pen)
    series.keep_colours(chart)
    charts.untitle(chart)
    if not by_year:
        charts.untangle(chart, plot)
    if _is_outgrown(chart, plot):
        charts.set_scale(chart, plot)
    return True


def _is_same_kind(chart: Chart, plot: Plot) -> bool:
    """Points need points; lines, bars and their like can stand for each other."""
    kinds = (POINTS,) if plot.kind == "points" else CATEGORIES
    drawn = chart._chartSpace.chart.plotArea.iter_xCharts()
    return all(any(each.tag == qn(kind) for kind in kinds) for each in drawn)


def _forget(chart: Chart, wanted: Sequence[str] | object) -> None:
    """Take away the series that are no more; a chart of columns may vanish with them."""
    for drawn in list(chart.series):
        if drawn.name not in wanted:  # type: ignore[operator]  # names, whatever holds them
            holder = drawn._element.getparent()
            holder.remove(drawn._element)
            if not holder.findall(qn("c:ser")):
                holder.getparent().remove(holder)


def _dress(chart: Chart, plot: Plot, fresh: Sequence[Series], pen: Pen) -> None:
    """New series get their looks from us; the words of the old ones are put right."""
    if plot.kind == "line" and chart._chartSpace.find(f".//{qn('c:lineChart')}") is not None:
        series.part_columns(chart, plot)
    drawn = {each.name: each for each in chart.series}
    for each in plot.series:
        if each in fresh:
            _plain(drawn[each.name]._element)
            series.dress_one(drawn[each.name], each, plot)
            labels.write_one(drawn[each.name], each, plot, pen, rooms.SIZE)
        elif each.labels:
            _relabel(drawn[each.name]._element, each.labels)


def _plain(element: etree._Element) -> None:
    """A new series is a copy of another; the looks of its single points do not apply to it."""
    for point in element.findall(qn("c:dPt")):
        element.remove(point)


def _relabel(element: etree._Element, wanted: Sequence[Label]) -> None:
    """Other words at other points, in the looks that the old ones have."""
    said = element.find(qn("c:dLbls"))
    old = said.findall(qn("c:dLbl")) if said is not None else []
    for label, holder in zip(wanted, old, strict=False):
        holder.find(qn("c:idx")).set("val", str(label.index))
        _say(holder, label.text)
    for extra in old[len(wanted) :]:
        said.remove(extra)


def _say(holder: etree._Element, text: str) -> None:
    """The text of a label, line by line; the looks of its letters stay."""
    lines = text.split("\n")
    texts = [run.find(qn("a:t")) for run in holder.iter(qn("a:r"))]
    for at, place in enumerate(texts):
        place.text = lines[at] if at < len(lines) else ""
    if texts and len(lines) > len(texts):
        texts[-1].text = " ".join(lines[len(texts) - 1 :])


def _is_outgrown(chart: Chart, plot: Plot) -> bool:
    """Whether the figures have left the axis as it is; else a hand's scale stays."""
    axis = chart.value_axis
    low, high = axis.minimum_scale, axis.maximum_scale
    values = _reached(plot)
    below = low is not None and any(value < low for value in values)
    above = high is not None and any(value > high for value in values)
    return below or above or (plot.kind == "points" and _has_left(chart, plot))


def _has_left(chart: Chart, plot: Plot) -> bool:
    axis = chart.category_axis
    low, high = axis.minimum_scale, axis.maximum_scale
    places = [place for each in plot.series for place in each.places if place is not None]
    return any(
        (low is not None and place < low) or (high is not None and place > high) for place in places
    )


def _reached(plot: Plot) -> list[float]:
    """The values that the axis must hold; of a stack, its whole height."""
    if not plot.is_stacked:
        return [value for each in plot.series for value in each.values if value is not None]
    columns = zip(*(each.values for each in plot.series), strict=True)
    return [sum(value or 0.0 for value in column) for column in columns]
