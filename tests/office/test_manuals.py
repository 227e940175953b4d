"""LibreOffice prints the manuals: at most six pages, no heading alone, nothing beyond a page."""

import re
import shutil
from pathlib import Path

import pytest

from pages.manuals import findings
from pages.manuals.text import MANUALS, Manual
from tests.office.pdf import beyond, converted, pages
from tests.office.test_reports import lonely

MOST_PAGES = 6
NUMBER = re.compile(r"—\d+—")


@pytest.mark.parametrize("manual", MANUALS, ids=lambda one: findings.CODES[one.name])
def test_a_manual_is_whole_and_on_six_pages(manual: Manual, tmp_path: Path) -> None:
    found = pages(converted(Path(shutil.copy(manual.word, tmp_path / "manual.docx"))))
    assert len(found) <= MOST_PAGES
    for wide, high, words in found:
        assert (round(wide), round(high)) == (595, 842)
        assert beyond(words, wide, high) == []
        assert lonely(words) == []
    printed = _bare("".join(word[4] for _wide, _high, words in found for word in words))
    said = NUMBER.sub("", printed)  # a page may end within a paragraph
    assert [block.text for block in manual.blocks if _bare(block.text) not in said] == []


def _bare(text: str) -> str:
    return "".join(text.replace("`", "").split())
