"""Values that a row states outside their own column: closing dates, ranks, ends, sums, extras."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from etl.reading import reasons
from etl.reading.layout import headers, labels
from etl.reading.layout.drafts import Draft, fault
from etl.reading.layout.headers import Match
from etl.reading.layout.site import Site
from etl.reading.model import Cell, Fault, Quantity, Span
from etl.reading.rows import totals
from etl.reading.rows.columns import Rows, named_unit
from etl.reading.values import Context, closing_date, parse, written
from etl.reading.values.text import clean, plain
from etl.sheets.contract import Kind

_BARE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_MONEY = re.compile(
    r"(?:资金|金额|[经收付拨税保运房餐旅学]费|费用?|投资|投入|款项?|预算|决算|支出|收入|产值|补[助贴]|津贴|奖金"
    r"|拨[付款]|[筹配]套?|成本|利润|工资|总价|造价|金)$"
)
_NO_AMOUNT = re.compile(r"[率比数量次]$|来源|方式|渠道|单位|人$")


def add_closing_dates(site: Site, match: Match, rows: Rows) -> None:
    """Fill the closing date from a flag cell that also states a date (2020.8.1销号)."""
    for place, column in match.columns.items():
        dated = next((c for c in match.sheet.columns if c.name == f"{column.name}_on"), None)
        if column.kind is not Kind.FLAG or dated is None:
            continue
        context = Context(year=site.scene.year)
        for line, draft in zip(*rows, strict=True):
            cell = line.cells.get(place)
            parsed = closing_date(cell, context) if cell else None
            if parsed and parsed.value is not None and draft.values.get(dated.header) is None:
                draft.values[dated.header] = parsed.value


def add_ranks(match: Match, rows: Rows) -> None:
    """第一 among values is a rank: it is both the value and the announced rank."""
    place = match.place("value")
    for line, draft in zip(*rows, strict=True):
        cell = line.cells.get(place) if place is not None else None
        if cell is None or not isinstance(cell.value, str) or draft.values.get("名次") is not None:
            continue
        if (rank := labels.rank(cell.value)) is not None:
            if draft.values.get("数值") is None:
                draft.values["数值"] = Quantity(float(rank), None, False, cell.value.strip())
            draft.values["名次"] = rank


def name_without_units(match: Match, rows: Rows) -> None:
    """入会率（%） is the indicator 入会率, as in a cross-tab: its unit went to the value."""
    place = match.place("indicator")
    for line, draft in zip(*rows, strict=True):
        cell = line.cells.get(place) if place is not None else None
        if cell is not None and named_unit(line, place):
            label = labels.read(str(cell.value))
            draft.values["指标"] = parse(Cell(label.name), Kind.NAME, Context()).value


def add_ends(match: Match, drafts: Sequence[Draft]) -> None:
    """Fill the deadline from a column that holds start and end (起止时间)."""
    for place, end in match.stretches.items():
        start = match.columns[place].header
        for draft in drafts:
            span = draft.values.get(start)
            if isinstance(span, Span) and draft.values.get(end.header) is None:
                draft.values[end.header] = Span(None, span.end, "as_of", span.as_written)


def wrong_sums(site: Site, match: Match, rows: Rows) -> Iterator[Fault]:
    """Totals beside their parts (参加人数, of them 线下人数 and 线上人数) that do not add up."""
    for place, column in match.columns.items():
        parts = [part for part in match.columns.values() if part.name.startswith(f"{column.name}_")]
        if column.kind is not Kind.NUMBER or len(parts) < 2:
            continue
        for line, draft in zip(*rows, strict=True):
            total = _exact(draft, column.header)
            amounts = [_exact(draft, part.header) for part in parts]
            stated = [value for value in amounts if value is not None]
            if total is None or len(stated) < len(amounts) or totals.near(total, sum(stated)):
                continue
            yield fault(
                site.view,
                line.origin(place),
                site.label(place),
                reasons.PARTS_WRONG,
                written=plain(total),
                sum=plain(sum(stated)),
            )


def _exact(draft: Draft, header: str) -> float | None:
    value = draft.values.get(header)
    return value.value if isinstance(value, Quantity) and not value.approx else None


def keep_extras(
    site: Site, matches: Sequence[Match], rows: Rows, doubles: AbstractSet[int] = frozenset()
) -> None:
    """Keep unknown columns, and those of `doubles`, as the row's extras, as written.

    A bare amount of money below 单位：万元 gets that unit, since extras have no unit of their own.
    """
    read = {place for match in matches for place in [*match.columns, *match.twins]} - doubles
    read |= {at for at in site.region.head.levels if is_counter(site.label(at))}
    units = {at: corner_unit(site, _header(site, at)) for at in site.region.head.levels}
    used = {at for line in rows[0] for at in line.cells} - read
    names = extra_names(site, sorted(used), map(site.label, matches[0].columns))
    for line, draft in zip(*rows, strict=True):
        for column, cell in line.cells.items():
            if column in names and not cell.error and (text := written(cell).strip()):
                draft.extras[names[column]] = with_unit(text, units.get(column))


def extra_names(site: Site, columns: Sequence[int], known: Iterable[str]) -> dict[int, str]:
    """The extras' names by column; a repeated header gets the letters of its column as a suffix."""
    names: dict[int, str] = {}
    used = set(known)
    for column in columns:
        label = _header(site, column)
        names[column] = f"{label}（{_letters(site, column)}列）" if label in used else label
        used.add(label)
    return names


def corner_unit(site: Site, label: str) -> str | None:
    """The unit that a note beside the title gives to an unknown column of money."""
    header = labels.read(label)
    is_money = (
        header.unit is None and _MONEY.search(header.name) and not _NO_AMOUNT.search(header.name)
    )
    return site.scene.unit_for("元") if is_money else None


def with_unit(text: str, unit: str | None) -> str:
    """A bare number with a unit behind it; anything else as it is."""
    return f"{text}{unit}" if unit and _BARE.fullmatch(clean(text)) else text


def _header(site: Site, column: int) -> str:
    """A column without a header is called by its letters."""
    if column in site.region.head.levels and (label := site.label(column)):
        return label
    return _letters(site, column)


def _letters(site: Site, column: int) -> str:
    return site.view.at(site.region.head.bottom, column).rstrip("0123456789")


def is_counter(label: str) -> bool:
    """Whether a column merely numbers the rows."""
    return label.casefold() in headers.COUNTERS
