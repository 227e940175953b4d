"""LibreOffice opens the Word papers: the brief is one page, and nothing is lost of the circular."""

from pathlib import Path

import pytest

from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.exports import reports
from pages.shared.exports.reports import Issuer
from pages.shared.warehouse import Build
from tests.office.pdf import beyond, converted, pages

ISSUER = Issuer("澄岚市", "2025年12月31日", 1, is_demo=True)


@pytest.fixture
def build(samples: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    current = warehouse.current_build()
    assert current is not None
    return current


def test_the_brief_is_one_page(build: Build, tmp_path: Path) -> None:
    screens = {
        page: capture.capture(page, {}, build=build) for page in reports.pages(reports.BRIEF)
    }
    document = tmp_path / "brief.docx"
    document.write_bytes(reports.brief(screens, ISSUER))
    ((wide, high, words),) = pages(converted(document))
    assert (round(wide), round(high)) == (595, 842)
    assert beyond(words, wide, high) == []
    said = "".join(word[4] for word in words)
    assert "强会看板专报" in said
    assert "演示数据" in said
    assert ".xlsx" in said  # of the notes at its foot


def test_the_circular_is_whole(build: Build, tmp_path: Path) -> None:
    wanted = reports.pages(reports.CIRCULAR)
    screens = {page: capture.capture(page, {}, build=build) for page in wanted}
    document = tmp_path / "circular.docx"
    document.write_bytes(reports.circular(screens, ISSUER))
    found = pages(converted(document))
    for wide, high, words in found:
        assert words
        assert beyond(words, wide, high) == []
    said = "".join(word[4] for _wide, _high, words in found for word in words)
    assert [number for number in "一二三四五六七八九十" if f"{number}、" not in said] == []
    assert "澄岚市总工会" in said
    assert all(f"表{number}" in said for number in range(1, 10))
