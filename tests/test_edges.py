"""Every mart of the board of edges is what its golden file says."""

from collections.abc import Iterator

import duckdb
import pytest

from tests import edge_board, small_board


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
