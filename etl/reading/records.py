"""Tables with one entry per row: cells to values by the contract's columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.contract import Column, Kind
from etl.reading import headers, labels, lines, reasons, totals
from etl.reading.drafts import Draft, Sheaf, fault
from etl.reading.headers import Match
from etl.reading.lines import Line
from etl.reading.model import Cell, Fault, Quantity, Value
from etl.reading.site import Site
from etl.reading.values import Context, closing_date, looks_like_ratios, parse, written
from etl.reading.view import Address

VALUES = "indicator_values"
REGISTERS = frozenset({"cities", "units", "indicators"})


@dataclass
class Found:
    """What one place of a sheet yields."""

    sheaves: list[Sheaf] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read(site: Site, matches: Sequence[Match]) -> Found:
    """The rows of the first match, and of the tables whose columns stand in the same rows."""
    entries, faults = _entries(site, matches)
    found = read_entries(site, matches, entries)
    found.faults = [*faults, *found.faults]
    return found


def read_entries(site: Site, matches: Sequence[Match], entries: Sequence[Line]) -> Found:
    """The values of entries that were told apart already."""
    found = Found(faults=_missing_columns(site, matches[0]))
    found.faults += _errors(site, matches, entries)
    for match in matches:
        sheaf, more = _sheaf(site, match, entries)
        found.sheaves.append(sheaf)
        found.faults += more
    _keep_extras(site, matches, entries, found.sheaves[0])
    return found


def _entries(site: Site, matches: Sequence[Match]) -> tuple[list[Line], list[Fault]]:
    """Completed entries without their totals."""
    main, head = matches[0], site.region.head
    entries, _ = lines.entries(site.view, site.region, main.place(main.sheet.required[0].name))
    faults = lines.complete(site.view, entries, groups(matches))
    figures = [at for at, column in main.columns.items() if column.kind is Kind.NUMBER]
    added = {
        at: context_for(site, main.columns[at], head.label(at), ())
        for at in figures
        if totals.is_added(head.label(at), main.columns[at].unit)
    }
    names = [at for at in sorted(head.levels) if at not in figures]
    entries, wrong = totals.split(site.view, entries, added, names)
    return [line for line in entries if _has_content(site, line)], [*faults, *wrong]


def _has_content(site: Site, line: Line) -> bool:
    """A row that holds nothing but its running number is a blank row of a form."""
    own = [column for column in line.cells if column not in line.taken]
    return len(own) > 1 or (bool(own) and site.label(own[0]) not in {*headers.COUNTERS, "期次"})


def groups(matches: Sequence[Match]) -> list[int]:
    """Columns where a blank may mean “as above”: keys, and what belongs to a parent table."""
    places = {
        place
        for match in matches
        for place, column in match.columns.items()
        if column.name in match.sheet.key
    }
    for parent in matches[1:]:
        places |= set(parent.columns) - set(matches[0].columns)
    return sorted(places)


def _missing_columns(site: Site, match: Match) -> list[Fault]:
    head = site.region.head
    at = site.view.at(head.top, head.left)
    return [
        Fault(
            site.view.grid.name,
            at,
            column.header,
            None,
            reasons.COLUMN_MISSING,
            {"column": column.header, "title": match.sheet.title},
        )
        for column in match.missing
    ]


def _errors(site: Site, matches: Sequence[Match], entries: Sequence[Line]) -> list[Fault]:
    """Error cells in columns that no table knows; the others are reported when they are read."""
    read = {place for match in matches for place in match.columns}
    found: list[Fault] = []
    for line in entries:
        for column, cell in line.cells.items():
            if (cell.error or cell.value is None) and column not in read:
                problem = parse(cell, Kind.TEXT, Context())
                found += site.told(line.origin(column), site.label(column), problem)
    return found


def _sheaf(site: Site, match: Match, entries: Sequence[Line]) -> tuple[Sheaf, list[Fault]]:
    places = {column.header: place for place, column in match.columns.items()}
    drafts = [
        Draft(line.origin(_main_place(site, match, line)), {}, {}, Places(line, places))
        for line in entries
    ]
    faults = [
        problem
        for place, column in sorted(match.columns.items())
        for problem in _read_column(site, match, place, column, (entries, drafts))
    ]
    _add_closing_dates(site, match, entries, drafts)
    if match.sheet.table == VALUES:
        _add_ranks(match, entries, drafts)
    faults += _missing_values(site, match, (entries, drafts), faults)
    drafts = [draft for line, draft in zip(entries, drafts, strict=True) if _has_key(match, line)]
    mapping = {site.label(place): column.header for place, column in sorted(match.columns.items())}
    return Sheaf(match.sheet, site.view, drafts, mapping), faults


def _has_key(match: Match, line: Line) -> bool:
    """A row without anything in its key's cell is reported, but it is nobody's row."""
    place = match.place(match.sheet.key[0])
    return place is None or place in line.cells or bool(match.sheet.fallback)


class Places(Mapping[str, Address]):
    """Where the values of one entry stem from; worked out only when there is a fault."""

    __slots__ = ("columns", "line")

    def __init__(self, line: Line, columns: Mapping[str, int]) -> None:
        """Of one line, by header."""
        self.line = line
        self.columns = columns

    def __getitem__(self, header: str) -> Address:
        """The cell of one header's value."""
        return self.line.origin(self.columns[header])

    def __iter__(self) -> Iterator[str]:
        """The headers."""
        return iter(self.columns)

    def __len__(self) -> int:
        """How many headers there are."""
        return len(self.columns)


def _main_place(site: Site, match: Match, line: Line) -> int:
    """The cell that matters: an indicator's value, else the key's."""
    if match.sheet.table == VALUES:
        for name in ("value", "rank"):
            place = match.place(name)
            if place is not None and place in line.cells:
                return place
    places = (match.place(name) for name in match.sheet.key)
    return next((place for place in places if place is not None), site.region.head.left)


_Rows = tuple[Sequence[Line], Sequence[Draft]]


def _read_column(site: Site, match: Match, place: int, column: Column, rows: _Rows) -> list[Fault]:
    header = site.label(place)
    context = context_for(site, column, header, [line.cells.get(place) for line in rows[0]])
    unit_place = match.place("unit") if match.sheet.table == VALUES else None
    kind = column.kind
    if column.name in match.sheet.key and match.sheet.table in REGISTERS:
        kind, context = Kind.NAME, replace(context, register=None)  # a register keeps its spelling
    by_row = column.name == "value" and unit_place is not None
    faults: list[Fault] = []
    for line, draft in zip(*rows, strict=True):
        cell = line.cells.get(place)
        if cell is None:
            draft.values[column.header] = None
            continue
        if by_row and unit_place is not None:
            context = replace(context, header_unit=_unit_of(line.cells.get(unit_place), header))
        parsed = parse(cell, kind, context)
        draft.values[column.header] = parsed.value
        if parsed.reason and place not in line.taken:
            faults += site.told((line.row, place), header, parsed)
    return faults


def _unit_of(cell: Cell | None, header: str) -> str | None:
    return (labels.shown(cell) if cell else None) or labels.read(header).unit


def context_for(site: Site, column: Column, header: str, cells: Sequence[Cell | None]) -> Context:
    """What the parser of a column is told."""
    scene = site.scene
    unit = labels.read(header).unit
    ratios = False
    if column.kind is Kind.NUMBER:
        unit = unit or (scene.unit_for(column.unit) if column.unit else None)
        ratios = column.unit == "%" and looks_like_ratios([cell for cell in cells if cell])
    month = scene.period if scene.period and scene.period.precision == "month" else None
    return Context(
        unit=column.unit,
        header_unit=unit,
        year=scene.year,
        month=month.start.month if month and month.start else None,
        allowed=column.allowed,
        register=column.register,
        ratios=ratios,
    )


def _add_closing_dates(
    site: Site, match: Match, entries: Sequence[Line], drafts: Sequence[Draft]
) -> None:
    """A date written beside a yes (2020.8.1销号) is the date of closing."""
    for place, column in match.columns.items():
        dated = next((c for c in match.sheet.columns if c.name == f"{column.name}_on"), None)
        if column.kind is not Kind.FLAG or dated is None:
            continue
        context = Context(year=site.scene.year)
        for line, draft in zip(entries, drafts, strict=True):
            cell = line.cells.get(place)
            found = closing_date(cell, context) if cell else None
            if found and found.value is not None and draft.values.get(dated.header) is None:
                draft.values[dated.header] = found.value


def _add_ranks(match: Match, entries: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """第一 among values is a rank: it is both the value and the announced rank."""
    place = match.place("value")
    for line, draft in zip(entries, drafts, strict=True):
        cell = line.cells.get(place) if place is not None else None
        if cell is None or not isinstance(cell.value, str) or draft.values.get("名次") is not None:
            continue
        if (rank := labels.rank(cell.value)) is not None:
            if draft.values.get("数值") is None:
                draft.values["数值"] = Quantity(float(rank), None, False, cell.value.strip())
            draft.values["名次"] = rank


def _missing_values(
    site: Site, match: Match, rows: _Rows, faults: Sequence[Fault]
) -> Iterator[Fault]:
    """Required cells that are empty, unless something else was said about them already."""
    reported = {problem.cell for problem in faults}
    for place, column in match.columns.items():
        if not column.required:
            continue
        for line, draft in zip(*rows, strict=True):
            if not is_missing(draft.values.get(column.header)):
                continue
            at = line.origin(place)
            if site.view.at(*at) not in reported:
                yield fault(
                    site.view,
                    at,
                    site.label(place),
                    reasons.VALUE_MISSING,
                    column=column.header,
                    title=match.sheet.title,
                )


def is_missing(value: Value) -> bool:
    """Whether there is nothing to keep."""
    return value is None or (isinstance(value, Quantity) and value.value is None)


def _keep_extras(
    site: Site, matches: Sequence[Match], entries: Sequence[Line], sheaf: Sheaf
) -> None:
    """Columns that the contract does not know stay with the row, as written."""
    read = {place for match in matches for place in match.columns}
    counters = {at for at in site.region.head.levels if is_counter(site.label(at))}
    lines_ = [line for line in entries if _has_key(matches[0], line)]
    for line, draft in zip(lines_, sheaf.drafts, strict=True):
        for column, cell in line.cells.items():
            if column not in read and column not in counters and not cell.error:
                header = site.label(column) or site.view.at(site.region.head.bottom, column)
                if text := written(cell).strip():
                    draft.extras[header] = text


def is_counter(label: str) -> bool:
    """Whether a column merely numbers the rows."""
    return label.casefold() in headers.COUNTERS
