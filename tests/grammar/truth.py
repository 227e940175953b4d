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
        changes = _changes(page)
        for cell, held in _held(page):
            rows += _expected(held, choice, (sheet, cell), changes)
            if isinstance(held, Growth) or (isinstance(held, Fact) and held.saying == "change"):
                open_cells.add(cell)
    is_hidden = any(page.hidden_rows or page.hidden_columns for page in pages)
    return Truth(tuple(rows), (HIDDEN,) if is_hidden else (), frozenset(open_cells))


def _held(page: Page) -> Iterable[tuple[str, Fact | Growth | Record]]:
    for row, cells in enumerate(page.rows):
        for column, cell in enumerate(cells):
            if cell.holds is not None:
                yield address(row, column), cell.holds


def _changes(page: Page) -> dict[Fact, float]:
    """The growth beside each fact of a sheet, in per cent."""
    return {
        cell.holds.fact: cell.value
        for cells in page.rows
        for cell in cells
        if isinstance(cell.holds, Growth) and cell.holds.fact and isinstance(cell.value, float)
    }


def _expected(
    held: Fact | Growth | Record,
    choice: Choice,
    place: tuple[str | None, str],
    changes: Mapping[Fact, float],
) -> Iterable[Expected]:
    sheet, cell = place
    if isinstance(held, Record):
        values = {header: _value(value) for header, value in held.values.items()}
        yield Expected(held.table, sheet, cell, values)
        return
    fact = held.fact if isinstance(held, Growth) else held
    if fact is None:
        return
    about: dict[str, Right] = {"城市": fact.city, "时期": fact.period.right}
    if held is fact:
        said = {**_said(fact, choice), **(_moved(fact, changes) if fact.saying == "level" else {})}
        is_optional = fact.saying != "level"
        yield Expected("indicator_values", sheet, cell, {**about, **said}, is_optional)
    else:  # of a fact without a level, the change beside it may be all that is kept
        alone = {**about, **_named(fact, choice), "数值": None, **_moved(fact, changes)}
        yield Expected("indicator_values", sheet, cell, alone, is_optional=True)
    if held is not fact or fact.saying == "change":
        changed = OneOf(tuple(name + word for name in _names(fact, choice) for word in CHANGED))
        yield Expected(
            "indicator_values", sheet, cell, {**about, "指标": changed}, is_optional=True
        )


def _moved(fact: Fact, changes: Mapping[Fact, float]) -> dict[str, Right]:
    """Its change, where a reader keeps it with the fact: the growth beside it and no other."""
    if fact not in changes:
        return {"变动": None}
    return {"变动": OneOf((None, changes[fact])), "变动单位": OneOf((None, "%"))}


def _named(fact: Fact, choice: Choice) -> dict[str, Right]:
    name = MadeOf((fact.indicator.group, fact.indicator.name))
    return {"指标": name if fact.indicator.group else OneOf(_names(fact, choice))}


def _said(fact: Fact, choice: Choice) -> dict[str, Right]:
    """What a row says of a fact; of one that is no level, it says no number."""
    said = _named(fact, choice)
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
