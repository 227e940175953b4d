"""Topics: those that a forum discussed, and those that were raised and still wait."""

import datetime as dt
from dataclasses import dataclass

from demo_story import chance, days, forums_2023, forums_2024, forums_2025
from demo_story import places as p
from demo_story.forum import COUNTED, HARD, KEY, PROJECT, Forum, Topic

FORUMS: tuple[Forum, ...] = (*forums_2023.FORUMS, *forums_2024.FORUMS, *forums_2025.FORUMS)
BY_NUMBER = {forum.number: forum for forum in FORUMS}

# Raised and not discussed by the end of 2025: the day, and whether the research office chose it.
WAITING: tuple[tuple[str, str, str, dt.date, bool], ...] = (
    ("职工食堂与平价餐", KEY, p.SERVICE, dt.date(2023, 3, 6), False),
    ("企业民主管理星级评定", KEY, p.ORGANISATION, dt.date(2023, 4, 24), True),
    ("工会资产盘活", HARD, p.FINANCE, dt.date(2023, 5, 30), False),
    ("劳模疗休养基地共享", KEY, p.ECONOMY, dt.date(2023, 8, 3), False),
    ("职工体育联赛社会化办赛", KEY, p.PALACE, dt.date(2023, 9, 21), True),
    ("集体合同履约检查", COUNTED, p.RIGHTS, dt.date(2023, 11, 9), False),
    ("工会干部轮训计划", KEY, p.SCHOOL, dt.date(2024, 1, 25), True),
    ("小额经费全额返还试点", HARD, p.FINANCE, dt.date(2024, 2, 28), False),
    ("职工心理热线夜间值守", KEY, p.SERVICE, dt.date(2024, 4, 8), False),
    ("厂务公开网上办", PROJECT, p.ORGANISATION, dt.date(2024, 5, 21), True),
    ("职业病防治宣传", KEY, p.RIGHTS, dt.date(2024, 6, 5), False),
    ("高温津贴落实检查", COUNTED, p.RIGHTS, dt.date(2024, 7, 3), True),
    ("企业班组减负", HARD, p.ECONOMY, dt.date(2024, 8, 22), False),
    ("会员实名数据共享", HARD, p.NETWORK, dt.date(2024, 9, 26), True),
    ("审计整改跟踪系统", PROJECT, p.AUDIT, dt.date(2024, 10, 30), False),
    ("职工读书积分", KEY, p.PUBLICITY, dt.date(2024, 11, 20), False),
    ("单身职工联谊常态化", KEY, p.WOMEN, dt.date(2024, 12, 4), False),
    ("经费收缴与企业信用衔接", HARD, p.FINANCE, dt.date(2025, 1, 9), True),
    ("园区工会联建共治", KEY, p.ORGANISATION, dt.date(2025, 2, 18), False),
    ("一线职工疗休养名额倾斜", KEY, p.ECONOMY, dt.date(2025, 3, 6), False),
    ("经审与财务数据互通", HARD, p.AUDIT, dt.date(2025, 3, 27), True),
    ("经费收缴率回升措施", COUNTED, p.FINANCE, dt.date(2025, 4, 28), True),
    ("平台企业算法协商", HARD, p.RIGHTS, dt.date(2025, 5, 22), False),
    ("职工夜校进园区", KEY, p.PALACE, dt.date(2025, 6, 19), False),
    ("县级工会法律服务外包", KEY, p.RIGHTS, dt.date(2025, 7, 24), True),
    ("工会会员卡与市民卡融合", PROJECT, p.NETWORK, dt.date(2025, 8, 7), True),
    ("劳动争议调解成功率下滑分析", COUNTED, p.RIGHTS, dt.date(2025, 8, 28), False),
    ("超龄劳动者权益", HARD, p.RIGHTS, dt.date(2025, 9, 11), False),
    ("智能化改造中的转岗培训", KEY, p.ECONOMY, dt.date(2025, 9, 25), True),
    ("互助保障与医保一站结算", PROJECT, p.SERVICE, dt.date(2025, 10, 9), True),
    ("网上工会积分商城", KEY, p.NETWORK, dt.date(2025, 10, 30), False),
    ("工会数据一张图", PROJECT, p.RESEARCH, dt.date(2025, 11, 6), True),
    ("产业工会与区县工会分工", HARD, p.ORGANISATION, dt.date(2025, 11, 27), False),
    ("灵活就业人员互助保障", HARD, p.SERVICE, dt.date(2025, 12, 4), False),
)


@dataclass(frozen=True)
class RaisedTopic:
    """One topic with its dates; `forum` is None while it waits, `accepted` until it is chosen."""

    topic: Topic
    forum: Forum | None
    proposed: dt.date
    accepted: dt.date | None
    speaker: str | None


def raised() -> tuple[RaisedTopic, ...]:
    """Every topic, in the order of being raised within the forums, then those that wait."""
    return (*(_discussed(topic, forum) for forum in FORUMS for topic in forum.topics), *_waiting())


def _discussed(topic: Topic, forum: Forum) -> RaisedTopic:
    chosen = chance.between(5, 13, "accepted", topic.name)
    accepted = days.on_or_before(forum.held - dt.timedelta(chosen))
    waited = chance.between(6, 40, "proposed", topic.name)
    proposed = days.on_or_before(accepted - dt.timedelta(waited))
    is_own = chance.share("speaker", topic.name) < 0.7
    speaker = topic.proposer if is_own else chance.pick(p.DISTRICTS, "speaks", topic.name)
    return RaisedTopic(topic, forum, proposed, accepted, speaker)


def _waiting() -> tuple[RaisedTopic, ...]:
    return tuple(
        RaisedTopic(
            Topic(name, kind, proposer),
            None,
            day,
            _chosen(name, day) if chosen else None,
            None,
        )
        for name, kind, proposer, day, chosen in WAITING
    )


def _chosen(name: str, proposed: dt.date) -> dt.date:
    return days.on_or_after(proposed + dt.timedelta(chance.between(7, 21, "chosen", name)))
