"""Service at the grass roots: visits, people, growth against plan, honours. All invented."""

import datetime as dt

from demo_story import chance, places
from demo_story.office import Record

YEAR = 2025
PROMISE = 4  # visits a month and cadre
FIELDS = (("统筹规划", 10), ("阵地服务", 40), ("基层服务", 50))
STAFF = {"岚港集团工会": (2, 9, 9), "澄北装备制造公司工会": (1, 4, 5), "市示范医院工会": (2, 4, 4)}
CADRES = dict(zip(places.DISTRICTS, (7, 6, 5, 5, 4, 4, 3, 3), strict=True))
GROWTH = (("新增工会组织", 14), ("新增会员", 2600), ("新建暖心驿站", 18))
LATE = {("鹭坪县总工会", "新增会员"), ("榆磬县总工会", "新建暖心驿站")}  # far behind their plan
PUBLICITY_POINTS = 24
HONOURS = (
    (dt.date(2025, 4, 28), "岚港集团工会", "示例五一劳动奖状", "国家", "集体"),
    (dt.date(2025, 4, 28), "澄北装备制造公司工会", "示例工人先锋号", "国家", "集体"),
    (dt.date(2025, 4, 28), "市教育工会", "示例五一劳动奖章", "国家", "个人"),
    (dt.date(2025, 5, 9), "网络工作部", "示例省工会工作创新奖", "省", "集体"),
    (dt.date(2025, 5, 9), "岚东纺织公司工会", "示例省五一劳动奖章", "省", "个人"),
    (dt.date(2025, 5, 9), "市交通运输工会", "示例省工人先锋号", "省", "集体"),
    (dt.date(2025, 9, 18), "岚港集团工会", "示例省创新创效竞赛一等奖", "省", "项目"),
    (dt.date(2025, 9, 18), "市建设工会", "示例省创新创效竞赛三等奖", "省", "项目"),
    (dt.date(2025, 11, 7), "权益保障部", "示例市职工信得过部室", "市", "集体"),
    (dt.date(2025, 11, 7), "砂汀区总工会", "示例市工会工作先进单位", "市", "集体"),
    (dt.date(2025, 11, 7), "霓桥区总工会", "示例市工会工作先进单位", "市", "集体"),
)


def honours() -> list[Record]:
    """Day, unit, honour, level and who received it."""
    return [(f"{day.year}年{day.month}月{day.day}日", *others) for day, *others in HONOURS]


def visits() -> list[Record]:
    """Month, district, cadres and their visits."""
    return [
        (f"{YEAR}年{month}月", unit, cadres, _visits(unit, month, cadres))
        for month in range(1, 13)
        for unit, cadres in CADRES.items()
    ]


def staffing() -> list[Record]:
    """Year, union, field, people and the planned share."""
    return [
        (YEAR, unit, field, people, share)
        for unit, split in STAFF.items()
        for (field, share), people in zip(FIELDS, split, strict=True)
    ]


def targets() -> list[Record]:
    """Year, matter, unit, what was planned and what was done."""
    rows: list[Record] = [(YEAR, "每人每月下基层", None, PROMISE, None)]
    rows += [(YEAR, "信息宣传得分", unit, PUBLICITY_POINTS, None) for unit in places.DISTRICTS]
    for matter, usual in GROWTH:
        for unit in places.DISTRICTS:
            planned = round(usual * (0.7 + 0.6 * chance.share("plan", matter, unit)))
            rows.append((YEAR, matter, unit, planned, _done(matter, unit, planned)))
    return rows


def _visits(unit: str, month: int, cadres: int) -> int:
    diligence = 3.4 + 1.6 * chance.share("diligent", unit)
    return max(1, round(cadres * (diligence + 0.7 * chance.swing("visits", unit, month))))


def _done(matter: str, unit: str, planned: int) -> int:
    reached = 0.55 if (unit, matter) in LATE else 0.9 + 0.25 * chance.share("done", matter, unit)
    return round(planned * reached)
