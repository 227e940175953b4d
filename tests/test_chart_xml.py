"""Native charts in their XML: every series, axis and label, whatever the figures are."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree
from pptx import Presentation
from pptx.chart.chart import Chart

from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.exports import native
from pages.shared.exports.native.series import step_between
from pages.shared.exports.number_formats import amounts
from pages.shared.exports.official import Figure, Paper
from pages.shared.exports.plot import Plot, Series
from pages.shared.exports.slides import charts, redrawing
from pages.shared.exports.slides.layout import Box
from pages.shared.exports.slides.pen import Pen
from pages.shared.exports.xlsx_charts import Figures
from tests import menu

EPOCH = dt.date(1899, 12, 30)
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LONG = 60
OURS = re.compile("words|axis")  # what a hand may have changed, and is not renewed
# The children of a series in the order of the standard; an office refuses another order.
ORDER = (
    *("idx", "order", "tx", "spPr", "marker", "invertIfNegative", "dPt", "dLbls", "trendline"),
    *("errBars", "cat", "xVal", "val", "yVal", "smooth"),
)


@pytest.fixture(scope="module")
def plots(samples: Path) -> dict[str, Plot]:
    """Every native chart of the demonstration board."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANGHUI_DATA", str(samples))
        build = warehouse.present_build()
        found = {
            f"{page}/{block.key}": native.chart(block)
            for page in sorted({one.address for one in menu.ENTRIES} - capture.DOING)
            for block in capture.capture(page, {}, build=build).blocks
        }
    shown = {name: plot for name, plot in found.items() if isinstance(plot, Plot)}
    assert {plot.kind for plot in shown.values()} == {"line", "bar", "column", "points"}
    assert len(shown) > 40
    return shown


def changed(plot: Plot, change: Callable[[Series], Series]) -> Plot:
    return replace(plot, series=tuple(map(change, plot.series)))


def negative(plot: Plot) -> Plot:
    """Every value below nought."""

    def turned(series: Series) -> Series:
        return replace(series, values=tuple(v if v is None else -abs(v) for v in series.values))

    low = -max(abs(end) for end in (plot.low or 0, plot.high or 0)) or None
    return replace(changed(plot, turned), low=low, high=0.0 if low else None)


def missing(plot: Plot) -> Plot:
    """Every second value is not known; the first category has no name."""

    def without(series: Series) -> Series:
        gaps = (None, float("nan"))
        values = [gaps[at // 2 % 2] if at % 2 == 0 else v for at, v in enumerate(series.values)]
        return _said(replace(series, values=tuple(values)))

    return replace(changed(plot, without), categories=("", *plot.categories[1:]))


def one_row(plot: Plot) -> Plot:
    return _of(plot, 1)


def long(plot: Plot) -> Plot:
    return _of(plot, LONG)


def _of(plot: Plot, count: int) -> Plot:
    def repeated(series: Series) -> Series:
        def several(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
            return tuple(values[at % len(values)] for at in range(count)) if values else ()

        values, places = several(series.values), several(series.places)
        return _said(replace(series, values=values, places=places))

    names = plot.categories or ("",)
    categories = tuple(f"{names[at % len(names)]} {at}" for at in range(count))
    # No months any more, so without their years.
    return replace(changed(plot, repeated), categories=categories, years=(), ticks=(), days=())


def _said(series: Series) -> Series:
    """A series without words at points that it has not."""
    known = {at for at, value in enumerate(series.values) if value is not None}
    return replace(series, labels=tuple(one for one in series.labels if one.index in known))


VARIANTS: dict[str, Callable[[Plot], Plot]] = {
    "as they are": lambda plot: plot,
    "negative": negative,
    "missing": missing,
    "one row": one_row,
    "sixty rows": long,
}


def drawn(plot: Plot) -> tuple[Chart, Pen]:
    """A chart on a slide of its own."""
    deck = Presentation()
    pen = Pen.of(deck)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    return charts.add(slide, pen, plot, Box(0.5, 1.0, 9.0, 5.5)).chart, pen


def in_workbook(plot: Plot) -> etree._Element:
    """The XML of a chart in a workbook."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet, look = book.add_worksheet("图"), book.add_format()
        Figures(book, "数", look, look).draw(sheet, plot, title="题", place=(2, 1))
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read("xl/charts/chart1.xml"))


def in_paper(plot: Plot, count: int = 1) -> etree._Element:
    """The XML of a chart in a Word paper, one of so many in a row; its workbook is its own."""
    paper = Paper()
    paper.beside([(Figure(plot, "题", "述"), "")] * count)
    with zipfile.ZipFile(io.BytesIO(paper.rendered())) as archive:
        space = etree.fromstring(archive.read("word/charts/chart1.xml"))
        (link,) = etree.fromstring(archive.read("word/charts/_rels/chart1.xml.rels"))
        assert space.find(f"{SPACE}externalData").get(f"{RELATED}id") == link.get("Id")
        book = archive.read(f"word/{link.get('Target').removeprefix('../')}")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert "xl/worksheets/sheet1.xml" in archive.namelist()
    return space


def faults(space: etree._Element, plot: Plot) -> Iterator[str]:
    """What is wrong in the XML of a chart."""
    gaps = space.find(f".//{SPACE}dispBlanksAs")
    if gaps is None or gaps.get("val") != "gap":
        yield "gaps"
    series = {_name(one): one for one in space.iter(f"{SPACE}ser")}
    if series.keys() != {each.name for each in plot.series}:
        yield f"series {sorted(series)}"
        return
    for each in plot.series:
        yield from _faults(series[each.name], each, plot)
    yield from _axes(space, plot)


def _name(series: etree._Element) -> str:
    return "".join(series.find(f"{SPACE}tx").itertext(f"{SPACE}v"))


def _faults(drawn: etree._Element, series: Series, plot: Plot) -> Iterator[str]:
    children = [etree.QName(child).localname for child in drawn]
    if children != sorted(children, key=ORDER.index):
        yield f"order {children}"
    inverted = drawn.find(f"{SPACE}invertIfNegative")
    is_bar = drawn.getparent().tag == f"{SPACE}barChart"
    if is_bar != (inverted is not None) or (is_bar and inverted.get("val") != "0"):
        yield f"{series.name} turns white below nought"
    if is_bar != (series.is_column or plot.kind in ("bar", "column")):
        yield f"{series.name} is no bar"
    values = _cached(drawn, "yVal" if plot.kind == "points" else "val")
    if values != pytest.approx({at: v for at, v in enumerate(series.values) if v is not None}):
        yield f"{series.name} values {values}"
    if plot.kind != "points" and (told := _categories(drawn)) != _wanted(drawn, plot):
        yield f"{series.name} categories {told}"
    yield from _words(drawn, series)


def _categories(drawn: etree._Element) -> list[str]:
    """The names of the categories; of months below their year, the year before each."""
    levels = list(drawn.iterfind(f"{SPACE}cat//{SPACE}lvl"))
    days = drawn.iterfind(f"{SPACE}cat/{SPACE}numRef//{SPACE}pt/{SPACE}v")
    if dated := [str(EPOCH + dt.timedelta(float(str(one.text)))) for one in days]:
        return dated
    if not levels:
        names = drawn.iterfind(f"{SPACE}cat//{SPACE}pt/{SPACE}v")
        return [str(one.text).replace("\n", " ") for one in names]
    months, years = (
        {int(one.get("idx")): str(one.findtext(f"{SPACE}v")) for one in level.iter(f"{SPACE}pt")}
        for level in levels
    )
    begun = [max(first for first in years if first <= at) for at in months]
    return [f"{years[first]} {month}" for first, month in zip(begun, months.values(), strict=True)]


def _wanted(drawn: etree._Element, plot: Plot) -> list[str]:
    if drawn.find(f"{SPACE}cat/{SPACE}numRef") is not None:
        return [str(day) for day in plot.days]
    if drawn.find(f"{SPACE}cat//{SPACE}lvl") is not None:
        return [" ".join(parts) for parts in zip(plot.years, plot.ticks, strict=True)]
    return [name.replace("\n", " ") for name in plot.names]


def _cached(drawn: etree._Element, kind: str) -> dict[int, float]:
    points = drawn.iterfind(f"{SPACE}{kind}//{SPACE}pt")
    return {int(point.get("idx")): float(point.findtext(f"{SPACE}v")) for point in points}


def _words(drawn: etree._Element, series: Series) -> Iterator[str]:
    """The words at points are those of the plot, at points that there are."""
    said = {}
    for one in drawn.iter(f"{SPACE}dLbl"):
        text = "".join(one.itertext("{*}t"))
        if one.find(f"{SPACE}delete") is None:
            said[int(one.find(f"{SPACE}idx").get("val"))] = re.sub(r"[\s\u200b]+", "", text)
    wanted = {one.index: re.sub(r"\s+", "", one.text) for one in series.labels}
    if not series.code and said != wanted:
        yield f"{series.name} words {said}"
    if series.code and drawn.find(f"{SPACE}dLbls/{SPACE}numFmt").get("formatCode") != series.code:
        yield f"{series.name} format"


def _axes(space: etree._Element, plot: Plot) -> Iterator[str]:
    """Every axis that a chart names is there once; that of values says what is in sight."""
    area = space.find(f".//{SPACE}plotArea")
    named = {one.get("val") for one in area.iterfind(f"*/{SPACE}axId")}
    axes = [one for one in area if etree.QName(one).localname.endswith("Ax")]
    if {
        one.findtext(f"{SPACE}axId") or one.find(f"{SPACE}axId").get("val") for one in axes
    } != named:
        yield f"axes {named}"
    values = axes[-1] if plot.kind == "points" else area.find(f"{SPACE}valAx")
    ends = {name: values.find(f"{SPACE}scaling/{SPACE}{name}") for name in ("min", "max")}
    for name, wanted in (("min", plot.low), ("max", plot.high)):
        found = ends[name]
        if (None if found is None else float(found.get("val"))) != pytest.approx(wanted):
            yield f"{name} of the axis"
    hidden = values.find(f"{SPACE}delete")
    if (hidden is not None and hidden.get("val", "1") in ("1", "true")) != (not plot.code):
        yield "the axis is shown or not"
    if plot.code and values.find(f"{SPACE}numFmt").get("formatCode") != plot.code:
        yield "format of the axis"


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_chart_on_a_slide_says_what_it_is_made_of(
    plots: dict[str, Plot], variant: str
) -> None:
    found = {}
    for name, plot in plots.items():
        wanted = VARIANTS[variant](plot)
        chart, _pen = drawn(wanted)
        found[name] = list(faults(chart._chartSpace, wanted))
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_chart_in_a_workbook_says_what_it_is_made_of(
    plots: dict[str, Plot], variant: str
) -> None:
    found = {}
    for name, plot in plots.items():
        wanted = VARIANTS[variant](plot)
        found[name] = list(faults(in_workbook(wanted), wanted))
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_chart_in_a_paper_says_what_it_is_made_of(
    plots: dict[str, Plot], variant: str
) -> None:
    found = {}
    for name, plot in plots.items():
        wanted = VARIANTS[variant](plot)
        found[name] = list(faults(in_paper(wanted), wanted))
    assert {name: said for name, said in found.items() if said} == {}


def test_months_that_have_no_room_are_days_of_which_an_office_names_some(
    plots: dict[str, Plot],
) -> None:
    space = in_paper(plots["rankings/ranks"], count=2)
    axis = space.find(f".//{SPACE}dateAx")
    assert axis.find(f"{SPACE}baseTimeUnit").get("val") == "months"
    assert axis.find(f"{SPACE}majorTimeUnit").get("val") == "months"
    assert 12 % int(axis.find(f"{SPACE}majorUnit").get("val")) == 0
    children = [etree.QName(one).localname for one in axis]
    units = ["lblOffset", "baseTimeUnit", "majorUnit", "majorTimeUnit"]
    assert children[children.index("lblOffset") :] == units


def test_the_numbers_of_an_axis_count_from_nought_and_keep_their_sign() -> None:
    assert [step_between(*ends) for ends in ((-5, 15), (0, 1), (-2, 12), (0, 0))] == [
        *(5, 0.2, 2, None),
    ]
    assert [amounts(-5, 15), amounts(-20_000, 0)] == ["General", "#,##0"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_chart_that_is_renewed_has_its_new_figures_and_keeps_its_colours_and_gaps(
    plots: dict[str, Plot], variant: str
) -> None:
    found = {}
    for name, plot in plots.items():
        wanted = VARIANTS[variant](plot)
        chart, pen = drawn(plot)
        for said in list(chart._chartSpace.iter(f"{SPACE}invertIfNegative")):
            said.getparent().remove(said)  # as slides were made before
        assert redrawing.redraw(chart, wanted, pen)
        new = [said for said in faults(chart._chartSpace, wanted) if not OURS.search(said)]
        names = [] if plot.kind == "points" else [str(each) for each in chart.plots[0].categories]
        found[name] = [*new, *(["None"] if "None" in names else [])]
    assert {name: said for name, said in found.items() if said} == {}


def test_a_hand_that_lets_bars_turn_white_is_obeyed(plots: dict[str, Plot]) -> None:
    plot = negative(plots["studios/benefit"])
    chart, pen = drawn(plot)
    chart.plots[0].series[0].invert_if_negative = True
    assert redrawing.redraw(chart, plot, pen)
    assert chart.plots[0].series[0].invert_if_negative


def test_a_category_without_a_name_is_a_dash() -> None:
    plot = Plot("bar", ("", " ", "甲"), (Series("数", (1.0, None, -2.0), colour="#112233"),))
    chart, _pen = drawn(plot)
    assert [str(name) for name in chart.plots[0].categories] == [words.DASH, words.DASH, "甲"]
