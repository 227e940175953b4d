"""How a figure is written in its cell: as a number under a mask, or as one of the kinds of text."""

from collections.abc import Callable
from random import Random

from tests.grammar.cube import Fact
from tests.grammar.page import Cell
from tests.grammar.words import MISSING, Indicator

WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
MASKS = {
    "mask 0.00": "0.00",
    "mask #,##0.0": "#,##0.0",
    "mask accounting": ACCOUNTING,
}
TEXTS: dict[str, Callable[[float], str]] = {
    "text": lambda value: bare(value),
    "text 1,234.5": lambda value: f"{value:,.1f}".removesuffix(".0"),
    "full-width text": lambda value: bare(value).translate(WIDE),
    "约": lambda value: f"约{bare(value)}",
}
CHANGES = ("提高{}", "较上年减少{}", "同比增加{}", "比上年下降{}")


def bare(value: float) -> str:
    """Without a needless .0."""
    return f"{value:g}" if abs(value) < 1e6 and value != int(value) else str(int(value))


def written(fact: Fact, form: str, is_unit_inside: bool, rng: Random) -> Cell:
    """The cell of a fact; what it says does not depend on the form."""
    if fact.saying == "missing":
        return Cell(rng.choice(MISSING) or None, holds=fact)
    if fact.saying == "change":
        return Cell(_change(fact.indicator, rng), holds=fact)
    if form == "mask percent":
        return _percent(fact)
    if form in MASKS:
        return Cell(fact.value, MASKS[form], holds=fact)
    if form in TEXTS:
        unit = fact.indicator.unit if is_unit_inside else ""
        return Cell(TEXTS[form](fact.value) + unit, holds=fact)
    return Cell(fact.value, holds=fact)


def _percent(fact: Fact) -> Cell:
    if fact.indicator.is_rate:
        return Cell(round(fact.value / 100, 6), "0.0%", holds=fact)
    return Cell(fact.value, holds=fact)


def _change(indicator: Indicator, rng: Random) -> str:
    by = f"{rng.randint(1, 30) / 10}个百分点" if indicator.is_rate else f"{rng.randint(2, 90)}%"
    return rng.choice(CHANGES).format(by)
