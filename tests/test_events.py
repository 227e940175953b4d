"""Changes of rules as events: known to the build, asked for by the pages, drawn on their lines."""

from pathlib import Path

import pytest

from pages.benchmarks import figures as benchmarks_figures
from pages.shared import charts, warehouse
from pages.shared.findings import courses
from tests import boards, small_board
from tests import warehouses as small
from tests.pictures import picture
from tests.test_charts import gap_line, ranks
from tests.warehouses import Warehouse

INDICATOR, SCHEME = "注册职工", "综合评价"
CHANGED: small.Sheets = {
    "indicators": [
        {**row, "target": "15万人"}
        for row in small_board.INDICATORS
        if row["indicator"] == INDICATOR
    ],
    "schemes": [
        {**row, "weight": 80} for row in small_board.SCHEMES if row.get("indicator") == INDICATOR
    ][:1],
}


@pytest.fixture
def built(tmp_path: Path) -> Warehouse:
    """The small board, and an upload the day after with another target and another weight."""
    return small.warehouse(tmp_path, small_board.FIRST, CHANGED)[0]


def asked(built: Warehouse, query: str, **of: str) -> list[tuple[str, str]]:
    """Rule and detail of the changes that a page's query gives."""
    statement = warehouse.QUERIES[query].read_text(encoding="utf-8")
    rows = built.execute(statement, {"city_group": "全省", **of}).df()
    rules = rows[rows["kind"] == "rule"]
    return list(zip(rules["rule"], rules["detail"], strict=True))


def test_an_indicator_sees_its_own_target_and_the_general_rules(
    built: Warehouse,
) -> None:
    assert asked(built, "events", indicator=INDICATOR) == [
        ("shares", "会员 40%→50%、上级 60%→30%、单位 0%→20%"),
        ("points", "市 2→1"),
        ("target", "12万人→15万人"),
    ]
    assert [rule for rule, _detail in asked(built, "events", indicator="办理天数")] == [
        "shares",
        "points",
    ]


def test_a_scheme_sees_its_own_weights_and_no_other_scheme_does(
    built: Warehouse,
) -> None:
    assert ("weights", "注册职工 70→80") in asked(built, "scheme_events", scheme=SCHEME)
    others = [rule for rule, _detail in asked(built, "scheme_events", scheme="均衡评价")]
    assert others == ["shares", "points", "target"]


def test_a_change_of_rules_is_a_dashed_line_with_a_diamond_and_a_name() -> None:
    events = boards._events()
    figure = picture(charts.bump(ranks(), events=events))
    lines = [shape for shape in figure.layout.shapes if shape.type == "line"]
    assert [(line.x0, line.line.dash) for line in lines] == [("2025-10-01", "dash")]
    assert "◆ 宣传计分调整" in [note.text for note in figure.layout.annotations]
    assert figure.data[-1].marker.symbol == "diamond"
    assert list(figure.data[-1].customdata[0]) == ["宣传计分调整", "市 2→1<br>2025年10月1日"]


def test_of_events_the_gap_line_shows_the_rules_only() -> None:
    drawn = benchmarks_figures.gap_over_time(
        gap_line(), unit="%", decimals=1, events=boards._events()
    )
    named = [note.text for note in picture(drawn).layout.annotations]
    assert "◆ 宣传计分调整" in named
    assert "攻坚月" not in named


def test_the_marks_are_explained_in_words_where_they_are_shown() -> None:
    events = boards._events()
    said = courses.course_subject("某指标", ranks(), events)
    assert said == "位次 · 某指标 · ▲ 论坛 · ■ 攻坚行动 · ◆ 规则调整"
    assert courses.course_subject("某指标", ranks(), events.head(0)) == "位次 · 某指标"


@pytest.mark.usefixtures("board")
def test_the_demonstration_tells_of_a_change_of_rules() -> None:
    events = warehouse.query(
        "scheme_events", scheme="全省工会工作综合评价", city_group=boards.GROUP
    )
    rules = events[events["kind"] == "rule"]
    told = {(str(row["starts"].date()), row["detail"]) for _at, row in rules.iterrows()}
    assert ("2025-07-01", "市 2→1") in told
    assert ("2024-01-01", "会员评家 40%→50%、上级工会评家 30%→25%、所在单位评家 30%→25%") in told
