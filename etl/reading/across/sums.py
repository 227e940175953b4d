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
    found: Axes,
    columns: Mapping[int, Point],
    entries: Sequence[Line],
    unit: str | None,
) -> Iterator[Fault]:
    """Cells of a column of totals that none of the figures beside them explains.

    全省合计 over some of the province's cities never adds up, and is not meant to.
    """
    for at, told in _of_totals(site, found).items():
        parts = [column for column, point in columns.items() if _belongs(point, told)]
        if len(parts) < 2 or labels.is_average(site.label(at)):
            continue
        contexts = {column: Context(header_unit=unit) for column in [*parts, at]}
        sums = [(line, _sum(line, contexts, at)) for line in entries]
        known = [(line, *own) for line, own in sums if own]
        odd = [one for one in known if not totals.explains(one[1], one[2], at)]
        if labels.is_bare_total(site.label(at)) or len(odd) * 2 < len(known):
            yield from (_fault(site, line.row, at, own, rows) for line, own, rows in odd)


Parts = list[totals.Figures]


def _sum(line: Line, contexts: Mapping[int, Context], at: int) -> tuple[float, Parts] | None:
    """A total and its parts in one row; None when one of them is missing."""
    figures = totals.figures(line.cells, contexts)
    own = figures.pop(at, None)
    return None if own is None or len(figures) < 2 else (own, [{at: f} for f in figures.values()])


def _fault(site: Site, row: int, at: int, own: float, rows: Parts) -> Fault:
    total = plain(round(totals.add(rows, at), 6))
    label = site.label(at)
    return fault(site.view, (row, at), label, TOTAL_WRONG, written=plain(own), sum=total)


def _of_totals(site: Site, found: Axes) -> dict[int, tuple[Role, Point]]:
    """Columns called 合计 among cities or periods, with the axis that they add up."""
    told: dict[int, tuple[Role, Point]] = {}
    for column in found.figures:
        parts = points.parts_of(site, found, column)
        for role in (Role.PERIOD, Role.CITY):
            if any(labels.is_total(part.text) for part in parts[role]):
                rest = {**parts, role: [p for p in parts[role] if not labels.is_total(p.text)]}
                is_grouped = column in site.region.head.groups
                told[column] = (role, points.point_of(rest, is_grouped=is_grouped))
    return told


def _belongs(point: Point, told: tuple[Role, Point]) -> bool:
    """Whether a column of values is one of those that a total adds up."""
    role, total = told
    name = point.indicator.name if point.indicator else ""
    if point.measure != "value" or point.suffix or not totals.is_added(name, point.unit):
        return False
    blank = replace(total, city=None) if role is Role.CITY else replace(total, period=None)
    own = replace(point, city=None) if role is Role.CITY else replace(point, period=None)
    said = [one.indicator.name if one.indicator else None for one in (blank, own)]
    same = (blank.city, blank.period) == (own.city, own.period)
    return same and said[0] == said[1]
