"""Names lead on: a city to its page, an indicator to its own, in short tables and in long ones."""

from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests import boards
from tests.screens import PATIENCE, opened, tables

CITY = f"/city?city={quote(boards.HOME)}"
LISTED = {
    "why_moved": {"moves_table": "true"},
    "what_it_takes": {"then_table": "true", "kind": "indicator"},
    "weights": {"bands_table": "true"},
    "overall": {"then_table": "true"},
}
INDICATORS = ("weights", "benchmarks")


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)


def cells(app: AppTest) -> str:
    return " ".join(str(cell) for table in tables(app) for cell in table.to_numpy().ravel())


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("page", LISTED)
def test_a_city_in_a_table_leads_to_its_page(page: str) -> None:
    assert CITY in cells(opened(page, **LISTED[page]))


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("page", INDICATORS)
def test_an_indicator_in_a_table_leads_to_its_page(page: str) -> None:
    assert "/indicator?indicator=" in cells(opened(page))


def long_table() -> None:
    import pandas as pd

    from pages.shared import components
    from pages.shared.findings import columns

    rows = pd.DataFrame({"city": [f"第{n}市" for n in range(320)], "rank": range(1, 321)})
    rows = rows.assign(
        ranked=80, value=1.0, gap_to_next=0.0, gap_to_first=0.0, is_counted=True, is_next=True
    )
    rows["trail"] = [[1.0, float("nan"), 2.0] for _city in rows["city"]]
    components.show_table(rows, columns.cities(rows, "%", 1))


def test_a_table_of_many_cities_leads_there_as_well_and_shows_their_course() -> None:
    shown = AppTest.from_function(long_table, default_timeout=PATIENCE).run()
    assert not shown.exception
    table: pd.DataFrame = shown.dataframe[0].value
    assert table["城市"].iloc[3] == f"/city?city={quote('第3市')}#第3市"
    assert list(table["位次走势"].iloc[0]) == [1.0, 2.0]
