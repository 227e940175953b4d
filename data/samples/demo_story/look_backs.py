"""Looking back: half a year after its effect an outcome is looked at again; gaps become topics."""

import datetime as dt
from dataclasses import dataclass

from demo_story import chance, days
from demo_story.outcomes import LAST_DAY, Outcome, outcomes

AFTER = 180  # days from an effect to the look-back at it
NEAR = dt.date(2026, 3, 31)  # the last day for which look-backs are planned

# The outcome's topic, the day of the look-back, the gap, and the topic that came of it.
FOUND: dict[str, tuple[dt.date, str, str | None]] = {
    "经费收缴率低的原因分析": (
        dt.date(2024, 2, 21),
        "返还比例偏低，小额缴费单位缺少积极性",
        "小额经费全额返还试点",
    ),
    "职工书屋利用率偏低": (dt.date(2024, 5, 14), "晚间开放的书屋仍不到三成", None),
    "联合会实体化运行": (
        dt.date(2025, 2, 6),
        "园区小微企业没有纳入联合会",
        "园区工会联建共治",
    ),
    "揭榜攻关怎么组织": (
        dt.date(2025, 5, 19),
        "攻关和竞赛的成果出了车间就没有下文",
        "技能竞赛成果转化",
    ),
    "小企业续保率低怎么办": (
        dt.date(2025, 9, 29),
        "理赔要跑两个窗口，小企业嫌麻烦",
        "互助保障与医保一站结算",
    ),
    "性别平等条款进合同": (
        dt.date(2025, 10, 17),
        "条款写进了合同，执行没有人检查",
        "女职工权益条款执行检查",
    ),
    "空壳工会清理": (
        dt.date(2025, 10, 20),
        "重新建会后活动少，职工感受不明显",
        "企业建会后如何活起来",
    ),
    "基层经审力量薄弱": (dt.date(2025, 10, 9), "两个区县的专职人员仍未到位", None),
}
FORGOTTEN = ("创效如何核定", "站点夜间开放")  # due, and not done by the end of 2025


@dataclass(frozen=True)
class LookBack:
    """One look-back; it has no day as long as it was not done, and no gap where none was found."""

    outcome: str
    due: dt.date
    looked: dt.date | None
    gap: str | None
    topic: str | None


def look_backs() -> tuple[LookBack, ...]:
    """Every look-back planned until the spring of 2026, in the order of their due days."""
    planned = [_planned(one) for one in outcomes() if one.effective is not None]
    return tuple(sorted((one for one in planned if one.due <= NEAR), key=lambda one: one.due))


def _planned(outcome: Outcome) -> LookBack:
    assert outcome.effective is not None
    topic = outcome.topic.name
    due = days.on_or_after(outcome.effective + dt.timedelta(AFTER))
    if topic in FOUND:
        return LookBack(outcome.name, due, *FOUND[topic])
    looked = days.on_or_after(due + dt.timedelta(chance.between(-9, 16, "looked", topic)))
    is_done = looked <= LAST_DAY and topic not in FORGOTTEN
    return LookBack(outcome.name, due, looked if is_done else None, None, None)
