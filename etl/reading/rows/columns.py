"""Read one column of a table: the context of its parser, and its values."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.reading.layout import corners, labels, times
from etl.reading.layout.drafts import Draft, distinct, fault
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.layout.wordlists import words
from etl.reading.model import Cell, Fault
from etl.reading.reasons import SHARED_NUMBER
from etl.reading.rows import moves, periods
from etl.reading.rows.lines import Line
from etl.reading.values import (
    Context,
    in_world_time,
    looks_exact,
    looks_like_ratios,
    parse,
    reasons,
    units,
    written,
)
from etl.sheets.contract import Column, Kind

VALUES = moves.VALUES
_UNITS = words("单位 计量单位 金额单位 资金单位 数量单位 投资单位")
_QUOTES = words("原文 原句 原话 摘录 引文 原文摘录 原文摘要 原始表述 quote quotation")
_CLOSES = (")", "）", "]", "】")
_DAYS = ("年", "月", "日")  # of one date over three columns
REGISTERS = frozenset({"cities", "units", "indicators"})

Rows = tuple[Sequence[Line], Sequence[Draft]]


def read(site: Site, match: Match, place: int, rows: Rows, *, is_parent: bool) -> list[Fault]:
    """Put the values of one column into the drafts; returns what is wrong with its cells."""
    column, header = match.columns[place], site.label(place)
    kind = kind_of(match, place)
    contexts = Contexts(site, match, place, rows[0])
    spread = joined_places(site, match, place)
    is_spread = bool(spread)
    is_figure = kind is Kind.NUMBER and not is_parent
    faults: list[Fault] = []
    cells = [
        _spread(site, line, kind, spread) if is_spread else line.cells.get(place)
        for line in rows[0]
    ]
    if kind is Kind.PERIOD:
        cells = periods.settled(cells)
    for line, draft, cell in zip(*rows, cells, strict=True):
        if cell is None:
            draft.values[column.header] = None
            continue
        if is_figure and place in line.taken and line.origin(place) in site.view.merged:
            draft.values[column.header] = None
            faults += _shared(site, line, place, cell)
            continue
        if (cell := moves.plain(match, place, line, cell)) is None:
            draft.values[column.header] = None
            continue
        parsed = parse(cell, kind, contexts.of(line))
        draft.values[column.header] = parsed.value
        if parsed.reason and place not in line.taken:
            is_of_header = parsed.reason == reasons.HEADER_UNIT
            at = (site.region.head.bottom, place) if is_of_header else line.origin(place)
            faults += site.faults_of(at, header, parsed)
    if kind in (Kind.DATE, Kind.PERIOD) and not is_spread:
        faults += _world_time(site, place, rows[0])
    return distinct(faults)


def joined_places(site: Site, match: Match, place: int) -> list[int]:
    """The columns that make up one value together (年 and 月, 牵头单位 and 配合单位); else none."""
    column, kind = match.columns[place], kind_of(match, place)
    places = [at for at in [place, *sorted(match.twins)] if match.twins.get(at, column) is column]
    is_dated = kind is Kind.DATE and all(site.label(at).endswith(_DAYS) for at in places)
    is_joined = (kind in (Kind.PERIOD, Kind.NAMES) or is_dated) and len(places) > 1
    return places if is_joined else []


def _world_time(site: Site, place: int, lines: Sequence[Line]) -> list[Fault]:
    """One fault, at the first date, for a column of dates that may be a day off."""
    dated = [(line, cell) for line in lines if (cell := line.cells.get(place)) is not None]
    label = site.label(place)
    doubt = in_world_time([cell for _, cell in dated], is_day="时间" not in label)
    if doubt is None:
        return []
    first = next(line for line, cell in dated if cell is doubt[0])
    return site.faults_of(first.origin(place), label, doubt[1])


def kind_of(match: Match, place: int) -> Kind:
    """How the cells of a column are read."""
    column = match.columns[place]
    if place in match.stretches:
        return Kind.PERIOD
    is_name = column.name in match.sheet.key and match.sheet.table in REGISTERS
    return Kind.NAME if is_name else column.kind


def _shared(site: Site, line: Line, place: int, cell: Cell) -> list[Fault]:
    """One figure merged over several entries belongs to all of them together."""
    at, text = line.origin(place), written(cell)
    return [fault(site.view, at, site.label(place), SHARED_NUMBER, warning=True, written=text)]


class Contexts:
    """The parser's context for each row of a column; a row may state its own unit or year."""

    def __init__(self, site: Site, match: Match, place: int, lines: Sequence[Line]) -> None:
        """`lines` tell whether a column of percentages is written as ratios."""
        column = match.columns[place]
        self.header = site.label(place)
        self.place = site.view.at(site.region.head.bottom, place)
        is_asked = column.unit == "%" or column.kind is Kind.TEXT
        cells = [line.cells.get(place) for line in lines] if is_asked else []
        self.shared = context_for(site, column, self.header, cells)
        if column.name in match.sheet.key and match.sheet.table in REGISTERS:
            self.shared = replace(self.shared, register=None)  # a register keeps its spelling
        is_value = column.name == "value" and match.sheet.table == VALUES
        self.unit = match.place("unit") if is_value else _unit_beside(site, match, place)
        self.named = match.place("indicator") if is_value else None
        self.corner = site.scene.units if is_value else ()
        self.is_dated = column.kind in (Kind.DATE, Kind.PERIOD)
        self.year = _year_place(site, match) if column.kind is Kind.DATE else None
        self.known: dict[tuple[str | None, int | None], Context] = {}

    def of(self, line: Line) -> Context:
        """The context of one row's cell."""
        is_open = self.named is not None and self.shared.header_unit is None
        is_dated = self.is_dated and (self.year is not None or bool(line.section))
        if self.unit is None and not is_open and not is_dated:
            return self.shared
        unit, year, against = self.shared.header_unit, self.shared.year, None
        if self.unit is not None or self.named is not None:
            stated = labels.read(self.header).unit or named_unit(line, self.named)
            unit_cell = line.cells.get(self.unit) if self.unit is not None else None
            unit = labels.text_of(unit_cell) or stated or unit
            against = stated if units.disagree(unit, stated) else None
        if self.corner and not unit:
            label = labels.read(labels.text_of(line.cells.get(self.named or 0)))
            corner = corners.unit_of(label.name, self.corner)
            unit = corner.value if corner else None
        if self.is_dated:
            year = periods.year_in(line, self.year) or _section_year(line.section) or year
        key = (unit, year)
        if key not in self.known:
            self.known[key] = replace(
                self.shared, header_unit=unit, year=year, against=against, place=self.place
            )
        return self.known[key]


def named_unit(line: Line, place: int | None) -> str | None:
    """The unit that an indicator's own cell states in brackets: 入会率（%）."""
    cell = line.cells.get(place) if place is not None else None
    if cell is None or not isinstance(cell.value, str) or not cell.value.rstrip().endswith(_CLOSES):
        return None
    return labels.read(cell.value).unit


def _unit_beside(site: Site, match: Match, place: int) -> int | None:
    """The column 资金单位 right behind a column of figures: each row says its own unit."""
    if match.columns[place].kind is not Kind.NUMBER or place + 1 in match.columns:
        return None
    return place + 1 if says_units(site.label(place + 1)) else None


def says_units(label: str) -> bool:
    """Whether a header says that units of measure stand below it."""
    return label in _UNITS


def _stated(header: str) -> int | None:
    """日期（2021年） states the year of what stands below."""
    return times.stated_year([re.sub(r"[()（）]", " ", header)]) if "年" in header else None


def _section_year(section: str) -> int | None:
    return times.stated_year([section]) if section else None


def _year_place(site: Site, match: Match) -> int | None:
    """A column of years beside dates without any; None where it is a column of the table itself."""
    places = [at for at in site.region.head.levels if periods.is_year(site.label(at))]
    return next((at for at in places if at not in match.columns), None)


def _spread(site: Site, line: Line, kind: Kind, places: Sequence[int]) -> Cell | None:
    """One cell made of several columns: year and month, or leading and supporting units."""
    cells = [(site.label(at), line.cells.get(at)) for at in sorted(places)]
    if kind is Kind.NAMES:
        return (
            Cell("\n".join(written(cell) for _, cell in cells if cell))
            if any(cell for _, cell in cells)
            else None
        )
    text = periods.joined(cells)
    return Cell(text) if text else None


def _quotes(site: Site) -> bool:
    """Whether a list keeps the sentences that its figures stem from, beside them."""
    return any(labels.english(site.label(at)) in _QUOTES for at in site.region.head.levels)


def context_for(site: Site, column: Column, header: str, cells: Sequence[Cell | None]) -> Context:
    """What the parser of a column is told."""
    scene = site.scene
    unit = labels.read(header).unit
    ratios = False
    if column.kind is Kind.NUMBER:
        unit = unit or (scene.unit_for(column.unit) if column.unit else None)
        ratios = column.unit == "%" and looks_like_ratios([cell for cell in cells if cell])
    if column.kind is Kind.PERIOD:
        unit = unit or periods.counted_by(header) or None
    month = scene.period if scene.period and scene.period.precision == "month" else None
    return Context(
        unit=column.unit,
        header_unit=unit,
        year=_stated(header) or scene.year,
        month=month.start.month if month and month.start else None,
        allowed=column.allowed,
        register=column.register,
        ratios=ratios,
        is_exact=column.kind is Kind.TEXT and looks_exact(cell for cell in cells if cell),
        is_quoted=column.kind is Kind.PERIOD and _quotes(site),
    )
