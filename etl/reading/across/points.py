"""What each axis of a cross-tab says of a figure: indicator, city, period and unit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.reading.across.axes import Axes
from etl.reading.layout import labels, naming, places, roles
from etl.reading.layout.labels import Label
from etl.reading.layout.roles import Role
from etl.reading.layout.site import Site
from etl.reading.rows import periods
from etl.reading.rows.lines import Line
from etl.reading.values import names, written


@dataclass(frozen=True)
class Point:
    """What one axis says of a figure; None where it says nothing.

    `period` is text, for its year may stand on the other axis; `suffix` (同比增长) belongs to an
    indicator that the other axis or the title names.
    """

    indicator: Label | None = None
    city: str | None = None
    period: str | None = None
    unit: str | None = None
    measure: str = "value"
    suffix: str = ""


def of_columns(site: Site, found: Axes) -> dict[int, Point]:
    """What the header says of each column of figures; totals and odd columns are left out."""
    points: dict[int, Point] = {}
    unit: str | None = None
    before: Point | None = None
    for column in found.figures:
        parts = parts_of(site, found, column)
        if _is_left_out(parts, found):
            continue
        point = point_of(parts, is_grouped=column in site.region.head.groups)
        if point.measure == "rank" and before is not None and _is_bare(point, before):
            point = replace(before, measure="rank")
        before = point
        if point.indicator is not None:
            if not point.indicator.is_sub:
                unit = point.indicator.unit or point.unit
            elif point.indicator.unit is None and point.unit is None:
                point = replace(point, indicator=replace(point.indicator, unit=unit))
        points[column] = point
    told = periods.carried([point.period for point in points.values()])
    return {
        at: replace(point, period=period)
        for (at, point), period in zip(points.items(), told, strict=True)
    }


def _is_bare(rank: Point, before: Point) -> bool:
    """Whether a column of ranks says nothing that the column of values before it does not say."""
    is_same = rank.city in (None, before.city) and rank.period in (None, before.period)
    return rank.indicator is None and is_same


Parts = dict[Role, list[str]]


def parts_of(site: Site, found: Axes, column: int) -> Parts:
    """A column's labels by what they stand for; a group's name is none of them."""
    parts: Parts = {role: [] for role in Role}
    for role, text in zip(found.levels, site.region.head.levels[column], strict=True):
        if role is Role.PERIOD:
            text, told = roles.timed(text)
            parts[Role.MEASURE] += [told] if told else []
        if text:
            parts[role].append(text)
    return parts


def _is_left_out(parts: Parts, found: Axes) -> bool:
    """Totals across, columns that are no period among periods, and summaries of the others."""
    if any(labels.is_total(text) for text in [*parts[Role.PERIOD], *parts[Role.CITY]]):
        return True
    if Role.PERIOD in found.levels and not roles.is_timely("".join(parts[Role.PERIOD])):
        return True
    return any(_is_summary(labels.read(text).remark) for text in parts[Role.INDICATOR])


def _is_summary(remark: str) -> bool:
    """注册职工数（三季度平均） repeats what the months say."""
    return labels.is_average(remark) and roles.is_timely(remark.replace("平均", ""))


def point_of(parts: Parts, *, is_grouped: bool) -> Point:
    """What a column's labels say together."""
    names_, told, suffix = list(parts[Role.INDICATOR]), "数值", ""
    if parts[Role.MEASURE]:
        told = parts[Role.MEASURE][-1]
    elif names_ and roles.measure(names_[-1]) is not None:
        told = names_.pop()  # a rank beside the indicator that it belongs to
    if roles.measure(told) is None:
        suffix = told
    period = "".join(parts[Role.PERIOD])
    if names_ and not period:
        period, names_[0] = naming.dated(names_[0])
    city = labels.read(parts[Role.CITY][-1]) if parts[Role.CITY] else None
    indicator = naming.of_levels(names_, is_grouped=is_grouped) if names_ else None
    return Point(
        indicator=naming.with_suffix(indicator, suffix) if indicator else None,
        city=names.city(city.name) if city else None,
        period=period or None,
        unit=(city.unit if city else None) or labels.read(told).unit,
        measure=roles.measure(told) or "value",
        suffix="" if indicator else labels.read(suffix).name,
    )


def of_rows(site: Site, found: Axes, entries: Sequence[Line]) -> list[Point]:
    """What the side columns, and a section's heading, say of each row."""
    at_city, at_unit = found.column(Role.CITY), found.column(Role.UNIT)
    at_measure = found.column(Role.MEASURE)
    timely = [column for column, role in found.side.items() if role is Role.PERIOD]
    points: list[Point] = []
    parent: str | None = None  # the unit of the entry that 其中： entries below belong to
    for line, label in zip(entries, _indicators(site, found, entries), strict=True):
        unit = labels.squeeze(raw(line, at_unit)) or None
        is_sub = label is not None and label.is_sub
        parent = parent if is_sub else unit
        point = Point(
            indicator=label if label and label.name else None,
            city=names.city(raw(line, at_city)) or None,
            period=periods.joined([(site.label(at), line.cells.get(at)) for at in timely]),
            unit=unit or (parent if is_sub else None),
            measure=roles.measure(raw(line, at_measure)) or "value",
        )
        points.append(_by_section(found, line.section, point))
    told = periods.carried([point.period for point in points])
    return [replace(point, period=one) for point, one in zip(points, told, strict=True)]


def _indicators(site: Site, found: Axes, entries: Sequence[Line]) -> Sequence[Label | None]:
    column = found.column(Role.INDICATOR)
    if column is None:
        return [None] * len(entries)
    return naming.of_rows([raw(line, column) for line in entries], site.scene.unit_for(None))


def _by_section(found: Axes, section: str, point: Point) -> Point:
    """A section's heading names the place, the period or the indicator that no axis names."""
    if not section:
        return point
    name = labels.read(section)
    if not found.has(Role.CITY) and places.is_place(name.name):
        return replace(point, city=names.city(name.name))
    if roles.is_timely(name.name):
        return replace(point, period=f"{name.name}{point.period or ''}")
    if not found.has(Role.INDICATOR) and not places.is_place(name.name):
        return replace(point, indicator=name)
    return point


def raw(line: Line, column: int | None) -> str:
    """What a row says in a side column."""
    cell = line.cells.get(column) if column is not None else None
    return written(cell) if cell else ""
