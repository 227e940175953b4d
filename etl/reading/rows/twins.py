"""Two columns of one meaning: compare their values, and keep neither where they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.reading.layout import labels
from etl.reading.layout.drafts import Draft, fault
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.layout.view import Address
from etl.reading.model import Fault, Value
from etl.reading.reasons import COLUMN_TWICE
from etl.reading.rows import columns
from etl.reading.rows.columns import Rows
from etl.reading.rows.conflicts import agree
from etl.reading.rows.lines import Line
from etl.reading.values import Parsed, parse
from etl.sheets.contract import Kind

_COMPARED = frozenset({Kind.NUMBER, Kind.WHOLE, Kind.DATE, Kind.FLAG})


@dataclass
class Comparison:
    """Result of comparing second columns: `silent` ones add nothing; `faults` contradict."""

    match: Match
    silent: set[int] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    disputed: list[tuple[int, Draft]] = field(default_factory=list)

    def blank(self) -> None:
        """Guess no disputed value; what identifies a row stays, so that it can be found."""
        for place, draft in self.disputed:
            column = self.match.columns[place]
            if column.name not in self.match.sheet.key:
                draft.values[column.header] = None


def pairs(site: Site, matches: Sequence[Match]) -> dict[int, int]:
    """Second column → first column of one meaning, but for columns that are read together."""
    main = matches[0]
    taken = {place for match in matches for place in match.columns}
    first_columns: dict[int, int] = {}
    for place, column in main.columns.items():
        joined = columns.joined_places(site, main, place)
        for twin, own in main.twins.items():
            if own is column and twin not in taken and twin not in joined:
                first_columns[twin] = place
    return first_columns


def compare(site: Site, match: Match, twins: Mapping[int, int], rows: Rows) -> Comparison:
    """Faults at the headers of two columns that differ in a row, which is to say neither.

    A value that stands in only one of two equal columns counts.
    """
    comparison = Comparison(match)
    for twin, place in twins.items():
        is_named = _are_called_alike(site, place, twin) and not _is_remark(match, place)
        is_equal = is_named or _is_doubtful(match, place, twin)
        differing = list(_differing(site, match, (place, twin), rows, fills=is_equal))
        if not differing:
            comparison.silent.add(twin)
        elif is_equal:
            comparison.faults += _faults(site, match, (place, twin), differing[0][0])
            comparison.disputed += [(place, draft) for _, draft in differing]
    return comparison


def _are_called_alike(site: Site, place: int, twin: int) -> bool:
    return labels.read(site.label(place)).name == labels.read(site.label(twin)).name


def _is_remark(match: Match, place: int) -> bool:
    """Whether a column holds free texts, of which one may stand beside another: 备注."""
    column = match.columns[place]
    is_free = column.kind is Kind.TEXT and not (column.required or column.allowed)
    return is_free and column.name not in match.sheet.key


def _is_doubtful(match: Match, place: int, twin: int) -> bool:
    """Whether neither header says the column's own name: 参会人数 beside 参与人数."""
    return twin in match.rivals and match.columns[place].kind in _COMPARED


def _differing(
    site: Site, match: Match, pair: tuple[int, int], rows: Rows, *, fills: bool
) -> Iterator[tuple[Line, Draft]]:
    place, twin = pair
    header = match.columns[place].header
    twin_match = replace(match, columns={**match.columns, twin: match.columns[place]})
    contexts = columns.Contexts(site, twin_match, twin, rows[0])
    for line, draft in zip(*rows, strict=True):
        cell = line.cells.get(twin)
        if cell is None:
            continue
        parsed = parse(cell, columns.kind_of(twin_match, twin), contexts.of(line))
        is_alone = place not in line.cells and parsed.reason is None
        if fills and is_alone and parsed.value is not None:
            draft.values[header] = parsed.value
            line.take_beside(place, twin)
            draft.is_own_row = False
        elif _is_other(parsed, draft.values.get(header)):
            yield line, draft


def _is_other(parsed: Parsed, value: Value) -> bool:
    """Whether a cell says something that a value does not."""
    if parsed.value is None:
        return parsed.reason is not None
    return value is None or not agree(value, parsed.value)


def _faults(site: Site, match: Match, pair: tuple[int, int], line: Line) -> list[Fault]:
    """One at each of the two headers, with the first row that differs."""
    at = {place: _header(site, line, place) for place in pair}
    first, second = sorted(pair)
    header = match.columns[pair[0]].header
    return [
        fault(
            site.view,
            at[here],
            header,
            COLUMN_TWICE,
            other=site.label(there),
            place=site.view.at(*at[there]),
            column=header,
            example=site.view.at(*line.origin(pair[1])),
        )
        for here, there in ((first, second), (second, first))
    ]


def _header(site: Site, line: Line, place: int) -> Address:
    """A column's header; on a card, whose headers lie scattered, the value itself."""
    return line.origins.get(place, (site.region.head.bottom, place))
