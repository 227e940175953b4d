"""Tables with one entry per row: cells to values by the contract's columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from etl.reading import reasons
from etl.reading.layout.drafts import Draft, Sheaf, fault
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.layout.view import Address
from etl.reading.model import Fault, Quantity, Value
from etl.reading.rows import (
    beside,
    columns,
    entries,
    likely,
    lists,
    moves,
    statements,
    twins,
)
from etl.reading.rows.columns import VALUES, Rows
from etl.reading.rows.lines import Line
from etl.reading.values import Context, parse
from etl.sheets.contract import Column, Kind

FIGURES = ("value", "rank", "change")
FEWEST = 3  # entries of which not one fills a column


@dataclass
class Extract:
    """The rows read from one table of a sheet, its faults and its omissions."""

    sheaves: list[Sheaf] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    omissions: list[Fault] = field(default_factory=list)  # what is no entry, and why


def read(site: Site, matches: Sequence[Match]) -> Extract:
    """The rows of the first match, and of the tables whose columns stand in the same rows."""
    body = entries.find(site, matches)
    result = read_entries(site, matches, body.lines)
    result.faults = [*body.faults, *result.faults]
    result.omissions = body.omissions
    return result


def read_entries(site: Site, matches: Sequence[Match], lines: Sequence[Line]) -> Extract:
    """The values of entries that are already found."""
    matches = [entries.by_section(matches[0], lines), *matches[1:]]
    lines = lists.split(matches[0], lines)
    result = Extract(faults=_missing_columns(site, matches[0]))
    result.faults += _errors(site, matches, lines)
    result.faults += likely.unread(site, matches, lines)
    for match in matches:
        sheaf, more = _sheaf(site, matches, match, lines)
        result.sheaves.append(sheaf)
        result.faults += more
    return result


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
        for column in [*match.missing, *_missing_figures(match)]
    ]


def _missing_figures(match: Match) -> list[Column]:
    """Without a value and a rank, indicators' rows say nothing and would empty earlier ones."""
    is_said = match.sheet.table != VALUES or any(match.place(name) is not None for name in FIGURES)
    return [] if is_said else [match.sheet.column("value")]


def _errors(site: Site, matches: Sequence[Match], lines: Sequence[Line]) -> list[Fault]:
    """Error cells in columns that no table knows; the others are reported when they are read."""
    read = {place for match in matches for place in match.columns}
    faults: list[Fault] = []
    for line in lines:
        for column, cell in line.cells.items():
            if (cell.error or cell.value is None) and column not in read:
                problem = parse(cell, Kind.TEXT, Context())
                faults += site.faults_of(line.origin(column), site.label(column), problem)
    return faults


def _sheaf(
    site: Site, matches: Sequence[Match], match: Match, lines: Sequence[Line]
) -> tuple[Sheaf, list[Fault]]:
    places = {column.header: place for place, column in match.columns.items()}
    is_main = match is matches[0]
    drafts = [
        Draft(
            line.origin(_main_place(site, match, line)),
            {},
            {},
            Places(line, places),
            is_own_row=not line.origins and not site.view.is_turned,
        )
        for line in lines
    ]
    rows: Rows = (lines, drafts)
    faults = [
        problem
        for place in sorted(match.columns)
        for problem in columns.read(site, match, place, rows, is_parent=not is_main)
    ]
    beside.add_closing_dates(site, match, rows)
    beside.add_ends(match, drafts)
    if match.sheet.table == VALUES:
        beside.add_ranks(match, rows)
        moves.add(site, match, rows)
        beside.name_without_units(match, rows)
        statements.add(site, match, rows)
    doubles = twins.pairs(site, matches) if is_main else {}
    second = twins.compare(site, match, doubles, rows)
    faults += second.faults
    if is_main:
        beside.keep_extras(site, matches, rows, set(doubles) - second.silent)
        faults += beside.wrong_sums(site, match, rows)
    faults += _missing_values(site, match, rows, faults)
    second.blank()
    drafts = [draft for line, draft in zip(lines, drafts, strict=True) if _has_key(match, line)]
    mapping = {site.label(at): match.columns[at].header for at in sorted(places.values())}
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
    """The cell that matters: an indicator's value, else the key's own, not one taken from above.

    Of an indicator without any figure it is the cell where the value would stand.
    """
    if match.sheet.table == VALUES:
        figures = [place for name in FIGURES if (place := match.place(name)) is not None]
        if figures:
            return next((place for place in figures if place in line.cells), figures[0])
    places = [place for name in match.sheet.key if (place := match.place(name)) is not None]
    stated = [place for place in places if place in line.cells and place not in line.taken]
    return (stated or places or [site.region.head.left])[0]


def _missing_values(
    site: Site, match: Match, rows: Rows, faults: Sequence[Fault]
) -> Iterator[Fault]:
    """Required cells that are empty, unless something else was said about them already."""
    reported = {problem.cell for problem in faults}
    for place, column in match.columns.items():
        lacking = [
            line.origin(place)
            for line, draft in zip(*rows, strict=True)
            if column.required and is_missing(draft.values.get(column.header))
        ]
        cells = [at for at in lacking if site.view.at(*at) not in reported]
        if len(cells) == len(rows[0]) >= FEWEST:
            cells = [(site.region.head.bottom, place)]
            reason = reasons.COLUMN_EMPTY
        else:
            reason = reasons.VALUE_MISSING
        title = match.sheet.title
        for at in cells:
            yield fault(site.view, at, site.label(place), reason, column=column.header, title=title)


def is_missing(value: Value) -> bool:
    """Whether there is nothing to keep."""
    return value is None or (isinstance(value, Quantity) and value.value is None)
