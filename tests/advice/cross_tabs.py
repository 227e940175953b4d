"""Advice of the reasons for which the figures of a cross-tab are reported."""

from etl.reading import reasons
from tests.advice.case import (
    CROSS,
    MONTHS,
    Advice,
    all_of,
    before_first,
    put,
    without_column,
    without_row,
)

OF_CROSS_TABS: tuple[Advice, ...] = (
    Advice(
        reasons.PERIOD_UNKNOWN,
        {"数": [["会员数（人）"], *CROSS[1:]]},
        put("数", A1="2020年6月会员数（人）"),
        "indicator_values",
        "时期",
        ("2020-06-01..2020-06-30",),
    ),
    Advice(
        reasons.CITY_UNKNOWN,
        {
            "数": [
                ["2020年各月情况（人）"],
                ["月份", "会员数", "干部数"],
                ["1月", 5, 6],
                ["2月", 7, 8],
            ]
        },
        put("数", A1="深圳市2020年各月情况（人）"),
        "indicator_values",
        "城市",
        ("深圳",),
    ),
    Advice(
        reasons.CITY_UNKNOWN,
        {
            "数": [
                ["2020年各月情况（人）"],
                ["月份", "会员数", "干部数"],
                ["1月", 5, 6],
                ["2月", 7, 8],
            ]
        },
        all_of(before_first("数"), put("数", A2="城市", A3="深圳", A4="深圳")),
        "indicator_values",
        "城市",
        ("深圳",),
    ),
    Advice(
        reasons.INDICATOR_UNKNOWN,
        {"数": [["2020年"], *MONTHS[1:]]},
        put("数", A1="2020年会员数（人）"),
        "indicator_values",
        "指标",
        ("会员数",),
    ),
    Advice(
        reasons.DISPUTED,
        {"数": [["2020年6月会员数"], ["2020年7月"], ["城市", "会员数", "干部数"], *CROSS[2:]]},
        without_row("数", 2),
        "indicator_values",
        "时期",
        ("2020-06-01..2020-06-30",),
    ),
    Advice(
        reasons.UNIT_UNCLEAR,
        {
            "数": [
                ["2020年6月情况"],
                ["单位：万人、亿元"],
                ["城市", "面积", "会员数"],
                ["深圳", 5, 7],
                ["广州", 6, 8],
            ]
        },
        put("数", B3="面积（公顷）"),
        "indicator_values",
        "单位",
        ("公顷",),
    ),
    Advice(
        reasons.UNIT_UNKNOWN,
        {"数": [["2020年6月情况"], ["城市", "照度(lux)"], ["深圳", 5], ["广州", 6]]},
        put("数", B2="照度（单位：lux）"),
        "indicator_values",
        "单位",
        ("lux", "lux"),
    ),
    Advice(
        reasons.COLUMN_UNPLACED,
        {"数": [["2020年会员数（人）"], ["城市", "1月", "2月", None], ["深圳", 5, 6, 7]]},
        put("数", D2="3月"),
        "indicator_values",
        "数值",
        (5.0, 6.0, 7.0),
    ),
    Advice(
        reasons.COLUMN_UNPLACED,
        {"数": [["2020年会员数（人）"], ["城市", "1月", "2月", None], ["深圳", 5, 6, 7]]},
        without_column("数", 4),
        "indicator_values",
        "数值",
        (5.0, 6.0),
    ),
    Advice(
        reasons.PART_UNCLEAR,
        {
            "数": [
                ["2020年"],
                ["指标", "深圳", "广州"],
                ["会员数（万人）", 5, 6],
                ["其中：女会员", 30000, 20000],
            ]
        },
        put("数", A4="其中：女会员（人）"),
        "indicator_values",
        "数值",
        (50000.0, 60000.0, 30000.0, 20000.0),
    ),
)
