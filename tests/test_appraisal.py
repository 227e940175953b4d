"""Appraisals, publicity, homes of workers and studios: their marts, checks and pages."""

from pathlib import Path

import pandas as pd
import pytest

from pages.appraisals.findings import appraisals, homes, publicity, studios
from pages.shared import charts
from tests.pictures import picture
from tests.screens import headings, opened, plain, tables
from tests.warehouses import Said
from tests.warehouses import warehouse as built


@pytest.mark.usefixtures("board")
def test_the_appraisal_of_a_quarter_names_the_raters_who_tell_none_apart() -> None:
    app = opened("appraisals", appraisal="双述双评", period="2025年第1季度")
    assert app.title[0].value.startswith("双述双评：")
    said = "".join(headings(app))
    assert "部室互评 · 业务工作、部室互评 · 从严治党给所有单位打了同样的分" in said


@pytest.mark.usefixtures("board")
def test_a_units_page_gathers_what_it_owes_did_and_scored() -> None:
    app = opened("unit", unit="网络工作部")
    assert not app.exception
    assert "双述双评：第 1 / 13" in headings(app)[0].replace("\\", "")
    shown = " ".join(element.value for element in app.caption)
    assert all(f"{part} · 网络工作部" in shown for part in ("欠办", "已办", "得分"))


def scored(folder: Path, *scores: tuple[str, str, float]) -> list[tuple[object, ...]]:
    """Unit, score, rank, grade and the raters not heard, of scores by unit and rater."""
    sheets: dict[str, list[dict[str, Said]]] = {
        "units": [{"unit": unit, "kind": "基层工会"} for unit in ("甲厂", "乙厂")],
        "appraisals": [
            {
                "appraisal": "职工之家",
                "year": 2025,
                "rater": rater,
                "weight": weight,
                "grades": "五星 90",
            }
            for rater, weight in (("会员", 5), ("单位", 3), ("上级", 2))
        ],
        "appraisal_scores": [
            {
                "appraisal": "职工之家",
                "period": "2025",
                "unit": unit,
                "rater": rater,
                "score": score,
            }
            for unit, rater, score in scores
        ],
    }
    connection, findings = built(folder, sheets)
    with connection:
        assert findings == []
        return connection.execute(
            "select unit, score, rank, grade, missing_raters from marts.appraisal_results"
        ).fetchall()


def test_weights_that_do_not_add_up_to_a_hundred_count_by_their_sum(tmp_path: Path) -> None:
    rows = scored(tmp_path, ("甲厂", "会员", 80), ("甲厂", "单位", 90), ("甲厂", "上级", 100))
    assert rows == [("甲厂", 87.0, 1, None, None)]


def test_a_missing_rater_is_named_and_its_weight_shared(tmp_path: Path) -> None:
    rows = scored(tmp_path, ("甲厂", "会员", 92), ("甲厂", "上级", 85))
    assert rows == [("甲厂", 90.0, 1, "五星", "单位")]


def test_a_unit_that_less_than_half_the_weight_has_rated_has_no_rank(tmp_path: Path) -> None:
    rows = scored(tmp_path, ("甲厂", "会员", 80), ("乙厂", "单位", 99))
    assert [(unit, rank) for unit, _score, rank, *_ in rows] == [("甲厂", 1), ("乙厂", None)]


def test_a_rater_without_weight_is_reported_at_its_cell(tmp_path: Path) -> None:
    sheets: dict[str, list[dict[str, Said]]] = {
        "units": [{"unit": "甲厂", "kind": "基层工会"}],
        "appraisals": [{"appraisal": "家", "year": 2025, "rater": "会员", "weight": 100}],
        "appraisal_scores": [
            {"appraisal": "家", "period": "2025", "unit": "甲厂", "rater": "路人", "score": 90}
        ],
    }
    connection, findings = built(tmp_path, sheets)
    connection.close()
    assert [(found.name, [row.value for row in found.rows]) for found in findings] == [
        ("raters_without_weight", ["路人"])
    ]


def test_charts_of_scores_keep_to_the_schema() -> None:
    raters = pd.DataFrame(
        [("会员", 80.0, 90.0, 85.0, False), ("<b>单位", 95.0, 95.0, 95.0, True)],
        columns=["name", "lowest", "highest", "mean", "is_same"],
    )
    drawn = picture(charts.spreads(raters))
    assert "全部相同" in drawn.layout.yaxis.ticktext[1]
    assert "&lt;b&gt;单位" in drawn.layout.yaxis.ticktext[1]
    parts = pd.DataFrame(
        [("2024", "会员", 0.4), ("2024", "上级", 0.6)], columns=["name", "part", "share"]
    )
    assert [trace.text for trace in picture(charts.shares(parts)).data] == [("40%",), ("60%",)]
    plans = pd.DataFrame(
        [("会员", 10.0, 8.0, 0.8), ("驿站", 0.0, 1.0, None)],
        columns=["name", "planned", "done", "done_share"],
    )
    assert picture(charts.done(plans)).data[1].x == (0.8, 0.0)


def test_findings_of_quiet_cases_are_said_in_words() -> None:
    results = pd.DataFrame({"rank": [None], "score": [None], "unit": ["甲"], "grade": [None]})
    assert appraisals.leading(results, "家") == "家：尚未规定权重，无法计分"
    assert homes.starred(results, 2025) == "2025年没有职工之家获评星级"
    weights = pd.DataFrame({"year": [2024, 2025], "rater": ["甲", "甲"], "share": [1.0, 1.0]})
    assert appraisals.reweighed(weights) == "自2024年以来权重未变"
    assert appraisals.reweighed(weights.head(1)) == "甲权重最高，100%"
    done = pd.DataFrame({"done_share": [1.0], "name": ["会员"], "behind": [0]})
    assert homes.grown(done) == "各项计划均已完成"
    visits = pd.DataFrame({"unit": ["甲"], "per_cadre": [4.0], "promised": [4.0]})
    assert homes.visited(visits) == "各单位下基层次数均达到承诺"
    assert homes.visited(visits.assign(promised=float("nan"))).endswith("（未规定承诺次数）")
    people = pd.DataFrame(
        {"name": ["甲"], "part": ["统筹"], "share": [0.1], "planned_share": [0.1]}
    )
    assert homes.placed(people) == "各单位人力配置与计划相差都不到 5 个百分点"
    league = pd.DataFrame({"rank": [1], "unit": ["甲"], "points": [3.0], "target_share": [None]})
    assert publicity.leading(league, 2025) == "2025年：甲以 3 分居首"
    assert publicity.short(league) == "各单位得分排名"
    rules = pd.DataFrame({"points_before": [None], "since": [None]})
    assert publicity.ruled(rules) == "计分规则"
    none = pd.DataFrame({"benefit": [None], "benefit_per_yuan": [None], "name": ["甲"]})
    assert studios.earned(none, 2025) == "2025年尚无工作室填报创效"
    assert studios.rewarded(none) == "当年各工作室"


def test_what_nobody_answered_or_moved_is_said_in_words() -> None:
    results = pd.DataFrame({"opinions": [5.0, 5.0], "answered": [4.0, None]})
    assert [card.said for card in appraisals.answers(results)] == ["已答复 4 条（40%）"]
    unknown = results.assign(answered=float("nan"))
    assert appraisals.answers(unknown)[0].said == "未填报答复数"
    assert appraisals.answers(results.assign(opinions=0.0)) == []
    course = pd.DataFrame({"name": ["甲", "乙", "甲", "乙"], "rank": [1, 2, 1, 2]})
    assert appraisals.moved(course) == "位次没有变化"
    turned = course.assign(rank=[1, 2, 2, 1])
    assert appraisals.moved(turned) == "乙 ↑ 升 1 位，甲 ↓ 降 1 位，变动最大"


def test_a_plan_that_is_not_one_for_all_is_no_bar_of_its_own() -> None:
    people = pd.DataFrame(
        {"name": ["甲", "乙"], "part": ["统筹", "统筹"], "share": [0.1, 0.3], "headcount": [1, 3]}
    )
    alike = homes.with_plan(people.assign(planned_share=0.1))
    assert list(alike["name"]) == ["计划", "甲", "乙"]
    assert len(homes.with_plan(people.assign(planned_share=[0.1, 0.2]))) == 2
    assert len(homes.with_plan(people.assign(planned_share=None))) == 2


@pytest.mark.usefixtures("board")
def test_the_ratings_of_all_dimensions_stand_beside_the_result() -> None:
    app = opened("appraisals", appraisal="职工满意度评价", period="2025年第4季度")
    shown = {plain(header) for header in tables(app)[0].columns}
    assert {"职工问卷 · 服务态度", "12351热线回访 · 解决问题", "已答复", "主体分差"} <= shown


def test_points_that_add_up_to_the_same_share_a_rank(tmp_path: Path) -> None:
    """0.1 + 0.2 is more than 0.3 to a computer."""
    published = [("组织部", "市"), ("组织部", "县"), ("网络部", "省")]
    sheets: dict[str, list[dict[str, Said]]] = {
        "units": [{"unit": unit, "kind": "机关部室"} for unit in ("组织部", "网络部")],
        "scoring_rules": [
            {"level": level, "points": points}
            for level, points in (("县", 0.1), ("市", 0.2), ("省", 0.3))
        ],
        "publications": [
            {"date": "2026-01-05", "unit": unit, "media": "某报", "level": level, "headline": level}
            for unit, level in published
        ],
    }
    connection, findings = built(tmp_path, sheets)
    with connection:
        assert findings == []
        rows = connection.execute(
            "select unit, points, rank from marts.publicity_league order by unit"
        ).fetchall()
    assert rows == [("组织部", 0.3, 1), ("网络部", 0.3, 1)]


def test_half_of_the_weight_is_enough_however_it_is_added_up(tmp_path: Path) -> None:
    """0.03 + 0.43 + 0.04 is less than 0.5 to a computer."""
    weights = (("甲", 3), ("乙", 43), ("丙", 4), ("丁", 50))
    of: dict[str, Said] = {"appraisal": "家", "year": 2025}
    sheets: dict[str, list[dict[str, Said]]] = {
        "units": [{"unit": "甲厂", "kind": "基层工会"}],
        "appraisals": [{**of, "rater": rater, "weight": weight} for rater, weight in weights],
        "appraisal_scores": [
            {"appraisal": "家", "period": "2025", "unit": "甲厂", "rater": rater, "score": 80}
            for rater in "甲乙丙"
        ],
    }
    connection, findings = built(tmp_path, sheets)
    with connection:
        assert findings == []
        rows = connection.execute("select score, rank from marts.appraisal_results").fetchall()
    assert rows == [(80.0, 1)]
