"""Workbooks as an office sends them, made in the test so that the fault is visible in it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

CellValue = str | int | float | None
Rows = list[Sequence[CellValue]]

UNITS: Rows = [["单位", "类别"], ["研究室", "机关部室"], ["组织部", "机关部室"]]
FORUMS: Rows = [
    ["期次", "主题", "日期", "主办部室", "形式", "参加人数"],
    [1, "网上工会建设", "2025年7月8日", "研究室", "线下", 86],
    [2, "职工之家", "2025年8月12日", "组织部", "线上", "约120人"],
]
CITIES: Rows = [
    ["城市", "角色", "分组"],
    ["甲市", "本市", "示例组"],
    ["乙市", "近学", "示例组"],
    ["丙市", "远学", "示例组"],
]
INDICATORS: Rows = [
    ["指标", "单位", "方向", "小数位"],
    ["网上入会率", "%", "越高越好", 1],
    ["平均办理天数", "天", "越低越好", 0],
]
VALUES: Rows = [
    ["指标", "城市", "时期", "数值", "单位"],
    ["网上入会率", "甲市", "2025年7月", 70.5, "%"],
    ["网上入会率", "乙市", "2025年7月", 80.5, "%"],
    ["网上入会率", "丙市", "2025年7月", 60.5, "%"],
]


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[CellValue]]]) -> Path:
    """Write rows to sheets of a new xlsx file."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        worksheet = made.create_sheet(name)
        for row in rows:
            worksheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)
    return path


def small_office(path: Path) -> Path:
    """One workbook with two units and their two forums."""
    return workbook(path, {"单位": UNITS, "论坛": FORUMS})


def small_comparison(path: Path) -> Path:
    """One workbook with three cities, two indicators and one month."""
    return workbook(path, {"城市": CITIES, "指标": INDICATORS, "指标数据": VALUES})


def small_board(path: Path) -> Path:
    """One workbook with units and forums, cities, indicators and one month: a board half full."""
    registers = {"单位": UNITS, "论坛": FORUMS, "城市": CITIES}
    return workbook(path, {**registers, "指标": INDICATORS, "指标数据": VALUES})
