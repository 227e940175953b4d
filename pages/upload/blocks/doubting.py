"""Doubtful values, each with both numbers and a tick: without it nothing is loaded."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from pages.shared.components.tables import show_table
from pages.shared.components.text import md
from pages.shared.etl import loads
from pages.shared.etl.answers import Answer, Doubt, Uploaded
from pages.shared.findings import doubts as findings
from pages.shared.words import translate as _
from pages.upload import columns

LISTED = 20  # values with a tick of their own; more of them share one tick


def confirm_doubts(wish: loads.Wish, trial: Answer) -> loads.Wish:
    """The wish with the values that the visitor ticks as checked and right."""
    doubts = findings.of(trial)
    if not doubts:
        return wish
    with st.container(border=True, key="doubts"):
        st.subheader(md(findings.title(doubts)), anchor=False)
        st.caption(md(_("They look like slips. Correct them in the workbook, or tick those that "
                        "are right: the history keeps that you did.")))  # fmt: skip
        is_all = len(doubts) > 1 and st.checkbox(
            _("I have checked all of them: they are right"), key="doubts_all"
        )
        if len(doubts) > LISTED:
            show_table(_frame(doubts), columns.doubts())
            ticked = doubts if is_all else []
        else:
            ticked = [doubt for doubt in doubts if _is_ticked(doubt, is_all=is_all)]
    return replace(wish, confirmed=frozenset(doubt["key"] for doubt in ticked))


def unchecked(wish: loads.Wish, trial: Answer) -> bool:
    """Whether a doubtful value still waits for its tick."""
    return not {doubt["key"] for doubt in findings.of(trial)} <= wish.confirmed


def show_confirmed(upload: Uploaded) -> None:
    """The doubtful values of an upload that whoever loaded it said to be right."""
    doubts = upload["confirmed"]
    if doubts:
        with st.expander(md(findings.confirmed(len(doubts))), icon=":material/fact_check:"):
            show_table(_frame(doubts), columns.doubts())


def _is_ticked(doubt: Doubt, *, is_all: bool) -> bool:
    key = f"doubt|{doubt['key']}|{doubt['new']['value']}"
    label = f"**{md(findings.new(doubt))}**  \n{md(findings.known(doubt))}"
    return st.checkbox(label, key=key, disabled=is_all) or is_all


def _frame(doubts: list[Doubt]) -> pd.DataFrame:
    rows = [
        {
            "value": findings.new(doubt),
            "reason": doubt["reason"],
            "place": f"{doubt['sheet']}!{doubt['cell']}",
        }
        for doubt in doubts
    ]
    return pd.DataFrame(rows)
