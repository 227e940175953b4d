"""A board of two units, whose every row of every ledger holds a mark of its unit.

The rows follow from the contract of the sheets, so that a new ledger is marked as well.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from etl.sheets import SHEETS
from etl.sheets.contract import Column, Kind, Sheet
from tests import offices
from tests.commands import etl

OWN, OTHER = "甲标部", "乙标部"
MARKS = {OWN: "甲密", OTHER: "乙密"}  # in every text of a unit's rows
FORUMS = {OWN: 901, OTHER: 902}
# Of cities and methods: no unit's, and loaded as they are in `offices`.
OF_ALL = {
    "cities",
    "indicators",
    "indicator_values",
    "schemes",
    "board_settings",
    "paper_sentences",
}
RULES = {"scoring_rules", "appraisals"}
# Texts that the board reads as words of its own.
WORDS = {
    *("kind", "format", "mode", "use", "adoption", "status", "list", "flag", "level", "source"),
    *("unit_kind", "grades", "rater", "appraisal", "no", "view", "snapshot", "item", "tier"),
}
TOLD = {("problems", "no"), ("benchmark_tasks", "item"), ("secondments", "source")}
VALUES: Mapping[tuple[str, str], offices.CellValue] = {
    ("plans", "item"): "新建工会",
    ("plans", "done"): 1,
    ("plans", "planned"): 3,
    ("projects", "progress"): "40%",
    ("projects", "status"): "推进中",
    ("projects", "finished"): None,
    ("projects", "indicator"): "网上入会率",
    ("campaigns", "indicator"): "网上入会率",
    ("benchmark_tasks", "indicator"): "网上入会率",
    ("topics", "accepted"): "2025年7月1日",
}


def load(data: Path) -> None:
    """Make the board: cities, then each unit's ledgers in an upload of its own."""
    indicators: offices.Rows = [[*offices.INDICATORS[0], "主管部室"]]
    for row, unit in zip(offices.INDICATORS[1:], (OWN, OTHER), strict=True):
        indicators.append([*row, unit])
    common: dict[str, offices.Rows] = {
        "城市": offices.CITIES,
        "指标": indicators,
        "指标数据": offices.VALUES,
        "看板设置": [["选项", "截至日"], ["超期截至日", "2025年12月31日"]],
        "单位": [["单位", "类别"], [OWN, "机关部室"], [OTHER, "机关部室"]],
        **_sheets(OWN, [sheet for sheet in SHEETS if sheet.table in RULES]),
    }
    _load(data, offices.workbook(data.parent / "城市.xlsx", common), "研究室")
    for unit, by in ((OWN, "甲"), (OTHER, "乙")):
        sheets = _sheets(unit, ledgers())
        waits = f"{MARKS[unit]}等待议题"
        sheets["议题"].append([waits, FORUMS[unit], "难点工作", unit, unit, "2025年6月20日"])
        early = [f"{MARKS[unit]}project", f"{MARKS[unit]}早", "2025年10月31日", "2025年1月2日"]
        sheets["里程碑"] += [early]
        sheets["年度计划"] += [[2025, "论坛", unit, 3, None, None]]
        sheets["项目进展"] += [[f"{MARKS[unit]}project", "2025年11月30日", "30%", None]]
        path = data.parent / f"{MARKS[unit]}台账.xlsx"
        _load(data, offices.workbook(path, sheets), by)


def load_joint(data: Path) -> None:
    """Add what both units have to do with: topics on each other's forum, and a common problem."""
    topics: offices.Rows = [[column.header for column in _sheet("topics").columns]]
    topics += [_on_the_others_forum(unit) for unit in (OWN, OTHER)]
    problems: offices.Rows = [
        ["问题描述", "发现日期", "责任单位", "整改期限"],
        ["共同的问题", "2025年9月10日", f"{OWN}、{OTHER}", "2025年10月31日"],
    ]
    sheets = {"议题": topics, "问题台账": problems}
    _load(data, offices.workbook(data.parent / "共同.xlsx", sheets), "研究室")


def ledgers() -> list[Sheet]:
    """The sheets whose rows are a unit's."""
    return [one for one in SHEETS if one.table not in OF_ALL | RULES | {"units"}]


def _on_the_others_forum(unit: str) -> Sequence[offices.CellValue]:
    """A topic that a unit brings to the forum of the other one."""
    other = OTHER if unit == OWN else OWN
    said: Mapping[str, offices.CellValue] = {
        "topic": f"{MARKS[unit]}来访议题",
        "forum_no": FORUMS[other],
        "kind": "难点工作",
        "proposer": unit,
        "proposed": "2025年6月20日",
    }
    return [said.get(column.name) for column in _sheet("topics").columns]


def _sheet(table: str) -> Sheet:
    return next(sheet for sheet in SHEETS if sheet.table == table)


def _sheets(unit: str, sheets: Sequence[Sheet]) -> dict[str, list[Sequence[offices.CellValue]]]:
    return {
        sheet.title: [
            [column.header for column in sheet.columns],
            [_value(sheet, column, unit) for column in sheet.columns],
        ]
        for sheet in sheets
    }


def _value(sheet: Sheet, column: Column, unit: str) -> offices.CellValue:
    place = (sheet.table, column.name)
    if place == ("appraisal_scores", "score"):
        return 80 if unit == OWN else 92.5  # so that the own unit is not the first
    if place in VALUES:
        return VALUES[place]
    if column.register == "units" or (sheet.table, column.name) in (
        ("field_visits", "unit"),
        ("secondments", "source"),
        ("plans", "organiser"),
    ):
        return unit
    if column.register == "cities":
        return "乙市"
    if column.name == "forum_no":
        return FORUMS[unit]
    if column.kind is Kind.TEXT and (column.name not in WORDS or place in TOLD):
        return f"{MARKS[unit]}{column.name}"
    return column.example


def _load(data: Path, path: Path, by: str) -> None:
    done = etl(data, "load", path, "--by", by)
    assert done.returncode == 0, done.stdout + done.stderr
