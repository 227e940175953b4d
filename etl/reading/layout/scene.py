"""The period, year, place and units that the texts around a table state, with their cells.

Precedence: a line 时间：…, then titles, then the sheet's name, then the file's name. Contradicting
statements of one rank state nothing: the reader reports them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from etl.reading.layout import labels, measures, places, roles, times
from etl.reading.layout.remarks import Remark, Role, parts_of_units
from etl.reading.model import Span
from etl.reading.values import names, units

T = TypeVar("T")

_WHOLE_COUNTRY = re.compile(
    r"全国(?!总工会|[各部]|主要城|重点城|\d|[一二三四五六七八九十]+[个城大]|排|位|第|平均|先进|劳|五一|模范|文明|同类|城市)"
)
_STATED_IN_NOTE = re.compile(
    r"(?:普查|截至|截止|数据为|时点为?|年报)\D{0,6}(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日|底|末)?"
)


@dataclass(frozen=True)
class Stated(Generic[T]):
    """Something that texts around a table state, with their cells (A1, 工作表名, Sheet2!A1)."""

    value: T
    cells: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True)
class Dispute:
    """Two texts that contradict each other on one coordinate, so that none of them counts."""

    header: str
    one: Remark
    other: Remark


@dataclass(frozen=True)
class Scene:
    """Around one table. `remarks` are its texts, the nearest first, names of sheet and file last.

    `units` are what corners state; a dispute of a coordinate leaves it unstated.
    """

    sheet: str
    titles: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stated_year: Stated[int] | None = None
    stated_period: Stated[Span] | None = None
    stated_place: Stated[str] | None = None
    units: tuple[Stated[str], ...] = ()
    frequency: Stated[str] | None = None
    disputes: tuple[Dispute, ...] = ()

    @property
    def hints(self) -> str:
        """What may name the table."""
        return "|".join(labels.squeeze(text) for text in (self.sheet, *self.titles))

    @property
    def year(self) -> int | None:
        """The year that dates without one are in."""
        return self.stated_year.value if self.stated_year else None

    @property
    def period(self) -> Span | None:
        """The period that all figures are about, unless they say their own."""
        return self.stated_period.value if self.stated_period else None

    @property
    def place(self) -> str | None:
        """The place that all figures are about, unless they say their own."""
        return self.stated_place.value if self.stated_place else None

    def unit_for(self, base: str | None) -> str | None:
        """The corner unit of the same family as a column's unit; the only one, if it has none."""
        if base is None:
            return self.units[0].value if len(self.units) == 1 else None
        stated = [unit.value for unit in self.units]
        stated += [part for unit in stated if "/" in unit for part in unit.split("/")]  # 万元/人次
        by_base = [(units.read(unit).base, unit) for unit in stated]
        fitting = [
            (read_base, unit)
            for read_base, unit in by_base
            if read_base and units.fit(read_base, base)
        ]
        fitting.sort(key=lambda pair: units.family(pair[0]) != units.family(base))
        return fitting[0][1] if fitting else None

    def dispute(self, header: str) -> Dispute | None:
        """The contradiction on a coordinate, if there is one."""
        return next((dispute for dispute in self.disputes if dispute.header == header), None)


def look(
    sheet: str,
    above: tuple[Sequence[Remark], Sequence[Remark]],
    below: Sequence[Remark],
    own_names: Sequence[Remark],
    year: Stated[int] | None,
) -> Scene:
    """The scene of a table, from remarks above it (its own, and further up) and below it.

    `own_names` are what the sheet's and the file's names say; `year` is the one year that the
    workbook states elsewhere.
    """
    own_above, outer = above
    near = [
        *reversed(own_above),
        *(replace(remark, is_outer=True) for remark in outer[::-1]),
        *own_names,
    ]
    disputes: list[Dispute] = []
    stated = _year(near, disputes)
    period = _period(near, stated or year, disputes) or _from_notes(below)
    if (
        stated is None
        and period
        and period.value.end
        and period.value.precision in {"year", "as_of"}
    ):
        stated = Stated(period.value.end.year, period.cells)
    return Scene(
        sheet,
        titles=tuple(remark.text for remark in (*outer, *own_above)),
        remarks=tuple(near),
        stated_year=stated or year,
        stated_period=period,
        stated_place=_place(near, below, disputes),
        units=tuple(_units(own_above) or _units([*below, *outer])),
        frequency=_frequency(near),
        disputes=tuple(disputes),
    )


def kinds(near: Sequence[Remark], role: Role) -> Iterator[list[Remark]]:
    """Remarks of one authority together: lines that name their role, titles, each name."""
    for is_outer in (False, True):
        same = [remark for remark in near if remark.is_outer is is_outer and not remark.is_name]
        yield [remark for remark in same if remark.role is role]
        yield [remark for remark in same if remark.role is Role.TITLE]
    for remark in near:
        if remark.is_name:
            yield [remark]


def _agreed(
    header: str,
    statements: Sequence[tuple[Remark, T]],
    agree: Callable[[T, T], bool],
    disputes: list[Dispute],
) -> list[tuple[Remark, T]]:
    """What remarks of one kind say, when they agree; nothing, and a dispute, when they do not."""
    for remark, value in statements[1:]:
        if not agree(statements[0][1], value):
            disputes.append(Dispute(header, statements[0][0], remark))
            return []
    return list(statements)


def _year(near: Sequence[Remark], disputes: list[Dispute]) -> Stated[int] | None:
    """The year of the nearest kind of remark that states one."""
    for remarks in kinds(near, Role.PERIOD):
        years_by_remark = [(one, times.years_of(one.text)) for one in remarks]
        single = [(one, next(iter(years))) for one, years in years_by_remark if len(years) == 1]
        if not single:
            if any(years for _, years in years_by_remark):
                return None
            continue
        agreed = _agreed("时期", single, lambda one, other: one == other, disputes)
        return Stated(agreed[0][1], (agreed[0][0].cell,), agreed[0][0].text) if agreed else None
    return None


def _period(
    near: Sequence[Remark], year: Stated[int] | None, disputes: list[Dispute]
) -> Stated[Span] | None:
    """The period of the nearest kind of remark that states one; a part of a year before a year."""
    if any(one.header == "时期" for one in disputes):
        return None
    known_year = year.value if year else None
    for remarks in kinds(near, Role.PERIOD):
        statements = [(one, span) for one in remarks if (span := _span(one, known_year))]
        agreed = _agreed("时期", statements, _overlap, disputes)
        if not agreed:
            if statements or any(times.is_doubtful(one.text, known_year) for one in remarks):
                return None
            continue
        remark, span = min(agreed, key=lambda pair: _length(pair[1]))
        spelled = times.period_of(remark.text, None) or roles.span_of(remark.text)
        cells = (remark.cell,) if spelled or not year else (remark.cell, *year.cells)
        return Stated(span, tuple(dict.fromkeys(cells)), remark.text)
    return _whole_year(near)


def _span(remark: Remark, year: int | None) -> Span | None:
    span = times.period_of(remark.text, year)
    if span is None and remark.role is Role.PERIOD:
        span = roles.span_of(remark.text, year)
    return replace(span, as_written=remark.text) if span else None


def _whole_year(near: Sequence[Remark]) -> Stated[Span] | None:
    year = _year(near, [])
    span = times.whole_year(year.value) if year else None
    return Stated(span, year.cells, year.text) if year and span else None


def _overlap(one: Span, other: Span) -> bool:
    """Whether two periods can both be true of one table."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return one.end == other.end
    return one.start <= other.end and other.start <= one.end


def _length(span: Span) -> int:
    return (span.end - span.start).days if span.start and span.end else 0


def _from_notes(notes: Sequence[Remark]) -> Stated[Span] | None:
    phrases = [
        (remark, hit[0])
        for remark in notes
        for hit in _STATED_IN_NOTE.finditer(re.sub(r"[()（）]", "", remark.text))
    ]
    statements = [
        (remark, span)
        for remark, text in phrases
        if (span := times.period_of(text, None) or times.year_in(text))
    ]
    if len({span for _, span in statements}) != 1:
        return None
    return Stated(statements[0][1], (statements[0][0].cell,), statements[0][0].text)


def _place(
    near: Sequence[Remark], notes: Sequence[Remark], disputes: list[Dispute]
) -> Stated[str] | None:
    for remarks in kinds(near, Role.PLACE):
        statements = [(one, place) for one in remarks if (place := place_in(one))]
        agreed = _agreed("城市", statements, lambda one, other: one == other, disputes)
        if statements:
            first = agreed[0] if agreed else None
            return Stated(first[1], (first[0].cell,), first[0].text) if first else None
    for one in near:
        if one.role is Role.FILLER and (place := place_in(one)):
            return Stated(place, (one.cell,), one.text)
    by_place = {place: one for one in notes if (place := places.stated(labels.squeeze(one.text)))}
    if len(by_place) != 1:
        return None
    place, remark = by_place.popitem()
    return Stated(place, (remark.cell,), remark.text)


def place_in(remark: Remark) -> str | None:
    """The place that a remark states: of a line 地区：全国 all of it, of a title its subject."""
    text = labels.squeeze(remark.text)
    if remark.role is Role.PLACE and text == "全国":
        return text
    if place := places.stated(text):
        return place
    if remark.role in (Role.PLACE, Role.FILLER) and places.is_place(text):
        return names.city(text)
    return "全国" if _WHOLE_COUNTRY.search(text) else None


def _units(remarks: Sequence[Remark]) -> list[Stated[str]]:
    """What corners state, each unit once."""
    corner_units = [
        Stated(unit, (one.cell,), one.text)
        for one in remarks
        if one.role is Role.UNIT
        for unit in parts_of_units(one.text)
        if measures.measure_of(labels.squeeze(unit))
    ]
    return list({one.value: one for one in reversed(corner_units)}.values())[::-1]


def _frequency(near: Sequence[Remark]) -> Stated[str] | None:
    remarks = [remark for remark in near if remark.role is Role.FREQUENCY]
    return (
        Stated(labels.squeeze(remarks[0].text), (remarks[0].cell,), remarks[0].text)
        if remarks
        else None
    )
