"""What `docs/upgrading.md` says of other versions, played: a data folder that one version of the
board has filled, opened by another, with the same numbers."""

import re
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import duckdb
import pytest

from etl.warehouse import builds
from tests import offices

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "upgrading.md"
# Each knows less of an upload than the next; both run on the packages that are pinned today.
FIRST = "0960f82~1"  # before records of uploads were sealed and unknown fields passed over
SEALED = "dea23b0"  # from then on both directions work
OTHERWISE = {"build", "built_at", "code", "at", "loaded_at", "by", "loaded_by"}  # than the numbers

Rows = list[tuple[str, ...]]


def _version(commit: str, folder: Path) -> Path:
    """The board as it was, in a folder of its own; the test is skipped without its history."""
    asked = ["git", "-C", str(ROOT), "archive", commit]
    try:
        kept = subprocess.run(asked, capture_output=True, check=False)
    except OSError:
        pytest.skip("git is not on this machine")
    if kept.returncode:
        pytest.skip(f"this checkout does not have the commit {commit}")
    with tarfile.open(fileobj=BytesIO(kept.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _version(FIRST, tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _version(SEALED, tmp_path_factory.mktemp("sealed"))


def _etl(version: Path, data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "etl", *map(str, arguments), "--data", str(data)],
        cwd=version,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _must(version: Path, data: Path, *arguments: str | Path) -> None:
    done = _etl(version, data, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def _filled(version: Path, folder: Path) -> Path:
    """A data folder with registers, two months, and a third that was withdrawn."""
    data = folder / "data"
    _must(version, data, "load", offices.small_board(folder / "七月.xlsx"), "--by", "研究室")
    for month, value in ((8, 71.5), (9, 73.5)):
        rows: offices.Rows = [
            offices.VALUES[0],
            ["网上入会率", "甲市", f"2025年{month}月", value, "%"],
        ]
        workbook = offices.workbook(folder / f"{month}月.xlsx", {"指标数据": rows})
        _must(version, data, "load", workbook, "--by", "组织部")
    _must(version, data, "withdraw", "3", "--by", "研究室")
    return data


def _numbers(data: Path, schema: str) -> Mapping[str, tuple[Sequence[str], Rows]]:
    """Every table of a schema of the build in force: its columns, and its rows as texts."""
    build = builds.current(data)
    assert build is not None
    found: dict[str, tuple[Sequence[str], Rows]] = {}
    with duckdb.connect(str(build.path), read_only=True) as connection:
        tables = connection.execute(
            "select table_name from duckdb_tables() where schema_name = $schema",
            {"schema": schema},
        ).fetchall()
        for (table,) in tables:
            asked = connection.execute(f'select columns(*)::varchar from {schema}."{table}"')
            columns = [column[0] for column in asked.description or ()]
            rows = [tuple(map(str, row)) for row in asked.fetchall()]
            found[table] = (columns, sorted(rows))
    return found


def _differing(here: Path, there: Path, schema: str = "marts") -> list[str]:
    """The tables that both builds have and of which a column that both have differs."""
    one, other = _numbers(here, schema), _numbers(there, schema)
    assert len(one.keys() & other.keys()) > 20
    return [table for table in one.keys() & other.keys() if _apart(one[table], other[table])]


def _apart(one: tuple[Sequence[str], Rows], other: tuple[Sequence[str], Rows]) -> bool:
    shared = [name for name in one[0] if name in other[0] and name not in OTHERWISE]
    texts = []
    for columns, rows in (one, other):
        places = [columns.index(name) for name in shared]
        texts.append(sorted(tuple(row[place] for place in places) for row in rows))
    return texts[0] != texts[1]


def _copied(data: Path, folder: Path) -> Path:
    subprocess.run(["cp", "-a", str(data), str(folder)], check=True)
    return folder


# What is reckoned from the rows follows rules that have changed since the first: CHANGELOG.md.
@pytest.mark.parametrize(("version", "schema"), [("first", "raw"), ("sealed", "marts")])
def test_what_an_older_board_has_kept_has_the_same_numbers_on_this_one(
    version: str, schema: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    older = _filled(request.getfixturevalue(version), tmp_path)
    here = _copied(older, tmp_path / "here")
    _must(ROOT, here, "build")
    assert _differing(older, here, schema) == []
    _must(ROOT, here, "reinstate", "3", "--by", "研究室")
    assert any("73.5" in row for _columns, rows in _numbers(here, "raw").values() for row in rows)


def test_an_older_board_reads_what_this_one_has_loaded_with_the_same_numbers(
    sealed: Path, tmp_path: Path
) -> None:
    here = _filled(ROOT, tmp_path)
    older = _copied(here, tmp_path / "older")
    _must(sealed, older, "build")
    assert _differing(here, older) == []
    _must(sealed, older, "reinstate", "3", "--by", "研究室")
    back = _copied(older, tmp_path / "back")
    _must(ROOT, back, "build")
    assert _differing(older, back) == []


def test_a_board_before_the_seals_needs_the_copy_that_was_taken_before(
    first: Path, tmp_path: Path
) -> None:
    before = _filled(first, tmp_path)
    kept = _copied(before, tmp_path / "kept")
    _must(ROOT, before, "build")
    rows: offices.Rows = [offices.VALUES[0], ["网上入会率", "乙市", "2025年8月", 81.5, "%"]]
    _must(ROOT, before, "load", offices.workbook(tmp_path / "新.xlsx", {"指标数据": rows}))
    assert _etl(first, before, "build").returncode != 0
    _must(first, kept, "build")
    assert [upload.name for upload in sorted((before / "uploads").glob("0*"))] == [
        f"{number:06d}" for number in (1, 2, 3, 4)
    ]


def test_the_document_names_the_commands_of_the_test() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for command in ("etl backup", "etl build", "etl reread", "make run", "make serve"):
        assert command in text
    assert SEALED in text
    assert re.search(r"test_upgrading\.py", text)
