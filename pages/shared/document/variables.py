"""What the document's style sheets take from the code: words by language, and colours of faults.

A sheet that a run of a page wrote would be another text in each language, which the policy of the
document could not name (`pages/shared/access/headers.py`).
"""

import json

from pages.shared import theme, words
from pages.shared.words import translate as _

COLOURS = {
    "fault": theme.RED,
    "fault-ink": theme.WRONG_INK,
    "fault-band": theme.WRONG_BAND,
    "odd-ink": theme.BAND_INK,
    "odd-band": theme.ODD_BAND,
}


def of_document() -> str:
    """CSS variables; access.js keeps the document's language, by which the words are chosen."""
    said = "".join(_rule(f":root:lang({name})", _words(name)) for name in words.LANGUAGES)
    return _rule(":root", COLOURS) + said


def _words(language: str) -> dict[str, str]:
    """What Streamlit's uploader says in English only, as CSS strings."""
    with words.speaking(language):
        said = {
            "choose-workbooks": _("Choose workbooks"),
            "choose-slides": _("Choose slides"),
            "or-drop": _("or drop them here · at most 20 MB each"),
            "let-go": _("Let go to drop them here"),
            "not-taken": _(
                "Marked files were not taken: no workbook or text table, or more than 20 MB"
            ),
        }
    return {name: json.dumps(text, ensure_ascii=False) for name, text in said.items()}


def _rule(selector: str, variables: dict[str, str]) -> str:
    return f"{selector}{{{''.join(f'--{name}:{value};' for name, value in variables.items())}}}"
