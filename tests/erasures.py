"""An office that has to forget a person, who stands in every place of its data folder."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import xlsxwriter

from etl.store import archive, memory, sealing
from tests import offices
from tests.commands import etl

PERSON, PHONE = "测试人甲", "13800138000"
TEXTS = (PERSON, PHONE)
MARKS = ("已依法删除_A", "已依法删除_B")
BY = ("--by", "研究室", "--remark", "本人申请，依法删除")
DECK = "0123456789ab"
_CODES = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def board(path: Path) -> Path:
    """The registers and July, with him in cells, a comment, a drawing, a hidden sheet, names."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"author": PERSON, "comments": f"电话{PHONE}"})
        bold = book.add_format({"bold": True})
        sheets = {"单位": offices.UNITS, "城市": offices.CITIES, "指标": offices.INDICATORS}
        for name, rows in {**sheets, "指标数据": offices.VALUES}.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(rows):
                sheet.write_row(row, 0, values)
        forums = book.add_worksheet("论坛")
        for row, values in enumerate(offices.FORUMS):
            forums.write_row(row, 0, values)
        forums.write_row(0, 6, ["联系人", "电话", "记录"])
        forums.write_row(1, 6, [PERSON, int(PHONE)])
        forums.write_row(2, 6, [PERSON, f"{PERSON}：１３８００１３８０００"])
        forums.write_rich_string(1, 8, "由测试", bold, "人甲", "记录")
        forums.write_formula(2, 8, f'="由{PERSON}"&"记录"', None, f"由{PERSON}记录")
        forums.write_comment(1, 1, f"问{PERSON}", {"author": PERSON})
        forums.insert_textbox(8, 1, f"联系{PERSON}")
        forums.set_header(f"&C{PERSON}")
        forums.data_validation("K1", {"validate": "list", "source": [PERSON, "无"]})
        forums.write_url("K2", f"mailto:a@b.invalid?subject={PERSON}", string="写信")
        hidden = book.add_worksheet("底稿")
        hidden.write(0, 0, f"{PERSON}的底稿")
        hidden.hide()
        book.define_name(PERSON, "=底稿!$A$1")
    return path


def month(path: Path, number: int, note: str = PERSON) -> Path:
    """One month's values with inline texts, and who reported them."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("指标数据")
        sheet.write_row(0, 0, [*offices.VALUES[0], "填报人"])
        for row, city in enumerate(("甲市", "乙市"), start=1):
            values = ["网上入会率", city, f"2025年{number}月", 70 + number, "%", note]
            sheet.write_row(row, 0, values)
    return path


def table(path: Path, number: int) -> Path:
    """The same as CSV in the code of an old Windows."""
    lines = [[*map(str, offices.VALUES[0]), "填报人"]]
    lines += [
        ["网上入会率", city, f"2025年{number}月", str(70 + number), "%", f"{PERSON} {PHONE}"]
        for city in ("甲市", "乙市")
    ]
    path.write_text("\r\n".join(map(",".join, lines)), encoding="gb18030")
    return path


def office(folder: Path) -> Path:
    """A data folder with all of it, and `backups` beside it."""
    data = folder / "data"
    files = [
        *(board(folder / "七月.xlsx"), month(folder / "八月.xlsx", 8)),
        *(table(folder / "九月.csv", 9), month(folder / "十月.xlsx", 10)),
    ]
    for file in files:
        _done(data, "load", file, "--by", "研究室")
        if file.name.startswith("八月"):
            _done(data, "pin", "主席办公会")
    _done(data, "withdraw", "4", "--by", "研究室")
    _done(data, "load", month(folder / "十一月.xlsx", 11), "--submit", "--by", "组织部")
    memory.remember(data, {f"forums|{PERSON}报": "主题"})
    deck(data)
    _done(data, "backup", "--keep", "3", folder / "backups")
    return data


def small(folder: Path) -> Path:
    """A data folder with one upload, a snapshot and a deck of it, and `backups` beside it."""
    data = folder / "data"
    _done(data, "load", board(folder / "七月.xlsx"), "--by", "研究室")
    _done(data, "pin", "主席办公会")
    deck(data)
    _done(data, "backup", "--keep", "3", folder / "backups")
    return data


def deck(data: Path) -> None:
    """A deck, as the pages write it, that is locked on the first build."""
    slide = {"page": "forums", "view": {}, "key": "", "notes": f"问{PERSON}", "id": "s"}
    said = {"id": DECK, "name": f"{PERSON}的稿", "slides": [slide], "build": 1, "pace": 0}
    (data / "decks").mkdir(exist_ok=True)
    sealing.write(data / "decks" / f"{DECK}.json", said)


def _done(data: Path, *arguments: str | Path) -> None:
    done = etl(data, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def erased(data: Path, *more: str | Path, how: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, which a step may end."""
    return ended(data, "erase", *TEXTS, *BY, *more, how=how)


def ended(data: Path, *arguments: str | Path, how: str) -> subprocess.CompletedProcess[str]:
    """Any command in a process of its own; `how` as `etl.store.failpoint` takes it."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *map(str, arguments), "--data", str(data), "--lang", "en"],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "QIANGHUI_FAIL": how},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def holding(folder: Path, texts: tuple[str, ...] = TEXTS) -> list[str]:
    """Every file below a folder that holds a text in any code, unpacked as far as can be."""
    patterns = [text.encode(code) for text in texts for code in _CODES]
    return [
        f"{path.relative_to(folder)}: {part}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for part, content in _contents(path.name, path)
        if any(pattern in content for pattern in patterns)
    ]


def _contents(name: str, path: Path) -> Iterator[tuple[str, bytes]]:
    content = path.read_bytes()
    yield name, content
    if name.endswith(".tar.gz"):
        folder = path.with_name(f"{name}.unpacked")
        for found in archive.Reader(path):
            inner = folder / found.name
            inner.parent.mkdir(parents=True, exist_ok=True)
            inner.write_bytes(found.content.read())
            yield from _contents(found.name, inner)
            inner.unlink()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.namelist():
                yield f"{name}/{part}", package.read(part)
    if content.startswith(b"PAR1"):
        yield f"{name} (rows)", repr(pq.read_table(path).to_pylist()).encode()
    if content[8:12] == b"DUCK":
        yield f"{name} (rows)", repr([*rows_of(path).values()]).encode()


def rows_of(build: Path) -> dict[str, list[str]]:
    """All rows of a build by table, each as text, but for when it was made."""
    found: dict[str, list[str]] = {}
    with duckdb.connect() as connection:
        connection.execute(f"attach '{build}' as built (read_only)")
        names = connection.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = 'built'"
        ).fetchall()
        for schema, name in names:
            rows = connection.execute(
                f'select to_json(row) from (from built."{schema}"."{name}") as row'
            ).fetchall()
            found[f"{schema}.{name}"] = sorted(str(row) for (row,) in rows)
    return found


def bytes_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder, with when it was written."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in paths
    }


def record(data: Path, number: int) -> dict[str, Any]:
    """The record of an upload."""
    path = data / "uploads" / f"{number:06d}" / "upload.json"
    said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return said
