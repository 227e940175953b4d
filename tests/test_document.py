"""The document behind every address of a page."""

from pathlib import Path

import pytest

from pages import menu
from pages.shared.document import document


def test_the_document_finds_its_server_and_says_its_language_and_name() -> None:
    html = document.html()
    assert html.index("BACKEND_BASE_URL: location.origin") < html.index('script.type = "module"')
    assert '<html lang="zh-CN">' in html
    assert "<title>强会看板</title>" in html
    assert '<script type="module"' not in html  # browser_floor.js decides whether it is loaded


def test_a_new_streamlit_with_another_document_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "index.html"
    changed.write_text("<html><head></head></html>", encoding="utf-8")
    monkeypatch.setattr(document, "INDEX", changed)
    with pytest.raises(ValueError, match="is not once"):
        document.html()


def test_every_page_script_has_an_address_and_nothing_shared_has_one() -> None:
    assert document.addresses() == [f"/{entry.address}" for entry in menu.ENTRIES]
    assert [route.path for route in document.routes()] == ["/", *document.addresses()]
