"""Composite indices are what the field's reference implementation gives (COINr, MIT licence).

Data and expected results: `tests/reference/asem`, from bluefoxr/COINr by William Becker.
"""

from collections.abc import Iterator

import duckdb
import numpy as np
import pandas as pd
import pytest

from etl.warehouse import certainty, weighing
from tests import references
from tests.references import Cell, numbers, table

META = table("asem/meta.csv").set_index("indicator")
INDICATORS = META[META.type == "Indicator"]
NODES = META[(META.type == "Aggregate") & (META.parent != "")]
RAW, SCREENED, TREATED = "2018年", "2019年", "2020年"
START = {RAW: "2018-01-01", SCREENED: "2019-01-01", TREATED: "2020-01-01"}
NORMALISATIONS: dict[str, dict[str, Cell]] = {
    "minmax_0_100": {"归一化": "极差0-100"},
    "minmax_1_100": {"归一化": "极差1-100"},
    "minmax_0_1": {"归一化": "极差0-1"},
    "zscore_0_1": {"归一化": "标准分"},
    "zscore_10_2": {"归一化": "标准分10-2"},
    "rank_min": {"归一化": "名次"},
    "rank_average": {"归一化": "名次平均"},
    "rank_max": {"归一化": "名次取大"},
    "borda_min": {"归一化": "博达"},
    "prank_min": {"归一化": "百分位"},
    "prank_average": {"归一化": "百分位平均"},
    "dist2max": {"归一化": "与最优之差"},
    "dist2ref_JPN": {"归一化": "参照距离", "参照城市": "JPN"},
    "dist2ref_JPN_cap": {"归一化": "参照距离", "参照城市": "JPN", "截断": "是"},
    "fracmax": {"归一化": "与最优之比"},
    "dist2targ": {"归一化": "目标距离", "截断": "否"},
    "dist2targ_cap": {"归一化": "目标距离"},
    "goalposts_5_95": {"归一化": "标杆区间0-100"},
    "goalposts_5_95_notrunc": {"归一化": "标杆区间0-100", "截断": "否"},
}
# case: the period its data are in, the normalisation, the means by level from below, other words
Case = tuple[str, str, tuple[str, ...], dict[str, Cell]]
CASES: dict[str, Case] = {
    "raw_minmax0_100_amean": (RAW, "minmax_0_100", ("算术",), {}),
    "raw_minmax1_100_amean_walt": (RAW, "minmax_1_100", ("算术",), {"权重": "weight_alt"}),
    "raw_minmax1_100_gmean": (RAW, "minmax_1_100", ("几何",), {}),
    "raw_minmax1_100_gmean_walt": (RAW, "minmax_1_100", ("几何",), {"权重": "weight_alt"}),
    "raw_minmax1_100_hmean": (RAW, "minmax_1_100", ("调和",), {}),
    "raw_minmax1_100_hmean_walt": (RAW, "minmax_1_100", ("调和",), {"权重": "weight_alt"}),
    "raw_minmax1_100_mixed_amean_gmean_gmean": (
        RAW,
        "minmax_1_100",
        ("算术", "几何", "几何"),
        {"权重": "weight_alt"},
    ),
    "raw_minmax0_100_amean_thresh0.9": (RAW, "minmax_0_100", ("算术",), {"覆盖率": 90}),
    "raw_minmax0_100_amean_thresh0.8": (RAW, "minmax_0_100", ("算术",), {"覆盖率": 80}),
    "raw_zscore_amean": (RAW, "zscore_0_1", ("算术",), {}),
    "raw_zscore10_2_gmean": (RAW, "zscore_10_2", ("几何",), {}),
    "raw_rank_min_amean": (RAW, "rank_min", ("算术",), {}),
    "raw_rank_average_amean": (RAW, "rank_average", ("算术",), {}),
    "raw_borda_min_amean": (RAW, "borda_min", ("算术",), {}),
    "raw_prank_min_amean": (RAW, "prank_min", ("算术",), {}),
    "raw_dist2targ_cap_amean": (RAW, "dist2targ_cap", ("算术",), {}),
    "raw_goalposts_amean": (RAW, "goalposts_5_95", ("算术",), {}),
    "example_amean": (SCREENED, "minmax_0_100", ("算术",), {"处理": "缩尾"}),
    "example_amean_walt": (
        SCREENED,
        "minmax_0_100",
        ("算术",),
        {"处理": "缩尾", "权重": "weight_alt"},
    ),
    "example_minmax1_100_gmean": (SCREENED, "minmax_1_100", ("几何",), {"处理": "缩尾"}),
    "example_minmax1_100_hmean": (SCREENED, "minmax_1_100", ("调和",), {"处理": "缩尾"}),
    "example_minmax1_100_genmean_p-2": (
        SCREENED,
        "minmax_1_100",
        ("幂均值",),
        {"处理": "缩尾", "幂次": -2},
    ),
    "example_minmax1_100_genmean_p0.5_walt": (
        SCREENED,
        "minmax_1_100",
        ("幂均值",),
        {"处理": "缩尾", "幂次": 0.5, "权重": "weight_alt"},
    ),
    "example_zscore10_2_amean": (SCREENED, "zscore_10_2", ("算术",), {"处理": "缩尾"}),
}


def stage(name: str) -> pd.DataFrame:
    stages = table("asem/stages.csv")
    return numbers(stages[stages.stage == name].drop(columns="stage").set_index("entity"))


def indicator_rows(weight: str, how: dict[str, Cell], mean: str | None) -> list[dict[str, Cell]]:
    """One row per indicator, in its dimension."""
    needs_goalposts = str(how.get("归一化")).startswith("标杆区间")
    return [
        {
            "指标": str(name),
            "维度": f"{NODES.loc[meta.parent].parent}/{meta.parent}",
            "权重": float(meta[weight]),
            "合成": mean,
            "下限": float(meta.goalpost_lower) if needs_goalposts else None,
            "上限": float(meta.goalpost_upper) if needs_goalposts else None,
            **how,
        }
        for name, meta in INDICATORS.iterrows()
    ]


def dimension_rows(
    weight: str, how: dict[str, Cell], means: tuple[str, ...]
) -> list[dict[str, Cell]]:
    """One row per dimension; it says how its own parts are put together."""
    return [
        {
            "维度": f"{meta.parent}/{name}" if meta.level == "2" else str(name),
            "权重": float(meta[weight]),
            "合成": means[int(meta.level) - 2] if len(means) > 1 else means[0],
            **how,
        }
        for name, meta in NODES.iterrows()
    ]


def cases() -> Iterator[tuple[str, list[dict[str, Cell]]]]:
    for case, (_, normalisation, means, words) in CASES.items():
        weight = str(words.get("权重", "weight"))
        others = {header: words[header] for header in words if header not in ("权重", "幂次")}
        how = {**NORMALISATIONS[normalisation], **others}
        rows = indicator_rows(weight, how, None)
        of_dimensions = {"覆盖率": others.get("覆盖率"), "幂次": words.get("幂次")}
        yield case, [*rows, *dimension_rows(weight, of_dimensions, means)]
    for method, how in NORMALISATIONS.items():
        if not any(method == normalisation for _, normalisation, _, _ in CASES.values()):
            yield method, indicator_rows("weight", how, None)
    for name, weight in (("equal", "weight"), ("alt", "weight_alt")):
        flat = indicator_rows(weight, {}, "科普兰")
        yield f"example_imputed_copeland_{name}", [{**row, "维度": None} for row in flat]


@pytest.fixture(scope="module")
def asem(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """All cases in one build: the raw values, and those of COINr's pipeline before treatment."""
    raw = numbers(table("asem/data.csv").set_index("entity"))
    # Spreadsheets are written with sixteen figures; here the seventeenth decides on a place.
    raw["TolMin"] = raw["TolMin"].replace(3.4000000000000004, 3.400000000000001)
    direction = {"1": "越高越好", "-1": "越低越好"}
    sheets: dict[str, references.Sheet] = {
        "城市": (("城市", "分组"), [(str(entity), "ASEM") for entity in raw.index]),
        "指标": (
            ("指标", "方向", "目标值"),
            [
                (str(name), direction[meta.direction], float(meta.target))
                for name, meta in INDICATORS.iterrows()
            ],
        ),
        "指标数据": (
            ("指标", "城市", "时期", "数值"),
            [
                *references.values(raw, RAW),
                *references.values(screened(raw), SCREENED),
            ],
        ),
        "评价方案": (
            references.SCHEME_HEADERS,
            [row for name, rows in cases() for row in references.scheme(name, rows)],
        ),
    }
    with references.load(tmp_path_factory.mktemp("asem"), sheets) as connection:
        yield connection


def screened(raw: pd.DataFrame) -> pd.DataFrame:
    """What COINr does before treatment and the board leaves to whoever fills in the sheet:
    divide by denominators, fill gaps with the mean of the group. Nobody is screened out.
    """
    denominators = numbers(table("asem/denominators.csv").set_index("entity"))
    groups = table("asem/groups.csv").set_index("entity").EurAsia_group
    divided = raw.copy()
    for name, meta in INDICATORS[INDICATORS.denominator != ""].iterrows():
        divided[name] = raw[name] / denominators[meta.denominator]
    pd.testing.assert_frame_equal(divided, stage("Denominated")[raw.columns].loc[raw.index])
    filled = divided.fillna(divided.groupby(groups).transform("mean"))
    pd.testing.assert_frame_equal(filled, stage("Imputed")[raw.columns].loc[raw.index])
    pd.testing.assert_frame_equal(filled, stage("Screened")[raw.columns].loc[raw.index])
    return filled


def normalised(
    asem: duckdb.DuckDBPyConnection, scheme: str, period: str, column: str = "normalised"
) -> pd.DataFrame:
    rows = asem.execute(
        f"select city, indicator, {column} as found from marts.normalised_values"
        " where scheme = $scheme and period_start = $start",
        {"scheme": scheme, "start": START[period]},
    ).df()
    return rows.pivot(index="city", columns="indicator", values="found")


@pytest.mark.parametrize("method", NORMALISATIONS)
def test_a_normalisation_is_that_of_the_reference(
    asem: duckdb.DuckDBPyConnection, method: str
) -> None:
    scheme = next((case for case, said in CASES.items() if said[:2] == (RAW, method)), method)
    expected = table("asem/normalised.csv")
    wanted = numbers(expected[expected.method == method].drop(columns="method").set_index("entity"))
    found = normalised(asem, scheme, RAW).reindex_like(wanted)
    if method == "fracmax":  # COINr turns the sign first, so that there worse is larger: trap 7
        lower = INDICATORS.index[INDICATORS.direction == "-1"]
        found[lower] = 1 / found[lower].where(found[lower] != 0)
    where = wanted.notna()
    np.testing.assert_allclose(
        found.to_numpy()[where], wanted.to_numpy()[where], rtol=1e-12, atol=1e-9
    )
    assert np.isfinite(found.to_numpy()[found.notna()]).all()


@pytest.mark.parametrize(
    "case", [*CASES, "example_imputed_copeland_equal", "example_imputed_copeland_alt"]
)
def test_scores_are_those_of_the_reference_and_ranks_are_exact(
    asem: duckdb.DuckDBPyConnection, case: str
) -> None:
    period = CASES[case][0] if case in CASES else SCREENED
    rows = asem.execute(
        "select city, if(kind = 'index', 'Index', node) as node, score, rank"
        " from marts.composite_scores where scheme = $case and period_start = $start",
        {"case": case, "start": START[period]},
    ).df()
    for column, file, tolerance in (("score", "scores", 1e-9), ("rank", "ranks", 0.0)):
        expected = table(f"asem/{file}.csv")
        wanted = expected[expected["case"] == case].drop(columns="case").set_index("entity")
        wanted = numbers(wanted).dropna(axis="columns", how="all")
        found = rows.pivot(index="city", columns="node", values=column).reindex_like(wanted)
        np.testing.assert_allclose(
            found.to_numpy(float), wanted.to_numpy(float), rtol=0, atol=tolerance
        )


def test_winsorising_moves_what_the_reference_moves(asem: duckdb.DuckDBPyConnection) -> None:
    wanted = stage("Treated")
    found = normalised(asem, "example_amean", SCREENED, "treated").reindex_like(wanted)
    np.testing.assert_allclose(found, wanted, rtol=1e-12)
    moved = (found - stage("Screened").reindex_like(found)).abs() > 1e-9
    counts = table("asem/treatment.csv").set_index("iCode")["winsorise.nwin"]
    assert moved.sum().to_dict() == counts.replace("", "0").astype(int).to_dict()


def test_the_pipeline_ends_in_the_reference_s_normalised_values(
    asem: duckdb.DuckDBPyConnection,
) -> None:
    wanted = stage("Normalised")
    found = normalised(asem, "example_amean", SCREENED).reindex_like(wanted)
    np.testing.assert_allclose(found, wanted, rtol=1e-12, atol=1e-9)


def test_effective_weights_run_through_the_levels(asem: duckdb.DuckDBPyConnection) -> None:
    found = asem.execute(
        "select node, effective_weight from marts.scheme_nodes"
        " where scheme = 'example_amean' and kind = 'indicator'"
    ).df()
    wanted = {
        name: 1
        / 2
        / sum(NODES.parent == NODES.loc[meta.parent].parent)
        / sum(INDICATORS.parent == meta.parent)
        for name, meta in INDICATORS.iterrows()
    }
    assert dict(found.to_numpy().tolist()) == pytest.approx(wanted, rel=1e-12)


@pytest.fixture(scope="module")
def example(asem: duckdb.DuckDBPyConnection) -> tuple[weighing.Tree, certainty.Panel]:
    """The tree and the values of the documented pipeline, as the build takes them."""
    tree, _ = certainty.tree(asem, "example_amean")
    series = certainty.Series("example_amean", "ASEM", "year")
    panels = list(certainty.panels(asem, series, tree))
    return tree, panels[0]


def scored(
    example: tuple[weighing.Tree, certainty.Panel], weights: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Scores and ranks by set of weights and city, from weights by node."""
    tree, panel = example
    by_node = weights.reindex(columns=[name_of(node) for node in tree.nodes]).to_numpy()
    scores, ranks = certainty.ranked(panel, tree, by_node)
    place = [str(start) for start, _ in panel.periods].index(START[SCREENED])
    frames = [
        pd.DataFrame(found[:, place], index=weights.index, columns=panel.cities)
        for found in (scores, ranks)
    ]
    return frames[0], frames[1]


def name_of(node: weighing.Node) -> str:
    return node.indicator or node.path.rpartition("/")[2] or "Index"


def test_two_hundred_given_sets_of_weights_give_the_reference_s_scores_and_ranks(
    example: tuple[weighing.Tree, certainty.Panel],
) -> None:
    weights = numbers(table("asem/drawn_weights.csv").set_index("rep"))
    scores, ranks = scored(example, weights)
    wanted = numbers(table("asem/drawn_scores.csv").set_index("rep"))
    np.testing.assert_allclose(scores[wanted.columns], wanted, rtol=0, atol=1e-9)
    wanted = numbers(table("asem/drawn_ranks.csv").set_index("rep"))
    assert (ranks[wanted.columns].to_numpy() == wanted.to_numpy()).all()
    low, high = certainty.band(ranks.to_numpy())
    bands = numbers(table("asem/drawn_bands.csv").set_index("entity")).loc[ranks.columns]
    assert (low == np.floor(bands.q05 + 1e-9)).all()
    assert (high == np.ceil(bands.q95 - 1e-9)).all()


def test_leaving_out_one_indicator_gives_the_reference_s_ranks(
    asem: duckdb.DuckDBPyConnection,
) -> None:
    rows = asem.execute(
        "select city, indicator, rank_without as rank, score_without as score"
        " from marts.leave_one_out where scheme = 'example_amean' and period_start = $start",
        {"start": START[SCREENED]},
    ).df()
    for column, tolerance in (("score", 1e-9), ("rank", 0.0)):
        wanted = numbers(table(f"asem/without_level1_{column}s.csv").set_index("removed"))
        wanted = wanted.drop(index="Nominal")
        found = rows.pivot(index="indicator", columns="city", values=column)
        np.testing.assert_allclose(found.reindex_like(wanted), wanted, rtol=0, atol=tolerance)


def test_leaving_out_one_dimension_gives_the_reference_s_ranks(
    example: tuple[weighing.Tree, certainty.Panel],
) -> None:
    wanted = numbers(table("asem/without_level2_ranks.csv").set_index("removed"))
    tree = example[0]
    weights = pd.DataFrame(1.0, index=wanted.index, columns=[name_of(one) for one in tree.nodes])
    for removed in wanted.index.drop("Nominal"):
        weights.loc[removed, removed] = 0
    _, ranks = scored(example, weights)
    assert (ranks[wanted.columns].to_numpy() == wanted.to_numpy()).all()
