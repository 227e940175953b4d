"""Large workbooks in the layout of a template, written by hand as Excel writes them."""

import datetime as dt
import random
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

HEADERS = (
    "项目名称", "牵头部室", "清单", "开始日期", "完成期限",
    "进度", "状态", "总投资", "已完成投资", "备注",
)  # fmt: skip
UNITS = tuple(f"第{number}业务部" for number in range(1, 41))
_LISTS = ("责任清单", "目标清单", "负面清单")
_STATES = ("推进中", "已立项", "已收尾", "待启动", "有困难")
_EPOCH = dt.date(1899, 12, 30)
_BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="重点项目" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": _BOOK,
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>",
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>",
}


def write(path: Path, rows: int, units: Sequence[str] = UNITS) -> None:
    """A workbook of key projects: header, then so many rows of ten columns, names all different."""
    texts: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in _PARTS.items():
            package.writestr(name, content)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for piece in _sheet(rows, units, texts):
                part.write(piece.encode())
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(
                '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
                f' count="{5 * rows + 10}" uniqueCount="{len(texts)}">'.encode()
            )
            for text in texts:
                part.write(f"<si><t>{text}</t></si>".encode())
            part.write(b"</sst>")


def _sheet(rows: int, units: Sequence[str], texts: dict[str, int]) -> Iterator[str]:
    chance = random.Random(20261121)
    yield (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:J{rows + 1}"/><sheetData>'
    )
    yield _row(1, HEADERS, texts)
    for number in range(2, rows + 2):
        yield _row(number, _project(number, units, chance), texts)
    yield "</sheetData></worksheet>"


def _project(
    number: int, units: Sequence[str], chance: random.Random
) -> tuple[str | float | dt.date, ...]:
    begun = dt.date(2022, 1, 1) + dt.timedelta(days=chance.randrange(1200))
    budget = chance.randrange(100_000, 900_000) / 4
    share = chance.randrange(2, 101)
    return (
        f"职工服务阵地提升项目{number:07d}",
        chance.choice(units),
        chance.choice(_LISTS),
        begun,
        begun + dt.timedelta(days=chance.randrange(30, 400)),
        share,
        chance.choice(_STATES),
        budget,
        round(budget * share / 100, 2),
        f"由第{chance.randrange(1, 30)}工作组跟进，每月{chance.randrange(1, 29)}日报进展",
    )


def _row(number: int, values: tuple[str | float | dt.date, ...], texts: dict[str, int]) -> str:
    cells = "".join(
        _cell(f"{letter}{number}", value, texts)
        for letter, value in zip("ABCDEFGHIJ", values, strict=True)
    )
    return f'<row r="{number}" spans="1:10">{cells}</row>'


def _cell(place: str, value: str | float | dt.date, texts: dict[str, int]) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
    if isinstance(value, dt.date):
        return f'<c r="{place}" s="1"><v>{(value - _EPOCH).days}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'
