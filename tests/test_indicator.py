"""The page of one indicator: its register, its spread, and where its values stem from."""

from pathlib import Path

import pandas as pd
import pytest

from pages.indicator import figures as indicator_figures
from pages.indicator import findings
from pages.shared import theme, warehouse
from tests import boards, screens
from tests.pictures import picture
from tests.test_pages import md_free, opened, texts

PAGE = "indicator"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


def past(value: float | None = 80.0, least: float = 60.0, reported: int = 5) -> pd.DataFrame:
    """Two periods of an indicator, the later one first."""
    return pd.DataFrame(
        {
            "period_start": pd.to_datetime(["2026-06-01", "2026-05-01"]),
            "period_end": pd.to_datetime(["2026-06-30", "2026-05-31"]),
            "grain": "month",
            "unit": "%",
            "reported": reported,
            "least": least,
            "q1": 70.0,
            "median": 75.0,
            "q3": 85.0,
            "greatest": 90.0,
            "city": "甲市",
            "value": [value, 72.0],
            "target": 88.0,
        }
    )


def registered(**said: str | float | None) -> pd.Series:
    row = {"definition": "口径", "unit": "%", "direction": "越高越好", "formula": "甲 / 乙"}
    more = {"source": None, "owner": "组织部", "dimension": None, "target": None, "decimals": 1}
    return pd.Series({**row, **more, **said})


def test_the_title_sets_our_value_against_the_median() -> None:
    assert findings.title(past(), "率", decimals=1) == "率：甲市 80.0%，比居中的城市高 5.0 个百分点"
    assert (
        findings.title(past(74.5), "率", decimals=1)
        == "率：甲市 74.5%，比居中的城市低 0.5 个百分点"
    )
    assert findings.title(past(75.0), "率", decimals=1) == "率：甲市 75.0%，居中"
    assert findings.title(past(None), "率", decimals=1) == "率：居中的城市 75.0%"
    assert findings.title(past(90.0, least=90.0), "率", decimals=1) == "率：已报的城市都是 90.0%"


def test_the_spread_is_said_and_so_is_that_there_is_none() -> None:
    assert findings.spread(past(), decimals=0) == "半数城市在 70% 至 85%"
    assert findings.spread(past(least=90.0), decimals=0) == "各市数值相同：90%"
    assert findings.spread(past(reported=1), decimals=0) == "只有一市已报"


def test_an_indicator_without_direction_ranks_nobody_and_says_so() -> None:
    facts = dict(findings.register(registered(direction=None)))
    assert facts["方向"] == "未写明，不据此排名"
    assert dict(findings.register(registered()))["方向"] == "越高越好"
    assert dict(findings.register(registered(direction="越低越好")))["方向"] == "越低越好"


def test_the_register_names_formula_and_owner_and_what_it_does_not_state() -> None:
    facts = dict(findings.register(registered(target=88.0)))
    assert (facts["公式"], facts["责任部室"], facts["来源"]) == ("甲 / 乙", "组织部", "未写明")
    assert facts["目标"] == "88.0%"
    assert "维度" not in facts


def test_the_course_of_our_value_is_said() -> None:
    assert findings.course(past(), decimals=0) == "甲市由 72% 变为 80%"
    assert findings.course(past(72.0), decimals=0) == "甲市又回到期初的 72%"
    assert findings.course(past(None), decimals=0) == "全组走势"


def test_earlier_values_are_counted_beside_those_that_count() -> None:
    rows = pd.DataFrame({"is_current": [True, False, True]})
    assert findings.cells(rows) == "数值出自 2 个单元格，另有 1 个旧值已被更正"
    assert findings.states(rows)["state"].tolist() == ["在用", "已更正", "在用"]
    assert findings.cells(rows[rows["is_current"]]) == "数值出自 2 个单元格"


def test_our_city_is_marked_and_named_in_the_spread() -> None:
    ranks = boards.city_ranks()
    newest = ranks[ranks["period_end"] == ranks["period_end"].max()]
    cities = newest[newest["indicator"] == "建会率"]
    figure = picture(indicator_figures.distribution(cities, unit="%", decimals=1))
    dots = figure.data[1]
    assert len(dots.x) == int(cities["value"].notna().sum())
    assert dots.marker.color[list(dots.marker.size).index(15)] == theme.HOME
    names = [note.text for note in figure.layout.annotations]
    assert [any(city in name for name in names) for city in (boards.HOME, boards.NEAR)] == [
        True
    ] * 2


@pytest.mark.parametrize("values", [[5.0, 5.0, 5.0], [5.0]])
def test_equal_values_and_a_single_city_can_be_drawn(values: list[float]) -> None:
    count = len(values)
    cities = pd.DataFrame(
        {
            "city": ["甲市", "乙市", "丙市"][:count],
            "role": ["本市", "近学", "远学"][:count],
            "value": values,
            "rank": 1.0,
            "ranked": count,
        }
    )
    figure = picture(indicator_figures.distribution(cities, unit="天", decimals=0))
    assert len(figure.layout.annotations) == count


def test_the_history_shows_the_middle_half_the_target_and_where_we_are() -> None:
    figure = picture(indicator_figures.history(past(), unit="%", decimals=0))
    assert figure.data[3].name == "甲市"
    assert list(figure.data[3].y) == [72.0, 80.0]
    assert figure.layout.shapes[0].y0 == 88.0
    assert any("80%" in note.text for note in figure.layout.annotations)
    picture(indicator_figures.history(past(None), unit="%", decimals=0))


@pytest.mark.usefixtures("board")
def test_the_page_shows_the_open_faults_of_its_sheets_and_the_cells() -> None:
    app = opened(PAGE, indicator="建会率")
    assert not app.exception
    assert any("所在工作表有 1 处待更正" in md_free(text) for text in texts(app))
    assert any("数值出自" in md_free(text) for text in texts(app))


@pytest.mark.usefixtures("board")
def test_an_indicator_of_one_period_has_no_history() -> None:
    app = opened(PAGE, indicator="网上工会得分", period="2024-07")
    assert not app.exception
    assert "history" not in screens.framed(app)


@pytest.mark.usefixtures("board")
def test_the_quartiles_shown_are_the_mart_s() -> None:
    warehouse.pin(warehouse.current_build())
    last = boards.city_ranks()["period_end"].max()
    where = {"indicator": "建会率", "city_group": boards.GROUP, "grain": "month"}
    rows = warehouse.query("indicator_history", **where, period_end=last.date())
    ranks = boards.city_ranks()
    newest = ranks[(ranks["indicator"] == "建会率") & (ranks["period_end"] == last)]
    assert rows["median"].iloc[0] == pytest.approx(newest["value"].median())
    assert rows["q1"].iloc[0] == pytest.approx(newest["value"].quantile(0.25))
    home = newest.loc[newest["is_home"], "value"].iloc[0]
    assert rows["value"].iloc[0] == home
