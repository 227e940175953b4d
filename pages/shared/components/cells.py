"""A frame as an HTML table: numbers to the right, their unit once in the head, our city marked.

On a phone `tables.css` folds each row into two lines: first the cells that decide, marked `key`,
then the others, each with its header, which an attribute of the cell holds, and its unit.
"""

import datetime as dt
import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from numbers import Number

import pandas as pd

from pages.shared import charts, warehouse, words
from pages.shared.components.links import joined, parted
from pages.shared.findings.column import Column, Columns, column_of, written
from pages.shared.words import translate as _

SHORT = 18  # the characters of a text that stays on one line in a wide table, 8 in another
BRIEF = 8
WIDE = 4  # columns
SEVERAL = "、"  # between the units of one cell
UNIT = "unit"  # the page of a unit: a cell may name several
STATES = ("state", "light", "status", "days_left")  # columns that say what is to be done by when
_FIGURE = r"(?:第\s?|No\.\s?)?[+−±-]?\d[\d,.]*(?:\s?[/–]\s?\d[\d,.]*)?"
_NUMBER = re.compile(f"{_FIGURE}%?")  # as a text; a number's own text has its unit as well
_COUNTED = re.compile(rf"{_FIGURE}(\D{{0,16}})")
_BARE = re.compile(r"[+−±-]?[\d,.]+|\d{4}年?")  # says nothing without its header
_CALENDAR = ("年", "月", "日")  # 2026年 is a name, not a number of years


@dataclass(frozen=True)
class _Look:
    """How the cells of a column look: the unit they share, and their part in the row."""

    unit: str
    is_number: bool
    is_key: bool
    is_name: bool
    is_wide: bool


def table(
    rows: pd.DataFrame,
    columns: Columns,
    taken: Mapping[str, str],
    *,
    name: str = "",
    is_long: bool = False,
) -> str:
    """The named columns of the rows as HTML, in which every text is escaped.

    `taken`: what every link of the board takes along, see `links.manner`.
    """
    facts = {key: column_of(column) for key, column in columns.items()}
    texts = {key: _texts(rows[key], column) for key, column in facts.items()}
    looks = _looks(rows, facts, texts)
    drawn = [_cells(rows, key, facts[key], texts[key], looks[key], taken) for key in facts]
    home = _home(rows)
    body = "".join(
        f'<tr role="row"{_class("home" if at in home else "")}>{"".join(line)}</tr>'
        for at, line in enumerate(zip(*drawn, strict=True))
    )
    head = "".join(_head(facts[key].header, looks[key]) for key in facts)
    label = f' aria-label="{html.escape(name)}"' if name else ""
    return (
        f'<div class="board-table{" long" if is_long else ""}"><table role="table"{label}>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def is_numeric(values: Iterable[object], texts: Sequence[str]) -> bool:
    """Whether most of the known cells of a column are numbers."""
    known = [pair for pair in zip(values, texts, strict=True) if pair[1] != words.DASH]
    return 2 * sum(_is_number(value, text) for value, text in known) > len(known)


def _is_number(value: object, text: str) -> bool:
    is_number = isinstance(value, Number) and not isinstance(value, bool)
    return (_COUNTED if is_number else _NUMBER).fullmatch(text) is not None


def address_of(column: Column, to: object, taken: Mapping[str, str]) -> str:
    """Where a value leads; nowhere without the name of what it is.

    `to` is what the parameter is to be, or where a column holds ways, page?word=value;
    `taken` what every link of the board takes along, see `links.manner`.
    """
    if to is None or to != to or not (column.leads_to or column.way_by):
        return ""
    if column.way_by:
        page, view = parted(str(to))
        return joined(page, {**view, **taken})
    named = str(int(to)) if isinstance(to, float) else str(to)  # numbers with gaps are floats
    if column.leads_to == UNIT and named not in _units():
        return ""
    return joined(column.leads_to, {column.word or column.leads_to: named, **taken})


def _units() -> set[str]:
    """The units that have a page; a cell may also name others, or people."""
    return set(warehouse.query("units")["unit"])


def _texts(values: pd.Series, column: Column) -> list[str]:
    return [""] * len(values) if column.is_trail else [written(value, column) for value in values]


def _looks(
    rows: pd.DataFrame, said: Mapping[str, Column], texts: Mapping[str, Sequence[str]]
) -> dict[str, _Look]:
    numbers = {key for key in said if not said[key].is_trail and is_numeric(rows[key], texts[key])}
    named = [key for key in said if key not in numbers]
    ways = (key for key in named if said[key].way_by or said[key].leads_to not in ("", UNIT))
    name = next(ways, next(iter(named), ""))
    keys = _deciding(list(said), name, numbers)
    return {
        key: _Look(
            unit=_unit(texts[key]) if key in numbers else "",
            is_number=key in numbers,
            is_key=key in keys,
            is_name=key == name,
            is_wide=len(said) > WIDE,
        )
        for key in said
    }


def _deciding(names: Sequence[str], name: str, numbers: set[str]) -> set[str]:
    """What a phone shows first: up to the name, the first number after it, and the state.

    Where there is neither number nor state it is the column after the name.
    """
    rest = list(names)[names.index(name) + 1 :] if name else list(names)
    number = next((each for each in rest if each in numbers), "")
    state = next((each for each in rest if each in STATES), "")
    first = next(iter(rest), "") if not number and not state else ""
    return {*names[: len(names) - len(rest)], number, state, first}


def _unit(texts: Sequence[str]) -> str:
    """The unit that all known numbers of a column share, as it stands behind each."""
    matches = [_COUNTED.fullmatch(text) for text in texts if text != words.DASH]
    units = {match[1] if match else "" for match in matches}
    unit = units.pop() if len(units) == 1 else ""
    return "" if unit.strip().startswith(_CALENDAR) else unit


def _home(rows: pd.DataFrame) -> set[int]:
    """The places of our city's rows among others."""
    if "is_home" not in rows:
        return set()
    own = {at for at, is_home in enumerate(rows["is_home"]) if is_home is True or is_home == 1}
    return own if len(own) < len(rows) else set()


def _head(header: str, look: _Look) -> str:
    is_whole = look.is_wide or len(header) <= BRIEF
    unit = html.escape(_("({unit})", unit=look.unit.strip())) if look.unit else ""
    gap = "" if not unit or unit.startswith("（") else " "  # a full-width bracket has its own
    counted = f'{gap}<span class="unit">{unit}</span>' if unit else ""
    kind = _class("number" if look.is_number else "", "whole" if is_whole else "")
    return f'<th scope="col" role="columnheader"{kind}>{html.escape(header)}{counted}</th>'


def _cells(
    rows: pd.DataFrame,
    key: str,
    column: Column,
    texts: Sequence[str],
    look: _Look,
    taken: Mapping[str, str],
) -> list[str]:
    """The cells of a column, each with its header for a phone, which shows no head."""
    head = f' data-head="{html.escape(column.header)}"'
    ways = rows[column.way_by or column.led_by or key]
    found = []
    for value, text, way in zip(rows[key], texts, ways, strict=True):
        inner = _picture(value, column.header) if column.is_trail else _figure(text, look.unit)
        inner = _linked(inner, column, way, taken)
        kind = _class(
            "number" if look.is_number else "",
            "key" if look.is_key else "",
            "whole" if _is_whole(value, text, column, look) else "",
            "none" if text in ("", words.DASH) and not column.is_trail else "",
            "bare" if not look.is_name and _BARE.fullmatch(text) else "",
        )
        tag, role = (
            ("th", 'scope="row" role="rowheader"') if look.is_name else ("td", 'role="cell"')
        )
        found.append(f"<{tag} {role}{kind}{head}>{inner}</{tag}>")
    return found


def _linked(inner: str, column: Column, to: object, taken: Mapping[str, str]) -> str:
    """What a cell shows, as a link where it leads somewhere; of several units, each its own."""
    if column.leads_to == UNIT and isinstance(to, str) and SEVERAL in to:
        parts = zip(inner.split(SEVERAL), to.split(SEVERAL), strict=True)
        return SEVERAL.join(_linked(part, column, unit, taken) for part, unit in parts)
    way = address_of(column, to, taken)
    return f'<a href="{html.escape(way)}">{inner}</a>' if way else inner


def _figure(text: str, unit: str) -> str:
    """A text; the unit that the head has said is there for the phone, which shows no head."""
    if not unit or not text.endswith(unit):
        return html.escape(text)
    return f'{html.escape(text.removesuffix(unit))}<span class="unit">{html.escape(unit)}</span>'


def _is_whole(value: object, text: str, column: Column, look: _Look) -> bool:
    """Whether a text stays on one line."""
    if column.is_unbroken or look.is_number or isinstance(value, dt.date):
        return True
    return len(text) <= (SHORT if look.is_wide else BRIEF)


def _picture(value: object, header: str) -> str:
    """A list of values as a small line."""
    source = charts.trail(list(value) if isinstance(value, Iterable) else [])
    if not source:
        return html.escape(words.DASH)
    return f'<img alt="{html.escape(header)}" src="{html.escape(source)}">'


def _class(*names: str) -> str:
    text = " ".join(filter(None, names))
    return f' class="{text}"' if text else ""
