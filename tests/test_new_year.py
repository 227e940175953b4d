"""A new year without weights, targets or plans: last year's stay, and are called last year's."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from pages.appraisals.findings import appraisals
from pages.shared.findings import carried
from pages.shared.warehouse import PAGES, QUERIES
from pages.unit import findings as unit
from tests.test_city_changes import ALL, INDICATORS, ROWS, SCHEMES, Row, values
from tests.warehouses import Sheets, Warehouse, warehouse

UNITS: list[Row] = [{"unit": "研究室", "kind": "机关部室"}, {"unit": "组织部", "kind": "机关部室"}]
RATERS: list[Row] = [
    {"appraisal": "评议", "year": 2025, "rater": "会员", "weight": 60, "grades": "优秀 90"},
    {"appraisal": "评议", "year": 2025, "rater": "上级", "weight": 40, "grades": "优秀 90"},
]


def in_2026(rows: list[Row]) -> list[Row]:
    return [{**row, "period": str(row["period"]).replace("2025", "2026")} for row in rows]


def scores(year: int) -> list[Row]:
    given = {"研究室": (95, 90), "组织部": (80, 85)}
    return [
        {"appraisal": "评议", "period": str(year), "unit": of, "rater": rater, "score": score}
        for of, both in given.items()
        for rater, score in zip(("会员", "上级"), both, strict=True)
    ]


def built(folder: Path, *, weights: int | None = 2025, target: int | None = 2025, **more: list[Row]
          ) -> Warehouse:  # fmt: skip
    """December 2025 and January 2026, by weights and a target of one year."""
    sheets: Sheets = {
        "cities": ROWS,
        "units": UNITS,
        "indicators": [{**INDICATORS[0], "target": 50, "target_year": target}, INDICATORS[1]],
        "schemes": [{**row, "weights_year": weights} for row in SCHEMES],
        "indicator_values": [*values(range(12, 13), **ALL), *in_2026(values(range(1, 2), **ALL))],
        **more,
    }
    connection, failures = warehouse(folder, sheets)
    assert failures == []
    return connection


def asked(board: Warehouse, query: str, **of: str | None) -> pd.DataFrame:
    return board.execute(QUERIES[query].read_text(encoding="utf-8"), of).df()


def told(board: Warehouse, kind: str, subject: str) -> str:
    return carried.sentence(kind, asked(board, "carried_over", kind=kind, subject=subject))


def test_weights_and_targets_of_last_year_are_said_to_be_last_years(tmp_path: Path) -> None:
    board = built(tmp_path)
    assert told(board, "weights", "综合") == "2026年的权重尚未下达，沿用2025年"
    assert told(board, "target", "会员") == "2026年的目标尚未下达，沿用2025年"
    assert told(board, "target", "活动") == ""
    months = asked(board, "targets", city="甲市", city_group="全省")
    assert months["reached"].tolist() == [1, 1]
    assert [carried.of_targets(row) for _at, row in months.iterrows()] == [
        "2026年的目标尚未下达，沿用2025年",
        "",
    ]


@pytest.mark.parametrize("year", [2026, None])
def test_rules_of_the_year_itself_or_of_no_year_are_not_remarked_on(
    year: int | None, tmp_path: Path
) -> None:
    board = built(tmp_path, weights=year, target=year)
    assert board.execute("select * from marts.carried_over").fetchall() == []


def results(board: Warehouse) -> pd.DataFrame:
    query = "select * from marts.appraisal_results where year(period_end) = 2026 order by rank"
    return board.execute(query).df()


def test_an_appraisal_without_weights_of_its_year_is_reckoned_by_the_last_ones(
    tmp_path: Path,
) -> None:
    board = built(tmp_path, appraisals=RATERS, appraisal_scores=[*scores(2025), *scores(2026)])
    found = results(board)
    assert found[["unit", "score"]].to_numpy().tolist() == [["研究室", 93.0], ["组织部", 82.0]]
    assert found["grade"].dropna().tolist() == ["优秀"]
    said = appraisals.dated(found, "2026年", dt.date(2026, 12, 31))
    assert said == "2026年 · 2026年的权重尚未下达，沿用2025年"
    assert told(board, "shares", "评议") == "2026年的权重尚未下达，沿用2025年"


def test_an_appraisals_own_weights_stand_as_soon_as_they_are_laid_down(tmp_path: Path) -> None:
    own = [{**row, "year": 2026, "weight": 50} for row in RATERS]
    given = [*scores(2025), *scores(2026)]
    board = built(tmp_path, appraisals=[*RATERS, *own], appraisal_scores=given)
    found = results(board)
    assert found["score"].tolist() == [92.5, 82.5]
    assert appraisals.dated(found, "2026年", dt.date(2026, 12, 31)) == "2026年"


def test_an_appraisal_before_any_weights_has_no_score(tmp_path: Path) -> None:
    later = [{**row, "year": 2027} for row in RATERS]
    board = built(tmp_path, appraisals=later, appraisal_scores=scores(2026))
    assert results(board)["score"].isna().all()


def test_a_units_plan_of_last_year_stays_in_view_under_its_own_year(tmp_path: Path) -> None:
    plan: Row = {"year": 2025, "item": "新增会员", "unit": "研究室", "planned": 10, "done": 8}
    board = built(tmp_path, plans=[plan], problems=FOUND)
    rows = asked(board, "unit_plans", unit="研究室")
    assert rows[["name", "planned", "done"]].to_numpy().tolist() == [["新增会员", 10, 8]]
    assert unit.plan_subject(rows, "研究室") == "2026年的计划尚未下达，沿用2025年 · 研究室"
    macro = (PAGES / "shared/sql/macros/with_cells.sql").read_text(encoding="utf-8")
    board.execute(macro.replace("warehouse.marts", "marts"))  # this board is not attached
    query = QUERIES["unit_plan_sources"].read_text(encoding="utf-8")
    table = board.execute(query, {"unit": "研究室"}).to_arrow_table()
    assert table is not None
    assert table.select(["about", "written"]).to_pylist() == [
        {"about": "新增会员", "written": "8 / 10"}
    ]


FOUND: list[Row] = [{"problem": "漏水", "no": "甲1号", "found": "2026-02-01", "owner": "组织部"}]
