"""Which cells state the coordinates of a value in a list: its own row's, under their headers."""

from collections.abc import Iterator

from etl.reading.layout import heads, labels, roles
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.model import Span
from etl.reading.rows.columns import Rows, named_unit
from etl.reading.rows.lines import Line

_COORDINATES = {"indicator": "指标", "city": "城市", "period": "时期"}
UNIT = "单位"


def add(site: Site, match: Match, rows: Rows) -> None:
    """Name the stating cells of every value; its unit may stand in its header or in a corner."""
    unit_at = match.place("unit")
    for line, draft in zip(*rows, strict=True):
        stated: dict[str, tuple[str, ...]] = {}
        for name, header in _COORDINATES.items():
            place = match.place(name)
            if place is not None and draft.values.get(header) is not None:
                stated[header] = tuple(_of_column(site, line, place))
        period = draft.values.get("时期")
        if isinstance(period, Span) and "时期" in stated and not _says_year(period):
            year = site.scene.stated_year
            stated["时期"] += year.cells if year else ()
        if unit := _unit(site, match, line, unit_at):
            stated[UNIT] = unit
        draft.stated = stated


def _of_column(site: Site, line: Line, place: int) -> Iterator[str]:
    """The cell of a row, and the header above it; a column of section headings has neither."""
    if place in line.cells and line.section_at and place not in site.region.head.levels:
        yield site.view.at(*line.section_at)
        return
    yield site.view.at(*line.origin(place))
    yield from _header(site, place)


def _header(site: Site, place: int) -> Iterator[str]:
    head = site.region.head
    levels = [level for level, text in enumerate(head.levels.get(place, ())) if text]
    if levels:
        yield site.view.at(*heads.origin(site.view, head, place, levels[-1]))


def _says_year(period: Span) -> bool:
    return bool(period.as_written) and roles.span_of(period.as_written or "") is not None


def _unit(site: Site, match: Match, line: Line, unit_at: int | None) -> tuple[str, ...]:
    if unit_at is not None and unit_at in line.cells:
        return tuple(_of_column(site, line, unit_at))
    value_at = match.place("value")
    if value_at is None:
        return ()
    cell = line.cells.get(value_at)
    if cell is not None and isinstance(cell.value, str) and labels.read(cell.value).unit:
        return (site.view.at(*line.origin(value_at)),)
    if labels.read(site.label(value_at)).unit:
        return tuple(_header(site, value_at))
    named_at = match.place("indicator")
    is_named = named_at is not None and named_unit(line, named_at)
    return (site.view.at(*line.origin(named_at)),) if named_at is not None and is_named else ()
