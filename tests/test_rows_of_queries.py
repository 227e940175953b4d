"""The rows of a query: kept once for all pages, and each page's own."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from pages.shared import warehouse
from pages.shared.figures.records import attributed, records
from pages.shared.findings import facts
from tests import boards


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    yield tmp_path
    warehouse.pin(None)


@pytest.mark.usefixtures("board")
def test_no_page_writes_into_the_rows_that_others_share() -> None:
    first, before = warehouse.query("board"), warehouse.query("board").to_dict()
    with pytest.raises(TypeError, match="shared"):
        first["more"] = 1
    own = first.assign(more=1)
    own.loc[own.index[0], "home_city"] = "another"
    assert warehouse.query("board").to_dict() == before


def test_the_rows_of_the_next_build_are_read_anew(board: Path) -> None:
    old = warehouse.query("board")["build"].iloc[0]
    boards.publish(board, number=2)
    assert warehouse.query("board")["build"].iloc[0] != old


@pytest.mark.usefixtures("board")
def test_a_fact_that_was_not_counted_is_nought() -> None:
    assert facts.number("overdue") > 0
    assert facts.number("no such fact") == facts.number("overdue", "owner", "nobody") == 0


def test_rows_are_walked_with_the_values_that_their_columns_hold() -> None:
    rows = pd.DataFrame(
        {"name": ["a", None], "count": [1, 2], "day": [pd.Timestamp("2025-07-01"), pd.NaT]},
        index=[7, 8],
    )
    first, second = records(rows)
    assert first == {"name": "a", "count": 1, "day": pd.Timestamp("2025-07-01")}
    assert pd.isna(second["name"])
    assert (second["count"], second["day"]) == (2, pd.NaT)
    assert [row.count for row in attributed(rows)] == [1, 2]
    assert records(rows.head(0)) == []
