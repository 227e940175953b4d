"""A page beside the same page at the last meeting: what is real, what was corrected, no more."""

import datetime as dt
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.__main__ import main
from pages.shared import warehouse
from pages.shared.capture import changes, comparison
from pages.shared.capture.corrections import Corrections
from pages.shared.capture.kinds import Span
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.etl import snapshots
from pages.shared.figures import Bars, Chart, Line, Periods, Rows, with_earlier
from pages.shared.findings import moves as findings
from tests import offices
from tests.pictures import picture
from tests.screens import opened, plain, tables, texts

NAME = "2025-08 主席办公会"
NEXT: offices.Rows = [
    offices.VALUES[0],
    ["网上入会率", "甲市", "2025年8月", 71.5, "%"],
    ["网上入会率", "乙市", "2025年8月", 72.5, "%"],
    ["网上入会率", "丙市", "2025年8月", 90.5, "%"],
]
CORRECTED: Sequence[offices.CellValue] = ["网上入会率", "乙市", "2025年7月", 65.5, "%"]
RANKINGS = {"page": "rankings", "indicator": "网上入会率"}
SINCE, UNTIL = dt.date(2025, 7, 31), dt.date(2025, 8, 31)


@pytest.fixture
def data(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board of July, kept for a meeting."""
    folder = tmp_path / "data"
    shutil.copytree(few, folder)
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    assert main(["pin", NAME, "--by", "研究室", "--data", str(folder)]) == 0
    return folder


def load(data: Path, rows: offices.Rows, name: str = "八月.xlsx") -> None:
    path = offices.workbook(data.parent / name, {"指标数据": rows})
    assert main(["load", str(path), "--data", str(data)]) == 0


def moved(page: str, **view: str) -> set[tuple[str, str, str, str, str]]:
    (snapshot,) = snapshots.everything()
    found = comparison.compare(page, view, snapshot).moves
    kinds = {"correction": "更正", "real": "变化", "time": "随时间"}
    return {(kinds[m.kind], m.what, m.about, m.old, m.new) for m in found}


def summary(app: AppTest) -> str:
    return next(text for text in texts(app) if text.startswith(":material/compare_arrows:"))


def test_a_corrected_old_value_and_a_new_period_are_told_apart_to_the_last_rank(
    data: Path,
) -> None:
    load(data, [*NEXT, CORRECTED])
    assert moved("rankings", indicator="网上入会率") == {
        ("更正", "甲市", "位次", "第 2 / 3", "第 1 / 3"),
        ("变化", "甲市", "位次", "第 1 / 3", "第 3 / 3"),
        ("更正", "乙市", "位次", "第 1 / 3", "第 2 / 3"),
        ("更正", "乙市", "数值", "80.5%", "65.5%"),
        ("变化", "乙市", "数值", "65.5%", "72.5%"),
        ("变化", "甲市", "数值", "70.5%", "71.5%"),
        ("变化", "丙市", "位次", "第 3 / 3", "第 1 / 3"),
        ("变化", "丙市", "数值", "60.5%", "90.5%"),
    }
    assert moved("rankings", indicator="网上入会率", period="2025-07") == {
        ("更正", "甲市", "位次", "第 2 / 3", "第 1 / 3"),
        ("更正", "乙市", "位次", "第 1 / 3", "第 2 / 3"),
        ("更正", "乙市", "数值", "80.5%", "65.5%"),
    }


def test_the_switch_says_what_moved_and_marks_the_charts(data: Path) -> None:
    load(data, [*NEXT, CORRECTED])
    app = opened(**RANKINGS)
    assert not any(text.startswith(":material/compare_arrows:") for text in texts(app))
    app.toggle(key="compare").set_value(True).run()
    assert not app.exception
    said = "真实变化 5 处，旧数更正 3 处；最主要的是 甲市 位次 第 1 / 3 → 第 3 / 3"
    assert f"较“{NAME}”：{said}" in summary(app)
    app.session_state["all_moves"] = True
    app.run()
    listed = plain(tables(app)[0].to_csv())
    assert "旧数更正" in listed
    assert "真实变化" in listed


def test_without_a_snapshot_of_another_build_there_is_no_switch(data: Path) -> None:
    assert "compare" not in {toggle.key for toggle in opened(**RANKINGS).toggle}
    load(data, NEXT)
    assert "compare" in {toggle.key for toggle in opened(**RANKINGS).toggle}


@pytest.mark.usefixtures("data")
def test_a_page_that_a_snapshot_does_not_have_says_so(data: Path) -> None:
    units = offices.workbook(
        data.parent / "议定.xlsx",
        {
            "议定事项": [
                ["会议", "议定事项", "责任单位", "完成时限"],
                ["例会", "提速", "研究室", "2025年9月1日"],
            ]
        },
    )
    assert main(["load", str(units), "--data", str(data)]) == 0
    app = opened("decisions", compare="true")
    assert f"“{NAME}”的快照里没有本页内容" in summary(app)


def test_a_page_on_which_nothing_moved_says_so(data: Path) -> None:
    load(data, NEXT)
    app = opened("forums", compare="true")
    assert "本页没有变化" in summary(app)


def block(rows: list[dict[str, object]], columns: dict[str, str]) -> Block:
    return Block("ledger", "", "", pd.DataFrame(rows), columns, Stamp())


def problem(name: str, found: str, closed: str | None, state: str) -> dict[str, object]:
    return {
        "problem": name,
        "found": pd.Timestamp(found),
        "closed_on": pd.Timestamp(closed) if closed else pd.NaT,
        "state": state,
        "days_open": 3.0,
    }


def test_in_a_ledger_the_day_of_an_event_says_whether_it_is_news() -> None:
    columns = {"problem": "问题", "state": "状态", "days_open": "天数"}
    then = block(
        [
            problem("甲", "2025-07-01", None, "open"),
            problem("乙", "2025-07-01", None, "open"),
            problem("丙", "2025-07-01", None, "open"),
            problem("丁", "2025-07-01", None, "open"),
        ],
        columns,
    )
    now = block(
        [
            problem("甲", "2025-07-01", "2025-08-10", "closed"),
            problem("乙", "2025-07-01", "2025-07-20", "closed"),
            problem("丙", "2025-07-01", None, "overdue"),
            problem("戊", "2025-08-02", None, "open"),
            problem("己", "2025-07-05", None, "open"),
        ],
        columns,
    )
    found = changes.moves(then, None, now, Span(SINCE, UNTIL))
    assert {(move.what, move.new, move.is_correction) for move in found} == {
        ("甲", "closed", False),
        ("乙", "closed", True),
        ("丙", "overdue", False),
        ("丁", "已不在", True),
        ("戊", "新增", False),
        ("己", "新增", True),
    }


def test_rows_of_periods_are_corrected_where_both_know_the_period() -> None:
    columns = {"period": "时期", "city": "城市", "value": "数值"}

    def rows(*said: tuple[str, str, float]) -> Block:
        return block(
            [
                {"period": day, "period_end": pd.Timestamp(day), "city": city, "value": value}
                for day, city, value in said
            ],
            columns,
        )

    then = rows(("2025-06-30", "甲", 1), ("2025-06-30", "乙", 2), ("2025-05-31", "乙", 1))
    now = rows(("2025-06-30", "甲", 3), ("2025-06-30", "乙", 2), ("2025-08-31", "甲", 4))
    found = changes.moves(then, None, now, Span(SINCE, UNTIL))
    assert {(move.what, move.old, move.new, move.is_correction) for move in found} == {
        ("2025-06-30 · 甲", "1", "3", True),
        ("2025-08-31", "—", "1 个数值", False),
    }


def test_our_own_rank_leads_from_the_last_period_known_to_the_present_one() -> None:
    columns = {"period": "时期", "city": "城市", "rank": "位次"}

    def rows(*said: tuple[str, str, float]) -> Block:
        return block(
            [
                {
                    "period": day,
                    "period_end": pd.Timestamp(day),
                    "city": city,
                    "rank": rank,
                    "is_home": city == "甲",
                }
                for day, city, rank in said
            ],
            columns,
        )

    then = rows(("2025-07-31", "甲", 2), ("2025-07-31", "乙", 1))
    now = rows(
        ("2025-07-31", "甲", 1),
        ("2025-07-31", "乙", 2),
        ("2025-08-31", "甲", 2),
        ("2025-08-31", "乙", 1),
    )
    first, *rest = changes.moves(then, None, now, Span(SINCE, UNTIL))
    assert (first.what, first.old, first.new) == ("2025-08-31 · 甲", "1", "2")
    assert not first.is_correction
    assert ("2025-07-31 · 甲", "2", "1", True) in {
        (move.what, move.old, move.new, move.is_correction) for move in rest
    }


def test_the_earlier_values_stand_hollow_beside_the_present_ones() -> None:
    days = Periods((dt.date(2025, 1, 31), dt.date(2025, 2, 28)), ("一月", "二月"))
    course = Chart((Line(name="甲", values=(3.0, 4.0)),), days)
    then = replace(course, marks=(Line(name="甲", values=(3.0, 9.0)),))
    ghost = picture(with_earlier(course, then, {})).data[-1]
    assert (ghost.x, ghost.y, ghost.text) == (("2025-02-28",), (9.0,), ("上次",))
    bars = Chart((Bars(values=(5.0, 6.0)),), Rows(("甲", "乙")))
    old = replace(bars, marks=(Bars(values=(7.0, 5.0)),))
    stroke = picture(with_earlier(bars, old, {0: 1, 1: 0})).data[-1]
    assert (stroke.x, stroke.y, stroke.marker.symbol) == ((7.0,), (1,), "line-ns-open")
    assert with_earlier(bars, bars, {0: 0, 1: 1}) is bars


def test_a_snapshot_is_compared_with_the_build_in_view_not_with_itself(data: Path) -> None:
    load(data, NEXT)
    assert main(["pin", "下一次", "--data", str(data)]) == 0
    app = opened(**RANKINGS, snapshot=NAME, compare="true")
    assert warehouse.current_build() is not None
    assert not app.exception


def ledger(count: float, state: str, due: str = "2025-07-15") -> Block:
    row = {"problem": "甲", "due": pd.Timestamp(due), "state": state, "count": count}
    return block([row], {"problem": "问题", "due": "期限", "state": "状态", "count": "件数"})


def test_a_real_change_of_as_many_units_as_days_went_by_is_told() -> None:
    days = (UNTIL - SINCE).days
    (move,) = changes.moves(ledger(3, "open"), None, ledger(3 + days, "open"), Span(SINCE, UNTIL))
    assert (move.about, move.old, move.new, move.kind) == ("件数", "3", str(3 + days), "real")


def test_a_state_that_only_the_calendar_changed_moved_with_time() -> None:
    span = Span(SINCE, UNTIL)
    (move,) = changes.moves(ledger(3, "open"), None, ledger(3, "overdue"), span)
    assert move.kind == "time"
    told = changes.moves(ledger(3, "open"), None, ledger(3, "closed", "2025-08-20"), span)
    assert {each.kind for each in told} == {"real"}
    said = findings.summary("例会", [move])
    assert said.startswith("较“例会”：真实变化 0 处，旧数更正 0 处，随时间变化 1 处")


def test_without_a_ledger_loaded_every_move_of_one_is_the_calendars() -> None:
    columns = {"name": "单位", "count": "超期"}
    then, now = (block([{"name": "甲部", "count": n}], columns) for n in (3.0, 9.0))
    values_only = Corrections(loaded=frozenset({"indicator_values"}))
    (move,) = changes.moves(then, None, now, Span(SINCE, UNTIL, corrections=values_only))
    assert move.kind == "time"
    ledgers = Corrections(loaded=frozenset({"problems"}))
    (move,) = changes.moves(then, None, now, Span(SINCE, UNTIL, corrections=ledgers))
    assert move.kind == "real"


def test_a_load_that_corrects_nothing_shows_no_correction_on_any_page(data: Path) -> None:
    load(data, [*NEXT, ["网上入会率", "甲市", "2025年6月", 70.1, "%"]])
    (snapshot,) = snapshots.everything()
    for page in ("overview", "rankings", "indicator", "city", "quality", "forums"):
        found = comparison.compare(page, {}, snapshot).moves
        assert not [move for move in found if move.kind == "correction"], page


def test_one_corrected_cell_shows_in_the_blocks_that_rest_on_it_and_in_no_other(data: Path) -> None:
    days: offices.Rows = [
        NEXT[0],
        ["平均办理天数", "甲市", "2025年7月", 12, "天"],
        ["平均办理天数", "乙市", "2025年7月", 14, "天"],
    ]
    load(data, days, "天数.xlsx")
    assert main(["pin", "之后", "--data", str(data)]) == 0
    load(data, [NEXT[0], CORRECTED], "更正.xlsx")
    snapshot = snapshots.named("之后")
    assert snapshot is not None
    for page, indicator, kinds in (
        ("rankings", "网上入会率", {"correction"}),
        ("indicator", "网上入会率", {"correction"}),
        ("rankings", "平均办理天数", set()),
        ("indicator", "平均办理天数", set()),
    ):
        found = comparison.compare(page, {"indicator": indicator}, snapshot).moves
        assert {move.kind for move in found} == kinds, (page, indicator)
    assert not comparison.compare("forums", {}, snapshot).moves


def test_another_headline_is_said_and_its_blocks_are_not_held_against_the_old_ones(
    data: Path,
) -> None:
    headline = warehouse.query("headlines")["subject"].iloc[0]
    rows: offices.Rows = [
        ["平均办理天数", city, f"2025年{month}月", value, "天"]
        for month, values in ((7, (9, 8, 7)), (8, (1, 8, 7)))
        for city, value in zip(("甲市", "乙市", "丙市"), values, strict=True)
    ]
    load(data, [NEXT[0], *rows])
    chosen: offices.Rows = [["选项", "指标或方案"], ["头条", "平均办理天数"]]
    settings = offices.workbook(data.parent / "看板设置.xlsx", {"看板设置": chosen})
    assert main(["load", str(settings), "--data", str(data)]) == 0
    (snapshot,) = snapshots.everything()
    done = comparison.compare("overview", {}, snapshot)
    assert done.headline == (f"{headline} · 示例组", "平均办理天数 · 示例组")
    assert not [move for move in done.moves if move.kind == "correction"]
    said = findings.summary("例会", done.moves, done.headline)
    assert f"看板主指标由{headline} · 示例组改为平均办理天数 · 示例组" in said
