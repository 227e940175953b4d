"""What if the weights: ranks by the build's own methods, bands, hinges, and the page."""

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st

from pages.rankings import figures as rankings_figures
from pages.rankings.blocks import prospects
from pages.rankings.findings import weights as findings
from pages.shared import warehouse
from tests import boards, schemes
from tests.pictures import picture
from tests.screens import opened, titled

PAGE = "weights"
ONLINE, UNIONS = "//网上工会得分", "//建会率"
WHERE: dict[str, warehouse.Parameter] = {
    "scheme": schemes.SCHEME,
    "city_group": boards.GROUP,
    "grain": "month",
    "period_end": dt.date(2026, 6, 30),
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path)
    return tmp_path


def key(path: str) -> str:
    return prospects.apart("weight", schemes.SCHEME, path)


def weighed(**weights: float) -> pd.DataFrame:
    named = {{"online": ONLINE, "unions": UNIONS}[name]: at for name, at in weights.items()}
    return warehouse.query("weighed", **WHERE, city=boards.HOME, weights=json.dumps(named))


@pytest.mark.usefixtures("data")
def test_unmoved_weights_give_the_builds_own_scores_and_ranks() -> None:
    cities = weighed()
    assert cities["value_now"].equals(cities["value_before"])
    assert cities["rank_now"].equals(cities["rank_before"])


@pytest.mark.usefixtures("data")
def test_all_weight_on_one_indicator_ranks_as_that_indicator() -> None:
    told = warehouse.query(
        "ranking",
        **{name: at for name, at in WHERE.items() if name != "scheme"},
        kind="indicator",
        subject="网上工会得分",
    ).set_index("city")
    cities = weighed(unions=0).set_index("city")
    ranked = cities["rank_now"].dropna()
    assert ranked.to_dict() == told.loc[ranked.index, "rank"].to_dict()


@pytest.mark.usefixtures("data")
def test_only_proportions_count() -> None:
    one, double = weighed(online=30, unions=20), weighed(online=60, unions=40)
    assert one["value_now"].dropna().tolist() == pytest.approx(
        double["value_now"].dropna().tolist()
    )
    assert double["rank_now"].equals(weighed()["rank_now"])


@pytest.mark.usefixtures("data")
def test_all_weights_at_nought_change_nothing() -> None:
    assert weighed(online=0, unions=0)["rank_now"].equals(weighed()["rank_now"])


@pytest.mark.usefixtures("data")
def test_bands_under_the_stated_weights_are_close_to_the_builds() -> None:
    drawn = warehouse.query("weighed_bands", **WHERE, weights="{}").set_index("city")
    built = weighed().dropna(subset="rank_before").set_index("city")
    assert sorted(drawn.index) == sorted(built.index)
    assert (drawn["low"] - built["rank_low"]).abs().max() <= 1
    assert (drawn["high"] - built["rank_high"]).abs().max() <= 1


@pytest.mark.usefixtures("data")
def test_a_band_holds_its_rank_and_is_the_same_each_time() -> None:
    moved = json.dumps({ONLINE: 10.0})
    bands = warehouse.query("weighed_bands", **WHERE, weights=moved)
    st.cache_data.clear()
    assert bands.equals(warehouse.query("weighed_bands", **WHERE, weights=moved))
    rows = findings.joined(weighed(online=10), bands).dropna(subset="rank_now")
    assert (rows["low"] <= rows["rank_now"]).all()
    assert (rows["high"] >= rows["rank_now"]).all()


@pytest.mark.usefixtures("data")
def test_a_moved_weight_is_in_the_title_and_in_the_link() -> None:
    app = opened(PAGE, **{key(ONLINE): "5.0"})
    assert app.slider(key=key(ONLINE)).value == 5.0
    own = weighed(online=5).query("is_own").iloc[0]
    assert titled(app).startswith("按调整后的权重")
    assert f"第 {own['rank_now']:.0f} / " in titled(app)


@pytest.mark.usefixtures("data")
def test_the_button_puts_the_weights_back() -> None:
    app = opened(PAGE, **{key(ONLINE): "5.0"})
    before = titled(app)
    app.button[0].click().run()
    assert not app.exception
    assert app.slider(key=key(ONLINE)).value == 60.0
    assert titled(app) != before


@pytest.mark.usefixtures("data")
def test_unmoved_the_title_says_what_the_rank_hinges_on() -> None:
    hinges = warehouse.query("hinges", **WHERE)
    own = hinges[hinges["city"] == boards.HOME].iloc[0]
    title = titled(opened(PAGE))
    assert title.startswith(f"{boards.HOME}居第 {own['rank']}")
    assert own["distance"] == 0 or f"去掉它变为第 {own['rank_without']:.0f}" in title


@pytest.mark.usefixtures("data")
def test_the_rank_without_an_indicator_is_that_of_weighing_it_nought() -> None:
    hinges = warehouse.query("hinges", **WHERE).dropna(subset="indicator")
    without = {
        "网上工会得分": weighed(online=0).set_index("city")["rank_now"],
        "建会率": weighed(unions=0).set_index("city")["rank_now"],
    }
    assert len(hinges)
    for row in hinges.to_dict("records"):
        assert without[str(row["indicator"])][row["city"]] == row["rank_without"]


@pytest.mark.usefixtures("data")
def test_a_city_without_a_score_has_no_rank_to_lose() -> None:
    assert "没有名次" in titled(opened(PAGE, city=boards.CITIES[-1]))


def test_without_a_scheme_the_page_says_who_can_supply_one(data: Path) -> None:
    with boards.changed(data / "builds" / "000001.duckdb") as connection:
        connection.execute("delete from marts.composite_ranks")
    app = opened(PAGE)
    assert any("还没有" in text.value for text in app.subheader)


def test_a_single_indicator_cannot_be_outweighed(data: Path) -> None:
    with boards.changed(data / "builds" / "000001.duckdb") as connection:
        connection.execute("delete from marts.leave_one_out")
    app = opened(PAGE)
    assert "没有哪项指标的权重能左右" in titled(app)


@pytest.mark.usefixtures("data")
def test_english_opens_as_well() -> None:
    assert "hinges most on" in titled(opened(PAGE, lang="en")) or "whichever" in titled(
        opened(PAGE, lang="en")
    )


def test_whose_rank_hinges_is_counted() -> None:
    hinges = pd.DataFrame({"city": ["甲市", "乙市"], "indicator": ["得分", None]})
    assert findings.hinging(hinges.assign(distance=[2, 0])) == (
        "有 1 市的名次取决于单项指标：甲市（得分）"
    )
    assert findings.hinging(hinges.assign(distance=0)) == "没有哪市的名次取决于单项指标"


def test_a_figure_shows_the_cities_around_ours() -> None:
    rows = pd.DataFrame({"city": list("甲乙丙丁戊"), "rank_now": [1, 2, 3, 4, 5]})
    shown = findings.near(rows.assign(is_own=rows["city"] == "丁"), most=3)
    assert shown["city"].tolist() == ["丙", "丁", "戊"]


def test_bands_draw_both_ranks_and_leave_out_who_has_none() -> None:
    ours = {"city": "甲市", "is_home": True, "ranked": 2, "rank_before": 2, "rank_now": 1}
    bare = {"city": "乙市", "is_home": False, "ranked": 2, "rank_before": None, "rank_now": None}
    known = {"rank_low": 1, "rank_high": 2, "low": 1, "high": 1}
    none = dict.fromkeys(known, None)
    drawn = picture(rankings_figures.bands(pd.DataFrame([{**ours, **known}, {**bare, **none}])))
    assert len(drawn.layout.yaxis.ticktext) == 1
    assert "2 → 1 ↑" in drawn.layout.yaxis.ticktext[0]
    assert [list(trace.x) for trace in drawn.data] == [[1, 2, None], [1, 1, None], [2], [1]]
