"""What papers say where there is little to say it of, and what stands behind a figure of theirs."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from pages.shared import warehouse
from pages.shared.capture import page as capture
from pages.shared.capture.screen import Block, Screen
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import prose, slides
from pages.shared.exports.origin import Origin
from pages.shared.exports.plot import Grid
from pages.shared.exports.prose import notes, tables
from pages.shared.exports.slides.columns import PAD_X, measured
from pages.shared.exports.slides.layout import NARROW, Sheet, breadth
from pages.shared.exports.slides.tables import _heat


def said(screen: Screen, page: str) -> list[str]:
    return [one.text for one in prose.sentences(page, screen)]


def league(published: list[int], shares: list[float | None]) -> Screen:
    """A page of publicity on which units published so much, with such shares of their targets."""
    count = len(published)
    rows = pd.DataFrame(
        {
            "unit": [f"第{at}总工会" for at in range(count)],
            "publications": published,
            "national": [0] * count,
            "points": [float(number) for number in published],
            "rank": range(1, count + 1),
            "target_share": shares,
        }
    )
    screen = Screen(title="信息宣传", view={"year": "2025"})
    screen.add(Block("league", "", "", rows, {}, Stamp()))
    return screen


def test_where_nothing_was_published_nobody_leads() -> None:
    (only,) = said(league([0, 0], [0.0, 0.0]), "publicity")
    assert only == "2025年尚无信息刊发记录。"


def test_a_target_that_nobody_reached_is_said_as_such() -> None:
    last = said(league([3, 2], [0.5, 0.4]), "publicity")[-1]
    assert last == "有年度目标的2个单位均未达到目标。"


def test_the_only_indicator_compared_is_not_the_widest_of_one(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(few))
    build = warehouse.current_build()
    assert build is not None
    with warehouse.reading(build):
        (only,) = said(capture.capture("benchmarks", {}, build=build), "benchmarks")[:1]
    assert only == "与乙市对标的指标只有网上入会率，甲市为70.5%，乙市为80.5%，落后10.0 个百分点。"


def test_the_note_of_a_course_names_a_cell_of_a_period_that_it_shows(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(few))
    shown, later = (pd.Timestamp(2025, month, 28) for month in (11, 12))
    loaded = pd.Timestamp(2026, 1, 4)
    cells = pd.DataFrame(
        {
            "period_end": [later, shown, shown],
            "file": ["新报.xlsx", "旧报.xlsx", "旧报.xlsx"],
            "sheet": "表",
            "cell": ["D2", "B5", "B6"],
            "loaded_by": "研究室",
            "loaded_at": loaded,
        }
    )
    rows = pd.DataFrame({"period_end": [shown], "rank": [1]})
    block = Block("ranks", "", "", rows, {}, Stamp(), sources=lambda: cells)
    note = notes.of_block(block)
    assert "旧报" in note
    assert "B5等2处" in note.replace(" ", "")


def test_a_city_that_is_ranked_comes_before_one_that_is_not() -> None:
    ranks = [1.0, 2.0, 3.0, 4.0, float("nan"), float("nan")]
    rows = pd.DataFrame({"rank": ranks, "role": "", "city": list("甲乙丙丁戊己")})
    rows["is_home"] = rows["city"] == "丁"
    assert "".join(tables._nearest(rows, 4)["city"]) == "甲乙丙丁"


def test_rows_that_are_all_alike_fill_no_slide(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A forum in each month: the page says so in words, and two slides of ones would say less."""
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    build = warehouse.current_build()
    assert build is not None
    screen = capture.capture("forums", {}, build=build)
    shown = [one.block.key for one in slides.of_screen(screen, Origin("forums", {}, 1), {})]
    alike = [block.key for block in screen.blocks if block.is_alike]
    assert alike == ["months"]
    assert shown == [block.key for block in screen.blocks if not block.is_alike]


def test_the_names_of_a_heat_map_have_one_line_on_a_narrow_slide() -> None:
    name = "2025年下半年 28 个议题"
    grid = Grid(("", "研讨", "成果"), ((name, "1", "2"),) * 6, fills=(("", "#434A55", ""),) * 6)
    box = Sheet(NARROW).table()
    found = _heat(grid, box)
    assert breadth(name, found.size) * 1.07 + PAD_X <= found.columns[0] + 1e-9
    assert sum(found.rows) <= box.high


@pytest.mark.parametrize("text", ["100%", "95%"])
def test_a_percentage_stays_on_one_line_beside_long_neighbours(text: str) -> None:
    """Letters that stand in for those of an office are so wide: digits 0.64, the sign 0.95."""
    long = "需推进的重点项目和责任清单中的长名称"
    grid = Grid(("项目", "进度", "备注"), ((long, text, long * 2),), numbers=(False, True, False))
    found = measured(grid, 7.0)
    wide = sum(0.95 if one == "%" else 0.64 for one in text) * found.size / 72
    assert found.columns[1] >= wide + 0.13


def test_what_is_due_on_the_day_of_a_paper_is_no_next_step_of_it(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANGHUI_DATA", str(samples))
    build = warehouse.current_build()
    assert build is not None
    with warehouse.reading(build):
        day = pd.Timestamp(warehouse.query("board")["counted_to"].iloc[0])
        for kind in ("benchmark_task", "archive", "problem", "decision"):
            for one in prose.matters.following("due.next", kind):
                told = dt.datetime.strptime(one.facts["day"], "%Y年%m月%d日")
                assert told > day
