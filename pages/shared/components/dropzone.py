"""Where a visitor drops workbooks."""

import streamlit as st

from pages.shared.etl.loads import File
from pages.shared.words import translate as _

TYPES = [
    *("xlsx", "xlsm", "xls", "xlsb", "et", "ods", "csv", "tsv", "txt"),
    *("xltx", "xltm", "xlt", "ett", "ots"),
]
KEY = "workbooks"  # by which dropzone.css of the document finds it


def select_files() -> list[File]:
    """The workbooks that the visitor has dropped or chosen, in that order."""
    return list(
        st.file_uploader(
            _("Workbooks, as they were sent: several at once if you like"),
            TYPES,
            accept_multiple_files=True,
            key=KEY,
        )
    )
