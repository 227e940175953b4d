"""The generated nation: uploads that the store takes for its own, and a board that counts them."""

import json
from pathlib import Path

import duckdb
import pytest

from benchmarks import nation
from etl.store import uploads
from etl.warehouse import builds

INDICATORS, MONTHS = 2, 3
COUNTED = "select city_group = '演示全国各市', count(rank) from marts.city_ranks group by 1"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation")
    assert nation.write(folder, "0.1M", INDICATORS) == nation.CITIES * INDICATORS * MONTHS
    return folder


def test_its_uploads_are_sound_and_sealed_and_marked_as_a_demonstration(data: Path) -> None:
    found = uploads.survey(data)
    assert not found.aside
    assert len(found.in_force) == 1 + MONTHS
    assert all(uploads.is_sealed(upload) and upload.record.is_demo for upload in found.in_force)


def test_every_value_is_ranked_once_in_each_group_of_its_city(data: Path) -> None:
    path = builds.draft(data, uploads.in_force(data))
    with duckdb.connect(str(path), read_only=True) as connection:
        counted = connection.execute(COUNTED).fetchall()
    values = nation.CITIES * INDICATORS * MONTHS
    assert sorted(counted) == [(False, values), (True, values)]


def test_each_run_writes_the_same_rows_and_none_over_others(data: Path, tmp_path: Path) -> None:
    nation.write(tmp_path, "0.1M", INDICATORS)
    assert _values(tmp_path) == _values(data)
    with pytest.raises(FileExistsError):
        nation.write(tmp_path, "0.1M")


def _values(data: Path) -> list[object]:
    records = sorted(data.glob("uploads/*/upload.json"))
    return [
        (name, said["values"])
        for record in records
        for name, said in json.loads(record.read_text(encoding="utf-8"))["files"].items()
    ]
