"""What a cross-tab's side columns and section headings state of each row."""

from collections.abc import Sequence
from dataclasses import replace

from etl.reading.across.axes import Axes
from etl.reading.across.points import CITY, FREQUENCY, INDICATOR, PERIOD, UNIT, Point, carried
from etl.reading.layout import heads, labels, naming, places, roles
from etl.reading.layout.labels import Label
from etl.reading.layout.roles import Role
from etl.reading.layout.site import Site
from etl.reading.model import Cell, Quantity
from etl.reading.rows import periods
from etl.reading.rows.lines import Line
from etl.reading.values import Context, names, parse, written
from etl.sheets.contract import Kind


def of_rows(site: Site, axes: Axes, entries: Sequence[Line]) -> list[Point]:
    """What the side columns, and a section's heading, say of each row."""
    points: list[Point] = []
    whole: tuple[Line, Point] | None = None  # the entry that 其中： entries below belong to
    for line, label in zip(entries, _indicators(axes, entries), strict=True):
        point = _of_row(site, axes, line, label)
        if label is None or not label.is_sub:
            whole = line, point
        elif whole is not None and not (point.unit or label.unit):
            point = _counted_as(point, whole[1], is_part=_is_part(axes, line, whole[0]))
        points.append(_by_section(site, axes, line, point))
    return carried(site, points)


def _counted_as(point: Point, whole: Point, *, is_part: bool) -> Point:
    """其中： is counted as the whole is, if it can be a part of it; else its unit is unclear."""
    unit = whole.unit or (whole.indicator.unit if whole.indicator else None)
    if unit is None or not is_part:
        return replace(point, is_unit_unclear=unit is not None)
    return replace(point, unit=unit, cells={**point.cells, UNIT: whole.at(UNIT)})


def _is_part(axes: Axes, line: Line, whole: Line) -> bool:
    """Whether no figure is greater than that of the whole."""
    pairs = [
        (_figure(line.cells[at]), _figure(whole.cells[at]))
        for at in axes.figures
        if at in line.cells and at in whole.cells
    ]
    return all(
        part_figure <= all_
        for part_figure, all_ in pairs
        if part_figure is not None and all_ is not None
    )


def _figure(cell: Cell) -> float | None:
    value = parse(cell, Kind.NUMBER, Context()).value
    return value.value if isinstance(value, Quantity) else None


def _of_row(site: Site, axes: Axes, line: Line, label: Label | None) -> Point:
    timely = [column for column, role in axes.side.items() if role is Role.PERIOD]
    unit = labels.squeeze(raw(line, axes.column(Role.UNIT))) or None
    at_name, at_unit = axes.column(Role.INDICATOR), axes.column(Role.UNIT)
    return Point(
        indicator=label if label and label.name else None,
        city=names.city(raw(line, axes.column(Role.CITY))) or None,
        period=periods.joined([(site.label(at), line.cells.get(at)) for at in timely]),
        unit=unit,
        measure=roles.measure(raw(line, axes.column(Role.MEASURE))) or "value",
        frequency=raw(line, axes.column(Role.FREQUENCY)),
        cells={
            INDICATOR: _side(site, line, [at_name]),
            CITY: _side(site, line, [axes.column(Role.CITY)]),
            PERIOD: _side(site, line, timely),
            UNIT: (*_side(site, line, [at_unit]), *_header(site, at_unit))
            if unit
            else _side(site, line, [at_name]),
            FREQUENCY: _side(site, line, [axes.column(Role.FREQUENCY)]),
        },
    )


def _side(site: Site, line: Line, columns: Sequence[int | None]) -> tuple[str, ...]:
    """Where a row says something in side columns."""
    return tuple(
        site.view.at(*line.origin(at)) for at in columns if at is not None and at in line.cells
    )


def _header(site: Site, column: int | None) -> tuple[str, ...]:
    """Where a side column is named: 单位 alone makes units of what stands below it."""
    head = site.region.head
    levels = [level for level, text in enumerate(head.levels.get(column or 0, ())) if text]
    if column is None or not levels:
        return ()
    return (site.view.at(*heads.origin(site.view, head, column, levels[-1])),)


def _indicators(axes: Axes, entries: Sequence[Line]) -> Sequence[Label | None]:
    column = axes.column(Role.INDICATOR)
    if column is None:
        return [None] * len(entries)
    return naming.of_rows([raw(line, column) for line in entries])


def _by_section(site: Site, axes: Axes, line: Line, point: Point) -> Point:
    """A section's heading names the place, the period or the indicator that no axis names."""
    if not line.section:
        return point
    name = labels.read(line.section)
    if labels.is_total(name.name):  # of a group whose figures are left out
        return point
    cell = (site.view.at(*line.section_at),) if line.section_at else ()
    if not axes.has(Role.CITY) and places.is_place(name.name):
        return replace(point, city=names.city(name.name), cells={**point.cells, CITY: cell})
    if roles.is_timely(name.name) and point.period and roles.span_of(point.period):
        return point  # a row above holds nothing but its period
    if roles.is_timely(name.name):
        cells = {**point.cells, PERIOD: (*cell, *point.at(PERIOD))}
        return replace(point, period=f"{name.name}{point.period or ''}", cells=cells)
    if not axes.has(Role.INDICATOR) and not places.is_place(name.name):
        cells = {**point.cells, INDICATOR: cell, UNIT: point.at(UNIT) or cell}
        return replace(point, indicator=name, cells=cells)
    return point


def raw(line: Line, column: int | None) -> str:
    """What a row says in a side column."""
    cell = line.cells.get(column) if column is not None else None
    return written(cell) if cell else ""
