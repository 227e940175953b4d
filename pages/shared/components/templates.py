"""Blank workbooks to take away, made at the moment of the click."""

import io
import zipfile
from functools import partial

import streamlit as st

from pages.shared import etl
from pages.shared.components import downloads
from pages.shared.components.text import md
from pages.shared.etl import TableKnown
from pages.shared.words import translate as _

ALL = "模板-全部.xlsx"
ZIP = "模板.zip"


def show_templates() -> None:
    """All tables in one workbook, one workbook for each, and each by itself."""
    with st.container(horizontal=True):
        _offer(_("All in one workbook"), ALL, is_primary=True)
        st.download_button(
            _("One workbook each, packed"),
            _packed,
            ZIP,
            "application/zip",
            key="packed",
            icon=":material/folder_zip:",
            on_click="ignore",
        )
    known = etl.tables()
    for left, right in zip(known[::2], [*known[1::2], None], strict=False):
        for column, table in zip(st.columns(2), (left, right), strict=True):
            if table is not None:
                with column.container(border=True, height="stretch", gap="xsmall"):
                    _show_template(table)


def _show_template(table: TableKnown) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{md(table['title'])}**", width="stretch")
        _offer(_("Download"), f"模板-{table['title']}.xlsx")
    required = set(table["required"])
    headers = [f"{header}*" if header in required else header for header in table["headers"]]
    st.caption(md(" · ".join(headers)))


def _offer(label: str, name: str, *, is_primary: bool = False) -> None:
    st.download_button(
        label,
        partial(etl.template, name),
        name,
        downloads.XLSX,
        key=f"template|{name}",
        icon=":material/download:",
        on_click="ignore",
        type="primary" if is_primary else "tertiary",
    )


def _packed() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in etl.templates().items():
            if name != ALL:
                archive.writestr(name, content)
    return file.getvalue()
