"""Files that are no workbooks we read: named for what they are, with advice that works."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.reading import reader
from etl.reading import reasons as of_readings
from etl.reading.formats import reasons
from etl.reading.formats.cells import read_workbook
from etl.reading.refusal import Refusal
from tests import parts
from tests.old_books import wrapped
from tests.parts import saved

WRITER = b"From: <Saved by Blink>\r\nSubject: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\n"
BIT_MAP = b"BM" + b"\x36\0\0\0" + bytes(4) + b"\x36\0\0\0" + bytes(40)
FLAT = (
    '<?xml version="1.0"?><office:document xmlns:office='
    '"urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body/></office:document>'
)
STRANGERS: dict[str, tuple[str, bytes | dict[str, str | bytes], str]] = {
    "a PDF": ("a.pdf", b"%PDF-1.7\n", reasons.PDF),
    "a PDF behind blanks": ("a.xlsx", b"\n\n%PDF-1.4\n", reasons.PDF),
    "an OFD document": ("a.ofd", {"OFD.xml": "<a/>"}, reasons.OFD),
    "a Word document": ("a.docx", {"word/document.xml": "<a/>"}, reasons.WORD),
    "slides": ("a.pptx", {"ppt/presentation.xml": "<a/>"}, reasons.SLIDES),
    "rich text": ("a.doc", b"{\\rtf1 a}", reasons.WORD),
    "a PNG": ("a.png", b"\x89PNG\r\n\x1a\n", reasons.PICTURE),
    "a JPEG": ("a.jpg", b"\xff\xd8\xff\xe0", reasons.PICTURE),
    "a HEIC": ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0", reasons.PICTURE),
    "a WEBP": ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ", reasons.PICTURE),
    "a BMP": ("a.bmp", BIT_MAP, reasons.PICTURE),
    "a TIFF": ("a.tif", b"MM\0*\0\0\0\x08", reasons.PICTURE),
    "a zip of sheets": ("a.zip", {"1月.xlsx": b"a", "2月.csv": "a,b"}, reasons.PACKED),
    "an empty zip": ("a.zip", {}, reasons.PACKED),
    "a gz": ("a.csv.gz", b"\x1f\x8b\x08\0", reasons.PACKED),
    "a rar": ("a.rar", b"Rar!\x1a\x07\x01\0", reasons.PACKED),
    "a 7z": ("a.7z", b"7z\xbc\xaf\x27\x1c\0\x04", reasons.PACKED),
    "a bz2": ("a.bz2", b"BZh91AY&SY", reasons.PACKED),
    "an xz": ("a.xz", b"\xfd7zXZ\0\0\x04", reasons.PACKED),
    "a tar": ("a.tar", b"a" + bytes(256) + b"ustar\0", reasons.PACKED),
    "a web archive": ("a.mht", b"MIME-Version: 1.0\r\n", reasons.WEB_ARCHIVE),
    "a web archive of a browser": (
        "a.mhtml",
        WRITER + b"Content-Type: multipart/related;\r\n",
        reasons.WEB_ARCHIVE,
    ),
    "a Numbers document": ("a.numbers", {"Index/Document.iwa": b"a"}, reasons.NUMBERS),
    "an old Numbers document": ("a.numbers", {"Index.zip": b"a"}, reasons.NUMBERS),
    "a Pages document": ("a.pages", {"Index/Document.iwa": b"a"}, reasons.DOCUMENT),
    "Keynote slides": ("a.key", {"Index/Document.iwa": b"a"}, reasons.SLIDES),
    "an old OpenOffice sheet": (
        "a.sxc",
        {"mimetype": "application/vnd.sun.xml.calc", "content.xml": "<a/>"},
        reasons.OLD_OPEN,
    ),
    "an open text document": (
        "a.odt",
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"},
        reasons.WORD,
    ),
    "open slides": (
        "a.odp",
        {"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<a/>"},
        reasons.SLIDES,
    ),
    "a flat open document": ("a.fods", FLAT.encode(), reasons.FLAT_OPEN),
    "a SYLK file": ("a.slk", b"ID;PWXL;N;E\r\nC;Y1;X1;K1\r\n", reasons.SYLK),
    "a DIF file": ("a.dif", b'TABLE\r\n0,1\r\n"EXCEL"\r\n', reasons.DIF),
    "a DIF file of Unix": ("a.dif", b'TABLE\n0,1\n"a"\n', reasons.DIF),
    "the mark of an open workbook": ("~$a.xlsx", b"\x05admin" + bytes(100), reasons.LOCK),
}


@pytest.mark.parametrize("case", STRANGERS)
def test_what_is_no_workbook_is_named_for_what_it_is(tmp_path: Path, case: str) -> None:
    name, content, reason = STRANGERS[case]
    with pytest.raises(Refusal) as refusal:
        read_workbook(saved(tmp_path, content, name))
    assert refusal.value.message_id == reason


def stream_named(name: str) -> bytes:
    """A container whose only stream is not a workbook."""
    padded = name.encode("utf-16-le").ljust(16, b"\0")
    return wrapped(b"a" * 5000).replace("Workbook".encode("utf-16-le"), padded[:16])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.et", reasons.WPS),
        ("a.ETT", reasons.WPS),
        ("a.wps", reasons.DOCUMENT),
        ("a.dps", reasons.SLIDES),
        ("a.xls", reasons.UNKNOWN),
    ],
)
def test_a_container_without_a_workbook_is_told_by_its_name(
    tmp_path: Path, name: str, reason: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        read_workbook(saved(tmp_path, stream_named("Content"), name))
    assert refusal.value.message_id == reason


def named(name: str) -> Callable[[Path], Path]:
    return lambda folder: saved(
        folder, parts.parts('<row r="1"><c r="A1"><v>1</v></c></row>'), name
    )


@pytest.mark.parametrize("name", ["a.et", "a.numbers", "a.wps", "a.xls", "~$a.xlsx"])
def test_a_workbook_under_another_name_is_read(tmp_path: Path, name: str) -> None:
    (grid,) = read_workbook(named(name)(tmp_path)).grids
    assert grid.cells[0, 0].value == 1.0


@pytest.mark.parametrize("text", ["BM,a\n1,2\n", "TABLE,a\n0,1\n", "ID,P\n1,2\n", "BZh,a\n1,2\n"])
def test_a_text_that_begins_like_one_is_read(tmp_path: Path, text: str) -> None:
    (grid,) = read_workbook(saved(tmp_path, text.encode(), "a.csv")).grids
    assert len(grid.cells) == 4


@pytest.mark.parametrize("name", ["会议.xlsx", "会议.xls", "会议.et"])
def test_a_text_with_the_name_of_a_workbook_is_told_how_to_become_one(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text("今天开会，讨论了三件事。\n第一件是建会。\n", encoding="utf-8")
    reading = reader.read_file(path)
    assert reading.refused
    assert reading.message == of_readings.NO_WORKBOOK


def test_a_text_that_holds_a_table_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "论坛.xlsx"
    path.write_text("期次\t主题\t日期\t主办部室\n1\t建会\t2025-08-01\t研究室\n", encoding="utf-8")
    reading = reader.read_file(path)
    assert reading.message == ""
    assert [table.table for table in reading.tables] == ["forums"]
