"""Monthly values as the provincial and the city office lay them out: five kinds of sheet."""

from collections.abc import Iterable, Iterator

from demo_story import values
from demo_story.indicators import BY_NAME, MONTHLY, ONLINE_UNION, SATISFACTION, SCORE
from demo_story.office import LEFT, UP, CellValue, Listing, Record
from demo_story.places import CITIES

PROVINCIAL = "示例省总工会网络工作部"
COUNTING = "示例省总工会统计室"
SEASONS = "一二三四"


def online_values(year: int) -> Iterator[Listing]:
    """Online union before ranks were announced, one sheet per month: cities down, values alone."""
    headers = (("城市", *_with_units(ONLINE_UNION)),)
    for month in range(1, 13):
        rows = [
            (city, *(_said(name, city, (year, month)) for name in ONLINE_UNION)) for city in CITIES
        ]
        yield Listing(
            f"{month}月",
            f"{year}年{month}月全省网上工会建设情况",
            headers,
            rows,
            reporter=PROVINCIAL,
        )


def online_months(year: int) -> Iterator[Listing]:
    """Online union, one sheet per month: value and announced rank, the best city first."""
    headers = (
        ("城市", *(label for title in _with_units(ONLINE_UNION) for label in (title, LEFT))),
        (UP, *("数值", "名次") * len(ONLINE_UNION)),
    )
    for month in range(1, 13):
        yield Listing(
            f"{month}月",
            f"{year}年{month}月全省网上工会建设考核情况",
            headers,
            _announced((year, month)),
            reporter=PROVINCIAL,
        )


def main_cities_across(year: int) -> Iterator[Listing]:
    """Other indicators, one sheet each: months down, cities across, the mean at the foot."""
    for name in MONTHLY:
        rows: list[Record] = [
            (f"{month}月", *(_said(name, city, (year, month)) for city in CITIES))
            for month in range(1, 13)
        ]
        letters = [chr(ord("B") + place) for place in range(len(CITIES))]
        rows.append(("平均", *(f"=AVERAGE({letter}4:{letter}15)" for letter in letters)))
        yield Listing(
            name,
            f"{year}年各市{name}",
            (("城市\n月份", *CITIES),),
            rows,
            reporter=COUNTING,
            corner=f"单位：{BY_NAME[name].unit}",
        )


def main_months_across(year: int) -> Iterator[Listing]:
    """Other indicators, one sheet each: cities down, the months across under their year."""
    months = [(year, month) for month in range(1, 13)]
    headers = (
        ("城市", f"{year}年", *(LEFT,) * 11),
        (UP, *(f"{month}月" for _, month in months)),
    )
    for name in MONTHLY:
        yield Listing(
            name,
            f"{name}（{BY_NAME[name].unit}）",
            headers,
            [(city, *(_said(name, city, month) for month in months)) for city in CITIES],
            reporter=COUNTING,
        )


def main_months(year: int) -> Iterator[Listing]:
    """Other indicators, one sheet per month: indicators down, cities across by short names."""
    headers = (("指标", "单位", *(city.removesuffix("市") for city in CITIES)),)
    for month in range(1, 13):
        yield Listing(
            f"{month}月",
            f"{year}年{month}月全省工会主要业务指标",
            headers,
            [
                (name, BY_NAME[name].unit, *(_said(name, city, (year, month)) for city in CITIES))
                for name in MONTHLY
            ],
            reporter=COUNTING,
        )


def satisfaction() -> Listing:
    """Satisfaction by quarter, as a plain list."""
    rows = [
        (SATISFACTION, city, f"{year}年{SEASONS[quarter - 1]}季度", found, "%", "第三方满意度调查")
        for year, quarter in values.QUARTERS
        for city in CITIES
        for found in [values.quarterly(city, year, quarter)]
    ]
    headers = (("指标", "城市", "时期", "数值", "单位", "来源"),)
    return Listing("季度调查", "全省职工满意度季度调查结果", headers, rows, reporter=COUNTING)


def corrections() -> Listing:
    """What the provincial office put right afterwards; ranks stay as they were announced."""
    rows = [
        (
            *(name, city, f"{month[0]}年{month[1]}月", values.value(name, city, month)),
            values.ranks(name, month, as_first_said=True)[city],
            *(BY_NAME[name].unit, "省总工会更正通知"),
            f"原报{values.first_said(name, city, month)}，经复核数据重复统计",
        )
        for name, city, month in values.OVERSTATED
    ]
    headers = (("指标", "城市", "时期", "数值", "名次", "单位", "来源", "更正说明"),)
    return Listing(
        "更正",
        "2025年网上工会考核数据更正",
        headers,
        rows,
        reporter=PROVINCIAL,
        corner="2025年12月",
        notes=("名次以当月通报为准，不再调整。",),
    )


def _with_units(names: Iterable[str]) -> list[str]:
    return [f"{name}（{BY_NAME[name].unit}）" for name in names]


def _announced(month: values.Month) -> list[Record]:
    ranks = {name: values.ranks(name, month, as_first_said=True) for name in ONLINE_UNION}
    order = sorted(CITIES, key=lambda city: ranks[SCORE].get(city, len(CITIES)))
    return [
        (city, *(c for name in ONLINE_UNION for c in (_said(name, city, month), ranks[name][city])))
        for city in order
    ]


def _said(name: str, city: str, month: values.Month) -> CellValue:
    """What stands in the cell: the number, or the word for a gap."""
    found = values.first_said(name, city, month)
    if found is None:
        return values.GAPS[name, city, month]
    return found if BY_NAME[name].decimals else int(found)
