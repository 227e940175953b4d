"""Frames as tables that read like print: headers in words, numbers as the language writes them."""

import datetime as dt
from collections.abc import Iterable

import pandas as pd
import streamlit as st

from pages.shared import charts, words
from pages.shared.column import Column, Columns, column_of, written
from pages.shared.components.links import address
from pages.shared.components.text import md, unbroken

NAMED = "#(.*)$"  # what is read on a link in a table that scrolls
LONG = 60  # beyond so many rows a table scrolls
SHORT = 18  # the characters of a text that stays on one line there
HEADER = 6  # the characters of a header that never break
WIDE = 4  # beyond so many columns it scrolls sideways on a phone, instead of breaking its words


def show_table(rows: pd.DataFrame, columns: Columns) -> None:
    """The named columns, in order; a long table scrolls within itself, no rows show none."""
    if rows.empty:
        return
    if len(rows) > LONG:
        _show_scrolling(rows, columns)
    else:
        st.table(_printed(rows, columns), border="horizontal", hide_index=True)


def _printed(rows: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    is_wide = len(columns) > WIDE
    texts = {}
    for name, said in columns.items():
        column = column_of(said)
        header = _cell(column.header, is_wide=is_wide or len(column.header) <= HEADER)
        pairs = zip(rows[name], rows[column.led_by or name], strict=True)
        texts[header] = [_marked(value, column, to, is_wide=is_wide) for value, to in pairs]
    return pd.DataFrame(texts)


def _show_scrolling(rows: pd.DataFrame, columns: Columns) -> None:
    """Drawn by the row that is seen, so that hundreds of rows cost no more than sixty."""
    shown: dict[str, list[str] | list[list[float]]] = {}
    looks = {}
    for name, said in columns.items():
        column = column_of(said)
        if column.is_trail:
            shown[column.header] = [_known(value) for value in rows[name]]
            looks[column.header] = st.column_config.LineChartColumn(width="small")
        elif column.leads_to:
            pairs = zip(rows[name], rows[column.led_by or name], strict=True)
            shown[column.header] = [_linked(value, column, to) for value, to in pairs]
            looks[column.header] = st.column_config.LinkColumn(display_text=NAMED)
        else:
            shown[column.header] = [written(value, column) for value in rows[name]]
    st.dataframe(pd.DataFrame(shown), column_config=looks, hide_index=True, height=480)


def _known(value: object) -> list[float]:
    """The known values of a list."""
    return [each for each in value if each == each] if isinstance(value, list) else []


def _linked(value: object, column: Column, to: object) -> str:
    """The address that a value leads to; what is read on it stands behind the #."""
    text, way = written(value, column), _address(column, to)
    return f"{way}#{text}" if way else text


def _address(column: Column, to: object) -> str:
    """Where a value leads; nowhere without the name of what it is."""
    if not column.leads_to or to is None or to != to:
        return ""
    named = str(int(to)) if isinstance(to, float) else str(to)  # numbers with gaps are floats
    return address(column.leads_to, **{column.leads_to: named})


def _marked(value: object, column: Column, to: object, *, is_wide: bool) -> str:
    """A value as markdown: its text, a link on its text, or a picture of its list."""
    if column.is_trail:
        picture = charts.trail(list(value) if isinstance(value, Iterable) else [])
        return f"![{md(column.header)}]({picture})" if picture else words.DASH
    said = written(value, column)
    is_whole = column.is_unbroken or isinstance(value, dt.date)
    text = md(unbroken(said)) if is_whole else _cell(said, is_wide=is_wide)
    way = _address(column, to)
    return f"[{text}]({way})" if way else text


def _cell(text: str, *, is_wide: bool) -> str:
    return md(unbroken(text) if is_wide and len(text) <= SHORT else text)
