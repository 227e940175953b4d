"""Field research of 2025: thirteen questions, visits to units, and how many problems each found."""

import datetime as dt
from dataclasses import dataclass

from demo_story import chance, places

SUBJECTS = (
    ("新业态建会入会情况调研", "2025-02-20"),
    ("基层工会减负情况调研", "2025-03-04"),
    ("法律援助服务质量调研", "2025-03-20"),
    ("职工心理健康状况调研", "2025-04-08"),
    ("技能人才待遇落实调研", "2025-04-24"),
    ("工会经费返还使用调研", "2025-05-13"),
    ("女职工权益保护调研", "2025-05-27"),
    ("网上工会使用情况调研", "2025-06-24"),
    ("户外劳动者服务站点调研", "2025-07-08"),
    ("困难职工常态帮扶调研", "2025-08-05"),
    ("职工之家建设情况调研", "2025-08-26"),
    ("普惠服务满意情况调研", "2025-10-21"),
    ("园区劳动关系状况调研", "2025-11-11"),
)
VISITS_EACH = 5
LEADERS = (
    "市总工会主要领导",
    "分管组织的领导",
    "分管权益的领导",
    "分管经济的领导",
    "分管宣教的领导",
)
KINDS = {unit: kind for unit, kind, _ in places.units()}
VISITED = (*places.DISTRICTS, *places.INDUSTRIES, *places.GRASSROOTS)


@dataclass(frozen=True)
class Visit:
    """One visit to one unit."""

    subject: str
    day: dt.date
    leader: str
    unit: str
    kind: str
    found: int


def visits() -> tuple[Visit, ...]:
    """Every visit, in order of time."""
    return tuple(
        _visit(number, subject, dt.date.fromisoformat(first), turn)
        for number, (subject, first) in enumerate(SUBJECTS)
        for turn in range(VISITS_EACH)
    )


def _visit(number: int, subject: str, first: dt.date, turn: int) -> Visit:
    unit = VISITED[(number * VISITS_EACH + turn) * 7 % len(VISITED)]
    return Visit(
        subject,
        _workday(first, 2 * turn),
        LEADERS[number % len(LEADERS)],
        unit,
        KINDS[unit],
        chance.between(0, 3, "found", subject, turn),
    )


def _workday(first: dt.date, number: int) -> dt.date:
    """The workday so many workdays after the first."""
    weeks, rest = divmod(first.weekday() + number, 5)
    return first + dt.timedelta(7 * weeks + rest - first.weekday())
