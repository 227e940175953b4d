"""Every page of figures says of the boards of small rows and of edges what its golden file has."""

from pathlib import Path
from types import ModuleType

import pytest

from tests import page_texts

pytestmark = pytest.mark.no_cover  # `test_every_page` opens the same pages


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("boards")
    return {
        board.__name__: page_texts.stored(board, folder / board.__name__)
        for board in page_texts.BOARDS
    }


@pytest.mark.parametrize("board", page_texts.BOARDS, ids=lambda board: board.__name__)
@pytest.mark.parametrize("page", page_texts.PAGES)
def test_a_page_says_what_its_golden_file_has(
    board: ModuleType, page: str, stored: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(stored[board.__name__]))
    assert page_texts.text(page) == page_texts.golden(board, page).read_text(encoding="utf-8")
