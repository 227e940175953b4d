"""Every mart of the board of edges is what its golden file says."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pages.shared.warehouse import QUERIES
from tests import edge_board, small_board
from tests.warehouses import Sheets, unchecked


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with edge_board.build(tmp_path_factory.mktemp("edges")) as connection:
        yield connection


@pytest.mark.parametrize("mart", edge_board.marts())
def test_a_mart_of_edges_is_what_its_golden_file_says(
    board: duckdb.DuckDBPyConnection, mart: str
) -> None:
    golden = (edge_board.GOLDEN / f"{mart}.csv").read_text(encoding="utf-8")
    assert small_board.as_csv(board, mart) == golden


def test_a_year_of_forums_without_a_plan_keeps_the_plan_of_the_year_before_and_says_so(
    tmp_path: Path,
) -> None:
    sheets: Sheets = {
        "units": small_board.UNITS,
        "forums": [
            {"forum_no": 1, "theme": "旧", "held": "2025-06-01", "host": "研究室"},
            {"forum_no": 2, "theme": "新", "held": "2026-01-15", "host": "研究室"},
        ],
        "plans": [{"year": 2025, "item": "论坛", "planned": 2}],
    }
    connection = unchecked(tmp_path, sheets)
    query = QUERIES["overview_forums"].read_text(encoding="utf-8")
    (row,) = connection.execute(query).df().to_dict("records")
    assert (row["year"], row["held"], row["planned"], row["unplanned_year"]) == (2025, 1, 2, 2026)
