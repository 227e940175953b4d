"""Invented and real figures never stand in one figure: a load that would mix them is stopped."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.loading import loading
from etl.loading.drafting import Wish
from etl.warehouse import builds, checks
from tests.workbooks.case import Typed, fill

Rows = Sequence[Sequence[Typed]]

CITIES: Rows = [["城市", "角色", "分组"], ["甲市", "本市", "全省"], ["乙市", "同组", "全省"]]
OTHERS: Rows = [["城市", "角色", "分组"], ["丙市", "同组", "外省"]]
INDICATORS: Rows = [["指标", "单位", "方向"], ["会员", "人", "越高越好"]]
UNITS: Rows = [["单位", "类别"], ["研究室", "机关部室"]]
PROBLEM = ["问题描述", "发现日期", "责任单位", "是否销号"]


def written(path: Path, *, is_demo: bool, **sheets: Rows) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        fill(book, name, rows)
    if is_demo:
        fill(book, "说明", [["演示数据"]])
    book.save(path)
    return path


def values(*cities: str, month: int = 6) -> Rows:
    header = ["指标", "城市", "时期", "数值", "单位"]
    rows: list[Sequence[Typed]] = [["会员", city, f"2020年{month}月", 5, "人"] for city in cities]
    return [header, *rows]


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A data folder with invented values of a group and one invented problem."""
    problems: Rows = [PROBLEM, ["编的", "2020-07-01", "研究室", "否"]]
    sheets = {"城市": CITIES, "指标": INDICATORS, "单位": UNITS, "指标数据": values("甲市", "乙市")}
    path = written(tmp_path / "演示.xlsx", is_demo=True, **sheets, 问题台账=problems)
    loading.load(tmp_path / "data", [path], Wish())
    return tmp_path / "data"


def refused(data: Path, path: Path) -> list[tuple[str, str]]:
    with pytest.raises(builds.CheckError) as stopped:
        loading.load(data, [path], Wish())
    found = checks.entries(stopped.value.failures, str)
    assert all("withdraw the demonstration uploads first" in one["reason"] for one in found)
    return [(one["sheet"], one["value"]) for one in found]


def test_real_values_do_not_join_a_group_of_invented_ones(demo: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "真.xlsx", is_demo=False, 指标数据=values("甲市", month=7))
    assert refused(demo, path) == [("指标数据", "全省")]


def test_a_real_problem_does_not_join_a_ledger_of_invented_ones(demo: Path, tmp_path: Path) -> None:
    problems: Rows = [PROBLEM, ["真的", "2020-07-02", "研究室", "否"]]
    path = written(tmp_path / "真.xlsx", is_demo=False, 问题台账=problems)
    assert refused(demo, path) == [("问题台账", "问题台账")]


def test_real_values_of_another_group_stand_beside_the_demonstration(
    demo: Path, tmp_path: Path
) -> None:
    sheets = {"城市": OTHERS, "指标数据": values("丙市")}
    loading.load(demo, [written(tmp_path / "真.xlsx", is_demo=False, **sheets)], Wish())


def test_the_real_file_is_loaded_once_the_demonstration_is_withdrawn(
    demo: Path, tmp_path: Path
) -> None:
    sheets = {"城市": CITIES, "指标": INDICATORS, "指标数据": values("甲市", month=7)}
    path = written(tmp_path / "真.xlsx", is_demo=False, **sheets)
    assert refused(demo, path) == [("指标数据", "全省")]
    loading.withdraw(demo, 1, "研究室")
    loading.load(demo, [path], Wish())
