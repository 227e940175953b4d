"""Learning from the near and the far city: tasks to catch up, and visits with what they taught."""

import datetime as dt
from dataclasses import dataclass

from demo_story import places as p
from demo_story import values
from demo_story.indicators import BY_NAME, UNIONISED, WITH_UNION

BASE = (2024, 12)  # the month from which the tasks set out


@dataclass(frozen=True)
class Task:
    """One thing to catch up in; the gap is taken from the values of December 2024."""

    city: str
    item: str
    indicator: str
    goal: str
    measure: str
    owner: str
    started: str | None
    due: str
    status: str

    @property
    def gap(self) -> str:
        """How far behind the home city was, as the office words it."""
        indicator = BY_NAME[self.indicator]
        behind = _said(self.indicator, self.city) - _said(self.indicator, p.HOME)
        unit = "个百分点" if indicator.unit == "%" else indicator.unit
        size = f"{abs(behind):.{indicator.decimals}f}{unit}"
        way = ("少" if behind > 0 else "多") if unit != "个百分点" else "低"
        return f"2024年12月我市比{self.city}{way}{size}"


TASKS = (
    Task(
        p.NEAR,
        "网上工会考核得分",
        "网上工会综合得分",
        "年底追平霁川市",
        "开展攻坚月行动，失分项逐项销号",
        p.NETWORK,
        "2025-08-01",
        "2025-12-31",
        "已完成，11月起超过",
    ),
    Task(
        p.FAR,
        "网上工会考核得分",
        "网上工会综合得分",
        "年底差距缩小到5分以内",
        "学习曜湾市一体化运营，区县配专人",
        p.NETWORK,
        "2025-03-05",
        "2025-12-31",
        "已完成",
    ),
    Task(
        p.NEAR,
        "网上注册规模",
        "注册职工",
        "年底达到36万人",
        "注册流程一步办，企业批量导入",
        p.NETWORK,
        "2025-08-01",
        "2025-12-31",
        "已完成",
    ),
    Task(
        p.FAR,
        "网上入会率",
        "网上入会率",
        "年底达到78%",
        "会员数据清洗，线下入会补登",
        p.NETWORK,
        "2025-08-15",
        "2025-12-31",
        "已完成",
    ),
    Task(
        p.NEAR,
        "普惠服务覆盖",
        "普惠服务人次",
        "月均达到6万人次",
        "按人群推送，商户增至二百家",
        p.SERVICE,
        "2025-07-01",
        "2026-06-30",
        "推进中",
    ),
    Task(
        p.FAR,
        "普惠服务覆盖",
        "普惠服务人次",
        "差距缩小三分之一",
        "设立区县分中心",
        p.SERVICE,
        "2025-04-01",
        "2025-10-31",
        "推进中，分中心选址未定",
    ),
    Task(
        p.NEAR,
        "企业建会",
        UNIONISED,
        "年底追平霁川市",
        "联合会实体化，街道配专职",
        p.ORGANISATION,
        "2025-03-01",
        "2025-12-31",
        "推进中",
    ),
    Task(
        p.FAR,
        "互助保障参保",
        "互助保障参保人数",
        "年底达到14万人",
        "三方共担，小企业补助",
        p.SERVICE,
        "2025-02-10",
        "2025-11-30",
        "推进中，差0.7万人",
    ),
    Task(
        p.NEAR,
        "争议调解",
        "劳动争议调解成功率",
        "达到73%",
        "设裁调对接工作室，律师轮值",
        p.RIGHTS,
        "2025-04-15",
        "2025-09-30",
        "未达标",
    ),
    Task(
        p.FAR,
        "案件办理时效",
        "案件平均办理天数",
        "缩短到24天以内",
        "受理、指派、回访限时",
        p.RIGHTS,
        "2025-05-01",
        "2026-03-31",
        "推进中",
    ),
    Task(
        p.NEAR,
        "经费收缴",
        "经费收缴率",
        "达到92%",
        "欠缴企业逐户走访",
        p.FINANCE,
        None,
        "2025-12-31",
        "未启动",
    ),
    Task(
        p.FAR,
        "职工技能培训",
        "技能培训人次",
        "月均达到1900人次",
        "订单式培训，工匠学院实训",
        p.ECONOMY,
        "2025-10-09",
        "2026-09-30",
        "推进中",
    ),
)
# City, day, field, unit, practice, measure, status, the year whose plan it went into.
STUDY_VISITS: tuple[tuple[str, dt.date, str, str, str, str | None, str, int | None], ...] = (
    (
        *(p.NEAR, dt.date(2023, 5, 24), "困难帮扶", p.RIGHTS),
        *("困难家庭多部门数据比对", "与民政、医保建立季度比对", "已落地", 2024),
    ),
    (
        *(p.FAR, dt.date(2023, 10, 26), "职工文化", p.PALACE),
        *("职工夜校由职工投票定课", "文化宫夜校按季开班", "已落地", 2024),
    ),
    (
        *(p.NEAR, dt.date(2024, 3, 28), "互助保障", p.SERVICE),
        *("行政、工会、职工三方共担", "市直企业先行", "已落地", 2025),
    ),
    (
        *(p.FAR, dt.date(2024, 5, 30), "技术创新", p.ECONOMY),
        *("揭榜攻关与创新补助", "出台创新补助资金办法", "已落地", 2025),
    ),
    (
        *(p.NEAR, dt.date(2024, 10, 24), "经费收缴", p.FINANCE),
        *("欠缴企业分级催缴", None, "未落地", None),
    ),
    (
        *(p.FAR, dt.date(2025, 2, 27), "网上工会", p.NETWORK),
        *("全市一个入口、一套数据", "统一注册入口，区县分站并网", "已落地", 2025),
    ),
    (
        *(p.FAR, dt.date(2025, 2, 28), "网上工会", p.NETWORK),
        *("区县配专职运营员", "八个区县各配一人", "已落地", 2026),
    ),
    (
        *(p.NEAR, dt.date(2025, 6, 26), "普惠服务", p.SERVICE),
        *("商户按评价进出", "制定商户进出办法", "推进中", 2026),
    ),
    (
        *(p.FAR, dt.date(2025, 8, 21), "普惠服务", p.SERVICE),
        *("分中心进园区", "建设职工服务中心分中心", "推进中", 2026),
    ),
    (
        *("沐泽市", dt.date(2025, 10, 30), "争议调解", p.RIGHTS),
        *("裁调审联合接访", None, "未落地", None),
    ),
)


def _said(indicator: str, city: str) -> float:
    if indicator == UNIONISED:
        union, all_of_them = (values.value(n, city, BASE) for n in (WITH_UNION, "企业总数"))
        return 100 * (union or 0.0) / (all_of_them or 1.0)
    return values.value(indicator, city, BASE) or 0.0
