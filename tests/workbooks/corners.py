"""Cross-tabs whose corner, totals or marks mislead."""

from tests.workbooks.case import Case, Lines, one_sheet
from tests.workbooks.crosstabs import FEB, JAN, JUNE, MAY, values

BOTH = values(
    ("会员数", "深圳", JUNE, 1_200_000.0),
    ("入会率", "深圳", JUNE, 85.0),
    ("会员数", "广州", JUNE, 980_000.0),
    ("入会率", "广州", JUNE, 80.0),
)
AID = values(
    ("援助件数", "深圳", JAN, 10.0),
    ("援助件数", "深圳", FEB, 12.0),
    ("援助件数", "广州", JAN, 8.0),
    ("援助件数", "广州", FEB, 9.0),
)
FIGURES: Lines = [["深圳", 120, 85], ["广州", 98, 80]]

CASES: tuple[Case, ...] = (
    one_sheet(
        "an_empty_corner",
        [["2020年6月"], [None, "会员数（万人）", "入会率（%）"], *FIGURES],
        BOTH,
    ),
    one_sheet(
        "a_corner_that_names_what_stands_across",
        [
            ["2020年6月"],
            ["城市", "深圳", "广州"],
            ["会员数（万人）", 120, 98],
            ["入会率（%）", 85, 80],
        ],
        BOTH,
    ),
    one_sheet(
        "a_corner_over_a_row_of_units",
        [["2020年6月"], ["指标", "会员数", "入会率"], ["单位", "万人", "%"], *FIGURES],
        BOTH,
    ),
    one_sheet(
        "footnote_marks_inside_headers",
        [
            ["2020年6月"],
            ["城市", "会员数①（万人）", "入会率*（%）"],
            *FIGURES,
            ["①会员数为期末数；*为快报"],
        ],
        BOTH,
    ),
    one_sheet(
        "a_total_above_its_parts",
        [
            ["2020年援助件数（件）"],
            ["城市", "1月", "2月"],
            ["全省合计", 18, 21],
            ["深圳", 10, 12],
            ["广州", 8, 9],
        ],
        AID,
    ),
    one_sheet(
        "cities_merged_over_their_months",
        [
            ["2020年"],
            ["城市", "月份", "会员数（万人）"],
            ["深圳", "5月", 119],
            [None, "6月", 120],
            ["广州", "5月", 97],
            [None, "6月", 98],
        ],
        values(
            ("会员数", "深圳", MAY, 1_190_000.0),
            ("会员数", "深圳", JUNE, 1_200_000.0),
            ("会员数", "广州", MAY, 970_000.0),
            ("会员数", "广州", JUNE, 980_000.0),
        ),
        merges=["A3:A4", "A5:A6"],
    ),
    one_sheet(
        "ends_of_quarters_across",
        [["会员数（万人）"], ["城市", "截至2020年3月底", "截至2020年6月底"], ["深圳", 119, 120]],
        values(
            ("会员数", "深圳", "..2020-03-31", 1_190_000.0),
            ("会员数", "深圳", "..2020-06-30", 1_200_000.0),
        ),
    ),
    one_sheet(
        "a_unit_for_each_city",
        [
            ["2020年6月会员数"],
            ["城市", "数值", "单位"],
            ["深圳", 120, "万人"],
            ["广州", 980000, "人"],
        ],
        values(("会员数", "深圳", JUNE, 1_200_000.0), ("会员数", "广州", JUNE, 980_000.0)),
    ),
    one_sheet(
        "an_error_among_figures",
        [["2020年6月"], ["城市", "会员数（万人）"], ["深圳", "#N/A"], ["广州", 98]],
        values(("会员数", "广州", JUNE, 980_000.0)),
        must=["B3"],
    ),
)
