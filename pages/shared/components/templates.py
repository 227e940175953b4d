"""Blank workbooks to take away, made at the moment of the click."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.shared import visit, warehouse, words
from pages.shared.components import downloads
from pages.shared.components.choosing import choose, choose_or_all, choose_several, switch
from pages.shared.etl import blanks, periods
from pages.shared.etl import process as etl
from pages.shared.etl.blanks import Blank
from pages.shared.words import translate as _

ZIP = "模板.zip"
VALUES = "指标数据"


def select_filling() -> Blank:
    """For which period and cities the rows of indicator values are filled in beforehand."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filling"):
        period = _select_period()
        if not period:
            return Blank()
        cities = _select_cities()
        is_missing = switch(_("Only values that nobody has reported yet"), key="missing")
        return Blank((), period, cities, is_missing)


def offer_several(filled: Blank) -> None:
    """Some of the tables, or all of them, in one workbook or in one for each."""
    known = [table["title"] for table in etl.tables()]
    is_asked = bool(visit.present().asked.get("tables"))
    with st.expander(_("Other choices, and all templates"), expanded=is_asked):
        tables = tuple(choose_several(_("Tables"), known, key="tables", none=_("All tables")))
        is_filled = not tables or VALUES in tables
        _offer_blank(replace(filled if is_filled else Blank(), tables=tables))


def _offer_blank(blank: Blank) -> None:
    """One workbook with all that was chosen, or one for each table."""
    with st.container(horizontal=True):
        offer_template(
            _("All in one workbook") if len(blank.tables) != 1 else _("Download"),
            blank,
            key="joint",
            is_primary=True,
        )
        if len(blank.tables) != 1:
            downloads.offer(
                _("One workbook each, packed"),
                partial(_packed, blank),
                ZIP,
                "application/zip",
                key="packed",
                icon=":material/folder_zip:",
            )


def offer_template(label: str, blank: Blank, *, key: str, is_primary: bool = False) -> None:
    """A button that makes one workbook of the tables that are asked for."""
    downloads.offer(
        label,
        partial(blanks.template, blank),
        blank.file,
        downloads.XLSX,
        key=f"template|{key}",
        style="primary" if is_primary else "tertiary",
    )


def _select_period() -> str:
    known = {words.period_key(*parts): parts for parts in periods.recent(dt.date.today())}
    chosen = choose_or_all(
        _("Fill in the rows of"),
        list(known),
        key="fill",
        name=lambda key: words.period(*known[key]),
        none=_("no period"),
    )
    if chosen is None:
        return ""
    with words.speaking("zh"):  # as an office types it
        return words.period(*known[chosen])


def _select_cities() -> str:
    """Our own city, or a group of cities; nothing where no city is known yet."""
    if warehouse.current_build() is None:
        return ""
    known = warehouse.query("template_cities")["cities"].tolist()
    return choose(_("For which cities"), known, key="cities") if known else ""


def _packed(blank: Blank) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in blanks.templates(blank).items():
            archive.writestr(name, content)
    return file.getvalue()
