"""The task office: who was lent to which task month by month, and the campaigns."""

import datetime as dt

from demo_story import chance

# Task, its months, and how many were lent by departments, institutions and as social workers.
TASKS = (
    ("2024年一号", (2024, 3), (2024, 10), (2, 2, 4)),
    ("专项办三号", (2025, 5), (2025, 12), (2, 1, 2)),
    ("专项办一号", (2025, 8), (2025, 12), (5, 4, 8)),
    ("专项办二号", (2025, 8), (2025, 12), (1, 3, 3)),
)
SOURCES = ("机关", "事业", "社工")
PEAK = dt.date(2025, 9, 1)  # the month of the campaign
# Name, first day, last day, project, indicator, target.
CAMPAIGNS: tuple[tuple[str, dt.date, dt.date, str | None, str, float], ...] = (
    (
        *("企业建会百日行动", dt.date(2024, 3, 20), dt.date(2024, 6, 27)),
        *("联合会实体化提升", "企业建会率", 76.0),
    ),
    (
        *("互助保障扩面行动", dt.date(2024, 8, 1), dt.date(2024, 9, 30)),
        *("互助保障三方共担", "互助保障参保人数", 12.0),
    ),
    (
        *("法律援助提速月", dt.date(2025, 5, 1), dt.date(2025, 5, 31)),
        *("欠薪案件绿色通道", "案件平均办理天数", 27.0),
    ),
    (
        *("网上工会建设攻坚月", dt.date(2025, 9, 1), dt.date(2025, 9, 30)),
        *("网上工会攻坚月", "网上工会综合得分", 80.0),
    ),
)


def secondments() -> list[tuple[dt.date, str, int, str]]:
    """Month, source, people and task; the campaign's month has the most."""
    return [
        (month, source, _people(base, month, source, task), task)
        for task, first, last, people in TASKS
        for month in _months(first, last)
        for source, base in zip(SOURCES, people, strict=True)
    ]


def _people(base: int, month: dt.date, source: str, task: str) -> int:
    more = base // 2 if month == PEAK and task == "专项办一号" else 0
    return max(1, base + more + chance.between(-1, 1, source, month, task))


def _months(first: tuple[int, int], last: tuple[int, int]) -> list[dt.date]:
    numbers = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [dt.date(number // 12, number % 12 + 1, 1) for number in numbers]
