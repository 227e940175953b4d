"""Composite indices are what their publishers printed: TAI (OECD/JRC Handbook), HDI (UNDP).

Also COINr's panel of five periods. Sources and licences: NOTICE.
"""

from collections.abc import Iterator, Sequence

import duckdb
import numpy as np
import pandas as pd
import pytest

from tests import references
from tests.references import Cell, Sheet, numbers, table

VALUES = ("指标", "城市", "时期", "数值")
HDI = {
    "le": ("健康", 20.0, 85.0, None),
    "eys": ("教育", 0.0, 18.0, None),
    "mys": ("教育", 0.0, 15.0, None),
    "gnipc": ("收入", 100.0, 75000.0, "对数"),
}
TAI = table("tai/meta.csv").set_index("indicator")
TAI_INDICATORS = TAI[TAI.level == "1"]
LOGGED = ("TELEPHONES", "ELECTRICITY")


def hdi_scheme() -> list[dict[str, Cell]]:
    rows: list[dict[str, Cell]] = [
        {
            "指标": name,
            "维度": dimension,
            "权重": 1,
            "归一化": "标杆区间",
            "下限": low,
            "上限": high,
            "处理": treatment,
            "名次依据": "四舍五入",
            "小数位": 3,
        }
        for name, (dimension, low, high, treatment) in HDI.items()
    ]
    rows += [{"维度": name, "权重": 1, "合成": "算术"} for name in ("健康", "教育", "收入")]
    return [*rows, {"权重": 1, "合成": "几何"}]


def tai_scheme(weight: str) -> list[dict[str, Cell]]:
    return [
        {
            "指标": str(name),
            "权重": float(meta[weight]),
            "归一化": "标杆区间",
            "下限": float(meta.goalpost_lower),
            "上限": float(meta.goalpost_upper),
        }
        for name, meta in TAI_INDICATORS.iterrows()
    ]


def raw_geometric() -> list[dict[str, Cell]]:
    """The handbook's geometric mean is of the values themselves: between 0 and 1 they stay so."""
    return [
        {
            "指标": str(name),
            "权重": 1,
            "归一化": "标杆区间",
            "合成": "几何",
            "下限": 0,
            "上限": 1,
            "截断": "否",
        }
        for name in TAI_INDICATORS.index
    ]


def book() -> dict[str, Sheet]:
    hdi = numbers(table("hdi/data_2021.csv").set_index("entity"))
    hdi.index = [f"{entity}国" for entity in hdi.index]
    tai = table("tai/data_23.csv").pivot(index="entity", columns="indicator", values="value")
    cities = [(entity, "HDI") for entity in hdi.index] + [(str(name), "TAI") for name in tai.index]
    schemes = {
        "HDI": hdi_scheme(),
        "EW": tai_scheme("weight"),
        "BAP": tai_scheme("weight_BAP"),
        "GME": raw_geometric(),
    }
    rows = [row for name, said in schemes.items() for row in references.scheme(name, said)]
    return {
        "城市": (("城市", "分组"), cities),
        "指标": (
            ("指标", "方向"),
            [(str(name), "越高越好") for name in (*HDI, *TAI_INDICATORS.index)],
        ),
        "指标数据": (
            VALUES,
            [*references.values(hdi, "2021年"), *references.values(tai, "1999年")],
        ),
        "评价方案": (references.SCHEME_HEADERS, rows),
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with references.load(tmp_path_factory.mktemp("published"), book()) as connection:
        yield connection


def ranking(connection: duckdb.DuckDBPyConnection, scheme: str, group: str) -> pd.DataFrame:
    return (
        connection.execute(
            "select city, score, rank, rank_low, rank_high from marts.composite_ranks"
            " where scheme = $scheme and city_group = $group and rank is not null",
            {"scheme": scheme, "group": group},
        )
        .df()
        .set_index("city")
    )


def test_the_human_development_index_and_its_ranks_are_those_of_undp(
    published: duckdb.DuckDBPyConnection,
) -> None:
    found = ranking(published, "HDI", "HDI")
    wanted = table("hdi/expected_2021.csv").set_index("entity")
    wanted.index = [f"{entity}国" for entity in wanted.index]
    found = found.loc[wanted.index]
    np.testing.assert_allclose(found.score, wanted.hdi_recomputed.astype(float), rtol=0, atol=1e-9)
    assert found.score.round(3).tolist() == wanted.hdi_published.astype(float).tolist()
    assert found["rank"].tolist() == wanted.rank_from_published_hdi.astype(int).tolist()


@pytest.mark.parametrize("method", ["EW", "BAP", "GME"])
def test_the_technology_achievement_index_ranks_as_in_the_handbook(
    published: duckdb.DuckDBPyConnection, method: str
) -> None:
    wanted = pd.read_csv(references.REFERENCE / "tai/handbook_published_ranks.csv")
    wanted = wanted[wanted.method == method].drop_duplicates("entity").set_index("entity")
    found = ranking(published, method, "TAI").loc[wanted.index]
    assert found["rank"].tolist() == wanted.published_rank.tolist()
    assert (found.rank_low <= found["rank"]).all()
    assert (found.rank_high >= found["rank"]).all()


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Five years of COINr's data as they are, and as treated by it (as other cities)."""
    meta = table("asem/meta.csv").set_index("indicator")
    indicators, nodes = meta[meta.type == "Indicator"], meta[meta.parent.isin(["Conn", "Sust"])]
    rows: list[dict[str, Cell]] = [
        {"指标": str(name), "维度": f"{nodes.loc[one.parent].parent}/{one.parent}", "权重": 1}
        for name, one in indicators.iterrows()
    ]
    rows += [{"维度": f"{one.parent}/{name}", "权重": 1} for name, one in nodes.iterrows()]
    rows += [{"维度": name, "权重": 1} for name in ("Conn", "Sust")]
    said: list[Sequence[Cell]] = []
    cities: dict[tuple[str, str], None] = {}
    for file, group in (("panel_data", "原值"), ("panel_treated", "处理后")):
        values = table(f"asem/{file}.csv")
        for period, part in values.groupby("period"):
            part = part.drop(columns="period").set_index("entity")
            part.index = [f"{entity}{group}" for entity in part.index]
            cities |= dict.fromkeys((str(entity), group) for entity in part.index)
            said += references.values(part, f"{period}年")
    direction = {"1": "越高越好", "-1": "越低越好"}
    schemes = [
        *references.scheme("本期", [{**row, "范围": "本期"} for row in rows]),
        *references.scheme("各期", [{**row, "范围": "各期"} for row in rows]),
    ]
    sheets: dict[str, Sheet] = {
        "城市": (("城市", "分组"), list(cities)),
        "指标": (
            ("指标", "方向"),
            [(str(name), direction[one.direction]) for name, one in indicators.iterrows()],
        ),
        "指标数据": (VALUES, said),
        "评价方案": (references.SCHEME_HEADERS, schemes),
    }
    with references.load(tmp_path_factory.mktemp("panel"), sheets) as connection:
        yield connection


@pytest.mark.parametrize(
    ("case", "scheme", "group"),
    [
        ("panel_minmax_per_period", "本期", "原值"),
        ("panel_minmax_global", "各期", "原值"),
        ("panel_example_purse", "各期", "处理后"),
    ],
)
def test_a_panel_is_normalised_within_a_period_or_over_all(
    panel: duckdb.DuckDBPyConnection, case: str, scheme: str, group: str
) -> None:
    rows = panel.execute(
        "select year(period_start)::varchar as period, replace(city, $group, '') as entity,"
        " if(kind = 'index', 'Index', node) as node, score, rank"
        " from marts.composite_scores where scheme = $scheme and city_group = $group",
        {"scheme": scheme, "group": group},
    ).df()
    for column, tolerance in (("score", 1e-9), ("rank", 0.0)):
        wanted = table(f"asem/panel_{column}s.csv")
        wanted = wanted[wanted["case"] == case].drop(columns="case")
        wanted = numbers(wanted.set_index(["period", "entity"]))
        found = rows.pivot(index=["period", "entity"], columns="node", values=column)
        np.testing.assert_allclose(
            found.reindex_like(wanted).to_numpy(float),
            wanted.to_numpy(float),
            rtol=0,
            atol=tolerance,
        )
