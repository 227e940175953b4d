"""The four coordinates of a figure, and the cells that state them: 指标, 单位, 时期, 城市.

Each is stated by its column, its row, or a text around the table; what nothing states is asked for,
and two statements of one unit that contradict each other are a fault at both.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from etl.reading import reasons
from etl.reading.across.axes import Axes
from etl.reading.across.points import CITY, FREQUENCY, INDICATOR, PERIOD, UNIT, Point
from etl.reading.across.reckoned import from_january
from etl.reading.layout import corners, labels, naming, roles
from etl.reading.layout.drafts import fault
from etl.reading.layout.labels import Label
from etl.reading.layout.remarks import Role
from etl.reading.layout.roles import Role as Axis
from etl.reading.layout.scene import Dispute, Stated
from etl.reading.layout.site import Site
from etl.reading.model import Fault, Span
from etl.reading.values import reasons as of_values
from etl.reading.values import spans, units

Cells = tuple[str, ...]
StatedUnit = tuple[str, Cells]  # a unit, and where it is stated


@dataclass(frozen=True)
class Place:
    """Where a figure belongs. `cells` names for each coordinate the cells that state it."""

    indicator: str
    city: str | None
    period: Span | None
    unit: str | None
    cells: Mapping[str, Cells]
    faults: tuple[Fault, ...] = ()
    undated: Fault | None = None  # where a period was tried, and why it cannot be read

    @property
    def identity(self) -> tuple[object, ...]:
        """What a value and its rank have in common."""
        return self.indicator, self.city, self.period


class Coordinates:
    """What both axes and the texts around a table say together of its figures."""

    def __init__(self, site: Site, axes: Axes) -> None:
        """Of one table; what an axis is there to say, no text around the table says instead."""
        self.site = site
        self.axes = axes
        self.spans: dict[tuple[str, str], tuple[Span | None, bool]] = {}

    @cached_property
    def topic(self) -> Stated[Label] | Dispute | None:
        """The indicator that titles and names state, and its unit."""
        return naming.topic(self.site.scene)

    def of(self, side: Point, point: Point) -> Place:
        """The coordinates of the figure where a row and a column meet."""
        name, name_cells = self._indicator(side, point)
        unit, unit_cells, faults = self._unit(side, point, name)
        city, city_cells = self._city(side, point)
        period, period_cells = self._period(side, point)
        cells = {
            INDICATOR: name_cells,
            CITY: city_cells,
            PERIOD: period_cells,
            UNIT: unit_cells,
        }
        stated = {header: addresses for header, addresses in cells.items() if addresses}
        undated = None if period else self._undated(side, point, period_cells)
        return Place(name, city, period, unit, stated, faults, undated)

    def _undated(self, side: Point, point: Point, cells: Cells) -> Fault | None:
        """The fault of a label that is no period, at its own cell."""
        text = f"{side.period or ''}{point.period or ''}"
        if dispute := self._dispute(PERIOD):
            return disputed(self.site, dispute)
        if point.reckoned and point.at(PERIOD):
            cell, words = point.at(PERIOD)[-1], point.reckoned.words
            details = {"written": words}
            sheet = self.site.view.grid.name
            return Fault(sheet, cell, PERIOD, words, of_values.RELATIVE_PERIOD, details)
        if not text or not cells:
            return None
        parsed = roles.period(text, self.site.scene.year)
        reason = parsed.reason or reasons.PERIOD_UNKNOWN
        quoted = parsed.details.get("written", text)
        return Fault(
            self.site.view.grid.name, cells[0], PERIOD, quoted, reason, dict(parsed.details)
        )

    def unknown(self, sides: Sequence[Point], columns: Sequence[Point]) -> Fault | None:
        """What neither axis nor section nor title states: then no figure can be placed."""
        scene, all_points = self.site.scene, [*sides, *columns]
        if not sides or not columns:
            return None
        reason, header = None, ""
        if not self._name and not any(point.indicator for point in all_points):
            reason, header = reasons.INDICATOR_UNKNOWN, INDICATOR
        elif scene.place is None and not any(point.city for point in all_points):
            reason, header = reasons.CITY_UNKNOWN, CITY
        elif scene.period is None and not any(point.period for point in all_points):
            reason, header = reasons.PERIOD_UNKNOWN, PERIOD
        if reason is None:
            return None
        if dispute := self._dispute(header):
            return disputed(self.site, dispute)
        head = self.site.region.head
        return fault(self.site.view, (head.top, head.left), None, reason)

    def _dispute(self, header: str) -> Dispute | None:
        if header == INDICATOR and isinstance(self.topic, Dispute):
            return self.topic
        return self.site.scene.dispute(header)

    @property
    def _name(self) -> str:
        return self.topic.value.name if isinstance(self.topic, Stated) else ""

    def _indicator(self, side: Point, point: Point) -> tuple[str, Cells]:
        label, cells = point.indicator, point.at(INDICATOR)
        if label is None and side.indicator is not None:
            label, cells = side.indicator, (*side.at(INDICATOR), *(cells if point.suffix else ()))
        if label is None and Axis.INDICATOR in self.axes.side.values():
            return "", ()
        if label is None:
            cells = self.topic.cells if isinstance(self.topic, Stated) else ()
        suffix = "" if _CUMULATED in point.suffix else point.suffix
        return f"{label.name if label else self._name}{suffix}", cells

    def _city(self, side: Point, point: Point) -> tuple[str | None, Cells]:
        if point.city:
            return point.city, point.at(CITY)
        if side.city or self.axes.has(Axis.CITY):
            return side.city, side.at(CITY)
        around = self.site.scene.stated_place
        return (around.value, around.cells) if around else (None, ())

    def _period(self, side: Point, point: Point) -> tuple[Span | None, Cells]:
        span, cells = self._stated_period(side, point)
        if span is None or point.reckoned is None:
            return span, cells
        return point.reckoned.of(span), tuple(dict.fromkeys((*point.at(PERIOD), *cells)))

    def _stated_period(self, side: Point, point: Point) -> tuple[Span | None, Cells]:
        """What the row, the column or a text around the table says, in its own words."""
        scene = self.site.scene
        text = f"{side.period or ''}{point.period or ''}"
        if not side.period and Axis.PERIOD in self.axes.side.values():
            return None, ()
        often, _ = self._frequency(side, point)
        if not text:
            around = scene.stated_period
            return (around.value, around.cells) if around else (None, ())
        span, is_own = self._span(text, often)
        if span and (_CUMULATED in f"{point.suffix}{side.suffix}" or self._is_cumulated):
            span = from_january(span)
        cells = tuple(cell for axis in (side, point) if axis.period for cell in axis.at(PERIOD))
        year = scene.stated_year
        cells = (*cells, *self._frequency(side, point)[1])
        return span, cells if is_own or year is None else (*cells, *year.cells)

    @cached_property
    def _is_cumulated(self) -> bool:
        """Whether the text that names the indicator says 累计, and no column says otherwise."""
        cells = self.topic.cells if isinstance(self.topic, Stated) else ()
        texts = [remark.text for remark in self.site.scene.remarks if remark.cell in cells]
        is_cumulated = any(_CUMULATED in text and not _OF_ONE_MONTH.search(text) for text in texts)
        return is_cumulated and not self.axes.has(Axis.MEASURE)

    def _frequency(self, side: Point, point: Point) -> tuple[str, Cells]:
        for axis in (point, side):
            if axis.frequency:
                return axis.frequency, axis.at(FREQUENCY)
        around = self.site.scene.frequency
        return (around.value, around.cells) if around else ("", ())

    def _span(self, text: str, often: str) -> tuple[Span | None, bool]:
        """The period that a text means, and whether it says its year itself."""
        if (text, often) not in self.spans:
            dated = roles.span_of(text)
            span = dated or roles.span_of(text, self.site.scene.year)
            span = widened(span, often) if span else None
            written = replace(span, as_written=span.as_written or text) if span else None
            self.spans[text, often] = written, dated is not None
        return self.spans[text, often]

    def _unit(
        self, side: Point, point: Point, name: str
    ) -> tuple[str | None, Cells, tuple[Fault, ...]]:
        """A figure's own unit, else the title's, else the corner's."""
        stated = self._own_units(side, point)
        if stated:
            other = next((one for one in stated[1:] if units.disagree(one[0], stated[0][0])), None)
            faults = (self._unit_disputed(stated[0], other),) if other else ()
            return stated[0][0], stated[0][1], faults
        if naming.is_growth(name):
            return None, (), ()
        label = point.indicator or side.indicator
        if label is not None and labels.has_open_unit(label.name):
            return None, (), (self._about(side, point, label.name, reasons.UNIT_UNKNOWN),)
        is_topical = label is None or label.name in self._name
        if isinstance(self.topic, Stated) and self.topic.value.unit and is_topical:
            return self.topic.value.unit, self.topic.cells, ()
        corner = self._corner
        if side.is_unit_unclear:
            fault_ = self._about(side, point, name, reasons.PART_UNCLEAR)
            return None, (), (fault_,)
        if corners.is_unclear(name, corner):
            told_units = "、".join(unit.value for unit in corner)
            fault_ = self._about(side, point, name, reasons.UNIT_UNCLEAR, units=told_units)
            return None, (), (fault_,)
        unit = corners.unit_of(name, corner)
        return (unit.value, unit.cells, ()) if unit else (None, (), ())

    @cached_property
    def _corner(self) -> tuple[Stated[str], ...]:
        """The units of a note, else of the corner (城市＼年份（万人）), else of a title."""
        scene, head = self.site.scene, self.site.region.head
        if scene.units:
            return scene.units
        if unit := labels.read(head.label(head.left)).unit:
            return (Stated(unit, (self.site.view.at(head.top, head.left),)),)
        titles = [one for one in scene.remarks if one.role is Role.TITLE and not one.is_outer]
        stated = [
            Stated(unit, (one.cell,)) for one in titles if (unit := labels.read(one.text).unit)
        ]
        return tuple(stated[:1])

    def _own_units(self, side: Point, point: Point) -> list[StatedUnit]:
        """What the column and the row of a figure state, each in its own words."""
        if point.suffix and not point.unit and naming.is_growth(point.suffix):
            return []  # 会员数（万人） and 同比增长: a growth has no unit of its base
        stated: list[StatedUnit] = []
        for axis in (point, side):
            unit = axis.unit or (axis.indicator.unit if axis.indicator else None)
            if unit:
                stated.append((unit, axis.at(UNIT)))
            own_unit = axis.indicator.unit if axis.indicator else None
            if axis.unit and own_unit:
                stated.append((own_unit, axis.at(INDICATOR)))
        return stated

    def _unit_disputed(self, one: StatedUnit, other: StatedUnit) -> Fault:
        return _contradiction(self.site, UNIT, (one[0], one[1][:1]), (other[0], other[1][:1]))

    def _about(self, side: Point, point: Point, name: str, reason: str, **details: str) -> Fault:
        """A fault of a unit, at the cell that names the indicator."""
        cells = point.at(INDICATOR) or side.at(INDICATOR)
        fields = {"written": name, **details}
        sheet = self.site.view.grid.name
        return Fault(sheet, cells[-1] if cells else None, UNIT, name, reason, fields)


def disputed(site: Site, dispute: Dispute) -> Fault:
    """Two texts around a table that contradict each other."""
    one, other = dispute.one, dispute.other
    return _contradiction(
        site, dispute.header, (one.text, (one.cell,)), (other.text, (other.cell,))
    )


def _contradiction(site: Site, header: str, one: StatedUnit, other: StatedUnit) -> Fault:
    cell = one[1][0] if one[1] else ""
    is_address = cell[:1].isascii() and "!" not in cell
    details = {
        "written": one[0],
        "other": other[0],
        "place": other[1][0] if other[1] else "",
        "column": header,
    }
    sheet = site.view.grid.name
    return Fault(sheet, cell if is_address else None, header, one[0], reasons.DISPUTED, details)


_CUMULATED = "累计"
_OF_ONE_MONTH = re.compile(r"当[月期]|本[月期]|各月|逐月|分月")


def widened(span: Span, often: str) -> Span | None:
    """A month that stands for the quarter or the year that it ends, by the frequency stated.

    None for a month that ends no such period.
    """
    if span.precision != "month" or not often:
        return span
    whole = spans.widened(span, often)
    return whole if whole and whole.end == span.end else None
