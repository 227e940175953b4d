"""Whether a mutant is noticed by the golden files: of the marts, and of what the pages say.

Both boards are made once. Each mutant meets a fork of this process, which ends with the answer; an
error that it raises is one.
"""

import ast
import importlib
import os
import tempfile
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from benchmarks import forks
from benchmarks.forks import Verdict
from benchmarks.mutations import ROOT, SQL, Mutant
from etl.warehouse import transform
from pages import menu
from tests import page_texts, screens, small_board

PATIENCE = 120  # seconds until the marts or the pages of a mutant are given up
BOARDS = page_texts.BOARDS
PAGES = ROOT / "pages"
__all__ = ["Golden", "menu"]  # the menu brings every page's modules, which a fork then has


class Golden:
    """The boards: in memory for the SQL, in data folders for the pages."""

    def __init__(self) -> None:
        """Make the boards; one thread, for others would not live on in a fork."""
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        self._stored = [page_texts.stored(board, folder / board.__name__) for board in BOARDS]
        self._built = [board.build(folder / f"{board.__name__}.rows") for board in BOARDS]
        for connection in self._built:
            connection.execute("set threads = 1")

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the boards."""
        for connection in self._built:
            connection.close()
        self._folder.cleanup()

    def verdict(self, mutant: Mutant) -> Verdict:
        """Whether a mart or a page differs from its golden file."""
        differ = self._marts_differ if SQL in mutant.path.parents else self._pages_differ
        return forks.asked(partial(differ, mutant), PATIENCE)

    def _marts_differ(self, mutant: Mutant) -> bool:
        with tempfile.TemporaryDirectory() as name:
            transform.SQL = mutant.copied(SQL, Path(name, "sql"))
            made = f"{mutant.path.parent.name}.{mutant.path.stem}"
            for board, connection in zip(BOARDS, self._built, strict=True):
                changed = _made_anew(connection, made)
                if any(
                    small_board.as_csv(connection, mart)
                    != (board.GOLDEN / f"{mart}.csv").read_text(encoding="utf-8")
                    for mart in board.marts()
                    if f"marts.{mart}" in changed
                ):
                    return True
        return False

    def _pages_differ(self, mutant: Mutant) -> bool:
        """With the changed functions in the place of the module's own."""
        name = ".".join(mutant.path.relative_to(ROOT).with_suffix("").parts)
        exec(compile(mutant.changed(), mutant.path, "exec"), vars(importlib.import_module(name)))
        frame = imported(PAGES / "menu.py")
        pages = [
            page for page in page_texts.PAGES if mutant.path in frame | imported(_script(page))
        ]
        screens.PATIENCE = 2 * PATIENCE  # a page that never ends is not one that fails
        for board, data in zip(BOARDS, self._stored, strict=True):
            os.environ["QIANGHUI_DATA"] = str(data)
            for page in pages:
                golden = page_texts.golden(board, page).read_text(encoding="utf-8")
                if page_texts.text(page) != golden:
                    return True
        return False


def _script(address: str) -> Path:
    """The script that an address opens, one of old too."""
    moved = menu.MOVED.get(address)
    own = moved.page if moved else address
    return PAGES / next(entry.script for entry in menu.ENTRIES if entry.address == own)


@cache
def imported(path: Path) -> frozenset[Path]:
    """The files of the repository that a file imports, and that these import; others play no part
    in what a page says."""
    found: set[Path] = {path}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            own = ROOT.joinpath(*node.module.split("."))
            files = [own / f"{alias.name}.py" for alias in node.names]
            found.update(file for file in (own.with_suffix(".py"), *files) if file.is_file())
    return frozenset(found.union(*map(imported, found - {path})))


def _made_anew(connection: duckdb.DuckDBPyConnection, made: str) -> set[str]:
    """Make a table or method and all below it anew; the names of what was made."""
    changed = {made}
    for step in transform.in_order():
        if changed.isdisjoint({*step.makes, *step.needs}):
            continue
        changed.update(step.makes)
        for name in step.makes:
            connection.execute(_dropping(connection, name))
        step.run(connection)
    return changed


def _dropping(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    schema, _, own = name.partition(".")
    if schema != "methods":
        return f"drop table {name}"
    (kind,) = connection.execute(
        "select any_value(function_type) from duckdb_functions()"
        " where schema_name = 'methods' and function_name = $own",
        {"own": own},
    ).fetchone() or ("",)
    return f"drop macro table {name}" if kind == "table_macro" else f"drop macro {name}"
