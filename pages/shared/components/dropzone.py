"""Where a visitor drops workbooks."""

import streamlit as st

from pages.shared import theme
from pages.shared.etl.loads import File
from pages.shared.words import translate as _

TYPES = [
    *("xlsx", "xlsm", "xls", "xlsb", "et", "ods", "csv", "tsv", "txt"),
    *("xltx", "xltm", "xlt", "ett", "ots"),
]
KEY = "workbooks"


def select_files() -> list[File]:
    """The workbooks that the visitor has dropped or chosen, in that order."""
    texts = _("Choose workbooks"), _("or drop them here · at most 20 MB each")
    translate_dropzone(KEY, *texts)
    return list(
        st.file_uploader(
            _("Workbooks, as they were sent: several at once if you like"),
            TYPES,
            accept_multiple_files=True,
            key=KEY,
        )
    )


def translate_dropzone(key: str, choose: str, limits_: str) -> None:
    """Say in the visitor's language what Streamlit's uploader says in English only.

    Streamlit has no setting for these texts, and sends no other markup than ours; so a style hides
    them and puts ours in their place. `tests/browser/test_upload.py` fails when an upgrade of
    Streamlit names its parts anew.
    """
    zone = f".st-key-{key} section"
    button = f"{zone} > span button [data-testid=stMarkdownContainer]"
    limits = f"{zone} [data-testid=stFileUploaderDropzoneInstructions] > div"
    dragged = f"{zone} > input + div:has(> span:only-child)"
    facts = {
        button: choose,
        limits: limits_,
        dragged: _("Let go to drop them here"),
    }
    refused = _("Marked files were not taken: no workbook or text table, or more than 20 MB")
    wrong = f"{zone}:has([aria-invalid=true])::after"
    st.html(
        "<style>"
        + "".join(_replaced(part, text) for part, text in facts.items())
        + f'{wrong}{{content:"{refused}";color:{theme.WRONG_INK};font-size:.875rem}}'
        + f"{zone}:has([aria-invalid=true]){{flex-wrap:wrap}}"
        + "[data-testid=stTooltipErrorContent]{display:none}"
        + "</style>"
    )


def _replaced(part: str, text: str) -> str:
    return f'{part} > *{{display:none}}{part}::after{{content:"{text}";font-size:.875rem}}'
