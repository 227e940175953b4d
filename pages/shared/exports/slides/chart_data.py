"""The sheet behind a native chart: a plot's categories and series, as python-pptx takes them."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import IO

from pptx.chart.data import CategoryChartData, ChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.shared.exports.plot import Plot

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[tuple[Workbook, Worksheet]]:
    """A workbook that takes text as text: a name from a cell never becomes a formula."""
    with Workbook(file, SAFE) as book:
        yield book, book.add_worksheet()


class _CategoryData(CategoryChartData):  # type: ignore[misc]  # python-pptx is untyped here
    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        writer = CategoryWorkbookWriter(self)
        writer._open_worksheet = _opened
        return writer


class _PointData(XyChartData):  # type: ignore[misc]  # python-pptx is untyped here
    @property
    def _workbook_writer(self) -> XyWorkbookWriter:
        writer = XyWorkbookWriter(self)
        writer._open_worksheet = _opened
        return writer


def chart_data(plot: Plot, *, is_by_year: bool = True, is_dated: bool = False) -> ChartData:
    """The numbers of a plot, in the order of its series; its months under their years, if said.

    `is_dated`: its months as days, where only some of them are named.
    """
    if plot.kind == "points":
        return _points(plot)
    data = _CategoryData(number_format="General")
    if is_dated:
        data.categories = list(plot.days)
    elif is_by_year and plot.ticks:
        for year, months in groupby(zip(plot.years, plot.ticks, strict=True), itemgetter(0)):
            group = data.add_category(year)
            for _year, month in months:
                group.add_sub_category(month)
    else:
        data.categories = list(plot.names)
    for each in plot.series:
        data.add_series(each.name, each.values, each.code or None)
    return data


def _points(plot: Plot) -> ChartData:
    data = _PointData(number_format="General")
    for each in plot.series:
        series = data.add_series(each.name)
        for x, y in zip(each.places, each.values, strict=True):
            series.add_data_point(x, y)
    return data
