"""A changed bit, or a lost end, of any file of an upload or a build: the same figures, or named."""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from etl.loading import verifying
from etl.store import uploads
from etl.warehouse import builds, digest, pins, pointer
from pages.shared.warehouse import pointer as shown
from tests import damage, offices
from tests.damage import HIT, run

SEED = 20261130
TIMES = 40  # of each file of an upload
FEWER = 16  # of each file of a build, which is long
OF_UPLOADS = (
    *(f"{HIT}/upload.json", f"{HIT}/{damage.ROWS}", f"{HIT}/stated.parquet", f"{HIT}/八月.xlsx"),
    *("000004/withdrawn.json", "000005/withdrawn-1.json", "000005/reinstated-1.json"),
    *("000005/left_out/indicator_values.parquet", "000005/upload.json"),
)
OF_BUILDS = ("current", "seal", "duckdb", "digest.json", "pinned")


@pytest.fixture(scope="module")
def data(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a file of each kind; every test puts back what it has changed."""
    folder = tmp_path_factory.mktemp("flips")
    data = Path(shutil.copytree(store, folder / "data"))
    rows: offices.Rows = [offices.VALUES[0], ["网上入会率", "甲市", "2025年12月", 1, "%"]]
    rows.append(["网上入会率", "乙市", "？", 2, "%"])
    path = offices.workbook(folder / "十二月.xlsx", {"指标数据": rows})
    assert run(data, "load", str(path), "--leave-out") == 0
    assert run(data, "withdraw", "5") == 0
    assert run(data, "reinstate", "5") == 0
    assert run(data, "pin", "会上") == 0
    for old in sorted((data / "builds").glob("*.duckdb"))[:-2]:
        old.unlink()
    return data


def harmed(path: Path, times: int = TIMES) -> Iterator[bytes]:
    """A file harmed in many ways: one bit, several bits, an end cut off. It is whole at last."""
    whole = path.read_bytes()
    dice = random.Random(f"{SEED} {path.name}")
    for time in range(times):
        content = bytearray(whole)
        if time % 4 == 3:
            del content[dice.randrange(len(content)) :]
        else:
            for _ in range(1 if time % 2 else dice.randrange(1, 4)):
                content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        if content != whole:
            path.write_bytes(content)
            yield bytes(content)
    path.write_bytes(whole)


def says_the_same(one: bytes, other: bytes) -> bool:
    """Whether two texts are the same JSON, in other blanks perhaps."""
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False


@pytest.mark.parametrize("name", OF_UPLOADS)
def test_a_file_of_an_upload(name: str, data: Path) -> None:
    path = data / "uploads" / name
    whole = path.read_bytes()
    number = int(name.split("/")[0])
    alone = data.parent / "alone"  # without builds, which other tests are of
    if not alone.exists():
        shutil.copytree(data / "uploads", alone / "uploads")
    place = alone / "uploads" / name
    said = {one.number: one for one in uploads.everything(alone)}
    for content in harmed(place):
        kinds = {one.kind for one in verifying.verify(alone).findings if one.upload == number}
        found = {one.number: one for one in uploads.everything(alone)}
        if says_the_same(content, whole):
            assert found[number].record == said[number].record
            continue
        assert kinds, content
        if "rows" in name or "left_out" in name:
            assert number not in found
        if "upload.json" in name:  # its rows count, whose checksums are right, and it is named
            assert number not in found or "record" in kinds


@pytest.mark.parametrize("name", OF_BUILDS)
def test_a_file_of_a_build(name: str, data: Path) -> None:
    folder = data / "builds"
    build = builds.current(data)
    assert build is not None
    path = folder / name if name == "current" else build.path.with_suffix(f".{name}")
    whole, sentences = path.read_bytes(), digest.read(build.path, "zh")
    assert sentences
    for content in harmed(path, TIMES if name == "pinned" else FEWER):
        is_same = says_the_same(content, whole)
        served = shown.served(folder)
        assert served.path is not None
        own = pointer.sealed(served.path)
        assert own is None or pointer.is_file_of(own) or name == "seal"
        assert is_same or verifying.verify(data).findings, content
        if name in ("current", "duckdb") and not is_same:
            assert served.damaged
        if name == "digest.json":
            assert digest.read(build.path, "zh") in ([], sentences)
        if name == "pinned":
            assert {pin.name for pin in pins.everything(data)} <= {"", "会上"}


def test_figures_are_the_same_or_an_upload_is_named(data: Path, tmp_path: Path) -> None:
    """Through a build: rows come back from the original, and where that is hit too are left out."""
    board = Path(shutil.copytree(data, tmp_path / "data"))
    before = figures(board)
    for name in (f"{HIT}/{damage.ROWS}", f"{HIT}/upload.json"):
        place = board / "uploads" / name
        whole = place.read_bytes()
        next(harmed(place))
        assert run(board, "build") == 0
        named = {one.upload for one in uploads.survey(board).aside if one.is_missed}
        assert named == ({2} if name.endswith("json") else set())
        assert figures(board) == [row for row in before if row[0] not in named]
        place.write_bytes(whole)


def figures(data: Path) -> list[tuple[object, ...]]:
    """The upload, city, period and value of every figure that counts."""
    build = builds.current(data)
    assert build is not None
    with duckdb.connect() as connection:
        connection.execute(f"attach '{build.path}' as built (read_only)")
        return connection.execute(
            "select _upload, city, period, value from built.raw.indicator_values where _current"
            " order by all"
        ).fetchall()
