"""The rows below a header: which are entries, and which cells they repeat from rows above."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.reading.layout import labels
from etl.reading.layout.drafts import fault
from etl.reading.layout.heads import Head
from etl.reading.layout.scan import NUMBERED, Region
from etl.reading.layout.view import Address, View
from etl.reading.model import Cell, Fault
from etl.reading.reasons import DITTO_ALONE, LEFT_NOTE, LEFT_TOTAL
from etl.reading.values.text import solid


@dataclass(slots=True)
class Line:
    """One entry: its cells by column, those of merged areas and dittos included.

    `origins` says where a cell stands, when not in this row and column; `taken` are the columns
    that repeat a row above; `section` is the section heading above it, in the cell `section_at`.
    """

    row: int
    cells: dict[int, Cell]
    origins: dict[int, Address] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    section: str = ""
    section_at: Address | None = None

    def take(self, column: int, cell: Cell, origin: Address) -> None:
        """Take a cell over from a row above."""
        self.cells[column] = cell
        self.origins[column] = origin
        self.taken.add(column)

    def take_beside(self, column: int, other: int) -> None:
        """Take over what another column of the same meaning says."""
        self.cells[column] = self.cells[other]
        self.origins[column] = self.origin(other)

    def origin(self, column: int) -> Address:
        """The cell that a value stems from."""
        return self.origins.get(column, (self.row, column))


def entries(view: View, region: Region, main: int | None) -> tuple[list[Line], list[int]]:
    """The entries of a table, and the rows that are none: sections and notes.

    `main` is the column that names an entry, which may stand alone in its row.
    """
    head = region.head
    first, last = head.left, head.right
    printed = _header_texts(view, head)
    lines: list[Line] = []
    others: list[int] = []
    section = kind = ""
    section_at: Address | None = None
    for row in region.rows:
        cells = {at: cell for at, cell in view.rows[row].items() if first <= at <= last}
        if _is_printed_header(cells, printed) or (not lines and _numbers_columns(cells, head)):
            others.append(row)
            continue
        kind = _continued(view, row, cells, kind) or _heading(view, row, cells, head, main)
        if kind:
            others.append(row)
            if kind != _NOTE:
                section, section_at = kind, (row, min(cells))
            continue
        lines.append(Line(row, cells, section=section, section_at=section_at))
    return lines, others


def omitted_rows(view: View, rows: Sequence[int], head: Head) -> list[Fault]:
    """Rows of a table that hold no entry, at their first cells."""
    starts = {row: [at for at in view.rows[row] if head.left <= at <= head.right] for row in rows}
    return [
        fault(view, (row, min(columns)), None, LEFT_NOTE, warning=True)
        for row, columns in starts.items()
        if columns
    ]


def omitted_lines(
    view: View, before: Sequence[Line], after: Sequence[Line], reason: str = LEFT_TOTAL
) -> list[Fault]:
    """The lines that are gone, at their first cells."""
    kept_ids = {id(line) for line in after}
    gone = [line for line in before if id(line) not in kept_ids and line.cells]
    return [fault(view, (line.row, min(line.cells)), None, reason, warning=True) for line in gone]


LONGEST_DITTO = 12
LONGEST_PAGE = 24
_NOTE = "\0"
_STEMS = re.compile(r"[甲乙丙丁戊己A-F]|栏次|序号")
_COLUMN_NUMBER = re.compile(r"(\d{1,2})(?:=.*)?$")
POINT = re.compile(r"[(（]?\d{1,2}[)）.、．]|[①-⑳]")
FEWEST_NUMBERED = 3
_PAGE = re.compile(
    r"第?\d{1,4}页?[/,，、]?(?:共|总共|/)\d{1,4}页?|第\d{1,4}页|-\d{1,4}-|page\d{1,4}(?:of\d{1,4})?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?")


def _header_texts(view: View, head: Head) -> list[dict[int, str]]:
    return [
        {
            at: labels.text_of(cell)
            for at, cell in view.rows.get(row, {}).items()
            if at in head.levels
        }
        for row in range(head.top, head.bottom + 1)
    ]


def _is_printed_header(cells: dict[int, Cell], printed: Sequence[dict[int, str]]) -> bool:
    """A header row again, as on each printed page."""
    for texts in printed:
        first = next(iter(texts), None)
        cell = cells.get(first) if first is not None else None
        if cell is None or labels.text_of(cell) != texts.get(first or 0):
            continue
        same = sum(labels.text_of(cells[at]) == text for at, text in texts.items() if at in cells)
        if same * 3 >= len(texts) * 2 and same * 3 >= len(cells) * 2 and same > 1:
            return True
    return False


def _numbers_columns(cells: dict[int, Cell], head: Head) -> bool:
    """（1）（2）（3=1+2） or 甲 乙 1 2 right below a header: the columns' own numbers."""
    if len(cells) < FEWEST_NUMBERED or len(cells) * 2 <= len(head.levels):
        return False
    texts = [labels.text_of(cell).strip("()[]") for _, cell in sorted(cells.items())]
    numbers = list(itertools.dropwhile(_STEMS.fullmatch, texts))
    return all(_COLUMN_NUMBER.match(text) for text in numbers) and [
        int(_COLUMN_NUMBER.sub(r"\1", text)) for text in numbers
    ] == list(range(1, len(numbers) + 1))


def _continued(view: View, row: int, cells: dict[int, Cell], before: str) -> str:
    """The mark of a note, for a numbered text below another note, or below 1. over all columns."""
    texts = [cell.value for cell in cells.values() if isinstance(cell.value, str)]
    if len(texts) != 1 or len(cells) != 1 or not POINT.match(texts[0].strip()):
        return ""
    is_second = POINT.match(before) is not None and not _is_wide(view, row, min(cells))
    return _NOTE if before == _NOTE or is_second else ""


def _heading(view: View, row: int, cells: dict[int, Cell], head: Head, main: int | None) -> str:
    """The text of a section heading, the mark of a note, or nothing for an entry."""
    if not all(isinstance(cell.value, str) for cell in cells.values()):
        return ""
    texts = [(at, str(cell.value)) for at, cell in sorted(cells.items())]
    if all(_is_page(text) for _, text in texts):
        return _NOTE
    if len(texts) == 2 and len(head.levels) > 3 and _ORDINAL.fullmatch(texts[0][1].strip()):
        return labels.squeeze(texts[1][1])
    if len(texts) * 2 <= len(head.levels) + 1 and all(labels.is_note(text) for _, text in texts):
        return _NOTE
    if labels.opens_note(texts[0][1]) or all(labels.is_signature(text) for _, text in texts):
        return _NOTE
    column, text = texts[0]
    alone = len(texts) == 1 and (len(head.levels) > 2 or bool(NUMBERED.match(text.strip())))
    if alone and column != main and column == head.left and _is_alone(view, row, column, head):
        return labels.squeeze(text)
    if alone and (_is_wide(view, row, column) or NUMBERED.match(text.strip())):
        return labels.squeeze(text)
    return ""


def _is_page(text: str) -> bool:
    """第1页共3页, as a printed page ends."""
    return len(text) < LONGEST_PAGE and _PAGE.fullmatch(solid(text)) is not None


def _is_wide(view: View, row: int, column: int) -> bool:
    area = view.merged.get((row, column))
    return area is not None and area[3] - area[1] > 1


def _is_alone(view: View, row: int, column: int, head: Head) -> bool:
    """Whether the row's only text is not completed by cells merged down from above."""
    return not any(
        (area := view.merged.get((row, at))) and area[0] < row and view.cell(area[0], area[1])
        for at in head.levels
        if at != column
    )


def complete(view: View, lines: Sequence[Line], groups: Sequence[int]) -> list[Fault]:
    """Fill in the cells that an entry leaves to merged cells, ditto marks and blanks under a group.

    In `groups`, the columns that may name a group, a blank means “as above” where the column does
    so throughout. Faults are dittos below nothing.
    """
    faults: list[Fault] = []
    if view.merges:
        for line in lines:
            _take_merged(view, line)
    grouping = [at for at in groups if _names_groups(lines, at, groups)]
    before: Line | None = None
    for line in lines:
        faults += _take_dittos(view, line, before)
        if before is not None:
            _take_group(line, before, groups, grouping)
        before = line
    return faults


def _take_merged(view: View, line: Line) -> None:
    for area in view.tails.get(line.row, ()):
        if (cell := view.cell(area[0], area[1])) and area[1] not in line.cells:
            line.take(area[1], cell, (area[0], area[1]))


def _take_dittos(view: View, line: Line, before: Line | None) -> list[Fault]:
    faults: list[Fault] = []
    for column, cell in list(line.cells.items()):
        text = cell.value
        if column in line.taken or not isinstance(text, str):
            continue
        if len(text) > LONGEST_DITTO or not labels.is_ditto(text):
            continue
        if before and column in before.cells:
            line.take(column, before.cells[column], before.origin(column))
        else:
            faults.append(fault(view, (line.row, column), None, DITTO_ALONE, written=text))
            del line.cells[column]
    return faults


def _names_groups(lines: Sequence[Line], column: int, groups: Sequence[int]) -> bool:
    """Whether a column writes a label once, above the rows that it is for.

    Then no label is written twice in a row, and most labels have blanks or dittos below them: only
    a group of one has none. Where rows write their own labels, a blank is one that was forgotten.
    """
    runs: list[tuple[str, int]] = []  # each label, and how many rows below leave it to the reader
    section = ""
    for line in lines:
        goes_on = bool(runs) and line.section == section
        section = line.section
        label = labels.text_of(line.cells.get(column))
        is_left = labels.is_ditto(label) if label else _is_open(line, column, groups)
        if goes_on and is_left:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif goes_on and runs[-1] == (label, 0):
            return False
        elif label:
            runs.append((label, 0))
    heads = [below for label, below in runs if not labels.is_total(label)]
    return sum(below > 0 for below in heads) * 2 >= len(heads) > 0


def _is_open(line: Line, column: int, groups: Sequence[int]) -> bool:
    """Whether a key is blank to the left of a key that is there."""
    return column not in line.cells and any(at > column and at in line.cells for at in groups)


def _take_group(line: Line, before: Line, groups: Sequence[int], grouping: Sequence[int]) -> None:
    """A blank key to the left of a key that is there means the one above, in columns of groups."""
    if line.section != before.section:
        return
    opened = [column for column in grouping if _is_open(line, column, groups)]
    for column in opened:
        if column in before.cells:
            line.take(column, before.cells[column], before.origin(column))
