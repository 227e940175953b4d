"""Warnings about a sheet's hidden rows and columns, which are read like all others."""

from collections.abc import Callable, Iterator, Sequence

from etl.reading import reasons
from etl.reading.layout.drafts import fault
from etl.reading.layout.view import View, column_letters
from etl.reading.model import Fault

MOST = 12  # stretches that are named


def faults(view: View) -> Iterator[Fault]:
    """One warning for a sheet's hidden rows, and one for its hidden columns, where they begin."""
    cells = sorted(view.grid.cells)
    rows = [at for at in cells if at[0] in view.grid.hidden_rows]
    columns = [at for at in cells if at[1] in view.grid.hidden_columns]
    if rows:
        names = _runs(sorted({row for row, _ in rows}), lambda row: str(row + 1))
        yield fault(view, rows[0], None, reasons.ROWS_HIDDEN, warning=True, rows=names)
    if columns:
        names = _runs(sorted({column for _, column in columns}), column_letters)
        yield fault(view, columns[0], None, reasons.COLUMNS_HIDDEN, warning=True, columns=names)


def _runs(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    """4, 5, 6, 9 → 4–6, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = [name(run[0]) + (f"–{name(run[-1])}" if len(run) > 1 else "") for run in runs]
    return ", ".join(names[:MOST]) + ("…" if len(names) > MOST else "")
