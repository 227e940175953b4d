"""Warnings about unread columns that look like a column the table lacks; none is guessed."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from etl.reading.layout import headers, labels, roles
from etl.reading.layout.drafts import fault
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.model import Cell, Fault, Quantity, Span
from etl.reading.reasons import COLUMN_ALIKE
from etl.reading.rows.lines import Line
from etl.reading.values import Context, is_missing, parse
from etl.sheets.contract import Column, Kind

SAMPLE = 50  # cells that show what a column holds
FEWEST = 2
LIKENESS = 65  # of 100; from `headers.LIKENESS` on, a header is read as the column
_NEAR: dict[Kind, tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]] = {
    Kind.DATE: tuple(
        (re.compile(typed), re.compile(meant))
        for typed, meant in (
            (r"最[迟晚后]|限[期时]|截[止至]|到期|[期时]限|要求.*(?:日期|时间)", r"[期时]限$"),
            (r"开工|起始|启动|着手|进场", r"^开始"),
            (r"查出|查实|排查|反映|受理|上报|登记", r"^发现"),
            (r"办结|结案|了结|整改完成|关闭", r"^(?:销号|完成)日期$"),
            (r"召开|举行|开会|会议", r"^日期$"),
        )
    ),
    Kind.NUMBER: tuple(
        (re.compile(typed), re.compile(meant))
        for typed, meant in (
            (r"(?:到会|出席|与会|到场|签到)人?[数次员]", r"^参加人数$"),
            (r"受益|惠及|覆盖职工", r"^受益人数$"),
        )
    ),
}


def unread(site: Site, matches: Sequence[Match], lines: Sequence[Line]) -> Iterator[Fault]:
    """One warning at each header whose column may be the one that is missing."""
    main = matches[0]
    used = {place for match in matches for place in [*match.columns, *match.twins]} | main.aside
    matched = {column.name for column in [*main.columns.values(), *main.stretches.values()]}
    missing = [
        candidate
        for candidate in main.sheet.columns
        if candidate.name not in matched and candidate.kind in _NEAR
    ]
    for place in sorted(site.region.head.levels):
        label = site.label(place)
        if place in used or not label or label.casefold() in headers.COUNTERS:
            continue
        column = _likeliest(label, missing)
        if column is not None and not roles.is_code(label) and _fits(column, place, lines):
            at = (site.region.head.bottom, place)
            yield fault(
                site.view,
                at,
                label,
                COLUMN_ALIKE,
                warning=True,
                written=label,
                column=column.header,
            )


def _likeliest(label: str, missing: Sequence[Column]) -> Column | None:
    """The only missing column that a header may mean."""
    name = labels.read(label).name
    near = [column for column in missing if _is_near(name, column)]
    return near[0] if len(near) == 1 else None


def _is_near(name: str, column: Column) -> bool:
    if any(
        typed.search(name) and expected.search(column.header)
        for typed, expected in _NEAR[column.kind]
    ):
        return True
    return any(fuzz.ratio(name, title) >= LIKENESS for title in (column.header, *column.aliases))


def _fits(column: Column, place: int, lines: Sequence[Line]) -> bool:
    """Whether what stands in a column can be read as the missing one's values."""
    cells = [line.cells[place] for line in lines[:SAMPLE] if place in line.cells]
    filled = [
        cell for cell in cells if not (isinstance(cell.value, str) and is_missing(cell.value))
    ]
    return len(filled) >= FEWEST and all(_is_value(column, cell) for cell in filled)


def _is_value(column: Column, cell: Cell) -> bool:
    value = parse(cell, column.kind, Context(unit=column.unit)).value
    if isinstance(value, Span):
        return value.start is not None or value.end is not None
    return isinstance(value, Quantity) and value.value is not None
