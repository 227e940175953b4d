"""How workers fare: a yearly survey of all cities, with how far each figure can be trusted."""

from demo_story import chance, places
from demo_story.office import Listing, Record

YEARS = (2023, 2024, 2025)
# Indicator, unit, direction, decimals, definition, quality, level of 2023, change a year, scatter.
CONDITIONS = (
    (
        *("职工月均工资", "元", "越高越好", 0, "在岗职工月平均工资", "A"),
        *(6420.0, 240.0, 260.0),
    ),
    (
        *("劳动合同签订率", "%", "越高越好", 1, "已签书面劳动合同职工占比", "B"),
        *(91.6, 0.8, 1.6),
    ),
    (
        *("职工周均工时", "小时", "越低越好", 1, "抽样调查职工一周实际工作时间", "C"),
        *(47.2, -0.4, 1.1),
    ),
    (
        *("在档困难职工户数", "户", "越低越好", 0, "年末工会帮扶系统在档户数", "A"),
        *(860.0, -70.0, 60.0),
    ),
)


def indicators() -> Listing:
    """The register of what the survey asks."""
    headers = (
        *("指标名称", "计量单位", "方向", "维度", "小数位"),
        *("频度", "口径", "来源", "主管部室", "数据等级"),
    )
    rows: list[Record] = [
        (
            *(name, unit, direction, "职工状况/生产生活", decimals),
            *("年", about, "职工状况年度调查", places.RIGHTS, quality),
        )
        for name, unit, direction, decimals, about, quality, *_ in CONDITIONS
    ]
    return Listing("指标", "职工状况指标", (headers,), rows)


def values() -> Listing:
    """What the survey found, year by year."""
    headers = ("指标", "城市", "时期", "数值", "单位", "来源")
    rows: list[Record] = [
        (name, city, f"{year}年", _value(name, city, year), unit, "职工状况年度调查")
        for name, unit, *_ in CONDITIONS
        for year in YEARS
        for city in places.CITIES
    ]
    return Listing("职工状况", "全省职工状况年度调查结果", (headers,), rows)


def _value(name: str, city: str, year: int) -> float:
    found = next(one for one in CONDITIONS if one[0] == name)
    decimals, level, change, scatter = int(found[3]), *map(float, found[6:])
    place = scatter * (2 * chance.share("condition", name, city) - 1)
    moved = change * (year - YEARS[0]) + 0.15 * scatter * chance.swing(name, city, year)
    return round(level + place + moved, decimals)
