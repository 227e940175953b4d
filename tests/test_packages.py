"""Workbooks whose parts lie elsewhere or bear other names: the relationships lead to them."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from PIL import Image

from etl.reading.formats import reasons, xlsx
from etl.reading.formats.archive import Archive
from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell
from etl.reading.refusal import Refusal
from tests import parts
from tests.commands import etl
from tests.parts import Contents, saved, strings_xml, styles_xml
from tests.test_formats import binary, cell, row

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>0.805</v></c></row>'
)
CELLS = {
    (0, 0): Cell("指标"),
    (0, 1): Cell("数值"),
    (1, 0): Cell("建会率"),
    (1, 1): Cell(0.805, "0.0%"),
}


def plain() -> Contents:
    return parts.parts(ROWS) | {
        parts.STRINGS: strings_xml("<t>指标</t>", "<t>数值</t>", "<t>建会率</t>"),
        parts.STYLES: styles_xml(0, "0.0%"),
    }


def moved(contents: Contents, **names: str) -> Contents:
    """The same parts elsewhere; what points to them is told."""
    told = contents
    for old, new in names.items():
        told = {
            name.replace(old, new): text.replace(old, new) if isinstance(text, str) else text
            for name, text in told.items()
        }
    return told


def renamed(contents: Contents, change: Callable[[str], str]) -> Contents:
    return {change(name): content for name, content in contents.items()}


def relinked(contents: Contents, old: str, new: str) -> Contents:
    """With other targets, so that only the parts' own names lead on."""
    links = "xl/_rels/workbook.xml.rels"
    return contents | {links: str(contents[links]).replace(old, new)}


LAYOUTS: dict[str, Callable[[], Contents]] = {
    "the workbook has a number": lambda: moved(plain(), **{"workbook.xml": "workbook22.xml"}),
    "the folder has another name": lambda: renamed(
        relinked(plain(), "xl/", "office/")
        | {"_rels/.rels": str(plain()["_rels/.rels"]).replace("xl/", "office/")},
        lambda name: name.replace("xl/", "office/"),
    ),
    "everything lies at the root": lambda: renamed(
        plain() | {"_rels/.rels": str(plain()["_rels/.rels"]).replace("xl/", "/")},
        lambda name: name.removeprefix("xl/"),
    ),
    "the texts have another name": lambda: moved(
        plain(), **{"sharedStrings.xml": "strings/table1.xml"}
    ),
    "the styles have another name": lambda: moved(plain(), **{"styles.xml": "looks/styles2.xml"}),
    "the sheet lies beside the workbook": lambda: moved(
        plain(), **{"worksheets/sheet1.xml": "data.xml"}
    ),
    "targets begin at the root": lambda: relinked(plain(), 'Target="', 'Target="/xl/'),
    "targets begin with a dot": lambda: relinked(plain(), 'Target="', 'Target="./'),
    "targets go up and down": lambda: relinked(plain(), 'Target="', 'Target="../xl/'),
    "targets are escaped": lambda: renamed(
        relinked(plain(), "sheet1.xml", "sheet%201.xml"),
        lambda name: name.replace("sheet1", "sheet 1"),
    ),
    "names are in capitals": lambda: renamed(plain(), str.upper),
    "only the styles are in capitals": lambda: renamed(
        plain(), lambda name: name.replace("styles", "Styles")
    ),
    "names have backslashes": lambda: renamed(plain(), lambda name: name.replace("/", "\\")),
    "no root relationship, but a content type": lambda: {
        **{
            name: text
            for name, text in moved(plain(), **{"workbook.xml": "b.xml"}).items()
            if name != "_rels/.rels"
        },
        "[Content_Types].xml": '<Types><Override PartName="/xl/b.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    "neither a root relationship nor a content type": lambda: {
        name: text for name, text in plain().items() if name != "_rels/.rels"
    },
    "an old list of texts was left behind": lambda: (
        moved(plain(), **{"sharedStrings.xml": "strings/table1.xml"})
        | {parts.STRINGS: strings_xml("<t>旧甲</t>", "<t>旧乙</t>", "<t>旧丙</t>")}
    ),
    "there is a sheet of old macros too": lambda: (
        plain()
        | {
            parts.BOOK: str(plain()[parts.BOOK]).replace(
                "</sheets>", '<sheet name="宏" sheetId="2" r:id="rId9"/></sheets>'
            ),
            "xl/macrosheets/sheet1.xml": parts.sheet_xml(""),
            "xl/_rels/workbook.xml.rels": str(plain()["xl/_rels/workbook.xml.rels"]).replace(
                "</Relationships>",
                '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/'
                'xlMacrosheet" Target="macrosheets/sheet1.xml"/></Relationships>',
            ),
        }
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_workbook_is_found_through_its_relationships(tmp_path: Path, layout: str) -> None:
    (grid,) = read_workbook(saved(tmp_path, LAYOUTS[layout](), "a.xlsm")).grids
    assert grid.name == "表"
    assert grid.cells == CELLS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_large_sheet_elsewhere_is_read_by_columns_alike(tmp_path: Path, layout: str) -> None:
    path = saved(tmp_path, LAYOUTS[layout](), "a.xlsm")
    with path.open("rb") as file:
        found = xlsx.read_by_columns(file, path.name, Archive(file), least=1)
    assert found is not None
    strips = found[1]
    cells = {
        (int(number), column): told
        for position, number in enumerate(strips.rows)
        for column, told in strips.row(position).items()
    }
    assert cells == CELLS


def written_by(writer: str) -> bytes:
    file = io.BytesIO()
    if writer == "openpyxl":
        book = openpyxl.Workbook()
        for row_ in (["指标", "数值"], ["建会率", 80.5]):
            book.active.append(row_)
        book.save(file)
    else:
        with xlsxwriter.Workbook(file) as other:
            sheet = other.add_worksheet()
            sheet.write_row(0, 0, ["指标", "数值"])
            sheet.write_row(1, 0, ["建会率", 80.5])
    return file.getvalue()


@pytest.mark.parametrize("writer", ["openpyxl", "xlsxwriter"])
def test_what_libraries_write_is_read_under_any_names(tmp_path: Path, writer: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written_by(writer))) as archive:
        contents: Contents = {name: archive.read(name) for name in archive.namelist()}
    before = read_workbook(saved(tmp_path, contents)).grids
    assert before[0].cells[1, 1] == Cell(80.5)
    capitals = renamed(contents, lambda name: name.replace("xl/", "XL\\"))
    assert read_workbook(saved(tmp_path, capitals)).grids == before


def test_a_calendar_and_hidden_sheets_survive_other_names(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>'
    book = '<workbookPr date1904="1"/>'
    contents = parts.parts(rows, book=book, state='state="veryHidden"')
    contents[parts.STYLES] = styles_xml(0, 14)
    here = read_workbook(saved(tmp_path, contents)).grids
    there = read_workbook(saved(tmp_path, moved(contents, **{"workbook.xml": "b.xml"}))).grids
    assert here == there
    assert there[0].hidden


def test_a_binary_workbook_is_found_through_its_relationships(tmp_path: Path) -> None:
    contents = binary(row(0) + cell(7, 0, 0, b"\0\0\0\0") + cell(5, 1, 2, b"\0" * 8))
    contents["_rels/.rels"] = str(contents["_rels/.rels"]).replace("workbook.xml", "workbook.bin")
    here = read_workbook(saved(tmp_path, contents, "a.xlsb")).grids
    there = moved(contents, **{"workbook.bin": "b.bin", "sharedStrings.bin": "t/texts.bin"})
    assert read_workbook(saved(tmp_path, there, "a.xlsb")).grids == here
    assert here[0].cells[0, 0] == Cell("主题")


@pytest.mark.parametrize(
    ("tag", "advice"), [("document", "Word"), ("presentation", "slides"), ("drawing", "unpack")]
)
def test_a_package_of_another_kind_is_named_for_what_it_is(
    tmp_path: Path, tag: str, advice: str
) -> None:
    contents = {"_rels/.rels": str(plain()["_rels/.rels"]).replace("xl/workbook", "main/it")}
    with pytest.raises(Refusal, match=advice):
        read_workbook(saved(tmp_path, contents | {"main/it.xml": f"<{tag}/>"}))


def test_other_names_do_not_hide_a_bomb(tmp_path: Path) -> None:
    bomb = "<a>" + " " * 20_000_000 + "</a>"
    contents = moved(plain(), **{"workbook.xml": "b.xml"}) | {"xl/media/a.xml": bomb}
    with pytest.raises(Refusal, match="unreasonable size"):
        read_workbook(saved(tmp_path, contents))


def test_other_names_do_not_hide_a_doctype(tmp_path: Path) -> None:
    part = {"xl/media/a.xml": "<!DOCTYPE a><a/>"}
    with pytest.raises(Refusal, match="DOCTYPE"):
        read_workbook(saved(tmp_path, moved(plain(), **{"workbook.xml": "b.xml"}) | part))


def test_other_names_do_not_hide_macros(tmp_path: Path) -> None:
    contents = moved(plain(), **{"workbook.xml": "b.xml"}) | {"bin/VbaProject.bin": b"\xd0\xcf"}
    with pytest.raises(Refusal, match="without macros"):
        read_workbook(saved(tmp_path, contents))


def pictured(path: Path) -> Path:
    """A workbook with a picture in a cell, for which XlsxWriter writes a name with a slash."""
    picture = io.BytesIO()
    Image.new("RGB", (2, 2), "red").save(picture, "PNG")
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "甲市")
        sheet.embed_image("B1", "a.png", {"image_data": picture})
    with zipfile.ZipFile(path) as package:
        assert any(name.startswith("/") for name in package.namelist())
    return path


def test_a_picture_in_a_cell_costs_no_value(tmp_path: Path) -> None:
    (grid,) = read_workbook(pictured(tmp_path / "图.xlsx")).grids
    assert grid.cells[0, 0].value == "甲市"


def test_a_workbook_with_a_picture_in_a_cell_is_marked_and_else_the_same(tmp_path: Path) -> None:
    path = pictured(tmp_path / "图.xlsx")
    faults = tmp_path / "faults.json"
    fault = {"file": path.name, "sheet": "Sheet1", "cell": "A1", "header": "", "value": "甲市"}
    faults.write_text(json.dumps([{**fault, "reason": "不对"}]), encoding="utf-8")
    done = etl(tmp_path / "data", "mark", path, tmp_path / "标.xlsx", "--faults", faults)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "标.xlsx") as new:
        assert {*old.namelist()} <= {*new.namelist()}
        slashed = [name for name in old.namelist() if name.startswith("/")]
        assert [old.read(name) for name in slashed] == [new.read(name) for name in slashed]
    assert read_workbook(tmp_path / "标.xlsx").grids[0].cells[0, 0].value == "甲市"


@pytest.mark.parametrize(
    "names",
    [
        ("xl/a.xml", "/xl/a.xml"),
        ("xl/a.xml", "/XL/A.xml"),
        ("//xl/a.xml",),
        ("/../a.xml",),
        ("/xl/../../a.xml",),
        ("/./a.xml",),
        ("\\\\server/a.xml",),
        ("/c:/a.xml",),
    ],
)
def test_a_slash_before_a_name_hides_nothing(names: tuple[str, ...]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, "<a/>")
    with pytest.raises(Refusal) as refused:
        Archive(file)
    assert refused.value.message_id == reasons.FORGED
