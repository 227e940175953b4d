"""Advice of the checks of a load: by the check's name, a workbook, and what its sentence says."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook

from tests.advice.case import Change, Rows, Sheets, put, without_row
from tests.workbooks.case import Typed

CITIES: Rows = [
    ["城市", "角色", "分组"],
    ["甲市", "本市", "全省"],
    ["乙市", "近学", "全省"],
    ["丙市", "同组", "全省"],
]
CITY = ["城市", "角色", "分组", "自", "至", "曾用名", "并入"]
INDICATORS: Rows = [["指标", "单位", "方向", "公式"], ["会员", "人", "越高越好", None]]
UNITS: Rows = [["单位", "类别"], ["研究室", "机关部室"], ["组织部", "机关部室"]]
REGISTERS: Sheets = {"城市": CITIES, "指标": INDICATORS, "单位": UNITS}
VALUE = ["指标", "城市", "时期", "数值", "单位", "名次"]
FORUMS: Rows = [["期次", "主题", "日期", "主办部室"], [1, "甲", "2020-07-08", "研究室"]]
PROJECTS: Rows = [
    ["项目名称", "牵头部室", "开始日期", "完成日期"],
    ["甲", "研究室", "2020-07-08", None],
]
MILESTONES: Rows = [["项目名称", "里程碑", "计划日期"], ["乙", "开工", "2020-09-01"]]
PROGRESS: Rows = [["项目名称", "日期", "进度"], ["乙", "2020-09-01", "5%"]]
SCHEME: Rows = [
    ["方案", "年度", "评分主体", "权重"],
    ["年度考评", 2020, "上级", "60%"],
    ["年度考评", 2020, "同级", "40%"],
]
SCORES: Rows = [
    ["方案", "时期", "被考评单位", "评分主体", "维度", "得分"],
    ["年度考评", "2020年", "研究室", "上极", "总分", 90],
]


@dataclass(frozen=True)
class Checked:
    """A check, sheets that it stops beside the registers, and what its sentence says to do."""

    name: str
    sheets: Sheets
    mend: Change
    is_bare: bool = False

    @property
    def every(self) -> Sheets:
        """The sheets of the workbook."""
        return self.sheets if self.is_bare else {**REGISTERS, **self.sheets}


def values(*rows: Sequence[Typed]) -> Sheets:
    """Values of the list, each with city, figure, unit and rank."""
    return {"指标数据": [VALUE, *(["会员", row[0], "2020年6月", *row[1:]] for row in rows)]}


def add(sheet: str, rows: Rows) -> Change:
    """Add a sheet with these rows, or put them below those that it has."""

    def change(book: Workbook) -> None:
        made = book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)
        for row in rows:
            made.append(list(row))

    return change


def formula(written: str) -> Sheets:
    """A second indicator with a formula."""
    return {"指标": [*INDICATORS, ["人均", "人", "越高越好", written]]}


APPRAISAL: Sheets = {"考评方案": SCHEME, "考评得分": SCORES}
SUMMED: Sequence[Typed] = ["各市汇总", 6, "人", None]
GOOD: Sequence[Typed] = ["甲市", 5, "人", 1]
UNNAMED: Sheets = {"指标数据": [VALUE, ["会员数量", "甲市", "2020年6月", 5, "人", 1]]}
SETTINGS = ["选项", "指标或方案", "城市分组", "计入覆盖率", "截至日"]
OF_TWO_FILES = {"demo_beside_real"}  # tried in tests/test_three_kinds.py
OF_CHECKS: tuple[Checked, ...] = (
    Checked("broken_formulas", formula("会员 + ("), put("指标", D3="会员+1")),
    Checked("circular_formulas", formula("人均+会员"), put("指标", D3="会员×2")),
    Checked("unknown_operands", formula("职工/2"), put("指标", D3="会员/2")),
    Checked("unknown_operands", formula("职工/2"), add("指标", [["职工", "人", "越高越好", None]])),
    Checked(
        "campaigns_ended_before_begun",
        {"攻坚行动": [["名称", "开始日期", "结束日期"], ["甲", "2020-08-01", "2020-07-01"]]},
        put("攻坚行动", C2="2020-09-01"),
    ),
    Checked(
        "unknown_sentences",
        {"文稿句式": [["句式", "句子"], ["没有的句式", "请抓紧办结。"]]},
        put("文稿句式", A2="下一步：要求"),
    ),
    Checked(
        "facts_not_of_sentence",
        {"文稿句式": [["句式", "句子"], ["下一步：要求", "请{谁}抓紧办结。"]]},
        put("文稿句式", B2="请各单位抓紧办结。"),
    ),
    Checked(
        "duplicate_cities",
        {"城市": [*CITIES, ["甲", None, "全省"]]},
        without_row("城市", 5),
    ),
    Checked(
        "several_home_cities",
        {"城市": [*CITIES, ["丁市", "本市", "全省"]]},
        put("城市", B5="同组"),
    ),
    Checked(
        "duplicate_values",
        {
            "指标数据": [
                VALUE,
                ["会员", "甲市", "2020年6月", 5, "人", None],
                ["会员", "甲市", "截至2020年6月", 6, "人", None],
            ]
        },
        without_row("指标数据", 3),
    ),
    Checked("incompatible_units", values(["甲市", 5, "元", 1]), put("指标数据", E2="人")),
    Checked("incompatible_units", values(["甲市", 5, "元", 1]), put("指标", B2="元")),
    Checked("ranks_beyond_members", values(["甲市", 5, "人", 0]), put("指标数据", F2=1)),
    Checked(
        "look_backs_without_outcome",
        {"论坛": FORUMS, "回头看": [["成果名称", "回头看期限"], ["甲", "2020-12-31"]]},
        add("成果", [["成果名称", "论坛期次", "成果类型"], ["甲", 1, "报告"]]),
    ),
    Checked(
        "milestones_without_project",
        {
            "重点项目": PROJECTS,
            "里程碑": [["项目名称", "里程碑", "计划日期"], ["乙", "开工", "2020-09-01"]],
        },
        put("里程碑", A2="甲"),
    ),
    Checked(
        "outcomes_without_forum",
        {"论坛": FORUMS, "成果": [["成果名称", "论坛期次", "成果类型"], ["甲", 7, "报告"]]},
        put("成果", B2=1),
    ),
    Checked(
        "problems_closed_before_found",
        {
            "问题台账": [
                ["问题描述", "发现日期", "责任单位", "销号日期"],
                ["甲", "2020-08-08", "研究室", "2020-07-08"],
            ]
        },
        put("问题台账", D2="2020-09-08"),
    ),
    Checked(
        "progress_without_project",
        {
            "重点项目": PROJECTS,
            "项目进展": [["项目名称", "日期", "进度"], ["乙", "2020-09-01", "5%"]],
        },
        add("重点项目", [["乙", "研究室", "2020-07-08", None]]),
    ),
    Checked(
        "projects_finished_before_begun",
        {"重点项目": [PROJECTS[0], ["甲", "研究室", "2020-07-08", "2020-06-08"]]},
        put("重点项目", D2="2020-08-08"),
    ),
    Checked(
        "raters_without_weight",
        APPRAISAL,
        put("考评得分", D2="上级"),
    ),
    Checked(
        "raters_without_weight",
        APPRAISAL,
        add("考评方案", [["年度考评", 2020, "上极", "5%"]]),
    ),
    Checked(
        "cities_changed_with_none",
        {"城市": [CITY, *CITIES[1:], ["丁市", "同组", "全省", None, "2020-06-30", None, "丁市"]]},
        put("城市", G5="乙市"),
    ),
    Checked(
        "cities_changed_without_day",
        {"城市": [CITY, *CITIES[1:], ["丁市", "同组", "全省", None, None, None, "乙市"]]},
        put("城市", E5="2020-06-30"),
    ),
    Checked(
        "cities_ended_before_begun",
        {"城市": [CITY, *CITIES[1:], ["丁市", "同组", "全省", "2020-06-01", "2020-05-31"]]},
        put("城市", E5="2020-12-31"),
    ),
    Checked(
        "former_names_registered",
        {"城市": [CITY, *CITIES[1:], ["丁市", "同组", "全省", None, None, "丙市"]]},
        without_row("城市", 4),
    ),
    Checked(
        "former_names_shared",
        {
            "城市": [
                CITY,
                [*CITIES[1], None, None, "旧市"],
                ["丁市", "同组", "全省", None, None, "旧市"],
            ]
        },
        put("城市", F3=None),
    ),
    Checked("unknown_cities", values(GOOD, ["丁市", 6, "人", 2]), put("指标数据", B3="乙市")),
    Checked(
        "unknown_cities",
        values(GOOD, ["丁市", 6, "人", 2]),
        add("城市", [["丁市", "同组", "全省"]]),
    ),
    Checked("unknown_cities", values(GOOD, ["全国", 6, "人", None]), without_row("指标数据", 3)),
    Checked("unknown_cities", values(GOOD, SUMMED), without_row("指标数据", 3)),
    Checked("unknown_indicators", UNNAMED, put("指标数据", A2="会员")),
    Checked("unknown_indicators", UNNAMED, add("指标", [["会员数量", "人", "越高越好", None]])),
    Checked(
        "unknown_subjects",
        {"看板设置": [SETTINGS, ["头条", "会员数量", None, None, None]]},
        put("看板设置", B2="会员"),
    ),
    Checked(
        "unknown_groups",
        {"看板设置": [SETTINGS, ["头条", "会员", "全国", None, None]]},
        put("看板设置", C2="全省"),
    ),
    Checked(
        "unsound_settings",
        {"看板设置": [SETTINGS, ["头条", None, None, None, None]]},
        put("看板设置", B2="会员"),
    ),
    Checked(
        "unsound_settings",
        {"看板设置": [SETTINGS, ["计入覆盖率", None, None, "120%", None]]},
        put("看板设置", D2="80%"),
    ),
    Checked(
        "unsound_settings",
        {"看板设置": [SETTINGS, ["超期截至日", None, None, None, "2099-01-01"]]},
        put("看板设置", E2="2020-06-30"),
    ),
    Checked(
        "unknown_units",
        {"论坛": [FORUMS[0], [1, "甲", "2020-07-08", "新部室"]]},
        put("论坛", D2="研究室"),
    ),
    Checked(
        "unknown_units",
        {"论坛": [FORUMS[0], [1, "甲", "2020-07-08", "新部室"]]},
        add("单位", [["新部室", "机关部室"]]),
    ),
    Checked(
        "no_cities",
        {"指标": INDICATORS, **values(GOOD)},
        add("城市", CITIES),
        is_bare=True,
    ),
    Checked(
        "no_indicators",
        {"城市": CITIES, **values(GOOD)},
        add("指标", INDICATORS),
        is_bare=True,
    ),
    Checked("no_units", {"论坛": FORUMS}, add("单位", UNITS), is_bare=True),
)
