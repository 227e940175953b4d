"""My workbook with its faults marked: what is not a mark is, byte for byte, what was sent."""

import io
import json
import re
import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook, load_workbook

from etl.reading.formats.address import address, column_number
from etl.reading.formats.form import form_of
from etl.reading.refusal import Refusal
from etl.templates.marking import own, places
from etl.templates.marking.outline import Outline
from etl.templates.marking.sheet import Restyled
from pages.shared.etl import loads
from pages.shared.etl.answers import FileRead
from tests import parts
from tests.commands import etl
from tests.rich_books import SHEET, parts_of, rich_book, unmarked, zipped
from tests.workbooks import formats
from tests.workbooks.case import Case

WORDS = "日期不对 <&>"
CHANGED = {
    "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    "xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml",
}  # fmt: skip


@pytest.fixture
def data(office_data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(office_data, tmp_path / "data"))


def fault(
    cell: str | None, sheet: str | None = None, *, warning: bool = False
) -> dict[str, object]:
    return {"sheet": sheet, "cell": cell, "reason": WORDS, "warning": warning}


def marked(content: bytes, *faults: dict[str, object]) -> bytes:
    """A package with marks, made in this process."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "marked")
        assert own.mark(io.BytesIO(content), target, faults) is not None
        return target.read_bytes()


def opened(content: bytes, **how: bool) -> Workbook:
    """A workbook as openpyxl reads it, which warns of what it does not keep."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(io.BytesIO(content), **how)


def marks(content: bytes) -> dict[str, tuple[str, str]]:
    """The colour and the comment of each cell of the first sheet that has a comment."""
    texts = parts_of(content)
    styles = next(name for name in texts if re.fullmatch(r"xl/styles\d*.xml", name))
    sheet, comments, style = (
        etree.fromstring(texts[name]) for name in (parts.SHEET, "xl/comments1.xml", styles)
    )
    fills = style.findall("{*}fills/{*}fill")
    formats = [fills[int(xf.get("fillId", 0))] for xf in style.findall("{*}cellXfs/{*}xf")]
    rows = list(sheet.iterfind(".//{*}row"))
    assert [count for each in ("fills", "cellXfs") for count in _miscounted(style, each)] == []
    colours = {
        cell.get("r") or address(at, place): formats[int(cell.get("s", 0))].find(".//{*}fgColor")
        for at, row in enumerate(rows)
        for place, cell in enumerate(row)
    }
    said = {one.get("ref"): "".join(one.itertext()) for one in comments.iterfind(".//{*}comment")}
    assert len(sheet.findall("{*}legacyDrawing")) == 1
    return {cell: (colours[cell].get("rgb"), text) for cell, text in sorted(said.items())}


def _miscounted(style: etree._Element, section: str) -> list[str]:
    found = style.find(f"{{*}}{section}")
    count = found.get("count")
    return [section] if count is not None and int(count) != len(found) else []


def found(data: Path, file: Path) -> list[tuple[str, str, str]]:
    said = json.loads(etl(data, "load", file, "--dry-run", "--json").stdout)["files"][0]
    return [(one["sheet"], one["cell"], one["reason"]) for one in said["reported"]]


@pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
def test_all_that_is_no_mark_comes_back_byte_for_byte(
    data: Path, tmp_path: Path, ending: str
) -> None:
    file, out = rich_book(tmp_path / f"九月.{ending}"), tmp_path / f"标好错.{ending}"
    faults = found(data, file)
    assert [cell for _, cell, _ in faults] == ["C3", "C4", "C5"]
    done = json.loads(etl(data, "mark", file, out, "--json").stdout)
    assert (done["marked"], done["is_copy"], done["is_unlocked"]) == (3, False, False)
    before, after = parts_of(file.read_bytes()), parts_of(out.read_bytes())
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == CHANGED
    assert unmarked(after[SHEET]) == unmarked(before[SHEET])
    for name in CHANGED - {SHEET, "xl/styles.xml"}:
        kept = re.split(rb"(?=</t></r></text>)|(?=<)", before[name])
        assert _is_within(kept, after[name]), name
    assert found(data, out) == faults
    cells = opened(out.read_bytes())["论坛"]
    assert all(re.search("2025年1[3-5]月", cells[c].comment.text) for c in ("C3", "C4", "C5"))
    assert cells["C4"].comment.text.startswith("[Threaded comment]")
    assert cells["C2"].comment.text == "按通知填"


def _is_within(pieces: Iterable[bytes], content: bytes) -> bool:
    """Whether these pieces stand in a content in their order."""
    at = 0
    for piece in pieces:
        at = content.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def test_the_results_of_formulas_stay_so_that_no_new_fault_is_found(
    data: Path, tmp_path: Path
) -> None:
    file, out = rich_book(tmp_path / "九月.xlsx"), tmp_path / "标好错.xlsx"
    etl(data, "mark", file, out)
    values = opened(out.read_bytes(), data_only=True)["论坛"]
    assert [values[cell].value for cell in ("F2", "F3", "H2")] == [40, 50, 3]


def test_a_reply_stands_in_the_conversation_that_excel_shows_instead_of_a_comment(
    tmp_path: Path,
) -> None:
    content = rich_book(tmp_path / "a.xlsx").read_bytes()
    after = parts_of(marked(content, fault("C4", "论坛"), fault("C5", "论坛")))
    talk = after["xl/threadedComments/threadedComment1.xml"].decode()
    assert talk.count("<threadedComment ") == 2
    parent, person = re.findall(r'parentId="([^"]+)"|personId="([^"]+)"', talk)[1:3]
    assert f'id="{person[1] or parent[1]}"' in after["xl/persons/person.xml"].decode()
    assert "日期不对 &lt;&amp;&gt;" in talk


FORMS: dict[str, Callable[[], dict[str, str | bytes]]] = {
    "plain": lambda: parts.parts('<row r="2"><c r="B2"><v>1</v></c></row>'),
    "strict": lambda: parts.parts('<row r="2"><c r="B2"><v>1</v></c></row>', is_strict=True),
    "without rows": lambda: parts.parts(""),
    "closed": lambda: sheet('<worksheet xmlns="{main}"><sheetData/></worksheet>'),
    "without places": lambda: parts.parts(
        "<row><c><v>1</v></c></row><row><c/><c><v>1</v></c></row>"
    ),
    "rows that close themselves": lambda: parts.parts(
        '<row r="1"/><row r="2" s="1" customFormat="1"/>'
    ),
    "with prefixes": lambda: sheet(
        '<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="2"><x:c r="A2"/></x:row>'
        "</x:sheetData><x:tableParts/></x:worksheet>"
    ),
    "with what follows the drawing": lambda: sheet(
        '<worksheet xmlns="{main}"><sheetData/><pageMargins/><legacyDrawingHF/><extLst/>'
        "</worksheet>"
    ),
    "with signs in comments": lambda: parts.parts(
        '<!-- <c r="B2"> --><row r="2"><c r="B2" t="str"><v><![CDATA[<c r="B2"/>]]></v></c></row>'
    ),
    "without styles": lambda: {
        name: content for name, content in parts.parts().items() if name != parts.STYLES
    },
    "with styles without fills": lambda: parts.parts(
        '<row r="2"><c r="B2" s="1"><v>1</v></c></row>'
    )
    | {parts.STYLES: parts.styles_xml("General", "0.0")},
    "with a byte order mark": lambda: parts.parts()
    | {parts.SHEET: b"\xef\xbb\xbf" + parts.sheet_xml('<row r="2"/>').encode()},
}  # fmt: skip


def sheet(content: str) -> dict[str, str | bytes]:
    return parts.parts() | {parts.SHEET: content.replace("{main}", parts.MAIN)}


@pytest.mark.parametrize("form", FORMS)
def test_a_cell_is_marked_in_every_form_of_a_worksheet(form: str) -> None:
    contents = FORMS[form]()
    after = marked(
        parts.zipped(contents), fault("B2", "表"), fault("C1:D1、F9", "表", warning=True)
    )
    assert parts_of(after)[parts.SHEET].startswith((b"<", b"\xef\xbb\xbf<"))
    wrong, doubtful = ("FFF4B6B6", WORDS), ("FFFCE8B2", WORDS)
    assert marks(after) == {"B2": wrong, "C1": doubtful, "D1": doubtful, "F9": doubtful}


CELLS = st.tuples(st.integers(0, 6), st.integers(0, 6))


@given(
    there=st.dictionaries(CELLS, st.integers(0, 3)),
    wanted=st.sets(CELLS),
    size=st.integers(1, 60),
    style=st.sampled_from(["", 's="2" customFormat="1"']),
)
def test_every_wanted_cell_gets_its_style_and_no_other_byte_changes(
    there: dict[tuple[int, int], int], wanted: set[tuple[int, int]], size: int, style: str
) -> None:
    rows = [
        f'<row r="{row + 1}" {style}>'
        + "".join(
            f'<c r="{address(row, column)}" s="{there[row, column]}" t="str"><v>s="9"</v></c>'
            for column in range(7)
            if (row, column) in there
        )
        + "</row>"
        for row in range(7)
        if any(place[0] == row for place in there)
    ]
    content = parts.sheet_xml("".join(rows), after="<pageMargins/><tableParts/>").encode()
    about = Outline(columns=[(3, 3, 5, None)])
    blocks = [content[at : at + size] for at in range(0, len(content), size)]
    restyled = Restyled(wanted, lambda base, _place: base + 10, about, 'legacyDrawing r:id="a"/>')
    made = b"".join(restyled.blocks(blocks))
    assert re.sub(rb'<row r="\d+"></row>', b"", unmarked(made)) == unmarked(content)
    assert made.endswith(b'<pageMargins/><legacyDrawing r:id="a"/><tableParts/></worksheet>')
    styles = {
        (int(row) - 1, column_number(column.decode())): int(number)
        for column, row, number in re.findall(rb'<c r="([A-Z]+)(\d+)" s="(\d+)"', made)
    }
    assert list(styles) == sorted(there.keys() | wanted)
    new = {
        place: 2 if style and _has_row(place, there) else 5 * (place[1] == 3) for place in wanted
    }
    assert styles == there | {place: there.get(place, new[place]) + 10 for place in wanted}


def _has_row(place: tuple[int, int], there: Iterable[tuple[int, int]]) -> bool:
    return any(row == place[0] for row, _column in there)


def test_a_style_is_like_the_cells_own_but_for_the_colour(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        look = {"bold": True, "num_format": "0.00", "border": 1, "align": "right", "locked": False}
        sheet = book.add_worksheet("表")
        sheet.write(0, 0, 1.5, book.add_format(look))
        sheet.write(1, 0, 2.5, book.add_format({**look, "bg_color": "#00FF00"}))
        sheet.conditional_format("A1", {"type": "cell", "criteria": ">", "value": 0, "format":
            book.add_format({"bg_color": "#0000FF"})})  # fmt: skip
    before = file.read_bytes()
    after = marked(before, fault("A1"), fault("A2"))
    for cell in ("A1", "A2"):
        old, new = opened(before)["表"][cell], opened(after)["表"][cell]
        assert new.fill.fgColor.rgb == "FFF4B6B6"
        for side in ("font", "border", "alignment", "protection", "number_format"):
            assert repr(getattr(new, side)) == repr(getattr(old, side))
    dxfs = re.compile(rb"<dxfs.*</dxfs>")
    old_styles, new_styles = (parts_of(each)["xl/styles.xml"] for each in (before, after))
    assert dxfs.findall(new_styles) == dxfs.findall(old_styles) != []


def test_shapes_that_are_there_keep_their_drawing_and_its_numbers() -> None:
    """Buttons lie in the same drawing as comments, which need not be XML."""
    contents = sheet(
        '<worksheet xmlns="{main}" xmlns:r="' + parts.LINKS + '"><sheetData/>'
        '<legacyDrawing r:id="rId7"/></worksheet>'
    )
    button = '<v:shape id="_x0000_s2047" type="#_x0000_t201"><br>填报</v:shape>'
    drawing = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
        f'office"><o:shapelayout><o:idmap v:ext="edit" data="1"/></o:shapelayout>{button}</xml>'
    )
    contents["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{parts.PACKAGE}/relationships"><Relationship Id="rId7" '
        f'Type="{parts.LINKS}/vmlDrawing" Target="/xl/drawings/old.vml"/></Relationships>'
    )
    contents["xl/drawings/old.vml"] = drawing
    after = parts_of(marked(parts.zipped(contents), fault("B2"), fault("XFD1048576")))
    made = after["xl/drawings/old.vml"].decode()
    assert button in made
    assert re.findall(r'<v:shape id="_x0000_s(\d+)"', made) == ["2047", "2048", "2049"]
    assert 'data="1,2"' in made
    assert after[parts.SHEET].count(b"legacyDrawing") == 1


def test_the_zip_file_keeps_its_order_times_attributes_and_comment() -> None:
    file = _Unseekable()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = "归档".encode()
        for name, content in parts.parts('<row r="2"/>').items():
            entry = zipfile.ZipInfo(name, (2021, 3, 4, 5, 6, 8))
            entry.compress_type = zipfile.ZIP_STORED if name == parts.BOOK else zipfile.ZIP_DEFLATED
            entry.external_attr, entry.comment = 0o640 << 16, b"x"
            archive.writestr(entry, content)
        archive.writestr("附件/一.bin", b"\0" * 70_000)
        archive.mkdir("空")
    before = file.getvalue()
    after = marked(before, fault("B2"))
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.testzip() is None
        assert new.comment == old.comment
        assert new.namelist()[: len(old.namelist())] == old.namelist()
        for entry in old.infolist():
            copied = new.getinfo(entry.filename)
            for said in ("date_time", "external_attr", "comment", "create_system"):
                assert getattr(copied, said) == getattr(entry, said), said
        assert new.getinfo(parts.BOOK).compress_type == zipfile.ZIP_STORED


class _Unseekable(io.BytesIO):
    """Written as a stream: the sizes of each part stand behind it."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: int) -> int:
        raise OSError


def test_a_file_without_faults_comes_back_as_it_was() -> None:
    content = parts.zipped(parts.parts())
    assert parts_of(marked(content, fault("A1", "无此表"))) == parts_of(content)


def test_a_merged_area_is_marked_at_its_first_cell() -> None:
    contents = parts.parts('<row r="2"><c r="B2" t="str"><v>a</v></c></row>')
    contents[parts.SHEET] = parts.sheet_xml(
        '<row r="2"><c r="B2" t="str"><v>a</v></c></row>',
        after='<mergeCells count="1"><mergeCell ref="B2:D4"/></mergeCells>',
    )
    after = marked(parts.zipped(contents), fault("C3"), fault("D4"))
    assert marks(after) == {"B2": ("FFF4B6B6", WORDS)}  # the same reason is said once


@pytest.mark.parametrize(
    ("ranges", "known"),
    [
        ("B3", [(2, 1)]),
        ("B3:C4、F7", [(2, 1), (2, 2), (3, 1), (3, 2), (6, 5)]),
        ("A1:A9999", [(0, 0)]),
        ("B3…", [(2, 1)]),
        ("无", []),
    ],
)
def test_the_cells_of_a_fault_are_told_by_its_ranges(
    ranges: str, known: list[tuple[int, int]]
) -> None:
    assert list(places.addresses(ranges)) == known


def test_a_protected_workbook_comes_back_whole_and_without_its_password(
    data: Path, tmp_path: Path
) -> None:
    plain, locked = rich_book(tmp_path / "九月.xlsx"), tmp_path / "加密.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("秘密123", target)
    out = tmp_path / "标好错.xlsx"
    done = etl(data, "mark", locked, out, "--password-stdin", stdin="秘密123\n")
    assert "已在" in done.stdout
    assert done.stdout.endswith("文件已不带密码。\n")
    before, after = parts_of(plain.read_bytes()), parts_of(out.read_bytes())
    assert {name for name in before if before[name] != after[name]} == CHANGED
    assert form_of(locked) == "protected"


def test_a_package_whose_drawing_is_missing_comes_as_a_copy(data: Path, tmp_path: Path) -> None:
    file, out = rich_book(tmp_path / "九月.xlsx"), tmp_path / "标好错.xlsx"
    contents = parts_of(file.read_bytes())
    del contents["xl/drawings/vmlDrawing1.vml"]
    file.write_bytes(zipped(contents))
    done = json.loads(etl(data, "mark", file, out, "--json").stdout)
    assert done["is_copy"] is True
    assert "13月" in load_workbook(out)["论坛"]["C3"].comment.text


@pytest.mark.parametrize("case", formats.CASES, ids=lambda case: case.name)
def test_each_form_of_a_file_says_what_comes_back(case: Case, tmp_path: Path) -> None:
    known = {"xlsx": "package", "csv": "text", "txt": "text", "xls": "other"}
    assert form_of(case.at(tmp_path)) == known[case.ending]


@pytest.mark.parametrize(
    ("name", "form", "known"),
    [
        ("九月.XLSX", "package", "九月.XLSX"),
        ("九月.xltm", "macros", "九月.xltm"),
        ("九月.xls", "package", "九月.xlsx"),
        ("九月.et", "macros", "九月.xlsm"),
        ("九月.xlsx", "protected", "九月.xlsx"),
        ("九月.xlsx", "other", "九月.xlsx"),
        ("九月.csv", "text", "九月.xlsx"),
    ],
)
def test_a_marked_file_has_a_name_under_which_it_opens(name: str, form: str, known: str) -> None:
    assert loads.marked_name(cast(FileRead, {"file": name, "form": form})) == known


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return parts_of(rich_book(tmp_path_factory.mktemp("sound") / "a.xlsx").read_bytes())


@given(data_of=st.data())
def test_a_damaged_package_is_refused_or_marked_but_never_breaks_the_marking(
    sound: dict[str, bytes], data_of: st.DataObject
) -> None:
    name = data_of.draw(st.sampled_from(sorted({*CHANGED, "[Content_Types].xml", parts.BOOK})))
    content = sound[name]
    start = data_of.draw(st.integers(0, len(content)))
    end = data_of.draw(st.integers(start, min(start + 40, len(content))))
    new = data_of.draw(st.sampled_from([b"", b"<", b"/>", b'"', b"9" * 30, b"-1", b"inf", b"&#0;"]))
    damaged = zipped({**sound, name: content[:start] + new + content[end:]})
    try:
        after = marked(damaged, fault("C3"), fault("C4"), fault("K20"))
    except (Refusal, ValueError, LookupError):
        return
    assert parts_of(after).keys() == sound.keys()
