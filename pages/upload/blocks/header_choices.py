"""How headers are understood: corrected by choosing, remembered, and forgotten again."""

import streamlit as st

from pages.shared import words
from pages.shared.components.text import md
from pages.shared.components.trial import Box
from pages.shared.etl import process as etl
from pages.shared.etl.answers import Confirmed, FileRead
from pages.shared.etl.process import KEPT, NO_HEADER
from pages.shared.findings import loads as findings
from pages.shared.words import translate as _


def select_headers(box: Box, file: FileRead) -> dict[str, str]:
    """What the visitor corrects in how the headers of a file were understood, by table and header.

    A header may also be kept as it is, which no table asks for, or be none at all.
    """
    corrected: dict[str, str] = {}
    if not file["mapping"]:
        return corrected
    known = {table["table"]: table for table in etl.tables()}
    with box.foot.expander(_("How its headers were understood"), icon=":material/table_rows:"):
        st.caption(md(_("What you correct here is remembered once the workbook is loaded.")))
        for table, mapping in _headers(file).items():
            st.markdown(f"**{md(known[table]['title'])}**")
            headers = known[table]["headers"]
            with st.container(horizontal=True, gap="small"):
                for typed, meant in mapping.items():
                    key = f"{table}|{typed}"
                    at = box_key(file["file"], table, typed)
                    chosen = _select_header(at, typed, meant, headers)
                    if chosen != meant:
                        corrected[key] = chosen
    return corrected


def box_key(file: str, table: str, typed: str) -> str:
    """The key of the choice of what a header means."""
    return f"header|{file}|{table}|{typed}"


def show_memory() -> None:
    """The headers that were confirmed, to be looked at and forgotten."""
    confirmed = etl.confirmed()
    if not confirmed:
        return
    text = words.plural("{count} header remembered", "{count} headers remembered", len(confirmed))
    with st.expander(md(text), icon=":material/psychology:"):
        titles = findings.titles(etl.tables())
        named = {one["key"]: _named(one, titles) for one in confirmed}
        chosen = st.multiselect(
            _("Read like this from now on; choose what is to be forgotten"),
            list(named),
            format_func=named.__getitem__,
            key="forgotten",
            placeholder=words.join(list(named.values())[:3]),
        )
        for name in named.values():
            st.caption(md(name))
        if st.button(_("Forget"), disabled=not chosen, key="forget"):
            etl.forget(chosen)
            st.rerun()


def _named(one: Confirmed, titles: dict[str, str]) -> str:
    table = titles.get(one["key"].partition("|")[0], _("every table"))
    meant = _choice(one["meant"])
    return _("“{typed}” in {table} → {meant}", typed=one["typed"], table=table, meant=meant)


def _choice(meant: str) -> str:
    return {KEPT: _("kept as it is"), NO_HEADER: _("not a header")}.get(meant, meant)


def _headers(file: FileRead) -> dict[str, dict[str, str]]:
    """Headers as typed → canonical, or KEPT for those that no table knows."""
    known = {table["table"]: set(table["headers"]) for table in etl.tables()}
    found: dict[str, dict[str, str]] = {t: {**m} for t, m in file["mapping"].items()}
    for table in file["tables"]:
        mapping = found.setdefault(table["table"], {})
        parts = {header for row in table["rows"] for header in row if header[:1] != "_"}
        for header in sorted(parts - known[table["table"]] - mapping.keys()):
            mapping[header] = KEPT
    return found


def _select_header(key: str, typed: str, meant: str, headers: list[str]) -> str:
    choices = [*headers, KEPT, NO_HEADER]
    st.session_state.setdefault(key, meant)  # not by `index`: a click beside a fault sets it, too
    chosen = st.selectbox(
        md(typed),
        choices,
        format_func=_choice,
        key=key,
        width=190,
    )
    return str(chosen)
