"""A store of four real uploads, and every way in which its folders may be found damaged."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from etl.__main__ import main
from etl.store import sealing
from etl.warehouse import builds
from tests import offices

MONTHS = {7: 1, 8: 2, 9: 3}  # the upload in force that each month's values came by
HIT = "000002"
POINT = {
    "city": "甲市",
    "period_start": "2025-07-01",
    "period_end": "2025-07-31",
    "grain": "month",
    "value": 710.0,
}
DOUBT = {
    "key": "八月.xlsx!指标数据!D3",
    "file": "八月.xlsx",
    "sheet": "指标数据",
    "cell": "D3",
    "indicator": "网上入会率",
    "unit": "%",
    "new": POINT,
    "known": None,
    "expected": None,
    "reason": "?",
}
ROWS = "rows/indicator_values.parquet"


def month(path: Path, number: int) -> Path:
    """A workbook with the values of one month of 2025."""
    rows = [
        ["网上入会率", city, f"2025年{number}月", 70 + number, "%"] for city in ("甲市", "乙市")
    ]
    return offices.workbook(path, {"指标数据": [offices.VALUES[0], *rows]})


def store(folder: Path) -> Path:
    """July with the registers, August, September, and October, which is withdrawn."""
    data = folder / "data"
    assert run(data, "load", str(offices.small_board(folder / "七月.xlsx"))) == 0
    for number, name in ((8, "八月"), (9, "九月"), (10, "十月")):
        assert run(data, "load", str(month(folder / f"{name}.xlsx", number))) == 0
    assert run(data, "withdraw", "4", "--by", "研究室") == 0
    return data


def run(data: Path, *arguments: str) -> int:
    """One command, as programs ask for it."""
    return main([*arguments, "--data", str(data), "--json", "--lang", "en"])


def counted(data: Path) -> set[int]:
    """The months whose values stand in the build in force."""
    build = builds.current(data)
    assert build is not None
    with duckdb.connect() as connection:
        connection.execute(f"attach '{build.path}' as built (read_only)")
        statement = "select distinct month(period) from built.raw.indicator_values where _current"
        return {row[0] for row in connection.execute(statement).fetchall()}


def record(folder: Path, **changes: object) -> None:
    """Change fields of an `upload.json`; None takes a field out."""
    path = folder / "upload.json"
    said = json.loads(path.read_text(encoding="utf-8")) | changes
    kept = {name: value for name, value in said.items() if value is not None}
    own = sealing.sealed(kept) if sealing.SEAL in kept else kept  # as the other board would
    path.write_text(json.dumps(own), encoding="utf-8")


def unsealed(folder: Path) -> None:
    """Make an upload what the first boards wrote: no schema, no number, no seals."""
    record(folder, schema=None, upload=None, sealed=None, files=None, seal=None)


def cut(path: Path, share: float = 0.5) -> None:
    """Cut a file off."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def garble(path: Path) -> None:
    """Overwrite the middle of a file, which keeps its length and its ends."""
    content = bytearray(path.read_bytes())
    for place in range(4, len(content) // 3):
        content[place] ^= 0x5A
    path.write_bytes(content)


def rewrite(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    """Write other rows in place of those of a parquet file, itself sound."""
    pq.write_table(change(pq.read_table(path)), path)


@dataclass(frozen=True)
class Damage:
    """What is done to the folder of August, and which kind of damage is then named."""

    do: Callable[[Path], object]
    kind: str
    is_missed: bool = True


def _to_rows(do: Callable[[Path], object], *, is_old: bool = False) -> Callable[[Path], None]:
    """Damage to rows, and to the original file, from which they would be mended."""

    def hit(folder: Path) -> None:
        do(folder / ROWS)
        cut(folder / "八月.xlsx")
        if is_old:
            unsealed(folder)

    return hit


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")


def _renamed(folder: Path) -> None:
    folder.rename(folder.with_name("000012"))


def _words(table: pa.Table) -> pa.Table:
    values = pa.array(["many"] * table.num_rows)
    return table.set_column(table.schema.get_field_index("value"), "value", values)


def _without_source(table: pa.Table) -> pa.Table:
    return table.drop_columns(["_cell"])


# Uploads that cannot be counted.
DAMAGED: Mapping[str, Damage] = {
    "an empty folder": Damage(_empty, "no_record"),
    "a file in place of a folder": Damage(_file, "no_record"),
    "no record": Damage(lambda f: (f / "upload.json").unlink(), "no_record"),
    "an empty record": Damage(lambda f: (f / "upload.json").write_bytes(b""), "torn_record"),
    "half a record": Damage(lambda f: cut(f / "upload.json"), "torn_record"),
    "a record that is a list": Damage(
        lambda f: (f / "upload.json").write_text("[]"), "torn_record"
    ),
    "a record without rows": Damage(lambda f: record(f, rows=None), "bad_field"),
    "rows that are a list": Damage(lambda f: record(f, rows=["indicator_values"]), "bad_field"),
    "a newer schema": Damage(lambda f: record(f, schema=2, rows=[], spans={}), "newer"),
    "no file of rows": Damage(_to_rows(Path.unlink), "rows_gone"),
    "half a file of rows": Damage(_to_rows(cut), "rows_changed"),
    "garbled rows": Damage(_to_rows(garble), "rows_changed"),
    "rows of other columns": Damage(
        _to_rows(lambda p: rewrite(p, _without_source)), "rows_changed"
    ),
    "one row less": Damage(_to_rows(lambda p: rewrite(p, lambda t: t.slice(1))), "rows_changed"),
    "rows of another table": Damage(
        _to_rows(lambda p: shutil.copy(p, p.with_name("cities.parquet"))), "rows_changed"
    ),
    "an old record, no file of rows": Damage(_to_rows(Path.unlink, is_old=True), "rows_gone"),
    "an old record, half a file of rows": Damage(_to_rows(cut, is_old=True), "rows_changed"),
    "an old record, garbled rows": Damage(_to_rows(garble, is_old=True), "rows_changed"),
    "an old record, rows of other columns": Damage(
        _to_rows(lambda p: rewrite(p, _without_source), is_old=True), "rows_changed"
    ),
    "an old record, words for numbers": Damage(
        _to_rows(lambda p: rewrite(p, _words), is_old=True), "rows_changed"
    ),
    "another name": Damage(_renamed, "renamed"),
    "no folder": Damage(shutil.rmtree, "gone"),
}
# What is named, and changes no figure.
HARMLESS: Mapping[str, Damage] = {
    "a copy": Damage(lambda f: shutil.copytree(f, f.with_name("000007")), "copied", False),
    "a copy by its name": Damage(
        lambda f: shutil.copytree(f, f.with_name(f"{f.name} - copy")), "stray", False
    ),
    "a folder": Damage(lambda f: f.with_name("backup").mkdir(), "stray", False),
    "a file": Damage(lambda f: f.with_name("八月.xlsx").write_bytes(b"?"), "stray", False),
    "seven digits": Damage(lambda f: f.with_name("1234567").mkdir(), "stray", False),
    "a name of two lines": Damage(lambda f: f.with_name("a\nb").mkdir(), "stray", False),
    "a name that is no text": Damage(lambda f: f.with_name("\udcff").mkdir(), "stray", False),
    "no original": Damage(lambda f: (f / "八月.xlsx").unlink(), "original", False),
    "half an original": Damage(lambda f: cut(f / "八月.xlsx"), "original", False),
    "a torn withdrawal": Damage(
        lambda f: (f.with_name("000004") / "withdrawn.json").write_bytes(b'{"by'),
        "torn_note",
        False,
    ),
    "an empty note": Damage(
        lambda f: (f / "reinstated-1.json").write_bytes(b""), "torn_note", False
    ),
    "a damaged withdrawn upload": Damage(
        lambda f: (f.with_name("000004") / "upload.json").unlink(), "no_record", False
    ),
}
