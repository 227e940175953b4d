"""Cross-tabs: every figure becomes an indicator's value for a city and a period."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.contract import Kind
from etl.reading import axes, labels, lines, naming, periods, reasons, totals
from etl.reading.axes import Axes, Role
from etl.reading.drafts import Draft, Sheaf, fault
from etl.reading.labels import Label
from etl.reading.lines import Line
from etl.reading.model import Cell, Fault, Quantity, Span, Value
from etl.reading.records import Found
from etl.reading.site import Site
from etl.reading.values import Context, names, parse, written
from etl.reading.view import Address
from etl.sheets import BY_TABLE

SHEET = BY_TABLE["indicator_values"]


def plan(site: Site) -> Axes | None:
    """The axes of a table, when it is a cross-tab at all."""
    entries, _ = lines.entries(site.view, site.region, None)
    lines.complete(site.view, entries, ())
    return axes.find(site.region.head, entries)


def read(site: Site, found: Axes) -> Found:
    """All figures of a cross-tab, by city, indicator and period."""
    entries, _ = lines.entries(site.view, site.region, None)
    sides = sorted(found.side)
    faults = lines.complete(site.view, entries, sides)
    columns = points.of_columns(site, found)
    entries, wrong = _without_totals(site, found, entries, columns)
    result = Found(faults=[*faults, *wrong])
    if problem := _unknown(site, found, entries, columns):
        result.faults.append(problem)
        return result
    drafts: list[Draft] = []
    for line, row in zip(entries, _rows(site, found, entries), strict=True):
        result.faults += _read_line(site, (line, row), columns, drafts)
    result.sheaves.append(Sheaf(SHEET, site.view, drafts, _mapping(site, found)))
    return result


def _without_totals(
    site: Site, found: Axes, entries: Sequence[Line], columns: dict[int, Point]
) -> tuple[list[Line], list[Fault]]:
    by_row = found.column(Role.INDICATOR) is not None
    title = naming.from_titles(site.scene)[0]
    added: dict[int, Context] = {}
    for column, point in columns.items():
        unit = _unit(site, Point(), point)
        name = point.indicator.name if point.indicator else title
        if not by_row and point.measure == "value" and totals.is_added(name, unit):
            added[column] = Context(header_unit=unit)
    sides = sorted(found.side)
    test = labels.is_bare_total if by_row else labels.is_total
    return totals.split(site.view, entries, added, sides, test)


def _unknown(
    site: Site, found: Axes, entries: Sequence[Line], columns: dict[int, Point]
) -> Fault | None:
    """What neither axis nor title states: then no figure can be placed."""
    if not entries or not columns:
        return None
    head, scene = site.region.head, site.scene
    at = (head.top, head.left)
    if not found.has(Role.INDICATOR) and not naming.from_titles(scene)[0]:
        return fault(site.view, at, None, reasons.INDICATOR_UNKNOWN)
    if not found.has(Role.CITY) and scene.place is None:
        return fault(site.view, at, None, reasons.CITY_UNKNOWN)
    told = scene.period is not None or all(point.period for point in columns.values())
    if not found.has(Role.PERIOD) and not told:
        return fault(site.view, at, None, reasons.PERIOD_UNKNOWN)
    return None


def _read_line(
    site: Site, row: tuple[Line, Point], columns: dict[int, Point], drafts: list[Draft]
) -> list[Fault]:
    """The figures of one row; a value and its rank beside it become one."""
    line, side = row
    faults: list[Fault] = []
    pairs: dict[tuple[object, ...], Draft] = {}
    for column, point in columns.items():
        cell = line.cells.get(column)
        if cell is None or column in line.taken:
            continue
        key, problem = _key(site, (line, side), (column, point))
        if problem:
            faults.append(problem)
            continue
        unit = _unit(site, side, point)
        value, more = _value(site, line, column, (cell, unit, point.measure))
        faults += more
        if value is None and not more:
            continue
        draft = pairs.setdefault(tuple(key.values()), _draft((line.row, column), key))
        _put(draft, point.measure, (value, unit), (line.row, column))
    drafts += [draft for draft in pairs.values() if _is_told(draft)]
    return faults


def _is_told(draft: Draft) -> bool:
    return draft.values["数值"] is not None or draft.values["名次"] is not None


def _draft(at: Address, key: dict[str, Value]) -> Draft:
    return Draft(at, {**key, "数值": None, "单位": None, "名次": None, "来源": None}, {}, {})


def _put(draft: Draft, measure: str, told: tuple[Value, str | None], at: Address) -> None:
    value, unit = told
    places = dict(draft.places)
    if measure == "rank":
        draft.values["名次"] = value
        places["名次"] = at
    else:
        draft.main = at
        draft.values["数值"] = value
        draft.values["单位"] = draft.values["单位"] or unit or _sheet_unit(value)
        places["数值"] = at
    draft.places = places


def _sheet_unit(value: Value) -> str | None:
    return value.unit if isinstance(value, Quantity) else None


def _unit(site: Site, side: Point, point: Point) -> str | None:
    own = point.indicator.unit if point.indicator else None
    by_row = side.indicator.unit if side.indicator else None
    label, title = point.indicator or side.indicator, naming.from_titles(site.scene)
    by_title = title[1] if label is None or label.name in title[0] else None
    return point.unit or side.unit or own or by_row or by_title or site.scene.unit_for(None)


def _value(
    site: Site, line: Line, column: int, told: tuple[Cell, str | None, str]
) -> tuple[Value, list[Fault]]:
    cell, unit, measure = told
    at, header = (line.row, column), site.label(column)
    if measure == "rank":
        parsed = parse(cell, Kind.WHOLE, Context())
        return parsed.value, site.told(at, header, parsed)
    parsed = parse(cell, Kind.NUMBER, Context(header_unit=unit))
    if isinstance(parsed.value, Quantity) and parsed.value.value is not None:
        return parsed.value, site.told(at, header, parsed)
    return None, site.told(at, header, parsed)


def _key(
    site: Site, row: tuple[Line, Point], column: tuple[int, Point]
) -> tuple[dict[str, Value], Fault | None]:
    """Indicator, city and period of a figure; a period that cannot be read is a fault."""
    (line, side), (place, point) = row, column
    scene = site.scene
    text = "".join(part for part in (side.period, point.period) if part)
    span = axes.span_of(text, scene.year) if text else scene.period
    name = (point.indicator or side.indicator or Label(naming.from_titles(scene)[0])).name
    key: dict[str, Value] = {
        "指标": name,
        "城市": point.city or side.city or scene.place,
        "时期": replace(span, as_written=span.as_written or text) if span else None,
    }
    if not isinstance(span, Span):
        return key, fault(site.view, (line.row, place), "时期", reasons.PERIOD_UNKNOWN)
    missing = key["城市"] is None or not name
    return key, _no_name(site, line) if missing else None


def _no_name(site: Site, line: Line) -> Fault:
    at = (line.row, site.region.head.left)
    return fault(site.view, at, "城市", reasons.VALUE_MISSING, column="城市", title=SHEET.title)


def _mapping(site: Site, found: Axes) -> dict[str, str]:
    headers = {Role.CITY: "城市", Role.PERIOD: "时期", Role.INDICATOR: "指标", Role.UNIT: "单位"}
    return {
        site.label(column): headers[role] for column, role in found.side.items() if role in headers
    }
