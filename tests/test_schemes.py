"""Schemes: what their rows mean, and what bad input becomes."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import openpyxl
import pytest

from etl.reading.reader import read_file
from tests import small_board
from tests.warehouses import Said, Warehouse, warehouse

CITIES = ("甲市", "乙市", "丙市", "丁市")
Rows = Sequence[Mapping[str, Said]]
Values = Mapping[str, Sequence[float | None]]


def board(
    schemes: Rows,
    values: Values,
    *,
    indicators: Mapping[str, Mapping[str, Said]] | None = None,
    period: str = "2025-07",
) -> tuple[Warehouse, list[str]]:
    """A build in which the cities have these values, and the checks that found something."""
    about = indicators or {}
    names = list(dict.fromkeys([*values, *about]))
    with tempfile.TemporaryDirectory() as folder:
        connection, findings = warehouse(
            Path(folder),
            {
                "cities": [{"city": city, "group": "全省"} for city in CITIES],
                "indicators": [
                    {"indicator": name, "direction": "越高越好", **about.get(name, {})}
                    for name in names
                ],
                "indicator_values": [
                    {"indicator": name, "city": city, "period": period, "value": value}
                    for name, column in values.items()
                    for city, value in zip(CITIES, column, strict=False)
                    if value is not None
                ],
                "schemes": [{"scheme": "方案", **row} for row in schemes],
            },
        )
        return connection, [finding.name for finding in findings]


def faults(connection: Warehouse) -> set[tuple[str, str]]:
    rows = connection.execute("select fault, node from marts.scheme_faults").fetchall()
    return {(str(fault), str(node)) for fault, node in rows}


def scores(connection: Warehouse) -> dict[str, tuple[float | None, int | None]]:
    rows = connection.execute("select city, score, rank from marts.composite_ranks").fetchall()
    return {city: (score, rank) for city, score, rank in rows}


def stray(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The columns of marts that hold a number which is none."""
    columns = connection.execute(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'marts' and data_type = 'DOUBLE'"
    ).fetchall()
    return [
        f"{table}.{column}"
        for table, column in columns
        if connection.execute(
            f'select count(*) from marts.{table} where not isfinite("{column}")'
        ).fetchone()
        != (0,)
    ]


BOTH: Values = {"一": (1.0, 2.0, 3.0, 4.0), "二": (9.0, 5.0, 7.0, 1.0)}


def pair(**said: Said) -> Rows:
    return [{"indicator": name, "weight": 50, **said} for name in ("一", "二")]


def test_weights_are_divided_by_their_sum_and_it_is_said() -> None:
    rows: Rows = [{"indicator": "一", "weight": 0.6}, {"indicator": "二", "weight": 0.9}]
    connection, _ = board(rows, BOTH)
    with connection:
        assert faults(connection) == {("weights_divided", "方案")}
        figure = connection.execute("select figure from marts.scheme_faults").fetchone()
        assert figure == (pytest.approx(1.5),)
        assert scores(connection)["乙市"][0] == pytest.approx(0.4 * 100 / 3 + 0.6 * 50)


@pytest.mark.parametrize("weights", [(0.4, 0.6), (40, 60), (1, 1)])
def test_weights_that_sum_to_one_or_to_a_hundred_or_are_equal_need_no_word(
    weights: tuple[float, float],
) -> None:
    rows: Rows = [
        {"indicator": name, "weight": weight}
        for name, weight in zip(("一", "二"), weights, strict=True)
    ]
    connection, _ = board(rows, BOTH)
    with connection:
        assert faults(connection) == set()


BAD: dict[str, tuple[Rows, Values, set[tuple[str, str]]]] = {
    "all values are equal": (
        pair(),
        {**BOTH, "二": (3.0, 3.0, 3.0, 3.0)},
        {("all_equal", "二")},
    ),
    "all values are equal, by standard scores": (
        pair(normalisation="标准分"),
        {**BOTH, "二": (0.1, 0.1, 0.1, 0.1)},
        {("all_equal", "二")},
    ),
    "only one city has a value": (
        pair(),
        {**BOTH, "二": (3.0, None, None, None)},
        {("single_city", "二")},
    ),
    "an indicator has no value at all": (
        pair(),
        {**BOTH, "二": (None, None, None, None)},
        {("never_known", "二")},
    ),
    "a geometric mean of negative values": (
        pair(normalisation="标准分", aggregation="几何"),
        BOTH,
        {("negative_in_mean", "方案")},
    ),
    "a harmonic mean of a zero": (
        pair(normalisation="极差0-100", aggregation="调和"),
        BOTH,
        {("zero_in_mean", "方案")},
    ),
    "an indicator without a direction": (
        pair(),
        BOTH,
        {("no_direction", "二")},
    ),
    "a power mean without an exponent": (
        pair(aggregation="幂均值"),
        BOTH,
        {("no_exponent", "一"), ("no_exponent", "二")},
    ),
    "goalposts at the same place": (
        [
            {"indicator": "一", "weight": 50},
            {
                **{"indicator": "二", "weight": 50, "normalisation": "标杆区间"},
                **{"goalpost_low": 4, "goalpost_high": 4},
            },
        ],
        BOTH,
        {("goalposts_equal", "二")},
    ),
    "no goalposts": (
        [
            {"indicator": "一", "weight": 50},
            {"indicator": "二", "weight": 50, "normalisation": "标杆区间", "goalpost_low": 4},
        ],
        BOTH,
        {("no_goalposts", "二")},
    ),
    "no target": (
        [
            {"indicator": "一", "weight": 50},
            {"indicator": "二", "weight": 50, "normalisation": "目标距离"},
        ],
        BOTH,
        {("no_target", "二")},
    ),
    "no city to refer to": (
        [
            {"indicator": "一", "weight": 50},
            {"indicator": "二", "weight": 50, "normalisation": "参照距离"},
        ],
        BOTH,
        {("no_reference", "二")},
    ),
    "no logarithm": (
        [
            {"indicator": "一", "weight": 50},
            {"indicator": "二", "weight": 50, "treatment": "对数"},
        ],
        {**BOTH, "二": (9.0, 0.0, -7.0, 1.0)},
        {("no_logarithm", "二")},
    ),
    "the best is not above zero": (
        [
            {"indicator": "一", "weight": 50},
            {"indicator": "二", "weight": 50, "normalisation": "与最优之比"},
        ],
        {**BOTH, "二": (-9.0, -2.0, -7.0, 0.0)},
        {("best_not_positive", "二")},
    ),
    "a weight below zero": (
        [{"indicator": "一", "weight": 100}, {"indicator": "二", "weight": -20}],
        BOTH,
        {("weight_negative", "二")},
    ),
    "no weight at all": (
        [{"indicator": "一", "weight": 0}, {"indicator": "二", "weight": 0}],
        BOTH,
        {("no_weight", "方案")},
    ),
    "a dimension without indicators": (
        [*pair(), {"dimension": "空的", "weight": 30}],
        BOTH,
        {("dimension_empty", "空的")},
    ),
    "an indicator in two dimensions": (
        [*pair(), {"indicator": "二", "dimension": "别处", "weight": 50}],
        BOTH,
        {("indicator_twice", "二")},
    ),
}


@pytest.fixture(scope="module")
def bad() -> Iterator[Warehouse]:
    """All that in one build: every case has a scheme and indicators of its own."""
    rows: Rows = [
        {
            **row,
            "scheme": case,
            **({"indicator": f"{case}：{row['indicator']}"} if "indicator" in row else {}),
        }
        for case, (said, _, _) in BAD.items()
        for row in said
    ]
    values = {
        f"{case}：{name}": column
        for case, (_, columns, _) in BAD.items()
        for name, column in columns.items()
    }
    undirected = {"an indicator without a direction：二": {"direction": None}}
    connection, checks = board(rows, values, indicators=undirected)
    with connection:
        assert checks == []
        yield connection


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_computed_is_said(bad: Warehouse, case: str) -> None:
    rows = bad.execute(
        "select fault, node from marts.scheme_faults where scheme = $case", {"case": case}
    ).fetchall()
    assert {
        (fault, "方案" if node == case else node.rpartition("：")[2]) for fault, node in rows
    } == BAD[case][2]


def test_what_cannot_be_computed_is_no_number(bad: Warehouse) -> None:
    assert stray(bad.whole()) == []


def test_an_indicator_that_drops_out_leaves_the_weight_to_the_others() -> None:
    rows, values, _ = BAD["all values are equal"]
    connection, _ = board(rows, values)
    with connection:
        found = scores(connection)
    assert found == {
        "甲市": (0.0, 4),
        "乙市": (pytest.approx(100 / 3), 3),
        "丙市": (pytest.approx(200 / 3), 2),
        "丁市": (100.0, 1),
    }


def test_a_negative_part_leaves_the_city_without_score_and_rank() -> None:
    rows, values, _ = BAD["a geometric mean of negative values"]
    connection, _ = board(rows, values)
    with connection:
        ranks = {city: rank for city, (_, rank) in scores(connection).items()}
    assert ranks == {"甲市": None, "乙市": None, "丙市": 1, "丁市": None}


def test_a_zero_makes_a_geometric_mean_zero_and_last() -> None:
    connection, _ = board(pair(aggregation="几何"), BOTH)
    with connection:
        found = scores(connection)
    assert found["甲市"] == found["丁市"] == (0.0, 3)


def test_a_single_city_has_neither_score_nor_rank() -> None:
    connection, _ = board(pair(), {"一": (1.0,), "二": (2.0,)})
    with connection:
        assert scores(connection) == dict.fromkeys(CITIES, (None, None))
        assert faults(connection) == {("single_city", "一"), ("single_city", "二")}


def test_gaps_everywhere_give_no_ranking() -> None:
    connection, _ = board(pair(), {"一": (), "二": ()})
    with connection:
        assert scores(connection) == {}
        assert faults(connection) == {("never_known", "一"), ("never_known", "二")}
        assert connection.execute("select latest_start from marts.schemes").fetchone() == (None,)


def test_a_city_is_ranked_with_exactly_the_share_that_the_scheme_asks_for() -> None:
    names = "甲乙丙丁戊"
    values: Values = {name: (1.0, 2.0, None if name in "丁戊" else 3.0) for name in names}
    rows: Rows = [{"indicator": name, "weight": 20, "coverage": 60} for name in names]
    connection, _ = board(rows, values)
    with connection:
        assert scores(connection)["丙市"][1] == 1
    connection, _ = board([{**row, "coverage": 61} for row in rows], values)
    with connection:
        assert scores(connection)["丙市"] == (None, None)


def test_the_share_asked_for_is_of_the_weights_where_the_scheme_says_so() -> None:
    values: Values = {name: (1.0, 2.0, 3.0 if name == "甲" else None) for name in "甲乙丙丁戊"}
    rows: Rows = [
        {"indicator": name, "weight": 60 if name == "甲" else 10, "coverage_basis": "权重"}
        for name in values
    ]
    for asked, is_ranked in ((59, True), (60, True), (61, False)):
        connection, _ = board([{**row, "coverage": asked} for row in rows], values)
        with connection:
            assert (scores(connection)["丙市"][1] is not None) == is_ranked
            known = connection.execute(
                "select known, indicators, coverage, round(weight_coverage, 9),"
                " rank_low is not null from marts.composite_ranks where city = '丙市'"
            ).fetchone()
            assert known == (1, 5, 0.2, 0.6, is_ranked)
    by_number: Rows = [{**row, "coverage": 60, "coverage_basis": None} for row in rows]
    connection, _ = board(by_number, values)
    with connection:
        assert scores(connection)["丙市"] == (None, None)


def test_an_unknown_indicator_in_a_scheme_stops_the_build_at_its_cell() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _, findings = warehouse(
            Path(folder),
            {
                "indicators": [{"indicator": "建会率", "direction": "越高越好"}],
                "schemes": [{"scheme": "方案", "indicator": "建会律", "weight": 1}],
            },
        )
    (finding,) = findings
    assert finding.name == "unknown_indicators"
    assert [(row.value, row.cell, row.nearest) for row in finding.rows] == [
        ("建会律", "A2", "建会率")
    ]


def test_an_indicator_without_direction_is_reported_at_its_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "指标"
    for row in (("指标", "单位", "方向"), ("建会率", "%", "越高越好"), ("办理天数", "天", None)):
        sheet.append(row)
    book.save(tmp_path / "指标.xlsx")
    (fault,) = read_file(tmp_path / "指标.xlsx").faults
    assert (fault.cell, fault.header) == ("C3", "方向")


def test_a_formula_that_divides_by_zero_leaves_a_gap_and_it_is_said() -> None:
    values: Values = {"一": BOTH["一"], "分子": (1, 2, 3, 4), "分母": (0, 5, 5, 5)}
    rows: Rows = [{"indicator": "一", "weight": 1}, {"indicator": "率", "weight": 1}]
    connection, _ = board(rows, values, indicators={"率": {"formula": "分子 / 分母"}})
    with connection:
        assert faults(connection) == {("formula_undefined", "率")}
        names = connection.execute("select names from marts.scheme_faults").fetchone()
        assert names == ("甲市",)
        assert scores(connection)["甲市"] == (0.0, 4)


def test_a_formula_that_refers_to_itself_stops_the_build() -> None:
    connection, checks = board(
        pair(), BOTH, indicators={"率": {"formula": "率 / 一"}, "一": {}, "二": {}}
    )
    with connection:
        assert checks == ["circular_formulas"]


def test_a_row_below_its_indicators_may_weigh_their_dimension(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "评价方案"
    for row in (
        ("方案", "指标", "维度", "权重"),
        ("综合", "注册职工", "连通", 1),
        ("综合", None, "连通", 60),
    ):
        sheet.append(row)
    book.save(tmp_path / "方案.xlsx")
    (table,) = read_file(tmp_path / "方案.xlsx").tables
    assert [row.values.get("指标") for row in table.rows] == ["注册职工", None]


# How rows say which mean joins what: by level, the index last.
MEANS: dict[str, tuple[Rows, dict[str, str]]] = {
    "every row says the same": (
        [
            {"indicator": "一", "dimension": "上", "weight": 1, "aggregation": "几何"},
            {"indicator": "二", "dimension": "下", "weight": 1, "aggregation": "几何"},
        ],
        {"上": "几何", "下": "几何", "方案": "几何"},
    ),
    "a dimension says it of its parts, the row of the index of the dimensions": (
        [
            {"indicator": "一", "dimension": "上", "weight": 1},
            {"indicator": "二", "dimension": "下", "weight": 1},
            {"dimension": "上", "weight": 1, "aggregation": "算术"},
            {"dimension": "下", "weight": 1, "aggregation": "调和"},
            {"weight": 1, "aggregation": "几何"},
        ],
        {"上": "算术", "下": "调和", "方案": "几何"},
    ),
    "what indicators say joins them, what dimensions say joins those": (
        [
            {"indicator": "一", "dimension": "上", "weight": 1, "aggregation": "算术"},
            {"indicator": "二", "dimension": "下", "weight": 1, "aggregation": "算术"},
            {"dimension": "上", "weight": 1, "aggregation": "几何"},
            {"dimension": "下", "weight": 1, "aggregation": "几何"},
        ],
        {"上": "算术", "下": "算术", "方案": "几何"},
    ),
    "nobody says anything": (pair(), {"方案": "算术"}),
    "pairs of cities go past the dimensions": (
        [
            {"indicator": "一", "dimension": "上", "weight": 1, "aggregation": "科普兰"},
            {"indicator": "二", "dimension": "下", "weight": 1, "aggregation": "科普兰"},
        ],
        {"上": "算术", "下": "算术", "方案": "科普兰"},
    ),
}


def test_pairs_of_cities_are_no_mean_whatever_a_what_if_asks() -> None:
    connection, _ = board(pair(aggregation="科普兰"), BOTH)
    with connection:
        found = connection.execute(
            "select distinct score from methods.scored('marts.normalised_values',"
            " 'marts.scheme_nodes') where path = ''"
        ).fetchall()
        assert found == [(None,)]
        assert [scores(connection)[city][1] for city in CITIES] == [2, 4, 1, 2]


@pytest.mark.parametrize("case", MEANS)
def test_each_level_has_the_mean_that_is_said_of_it(case: str) -> None:
    rows, wanted = MEANS[case]
    connection, _ = board(rows, BOTH)
    with connection:
        found = connection.execute(
            "select node, aggregation from marts.scheme_nodes where kind <> 'indicator'"
        ).fetchall()
    assert dict(found) == wanted


def test_a_dimension_that_no_row_weighs_counts_as_much_as_what_is_in_it() -> None:
    rows: Rows = [
        {"indicator": "一", "dimension": "上", "weight": 70},
        {"indicator": "二", "dimension": "下", "weight": 30},
    ]
    connection, _ = board(rows, BOTH)
    with connection:
        assert faults(connection) == set()
        found = connection.execute(
            "select node, effective_weight from marts.scheme_nodes where kind = 'indicator'"
        ).fetchall()
    assert dict(found) == {"一": pytest.approx(0.7), "二": pytest.approx(0.3)}


def test_an_indicator_takes_the_dimension_of_the_register_where_the_scheme_weighs_it() -> None:
    rows: Rows = [*pair(), {"dimension": "连通", "weight": 80}, {"dimension": "实体", "weight": 20}]
    connection, _ = board(
        rows, BOTH, indicators={"一": {"dimension": "连通/网上"}, "二": {"dimension": "实体"}}
    )
    with connection:
        found = connection.execute(
            "select path, effective_weight from marts.scheme_nodes where kind = 'indicator'"
        ).fetchall()
    assert dict(found) == {
        "连通/网上//一": pytest.approx(0.8),
        "实体//二": pytest.approx(0.2),
    }


def test_ranks_may_be_on_rounded_scores() -> None:
    values: Values = {"一": (50.004, 50.001, 0.0, 100.0)}
    rows: Rows = [{"indicator": "一", "weight": 1}]
    connection, _ = board(rows, values)
    with connection:
        assert [scores(connection)[city][1] for city in CITIES] == [2, 3, 4, 1]
    connection, _ = board([{**rows[0], "rank_basis": "四舍五入"}], values)
    with connection:
        assert [scores(connection)[city][1] for city in CITIES] == [2, 2, 4, 1]


def test_no_mart_holds_a_number_that_is_none(tmp_path: Path) -> None:
    with small_board.build(tmp_path) as connection:
        assert stray(connection) == []
        outside = connection.execute(
            "select count(*) from marts.composite_ranks"
            " where not (rank between rank_low and rank_high)"
            " or not (rank between without_low and without_high)"
        ).fetchone()
        assert outside == (0,)
