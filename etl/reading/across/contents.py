"""What stands in the columns of a cross-tab, and the role that it gives them."""

import re
from collections.abc import Callable, Sequence

from etl.reading.layout import headers, labels, places
from etl.reading.layout.roles import (
    Role,
    is_code,
    is_timely,
    measure,
    word_role,
)
from etl.reading.model import Cell, Quantity
from etl.reading.values import Context, changes, is_missing, parse, reasons
from etl.sheets.contract import Kind

_ATTEMPTS = frozenset(
    {reasons.RANGE, reasons.LETTER_AMONG_DIGITS, reasons.SEPARATORS, reasons.SHRUNK}
)


_CORNER = re.compile(r"[\\/|]")


_PLACED = re.compile(r"\d{1,3}/\d{1,3}")  # the third of eleven, not a day


def are_measures(cells: Sequence[Cell]) -> bool:
    """数值 and 名次, one below the other."""
    measures = {measure(cell.value) if isinstance(cell.value, str) else None for cell in cells}
    return measures == {"value", "rank"}


def side_role(label: str, cells: Sequence[Cell], *, is_first: bool) -> Role:
    """The role of a column by its header, else by what stands in it."""
    word = word_role(label)
    texts = [labels.text_of(cell) for cell in cells]
    if word is Role.INDICATOR and share(texts, places.is_place) > 0.8:
        return Role.CITY  # 指标 in a corner names what stands across
    if label.casefold() in headers.COUNTERS or is_code(label):
        return Role.OTHER
    if word in {Role.CITY, Role.UNIT} and texts and share(texts, labels.is_unit) >= 0.6:
        return Role.UNIT
    if word is Role.PERIOD and (not texts or share(texts, is_timely) >= 0.5 or is_first):
        return Role.PERIOD
    if (
        texts
        and _share_of_figures(cells) >= 0.5
        and not (is_first and share(texts, is_timely) > 0.8)
    ):
        return Role.FIGURES
    if word is not None and word is not Role.UNIT:
        return word
    if not is_first and not texts:
        return Role.FIGURES
    return content_role(label, texts, is_first=is_first)


def content_role(label: str, texts: Sequence[str], *, is_first: bool) -> Role:
    """The role of a column of texts by what they are; only a first column names anything."""
    texts = [text for text in texts if not labels.is_total(text)]
    if not is_first or not texts:
        return Role.OTHER
    if share(texts, is_timely) > 0.7:
        return Role.PERIOD
    if share(texts, places.is_place) > 0.5:
        return Role.CITY
    corner = {word_role(part) for part in _CORNER.split(label)}
    if Role.CITY in corner and Role.PERIOD not in corner:
        return Role.CITY
    return Role.INDICATOR if not headers.is_known(label) or Role.INDICATOR in corner else Role.OTHER


def share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    """How many of the texts pass a test, 0 to 1; blank ones do not count."""
    filled = [text for text in texts if text]
    return sum(test(text) for text in filled) / len(filled) if filled else 0.0


def _share_of_figures(cells: Sequence[Cell]) -> float:
    filled = [
        cell for cell in cells if not (isinstance(cell.value, str) and is_missing(cell.value))
    ]
    if not filled:
        return 1.0 if cells else 0.0
    return sum(is_figure(cell) for cell in filled) / len(filled)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number or a rank, typed as such or as text, or a failed attempt."""
    if cell.error or cell.value is None:
        return True
    if not isinstance(cell.value, str):
        number = parse(cell, Kind.NUMBER, Context())
        return isinstance(number.value, Quantity) or number.reason in _ATTEMPTS
    if changes.read(cell.value) is not None:
        return True
    if labels.is_unit(cell.value) or labels.is_numbered(cell.value):
        return False
    if _is_phrase(labels.squeeze(cell.value)):
        return False
    parsed = parse(cell, Kind.NUMBER, Context())
    if isinstance(parsed.value, Quantity):
        return parsed.value.value is not None
    return parsed.reason in _ATTEMPTS or labels.rank(cell.value) is not None


def _is_phrase(text: str) -> bool:
    """A period in words; digits alone may be a figure typed as text."""
    is_number = text.replace(".", "").isdigit() or _PLACED.fullmatch(text)
    return not is_number and is_timely(text)
