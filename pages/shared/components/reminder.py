"""The reminder (催办单): what is overdue or due soon, a sheet for each owner, to be sent out."""

import datetime as dt
import hashlib

import pandas as pd
import streamlit as st

from pages.shared import supervision_columns, warehouse, words
from pages.shared.column import table
from pages.shared.components import downloads
from pages.shared.words import translate as _


def offer_reminder(matters: pd.DataFrame, *, as_of: dt.date, owner: str | None) -> None:
    """A button that makes the reminder of the matters shown, when somebody asks."""
    view = f"{owner}|{warehouse.current_build()}|{words.language()}"
    name = hashlib.sha256(view.encode()).hexdigest()[:6]
    st.download_button(
        _("Download the reminder"),
        lambda: reminder(matters, as_of=as_of),
        f"{_('Reminder')}-{owner or _('All units')}-{name}.xlsx",
        downloads.XLSX,
        icon=":material/notification_important:",
        key="reminder_xlsx",
        on_click="ignore",
    )


def reminder(matters: pd.DataFrame, *, as_of: dt.date) -> bytes:
    """A workbook with a sheet for each owner, what is overdue longest first."""
    columns = supervision_columns.to_do()
    said = words.date_of(as_of)
    sheets = {
        str(owner) or _("no owner"): (
            _("Reminder: {owner}, as of {day}", owner=owner or _("no owner"), day=said),
            table(group, columns),
        )
        for owner, group in matters.groupby("owner", sort=False)
    }
    return downloads.sheets(sheets)
