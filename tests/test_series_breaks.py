"""A register that changes breaks the series: a mark on the line, and nothing compared across it."""

from pathlib import Path

import pandas as pd
import pytest

from tests.warehouses import Said, Sheets, unchecked, warehouse

CITIES = [
    {"city": "甲市", "role": "本市", "group": "全省"},
    {"city": "乙市", "group": "全省"},
]


def register(**said: Said) -> list[dict[str, Said]]:
    known: dict[str, Said] = {"indicator": "会员", "unit": "万人", "direction": "越高越好"}
    return [{**known, **said}]


def values(*months: int, ours: float = 5.0, theirs: float = 6.0, **said: Said) -> Sheets:
    rows = [
        {"indicator": "会员", "city": city, "period": f"2025-{month:02d}", "value": value, **said}
        for month in months
        for city, value in (("甲市", ours), ("乙市", theirs))
    ]
    return {"indicator_values": rows}


def ranks(folder: Path, *uploads: Sheets) -> pd.DataFrame:
    """Our rows of the ranking, with the month."""
    connection, failures = warehouse(folder, *uploads)
    assert failures == []
    return connection.execute(
        "select month(period_end) as month, grain, value, rank, previous_value, rank_change"
        " from marts.city_ranks where is_home order by period_end"
    ).df()


def marks(folder: Path, *uploads: Sheets) -> list[tuple[str, str, str]]:
    connection = unchecked(folder, *uploads)
    return connection.execute(
        "select rule, detail, strftime(starts, '%Y-%m-%d') from marts.events"
        " where kind = 'rule' and indicator = '会员' order by starts, rule"
    ).fetchall()


def first(*months: int, **said: Said) -> Sheets:
    return {"cities": CITIES, "indicators": register(**said), **values(*months)}


def second(*months: int, **said: Said) -> Sheets:
    return {"indicators": register(**said), **values(*months)}


@pytest.mark.parametrize(
    ("changed", "mark"),
    [
        ({"unit": "元"}, ("unit", "万人→元", "2025-03-01")),
        ({"direction": "越低越好"}, ("direction", "越高越好→越低越好", "2025-03-01")),
    ],
)
def test_nothing_is_compared_across_a_change_of_the_register(
    changed: dict[str, Said], mark: tuple[str, str, str], tmp_path: Path
) -> None:
    uploads = first(1, 2), second(3, 4, **changed)
    found = ranks(tmp_path / "a", *uploads)
    assert found["rank_change"].isna().tolist() == [True, False, True, False]
    assert found["previous_value"].isna().tolist() == [True, False, True, False]
    assert marks(tmp_path / "b", *uploads) == [mark]


def test_a_multiple_of_the_unit_breaks_nothing_and_earlier_numbers_keep_their_size(
    tmp_path: Path,
) -> None:
    later = {"indicators": register(unit="人"), **values(3, ours=50_000.0, theirs=60_000.0)}
    found = ranks(tmp_path / "a", first(1, 2), later)
    assert found["value"].tolist() == [50_000, 50_000, 50_000]
    assert found["rank_change"].tolist()[1:] == [0, 0]
    assert marks(tmp_path / "b", first(1, 2), later) == []


def test_a_series_stated_anew_after_the_change_is_whole(tmp_path: Path) -> None:
    uploads = first(1, 2), second(1, 2, 3, direction="越低越好")
    assert ranks(tmp_path / "a", *uploads)["rank_change"].tolist()[1:] == [0, 0]
    assert marks(tmp_path / "b", *uploads) == []


def test_one_old_month_corrected_afterwards_does_not_move_the_break(tmp_path: Path) -> None:
    uploads = first(1, 2), second(3, 4, direction="越低越好"), values(1)
    assert marks(tmp_path, *uploads) == [("direction", "越高越好→越低越好", "2025-03-01")]


def test_a_register_loaded_again_as_it_was_breaks_nothing(tmp_path: Path) -> None:
    assert marks(tmp_path, first(1, 2), second(3)) == []


def test_months_of_before_are_no_cumulated_months_after_the_kind_of_data_changed(
    tmp_path: Path,
) -> None:
    uploads = first(1, 2, accrual="当期"), second(3, 4, accrual="累计")
    found = ranks(tmp_path / "a", *uploads)
    assert found["grain"].tolist() == ["month", "month", "cumulated", "cumulated"]
    assert found["rank_change"].isna().tolist() == [True, False, True, False]
    assert marks(tmp_path / "b", *uploads) == [("accrual", "当期→累计", "2025-03-01")]
