"""What offices put within and below a table: sums, blank rows, sections, notes, hidden lines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

from tests.grammar.cube import Fact
from tests.grammar.page import BLANK, Body, Cell, Page, Row, line
from tests.grammar.pairwise import Choice
from tests.grammar.values import bare
from tests.grammar.words import NOTES, SECTIONS, SIGNATURES, SOURCES

Lines = list[Row]


def disturb(body: Body, choice: Choice, rng: Random) -> Page:
    """The sheet of a table with all that its choice puts round it."""
    lines = list(body.lines)
    if choice.get("sums", "none") == "total column":
        body = replace(body, head=_titled(body.head))
        lines = [(*row, _total([row], column=None)) for row in lines]
    lines = WITHIN[choice["within"]](lines, body)
    lines = SUMS[choice.get("sums", "none")](lines, body.width)
    below = BELOW[choice["below"]](rng)
    page = replace(body, lines=tuple(lines), below=tuple(below)).page()
    return _hide(page, body, choice["hidden"])


def _levels(rows: Sequence[Row], column: int | None) -> Iterator[tuple[Fact, bool]]:
    """The levels in a column of these rows, or in all; and whether their cells say the unit."""
    for row in rows:
        for cell in row if column is None else row[column : column + 1]:
            fact = cell.holds
            if isinstance(fact, Fact) and fact.saying == "level":
                yield fact, str(cell.value).endswith(fact.indicator.unit)


def _total(rows: Sequence[Row], column: int | None, *, is_mean: bool = False) -> Cell:
    """The sum of the levels, or their mean, written as they are; there is no sum of rates."""
    levels = list(_levels(rows, column))
    if not levels or (levels[0][0].indicator.is_rate and not is_mean):
        return BLANK
    total = sum(fact.value for fact, _ in levels)
    figure = round(total / len(levels), 2) if is_mean else round(total, 1)
    fact, has_unit = levels[0]
    return Cell(f"{bare(figure)}{fact.indicator.unit}" if has_unit else figure)


def _sum_row(label: str, rows: Sequence[Row], width: int, *, is_mean: bool = False) -> Row:
    sums = (_total(rows, column, is_mean=is_mean) for column in range(1, width))
    return (Cell(label), *sums)


def _subtotals(lines: Lines, width: int) -> Lines:
    half = len(lines) // 2
    parts = (lines[:half], lines[half:])
    rows = []
    for name, part in zip(("沿海小计", "内陆小计"), parts, strict=True):
        rows += [*part, _sum_row(name, part, width)]
    return [*rows, _sum_row("合计", lines, width)]


SUMS: dict[str, Callable[[Lines, int], Lines]] = {
    "none": lambda lines, _width: lines,
    "total column": lambda lines, _width: lines,
    "total last": lambda lines, width: [*lines, _sum_row("合计", lines, width)],
    "total first": lambda lines, width: [_sum_row("总计", lines, width), *lines],
    "mean": lambda lines, width: [*lines, _sum_row("平均", lines, width, is_mean=True)],
    "subtotals": _subtotals,
}


def _titled(head: tuple[Row, ...]) -> tuple[Row, ...]:
    """The head with one more column, 合计, named where the columns are."""
    return (*((*row, BLANK) for row in head[:-1]), (*head[-1], Cell("合计")))


def _half(lines: Lines) -> int:
    return (len(lines) + 1) // 2


def _sections(lines: Lines, _body: Body) -> Lines:
    half = _half(lines)
    return [line(SECTIONS[0]), *lines[:half], line(SECTIONS[1]), *lines[half:]]


WITHIN: dict[str, Callable[[Lines, Body], Lines]] = {
    "nothing": lambda lines, _body: lines,
    "blank row": lambda lines, _body: [*lines[: _half(lines)], (BLANK,), *lines[_half(lines) :]],
    "repeated head": lambda lines, body: [
        *lines[: _half(lines)],
        *body.head,
        *lines[_half(lines) :],
    ],
    "sections": _sections,
}
BELOW: dict[str, Callable[[Random], Lines]] = {
    "nothing": lambda _rng: [],
    "note": lambda rng: [line(rng.choice(NOTES))],
    "source": lambda rng: [line(rng.choice(SOURCES))],
    "signature": lambda rng: [(BLANK,), line(rng.choice(SIGNATURES))],
}


def _hide(page: Page, body: Body, what: str) -> Page:
    """Hide the last line of the table that holds a fact or record, or its last column."""
    held = [
        (row, column)
        for row, cells in enumerate(page.rows)
        for column, cell in enumerate(cells)
        if cell.holds is not None
    ]
    if what == "row":
        return replace(page, hidden_rows=frozenset({held[-1][0]}))
    if what == "column":
        return replace(page, hidden_columns=frozenset({body.width - 1}))
    return page
