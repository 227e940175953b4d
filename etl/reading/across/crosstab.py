"""Cross-tabs: every figure becomes an indicator's value for a city and a period."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from etl.reading import reasons
from etl.reading.across import axes, points, sums
from etl.reading.across.axes import Axes
from etl.reading.across.points import Point
from etl.reading.layout import labels, naming, roles
from etl.reading.layout.drafts import Draft, Sheaf, fault
from etl.reading.layout.labels import Label
from etl.reading.layout.roles import Role
from etl.reading.layout.site import Site
from etl.reading.layout.view import Address
from etl.reading.model import Cell, Fault, Quantity, Span, Value
from etl.reading.rows import lines, totals
from etl.reading.rows.beside import is_counter
from etl.reading.rows.lines import Line
from etl.reading.rows.records import Found
from etl.reading.values import Context, parse, written
from etl.sheets import BY_TABLE
from etl.sheets.contract import Kind

SHEET = BY_TABLE["indicator_values"]
_HEADERS = {Role.CITY: "城市", Role.PERIOD: "时期", Role.INDICATOR: "指标", Role.UNIT: "单位"}
_PUT = {"value": "数值", "rank": "名次"}
MOST = 60  # places that a ranking has


def plan(site: Site) -> Axes | None:
    """The axes of a table, when it is a cross-tab at all."""
    entries, _ = lines.entries(site.view, site.region, None)
    lines.complete(site.view, entries, ())
    return axes.find(site.region.head, entries)


def read(site: Site, found: Axes) -> Found:
    """All figures of a cross-tab, by city, indicator and period."""
    told, others = lines.entries(site.view, site.region, None)
    faults = lines.complete(site.view, told, sorted(found.side))
    table = _Crosstab(site, found, _ranked(site, points.of_columns(site, found), told))
    entries, wrong = table.without_totals(told)
    rows = list(zip(entries, points.of_rows(site, found, entries), strict=True))
    result = Found(faults=[*faults, *wrong], left=table.left_columns())
    result.left += lines.left_rows(site.view, others, site.region.head)
    result.left += lines.left_lines(site.view, told, entries)
    if problem := table.unknown(rows):
        result.faults.append(problem)
        return result
    for line, side in rows:
        result.faults += table.read_line(line, side)
    result.faults += sums.wrong(site, found, table.columns, entries, table.corner)
    result.sheaves.append(Sheaf(SHEET, site.view, table.drafts, table.mapping()))
    return result


def _ranked(site: Site, columns: dict[int, Point], entries: Sequence[Line]) -> dict[int, Point]:
    """A title that says 排名 over nothing but small whole numbers makes them ranks."""
    is_said = any(word in site.scene.hints for word in ("排名", "位次", "名次"))
    has_units = any(
        point.unit or (point.indicator and point.indicator.unit) for point in columns.values()
    )
    if not is_said or has_units or any(point.measure == "rank" for point in columns.values()):
        return columns
    cells = [line.cells[at] for line in entries for at in columns if at in line.cells]
    ranks = [parse(cell, Kind.WHOLE, Context()).value for cell in cells]
    if all(isinstance(rank, int) and 0 < rank <= MOST for rank in ranks):
        return {at: replace(point, measure="rank") for at, point in columns.items()}
    return columns


@dataclass
class _Crosstab:
    """One cross-tab while it is read: what its columns say, and the rows made so far."""

    site: Site
    found: Axes
    columns: dict[int, Point]
    drafts: list[Draft] = field(default_factory=list)
    spans: dict[str, Span | None] = field(default_factory=dict)
    pairs: dict[tuple[object, ...], Draft] = field(default_factory=dict)

    @cached_property
    def title(self) -> tuple[str, str | None]:
        """The indicator that the title names, and its unit."""
        return naming.from_titles(self.site.scene)

    @cached_property
    def corner(self) -> str | None:
        """The unit that a note beside the title gives to all figures."""
        return self.site.scene.unit_for(None)

    @cached_property
    def extras(self) -> dict[int, str]:
        """Side columns that are no axis."""
        beside = {at for at, role in self.found.side.items() if role in {Role.OTHER, Role.SOURCE}}
        return {at: label for at in beside if not is_counter(label := self.site.label(at))}

    def without_totals(self, entries: Sequence[Line]) -> tuple[list[Line], list[Fault]]:
        """Rows of cities and periods can be added up, rows of different indicators cannot."""
        by_row = self.found.column(Role.INDICATOR) is not None
        added: dict[int, Context] = {}
        for column, point in self.columns.items():
            unit = self._unit(Point(), point)
            name = point.indicator.name if point.indicator else self.title[0]
            is_value = point.measure == "value" and not point.suffix and not by_row
            if is_value and totals.is_added(name, unit):
                added[column] = Context(header_unit=unit)
        test = labels.is_bare_total if by_row else labels.is_total
        return totals.split(self.site.view, entries, added, sorted(self.found.side), test)

    def left_columns(self) -> list[Fault]:
        """Columns of figures that sum up others, at their headers."""
        head = self.site.region.head
        return [
            fault(self.site.view, (row, at), None, reasons.LEFT_SUMMARY, warning=True)
            for at in self.found.figures
            if at not in self.columns
            for row in [
                head.top
                + max(level for level, text in enumerate(head.levels[at]) if text or not level)
            ]
        ]

    def unknown(self, rows: Sequence[tuple[Line, Point]]) -> Fault | None:
        """What neither axis nor section nor title states: then no figure can be placed."""
        scene, told = self.site.scene, [point for _, point in rows] + [*self.columns.values()]
        if not rows or not self.columns:
            return None
        reason = None
        if not self.title[0] and not any(point.indicator for point in told):
            reason = reasons.INDICATOR_UNKNOWN
        elif scene.place is None and not any(point.city for point in told):
            reason = reasons.CITY_UNKNOWN
        elif scene.period is None and not any(point.period for point in told):
            reason = reasons.PERIOD_UNKNOWN
        head = self.site.region.head
        return fault(self.site.view, (head.top, head.left), None, reason) if reason else None

    def read_line(self, line: Line, side: Point) -> list[Fault]:
        """The figures of one row; a value and its rank beside it become one."""
        faults: list[Fault] = []
        if self.found.column(Role.MEASURE) is None:
            self.pairs = {}
        for column, point in self.columns.items():
            cell = line.cells.get(column)
            if cell is None or column in line.taken:
                continue
            key = self._key(side, point)
            if problem := self._unplaced(line, column, key):
                faults.append(problem)
                continue
            unit = self._unit(side, point)
            measure = "rank" if "rank" in (side.measure, point.measure) else "value"
            value, more = self._value(line, column, (cell, unit, measure))
            faults += more
            if value is not None:
                draft = self._paired(line, column, key, measure)
                _put(draft, measure, (value, unit, cell), (line.row, column))
        return faults

    def _paired(self, line: Line, column: int, key: dict[str, Value], measure: str) -> Draft:
        """The row that a value or rank belongs to: one begun by its other half, or a new one."""
        identity = tuple(key.values())
        draft = self.pairs.get(identity)
        if draft is None or draft.values[_PUT[measure]] is not None:
            draft = self.pairs[identity] = self._draft(line, column, key)
            self.drafts.append(draft)
        return draft

    def mapping(self) -> dict[str, str]:
        """Headers of the side columns → the contract's."""
        side = self.found.side.items()
        return {self.site.label(at): _HEADERS[role] for at, role in side if role in _HEADERS}

    def _unit(self, side: Point, point: Point) -> str | None:
        own = point.indicator.unit if point.indicator else None
        by_row = side.indicator.unit if side.indicator else None
        label = point.indicator or side.indicator
        name = f"{label.name if label else ''}{point.suffix}"
        if own is None and naming.is_growth(name):
            return point.unit
        by_title = self.title[1] if label is None or label.name in self.title[0] else None
        return point.unit or side.unit or own or by_row or by_title or self.corner

    def _key(self, side: Point, point: Point) -> dict[str, Value]:
        """Indicator, city and period of a figure."""
        scene = self.site.scene
        name = (point.indicator or side.indicator or Label(self.title[0])).name
        return {
            "指标": f"{name}{point.suffix}",
            "城市": point.city or side.city or scene.place,
            "时期": self._span(f"{side.period or ''}{point.period or ''}"),
        }

    def _span(self, text: str) -> Span | None:
        if not text:
            return self.site.scene.period
        if text not in self.spans:
            span = roles.span_of(text, self.site.scene.year)
            self.spans[text] = replace(span, as_written=span.as_written or text) if span else None
        return self.spans[text]

    def _unplaced(self, line: Line, column: int, key: dict[str, Value]) -> Fault | None:
        """A figure whose period cannot be read, or whose row names nothing."""
        if key["时期"] is None:
            return fault(self.site.view, (line.row, column), "时期", reasons.PERIOD_UNKNOWN)
        missing = next((header for header in ("指标", "城市") if not key[header]), None)
        if missing is None:
            return None
        at = (line.row, self.site.region.head.left)
        return fault(
            self.site.view,
            at,
            missing,
            reasons.VALUE_MISSING,
            column=missing,
            title=SHEET.title,
        )

    def _value(
        self, line: Line, column: int, told: tuple[Cell, str | None, str]
    ) -> tuple[Value, list[Fault]]:
        cell, unit, measure = told
        kind = Kind.WHOLE if measure == "rank" else Kind.NUMBER
        parsed = parse(cell, kind, Context(header_unit=unit))
        value = parsed.value
        is_told = value.value is not None if isinstance(value, Quantity) else value is not None
        faults = self.site.told((line.row, column), self.site.label(column), parsed)
        return value if is_told else None, faults

    def _draft(self, line: Line, column: int, key: dict[str, Value]) -> Draft:
        """A row of the table, with the cells that say what it is about."""
        values = {**key, "数值": None, "单位": None, "名次": None, "来源": None}
        places = {
            _HEADERS[role]: line.origin(at)
            for at, role in self.found.side.items()
            if role in _HEADERS and at in line.cells
        }
        extras = {
            label: text
            for at, label in self.extras.items()
            if at in line.cells and (text := written(line.cells[at]).strip())
        }
        source = next((label for label in extras if roles.word_role(label) is Role.SOURCE), None)
        values["来源"] = extras.pop(source) if source else None
        return Draft((line.row, column), values, extras, places)


def _put(draft: Draft, measure: str, told: tuple[Value, str | None, Cell], at: Address) -> None:
    """Enter a value or a rank; 96.3（第2名） is both."""
    value, unit, cell = told
    places = dict(draft.places)
    if measure == "rank":
        draft.values["名次"], places["名次"] = value, at
    else:
        draft.main, places["数值"] = at, at
        draft.values["数值"] = value
        own = value.unit if isinstance(value, Quantity) else None
        draft.values["单位"] = draft.values["单位"] or unit or own
        if draft.values["名次"] is None and isinstance(cell.value, str):
            draft.values["名次"] = labels.rank_beside(cell.value)
    draft.places = places
