"""Sheets that are forms: labels with their values beside them, in cards or in columns."""

import itertools
from collections import Counter
from dataclasses import dataclass, field

from etl.reading.layout import headers, labels
from etl.reading.layout.heads import Head
from etl.reading.layout.scan import Region
from etl.reading.layout.view import Address, View
from etl.reading.model import Cell
from etl.reading.rows.lines import Line

FEWEST = 3  # known labels that make a form


@dataclass
class _Card:
    """One record: label → its value's cell and address."""

    row: int
    cells: dict[str, Cell] = field(default_factory=dict)
    places: dict[str, Address] = field(default_factory=dict)


@dataclass(frozen=True)
class _Entry:
    """A label and the cell beside it."""

    row: int
    column: int
    label: str
    value: tuple[int, Cell] | None
    is_known: bool


def is_turned(view: View) -> bool:
    """Whether headers run down the first column and every further column is one record."""
    rows = _form_rows(view)
    if len(rows) < FEWEST or _has_header_row(view):
        return False
    firsts = Counter(_label(view, row, min(view.rows[row])) for row in rows)
    wide = sum(len(view.rows[row]) > 2 for row in rows)
    return wide * 2 > len(rows) and max(firsts.values()) == 1 and not _alternates(view, rows)


def is_cards(view: View) -> bool:
    """Whether the sheet holds cards: labels, each with one value to its right."""
    rows = _form_rows(view)
    if _has_header_row(view):
        return False
    known = {_label(view, row, column) for row in rows for column in _known(view, row)}
    narrow = sum(len(view.rows[row]) <= 2 for row in rows)
    return len(known) >= FEWEST and (_alternates(view, rows) or narrow == len(rows) > 1)


def cards(view: View) -> tuple[Region, list[Line]]:
    """The records of a sheet of cards, under a header made of their labels."""
    rows = _form_rows(view)
    label_columns = {column for row in rows for column in _known(view, row)}
    records: list[_Card] = []
    for row in (row for row in view.numbers if len(view.rows[row]) > 1 or row in rows):
        for entry in _entries(view, row, label_columns):
            if not records or (entry.is_known and entry.label in records[-1].places):
                records.append(_Card(row))
            card = records[-1]
            card.places.setdefault(entry.label, (entry.row, entry.column))
            if entry.value:
                card.cells[entry.label] = entry.value[1]
                card.places[entry.label] = (entry.row, entry.value[0])
    names = list(dict.fromkeys(label for card in records for label in card.places))
    first = min(rows)
    head = Head(first, first, {place: (name,) for place, name in enumerate(names)})
    titles = [row for row in view.numbers if row < first]
    return Region(head, titles, []), [_line(card, names) for card in records if card.cells]


def _line(card: _Card, names: list[str]) -> Line:
    cells = {names.index(label): cell for label, cell in card.cells.items()}
    origins = {names.index(label): at for label, at in card.places.items()}
    return Line(card.row, cells, origins)


def _entries(view: View, row: int, label_columns: set[int]) -> list[_Entry]:
    """Labels of one row with the first cell between them and the next label."""
    cells = view.rows[row]
    starts = [
        column
        for column in sorted(cells)
        if column in label_columns and isinstance(cells[column].value, str)
    ]
    starts = [column for at, column in enumerate(starts) if not _is_value(view, row, starts, at)]
    entries = []
    for column, end in zip(starts, [*starts[1:], max(cells) + 1], strict=True):
        inside = [at for at in sorted(cells) if column < at < end]
        label = _label(view, row, column)
        value = (inside[0], cells[inside[0]]) if inside else None
        entries.append(_Entry(row, column, label, value, headers.is_known(label)))
    return entries


def _is_value(view: View, row: int, starts: list[int], at: int) -> bool:
    """Whether a text in a label column is the value of the label right before it."""
    if at == 0 or headers.is_known(_label(view, row, starts[at])):
        return False
    before = starts[at - 1]
    between = [column for column in view.rows[row] if before < column < starts[at]]
    return headers.is_known(_label(view, row, before)) and not between


def _form_rows(view: View) -> list[int]:
    """Rows that begin with a known label and go on with something else."""
    return [
        row
        for row in view.numbers[:400]
        if (known := _known(view, row))
        and known[0] == min(view.rows[row])
        and _is_form(view, row)
        and not _repeats(view, row)
    ]


def _is_form(view: View, row: int) -> bool:
    beside = _beside(view, row)
    return beside == 0 or len(view.rows[row]) > 2 * beside + 1


def _repeats(view: View, row: int) -> bool:
    """Whether a label stands before the same text again: 数值, 同比增长, 数值, 同比增长.

    These are the heads of columns; a form says each thing once, or again with another value.
    """
    known, columns = set(_known(view, row)), sorted(view.rows[row])
    pairs = [
        (_label(view, row, a), _label(view, row, b))
        for a, b in itertools.pairwise(columns)
        if a in known and isinstance(view.rows[row][b].value, str)
    ]
    return len(set(pairs)) < len(pairs)


def _beside(view: View, row: int) -> int:
    """How many known labels of a row are followed at once by another one."""
    known = set(_known(view, row))
    columns = sorted(view.rows[row])
    return sum(a in known and b in known for a, b in itertools.pairwise(columns))


def _known(view: View, row: int) -> list[int]:
    return [
        column
        for column, cell in sorted(view.rows[row].items())
        if isinstance(cell.value, str) and headers.is_known(labels.text_of(cell))
    ]


def _alternates(view: View, rows: list[int]) -> bool:
    """Whether labels and values take turns in some row."""
    for row in rows:
        known, columns = _known(view, row), sorted(view.rows[row])
        if len(known) > 1 and columns.index(known[1]) - columns.index(known[0]) > 1:
            return True
    firsts = Counter(_label(view, row, min(view.rows[row])) for row in rows)
    return bool(firsts) and max(firsts.values()) > 1 and all(len(view.rows[r]) <= 2 for r in rows)


def _has_header_row(view: View) -> bool:
    """Whether some row is plainly a header: known labels side by side."""
    for row in view.numbers[:400]:
        known = _known(view, row)
        cells = len(view.rows[row])
        if len(known) >= FEWEST and _beside(view, row) >= 2 and len(known) * 2 > cells:
            return True
    return False


def _label(view: View, row: int, column: int) -> str:
    return labels.text_of(view.cell(row, column))
