"""A cross-tab whose axes were named by hand: ranges of cells, single cells, or texts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from etl.reading import mapping_reasons
from etl.reading.layout import labels, roles
from etl.reading.layout.drafts import Draft, Sheaf, fault
from etl.reading.layout.remarks import parts_of_units
from etl.reading.layout.scene import Scene
from etl.reading.layout.view import Address, View
from etl.reading.model import Cell, Fault, Quantity, Span
from etl.reading.rows.records import Extract
from etl.reading.values import Context, names, parse
from etl.sheets import BY_TABLE
from etl.sheets.contract import Kind

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?")
HEADERS = {"indicator": "指标", "cities": "城市", "periods": "时期", "unit": "单位"}


@dataclass(frozen=True)
class Area:
    """A range of cells, all bounds inclusive and from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_cell(self) -> bool:
        """Whether it is a single cell."""
        return (self.top, self.left) == (self.bottom, self.right)

    def filled(self, view: View) -> list[Address]:
        """Those of its cells that hold anything, row by row, however far it reaches."""
        rows = [row for row in view.numbers if self.top <= row <= self.bottom]
        return [
            (r, at) for r in rows for at in sorted(view.rows[r]) if self.left <= at <= self.right
        ]


@dataclass(frozen=True)
class Part:
    """What is said of one coordinate of a figure: its text and the cell that states it, if any."""

    text: str
    at: Address | None


def area(text: str) -> Area | None:
    """B4:M15 or B4; None for anything else, which is a text."""
    match = _AREA.fullmatch(text.strip().upper())
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    first, last = (int(top) - 1, _column(left)), (int(bottom or top) - 1, _column(right or left))
    return Area(min(first[0], last[0]), min(first[1], last[1]),
                max(first[0], last[0]), max(first[1], last[1]))  # fmt: skip


def read(view: View, values: Area, mapping: Mapping[str, str], scene: Scene) -> Extract:
    """All figures of the range, each with what the mapping says of its coordinates."""
    table = _Mapped(view, values, mapping, scene)
    for row, column in values.filled(view):
        table.read((row, column), view.rows[row][column])
    faults = list({(one.cell, one.reason, one.header): one for one in table.faults}.values())
    return Extract([Sheaf(BY_TABLE["indicator_values"], view, table.drafts)], faults)


class _Mapped:
    def __init__(self, view: View, values: Area, mapping: Mapping[str, str], scene: Scene) -> None:
        self.view, self.values, self.scene = view, values, scene
        self.areas = {part: area(text) for part, text in mapping.items()}
        self.texts = {part: text.strip() for part, text in mapping.items()}
        self.drafts: list[Draft] = []
        self.faults: list[Fault] = []

    def read(self, at: Address, cell: Cell) -> None:
        """Take one figure, or say what is wrong with it or with what states its coordinates."""
        parts = {part: self._part(part, at) for part in HEADERS}
        label = labels.read(parts["indicator"].text)
        unit, period = self._unit(parts, label.unit), self._period(parts["periods"])
        empty = [part for part, stated in parts.items() if not stated.text and part != "unit"]
        for part in empty:
            place = parts[part].at or at
            self.faults.append(fault(self.view, place, HEADERS[part], mapping_reasons.EMPTY))
        parsed = parse(cell, Kind.NUMBER, Context(header_unit=unit))
        if parsed.reason:
            problem = fault(self.view, at, "数值", parsed.reason, warning=parsed.warning,
                         **parsed.details)  # fmt: skip
            self.faults.append(problem)
        value = parsed.value
        if empty or period is None or not isinstance(value, Quantity) or value.value is None:
            return
        draft = Draft(at, {}, {}, {"数值": at})
        draft.values |= {"指标": label.name, "城市": names.city(parts["cities"].text)}
        draft.values |= {"时期": period, "数值": value, "单位": unit or value.unit}
        draft.values |= {"名次": None, "来源": None}
        draft.stated = self._stated(parts, period, label.unit)
        self.drafts.append(draft)

    def _part(self, part: str, at: Address) -> Part:
        stated_area = self.areas[part]
        if stated_area is None:
            return Part(self.texts[part], None)
        is_beside = stated_area.left == stated_area.right and stated_area.bottom > stated_area.top
        place = (stated_area.top, stated_area.left)
        if not stated_area.is_cell:
            place = (at[0], stated_area.left) if is_beside else (stated_area.top, at[1])
        merged = self.view.merged.get(place)
        origin = (merged[0], merged[1]) if merged else place
        return Part(self.view.text(*place), origin)

    def _unit(self, parts: Mapping[str, Part], own_unit: str | None) -> str | None:
        """The unit named, or else the one in the indicator's name."""
        stated = parts["unit"]
        if not stated.text:
            return own_unit
        units = parts_of_units(stated.text)
        if len(units) == 1 and labels.is_unit(units[0]):
            return units[0]
        self._say(stated, "单位", mapping_reasons.NOT_A_UNIT)
        return own_unit

    def _period(self, stated: Part) -> Span | None:
        if not stated.text:
            return None
        parsed = roles.period(stated.text, self.scene.year)
        span = parsed.value
        if isinstance(span, Span) and span.precision != "unstated":
            return replace(span, as_written=stated.text)
        self._say(stated, "时期", parsed.reason or mapping_reasons.EMPTY, **parsed.details)
        return None

    def _say(self, part: Part, header: str, reason: str, **details: str) -> None:
        if part.at is not None:
            problem = fault(self.view, part.at, header, reason)
            self.faults.append(replace(problem, details=dict(details)))
            return
        self.faults.append(
            Fault(self.view.grid.name, None, header, part.text, reason, dict(details))
        )

    def _stated(
        self, parts: Mapping[str, Part], period: Span, own_unit: str | None
    ) -> dict[str, tuple[str, ...]]:
        """The cells of the coordinates; what a text of the mapping states has none."""
        cells: dict[str, tuple[str, ...]] = {
            HEADERS[part]: (self.view.at(*stated.at),)
            for part, stated in parts.items()
            if stated.at is not None and stated.text
        }
        if "单位" not in cells and own_unit and "指标" in cells and not parts["unit"].text:
            cells["单位"] = cells["指标"]
        year = self.scene.stated_year
        if "时期" in cells and year and roles.span_of(period.as_written or "") is None:
            cells["时期"] += year.cells
        return {header: cells[header] for header in HEADERS.values() if header in cells}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
