"""One small board for the golden files: four cities, six months and three half-years that
straddle a year's end, with a tie, gaps, a correction and work in every state.

`python -m tests.small_board` writes the golden files anew; read the difference before you commit.
"""

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from etl.reading.model import Quantity
from etl.warehouse import transform
from tests.warehouses import Said, Sheets, warehouse

GOLDEN = Path(__file__).parent / "golden"
Rows = Sequence[Mapping[str, Said]]


def _rows(names: str, *rows: Sequence[Said]) -> Rows:
    """Rows from tuples; names are separated by blanks, missing values at the end are left out."""
    return [dict(zip(names.split(), row, strict=False)) for row in rows]


UNITS = _rows(
    "unit kind",
    ("研究室", "机关部室"),
    ("组织部", "机关部室"),
    ("网络部", "机关部室"),
    ("服务中心", "事业单位"),
)
CITIES = _rows(
    "city role group province",
    ("甲市", "本市", "全省", "某省"),
    ("乙市", "近学", "全省"),
    ("丙市", "远学", "全省"),
    ("丁市", "同组", "全省"),
    ("甲市", None, "沿海"),
    ("乙市", None, "沿海"),
    ("戊市",),
)
INDICATORS = _rows(
    "indicator unit direction decimals grain target formula dimension owner",
    ("注册职工", "万人", "越高越好", 1, "月", "12万人", None, "连通/网上工会", "网络部"),
    ("办理天数", "天", "越低越好", None, "月", 20),
    ("已建会", "家", "越高越好"),
    ("单位数", "家", "越高越好"),
    ("建会率", "%", "越高越好", 1, "月", 80, "已建会 ÷ 单位数 × 100%"),
    ("评价位次", None, "越低越好", None, "年"),
)
REGISTERED = {
    "甲": ("9.96万人", "10.04万人", "约10.5万人", "12万人"),
    "乙市": ("10万人", "10.1万人", None, "11.96万人"),
    "丙市": ("11万人", "11.2万人", "11.4万人", "11.5万人"),
    "丁市": (None, "9万人", "9万人", "9.5万人"),
}
MONTHS = ("2025-11", "2025-12", "by 2026-01", "2026-02")
VALUES: Rows = [
    *_rows(
        "indicator city period value",
        ("注册职工", "甲市", "2025-10", Quantity(9.5, as_written="9.5")),  # the register's unit
        ("注册职工", "乙市", "2025-10", Quantity(96000, as_written="9.6万")),  # people
    ),
    *(
        {"indicator": "注册职工", "city": city, "period": month, "value": value, "unit": "万人"}
        for city, values in REGISTERED.items()
        for month, value in zip(MONTHS, values, strict=True)
    ),
    *_rows(
        "indicator city period value rank source",
        ("办理天数", "甲市", "2025-12", "20天", 2, "通报"),
        ("办理天数", "乙市", "2025-12", "20天", 1, "通报"),
        ("办理天数", "丙市", "2025-12", "25天", 3, "通报"),
        ("办理天数", "丁市", "2025-12", "0天", 4, "通报"),
        ("已建会", "甲市", "2025Q4", "81家"),
        ("单位数", "甲市", "2025Q4", "100家"),
        ("已建会", "乙市", "2025Q4", "30家"),
        ("单位数", "乙市", "2025Q4", "0家"),
        ("已建会", "丙市", "2025Q4", "约40家"),
        ("单位数", "丙市", "2025Q4", "50家"),
        ("单位数", "戊市", "2025", "7家"),
        ("评价位次", "甲市", "2025", None, 1),
        ("已建会", "甲市", "unstated", "80家"),
    ),
]
FORUMS = _rows(
    "forum_no theme held host format mode attendance ask speak lift show seek archived",
    (1, "网上工会建设", "2024-12-20", "网络部", "领导和部门负责人", "线下", "约60人", "问", "说"),
    (2, "会员服务", "2025-06-30", "组织部", "部室研讨", "线上", 30, "问", "说", "提", "晒", "找"),
    (3, "基层减负", "2025-07", "组织部", "基层代表参加", None, None, " ", None, None, None, None),
    (4, "经费管理", "2026-02-10", "服务中心", None, None, None, None, None, None, None, None),
    (5, "来年打算", "2026-05-10", "研究室"),
)
TOPICS = _rows(
    "topic forum_no kind proposer proposed accepted",
    ("注册怎么提速", 1, "难点工作", "网络部", "2024-12-01", "2024-12-10"),
    ("数据怎么核", 1, "指标性工作", "网络部", "2024-12-02", None),
    ("入会流程", 2, "重点工作", "组织部", "2025-06-30"),
    ("会员卡", 2, "重点工作", None, None, "2025-06-15"),
    ("报表减负", 3, "难点工作", "组织部", "2025-07-01"),
    ("早就谈过", 1, "难点工作", "网络部", "2024-12-03"),
    ("快办一", 2, "重点工作", "组织部", "2025-06-01"),
    ("快办二", 2, "重点工作", "组织部", "2025-06-02"),
    ("来年目标", 5, "重点工作", "研究室", "2026-03-01"),
    ("未排期", None, "难点工作", "研究室", "2025-01-01"),
    ("无日期", None, "难点工作", None, None),
)
OUTCOMES = _rows(
    "outcome forum_no topic adoption formed adopted effective",
    ("提速方案", 1, "注册怎么提速", "已采纳", "2024-12-31", "2025-01-15", "2025-12-31"),
    ("提速补充", 1, "注册怎么提速", None, "2025-02-01", None, None),
    ("核数办法", 1, "数据怎么核", "未采纳", "2025-11-10", None, "2025-12-31"),
    ("一次办好", 2, "入会流程", "已采纳", None, None, "2026-04-01"),
    ("快办法一", 2, "快办一", "已采纳", "2025-07-05", "2025-07-10", "2025-07-20"),
    ("快办法二", 2, "快办二", "已采纳", "2025-07-05", "2025-07-12", "2025-07-20"),
    ("减负清单", 3, None, None, "2025-08-01", None, None),
)
LOOK_BACKS = _rows(
    "outcome due looked gap topic",
    ("快办法一", "2026-01-20", "2026-01-22", "续办仍要跑", "来年目标"),
    ("快办法二", "2026-01-20", "2026-01-20", "窗口不知道", "没有的议题"),
    ("快办法二", "2026-07-20"),
    ("提速方案", "2026-02-20"),
)
PROJECTS = _rows(
    "project lead outcome list started due finished progress status budget spent indicator",
    ("网上攻坚", "网络部", "提速方案", "责任清单", "2025-01-10", "2025-12-31", "2025-12-20", 100),
    (
        *("减负", "组织部", "减负清单", "负面清单", "2025-09-01", "2026-02", None, "60%", None),
        *("2万元", None, "办理天数"),
    ),
    ("服务站", "服务中心", None, "目标清单", "2025-07-01", "2026-06-30", None, "10%", "进行中"),
    ("阅读角", "服务中心", None, None, "2026-01-01", "2026-12-31", None, "20%"),
    ("会员日", "服务中心", None, None, "2026-01-01", "2026-04-30", None, "45%"),
    ("新平台", "网络部", None, None, "2026-05-01", "2026-12-31", None, None),
    ("旧账", "组织部", None, None, "2025-01-01", None, None, "50%"),
    ("停下的", "组织部", None, None, "2026-01-01", "2026-12-31", None, "30%", "已暂停"),
    ("做完的", "组织部", None, None, "2025-01-01", "2025-06-30", None, None, "已完成"),
    ("没填的", "组织部", None, None, "2026-01-01", "2026-12-31", None, None, "未完成"),
)
PROGRESS = _rows(
    "project date progress note",
    ("减负", "2025-12-31", "40%", "进展慢"),
    ("减负", "2026-02-28", "70%", "过半"),
    ("服务站", "2025-12", "9%", None),
)
MILESTONES = _rows(
    "project milestone due reached",
    ("减负", "摸底", "2025-12-31", "2026-01-05"),
    ("减负", "清单", "2026-01-31", "2026-01-31"),
    ("阅读角", "选址", "2026-02-15"),
    ("阅读角", "开放", "2026-12-01"),
    ("网上攻坚", "上线", "2025-11-30"),
)
DECISIONS = _rows(
    "meeting decision owner due status view snapshot",
    ("一月例会", "网上提速", "网络部", "2026-02-10", "已完成"),
    ("一月例会", "减负清单上墙", "组织部、研究室", "2026-02-28", "推进中，未完成"),
    ("二月例会", "经费核数", "服务中心", "2026-03", None, "/rankings", "二月例会"),
    ("二月例会", "随时补报", "研究室", "2026-12-31"),
)
CAMPAIGNS = _rows(
    "campaign started ended project indicator target",
    ("网上工会攻坚月", "2025-11-16", "2025-12-15", "网上攻坚", "注册职工", "10万人"),
    ("春季行动", "2026-03-01", "2026-03-31"),
)
PROBLEMS = _rows(
    "problem found owner due closed closed_on assigned listed reopened_on flag",
    (
        *("窗口排队", "2025-12-01", "服务中心", "2026-01-31", False),
        *(None, "2025-12-03", "2026-01-02", "2026-02-10", "黄旗"),
    ),
    (
        *("电话不通", "2025-12-01", "组织部、服务中心", "2025-12-31", None, "2026-01-05"),
        *("2025-12-08",),
    ),
    ("标牌破损", "2026-02-01", "服务中心", "2026-12-31"),
)
TASKS = _rows(
    "city item goal measure owner due status started indicator",
    ("乙", "会员服务", "持平", "派人跟学", "组织部", "2025年底前", "未完成"),
    (
        "丙市",
        "网上工会",
        "赶上",
        "攻坚月",
        "网络部",
        "2025-12-31",
        "已完成",
        "2025-12-05",
        "注册职工",
    ),
    ("丙市", "经费", "赶上", "核账", "研究室", "2026-02-01", None),
)
VISITS = _rows(
    "city date field unit practice measure status plan_year",
    ("乙市", "2025-12", "网上工会", "网络部", "一步办", "照办", "正在推进", 2026),
    ("丁市", "2026-01-15", "经费", "研究室", "分级催缴", None, "未落地"),
)
PLANS = _rows(
    "year item unit planned done organiser",
    (2025, "论坛", None, 4, None, "研究室"),
    (2025, "基层代表论坛", None, 1),
    (2025, "部室主办论坛", None, 3),
    (2025, "部室主办论坛", "研究室", 1),
    (2026, "论坛", None, 1),
    (2026, "其他事项", None, 9),
    (2025, "新增会员", "服务中心", 300, 240),
    (2025, "信息宣传得分", "研究室", 20),
    (2025, "每人每月下基层", None, 4),
    (2025, "部室研讨", None, 2, None, "提出议题部室"),
    (2025, "机关全体", None, 1, None, "提出议题部室会同机关党委"),
    (2026, "机关全体", None, 1, None, "办公室"),
    (2026, "新增会员", "组织部", 300, 120),
    (2026, "基层代表论坛", None, 1, None, "研究室"),
    (2026, "信息宣传得分", "组织部", 20),
)
APPRAISALS = _rows(
    "appraisal year rater weight grades",
    ("职工之家", 2024, "会员", 40, "五星 90，四星 80"),
    ("职工之家", 2024, "上级", 60, "五星 90，四星 80"),
    ("职工之家", 2025, "会员", 50, "五星90、四星 85"),
    ("职工之家", 2025, "上级", 30, "五星90、四星 85"),
    ("职工之家", 2025, "单位", 20, "五星90、四星 85"),
)
SCORES = _rows(
    "appraisal period unit rater dimension score raters opinions answered",
    ("职工之家", "2024", "服务中心", "会员", None, 80, 30, 4, 3),
    ("职工之家", "2024", "服务中心", "上级", None, 90),
    ("职工之家", "2024", "网络部", "会员", None, 90, 12),
    ("职工之家", "2024", "网络部", "上级", None, 90),
    ("职工之家", "2025", "服务中心", "会员", "活动", 80, 30, 4),
    ("职工之家", "2025", "服务中心", "会员", "阵地", 90, 30, 2),
    ("职工之家", "2025", "服务中心", "上级", None, 90),
    ("职工之家", "2025", "服务中心", "单位", None, 95),
    ("职工之家", "2025", "网络部", "会员", "活动", 80, 11),
    ("职工之家", "2025", "网络部", "上级", None, 90),
    ("职工之家", "2025", "组织部", "上级", None, 90),
    ("满意度", "2025Q4", "组织部", "职工", None, 88),
)
PUBLICATIONS = _rows(
    "date unit media level headline",
    ("2025-06-30", "研究室", "某日报", "市", "之前"),
    ("2025-07-01", "研究室", "某日报", "市", "之后"),
    ("2025-07-02", "研究室", "某大报", "国家", "大报"),
    ("2026-01-05", "组织部", "某网", "省", "无规则"),
)
SENTENCES = _rows("name sentence", ("位次：与上期持平", "位次同{上期}，没有变化。"))
RULES = _rows(
    "level media points since",
    ("市", None, 2),
    ("市", None, 1, "2025-07-01"),
    ("国家", None, 10),
    ("国家", "某大报", 12),
)
STUDIOS = _rows(
    "studio unit year tier benefit reward",
    ("焊接工作室", "服务中心", 2024, "达标", "300万元", "2万元"),
    ("焊接工作室", "服务中心", 2025, "优秀", "450万元", "3万元"),
    ("护理工作室", "服务中心", 2025, "达标", None, None),
)
HONOURS = _rows("date unit honour level recipient", ("2025-05", "网络部", "某奖", "省", "集体"))
SERVICE_VISITS = _rows(
    "month unit cadres visits", ("2025-12", "服务中心", 4, 16), ("2026-01", "服务中心", 4, 15)
)
STAFFING = _rows(
    "year unit field headcount planned_share",
    (2025, "服务中心", "统筹规划", 1, "10%"),
    (2025, "服务中心", "基层服务", 3, "50%"),
)
SECONDMENTS = _rows(
    "date source headcount task_no",
    ("2025-12-01", "机关", 3, "一号任务"),
    ("2025-12-01", "社工", 2, "一号任务"),
    ("2026-01-01", "机关", 1, "一号任务"),
    ("2026-01-01", "事业", 2, None),
    ("2025-12-01", "事业", 4, "二号任务"),
)
SCHEMES = _rows(
    "scheme dimension indicator weight normalisation aggregation coverage is_default",
    ("综合评价", "连通", None, 60),
    ("综合评价", "实体", None, 40),
    ("综合评价", "连通/网上工会", "注册职工", 70),
    ("综合评价", "连通/网上工会", "办理天数", 30),
    ("综合评价", "实体", "建会率", 100),
    ("均衡评价", None, "注册职工", 1, "极差1-100", "几何", 50, True),
    ("均衡评价", None, "办理天数", 1, "极差1-100", "几何", 50),
)
FIRST: Sheets = {
    "units": UNITS,
    "cities": CITIES,
    "indicators": INDICATORS,
    "indicator_values": VALUES,
    "forums": FORUMS,
    "topics": TOPICS,
    "outcomes": OUTCOMES,
    "look_backs": LOOK_BACKS,
    "projects": [
        {**project, "task_no": "一号任务"} if project["lead"] == "网络部" else project
        for project in PROJECTS
    ],
    "project_progress": PROGRESS,
    "milestones": MILESTONES,
    "secondments": SECONDMENTS,
    "campaigns": CAMPAIGNS,
    "problems": PROBLEMS,
    "decisions": DECISIONS,
    "benchmark_tasks": [
        {**task, "due": "2025-12-31"} if task["due"] == "2025年底前" else task for task in TASKS
    ],
    "study_visits": VISITS,
    "plans": PLANS,
    "schemes": SCHEMES,
    "appraisals": APPRAISALS,
    "appraisal_scores": SCORES,
    "publications": PUBLICATIONS,
    "scoring_rules": RULES,
    "paper_sentences": SENTENCES,
    "studios": STUDIOS,
    "honours": HONOURS,
    "service_visits": SERVICE_VISITS,
    "staffing": STAFFING,
}
CORRECTION: Sheets = {
    "indicator_values": _rows(
        "indicator city period value unit",
        ("注册职工", "甲市", "2025-12", "10.14万人", "万人"),
        ("注册职工", "丙市", "2025-12", "11.2万人", "万人"),
        ("注册职工", "戊市", "2025-12", "3万人", "万人"),
    )
}


def build(folder: Path) -> duckdb.DuckDBPyConnection:
    """The board with every table of a build; its checks find nothing."""
    built, findings = warehouse(folder, FIRST, CORRECTION)
    assert not findings, findings
    connection = built.whole()
    connection.execute("set timezone = 'UTC'")
    return connection


def marts() -> list[str]:
    """The names of all marts."""
    return sorted(path.stem for path in (transform.SQL / "marts").glob("*.sql"))


def as_csv(connection: duckdb.DuckDBPyConnection, mart: str) -> str:
    """A mart as its golden file has it, in its own order."""
    rows = connection.execute(f"select cast(columns(*) as varchar) from marts.{mart}")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column[0] for column in rows.description)
    writer.writerows(rows.fetchall())
    return text.getvalue()


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        board = build(Path(name))
        for mart_name in marts():
            (GOLDEN / f"{mart_name}.csv").write_text(as_csv(board, mart_name), encoding="utf-8")
