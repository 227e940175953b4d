"""Frames as tables: HTML of our own, which aligns numbers and folds into two lines on a phone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pages.shared import warehouse
from pages.shared.components import cells
from pages.shared.components.links import manner
from pages.shared.findings.column import Column, Columns, column_of, written

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

NAMED = "#(.*)$"  # what is read on a link in a table that is drawn by the row
LONG = 60  # beyond so many rows a table scrolls within itself
ENDLESS = 300  # beyond so many rows it is drawn by the row that is seen


def show_table(rows: pd.DataFrame, columns: Columns, *, name: str = "") -> None:
    """The named columns, in order; a long table scrolls within itself, no rows show none.

    `name` is what a screen reader calls the table.
    """
    if rows.empty:
        return
    if len(rows) > ENDLESS:
        shown, looks = _endless(rows, columns, manner())
        st.dataframe(shown, column_config=looks, hide_index=True, height=480)
    else:
        st.html(_drawn(rows, columns, name, manner()))


@warehouse.cached_on_build
def _drawn(rows: pd.DataFrame, columns: Columns, name: str, taken: Mapping[str, str]) -> str:
    return cells.table(rows, columns, taken, name=name, is_long=len(rows) > LONG)


@warehouse.cached_on_build
def _endless(
    rows: pd.DataFrame, columns: Columns, taken: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, "ColumnConfig"]]:
    """What is drawn by the row that is seen, so that thousands of rows cost no more than sixty."""
    shown: dict[str, list[str] | list[list[float]]] = {}
    looks: dict[str, ColumnConfig] = {}
    for name, said in columns.items():
        column = column_of(said)
        if column.is_trail:
            shown[column.header] = [_known(value) for value in rows[name]]
            looks[column.header] = st.column_config.LineChartColumn(width="small")
        elif column.leads_to or column.way_by:
            ways = rows[column.way_by or column.led_by or name]
            pairs = zip(rows[name], ways, strict=True)
            shown[column.header] = [_linked(value, column, to, taken) for value, to in pairs]
            looks[column.header] = st.column_config.LinkColumn(display_text=NAMED)
        else:
            shown[column.header] = texts = [written(value, column) for value in rows[name]]
            if cells.is_numeric(rows[name], texts):
                looks[column.header] = st.column_config.TextColumn(alignment="right")
    return pd.DataFrame(shown), looks


def _known(value: object) -> list[float]:
    """The known values of a list."""
    return [each for each in value if each == each] if isinstance(value, list) else []


def _linked(value: object, column: Column, to: object, taken: Mapping[str, str]) -> str:
    """The address that a value leads to; what is read on it stands behind the #."""
    text, way = written(value, column), cells.address_of(column, to, taken)
    return f"{way}#{text}" if way else text
