"""Totals across a cross-tab: a column 合计 beside the columns that it adds up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from etl.reading.across import points
from etl.reading.across.axes import Axes
from etl.reading.across.points import Point
from etl.reading.layout import labels
from etl.reading.layout.drafts import fault
from etl.reading.layout.roles import Role
from etl.reading.layout.site import Site
from etl.reading.model import Fault
from etl.reading.reasons import TOTAL_WRONG
from etl.reading.rows import totals
from etl.reading.rows.lines import Line
from etl.reading.values import Context
from etl.reading.values.text import plain


def wrong(
    site: Site,
    axes: Axes,
    columns: Mapping[int, Point],
    entries: Sequence[Line],
    unit: str | None,
) -> Iterator[Fault]:
    """Cells of a column of totals that none of the figures beside them explains.

    全省合计 over some of the province's cities never adds up, and is not meant to.
    """
    for at, total in _of_totals(site, axes).items():
        parts = [column for column, point in columns.items() if _belongs(point, total)]
        if len(parts) < 2 or labels.is_average(site.label(at)):
            continue
        contexts = {column: Context(header_unit=unit) for column in [*parts, at]}
        sums = [(line, _sum(line, contexts, at)) for line in entries]
        known = [(line, *values) for line, values in sums if values]
        odd = [row for row in known if not totals.explains(row[1], row[2], at)]
        if labels.is_bare_total(site.label(at)) or len(odd) * 2 < len(known):
            yield from (_fault(site, line.row, at, values, rows) for line, values, rows in odd)


Parts = list[totals.Figures]


def _sum(line: Line, contexts: Mapping[int, Context], at: int) -> tuple[float, Parts] | None:
    """A total and its parts in one row; None when one of them is missing."""
    figures = totals.figures(line.cells, contexts)
    own = figures.pop(at, None)
    return None if own is None or len(figures) < 2 else (own, [{at: f} for f in figures.values()])


def _fault(site: Site, row: int, at: int, total_written: float, rows: Parts) -> Fault:
    total = plain(round(totals.add(rows, at), 6))
    label = site.label(at)
    return fault(site.view, (row, at), label, TOTAL_WRONG, written=plain(total_written), sum=total)


def _of_totals(site: Site, axes: Axes) -> dict[int, tuple[Role, Point]]:
    """Columns called 合计 among cities or periods, with the axis that they add up."""
    by_column: dict[int, tuple[Role, Point]] = {}
    for column in axes.figures:
        parts = points.parts_of(site, axes, column)
        for role in (Role.PERIOD, Role.CITY):
            if any(labels.is_total(part.text) for part in parts[role]):
                rest = {**parts, role: [p for p in parts[role] if not labels.is_total(p.text)]}
                is_grouped = column in site.region.head.groups
                by_column[column] = (role, points.point_of(rest, is_grouped=is_grouped))
    return by_column


def _belongs(point: Point, of_total: tuple[Role, Point]) -> bool:
    """Whether a column of values is one of those that a total adds up."""
    role, total = of_total
    name = point.indicator.name if point.indicator else ""
    if point.measure != "value" or point.suffix or not totals.is_added(name, point.unit):
        return False
    blank = replace(total, city=None) if role is Role.CITY else replace(total, period=None)
    as_part = replace(point, city=None) if role is Role.CITY else replace(point, period=None)
    indicators = [one.indicator.name if one.indicator else None for one in (blank, as_part)]
    same = (blank.city, blank.period) == (as_part.city, as_part.period)
    return same and indicators[0] == indicators[1]
