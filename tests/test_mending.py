"""Rows that are damaged come back from the original file, if it gives the very same."""

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.loading import loading, mending
from etl.store import schema, sealing, uploads
from etl.warehouse import builds
from tests import damage, offices
from tests.damage import HIT, ROWS, counted, run


@pytest.fixture(scope="module")
def whole(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = Path(shutil.copytree(store, tmp_path_factory.mktemp("mending") / "data"))
    for path in sorted((data / "builds").glob("*.duckdb"))[:-1]:
        path.unlink()
    return data


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "data"))


def _aside(data: Path) -> list[str]:
    return [one.kind for one in uploads.survey(data).aside]


@pytest.mark.parametrize("name", ["gone", "cut off", "other values", "no rows folder"])
def test_a_build_mends_rows_from_the_original_and_says_so(name: str, data: Path) -> None:
    rows = data / "uploads" / HIT / ROWS
    before = rows.read_bytes()
    if name == "gone":
        rows.unlink()
    elif name == "cut off":
        damage.cut(rows)
    elif name == "other values":
        damage.rewrite(rows, lambda table: table.slice(1))
    else:
        shutil.rmtree(rows.parent)
    assert run(data, "build") == 0
    assert counted(data) == set(damage.MONTHS)
    assert rows.read_bytes() == before
    assert _aside(data) == []
    assert not builds.left_aside(data)
    note = sealing.read(data / "uploads" / HIT / "mended-1.json")
    assert note["files"] == [ROWS]


def test_rows_that_another_library_wrote_are_known_by_their_values(data: Path) -> None:
    """An upload of an older board: the same rows, in other bytes than are written today."""
    folder = data / "uploads" / HIT
    pq.write_table(pq.read_table(folder / ROWS), folder / ROWS, compression="snappy")
    uploads.write(folder, 2, schema.read(folder).record)
    other = (folder / ROWS).read_bytes()
    assert _aside(data) == []
    damage.cut(folder / ROWS)
    with loading.writing(data):
        pass
    assert _aside(data) == []
    assert (folder / ROWS).read_bytes() != other
    assert schema.read(folder).contents is not None


def test_an_original_that_would_be_read_otherwise_mends_nothing(data: Path) -> None:
    """The loaded rows said 999 where the file says 78: a reader of that day read it so."""
    folder = data / "uploads" / HIT

    def other(table: pa.Table) -> pa.Table:
        place = table.schema.get_field_index("value")
        return table.set_column(place, "value", pa.array([999.0] * table.num_rows))

    damage.rewrite(folder / ROWS, other)
    uploads.write(folder, 2, schema.read(folder).record)
    damage.cut(folder / ROWS)
    assert run(data, "build") == 0
    assert _aside(data) == ["rows_changed"]
    assert counted(data) == {7, 9}
    assert [one.upload for one in builds.left_aside(data)] == [2]


def test_a_changed_original_mends_nothing(data: Path) -> None:
    folder = data / "uploads" / HIT
    shutil.copy(folder.with_name("000003") / "九月.xlsx", folder / "八月.xlsx")
    damage.cut(folder / ROWS)
    with loading.writing(data):
        assert mending.mend(data) == []
    assert _aside(data) == ["rows_changed"]


def test_rows_that_nobody_loaded_are_put_by(data: Path) -> None:
    folder = data / "uploads" / HIT
    shutil.copy(folder / ROWS, folder / "rows" / "cities.parquet")
    assert run(data, "build") == 0
    assert _aside(data) == []
    assert counted(data) == set(damage.MONTHS)


def test_rows_that_were_left_out_are_left_out_again(data: Path) -> None:
    rows: offices.Rows = [offices.VALUES[0], ["网上入会率", "甲市", "2025年12月", 1, "%"]]
    rows.append(["网上入会率", "乙市", "？", 2, "%"])
    rows.append(["没有这个指标", "甲市", "2025年12月", 3, "%"])
    path = offices.workbook(data.parent / "十二月.xlsx", {"指标数据": rows})
    assert run(data, "load", str(path), "--leave-out") == 0
    folder = data / "uploads" / "000005"
    kept = {name: (folder / name).read_bytes() for name in (ROWS, f"left_out/{Path(ROWS).name}")}
    assert pq.read_table(folder / "left_out" / Path(ROWS).name).num_rows == 2
    shutil.rmtree(folder / "rows")
    shutil.rmtree(folder / "left_out")
    with loading.writing(data):
        pass
    assert _aside(data) == []
    assert {name: (folder / name).read_bytes() for name in kept} == kept


def test_headers_that_were_confirmed_then_are_known_though_the_memory_is_gone(data: Path) -> None:
    rows: offices.Rows = [
        ["指标", "城市", "何时", "数值", "单位"],
        ["网上入会率", "甲市", "2025年12月", 1, "%"],
    ]
    path = offices.workbook(data.parent / "十二月.xlsx", {"指标数据": rows})
    headers = data.parent / "headers.json"
    headers.write_text(json.dumps({"indicator_values|何时": "时期"}), encoding="utf-8")
    assert run(data, "load", str(path), "--headers", str(headers)) == 0
    shutil.rmtree(data / "memory")
    (data / "uploads" / "000005" / ROWS).unlink()
    with loading.writing(data):
        pass
    assert _aside(data) == []


def test_adopting_tells_proved_rows_from_those_that_nothing_proves(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.unsealed(data / "uploads" / HIT)
    damage.unsealed(data / "uploads" / "000003")
    (data / "uploads" / "000003" / "九月.xlsx").unlink()
    capsys.readouterr()
    assert run(data, "verify", "--adopt") == 1  # the original is still gone
    said = json.loads(capsys.readouterr().out)
    assert "Upload 2 has checksums now; its rows are those" in said["done"][0]
    assert "Upload 3 has checksums now, of its rows as they lie there" in said["done"][1]
    assert [one["kind"] for one in said["findings"]] == ["original"]
    damage.rewrite(data / "uploads" / HIT / ROWS, lambda table: table.slice(1))
    assert _aside(data) == ["rows_changed", "original"]
