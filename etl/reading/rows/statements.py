"""Record which cells state the indicator, city, period and unit of each value in a list."""

from collections.abc import Iterator
from functools import lru_cache

from etl.reading.layout import corners, heads, labels, roles
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.model import Span
from etl.reading.rows.columns import Rows
from etl.reading.rows.lines import Line

_COORDINATES = {"indicator": "指标", "city": "城市", "period": "时期"}
UNIT = "单位"


def add(site: Site, match: Match, rows: Rows) -> None:
    """Name the stating cells of every value; its unit may stand in its header or in a corner."""
    places = ((header, match.place(name)) for name, header in _COORDINATES.items())
    columns = {header: _Column(site, place) for header, place in places if place is not None}
    units = _Units(site, match)
    year = site.scene.stated_year
    for line, draft in zip(*rows, strict=True):
        stated = {
            header: column.of(line)
            for header, column in columns.items()
            if draft.values.get(header) is not None
        }
        period = draft.values.get("时期")
        if year and isinstance(period, Span) and "时期" in stated and not _says_year(period):
            stated["时期"] += year.cells
        if unit := units.of(line):
            stated[UNIT] = unit
        draft.stated = stated


class _Column:
    """The cells of a column and its header; the latter is the same for every row."""

    def __init__(self, site: Site, place: int) -> None:
        self.view, self.place = site.view, place
        self.is_of_head = place in site.region.head.levels
        self.header = tuple(_header(site, place))

    def of(self, line: Line) -> tuple[str, ...]:
        """The cell of a row, and the header above it; a column of section headings has neither."""
        if line.section_at and not self.is_of_head and self.place in line.cells:
            return (self.view.at(*line.section_at),)
        return (self.view.at(*line.origin(self.place)), *self.header)


def _header(site: Site, place: int) -> Iterator[str]:
    head = site.region.head
    levels = [level for level, text in enumerate(head.levels.get(place, ())) if text]
    if levels:
        yield site.view.at(*heads.origin(site.view, head, place, levels[-1]))


def _says_year(period: Span) -> bool:
    return bool(period.as_written) and _is_whole(period.as_written or "")


@lru_cache(maxsize=4096)
def _is_whole(written: str) -> bool:
    """Whether a period is one without a year from elsewhere; a list has few different ones."""
    return roles.span_of(written) is not None


class _Units:
    """Where the unit of a value stands: its column, the value, its header, the indicator, a corner.

    The column of units speaks before all others.
    """

    def __init__(self, site: Site, match: Match) -> None:
        self.site, self.value_at = site, match.place("value")
        unit_at = match.place("unit")
        self.column = None if unit_at is None else _Column(site, unit_at)
        self.named = match.place("indicator")
        label = "" if self.value_at is None else site.label(self.value_at)
        is_told = self.value_at is not None and bool(labels.read(label).unit)
        self.header = tuple(_header(site, self.value_at or 0)) if is_told else None

    def of(self, line: Line) -> tuple[str, ...]:
        """The cells that state the unit of a row; none where nothing does."""
        if self.column is not None and self.column.place in line.cells:
            return self.column.of(line)
        if self.value_at is None:
            return ()
        cell = line.cells.get(self.value_at)
        if cell is not None and isinstance(cell.value, str) and labels.read(cell.value).unit:
            return (self.site.view.at(*line.origin(self.value_at)),)
        return self._beside(line) if self.header is None else self.header

    def _beside(self, line: Line) -> tuple[str, ...]:
        """What the indicator's own cell says, or a corner of its name."""
        if self.named is None:
            return ()
        label = labels.read(labels.text_of(line.cells.get(self.named)))
        if label.unit:
            return (self.site.view.at(*line.origin(self.named)),)
        corner = corners.unit_of(label.name, self.site.scene.units)
        return corner.cells if corner else ()
