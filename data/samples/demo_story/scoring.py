"""Publicity, appraisals and studios: what is scored, by whom and with which weights."""

import datetime as dt

from demo_story import chance, places

MEDIA = {
    "全国工运时报（示例）": "国家",
    "职工视界（示例）": "国家",
    "示例工人报": "省",
    "示例省工会网": "省",
    "澄岚日报": "市",
    "澄岚工会公众号": "市",
}
RULES: tuple[tuple[str, str | None, int, dt.date | None], ...] = (
    ("国家", "全国工运时报（示例）", 12, None),
    ("国家", None, 10, None),
    ("省", "示例工人报", 6, None),
    ("省", None, 4, None),
    ("市", None, 2, None),
    ("市", None, 1, dt.date(2025, 7, 1)),  # from then on the city's own media count for less
)
HEADLINES = (
    "把会员之家建在楼宇里",
    "骑手有了歇脚的地方",
    "一张清单减轻基层负担",
    "夜校灯光照亮下班路",
    "工会律师进车间",
    "小微企业也有了职代会",
    "网上办事不用跑",
    "工匠带徒出新招",
    "暖心驿站不打烊",
    "讨薪路上有娘家人",
    "爱心小屋真贴心",
    "技能比武比出高徒",
    "听职工说，帮职工办",
    "三十天攻坚见成效",
    "互助一份，安心一家",
)
SILENT = ("鹭坪县总工会", "榆磬县总工会")  # they published nothing in 2024
YEARS = (2024, 2025)
PER_YEAR = {2024: 62, 2025: 88}

HOME_OF_WORKERS, TWO_REPORTS, RACE = "星级职工之家", "双述双评", "亮绩赛绩"
SATISFIED = "职工满意度评价"
MEMBERS, OWN_UNIT, SUPERIOR = "会员评家", "所在单位评家", "上级工会评家"
STARS = "五星 90，四星 80，三星 70"
Weights = tuple[tuple[str, int], ...]
OLD_WEIGHTS: Weights = ((MEMBERS, 40), (OWN_UNIT, 30), (SUPERIOR, 30))
NEW_WEIGHTS: Weights = ((MEMBERS, 50), (OWN_UNIT, 25), (SUPERIOR, 25))
APPRAISALS: tuple[tuple[str, int, Weights, str | None], ...] = (
    (HOME_OF_WORKERS, 2023, OLD_WEIGHTS, STARS),
    (HOME_OF_WORKERS, 2024, NEW_WEIGHTS, STARS),
    (HOME_OF_WORKERS, 2025, NEW_WEIGHTS, STARS),
    (TWO_REPORTS, 2025, (("领导评议", 40), ("部室互评", 30), ("基层评议", 30)), None),
    (RACE, 2025, (("评审组", 60), ("区县互评", 40)), None),
    (SATISFIED, 2025, (("职工问卷", 70), ("12351热线回访", 30)), None),
)
# What the raters of a scheme look at, one by one.
DIMENSIONS: dict[str, tuple[str, ...]] = {
    TWO_REPORTS: ("从严治党", "业务工作"),
    RACE: ("清单亮绩", "过程赛绩", "严格考绩"),
    SATISFIED: ("服务态度", "办事效率", "解决问题"),
}
SEASONS = ("一季度", "二季度", "三季度", "四季度")
STUDIOS = {
    "智能装卸创新工作室": "岚港集团工会",
    "港机电气创新工作室": "岚港集团工会",
    "新能源公交维保工作室": "澄岚公交公司工会",
    "绿色印染创新工作室": "岚东纺织公司工会",
    "精密加工创新工作室": "澄北装备制造公司工会",
    "焊接机器人工作室": "澄北装备制造公司工会",
    "仓储分拣创新工作室": "砂汀物流园联合工会",
    "食品检测创新工作室": "枫渚食品公司工会",
    "护理创新工作室": "市示范医院工会",
    "桥梁检测创新工作室": "市建设工会",
}
Score = tuple[str, str, str, str, str | None, float, int | None, int | None, int | None]


def publications() -> list[tuple[dt.date, str, str, str, str]]:
    """Day, unit, medium, level and headline, in order of time."""
    return sorted(_publication(year, number) for year in YEARS for number in range(PER_YEAR[year]))


def appraisals() -> list[tuple[str, int, str, int, str | None]]:
    """Scheme, year, rater, weight and grades."""
    return [
        (scheme, year, rater, weight, grades)
        for scheme, year, weights, grades in APPRAISALS
        for rater, weight in weights
    ]


def scores() -> list[Score]:
    """Scheme, period, unit, rater, dimension, score, raters, opinions, answers."""
    found: list[Score] = []
    for scheme, year, weights, _ in APPRAISALS:
        for rater, _ in weights:
            found += _scores(scheme, year, rater)
    return found


def studios() -> list[tuple[str, str, int, str, float, float]]:
    """Studio, unit, year, tier, benefit and reward in 万元."""
    return [_studio(name, unit, year) for year in YEARS for name, unit in STUDIOS.items()]


def _publication(year: int, number: int) -> tuple[dt.date, str, str, str, str]:
    day = dt.date(year, 1, 8) + dt.timedelta(number * 352 // PER_YEAR[year])
    units = (*places.DISTRICTS, *places.DISTRICTS, *places.DEPARTMENTS, *places.INSTITUTIONS)
    able = [unit for unit in units if year > 2024 or unit not in SILENT]
    unit = chance.pick(able, "writes", year, number)
    media = (
        "全国工运时报（示例）",
        "职工视界（示例）",
        *tuple(MEDIA)[2:4] * 2,
        *tuple(MEDIA)[4:] * 3,
    )
    medium = chance.pick(media, "medium", year, number)
    headline = chance.pick(HEADLINES, "headline", year, number)
    return day, unit, medium, MEDIA[medium], f"{unit.removesuffix('总工会')}：{headline}"


def _scores(scheme: str, year: int, rater: str) -> list[Score]:
    if scheme == HOME_OF_WORKERS:
        units = [unit for unit in places.GRASSROOTS if (unit, rater, year) not in _NOT_RATED]
        return [_home_score(year, unit, rater) for unit in units]
    units = list(places.DISTRICTS)
    if scheme == TWO_REPORTS:
        units = [*places.DEPARTMENTS, *places.INSTITUTIONS]
    heard = _heard if scheme == SATISFIED else _unsaid
    return [
        (
            *(scheme, f"{year}年{season}", unit, rater, part),
            _points(rater, season, unit, part),
            *heard(rater, season, unit, part),
        )
        for season in SEASONS
        for unit in units
        for part in DIMENSIONS[scheme]
    ]


Heard = tuple[int | None, int | None, int | None]


def _unsaid(*_key: str) -> Heard:
    return None, None, None


def _heard(rater: str, season: str, unit: str, part: str) -> Heard:
    """How many answered and what they had to say; it is asked once, with the first dimension."""
    if part != DIMENSIONS[SATISFIED][0]:
        return None, None, None
    opinions = chance.between(3, 24, "said", rater, season, unit)
    raters = chance.between(40, 260, "asked", rater, season, unit)
    return raters, opinions, _answered(opinions, rater, season, unit)


def _answered(opinions: int, *key: object) -> int:
    """Most opinions are answered, seldom all."""
    return round(opinions * (0.82 + 0.2 * chance.share("answered", *key)) - 0.4)


_NOT_RATED = {("外卖配送行业工会联合会", OWN_UNIT, 2025)}  # nobody there to rate


def _home_score(year: int, unit: str, rater: str) -> Score:
    is_member = rater == MEMBERS
    base = 74 + 18 * chance.share("home", unit) + (year - 2023) * 1.2
    points = min(99.0, round(base + 5 * chance.swing(rater, unit, year), 1))
    raters = chance.between(60, 900, "raters", unit, year) if is_member else None
    opinions = chance.between(5, 90, "opinions", unit, year) if is_member else None
    answered = None if opinions is None else min(opinions, _answered(opinions, unit, year))
    place = (HOME_OF_WORKERS, f"{year}年", unit, rater, None)
    return (*place, points, raters, opinions, answered)


def _points(rater: str, season: str, unit: str, dimension: str | None) -> float:
    """A score; in the first half of the year the departments rated each other all the same."""
    if rater == "部室互评" and season in SEASONS[:2]:
        return 95.0
    base = 84 + 11 * chance.share("unit", unit) + SEASONS.index(season) * 0.6
    return min(99.5, round(base + 3 * chance.swing(rater, season, unit, dimension), 1))


def _studio(name: str, unit: str, year: int) -> tuple[str, str, int, str, float, float]:
    benefit = chance.between(30, 620, "benefit", name, year) * (1 + 0.2 * (year - 2024))
    is_good = benefit > 300
    return (
        name,
        unit,
        year,
        "优秀" if is_good else "达标",
        round(benefit, 1),
        2.5 if is_good else 1.5,
    )
