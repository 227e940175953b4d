"""Reference results as spreadsheets: written, loaded and built by the real command line."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd

ROOT = Path(__file__).parents[1]
REFERENCE = Path(__file__).parent / "reference"
Cell = str | float | None
Sheet = tuple[Sequence[str], Sequence[Sequence[Cell]]]
SCHEME_HEADERS = (
    *("方案", "指标", "维度", "权重", "归一化", "合成", "幂次", "下限", "上限", "覆盖率"),
    *("截断", "参照城市", "范围", "处理", "名次依据", "小数位"),
)


def table(name: str) -> pd.DataFrame:
    """A reference file as text: codes such as NA stay what they are."""
    return pd.read_csv(REFERENCE / name, dtype=str, keep_default_na=False)


def numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Text as numbers; empty is missing."""
    return pd.DataFrame({name: pd.to_numeric(column) for name, column in frame.items()})


def values(frame: pd.DataFrame, period: str) -> list[Sequence[Cell]]:
    """Rows of 指标数据 from a table with a row per entity and a column per indicator."""
    return [
        (str(indicator), str(entity), period, float(value))
        for entity, row in frame.iterrows()
        for indicator, value in row.items()
        if not pd.isna(value) and value != ""
    ]


def scheme(name: str, rows: Iterable[Mapping[str, Cell]]) -> list[Sequence[Cell]]:
    """Rows of 评价方案 by header."""
    return [tuple({"方案": name, **row}.get(header) for header in SCHEME_HEADERS) for row in rows]


def load(folder: Path, sheets: Mapping[str, Sheet]) -> duckdb.DuckDBPyConnection:
    """What `etl load` makes of one workbook with these sheets, opened as pages open it."""
    book = openpyxl.Workbook(write_only=True)
    for title, (headers, rows) in sheets.items():
        sheet = book.create_sheet(title)
        for row in (headers, *rows):
            sheet.append(row)
    file = folder / "参照.xlsx"
    book.save(file)
    command = [sys.executable, "-m", "etl", "load", str(file), "--data", str(folder), "--json"]
    command.append("--confirm-all")  # the reference holds values of two kinds in one series
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (report,) = json.loads(done.stdout)["files"]
    assert not report["reported"], report["reported"][:5]
    (build,) = (folder / "builds").glob("*.duckdb")
    connection = duckdb.connect()
    connection.execute("attach $path as warehouse (read_only)", {"path": str(build)})
    connection.execute("use warehouse")
    return connection
