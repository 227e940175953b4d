"""Find the entries of a table, fill them from merged cells and sections, and leave totals out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.reading.layout import headers, places
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.model import Cell, Fault
from etl.reading.reasons import LEFT_BLANK, LEFT_NOTE
from etl.reading.rows import columns, footnotes, lines, totals
from etl.reading.rows.lines import Line
from etl.sheets.contract import Column, Kind


@dataclass
class Entries:
    """The entries of a table, totals that do not add up, and what was left out of it."""

    lines: list[Line]
    faults: list[Fault]
    omissions: list[Fault]


def find(site: Site, matches: Sequence[Match]) -> Entries:
    """Completed entries without their totals, and the totals that do not add up."""
    main, head = matches[0], site.region.head
    candidates, other_rows = lines.entries(
        site.view, site.region, main.place(main.sheet.required[0].name)
    )
    faults = lines.complete(site.view, candidates, groups(matches))
    figures = [at for at, column in main.columns.items() if column.kind is Kind.NUMBER]
    added = {
        at: columns.context_for(site, main.columns[at], head.label(at), ())
        for at in figures
        if totals.is_added(head.label(at), main.columns[at].unit)
    }
    names = [at for at in sorted(head.levels) if at not in figures]
    counted, total_faults = totals.split(site.view, candidates, added, names)
    omissions = [
        *lines.omitted_rows(site.view, other_rows, head),
        *lines.omitted_lines(site.view, candidates, counted),
    ]
    filled = [line for line in counted if _has_content(site, line)]
    omissions += lines.omitted_lines(site.view, counted, filled, LEFT_BLANK)
    body = _without_foot(main, filled, is_wide=len(head.levels) > FEW)
    omissions += lines.omitted_lines(site.view, filled, body, LEFT_NOTE)
    return Entries(_joined(site, main, body), [*faults, *total_faults], omissions)


FEW = 3  # columns of a table whose rows may well hold a single text


def _without_foot(match: Match, rows: Sequence[Line], *, is_wide: bool) -> list[Line]:
    """The lines without notes and signatures below the last entry."""
    body = list(rows)
    while body:
        last = is_wide and _is_signature(body[-1], match)
        foot = 1 if last else footnotes.count(match, body)
        if not foot:
            break
        del body[-foot:]
    return body


def _is_signature(line: Line, match: Match) -> bool:
    """A single text below a table that names no row: who signs, and on which day."""
    at, cell = next(iter(line.cells.items()))
    if len(line.cells) != 1 or line.taken or not isinstance(cell.value, str):
        return False
    column = match.columns.get(at)
    return column is None or column.name not in {*match.sheet.key, match.sheet.required[0].name}


def groups(matches: Sequence[Match]) -> list[int]:
    """Columns where a blank may mean “as above”: keys, and what belongs to a parent table."""
    places = {
        place
        for match in matches
        for place, column in match.columns.items()
        if column.name in match.sheet.key and not column.is_blank_said
    }
    for parent in matches[1:]:
        places |= set(parent.columns) - set(matches[0].columns)
    return sorted(places)


def _has_content(site: Site, line: Line) -> bool:
    """A row that holds nothing but its running number is a blank row of a form."""
    own_columns = [column for column in line.cells if column not in line.taken]
    return len(own_columns) > 1 or (
        bool(own_columns) and site.label(own_columns[0]) not in {*headers.COUNTERS, "期次"}
    )


def _joined(site: Site, match: Match, rows: Sequence[Line]) -> list[Line]:
    """Rows over which one entry's key is merged are one entry; its other texts come together."""
    keys = [place for name in match.sheet.key if (place := match.place(name)) is not None]
    joined: list[Line] = []
    for line in rows:
        is_more = keys and all(_is_merged(site, line, place) for place in keys)
        if not joined or not is_more:
            joined.append(line)
            continue
        entry = joined[-1]
        for place, cell in line.cells.items():
            if place not in line.taken:
                column = match.columns.get(place)
                is_name = column is not None and column.kind in (Kind.NAME, Kind.NAMES)
                between = "、" if is_name else "\n"
                entry.cells[place] = _both(entry.cells.get(place), cell, between)
    return joined


def _is_merged(site: Site, line: Line, place: int) -> bool:
    return place in line.taken and line.origin(place) in site.view.merged


def _both(one: Cell | None, other: Cell, between: str) -> Cell:
    if one is None or not isinstance(one.value, str) or not isinstance(other.value, str):
        return one or other
    return replace(one, value=f"{one.value}{between}{other.value}")


def by_section(match: Match, rows: Sequence[Line]) -> Match:
    """The match with a required column that stands in section headings instead of a column."""
    if not rows or not all(line.section for line in rows):
        return match
    for column in match.missing:
        if all(_is_said(column, line.section) for line in rows):
            place = 1 + max(at for line in rows for at in line.cells)
            for line in rows:
                line.cells[place] = Cell(line.section)
                line.taken.add(place)
            return replace(match, columns={**match.columns, place: column})
    return match


def _is_said(column: Column, section: str) -> bool:
    if column.allowed:
        return section in column.allowed
    if column.register == "cities":
        return places.is_place(section)
    return column.register == "units" and section.endswith(("部", "室", "会", "中心", "办"))
