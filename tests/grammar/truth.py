"""What must be read from a file: computed from facts and records, with the cell that each is in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.grammar.cube import Fact
from tests.grammar.page import Page, address
from tests.grammar.pairwise import Choice
from tests.grammar.records import Amount, Day, Record, Value

Plain = str | float | None
Span = Mapping[str, str | None]
HIDDEN = "隐藏"
# How a reader may name a change, if it keeps it at all: an indicator of its own, never the level.
CHANGED = ("变化", "变动", "增减", "同比", "同比增长", "较上期", "较上年", "增长", "增速")


@dataclass(frozen=True)
class OneOf:
    """Any of these is right."""

    options: tuple[Plain, ...]


@dataclass(frozen=True)
class MadeOf:
    """A name made of all these words, in any order, and of nothing else."""

    words: tuple[str, ...]


Right = Plain | Span | OneOf | MadeOf


@dataclass(frozen=True)
class Expected:
    """A row to be read, or that may be (optional); no `sheet` where the format has none."""

    table: str
    sheet: str | None
    cell: str
    values: Mapping[str, Right]
    is_optional: bool = False


@dataclass(frozen=True)
class Truth:
    """All that is right about a file: its rows, the words due, the cells that may be reported."""

    rows: tuple[Expected, ...]
    must_say: tuple[str, ...] = ()
    may_report: frozenset[str] = frozenset()


def truth_of(pages: Sequence[Page], choice: Choice, *, has_sheets: bool) -> Truth:
    """The truth of a file, from what its cells hold."""
    rows: list[Expected] = []
    open_cells = set()
    for page in pages:
        sheet = page.name if has_sheets else None
        for cell, held in _held(page):
            rows += _expected(held, choice, sheet, cell)
            if isinstance(held, Fact) and held.saying == "change":
                open_cells.add(cell)
    is_hidden = any(page.hidden_rows or page.hidden_columns for page in pages)
    return Truth(tuple(rows), (HIDDEN,) if is_hidden else (), frozenset(open_cells))


def _held(page: Page) -> Iterable[tuple[str, Fact | Record]]:
    for row, cells in enumerate(page.rows):
        for column, cell in enumerate(cells):
            if cell.holds is not None:
                yield address(row, column), cell.holds


def _expected(
    held: Fact | Record, choice: Choice, sheet: str | None, cell: str
) -> Iterable[Expected]:
    if isinstance(held, Record):
        values = {header: _value(value) for header, value in held.values.items()}
        yield Expected(held.table, sheet, cell, values)
        return
    key: dict[str, Right] = {
        "指标": _name(held),
        "城市": held.city,
        "时期": held.period.right,
    }
    is_level = held.saying == "level"
    if is_level:
        key["单位"] = _unit(held, choice)
    value = held.value if is_level else None
    yield Expected("indicator_values", sheet, cell, {**key, "数值": value}, not is_level)
    if held.saying == "change":
        name = OneOf(tuple(held.indicator.name + word for word in CHANGED))
        yield Expected("indicator_values", sheet, cell, {**key, "指标": name}, is_optional=True)


def _name(fact: Fact) -> Right:
    indicator = fact.indicator
    if indicator.group:
        return MadeOf((indicator.group, indicator.name))
    return OneOf((indicator.name, f"各市{indicator.name}"))


def _unit(fact: Fact, choice: Choice) -> Right:
    unit = fact.indicator.unit
    return OneOf((None, unit)) if choice["unit"] == "none" else unit


def _value(value: Value) -> Right:
    if isinstance(value, Day):
        day = value.date.isoformat()
        return {"from": day, "to": day, "precision": "day"}
    if isinstance(value, Amount):
        return value.value * value.factor
    return value
