"""Which steps another engine can take, and which would stay with DuckDB, and why."""

from functools import cache

from etl.engine import dialect, lowering, macros, portable
from etl.warehouse import raw, transform

# Each holds a construct that `portable.faults` refuses; docs/scaling.md says the same to readers.
ON_DRIVER = {
    "staging.rule_changes": "numbers as text to ten figures",
    "staging.scores": "sums over sums, level by level of a scheme's tree",
    "marts.normalised_values": "winsorising, a list's skewness again and again",
    "marts.period_coverage": "each period is judged by the one before it",
}


class NotPortableError(Exception):
    """A step that the engine cannot take; the text names it and says why."""


@cache
def known() -> dict[str, macros.Macro]:
    """The macros of raw and methods."""
    paths = sorted((transform.SQL / "methods").glob("*.sql"))
    return macros.read([*raw.MACROS, *(path.read_text(encoding="utf-8") for path in paths)])


def on_spark(name: str, statement: str) -> str:
    """A statement of the build as Spark's; raises NotPortableError."""
    tree = macros.expand(dialect.parse(statement), known())
    if faults := portable.faults(tree):
        raise NotPortableError(f"{name}: {'; '.join(faults)}")
    return lowering.to_spark(tree)
