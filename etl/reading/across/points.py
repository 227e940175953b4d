"""What each axis of a cross-tab states of a figure, and where: indicator, city, period and unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from etl.reading.across import reckoned
from etl.reading.across.axes import Axes
from etl.reading.across.reckoned import Reckoned
from etl.reading.layout import heads, labels, naming, places, roles
from etl.reading.layout.labels import Label
from etl.reading.layout.roles import Role
from etl.reading.layout.site import Site
from etl.reading.rows import periods
from etl.reading.values import changes, names
from etl.reading.values.changes import Change

INDICATOR, CITY, PERIOD, UNIT, FREQUENCY = "指标", "城市", "时期", "单位", "频度"
Cells = Mapping[str, tuple[str, ...]]


class Part(NamedTuple):
    """One label with the cell that it stands in."""

    text: str
    cell: str


Parts = dict[Role, list[Part]]


@dataclass(frozen=True)
class Point:
    """What one axis says of a figure; None where it says nothing.

    `period` is text, for its year may stand on the other axis; `suffix` (同比增长) belongs to an
    indicator that the other axis or the title names. `cells` says for each coordinate which cells
    state it.
    """

    indicator: Label | None = None
    city: str | None = None
    period: str | None = None
    unit: str | None = None
    measure: str = "value"
    suffix: str = ""
    frequency: str = ""
    moved: Change | None = None  # what a column of changes says of all of them: unit and base
    reckoned: Reckoned | None = None  # 上年同期: how its period follows from the one stated
    is_unit_unclear: bool = False  # a part that is greater than its whole, in another unit
    cells: Cells = field(default_factory=dict)

    def at(self, header: str) -> tuple[str, ...]:
        """The cells that state one coordinate."""
        return self.cells.get(header, ())


def of_columns(site: Site, axes: Axes) -> dict[int, Point]:
    """What the header says of each column of figures; totals and odd columns are left out."""
    points: dict[int, Point] = {}
    parent: Point | None = None  # the column that 其中： columns belong to
    before: Point | None = None
    level: Point | None = None  # what a column of changes is about: never 上年 beside 本年
    for column in axes.figures:
        parts = parts_of(site, axes, column)
        if _is_left_out(parts, axes):
            continue
        point = point_of(parts, is_grouped=column in site.region.head.groups)
        if point.measure == "rank" and before is not None and _is_bare(point, before):
            point = replace(before, measure="rank")
        moved = _change_of(parts, level)
        if moved is not None and level is not None:
            points[column] = replace(level, measure="change", moved=moved)
            continue
        before = point
        level = level if point.reckoned and point.reckoned.back else point
        if point.indicator is not None and not point.indicator.is_sub:
            parent = point
        elif point.indicator is not None and parent is not None:
            point = _with_unit_of(point, parent)
        points[column] = point
    return dict(zip(points, carried(site, list(points.values())), strict=True))


def _change_of(parts: Parts, before: Point | None) -> Change | None:
    """同比增长（%） beside a level is its change, and no indicator of its own."""
    if before is None or before.indicator is None or changes.is_growth(before.indicator.name):
        return None
    header_parts = parts[Role.MEASURE] or parts[Role.INDICATOR][-1:]
    return changes.of_header(header_parts[-1].text) if header_parts else None


def _with_unit_of(point: Point, parent: Point) -> Point:
    """其中： is counted as its parent is."""
    unit = parent.unit or (parent.indicator.unit if parent.indicator else None)
    if point.unit or (point.indicator and point.indicator.unit) or unit is None:
        return point
    return replace(point, unit=unit, cells={**point.cells, UNIT: parent.at(UNIT)})


def carried(site: Site, points: Sequence[Point]) -> list[Point]:
    """Points with the year that holds on from a neighbour: 2021年11月, 12月."""
    dates = periods.carried([point.period for point in points], site.scene.year)
    dated: list[Point] = []
    source: tuple[str, ...] = ()
    for point, period in zip(points, dates, strict=True):
        cells = point.at(PERIOD)
        if period != point.period:
            cells = (*cells, *source)
        else:
            source = cells
        dated.append(replace(point, period=period, cells={**point.cells, PERIOD: cells}))
    return dated


def _is_bare(rank: Point, before: Point) -> bool:
    """Whether a column of ranks says nothing that the column of values before it does not say."""
    is_same = rank.city in (None, before.city) and rank.period in (None, before.period)
    return rank.indicator is None and is_same


def parts_of(site: Site, axes: Axes, column: int) -> Parts:
    """A column's labels by what they stand for; a group's name is none of them."""
    parts: Parts = {role: [] for role in Role}
    head = site.region.head
    for level, role in enumerate(axes.levels):
        text = head.levels[column][level]
        cell = site.view.at(*heads.origin(site.view, head, column, level))
        if role is Role.PERIOD:
            text, measure = roles.timed(text)
            parts[Role.MEASURE] += [Part(measure, cell)] if measure else []
        if text:
            parts[role].append(Part(text, cell))
    return parts


def texts(parts: Sequence[Part]) -> list[str]:
    """The labels alone."""
    return [part.text for part in parts]


def _is_left_out(parts: Parts, axes: Axes) -> bool:
    """Summaries of other columns, and those that do not say what their level is there to say."""
    if _sums_up(parts, axes):
        return True
    if Role.PERIOD in axes.levels and not roles.is_timely("".join(texts(parts[Role.PERIOD]))):
        return True
    return (Role.CITY in axes.levels and not parts[Role.CITY]) or not any(parts.values())


def is_summary(site: Site, axes: Axes, column: int) -> bool:
    """Whether a column says that it tells of others: a total, a share, a change, a remark."""
    return _sums_up(parts_of(site, axes, column), axes)


def _sums_up(parts: Parts, axes: Axes) -> bool:
    checked = [*parts[Role.PERIOD], *parts[Role.CITY]]
    if any(labels.is_total(part.text) or roles.is_beside(part.text) for part in checked):
        return True
    if any(places.is_no_place(part.text) for part in parts[Role.CITY][-1:]):
        return True
    if Role.PERIOD in axes.levels and not parts[Role.PERIOD] and parts[Role.MEASURE]:
        return roles.is_beside(parts[Role.MEASURE][-1].text)
    return any(_is_summary(labels.read(part.text).remark) for part in parts[Role.INDICATOR])


def _is_summary(remark: str) -> bool:
    """注册职工数（三季度平均） repeats what the months say."""
    return labels.is_average(remark) and roles.is_timely(remark.replace("平均", ""))


def point_of(parts: Parts, *, is_grouped: bool) -> Point:
    """What a column's labels say together."""
    name_parts, measure, suffix = list(parts[Role.INDICATOR]), Part("数值", ""), ""
    if parts[Role.MEASURE]:
        measure = parts[Role.MEASURE][-1]
    elif name_parts and roles.measure(name_parts[-1].text) is not None:
        measure = name_parts.pop()  # a rank beside the indicator that it belongs to
    name_parts, measure, period_part = _reckoned(name_parts, measure)
    if measure.text and roles.measure(measure.text) is None:
        suffix = measure.text
    period = "".join(texts(parts[Role.PERIOD]))
    dated = ""
    if name_parts and not period:
        period, dated = naming.dated(name_parts[0].text)
        name_parts = [Part(dated, name_parts[0].cell), *name_parts[1:]]
    city = labels.read(parts[Role.CITY][-1].text) if parts[Role.CITY] else None
    indicator = naming.of_levels(texts(name_parts), is_grouped=is_grouped) if name_parts else None
    moved = changes.of_header(suffix) if suffix else None
    if moved is not None and not (indicator and changes.is_growth(indicator.name)):
        suffix = ""
    else:
        moved = None
    unit, unit_cells = _unit(parts, city, measure)
    indicator_cells = _cells(name_parts) + ((measure.cell,) if suffix else ())
    return Point(
        indicator=naming.with_suffix(indicator, suffix) if indicator else None,
        city=names.city(city.name) if city else None,
        period=period or None,
        unit=unit,
        measure="change" if moved else roles.measure(measure.text) or "value",
        suffix="" if indicator else labels.read(suffix).name,
        moved=moved,
        reckoned=period_part[1] if period_part else None,
        frequency="".join(texts(parts[Role.FREQUENCY])),
        cells={
            INDICATOR: indicator_cells,
            CITY: _cells(parts[Role.CITY][-1:]),
            PERIOD: _cells(
                [
                    *(parts[Role.PERIOD] or (name_parts[:1] if period else [])),
                    *(period_part[:1] if period_part else ()),
                ]
            ),
            UNIT: unit_cells
            or _cells([part for part in name_parts if labels.read(part.text).unit]),
            FREQUENCY: _cells(parts[Role.FREQUENCY]),
        },
    )


def _reckoned(
    name_parts: Sequence[Part], measure: Part
) -> tuple[list[Part], Part, tuple[Part, Reckoned] | None]:
    """The labels without a period that is reckoned from the stated one, and that period."""
    last = measure if measure.cell else name_parts[-1] if name_parts else measure
    match = reckoned.find(last.text)
    if match is None:
        return list(name_parts), measure, None
    name, period = match
    renamed = Part(name + _bracket(last.text), last.cell)
    if last is measure and (not name or roles.measure(name)):
        return list(name_parts), Part(name, measure.cell), (last, period)
    rest = list(name_parts) if last is measure else list(name_parts[:-1])
    return [*rest, *([renamed] if name else [])], Part("数值", ""), (last, period)


def _bracket(text: str) -> str:
    """The unit of a label, to stand behind its name again."""
    unit = labels.read(text).unit
    return f"({unit})" if unit else ""


def _unit(parts: Parts, city: Label | None, measure: Part) -> tuple[str | None, tuple[str, ...]]:
    """The unit that a level of units, a city's label or a measure's brackets state."""
    if parts[Role.UNIT]:
        unit_part = parts[Role.UNIT][-1]
        return labels.squeeze(unit_part.text).strip("()[]"), (unit_part.cell,)
    if city and city.unit:
        return city.unit, _cells(parts[Role.CITY][-1:])
    unit = labels.read(measure.text).unit
    return unit, ((measure.cell,) if unit else ())


def _cells(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.cell for part in parts if part.cell))
