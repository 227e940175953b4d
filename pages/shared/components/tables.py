"""Frames as tables that read like print: headers in words, numbers as the language writes them."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from pages.shared import charts, words
from pages.shared.column import Column, Columns, column_of, written
from pages.shared.components.links import address
from pages.shared.components.text import md, unbroken

LONG = 60  # beyond so many rows a table scrolls
SHORT = 18  # the characters of a text that stays on one line there
WIDE = 4  # beyond so many columns it scrolls sideways on a phone, instead of breaking its words


def show_table(rows: pd.DataFrame, columns: Columns) -> None:
    """The named columns, in order; a long table scrolls within itself, no rows show none."""
    if rows.empty:
        return
    if len(rows) > LONG:
        shown = _written(rows, columns, escape=False)
        st.dataframe(shown, hide_index=True, height=480)
    else:
        st.table(_written(rows, columns, escape=True), border="horizontal", hide_index=True)


def _written(rows: pd.DataFrame, columns: Columns, *, escape: bool) -> pd.DataFrame:
    texts = {}
    is_wide = len(columns) > WIDE
    for name, said in columns.items():
        column = column_of(said)
        if escape:
            header = _cell(column.header, is_wide=is_wide)
            texts[header] = [_marked(value, column, is_wide=is_wide) for value in rows[name]]
        elif not column.is_trail:
            texts[column.header] = [written(value, column) for value in rows[name]]
    return pd.DataFrame(texts)


def _marked(value: object, column: Column, *, is_wide: bool) -> str:
    """A value as markdown: its text, a link on its text, or a picture of its list."""
    if column.is_trail:
        picture = charts.trail(list(value) if isinstance(value, Iterable) else [])
        return f"![{md(column.header)}]({picture})" if picture else words.DASH
    said = written(value, column)
    text = md(unbroken(said)) if column.is_unbroken else _cell(said, is_wide=is_wide)
    if column.leads_to:
        return f"[{text}]({address(column.leads_to, **{column.leads_to: str(value)})})"
    return text


def _cell(text: str, *, is_wide: bool) -> str:
    return md(unbroken(text) if is_wide and len(text) <= SHORT else text)
