"""What the chairman's meetings of the last quarter decided, and what became of it."""

import datetime as dt
from dataclasses import dataclass

from demo_story.places import FINANCE, NETWORK, ORGANISATION, PUBLICITY, RESEARCH, RIGHTS


@dataclass(frozen=True)
class Decision:
    """One matter that a meeting decided."""

    meeting: str
    words: str
    owner: str
    due: dt.date
    status: str | None = None
    view: str | None = None


def decisions() -> list[Decision]:
    """The decisions of three meetings, in their order."""
    return [Decision(*said) for said in _SAID]


_OCTOBER, _NOVEMBER, _DECEMBER = (f"2025-{month} 主席办公会" for month in (10, 11, 12))
_SAID = (
    (_OCTOBER, "网上入会两个工作日内办结，每周通报", NETWORK, dt.date(2025, 11, 14), "已完成"),
    (_OCTOBER, "与税务部门按月核对经费收缴底数", FINANCE, dt.date(2025, 11, 28), "已完成"),
    (_OCTOBER, "欠薪案件超三十天的逐案交办", RIGHTS, dt.date(2025, 12, 10), "推进中，剩两案"),
    (_NOVEMBER, "攻坚月做法写成操作手册发各区县", NETWORK, dt.date(2025, 12, 15), "已印发，办结"),
    (_NOVEMBER, "新业态建会任务分到街道，半月一报", ORGANISATION, dt.date(2025, 12, 20), "推进中"),
    (_NOVEMBER, "论坛成果见效情况逐项回头看", RESEARCH, dt.date(2025, 12, 31), "已完成"),
    (_DECEMBER, "补报缺失指标数据，明确填报人", RESEARCH, dt.date(2026, 1, 9), None, "/quality"),
    (
        _DECEMBER,
        "排出明年前两个季度的论坛计划",
        f"{RESEARCH}、{ORGANISATION}",
        dt.date(2026, 1, 15),
        "正在征求意见",
        "/forums",
    ),
    (_DECEMBER, "整理网上工会先进事迹集中宣传", PUBLICITY, dt.date(2026, 1, 31)),
)
