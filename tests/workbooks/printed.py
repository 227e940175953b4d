"""What offices print around and between the rows: column numbers, notes, best and worst, marks."""

from tests.workbooks.case import Case, Lines, Plain, Typed, month, one_sheet, table
from tests.workbooks.crosstabs import MAY_AND_JUNE, TWO_MONTHS, ranked, values
from tests.workbooks.forums import ALL, FOUR, HEADER, READ

FORUMS = {"forums": READ}
SHORT: Lines = [["论坛期次", "议题", "主讲单位", "类型"], [1, "甲", "研究室", "重点工作"]]
RANKS: Lines = [["城市", "7月名次", "8月名次"], ["深圳", 9, 1], ["广州", 4, 2]]
DITTOS: tuple[str, ...] = ("＂", "同前", "仝上", "同 上", "〃")


def _numbered(name: str, *numbers: Typed) -> Case:
    rows: Lines = [["2020年论坛"], HEADER, list(numbers), *FOUR]
    return one_sheet(name, rows, FORUMS, merges=["A1:F1"])


def _ditto(number: int, mark: str) -> Case:
    read = table(
        "论坛期次 议题 主讲单位 类型",
        (1, "甲", "研究室", "重点工作"),
        (1, "乙", "研究室", "重点工作"),
    )
    return one_sheet(f"ditto_mark_{number}", [*SHORT, [mark, "乙", mark, mark]], {"topics": read})


def _beside(name: str, *above: Typed) -> Case:
    """Two cross-tabs side by side, with what stands over each."""
    rows: Lines = [
        list(above),
        ["城市", "会员数（万人）", None, "城市", "会员数（万人）"],
        ["深圳", 119, None, "深圳", 120],
        ["广州", 97, None, "广州", 98],
    ]
    return one_sheet(name, rows, MAY_AND_JUNE, merges=["A1:B1", "D1:E1"])


def _rank(city: str, of: int, rank: int) -> tuple[Plain, ...]:
    return ("网上工会", city, month(2020, of), None, rank)


CASES: tuple[Case, ...] = (
    _numbered("column_numbers_in_brackets", "（1）", "（2）", "（3）", "（4）", "（5）", "（6）"),
    _numbered("column_numbers_with_a_sum", "甲", "乙", 1, 2, 3, "4=2+3"),
    _numbered("column_numbers_bare", 1, 2, 3, 4, 5, 6),
    one_sheet(
        "notes_beside_their_word",
        [*ALL, [], ["说明：", "1.本表由主办部室填写。"], [None, "2.人数含线上。"]],
        FORUMS,
    ),
    one_sheet(
        "notes_numbered_below_one_another",
        [*ALL, [], ["注：1.本表由主办部室填写；"], ["2.人数含线上；"], ["3.日期为首日。"]],
        FORUMS,
    ),
    one_sheet(
        "headers_with_words_between",
        [
            ["论坛的期次", "论坛主题内容", "举办的日期", "主办的部室", "举办的形式", "参加的人数"],
            *FOUR,
        ],
        FORUMS,
    ),
    one_sheet(
        "highest_and_lowest_below",
        [
            ["2020年会员数（万人）"],
            ["月份", "深圳", "广州"],
            ["1月", 120, 98],
            ["2月", 121, 99],
            ["最高", 121, 99],
            ["最低", 120, 98],
            ["极差", 1, 1],
        ],
        TWO_MONTHS,
    ),
    one_sheet(
        "federation_where_a_city_stands",
        [["截至2020年6月"], ["城市", "会员数（万人）"], ["深圳市总工会", 120], ["广州市", 98]],
        values(
            ("会员数", "深圳", "..2020-06-30", 1_200_000.0),
            ("会员数", "广州", "..2020-06-30", 980_000.0),
        ),
    ),
    _beside("cross_tabs_side_by_side", "2020年5月各市会员数", None, None, "2020年6月各市会员数"),
    one_sheet(
        "ranks_by_month",
        [["2020年网上工会全省排名"], *RANKS],
        ranked(_rank("深圳", 7, 9), _rank("深圳", 8, 1), _rank("广州", 7, 4), _rank("广州", 8, 2)),
    ),
    *(_ditto(number, mark) for number, mark in enumerate(DITTOS, 1)),
)
