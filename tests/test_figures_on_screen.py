"""What the pages of the comparison write in their tables, against the marts of the build itself.

The marts are asked here in words of their own, not by the pages' queries. City and campaign have
such tests beside the others on these pages.
"""

import re

import duckdb
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import warehouse, words
from tests.screens import opened, plain, tables, with_tables

SCHEME, GROUP, END = "全省工会工作综合评价", "全省十一市", "2025-12-31"
INDICATOR, HOME, BENCHMARK = "注册职工", "澄岚市", "霁川市"
WHERE = f"city_group = '{GROUP}' and grain = 'month' and period_end = '{END}'"

pytestmark = [
    pytest.mark.usefixtures("board"),
    pytest.mark.no_cover,  # `test_every_page` opens the same pages with all their tables
]


def mart(statement: str) -> pd.DataFrame:
    build = warehouse.current_build()
    assert build is not None
    with duckdb.connect(str(build.path), read_only=True) as connection:
        rows: pd.DataFrame = connection.sql(statement).df()
    whole = rows.select_dtypes("integer").columns
    rows[whole] = rows[whole].astype(float)
    return rows


def table(app: AppTest, *headers: str) -> list[dict[str, str]]:
    """The rows of the table with these headers."""
    for shown in tables(app):
        names = [plain(name) for name in shown.columns]
        if set(headers) <= set(names):
            rows = shown.to_numpy().tolist()
            return [dict(zip(names, map(plain, row), strict=True)) for row in rows]
    raise AssertionError(headers)


def written(values: pd.Series, unit: str, decimals: int) -> list[str]:
    return [words.measure(value, unit, decimals=decimals) for value in values]


def column(rows: list[dict[str, str]], header: str) -> list[str]:
    return [row[header] for row in rows]


def test_rankings_show_an_indicator_as_the_mart_has_it() -> None:
    shown = table(opened("rankings", indicator=INDICATOR), "位次", "较上期")
    known = mart(
        f"select * from marts.city_ranks where indicator = '{INDICATOR}' and {WHERE}"
        " order by rank nulls last, city"
    )
    assert column(shown, "城市") == known["city"].tolist()
    places = [words.place(*pair) for pair in zip(known["rank"], known["ranked"], strict=True)]
    assert column(shown, "位次") == [plain(place) for place in places]
    assert column(shown, "数值") == written(known["value"], "万人", 2)
    assert column(shown, "距第一") == [
        text if gap else words.DASH
        for gap, text in zip(
            known["gap_to_first"], written(known["gap_to_first"], "万人", 2), strict=True
        )
    ]


def test_rankings_show_a_scheme_as_the_mart_has_it() -> None:
    shown = table(with_tables(opened("rankings", indicator=SCHEME)), "位次", "名次区间")
    known = mart(
        f"select * from marts.composite_ranks where scheme = '{SCHEME}' and {WHERE}"
        " order by rank nulls last, city"
    )
    ranked = known.dropna(subset="rank")
    shown_ranked = shown[: len(ranked)]
    assert column(shown_ranked, "城市") == ranked["city"].tolist()
    assert column(shown_ranked, "得分") == written(ranked["score"], "分", 2)
    bands = zip(ranked["rank_low"], ranked["rank_high"], strict=True)
    assert column(shown_ranked, "名次区间") == [words.ranks(*band) for band in bands]
    assert column(shown, "权重覆盖") == [words.share(share) for share in known["weight_coverage"]]
    assert column(shown, "已知指标占比") == [words.share(share) for share in known["coverage"]]


def test_why_it_moved_adds_up_to_the_marts_scores() -> None:
    app = with_tables(opened("why_moved", indicator=SCHEME, since="2025-10"))
    parts = mart(
        f"select indicator, period_end, contribution from marts.contributions where scheme ="
        f" '{SCHEME}' and city_group = '{GROUP}' and grain = 'month' and city = '{HOME}'"
        f" and period_end in ('2025-10-31', '{END}')"
    ).pivot_table(index="indicator", columns="period_end", values="contribution")
    before, now = (parts[day].fillna(0.0) for day in sorted(parts.columns))
    steps = {row["指标"]: row for row in table(app, "指标", "变化")}
    for indicator, change in (now - before).items():
        assert steps[str(indicator)]["变化"] == words.change(change, decimals=2)
    scores = mart(
        f"select score, rank from marts.composite_ranks where scheme = '{SCHEME}'"
        f" and city = '{HOME}' and {WHERE}"
    ).iloc[0]
    moves = {row["城市"]: row for row in table(app, "原名次", "现名次")}
    assert moves[HOME]["现名次"] == str(int(scores["rank"]))
    assert now.sum() == pytest.approx(scores["score"], abs=1e-9)


def test_what_it_takes_starts_from_the_marts_values_and_paces() -> None:
    app = with_tables(opened("what_it_takes", indicator=INDICATOR, by="2026-06"))
    known = mart(
        f"select * from marts.paces where indicator = '{INDICATOR}' and grain = 'month'"
    ).set_index("city")
    shown = {row["城市"]: row for row in table(app, "城市", "依据期数")}
    assert set(shown) == set(known.index)
    then = (known["value"] + 6 * known["pace"]).clip(0).round(2)
    for header, values, decimals in (
        ("现值", known["value"], 2),
        ("速度", known["pace"], 3),
        ("届时", then, 2),
    ):
        for city, value in values.items():
            assert shown[str(city)][header] == words.measure(value, "万人", decimals=decimals)


def test_what_it_takes_overall_starts_from_the_marts_scores_and_values() -> None:
    app = with_tables(opened("overall", target="1", by="2026-12"))
    scores = mart(
        f"select city, rank, score from marts.composite_ranks where scheme = '{SCHEME}' and {WHERE}"
    ).set_index("city")
    for row in table(app, "现名次", "届时名次"):
        assert row["现名次"] == words.measure(scores["rank"][row["城市"]], decimals=0)
        assert row["现值"] == words.measure(scores["score"][row["城市"]], "分", decimals=2)
    values = mart(
        f"select indicator, value from marts.normalised_values where scheme = '{SCHEME}'"
        f" and city = '{HOME}' and {WHERE}"
    ).set_index("indicator")["value"]
    rows = table(app, "指标", "权重", "现值")
    assert len(rows) == values.notna().sum()
    for row in rows:
        said = float(re.match(r"[\d.,]+", row["现值"])[0].replace(",", ""))  # type: ignore[index]
        assert said == pytest.approx(values[row["指标"]], abs=0.5)


def test_weights_show_the_marts_ranks_and_bands() -> None:
    app = with_tables(opened("weights"))
    known = mart(
        f"select * from marts.composite_ranks where scheme = '{SCHEME}' and {WHERE}"
    ).set_index("city")
    for row in table(app, "原名次", "新名次"):
        rank, score = known["rank"][row["城市"]], known["score"][row["城市"]]
        assert row["原名次"] == row["新名次"] == words.measure(rank, decimals=0)
        assert row["原得分"] == words.measure(score, decimals=2)
        assert row["原区间下限"] == words.measure(known["rank_low"][row["城市"]], decimals=0)
        assert row["原区间上限"] == words.measure(known["rank_high"][row["城市"]], decimals=0)


def test_benchmarks_show_the_marts_gaps() -> None:
    app = with_tables(opened("benchmarks"))
    known = mart(
        "select * from marts.gaps where role = '近学' and gap is not null qualify row_number()"
        " over (partition by indicator order by period_end desc) = 1"
    ).set_index("indicator")
    rows = table(app, "指标", "差距", "单位")
    assert {row["指标"] for row in rows} <= set(known.index)
    for row in rows:
        for header, name in (("本市", "home_value"), ("标杆", "benchmark_value")):
            said = float(row[header].replace(",", ""))
            assert said == pytest.approx(known[name][row["指标"]], abs=0.005)


def test_the_indicator_page_lists_the_marts_cells() -> None:
    app = opened("indicator", indicator=INDICATOR, cells_table="true")
    known = mart(
        f"select written, file, cell from marts.value_sources where indicator = '{INDICATOR}'"
        f" and period_end = '{END}'"
    )
    rows = table(app, "文件", "单元格")
    assert sorted(column(rows, "单元格")) == sorted(known["cell"])
    assert sorted(column(rows, "原文写法")) == sorted(known["written"])
