"""Values of derived indicators, computed per city and period from other indicators' values.

Values meet in their base units (人, 元), so that 万元 ÷ 万人 and 元 ÷ 人 agree. A formula with
numbers that only make sense in the units on display (× 10000, - 200) is taken as written, in
those units. A missing operand and a division by zero give no value. Beside operands of other kinds
what is cumulated counts in the months, quarters, halves and years that it fills.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from etl.warehouse import formulas
from etl.warehouse.formulas import FormulaError, Node, Number, Operation, UnknownOperandError

TABLES = ("staging.derived_values",)
PARSED = ("staging.formula_operands", "staging.formula_faults")

_CREATE = """
create table staging.derived_values (
    indicator varchar, city varchar, grain varchar, period_start date, period_end date,
    value double, is_approx boolean, is_demo boolean
)
"""
_CREATE_PARSED = """
create table staging.formula_operands (indicator varchar, operand varchar);
create table staging.formula_faults (indicator varchar, fault varchar)
"""
_OPERANDS = """
with known as (
    select indicator, city, grain, period_start, period_end, value, is_approx, is_demo
    from staging.stated_values
    where value is not null
    union all
    select derived.*
    from staging.derived_values as derived
    anti join staging.stated_values as stated
        on
            derived.indicator = stated.indicator
            and derived.city = stated.city
            and derived.grain = stated.grain
            and derived.period_start = stated.period_start
            and derived.period_end = stated.period_end
            and stated.value is not null
),
graned as (
    select * from known
    union all
    select * replace (methods.calendar_grain(grain, period_end) as grain)
    from known
    where grain = 'cumulated' and methods.calendar_grain(grain, period_end) is not null
)
"""
_ONCE = """
delete from staging.derived_values as derived
where
    derived.indicator = $indicator
    and derived.grain <> 'cumulated'
    and exists (
        select 1
        from staging.derived_values as same
        where
            same.indicator = derived.indicator
            and same.city = derived.city
            and same.grain = 'cumulated'
            and same.period_end = derived.period_end
            and same.period_start = derived.period_start
    )
"""
_Row = tuple[str, str | None, str | None, float]  # indicator, formula, base unit, factor
_CONVERSIONS = frozenset(10.0**power for power in range(3, 13))


@dataclass(frozen=True)
class _Unit:
    base: str | None
    factor: float


@dataclass(frozen=True)
class _Formula:
    indicator: str
    tree: Node

    @property
    def operands(self) -> tuple[str, ...]:
        return formulas.operands(self.tree)


def parse(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the operands that each formula rests on, and the formulas that are at fault.

    Always of the whole register: a name that is new in it can be part of any formula.
    """
    connection.execute(_CREATE_PARSED)
    by_indicator, faults = _parsed(*_register(connection))
    for indicator, fault in faults.items():
        _insert_parsed(connection, "formula_faults", indicator, fault)
    for indicator in by_indicator:
        for operand in _behind(indicator, by_indicator):
            _insert_parsed(connection, "formula_operands", indicator, operand)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the values."""
    connection.execute(_CREATE)
    _fill(connection, None)


def renew(connection: duckdb.DuckDBPyConnection, indicators: Sequence[str]) -> None:
    """Make those of some indicators anew; others that rest on them must be among these."""
    for table in TABLES:
        connection.execute(
            f"delete from {table} where list_contains($indicators, indicator)",
            {"indicators": list(indicators)},
        )
    _fill(connection, frozenset(indicators))


def _fill(connection: duckdb.DuckDBPyConnection, wanted: frozenset[str] | None) -> None:
    """Fill the table, with what there is of all indicators or of those that are wanted."""
    register, units = _register(connection)
    by_indicator, _faults = _parsed(register, units)
    for formula in _in_order(by_indicator):
        if wanted is None or formula.indicator in wanted:
            connection.execute(_insert(formula, units), _parameters(formula))
            connection.execute(_ONCE, {"indicator": formula.indicator})


def _register(connection: duckdb.DuckDBPyConnection) -> tuple[Sequence[_Row], dict[str, _Unit]]:
    """The indicators with their formulas, and the unit of each."""
    rows = connection.execute(
        "select indicator, formula, base, factor from staging.indicators order by indicator"
    ).fetchall()
    return rows, {indicator: _Unit(base, factor) for indicator, _, base, factor in rows}


def _parsed(
    register: Iterable[_Row], units: dict[str, _Unit]
) -> tuple[dict[str, _Formula], dict[str, str]]:
    """The formulas of the register by indicator, and the check that finds a fault of the others."""
    by_indicator: dict[str, _Formula] = {}
    faults: dict[str, str] = {}
    for indicator, formula, _, _ in register:
        if formula is not None:
            try:
                by_indicator[indicator] = _Formula(indicator, formulas.parse(formula, units))
            except UnknownOperandError:
                faults[indicator] = "unknown_operands"
            except FormulaError:
                faults[indicator] = "broken_formulas"
    for indicator in _circular(by_indicator):
        faults[indicator] = "circular_formulas"
        del by_indicator[indicator]
    return by_indicator, faults


def _insert_parsed(
    connection: duckdb.DuckDBPyConnection, table: str, indicator: str, said: str
) -> None:
    connection.execute(f"insert into staging.{table} values (?, ?)", [indicator, said])


def _behind(indicator: str, by_indicator: dict[str, _Formula]) -> tuple[str, ...]:
    """Every indicator that a formula rests on, directly or through other formulas."""
    operands: dict[str, None] = {}
    waiting = [indicator]
    while waiting:
        formula = by_indicator.get(waiting.pop())
        for operand in formula.operands if formula else ():
            if operand not in operands:
                operands[operand] = None
                waiting.append(operand)
    return tuple(operands)


def _circular(by_indicator: dict[str, _Formula]) -> list[str]:
    return [
        indicator for indicator in by_indicator if indicator in _behind(indicator, by_indicator)
    ]


def _in_order(by_indicator: dict[str, _Formula]) -> Iterator[_Formula]:
    """Formulas after the formulas that they rest on."""
    return iter(sorted(by_indicator.values(), key=lambda formula: _depth(formula, by_indicator)))


def _depth(formula: _Formula, by_indicator: dict[str, _Formula]) -> int:
    below = [
        _depth(by_indicator[name], by_indicator)
        for name in formula.operands
        if name in by_indicator
    ]
    return 1 + max(below, default=0)


def _insert(formula: _Formula, units: dict[str, _Unit]) -> str:
    names = formula.operands
    as_written = _is_as_written(formula.tree)
    columns = {
        name: f"o{place}.value / {units[name].factor!r}" if as_written else f"o{place}.value"
        for place, name in enumerate(names)
    }
    scale = _scale(formula, units, as_written=as_written)
    joins = "".join(
        f" inner join graned as o{place} using (city, grain, period_start, period_end)"
        for place in range(1, len(names))
    )
    either = [
        " or ".join(f"o{place}.{column}" for place in range(len(names)))
        for column in ("is_approx", "is_demo")
    ]
    return f"""
        insert into staging.derived_values
        {_OPERANDS}
        select
            $indicator,
            o0.city,
            o0.grain,
            o0.period_start,
            o0.period_end,
            {formulas.sql(formula.tree, columns)} * {scale!r} as result,
            {either[0]},
            {either[1]}
        from graned as o0{joins}
        where
            {" and ".join(f"o{place}.indicator = $o{place}" for place in range(len(names)))}
            and isfinite(result)
    """


def _parameters(formula: _Formula) -> dict[str, str]:
    operand_names = {f"o{place}": name for place, name in enumerate(formula.operands)}
    return {"indicator": formula.indicator, **operand_names}


def _is_as_written(tree: Node) -> bool:
    """Whether numbers in a formula only make sense in the units that people see."""
    return any(_is_measure(part) for part in formulas.parts(tree))


def _is_measure(part: Node) -> bool:
    if isinstance(part, Number):
        return part.value in _CONVERSIONS
    if isinstance(part, Operation) and part.sign in "+-":
        return any(isinstance(side, Number) and side.value for side in (part.left, part.right))
    return False


def _scale(formula: _Formula, units: dict[str, _Unit], *, as_written: bool) -> float:
    """What turns the result into the indicator's base unit: a ratio into percentage points."""
    unit = units[formula.indicator]
    factor = unit.factor if as_written else 1.0
    shares = frozenset(name for name in formula.operands if units[name].base == "%")
    if unit.base == "%":
        parts = 100.0 / factor
        power = formulas.percent(formula.tree, shares, literal=parts)
        return factor if power is None else factor * parts ** (1 - max(power, 0))
    powers = [formulas.percent(formula.tree, shares, literal=literal) for literal in (100, None)]
    if None in powers or shares == frozenset(formula.operands):
        return factor
    return factor * 100.0 ** -max(min(power for power in powers if power is not None), 0)
