"""What must be read from a file: computed from facts and records, with the cell that each is in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.grammar.cube import Fact
from tests.grammar.page import Growth, Page, address
from tests.grammar.pairwise import Choice
from tests.grammar.records import Amount, Day, Record, Value
from tests.grammar.words import MEMBERS

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
            if isinstance(held, Growth) or (isinstance(held, Fact) and held.saying == "change"):
                open_cells.add(cell)
    is_hidden = any(page.hidden_rows or page.hidden_columns for page in pages)
    return Truth(tuple(rows), (HIDDEN,) if is_hidden else (), frozenset(open_cells))


def _held(page: Page) -> Iterable[tuple[str, Fact | Growth | Record]]:
    for row, cells in enumerate(page.rows):
        for column, cell in enumerate(cells):
            if cell.holds is not None:
                yield address(row, column), cell.holds


def _expected(
    held: Fact | Growth | Record, choice: Choice, sheet: str | None, cell: str
) -> Iterable[Expected]:
    if isinstance(held, Record):
        values = {header: _value(value) for header, value in held.values.items()}
        yield Expected(held.table, sheet, cell, values)
        return
    fact = held.fact if isinstance(held, Growth) else held
    if fact is None:
        return
    place: dict[str, Right] = {"城市": fact.city, "时期": fact.period.right}
    if held is fact:
        yield Expected(
            "indicator_values",
            sheet,
            cell,
            {**place, **_said(fact, choice)},
            fact.saying != "level",
        )
    if held is not fact or fact.saying == "change":
        changed = OneOf(tuple(name + word for name in _names(fact, choice) for word in CHANGED))
        yield Expected(
            "indicator_values", sheet, cell, {**place, "指标": changed}, is_optional=True
        )


def _said(fact: Fact, choice: Choice) -> dict[str, Right]:
    """What a row says of a fact; of one that is no level, it says no number."""
    name = MadeOf((fact.indicator.group, fact.indicator.name))
    said: dict[str, Right] = {"指标": name if fact.indicator.group else OneOf(_names(fact, choice))}
    if fact.saying != "level":
        return {**said, "数值": None}
    if choice["beside"] == "rank":
        said["名次"] = fact.rank
    return {**said, "数值": fact.value, "单位": _unit(fact, choice)}


def _names(fact: Fact, choice: Choice) -> tuple[str, ...]:
    """Its name, alone or with what the title, or the line of which it is a part, says before it."""
    whole = MEMBERS[0].name
    parts = ("其中：", whole, f"{whole}其中：") if choice["labels"] == "of which" else ()
    before = ("", "各市", *parts)
    return tuple(word + fact.indicator.name for word in before)


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
