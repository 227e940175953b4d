"""How an answer of the reader compares with the truth: what is wrong silently, and what is said.

A difference is said when a report names its cell, or the label that heads its row or column, or
when the whole file is refused.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tests.grammar.same import Answered, differences
from tests.grammar.truth import Expected, Truth

Verdict = Literal["right", "asked rightly", "asked needlessly", "silently wrong"]
Place = tuple[int, int]
CELL = re.compile(r"\$?([A-Z]+)\$?(\d+)")


@dataclass(frozen=True)
class Fault:
    """One report of the reader: the places it names, from A1 = (1, 1)."""

    sheet: str | None
    places: frozenset[Place]
    reason: str
    is_warning: bool


@dataclass(frozen=True)
class Answer:
    """What the reader says of a file."""

    rows: tuple[tuple[str, str | None, Answered], ...]
    faults: tuple[Fault, ...]
    message: str = ""
    is_refused: bool = False


@dataclass
class Finding:
    """What is wrong without a word, what is wrong but said, and which rightful asking was done."""

    silent: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        """The worst of it."""
        if self.silent:
            return "silently wrong"
        if self.said:
            return "asked needlessly"
        return "asked rightly" if self.asked else "right"


def place_of(cell: str | None) -> Place | None:
    """(column, row) of A1, from 1; None for anything else."""
    found = CELL.fullmatch(cell or "")
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(found[2])


def places_of(reference: str | None) -> frozenset[Place]:
    """The cells of A1, or of A1:B3."""
    ends = [place_of(part) for part in (reference or "").split("!")[-1].split(":")]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return frozenset()
    return frozenset(
        (column, row)
        for column in range(first[0], min(last[0], first[0] + 200) + 1)
        for row in range(first[1], min(last[1], first[1] + 500) + 1)
    )


def judge(truth: Truth, answer: Answer) -> Finding:
    """Everything that an answer does wrong."""
    finding = Finding()
    used = _compare(truth, answer, finding)
    for number, (table, sheet, row) in enumerate(answer.rows):
        if number not in used:
            words = [str(value) for key, value in row.items() if not key.startswith("_")]
            text = f"{row.get('_cell')} is no row, but read as {table} {' '.join(words[:3])}"
            _wrong(text, answer, (sheet, row.get("_cell")), finding)
    _judge_reports(truth, answer, finding)
    return finding


def _compare(truth: Truth, answer: Answer, finding: Finding) -> set[int]:
    """Match the expected rows; return the numbers of the answered rows that have their match."""
    used: set[int] = set()
    for expected in truth.rows:
        matches = [n for n in _candidates(expected, truth.rows, answer) if n not in used]
        off = {n: differences(expected, answer.rows[n][2]) for n in matches}
        best = min(matches, key=lambda n: len(off[n]), default=None)
        if expected.is_optional:
            used |= {best} if best is not None and not off[best] else set()
            continue
        place = (expected.sheet, expected.cell)
        if best is None:
            _wrong(f"{expected.cell} not read", answer, place, finding)
            continue
        used.add(best)
        if off[best]:
            _wrong(f"{expected.cell} {'; '.join(off[best])}", answer, place, finding)
    return used


def _candidates(expected: Expected, rows: Sequence[Expected], answer: Answer) -> list[int]:
    """Answered rows at the expected cell, or the one that stands alone in its line."""
    here = [
        number
        for number, (table, sheet, _) in enumerate(answer.rows)
        if table == expected.table and expected.sheet in (None, sheet)
    ]
    at_cell = [n for n in here if answer.rows[n][2].get("_cell") == expected.cell]
    place = place_of(expected.cell)
    if at_cell or place is None:
        return at_cell
    alike = [one for one in rows if one.sheet == expected.sheet and _line(one) == place[1]]
    in_line = [n for n in here if answer.rows[n][2].get("_row") == place[1]]
    return in_line if len(alike) == len(in_line) == 1 else []


def _line(expected: Expected) -> int | None:
    place = place_of(expected.cell)
    return place[1] if place else None


def _wrong(text: str, answer: Answer, at: tuple[str | None, object], finding: Finding) -> None:
    is_said = answer.is_refused or (answer.message and not answer.rows) or _covers(answer, at)
    (finding.said if is_said else finding.silent).append(text)


def _covers(answer: Answer, at: tuple[str | None, object]) -> bool:
    """Whether a report names the cell, or a cell left of it or above it."""
    sheet, cell = at
    place = place_of(cell if isinstance(cell, str) else None)
    if place is None:
        return False
    named = [fault.places for fault in answer.faults if sheet in (None, fault.sheet)]
    return any(
        (row == place[1] and column <= place[0]) or (column == place[0] and row <= place[1])
        for places in named
        for column, row in places
    )


def _judge_reports(truth: Truth, answer: Answer, finding: Finding) -> None:
    words = "\n".join([answer.message, *(fault.reason for fault in answer.faults)])
    for word in truth.must_say:
        if word not in words:
            (finding.said if answer.is_refused else finding.silent).append(f"does not say {word}")
    rightful = {place_of(cell) for cell in truth.may_report}
    for fault in answer.faults:
        if not fault.is_warning:
            is_rightful = bool(fault.places & rightful)
            (finding.asked if is_rightful else finding.said).append(fault.reason)


def answer_of(report: Mapping[str, object]) -> Answer:
    """The answer in the JSON of `etl read`."""
    tables, reported = report["tables"], report["reported"]
    if not isinstance(tables, list) or not isinstance(reported, list):
        raise TypeError(report)
    rows = [(one["table"], one["sheet"], row) for one in tables for row in one["rows"]]
    faults = [
        Fault(one["sheet"], places_of(one["cell"]), one["reason"], bool(one.get("warning")))
        for one in reported
    ]
    return Answer(tuple(rows), tuple(faults), str(report["message"]), bool(report["refused"]))
