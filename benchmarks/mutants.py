"""Small changes to comparisons and constants of the SQL and the findings: how many do tests notice?

`python -m benchmarks.mutants [COUNT [sql|findings]]`; goal: at most 10 % of 200 survive. A mutant
of the SQL makes the tables below it anew on the boards of the golden files, and is killed when a
mart differs from its file. One that is not, and one of the findings, runs the tests that name its
table or import its module, except those that load the samples (see `benchmarks/checkout.py`).
"""

import multiprocessing
import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from benchmarks.checkout import Checkout
from benchmarks.mutations import SQL, Mutant, every
from benchmarks.table import Line, show
from etl.warehouse import transform
from tests import edge_board, small_board

SEED, COUNT = 13, 200
PATIENCE = 60  # seconds until a query that never ends counts as killed
KILLED, SURVIVED = 0, 1
BOARDS = (small_board, edge_board)


@contextmanager
def boards() -> Iterator[list[duckdb.DuckDBPyConnection]]:
    """The boards of the golden files in memory; without threads, so that a fork keeps them."""
    with tempfile.TemporaryDirectory() as name:
        built = [board.build(Path(name, str(place))) for place, board in enumerate(BOARDS)]
        for connection in built:
            connection.execute("set threads = 1")
        yield built
        for connection in built:
            connection.close()


def is_noticed(mutant: Mutant, built: Sequence[duckdb.DuckDBPyConnection]) -> bool:
    """Whether a mart of a board differs; in a process of its own, for a query may never end."""
    with tempfile.TemporaryDirectory() as name:
        folder = mutant.copied(SQL, Path(name, "sql"))
        made = f"{mutant.path.parent.name}.{mutant.path.stem}"
        context = multiprocessing.get_context("fork")
        child = context.Process(target=_compare, args=(folder, made, built))
        child.start()
        child.join(PATIENCE)
        if child.is_alive():
            child.kill()
            child.join()
        return child.exitcode != SURVIVED


def _compare(folder: Path, made: str, built: Sequence[duckdb.DuckDBPyConnection]) -> None:
    """End with SURVIVED when every mart below a table is as its golden file has it."""
    transform.SQL = folder
    for board, connection in zip(BOARDS, built, strict=True):
        try:
            changed = _made_anew(connection, made)
        except duckdb.Error:  # the build would fail, and with it every test
            os._exit(KILLED)
        for mart in board.marts():
            golden = (board.GOLDEN / f"{mart}.csv").read_text(encoding="utf-8")
            if f"marts.{mart}" in changed and small_board.as_csv(connection, mart) != golden:
                os._exit(KILLED)
    os._exit(SURVIVED)


def _made_anew(connection: duckdb.DuckDBPyConnection, made: str) -> set[str]:
    """Make a table or method and all below it anew; the names of what was made."""
    changed = {made}
    for step in transform.in_order():
        if changed.isdisjoint({*step.makes, *step.needs}):
            continue
        changed.update(step.makes)
        for name in step.makes:
            connection.execute(_dropping(connection, name))
        step.run(connection)
    return changed


def _dropping(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    schema, _, own = name.partition(".")
    if schema != "methods":
        return f"drop table {name}"
    (kind,) = connection.execute(
        "select any_value(function_type) from duckdb_functions()"
        " where schema_name = 'methods' and function_name = $own",
        {"own": own},
    ).fetchone() or ("",)
    return f"drop macro table {name}" if kind == "table_macro" else f"drop macro {name}"


def main(arguments: Sequence[str]) -> int:
    """Try so many mutants, the named ones first, and say which survive."""
    count = int(arguments[0]) if arguments else COUNT
    wanted = arguments[1] if len(arguments) > 1 else ""
    named, others = (
        [one for one in found if not wanted or wanted in one.path.parts] for found in every()
    )
    drawn = named + random.Random(SEED).sample(others, max(0, count - len(named)))
    survivors = []
    with boards() as built, Checkout() as checkout:
        for place, mutant in enumerate(drawn, 1):
            if SQL in mutant.path.parents and is_noticed(mutant, built):
                continue
            if not checkout.notices(mutant):
                survivors.append(mutant)
                sys.stdout.write(f"{place:>4} survives: {mutant}\n")
                sys.stdout.flush()
    sys.stdout.writelines(f"left out: {line}\n" for line in checkout.left_out())
    share = 100 * len(survivors) / len(drawn)
    return show([Line(f"survivors of {len(drawn)} mutants", share, "%", 10)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
