"""A nation's values, written as uploads: what a board of millions of values is measured with.

`python -m benchmarks.nation DATA 10M [--indicators N]` fills the empty data folder DATA with
uploads that `python -m etl build --data DATA` then builds from. Every name is invented and every
figure is drawn from a fixed seed, so that each run writes the same rows; the uploads are marked as
演示. Steps, always of 100 indicators:

* 0.1M and 1M: the 333 cities alone, 3 and 30 months;
* 10M and 100M: 31 provinces, 333 cities and 2,846 counties, 31 and 311 months.

Provinces are ranked among themselves, cities in the nation and in their province, counties in their
city. The first upload holds both registers; each month is one more upload, as an office sends it.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from etl.reading.answers.parquet import schema
from etl.sheets import BY_TABLE
from etl.store import fingerprints, uploads
from etl.store.records import Record

SEED = 31
PROVINCES, CITIES, COUNTIES = 31, 333, 2_846
INDICATORS = 100
FIRST = dt.date(2000, 1, 1)
STEPS = {"0.1M": (3, False), "1M": (30, False), "10M": (31, True), "100M": (311, True)}
Columns = Mapping[str, pa.Array | Sequence[object]]


@dataclass(frozen=True)
class Place:
    """A province, city or county, and the groups in which it is compared."""

    name: str
    province: str
    groups: tuple[str, ...]
    is_home: bool = False


@dataclass(frozen=True)
class Quantity:
    """An indicator: its unit, and the level about which its values lie."""

    name: str
    unit: str
    direction: str
    level: float


def places(*, is_whole: bool) -> list[Place]:
    """The cities, or with `is_whole` all levels; the home city is the first city."""
    found = []
    for number in range(CITIES):
        province = _province(number % PROVINCES)
        groups: tuple[str, ...] = ("演示全国各市", f"{province}各市")
        found.append(Place(_city(number), province, groups, is_home=number == 0))
    if is_whole:
        found += [Place(_province(n), _province(n), ("演示全国各省",)) for n in range(PROVINCES)]
        for number in range(COUNTIES):
            city = number % CITIES
            groups = (f"{_city(city)}各县",)
            found.append(Place(f"演示{number + 1:04d}县", _province(city % PROVINCES), groups))
    return found


def quantities(count: int = INDICATORS) -> list[Quantity]:
    """Shares in percent and counts, some of which are better when lower."""
    return [
        Quantity(
            f"演示指标{number + 1:03d}",
            "%" if number % 2 else "个",
            "越低越好" if number % 5 == 4 else "越高越好",
            60.0 if number % 2 else 400.0 * (1 + number % 7),
        )
        for number in range(count)
    ]


def write(data: Path, step: str, count: int = INDICATORS) -> int:
    """Write the uploads of a step into an empty data folder; returns how many values they hold.

    Raises FileExistsError when the folder has uploads.
    """
    if not uploads.is_empty(data):
        raise FileExistsError(f"{data} has uploads: name an empty folder")
    months, is_whole = STEPS[step]
    compared, measured = places(is_whole=is_whole), quantities(count)
    _upload(data, 1, {"cities": _register(compared), "indicators": _indicators(measured)})
    names = _repeated(compared, measured)
    for month, figures in enumerate(_figures(compared, measured, months)):
        _upload(data, month + 2, {"indicator_values": {**names, **_month(month, figures)}})
    return months * len(compared) * len(measured)


def _province(number: int) -> str:
    return f"演示{number + 1:02d}省"


def _city(number: int) -> str:
    return f"演示{number + 1:03d}市"


def _register(compared: Sequence[Place]) -> Columns:
    rows = [(place, group) for place in compared for group in place.groups]
    return {
        "city": [place.name for place, _ in rows],
        "province": [place.province for place, _ in rows],
        "role": ["本市" if place.is_home else "同组" for place, _ in rows],
        "group": [group for _, group in rows],
    }


def _indicators(measured: Sequence[Quantity]) -> Columns:
    return {
        "indicator": [one.name for one in measured],
        "unit": [one.unit for one in measured],
        "direction": [one.direction for one in measured],
        "decimals": [1] * len(measured),
        "grain": ["月"] * len(measured),
        "quality": ["A"] * len(measured),
    }


def _repeated(compared: Sequence[Place], measured: Sequence[Quantity]) -> Columns:
    """The columns that are the same in every month: each indicator with each place."""
    of = np.repeat(np.arange(len(measured)), len(compared))
    place = np.tile(np.arange(len(compared)), len(measured))
    units = pa.array([one.unit for one in measured]).take(of)
    return {
        "indicator": pa.array([one.name for one in measured]).take(of),
        "city": pa.array([one.name for one in compared]).take(place),
        "unit": units,
        "value_unit": units,
        "value_approx": pa.array(np.zeros(len(of), dtype=bool)),
    }


def _figures(
    compared: Sequence[Place], measured: Sequence[Quantity], months: int
) -> Iterator[np.ndarray]:
    """The values of each month, all places of the first indicator first; shares stay below 100."""
    chance = np.random.default_rng(SEED)
    usual = np.array([one.level for one in measured])[:, None]
    highest = np.where(np.array([one.unit for one in measured]) == "%", 99.9, np.inf)[:, None]
    level = usual * chance.uniform(0.5, 1.2, (len(measured), len(compared)))
    for _ in range(months):
        level = np.minimum(level * chance.uniform(0.98, 1.03, level.shape), highest)
        yield np.round(level, 1).ravel()


def _month(month: int, figures: np.ndarray) -> Columns:
    first = dt.date(FIRST.year + month // 12, month % 12 + 1, 1)
    following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    written = f"{first.year}年{first.month}月"
    values = pa.array(figures)
    return {
        "period": pa.repeat(pa.scalar(first), len(figures)),
        "period_to": pa.repeat(pa.scalar(following - dt.timedelta(days=1)), len(figures)),
        "period_grain": pa.repeat(pa.scalar("month"), len(figures)),
        "period_written": pa.repeat(pa.scalar(written), len(figures)),
        "value": values,
        "value_written": values.cast(pa.string()),
        "source": pa.repeat(pa.scalar(f"演示{written}通报"), len(figures)),
    }


def _upload(data: Path, number: int, tables: Mapping[str, Columns]) -> None:
    """Write one upload as the store does after reading a workbook, and put it in force."""
    folder = uploads.draft(data, number)
    (folder / "rows").mkdir()
    rows = {}
    for name, columns in tables.items():
        table = _stored(name, columns)
        pq.write_table(table, folder / "rows" / f"{name}.parquet", compression="zstd")
        rows[name] = table.num_rows
    original = folder / f"演示{number:06d}.csv"  # nobody opens it: the rows are what counts
    original.write_text("演示数据，由 benchmarks/nation.py 生成\n", encoding="utf-8")
    record = Record(
        file=original.name,
        sha256=fingerprints.sha256(original),
        size=original.stat().st_size,
        by="演示",
        at=uploads.now(),
        mode="update",
        rows=rows,
        is_demo=True,
    )
    uploads.seal(folder, record)
    uploads.place(data, number)


def _stored(name: str, columns: Columns) -> pa.Table:
    """Rows with all columns that a table has, and where each would stand in its sheet."""
    sheet = BY_TABLE[name]
    count = len(next(iter(columns.values())))
    at = pa.array(np.arange(2, count + 2))
    own = {
        **columns,
        "_sheet": pa.repeat(pa.scalar(sheet.title), count),
        "_row": at,
        "_cell": pa.array([f"A{row}" for row in range(2, count + 2)]),
    }
    arrays = [
        pa.array(own[part.name], part.type)
        if isinstance(own.get(part.name), list)
        else own[part.name].cast(part.type)
        if part.name in own
        else pa.nulls(count, part.type)
        for part in schema(sheet)
    ]
    return pa.Table.from_arrays(arrays, schema=schema(sheet))


def main(arguments: Sequence[str]) -> int:
    """Write the uploads of one step, and say how many values they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("--indicators", type=int, default=INDICATORS)
    chosen = parser.parse_args(arguments)
    values = write(chosen.data, chosen.step, chosen.indicators)
    print(f"{values} values in {chosen.data}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
