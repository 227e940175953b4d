"""The policy of a document names every style sheet that is in it or that a script adds to it."""

import re
from collections.abc import Iterator
from pathlib import Path

import plotly
import pytest
import streamlit

from pages.shared.access import headers
from pages.shared.document import document, variables
from pages.shared.stage import documents

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
MAKES = re.compile(r"\bcreateElement\([`'\"]style[`'\"]")
TEXT = re.compile(r"\btextContent=([`'\"])((?:(?!\1)[^\\]|\\.)*)\1(?:\.trim\(\))?", re.DOTALL)
EMPTY = re.compile(r"\bcreateTextNode\((?:``|\"\"|'')\)")
# Scripts of Streamlit that make a style sheet, by what they are for. Those of things that the board
# draws nowhere, or draws without a sheet as text, may make what the policy refuses.
OURS = {"PlotlyChart", "emotion-styled", "index", "styled-components"}
OTHERS = {"BidiComponent", "ColorPicker", "cytoscape", "embed", "mermaid"}


@pytest.fixture(scope="module")
def making() -> dict[str, str]:
    """The scripts of Streamlit that make a style sheet, by the first part of their names."""
    texts = ((path, path.read_text(encoding="utf-8")) for path in SCRIPTS.glob("*.js"))
    return {path.name.split(".")[0]: text for path, text in texts if MAKES.search(text)}


def test_the_policy_names_the_sheets_of_the_document_and_what_scripts_add() -> None:
    html = document.html()
    (elements,) = re.findall(r"style-src-elem ([^;]*);", headers.of_document(html))
    sheets = re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    assert len(sheets) == html.count("<style") == 2
    named = {f"'{headers.hash_of(text)}'" for text in sheets}
    assert set(elements.split()) == {"'self'", *named, *(f"'{name}'" for name in headers.ADDED)}


def test_no_other_script_of_streamlit_makes_a_style_sheet(making: dict[str, str]) -> None:
    assert set(making) == OURS | OTHERS


def test_the_sheets_that_streamlits_scripts_add_are_those_the_policy_names(
    making: dict[str, str],
) -> None:
    added = {text for name in OURS for text in _added(making[name])}
    assert {headers.hash_of(text) for text in {"", *added}} == set(headers.ADDED)


def test_the_sheets_that_plotly_adds_to_a_show_are_those_its_policy_names() -> None:
    added = {"", *_added(PLOTLY.read_text(encoding="utf-8"))}
    assert {f"'{headers.hash_of(text)}'" for text in added} == set(documents.PLOTLY_STYLES.split())


def test_the_words_of_the_dropzone_are_there_in_both_languages() -> None:
    said = variables.of_document()
    assert ':root:lang(zh){--choose-workbooks:"选择表格";' in said
    assert ':root:lang(en){--choose-workbooks:"Choose workbooks";' in said


def _added(script: str) -> Iterator[str]:
    """The texts of the style sheets that a script adds, as a browser reads them."""
    for made in MAKES.finditer(script):
        found = TEXT.search(script, made.end())
        if found is None or EMPTY.search(script, made.end(), found.start()):
            continue
        assert "\\" not in found[2]
        yield _filled(script, found[2]).strip() if found[0].endswith(")") else found[2]


def _filled(script: str, text: str) -> str:
    """A text in which the names of constants are replaced by what they are."""

    def value(name: re.Match[str]) -> str:
        (said,) = set(re.findall(rf"[,; ]{re.escape(name[1])}=`([^`]*)`", script))
        return str(said)

    return re.sub(r"\$\{([^}]+)\}", value, text)
