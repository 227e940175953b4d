"""What is wrong in the loop's own sheets: refused at its cell with a remedy, or asked openly."""

from pathlib import Path

import pytest

from tests import offices
from tests.commands import etl
from tests.screens import opened, plain, tables

SCORES = ["方案", "时期", "单位", "评分主体", "得分"]
REFUSED: dict[str, offices.Rows] = {
    "单位": offices.UNITS,
    "论坛": offices.FORUMS,
    "成果": [["成果名称", "论坛期次"], ["无根之果", 9]],
    "重点项目": [
        ["项目名称", "牵头部室", "开始日期", "完成日期"],
        ["倒着做的", "研究室", "2025年5月1日", "2025年4月1日"],
    ],
    "里程碑": [["项目名称", "里程碑", "计划日期"], ["没有的项目", "上线", "2025年6月1日"]],
    "问题台账": [
        ["问题描述", "发现日期", "责任单位", "销号日期"],
        ["先销号后发现", "2025年5月2日", "组织部", "2025年5月1日"],
    ],
    "考评方案": [["方案", "年度", "评分主体", "权重"], ["家", 2025, "会员", "100%"]],
    "考评得分": [SCORES, ["家", "2025年", "组织部", "路人", 90]],
}
REMEDIES = {
    ("成果", "B2"): "请改正期次",
    ("重点项目", "D2"): "请改正日期",
    ("里程碑", "A2"): "请改正名称，或先导入该项目",
    ("问题台账", "D2"): "请改正日期",
    ("考评得分", "D2"): "在“考评方案”中补上",
}
ASKED: dict[str, offices.Rows] = {
    "单位": offices.UNITS,
    "论坛": offices.FORUMS,
    "重点项目": [["项目名称", "牵头部室"], ["没有期限的", "研究室"]],
    "项目进展": [
        ["项目名称", "日期", "进度"],
        ["没有期限的", "2025年3月1日", "40%"],
        ["没有期限的", "2025年4月1日", "30%"],
    ],
    "问题台账": [
        ["问题描述", "发现日期", "责任单位", "是否销号"],
        ["没写哪天销号", "2025年5月2日", "组织部", "是"],
    ],
    "考评得分": [SCORES, ["家", "2025年", "组织部", "会员", 90]],
    "信息宣传": [
        ["日期", "单位", "媒体", "级别", "标题"],
        ["2025年5月2日", "组织部", "某报", "市", "没有规则的"],
    ],
    "下基层": [["月份", "单位", "专职干部数", "下基层次数"], ["2025年5月", "组织部", 2, 7]],
}
QUESTIONS = {
    "进度倒退": "A3",
    "没有销号日期": "A2",
    "没有权重规定": "A2",
    "没有计分规则": "A2",
    "却没有年度计划": "A2",
    "每人每月下基层次数": "A2",
    "没有完成期限": "A2",
}


def test_what_cannot_be_is_refused_at_its_cell_with_a_remedy(tmp_path: Path) -> None:
    book = offices.workbook(tmp_path / "有错.xlsx", REFUSED)
    told = etl(tmp_path / "data", "load", book)
    assert told.returncode != 0
    said = [
        line for line in (told.stdout + told.stderr).splitlines() if "有错" in line or "：" in line
    ]
    for (sheet, cell), remedy in REMEDIES.items():
        assert any(sheet in line and cell in line and remedy in line for line in said), (
            sheet,
            said,
        )
    assert not list((tmp_path / "data").glob("builds/*.duckdb"))


def test_what_may_be_is_loaded_and_asked_on_the_page_of_quality(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    told = etl(data, "load", offices.workbook(tmp_path / "待问.xlsx", ASKED))
    assert told.returncode == 0, told.stderr
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    app = opened("quality")
    lines = plain("\n".join(table.to_csv() for table in tables(app))).splitlines()
    for question, cell in QUESTIONS.items():
        assert any(question in line and cell in line for line in lines), (question, lines)
