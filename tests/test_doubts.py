"""Doubtful values: slips are told from news, shown with both numbers, and loaded when confirmed."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.store import uploads
from etl.warehouse import plausibility
from etl.warehouse.plausibility import Doubt
from tests import offices, slips
from tests.commands import current, etl, rows
from tests.warehouses import Said, warehouse

CITIES = ("甲市", "乙市", "丙市", "丁市", "戊市", "己市")
MONTHS = ("2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07", "2025-08")
SEEDS = range(12)
HEADER = ["指标", "城市", "时期", "数值", "单位"]


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board that knows the rate of 甲市 in six months, from 70 to 72.5 percent."""
    folder = tmp_path_factory.mktemp("half")
    book = offices.small_comparison(folder / "名册.xlsx")
    known: offices.Rows = [month(number, 68 + number / 2) for number in range(1, 7)]
    months = offices.workbook(folder / "上半年.xlsx", {"指标数据": [HEADER, *known]})
    done = etl(folder / "data", "load", book, months)
    assert done.returncode == 0, done.stdout
    return folder / "data"


@pytest.fixture
def data(half: Path, tmp_path: Path) -> Path:
    """The same board, to be changed."""
    return Path(shutil.copytree(half, tmp_path / "data"))


def month(number: int, value: float) -> list[offices.CellValue]:
    return ["网上入会率", "甲市", f"2025年{number}月", value, "%"]


def august(folder: Path, *values: float) -> Path:
    told: offices.Rows = [HEADER, *(month(8 + at, value) for at, value in enumerate(values))]
    return offices.workbook(folder / "八月.xlsx", {"指标数据": told})


def test_a_fraction_among_percent_is_refused_with_both_numbers(data: Path, tmp_path: Path) -> None:
    before = current(data).number
    refused = etl(data, "load", august(tmp_path, 0.731), "--json")
    assert refused.returncode == 1
    (doubt,) = json.loads(refused.stdout)["doubts"]
    assert doubt["key"] == "八月.xlsx!指标数据!D2"
    assert (doubt["kind"], doubt["indicator"], doubt["confirmed"]) == (
        *("percent_as_fraction", "网上入会率"),
        False,
    )
    assert (doubt["new"]["value"], doubt["expected"]) == (0.731, 73.1)
    assert (doubt["known"]["value"], doubt["known"]["period_end"]) == (70.5, "2025-07-31")
    assert current(data).number == before
    assert len(uploads.everything(data)) == 2


def test_the_text_report_says_what_to_check_and_how_to_go_on(data: Path, tmp_path: Path) -> None:
    refused = etl(data, "load", august(tmp_path, 7310))
    for part in ("请核对", "八月.xlsx!指标数据!D2", "7,310%", "70.5%（甲市 · 2025年7月）的 100 倍"):
        assert part in refused.stdout
    assert "--confirm" in refused.stdout


@pytest.mark.parametrize(
    "how",
    [
        ("--confirm", "指标数据!D2", "--confirm", "八月.xlsx!指标数据!D3"),
        ("--confirm-all",),
        ("--confirmed", '["指标数据!D2", "指标数据!D3"]'),
    ],
)
def test_a_confirmed_value_is_loaded_and_the_upload_keeps_that_it_was(
    data: Path, tmp_path: Path, how: Sequence[str]
) -> None:
    listed = tmp_path / "confirmed.json"
    listed.write_text(how[-1], encoding="utf-8")
    option = [listed if part == how[-1] and how[0] == "--confirmed" else part for part in how]
    file = august(tmp_path, 731, 733)
    done = etl(data, "load", file, *option)
    assert done.returncode == 0, done.stdout
    kept = uploads.everything(data)[-1].record.confirmed
    assert [(doubt["cell"], doubt["kind"]) for doubt in kept] == [
        ("D2", "times_10"),
        ("D3", "times_10"),
    ]
    said = json.loads(etl(data, "history", "--json").stdout.splitlines()[-1])
    assert said["confirmed"] == kept
    value = "select value from raw.indicator_values where _current and period = '2025-08-01'"
    assert rows(data, value) == [(731.0,)]


def test_one_confirmed_value_does_not_confirm_the_others(data: Path, tmp_path: Path) -> None:
    refused = etl(data, "load", august(tmp_path, 731, 733), "--confirm", "指标数据!D3", "--json")
    assert refused.returncode == 1
    told = json.loads(refused.stdout)["doubts"]
    assert [doubt["confirmed"] for doubt in told] == [False, True]


def test_a_dry_run_tells_the_doubts_beside_what_would_change(data: Path, tmp_path: Path) -> None:
    tried = etl(data, "load", august(tmp_path, 731), "--dry-run", "--json")
    assert tried.returncode == 0
    said = json.loads(tried.stdout)
    assert [table["added"] for table in said["tables"]] == [1]
    assert [doubt["cell"] for doubt in said["doubts"]] == ["D2"]
    assert "请核对" in etl(data, "load", august(tmp_path, 731), "--dry-run").stdout


def test_undoing_and_redoing_ask_nothing_again(data: Path, tmp_path: Path) -> None:
    assert etl(data, "load", august(tmp_path, 731), "--confirm-all").returncode == 0
    assert etl(data, "withdraw", "3").returncode == 0
    assert etl(data, "reinstate", "3").returncode == 0
    assert etl(data, "build").returncode == 0


def test_what_is_known_already_is_not_doubted_again(data: Path, tmp_path: Path) -> None:
    assert etl(data, "load", august(tmp_path, 731), "--confirm-all").returncode == 0
    more = august(tmp_path, 731, 74)
    done = etl(data, "load", more)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", slips.KINDS)
def test_every_slip_in_a_steady_series_is_found(kind: str) -> None:
    series = [slips.planted(seed, kind) for seed in SEEDS]
    told = slips.found(series)
    for one in series:
        ((at, doubt),) = told[one.name]
        named = {"fraction": {"percent_as_fraction", "part_100"}}.get(kind, {kind})
        assert at == one.at
        assert doubt["kind"] in named | ({"percent_as_fraction"} if kind == "part_100" else set())


def test_no_steady_series_is_doubted() -> None:
    assert slips.found([slips.Series(f"{n}", "分", slips.steady(n)) for n in range(60)]) == {}


def doubts(folder: Path, values: list[dict[str, Said]], **register: Said) -> list[Doubt]:
    """What is doubted about the last upload's rows, of 指标 as this register has it."""
    indicator: dict[str, Said] = {"indicator": "指标", "direction": "越高越好", **register}
    connection, checks = warehouse(
        folder,
        {
            "cities": [{"city": city, "group": "全省"} for city in CITIES],
            "indicators": [indicator],
            "indicator_values": [{"indicator": "指标", **row} for row in values],
        },
    )
    assert checks == []
    with connection:
        return plausibility.doubts_in(connection.whole(), [1], str)


def series(*values: float, city: str = "甲市") -> list[dict[str, Said]]:
    told = zip(MONTHS, values, strict=False)
    return [{"city": city, "period": at, "value": value} for at, value in told]


@pytest.mark.parametrize(
    "values",
    [
        (100, 101, 103, 220, 225, 230),  # twice as much
        (100, 100, 100, 100, 100, 320),  # three times as much is news
        (3, 40, 7, 90, 12, 200),  # a series that jumps anyway
        (0, 0, 0, 0, 12, 0),  # mostly nothing
        (5.1, 3.2, 1.4, 0.6, -0.4, -1.5),  # a growth that passes through zero
        (5, -4, 6, -3, 50, -5),  # no size at all
        (2, 3, 1, 2, 3, 4),
    ],
)
def test_news_is_let_through(tmp_path: Path, values: tuple[float, ...]) -> None:
    assert doubts(tmp_path, series(*values), unit="分") == []


@pytest.mark.parametrize(
    ("values", "at", "kind"),
    [
        ((100, 101, 99, 102, 100, 1010), 5, "times_10"),
        ((100, 101, 99, 1, 100, 101), 3, "percent_as_fraction"),
        ((100, 101, 99, 102, 100, -101), 5, "sign"),
        ((80.5, 0.806), 1, "percent_as_fraction"),  # one value is known, and the other is near
    ],
)
def test_the_value_beside_it_is_told(
    tmp_path: Path, values: tuple[float, ...], at: int, kind: str
) -> None:
    (doubt,) = doubts(tmp_path, series(*values), unit="%")
    assert (doubt["kind"], doubt["new"]["value"]) == (kind, values[at])
    assert doubt["known"] is not None
    assert doubt["known"]["value"] == values[at - 1]


def test_a_first_value_is_held_against_the_other_cities(tmp_path: Path) -> None:
    shares = (80, 82, 0.81, 79, 85, 84)
    told = [row for c, v in zip(CITIES, shares, strict=True) for row in series(v, city=c)]
    (doubt,) = doubts(tmp_path, told, unit="%")
    assert (doubt["new"]["city"], doubt["kind"]) == ("丙市", "percent_as_fraction")
    assert doubt["known"] is not None
    assert doubt["known"]["city"] != "丙市"


def test_a_small_city_is_no_slip(tmp_path: Path) -> None:
    people = (52000, 61000, 4100, 48000, 150000, 70000)
    told = [row for c, v in zip(CITIES, people, strict=True) for row in series(v, city=c)]
    assert doubts(tmp_path, told, unit="人") == []


def test_a_season_that_comes_every_year_is_no_slip(tmp_path: Path) -> None:
    values: list[dict[str, Said]] = [
        {"city": "甲市", "period": f"{year}-{n:02}", "value": 1000 if n == 12 else 100 + n}
        for year in (2023, 2024)
        for n in range(1, 13)
    ]
    assert doubts(tmp_path, values, unit="人") == []


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        ((1200, 1210, 1234.5), ["A4"]),  # people have no halves
        ((1200.5, 1210.25, 1234.5), []),  # all have: a mean
    ],
)
def test_people_with_decimals_are_doubted(
    tmp_path: Path, values: tuple[float, ...], cells: list[str]
) -> None:
    told = doubts(tmp_path, series(*values), unit="人")
    assert [(doubt["cell"], doubt["kind"]) for doubt in told] == [(at, "decimals") for at in cells]


def test_percent_that_are_all_fractions_are_doubted_without_anything_to_compare(
    tmp_path: Path,
) -> None:
    told = doubts(tmp_path, series(0.81, 0.83, 0.8), unit="%")
    assert [(doubt["kind"], doubt["expected"]) for doubt in told] == [
        ("percent_as_fraction", 81),
        ("percent_as_fraction", 83),
        ("percent_as_fraction", 80),
    ]


def test_ten_thousand_people_written_as_people_are_found(tmp_path: Path) -> None:
    told = series(52000, 53000, 53500, 54000, 54100, 5.42)
    kinds = [doubt["kind"] for doubt in doubts(tmp_path, told, unit="人")]
    assert kinds == ["part_10000"]
