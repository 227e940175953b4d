"""Key projects: what each set out to do and how far it came."""

import datetime as dt
from dataclasses import dataclass

from demo_story import places as p
from demo_story.indicators import REGISTERED, SATISFACTION, SCORE, UNIONISED

DUTY, GOAL, FORBIDDEN = "责任清单", "目标清单", "负面清单"
LAST_DAY = dt.date(2025, 12, 31)

# Buildings and child care move no indicator that is counted.
INDICATORS = {
    "百名工匠带徒行动": "技能培训人次",
    "职工点单服务平台": "普惠服务人次",
    "裁调对接工作室": "劳动争议调解成功率",
    "园区劳动关系预警试点": "劳动争议调解成功率",
    "互助保障理赔线上办": "互助保障参保人数",
    "职工创新揭榜攻关": "技能培训人次",
    "暖心驿站提质增量": SATISFACTION,
    "服务站点一张图": "普惠服务人次",
    "女职工心理关爱行动": SATISFACTION,
    "网约车行业工会组建": UNIONISED,
    "家政行业入会试点": UNIONISED,
    "工匠学院实训基地": "技能培训人次",
    "网上注册一步办": REGISTERED,
    "普惠服务全部上线": "普惠服务人次",
    "职工服务中心分中心建设": "普惠服务人次",
    "网上工会长效运营": SCORE,
}


@dataclass(frozen=True)
class Plan:
    """One project. `progress` is that of its last report; `stalled` says why it fell behind."""

    name: str
    lead: str
    topic: str
    list: str
    started: dt.date
    due: dt.date
    finished: dt.date | None
    progress: int
    budget: float
    task_no: str | None = None
    stalled: str | None = None

    @property
    def indicator(self) -> str | None:
        """What it is to move; a campaign's project leaves that to the campaign."""
        return INDICATORS.get(self.name)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _plan(
    name: str,
    lead: str,
    topic: str,
    days: tuple[str, str, str | None],
    *,
    progress: int = 100,
    budget: float,
    kind: str = DUTY,
    task_no: str | None = None,
    stalled: str | None = None,
) -> Plan:
    started, due, finished = days
    ended = _day(finished) if finished else None
    return Plan(
        name,
        lead,
        topic,
        kind,
        _day(started),
        _day(due),
        ended,
        progress,
        budget,
        task_no,
        stalled,
    )


PLANS: tuple[Plan, ...] = (
    _plan(
        "货运司机服务站建设",
        p.SERVICE,
        "货运司机服务站点布局",
        ("2023-04-10", "2023-12-31", "2023-12-20"),
        budget=86,
    ),
    _plan(
        "百名工匠带徒行动",
        p.ECONOMY,
        "工匠学徒结对计划",
        ("2023-06-01", "2024-06-30", "2024-06-25"),
        budget=60,
        kind=GOAL,
    ),
    _plan(
        "职工子女暑期托管班",
        p.WOMEN,
        "职工子女暑期托管",
        ("2023-10-09", "2024-08-31", "2024-09-12"),
        budget=48,
    ),
    _plan(
        "职工点单服务平台",
        p.SERVICE,
        "服务项目由职工点单",
        ("2023-11-06", "2024-10-31", "2024-10-18"),
        budget=120,
        kind=GOAL,
    ),
    _plan(
        "裁调对接工作室",
        p.RIGHTS,
        "裁调对接机制怎么建",
        ("2023-12-01", "2024-11-30", "2024-11-21"),
        budget=72,
    ),
    _plan(
        "园区劳动关系预警试点",
        p.RIGHTS,
        "园区劳动关系预警",
        ("2024-01-08", "2024-12-31", "2025-02-14"),
        budget=54,
        kind=FORBIDDEN,
    ),
    _plan(
        "文化宫设施更新改造",
        p.PALACE,
        "文化宫设施更新改造",
        ("2024-03-01", "2025-10-31", None),
        progress=72,
        budget=1860,
        stalled="消防改造方案两次调整，工期顺延",
    ),
    _plan(
        "联合会实体化提升",
        p.ORGANISATION,
        "联合会实体化运行",
        ("2024-04-22", "2025-04-30", "2025-04-22"),
        budget=150,
        task_no="2024年一号",
    ),
    _plan(
        "互助保障三方共担",
        p.SERVICE,
        "互助保障三方共担办法",
        ("2024-06-03", "2025-06-30", "2025-06-27"),
        budget=320,
        kind=GOAL,
    ),
    _plan(
        "互助保障理赔线上办",
        p.NETWORK,
        "理赔线上办",
        ("2024-06-17", "2025-03-31", "2025-03-28"),
        budget=95,
    ),
    _plan(
        "职工创新揭榜攻关",
        p.ECONOMY,
        "揭榜攻关怎么组织",
        ("2024-07-01", "2025-12-31", "2025-12-19"),
        budget=260,
        kind=GOAL,
    ),
    _plan(
        "暖心驿站提质增量",
        p.SERVICE,
        "暖心驿站布点与维护",
        ("2024-08-05", "2025-11-30", None),
        progress=81,
        budget=240,
        stalled="两处点位产权未落实",
    ),
    _plan(
        "服务站点一张图",
        p.NETWORK,
        "站点上图与评价",
        ("2024-09-09", "2025-05-31", "2025-05-30"),
        budget=40,
    ),
    _plan(
        "女职工心理关爱行动",
        p.WOMEN,
        "女职工心理关爱",
        ("2025-01-06", "2025-12-31", "2025-12-12"),
        budget=36,
    ),
    _plan(
        "网约车行业工会组建",
        p.ORGANISATION,
        "网约车行业工会组建",
        ("2025-04-14", "2025-12-15", None),
        progress=58,
        budget=90,
        kind=FORBIDDEN,
        stalled="两家平台公司未答复协商邀约",
    ),
    _plan(
        "家政行业入会试点",
        p.ORGANISATION,
        "家政行业入会试点",
        ("2025-05-06", "2026-04-30", None),
        progress=62,
        budget=45,
        kind=GOAL,
    ),
    _plan(
        "欠薪案件绿色通道",
        p.RIGHTS,
        "欠薪案件绿色通道",
        ("2025-05-19", "2026-01-31", None),
        progress=94,
        budget=66,
        kind=FORBIDDEN,
        task_no="专项办三号",
    ),
    _plan(
        "工匠学院实训基地",
        p.SCHOOL,
        "工匠学院实训基地",
        ("2025-07-21", "2026-09-30", None),
        progress=18,
        budget=980,
        stalled="设备招标流标一次",
    ),
    _plan(
        "网上工会攻坚月",
        p.NETWORK,
        "网上工会“攻坚月”怎么打",
        ("2025-08-01", "2025-11-30", "2025-11-28"),
        budget=180,
        task_no="专项办一号",
    ),
    _plan(
        "网上注册一步办",
        p.NETWORK,
        "注册流程一步办",
        ("2025-08-04", "2025-10-15", "2025-09-26"),
        budget=42,
        task_no="专项办一号",
    ),
    _plan(
        "普惠服务全部上线",
        p.SERVICE,
        "普惠服务全部上线",
        ("2025-08-11", "2026-03-31", None),
        progress=66,
        budget=210,
        kind=GOAL,
        task_no="专项办二号",
    ),
    _plan(
        "职工服务中心分中心建设",
        p.SERVICE,
        "职工服务中心分中心布局",
        ("2025-09-22", "2026-12-31", None),
        progress=16,
        budget=1250,
    ),
    _plan(
        "职工子女寒假托管",
        p.WOMEN,
        "职工子女寒假托管",
        ("2025-12-08", "2026-02-28", None),
        progress=30,
        budget=38,
    ),
    _plan(
        "网上工会长效运营",
        p.NETWORK,
        "攻坚后长效运营机制",
        ("2025-10-20", "2026-06-30", None),
        progress=24,
        budget=130,
        task_no="专项办一号",
    ),
)
