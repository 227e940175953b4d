"""Cross-tabs: every figure becomes an indicator's value for a city and a period."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from etl.reading import reasons
from etl.reading.across import axes, contents, points, sides, sums
from etl.reading.across.axes import Axes
from etl.reading.across.coordinates import Coordinates, Place
from etl.reading.across.points import Point
from etl.reading.layout import labels, places, roles
from etl.reading.layout.drafts import Draft, Sheaf, distinct, fault
from etl.reading.layout.roles import Role
from etl.reading.layout.site import Site
from etl.reading.layout.view import Address
from etl.reading.model import Cell, Fault, Quantity, Value
from etl.reading.rows import lines, moves, totals
from etl.reading.rows.beside import extra_names, is_counter
from etl.reading.rows.lines import Line
from etl.reading.rows.records import Extract
from etl.reading.values import Context, parse, written
from etl.reading.values.changes import Change
from etl.sheets import BY_TABLE
from etl.sheets.contract import Kind

SHEET = BY_TABLE["indicator_values"]
_HEADERS = {Role.CITY: "城市", Role.PERIOD: "时期", Role.INDICATOR: "指标", Role.UNIT: "单位"}
_PUT = {"value": "数值", "rank": "名次", "change": "变动"}
MOST = 60  # places that a ranking has


def _may_be_group(label: str) -> bool:
    """珠三角 among cities may be a sum of them; 1-3月 is a period with a figure of its own."""
    return places.may_be_group(label) and not roles.is_timely(label)


_OF_PLACES = totals.Tests(labels.is_total, places.is_kind, _may_be_group)


def plan(site: Site) -> Axes | None:
    """The axes of a table, when it is a cross-tab at all."""
    entries, _ = lines.entries(site.view, site.region, None)
    lines.complete(site.view, entries, ())
    return axes.find(site.region.head, entries)


def read(site: Site, tab_axes: Axes) -> Extract:
    """All figures of a cross-tab, by city, indicator and period."""
    entered, other_rows = lines.entries(site.view, site.region, None)
    faults = lines.complete(site.view, entered, sorted(tab_axes.side))
    table = _Crosstab(site, tab_axes, _ranked(site, points.of_columns(site, tab_axes), entered))
    entries, total_faults = table.without_totals(entered)
    rows = list(zip(entries, sides.of_rows(site, tab_axes, entries), strict=True))
    result = Extract(faults=[*faults, *total_faults, *table.unplaced_columns(entries)])
    result.omissions = table.omitted_columns()
    result.omissions += lines.omitted_rows(site.view, other_rows, site.region.head)
    result.omissions += lines.omitted_lines(site.view, entered, entries)
    if problem := table.coordinates.unknown(
        [side for _, side in rows], list(table.columns.values())
    ):
        result.faults.append(problem)
        return result
    for line, side in rows:
        result.faults += table.read_line(line, side)
    result.faults = distinct(result.faults)
    result.faults += sums.wrong(site, tab_axes, table.columns, entries, site.scene.unit_for(None))
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
    axes: Axes
    columns: dict[int, Point]
    drafts: list[Draft] = field(default_factory=list)
    pairs: dict[tuple[object, ...], Draft] = field(default_factory=dict)

    @cached_property
    def coordinates(self) -> Coordinates:
        """What both axes and the texts around the table say together."""
        return Coordinates(self.site, self.axes)

    @cached_property
    def extras(self) -> dict[int, str]:
        """Side columns that are no axis."""
        columns = {at for at, role in self.axes.side.items() if role in {Role.OTHER, Role.SOURCE}}
        kept_columns = [at for at in sorted(columns) if not is_counter(self.site.label(at))]
        return extra_names(self.site, kept_columns, ())

    def without_totals(self, entries: Sequence[Line]) -> tuple[list[Line], list[Fault]]:
        """Rows of cities and periods can be added up, rows of different indicators cannot."""
        by_row = self.axes.column(Role.INDICATOR) is not None
        added: dict[int, Context] = {}
        for column, point in self.columns.items():
            place = self.coordinates.of(Point(), point)
            is_value = point.measure == "value" and not point.suffix and not by_row
            if is_value and totals.is_added(place.indicator, place.unit):
                added[column] = Context(header_unit=place.unit)
        tests = totals.Tests(labels.is_bare_total) if by_row else _OF_PLACES
        counted, total_faults = totals.split(
            self.site.view, entries, added, sorted(self.axes.side), tests
        )
        at = self.axes.column(Role.CITY)
        return [
            line for line in counted if not places.is_no_place(sides.raw(line, at))
        ], total_faults

    def omitted_columns(self) -> list[Fault]:
        """Columns of figures that sum up others, at their headers."""
        return [
            fault(self.site.view, self._header(at), None, reasons.LEFT_SUMMARY, warning=True)
            for at in self.axes.figures
            if at not in self.columns and points.is_summary(self.site, self.axes, at)
        ]

    def unplaced_columns(self, entries: Sequence[Line]) -> list[Fault]:
        """Columns of figures whose header does not say what its neighbours' say."""
        head, view = self.site.region.head, self.site.view
        odd = [
            at
            for at in self.axes.figures
            if at not in self.columns and not points.is_summary(self.site, self.axes, at)
        ]
        odd += [at for at in range(head.left, head.right + 2) if at not in head.levels]
        return [
            fault(view, self._header(at), None, reasons.COLUMN_UNPLACED)
            for at in odd
            for cells in [[view.cell(line.row, at) for line in entries]]
            if any(cell is not None and contents.is_figure(cell) for cell in cells)
        ]

    def _header(self, column: int) -> Address:
        """The cell of a column's last label, or the first where one is missing."""
        head = self.site.region.head
        filled = [level for level, text in enumerate(head.levels.get(column, ())) if text]
        return head.top + max(filled, default=len(head.levels[head.left]) - 1), column

    def read_line(self, line: Line, side: Point) -> list[Fault]:
        """The figures of one row; a value and its rank beside it become one."""
        faults: list[Fault] = []
        if self.axes.column(Role.MEASURE) is None:
            self.pairs = {}
        for column, point in self.columns.items():
            cell = line.cells.get(column)
            if cell is None or column in line.taken:
                continue
            place = self.coordinates.of(side, point)
            if problem := self._unplaced(line, column, place):
                faults.append(problem)
                continue
            faults += self._read_cell(
                line, column, place, (cell, _measure(side, point), point.moved)
            )
        return faults

    def _read_cell(
        self, line: Line, column: int, place: Place, content: tuple[Cell, str, Change | None]
    ) -> list[Fault]:
        """Enter what one cell says: a value, a rank or a change, or a value with its change."""
        cell, measure, moved = content
        statement = moves.statement_of(cell, place.indicator) if measure == "value" else None
        if statement is not None:
            level = Cell(statement.level) if statement.level else None
        else:
            level = moves.number(cell) if measure == "change" else cell
        value, faults = None, list[Fault]()
        if level is not None:
            unit = moved.unit or None if moved else place.unit
            value, faults = self._value(line, column, (level, unit, measure))
        if value is not None:
            faults += place.faults if measure == "value" else ()
            draft = self._paired(line, column, place, measure)
            _put(draft, measure, (value, place, cell), (line.row, column))
        change = moves.change(cell, statement, (value if measure == "change" else None, moved))
        if change is not None:
            draft = self._paired(line, column, place, "change")
            moves.enter(draft, change, place.unit)
        return faults

    def _paired(self, line: Line, column: int, place: Place, measure: str) -> Draft:
        """The row that a value or rank belongs to: one begun by its other half, or a new one."""
        draft = self.pairs.get(place.identity)
        if draft is None or draft.values.get(_PUT[measure]) is not None:
            draft = self.pairs[place.identity] = self._draft(line, column, place)
            self.drafts.append(draft)
        return draft

    def mapping(self) -> dict[str, str]:
        """Headers of the side columns → the contract's."""
        side = self.axes.side.items()
        return {self.site.label(at): _HEADERS[role] for at, role in side if role in _HEADERS}

    def _unplaced(self, line: Line, column: int, place: Place) -> Fault | None:
        """A figure whose period cannot be read, or whose row names nothing."""
        if place.period is None:
            return place.undated or fault(
                self.site.view, (line.row, column), "时期", reasons.PERIOD_UNKNOWN
            )
        missing = "指标" if not place.indicator else "城市" if not place.city else None
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
        self, line: Line, column: int, content: tuple[Cell, str | None, str]
    ) -> tuple[Value, list[Fault]]:
        cell, unit, measure = content
        kind = Kind.WHOLE if measure == "rank" else Kind.NUMBER
        parsed = parse(cell, kind, Context(header_unit=unit))
        value = parsed.value
        has_value = value.value is not None if isinstance(value, Quantity) else value is not None
        faults = self.site.faults_of((line.row, column), self.site.label(column), parsed)
        return value if has_value else None, faults

    def _draft(self, line: Line, column: int, place: Place) -> Draft:
        """A row of the table, with the cells that say what it is about."""
        key: dict[str, Value] = {
            "指标": place.indicator,
            "城市": place.city,
            "时期": place.period,
        }
        values = {**key, "数值": None, "单位": None, "名次": None, "来源": None}
        places = {
            _HEADERS[role]: line.origin(at)
            for at, role in self.axes.side.items()
            if role in _HEADERS and at in line.cells
        }
        extras = {
            label: text
            for at, label in self.extras.items()
            if at in line.cells and (text := written(line.cells[at]).strip())
        }
        source = next((label for label in extras if roles.word_role(label) is Role.SOURCE), None)
        values["来源"] = extras.pop(source) if source else None
        return Draft((line.row, column), values, extras, places, stated=place.cells)


def _measure(side: Point, point: Point) -> str:
    """What a figure is, by its row and its column: a value unless one of both says otherwise."""
    return next(
        (one for one in ("rank", "change") if one in (side.measure, point.measure)), "value"
    )


def _put(draft: Draft, measure: str, content: tuple[Value, Place, Cell], at: Address) -> None:
    """Enter a value or a rank; 96.3（第2名） is both."""
    value, place, cell = content
    places = dict(draft.places)
    if measure != "value":
        header = _PUT[measure]
        draft.values[header], places[header] = value, at
    else:
        draft.main, places["数值"] = at, at
        draft.values["数值"], draft.stated = value, place.cells
        own_unit = value.unit if isinstance(value, Quantity) else None
        draft.values["单位"] = draft.values["单位"] or place.unit or own_unit
        if draft.values["名次"] is None and isinstance(cell.value, str):
            draft.values["名次"] = labels.rank_beside(cell.value)
    draft.places = places
