"""What every page says on the boards of the golden files, opened as in a browser.

`python -m tests.page_texts` writes the golden files anew; read the difference before keeping it.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from types import ModuleType

from tests import edge_board, menu, screens, small_board

GOLDEN = Path(__file__).parent / "golden_pages"
BOARDS = (small_board, edge_board)
ASKING = (
    "upload",
    "history",
    "templates",
    "quality",
    "decks",
    "snapshots",
    "papers",
    "decisions",
    "about",
    "manuals",
)
PAGES = [page for page in menu.apart() if page not in ASKING]  # these ask the ETL, or nothing


def stored(board: ModuleType, data: Path) -> Path:
    """A data folder whose build in force is a board."""
    file = data / "builds" / "000001.duckdb"
    file.parent.mkdir(parents=True)
    with board.build(data / "uploads") as built:
        built.execute(f"attach '{file}' as kept")
        built.execute("copy from database memory to kept")
        built.execute("detach kept")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    pointer = {"build": 1, "file": file.name, "sha256": digest}
    (file.parent / "current").write_text(json.dumps(pointer), encoding="utf-8")
    return data


def text(page: str) -> str:
    """The texts of a page outside its figures, one a line."""
    return "".join(
        f"{said}\n"
        for said in screens.texts(screens.opened(page, **menu.apart()[page]))
        if said.strip()
    )


def golden(board: ModuleType, page: str) -> Path:
    """The golden file of a page on a board."""
    return GOLDEN / board.__name__.removeprefix("tests.") / f"{page}.txt"


if __name__ == "__main__":
    for board in BOARDS:
        with tempfile.TemporaryDirectory() as name:
            os.environ["QIANGHUI_DATA"] = str(stored(board, Path(name, "data")))
            for page in PAGES:
                file = golden(board, page)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text(page), encoding="utf-8")
