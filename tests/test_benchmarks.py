"""The page of benchmark cities on the samples and on little, and its sentences one by one."""

from pathlib import Path

import pandas as pd
import pytest

from pages.benchmarks import columns as benchmarks_columns
from pages.benchmarks.findings import closings
from pages.shared import warehouse
from pages.shared.findings import benchmarks, measures
from pages.shared.findings import columns as shared_columns
from tests.screens import headings, opened, plain, tables, texts

PAGE = "benchmarks"


@pytest.mark.usefixtures("board")
def test_the_dates_on_screen_are_those_of_the_mart() -> None:
    app = opened(PAGE)
    gaps = warehouse.query("gaps", benchmark_city="霁川市")
    listed = next(table for table in tables(app) if plain(table.columns[1]) == "预计追平")
    shown = {plain(row[0]): plain(row[1]) for row in listed.to_numpy().tolist()}
    dated = gaps[gaps["outlook"] == "closing"]
    assert len(dated) == 5
    for _index, row in dated.iterrows():
        quarter = f"{row['closes'].year}年第{row['closes'].quarter}季度前后"
        assert shown[row["indicator"]] == quarter
    assert shown["经费收缴率"] == "按现有速度追不上"
    assert shown["网上工会综合得分"] == "已领先"


@pytest.mark.usefixtures("board")
def test_a_field_of_work_narrows_the_comparison() -> None:
    app = opened(PAGE, field="连通")
    assert headings(app)[0].startswith("3 项指标中 2 项落后霁川市")
    assert app.selectbox(key="gap_of").options == ["网上入会率", "注册职工", "网上工会综合得分"]


@pytest.mark.usefixtures("board")
def test_the_size_of_a_city_is_not_held_against_it() -> None:
    gaps = warehouse.query("gaps", benchmark_city="霁川市")
    assert "企业总数" not in gaps["indicator"].tolist()
    assert "规模" not in gaps["field"].tolist()


@pytest.mark.usefixtures("board")
def test_the_loop_says_what_was_done_and_what_the_gap_did_since() -> None:
    app = opened("practices")
    said = headings(app)
    assert "对标霁川市 6 项任务：完成 2 项，超期 1 项" in said
    assert "学到4条做法，2条已落地" in said
    line = opened(PAGE, gap_of="网上工会综合得分")
    assert any("① 2025年8月1日开展攻坚月行动" in plain(caption.value) for caption in line.caption)
    tasks = next(t for t in tables(app) if "启动时差距" in t.columns)
    changes = [plain(cell) for cell in tasks.iloc[:, -1]]
    assert changes[:2] == ["缩小1.9 个百分点", "扩大3.2 个百分点"]
    assert changes[2:] == ["扩大0.30 万人次", "缩小21.5 分", "缩小8.56 万人", "—"]


def test_a_board_of_one_month_without_measures_says_what_it_lacks(
    comparison_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(comparison_data))
    app = opened(PAGE)
    assert not app.exception
    said = headings(app)
    assert "组内报送城市不足四个，不分四分位" in said
    assert "1 项差距都看不到五年内追平" in said
    assert "没有规模相近的城市报送网上入会率" in said
    assert any("还没有导入其他城市的做法" in text for text in texts(opened("practices")))
    captions = [plain(caption.value) for caption in app.caption]
    assert any("没有规模类指标" in caption for caption in captions)
    assert any("期数太少，不推算" in caption for caption in captions)


def gap(**more: object) -> pd.Series:
    """One gap that closes within a year."""
    day = pd.Timestamp
    known = {"indicator": "得分", "unit": "分", "decimals": 1, "gap": 3.0, "is_behind": True}
    pace = {"outlook": "closing", "gap_pace": -0.5, "points": 12, "is_few": False}
    closes = {"closes_from": day("2026-11-30"), "closes": day("2027-05-31")}
    return pd.Series({**known, **pace, **closes, "closes_to": day("2027-12-31"), **more})


@pytest.mark.parametrize(
    ("outlook", "said"),
    [
        ("closing", "2027年第2季度前后"),
        ("ahead", "已领先"),
        ("level", "持平"),
        ("distant", "按现有速度五年内追不上"),
        ("not_closing", "按现有速度追不上"),
        ("unknown", "期数太少，不推算"),
        ("outdated", "数据太旧，不推算"),
    ],
)
def test_every_outlook_has_its_words(outlook: str, said: str) -> None:
    assert closings.outlook(gap(outlook=outlook)) == said


def test_the_band_goes_from_quarter_to_quarter() -> None:
    assert closings.band(gap()) == "2026年第4季度至2027年第4季度"
    assert closings.band(gap(closes_to=pd.NaT)) == "最早2026年第4季度，慢则追不上"
    same = gap(closes_to=pd.Timestamp("2026-12-31"))
    assert closings.band(same) == "2026年第4季度"
    assert closings.band(gap(outlook="ahead")) == "—"


@pytest.mark.parametrize(
    ("size", "pace", "said"),
    [
        (3.0, -0.5, "差距每月缩小0.50 分"),
        (3.0, 0.5, "差距每月扩大0.50 分"),
        (-3.0, -0.5, "领先每月扩大0.50 分"),
        (-3.0, 0.5, "领先每月缩小0.50 分"),
        (3.0, 0.001, "基本不变"),
        (3.0, None, "—"),
    ],
)
def test_the_pace_is_that_of_the_gap_or_of_the_lead(
    size: float, pace: float | None, said: str
) -> None:
    assert closings.pace(gap(gap=size, gap_pace=pace)) == said


def test_a_pace_between_percentages_is_in_points() -> None:
    assert closings.pace(gap(unit="%")) == "差距每月缩小0.50 个百分点"


def test_few_figures_are_for_reference_only() -> None:
    assert closings.footing(gap(points=4, is_few=True)) == "4期数据（仅供参考）"
    assert closings.footing(gap()) == "12期数据"


def test_the_outlook_of_one_gap_is_one_sentence() -> None:
    assert closings.of_one(gap()) == (
        "照目前速度：2027年第2季度前后 · 可能范围2026年第4季度至2027年第4季度 · "
        "差距每月缩小0.50 分 · 依据12期数据"
    )
    alone = gap(outlook="unknown", gap_pace=None, points=1, is_few=True)
    assert closings.of_one(alone) == "照目前速度：期数太少，不推算 · 依据1期数据（仅供参考）"


def test_how_many_gaps_close_and_which_first() -> None:
    later = gap(indicator="后", closes=pd.Timestamp("2028-03-31"))
    ahead = gap(gap=-1.0, outlook="ahead", is_behind=False)
    never = gap(outlook="not_closing", closes=pd.NaT)
    assert closings.summary(pd.DataFrame([never, later, gap(), ahead])) == (
        "3 项差距五年内能追平 2 项，得分最早"
    )
    assert closings.summary(pd.DataFrame([never])) == "1 项差距都看不到五年内追平"
    assert closings.summary(pd.DataFrame([ahead])) == "没有需要追赶的差距"


def test_quarters_of_the_group_are_counted_for_both() -> None:
    rows = pd.DataFrame({"home_quarter": [1, 4, 4, None], "benchmark_quarter": [1, 1, 2, None]})
    said = benchmarks.standing(rows.assign(benchmark_city="霁川市"))
    assert said == "靠前：我市 1、霁川市 2；靠后：我市 2、霁川市 0 项"


def test_marks_are_explained_with_the_other_city_or_without() -> None:
    row = {"home_city": "我市", "benchmark_city": "乙市", "role": "近学"}
    both = pd.DataFrame([{**row, "other_city": "丙市", "other_role": "远学"}])
    assert benchmarks.key(both).startswith("● 我市   ■ 乙市（近学）   ◆ 丙市（远学）   左端")
    alone = pd.DataFrame([{**row, "other_city": None, "other_role": None}])
    assert benchmarks.key(alone).startswith("● 我市   ■ 乙市（近学）   左端")


def measure(**more: object) -> pd.DataFrame:
    """One task whose gap narrowed."""
    known = {"kind": "task", "practice": None, "measure": "攻坚", "indicator": "得分", "unit": "分"}
    dates = {"started": pd.Timestamp("2025-08-01"), "status": "推进中", "state": "under_way"}
    gaps = {"gap_at_start": 5.0, "gap_now": 3.0, "gap_change": -2.0, "decimals": 1}
    return pd.DataFrame([{**known, **dates, **gaps, "is_overdue": False, **more}])


@pytest.mark.parametrize(
    ("change", "said"),
    [(-2.0, "缩小2.0 分"), (2.0, "扩大2.0 分"), (0.0, "不变"), (None, "—")],
)
def test_what_the_gap_did_since_has_its_words(change: float | None, said: str) -> None:
    assert measures.in_words(measure(gap_change=change))["change_text"].tolist() == [said]


def test_a_status_says_when_it_is_overdue_or_missing() -> None:
    late = measures.in_words(measure(is_overdue=True, status=None))
    assert late["status_text"].tolist() == ["未填写（超期）"]


def test_measures_without_a_start_are_not_on_the_line() -> None:
    rows = pd.concat([measure(started=pd.NaT), measure(), measure(gap_change=None)])
    shown = measures.on_line(rows, "得分")
    assert shown["number"].tolist() == ["①", "②"]
    assert measures.key(shown, "前景").endswith(
        "① 2025年8月1日攻坚：此后差距缩小2.0 分   ② 2025年8月1日攻坚"
    )
    assert measures.on_line(pd.concat([measure()] * 21), "得分")["number"].iloc[-1] == "(21)"


def test_a_practice_that_bears_on_several_indicators_is_listed_once() -> None:
    visit = {"kind": "visit", "practice": "一步办", "state": "done", "plan_year": None}
    rows = pd.concat(
        [measure(**visit), measure(**visit, indicator="入会率", unit="%", gap_change=1.0)]
    )
    told = measures.once(rows)
    assert told["effects"].tolist() == ["得分缩小2.0 分、入会率扩大1.0 个百分点"]
    assert measures.practices(told) == "学到1条做法，1条已落地"
    others = "0条推进中，0条未落地"
    assert measures.others(told) == f"{others}；均未写明列入年度计划"
    assert measures.others(told.assign(plan_year=2026)) == f"{others}；1条列入年度计划"


@pytest.mark.usefixtures("board")
def test_the_columns_shown_are_columns_of_the_queries() -> None:
    gaps = warehouse.query("gaps", benchmark_city="霁川市")
    told = closings.in_words(benchmarks.gap_words(gaps))
    assert {*benchmarks_columns.gaps(), *benchmarks_columns.closings()} <= set(told.columns)
    taken = measures.in_words(warehouse.query("measures", benchmark_city="霁川市"))
    assert set(shared_columns.tasks()) <= set(taken.columns)
    assert set(shared_columns.practices()) <= set(measures.once(taken).columns)
    sources = warehouse.query("measure_sources", benchmark_city="霁川市")
    assert {"about", "written", "file", "sheet", "cell"} <= set(sources.columns)
    assert len(sources) == 10
