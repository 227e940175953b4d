"""The entries of a table: completed, without totals, and with what their section says."""

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
class Kept:
    """The entries of a table, totals that do not add up, and what was left out of it."""

    lines: list[Line]
    faults: list[Fault]
    left: list[Fault]


def find(site: Site, matches: Sequence[Match]) -> Kept:
    """Completed entries without their totals, and the totals that do not add up."""
    main, head = matches[0], site.region.head
    found, others = lines.entries(site.view, site.region, main.place(main.sheet.required[0].name))
    faults = lines.complete(site.view, found, groups(matches))
    figures = [at for at, column in main.columns.items() if column.kind is Kind.NUMBER]
    added = {
        at: columns.context_for(site, main.columns[at], head.label(at), ())
        for at in figures
        if totals.is_added(head.label(at), main.columns[at].unit)
    }
    names = [at for at in sorted(head.levels) if at not in figures]
    kept, wrong = totals.split(site.view, found, added, names)
    left = [*lines.left_rows(site.view, others, head), *lines.left_lines(site.view, found, kept)]
    filled = [line for line in kept if _has_content(site, line)]
    left += lines.left_lines(site.view, kept, filled, LEFT_BLANK)
    body = _without_foot(main, filled, is_wide=len(head.levels) > FEW)
    left += lines.left_lines(site.view, filled, body, LEFT_NOTE)
    return Kept(_joined(site, main, body), [*faults, *wrong], left)


FEW = 3  # columns of a table whose rows may well hold a single text


def _without_foot(match: Match, found: Sequence[Line], *, is_wide: bool) -> list[Line]:
    """The lines without notes and signatures below the last entry."""
    kept = list(found)
    while kept:
        last = is_wide and _is_signature(kept[-1], match)
        foot = 1 if last else footnotes.count(match, kept)
        if not foot:
            break
        del kept[-foot:]
    return kept


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
    own = [column for column in line.cells if column not in line.taken]
    return len(own) > 1 or (bool(own) and site.label(own[0]) not in {*headers.COUNTERS, "期次"})


def _joined(site: Site, match: Match, found: Sequence[Line]) -> list[Line]:
    """Rows over which one entry's key is merged are one entry; its other texts come together."""
    keys = [place for name in match.sheet.key if (place := match.place(name)) is not None]
    joined: list[Line] = []
    for line in found:
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


def by_section(match: Match, found: Sequence[Line]) -> Match:
    """The match with a required column that stands in section headings instead of a column."""
    if not found or not all(line.section for line in found):
        return match
    for column in match.missing:
        if all(_is_said(column, line.section) for line in found):
            place = 1 + max(at for line in found for at in line.cells)
            for line in found:
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
