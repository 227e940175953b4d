"""A workbook with all that an office puts beside its figures, and the parts of any workbook."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import xlsxwriter
from PIL import Image
from xlsxwriter.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
HEADERS = ("期次", "主题", "日期", "主办部室", "形式", "参加人数")
ROWS = (
    (3, "经费收缴", "2025年9月5日", "研究室", "线下", "=30+10"),
    (4, "法律援助", "2025年13月5日", "研究室", "线下", "=25*2"),
    (5, "心理关爱", "2025年14月9日", "研究室", "线下", 60),
    (6, "技能比武", "2025年15月9日", "研究室", "线下", 70),
)
RESULTS = {"=30+10": 40, "=25*2": 50}
THREAD = "{6A1B0C3D-0000-4000-8000-000000000001}"
PERSON = "{6A1B0C3D-0000-4000-8000-000000000002}"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
KINDS = "http://schemas.microsoft.com/office/2017/10/relationships"


def rich_book(path: Path) -> Path:
    """Text box, pictures, sparkline, background, footer, notes, a conversation, macros, arrays."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        if path.suffix == ".xlsm":
            book.add_vba_project(io.BytesIO(b"\xd0\xcf\x11\xe0macros"), is_stream=True)
        sheet = book.add_worksheet("论坛")
        _fill(sheet)
        _decorate(sheet)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=论坛!$F$2:$F$5"})
        sheet.insert_chart("H12", chart)
        other = book.add_worksheet("说明")
        other.write("A1", "另一张表")
    path.write_bytes(zipped(_talked(parts_of(file.getvalue()))))
    return path


def _fill(sheet: Worksheet) -> None:
    sheet.write_row(0, 0, HEADERS)
    for row, values in enumerate(ROWS, start=1):
        for column, value in enumerate(values):
            if isinstance(value, str) and value in RESULTS:
                sheet.write_formula(row, column, value, None, RESULTS[value])
            else:
                sheet.write(row, column, value)
    sheet.write_dynamic_array_formula("H2:H3", "=SORT(A2:A3)", None, 3)


def _decorate(sheet: Worksheet) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")
    sheet.insert_textbox("I1", "填报说明：每月5日前报送")
    sheet.embed_image("J2", "picture.png", {"image_data": picture})
    sheet.insert_image("J6", "picture.png", {"image_data": picture})
    sheet.set_background(io.BytesIO(picture.getvalue()))
    sheet.add_sparkline("G2", {"range": "论坛!A2:F2"})
    sheet.set_footer("第 &P 页")
    sheet.write_comment("C2", "按通知填", {"visible": True, "author": "办公室"})
    sheet.write_comment(
        "C4", "[Threaded comment]\n\nComment:\n    核对", {"author": f"tc={THREAD}"}
    )
    sheet.data_validation("E2:E9", {"validate": "list", "source": ["线下", "线上"]})
    sheet.conditional_format("F2:F9", {"type": "data_bar", "data_bar_2010": True})
    sheet.merge_range("A8:C9", "合并")


def _talked(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with a conversation at C4."""
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    target = "../threadedComments/threadedComment1.xml"
    parts[links] = _linked(parts[links], "threadedComment", target)
    book = "xl/_rels/workbook.xml.rels"
    parts[book] = _linked(parts[book], "person", "persons/person.xml")
    parts["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments xmlns="{THREADS}"><threadedComment ref="C4" personId="{PERSON}" '
        f'id="{THREAD}"><text>核对</text></threadedComment></ThreadedComments>'
    ).encode()
    parts["xl/persons/person.xml"] = (
        f'<personList xmlns="{THREADS}"><person displayName="办公室" id="{PERSON}" '
        'userId="a" providerId="None"/></personList>'
    ).encode()
    types = "".join(
        f'<Override PartName="/xl/{name}" ContentType="application/vnd.ms-excel.{kind}+xml"/>'
        for name, kind in (
            ("threadedComments/threadedComment1.xml", "threadedcomments"),
            ("persons/person.xml", "person"),
        )
    )
    name = "[Content_Types].xml"
    parts[name] = parts[name].replace(b"</Types>", types.encode() + b"</Types>")
    return parts


def _linked(links: bytes, kind: str, target: str) -> bytes:
    said = f'<Relationship Id="rId90" Type="{KINDS}/{kind}" Target="{target}"/></Relationships>'
    return links.replace(b"</Relationships>", said.encode())


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name.lstrip("/"): archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def unmarked(sheet: bytes) -> bytes:
    """A sheet's XML without what a mark may change: the styles of cells, and cells without more."""
    plain = re.sub(rb"<((?:\w+:)?)c r=\"[A-Z]+\d+\" s=\"\d+\"/>", b"", sheet)
    plain = re.sub(rb'(<(?:\w+:)?c\b[^>]*?) s="\d+"', rb"\1", plain)
    return re.sub(rb"<(?:\w+:)?legacyDrawing [^>]*/>", b"", plain)
