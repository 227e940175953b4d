"""The pages on uploads before there is one: one example of what is asked for, and one button."""

import pandas as pd
import streamlit as st

from pages.shared import components
from pages.shared.access import person
from pages.shared.components.text import md
from pages.shared.etl import process as etl
from pages.shared.etl.blanks import Blank
from pages.shared.words import translate as _

FIRST = "indicator_values"  # the sheet that departments send most


def show_first_sheet() -> None:
    """How a sheet may look that is dropped here, and the same sheet to be filled in."""
    table = next(each for each in etl.tables() if each["table"] == FIRST)
    _show_example(
        _("For example, a sheet like this; departments' own tables are read as well"),
        table["example"],
    )
    components.offer_template(
        _("Take this sheet blank"), Blank((table["title"],)), key=FIRST, is_primary=False
    )


def show_first_upload() -> None:
    """How an upload will be listed here, and the way to the first one."""
    row = {
        _("Upload no."): "1",
        _("When"): "2025-12-05 09:30",
        _("Who"): _("The research office"),
        _("File"): "十二月指标.xlsx",
        _("Rows"): "132",
    }
    _show_example(
        _("Each upload will stand here, with a button that undoes it. For example"), [row]
    )
    if person.may_open("upload"):
        label = _("Load the first workbooks")
        st.page_link("upload/page.py", label=label, icon=":material/upload_file:")


def _show_example(said: str, rows: list[dict[str, str]]) -> None:
    frame = pd.DataFrame(rows)
    with st.container(border=True, key="example"):
        st.caption(md(said))
        components.show_table(frame, {name: str(name) for name in frame.columns}, name=said)
