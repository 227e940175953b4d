"""Files built to break their reader: refused with advice what to do, or read right."""

import contextlib
import io
import os
import random
import struct
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell
from etl.reading.process.sandbox import ROOT, Limits, limits_for, run_limited
from etl.reading.refusal import Refusal
from tests import parts
from tests.parts import saved, sheet_xml, strings_xml, styles_xml

MEGABYTE = 1_000_000
Contents = dict[str, str | bytes]
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
TEXT = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def with_rows(rows: str) -> Contents:
    return parts.parts(rows)


def with_part(part: str, content: str | bytes, rows: str = TEXT) -> Contents:
    return parts.parts(rows) | {part: content}


def cell(reference: str, value: str = "1", more: str = "") -> str:
    digits = "".join(filter(str.isdigit, reference))
    return f'<row r="{digits}"><c r="{reference}" {more}><v>{value}</v></c></row>'


def laughs(part: str, levels: int = 9) -> Contents:
    """Entities that would expand to a billion times a laugh."""
    entities = '<!ENTITY l0 "哈">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels + 1)
    )
    contents = with_part(parts.STRINGS, strings_xml("<t>a</t>"))
    content = contents[part]
    assert isinstance(content, str)
    contents[part] = f"<!DOCTYPE x [{entities}]>" + content.replace("表", f"&l{levels};")
    return contents


def doctyped(doctype: str, text: str) -> Contents:
    return with_part(parts.STRINGS, doctype + strings_xml(f"<t>{text}</t>"))


def twice_the_same_part() -> bytes:
    file = io.BytesIO(parts.zipped(with_rows(ONE)))
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(parts.SHEET, sheet_xml(cell("A1", "666")))
    return file.getvalue()


def overlapping() -> bytes:
    """Every entry of the table of contents points to the same packed bytes."""
    content = parts.zipped(with_rows(ONE) | {"xl/a.bin": b"0" * 1000})
    start = content.index(b"PK\x01\x02")
    entries = content[start : content.index(b"PK\x05\x06")]
    last = entries.rindex(b"PK\x01\x02")
    copy = entries[last:].replace(b"xl/a.bin", b"xl/b.bin")
    end = content[content.index(b"PK\x05\x06") :]
    count, size = struct.unpack_from("<H", end, 10)[0] + 1, len(entries) + len(copy)
    closing = end[:8] + struct.pack("<HHI", count, count, size) + end[16:]
    return content[:start] + entries + copy + closing


def encrypted_member() -> bytes:
    content = bytearray(parts.zipped(with_rows(ONE)))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying_about_its_size() -> bytes:
    """The table of contents announces fewer bytes than the part unpacks to."""
    content = bytearray(parts.zipped(with_rows(cell("A1") * 1000)))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, entry + 24, 100)
    return bytes(content)


def renamed_inside() -> bytes:
    """The same part has one name in the table of contents and another where it lies."""
    content = parts.zipped(with_part(parts.STYLES, styles_xml(0, 14)))
    start = content.index(b"PK\x01\x02")
    return content[:start] + content[start:].replace(b"styles.xml", b"stylos.xml")


def padded(rows: str, size: int, filler: str) -> Contents:
    return with_rows(rows + filler * (size // len(filler)))


def nested(depth: int) -> Contents:
    inside = "<is><t>" + "<a>" * depth + "x" + "</a>" * depth + "</t></is>"
    return with_rows(f'<row r="1"><c r="A1" t="inlineStr">{inside}</c></row>')


def rich_text(runs: int) -> Contents:
    return with_part(parts.STRINGS, strings_xml("<r><t>a</t></r>" * runs))


def many_styles(count: int) -> Contents:
    return with_part(parts.STYLES, styles_xml(*[0] * count), ONE)


def merged(areas: str) -> Contents:
    return with_part(parts.SHEET, sheet_xml(ONE, after=f"<mergeCells>{areas}</mergeCells>"))


def at_every_address(count: int) -> str:
    return "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, count))


def traversing() -> Contents:
    contents = with_rows(ONE)
    links = contents["xl/_rels/workbook.xml.rels"]
    assert isinstance(links, str)
    contents["xl/_rels/workbook.xml.rels"] = links.replace(
        "worksheets/sheet1.xml", "../../../../etc/passwd"
    )
    return contents


REFUSED: dict[str, tuple[Callable[[], Contents | bytes], str]] = {
    "rows that unpack to 20 MB": (
        lambda: padded(ONE, 20 * MEGABYTE, cell("A2")),
        "unreasonable size",
    ),
    "one cell of 20 MB": (
        lambda: with_rows(
            f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 20 * MEGABYTE}</t></is></c></row>'
        ),
        "unreasonable size",
    ),
    "20 MB of white space": (lambda: padded(ONE, 20 * MEGABYTE, " " * 1000), "unreasonable size"),
    "a million shared texts": (
        lambda: with_part(parts.STRINGS, strings_xml(*["<t/>"] * 10**6)),
        "unreasonable size",
    ),
    "a million rich text runs": (lambda: rich_text(10**6), "unreasonable size"),
    "two million cell styles": (
        lambda: with_part(
            parts.STYLES,
            f"<styleSheet><cellXfs>{'<xf/>' * 2_000_000}</cellXfs></styleSheet>",
        ),
        "unreasonable size|cell styles",
    ),
    "more styles than a workbook can have": (lambda: many_styles(80_000), "cell styles"),
    "a billion laughs in the texts": (lambda: laughs(parts.STRINGS), "DOCTYPE"),
    "a billion laughs in the sheet": (lambda: laughs(parts.SHEET), "DOCTYPE"),
    "a billion laughs in the workbook": (lambda: laughs(parts.BOOK), "DOCTYPE"),
    "one long entity many times": (
        lambda: doctyped(f'<!DOCTYPE a [<!ENTITY b "{"b" * 50_000}">]>', "&b;" * 50_000),
        "DOCTYPE",
    ),
    "an entity that reads a file": (
        lambda: doctyped('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "&b;"),
        "DOCTYPE",
    ),
    "a definition fetched from elsewhere": (
        lambda: doctyped('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">', "a"),
        "DOCTYPE",
    ),
    "a definition behind a long comment": (
        lambda: doctyped(f"<!--{'a' * 300_000}--><!DOCTYPE a>", "a"),
        "DOCTYPE",
    ),
    "the far corner": (lambda: with_rows(ONE + cell("XFD1048576")), "stray cells"),
    "a corner in column GR": (lambda: with_rows(ONE + cell("GR1048576")), "stray cells"),
    "the far corner first": (lambda: with_rows(cell("XFD1048576") + ONE), "stray cells"),
    "texts announced: four billion": (
        lambda: with_part(
            parts.STRINGS, strings_xml("<t>a</t>", counts='uniqueCount="4294967295"')
        ),
        "list of texts",
    ),
    "texts announced: 2^63": (
        lambda: with_part(
            parts.STRINGS, strings_xml("<t>a</t>", counts='count="9223372036854775807"')
        ),
        "list of texts",
    ),
    "texts announced: fewer than none": (
        lambda: with_part(parts.STRINGS, strings_xml("<t>a</t>", counts='uniqueCount="-1"')),
        "list of texts",
    ),
    "row 1048577": (lambda: with_rows(cell("A1048577")), "outside of what Excel allows"),
    "row 4294967295": (lambda: with_rows(cell("A4294967295")), "outside of what Excel allows"),
    "row 99999999999": (lambda: with_rows(cell("A99999999999")), "outside of what Excel allows"),
    "row 0": (lambda: with_rows(cell("A0")), "outside of what Excel allows"),
    "column XFE": (lambda: with_rows(cell("XFE1")), "outside of what Excel allows"),
    "column ZZZZZZZZ": (lambda: with_rows(cell("ZZZZZZZZ1")), "outside of what Excel allows"),
    "an address that is none": (lambda: with_rows(cell("1A")), "outside of what Excel allows"),
    "text number -1": (
        lambda: with_part(parts.STRINGS, strings_xml("<t>a</t>"), cell("A1", "-1", 't="s"')),
        "list of texts",
    ),
    "text number 999999": (
        lambda: with_part(parts.STRINGS, strings_xml("<t>a</t>"), cell("A1", "999999", 't="s"')),
        "save it again as .xlsx",
    ),
    "text number x": (
        lambda: with_part(parts.STRINGS, strings_xml("<t>a</t>"), cell("A1", "x", 't="s"')),
        "list of texts",
    ),
    "merged areas that overlap": (
        lambda: merged('<mergeCell ref="A1:XFD1048576"/>' * 2),
        "merged areas that overlap",
    ),
    "elements nested 300,000 deep": (lambda: nested(300_000), "not built as Excel"),
    "the same part twice": (twice_the_same_part, "not built as Excel"),
    "parts that overlap": (overlapping, "not built as Excel"),
    "a part with two names": (renamed_inside, "not built as Excel"),
    "a part larger than announced": (lying_about_its_size, "damaged"),
    "an encrypted part": (encrypted_member, "without encryption"),
    "a sheet in UTF-16": (
        lambda: with_part(parts.SHEET, sheet_xml(ONE).encode("utf-16")),
        "not in UTF-8",
    ),
    "a sheet that says GBK": (
        lambda: with_part(parts.SHEET, '<?xml version="1.0" encoding="GBK"?>' + sheet_xml(ONE)),
        "not in UTF-8",
    ),
    "packed by bzip2": (lambda: parts.zipped(with_rows(ONE), zipfile.ZIP_BZIP2), "not built as"),
    "packed by lzma": (lambda: parts.zipped(with_rows(ONE), zipfile.ZIP_LZMA), "not built as"),
    "a part that climbs out": (lambda: with_part("../../evil.xml", "<a/>"), "not built as Excel"),
    "a part from the root": (lambda: with_part("/etc/evil", "<a/>"), "not built as Excel"),
    "a part on a drive": (lambda: with_part("C:\\evil.xml", "<a/>"), "not built as Excel"),
    "a link that climbs out": (traversing, "not built as Excel"),
    "too many parts": (
        lambda: with_rows(ONE) | {f"xl/{n}.xml": "<a/>" for n in range(2001)},
        "more than 2000 parts",
    ),
    "macros in disguise": (
        lambda: with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0", ONE),
        "without macros",
    ),
    "no workbook inside": (lambda: {"xl/styles.xml": styles_xml(0)}, "not built as Excel"),
    "no rows to the end": (
        lambda: with_part(parts.SHEET, f'<worksheet xmlns="{parts.MAIN}"><sheetData>{ONE}'),
        "damaged",
    ),
    "a table of contents cut off": (lambda: parts.zipped(with_rows(ONE))[:-40], "damaged"),
    "an empty zip": (lambda: parts.zipped({}), "unpack it"),
    "an empty file": (lambda: b"", "file is empty"),
    "a file of blanks": (lambda: b" \n" * 100, "file is empty"),
    "random bytes": (lambda: random.Random(1).randbytes(5000), "not a spreadsheet"),
    "a PDF": (lambda: b"%PDF-1.7\n" + b"0" * 100, "PDF"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
    "an OLE file of zeros": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
        "damaged|not a spreadsheet",
    ),
}


@pytest.mark.parametrize("attack", REFUSED)
def test_an_attack_is_refused_with_advice(tmp_path: Path, attack: str) -> None:
    build, advice = REFUSED[attack]
    with pytest.raises(Refusal, match=advice) as refusal:
        read_workbook(saved(tmp_path, build()))
    assert ":" in str(refusal.value)


def deep_formula() -> Contents:
    return with_rows(f'<row r="1"><c r="A1"><f>{"(" * 8000}1{")" * 8000}</f><v>1</v></c></row>')


def linked_elsewhere() -> Contents:
    contents = with_rows('<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>5</v></c></row>')
    contents["xl/externalLinks/externalLink1.xml"] = f'<externalLink xmlns="{parts.MAIN}"/>'
    return contents


READ: dict[str, tuple[Callable[[], Contents], dict[tuple[int, int], Cell]]] = {
    "a dimension that lies upwards": (
        lambda: with_part(parts.SHEET, sheet_xml(ONE, before='<dimension ref="A1:XFD1048576"/>')),
        {(0, 0): Cell(1.0)},
    ),
    "a dimension that lies downwards": (
        lambda: with_part(
            parts.SHEET, sheet_xml(ONE + cell("B9", "2"), before='<dimension ref="A1"/>')
        ),
        {(0, 0): Cell(1.0), (8, 1): Cell(2.0)},
    ),
    "a last row that is far away": (
        lambda: with_rows(ONE + cell("B1048576", "2")),
        {(0, 0): Cell(1.0), (1_048_575, 1): Cell(2.0)},
    ),
    "blank cells that are far away": (
        lambda: with_rows(ONE + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
        {(0, 0): Cell(1.0)},
    ),
    "a date of 1e308": (
        lambda: with_part(parts.STYLES, styles_xml(0, 14), cell("A1", "1e308", 's="1"')),
        {(0, 0): Cell(1e308, "yyyy/m/d")},
    ),
    "a date that is no number": (
        lambda: with_part(parts.STYLES, styles_xml(0, 14), cell("A1", "NaN", 's="1"')),
        {(0, 0): Cell(None, "yyyy/m/d", error="#NUM!")},
    ),
    "a number beyond all numbers": (
        lambda: with_rows(cell("A1", "1e999")),
        {(0, 0): Cell(None, error="#NUM!")},
    ),
    "the whole sheet merged": (
        lambda: merged('<mergeCell ref="A1:XFD1048576"/>'),
        {(0, 0): Cell(1.0)},
    ),
    "20,000 merged areas": (lambda: merged(at_every_address(20_000)), {(0, 0): Cell(1.0)}),
    "20,000 rich text runs": (
        lambda: rich_text(20_000),
        {(0, 0): Cell("a" * 20_000)},
    ),
    "NUL and control characters": (
        lambda: with_rows('<row r="1"><c r="A1" t="str"><v>a\0b\vc</v></c></row>'),
        {(0, 0): Cell("abc")},
    ),
    "an external link": (linked_elsewhere, {(0, 0): Cell(5.0)}),
    "a web service": (
        lambda: with_rows(
            '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1:9")</f><v>旧</v></c></row>'
        ),
        {(0, 0): Cell("旧")},
    ),
    "a deep formula": (deep_formula, {(0, 0): Cell(1.0)}),
    "a picture of 30,000 by 30,000": (
        lambda: with_part("xl/media/a.png", b"\x89PNG\r\n" + struct.pack(">II", 30000, 30000), ONE),
        {(0, 0): Cell(1.0)},
    ),
    "a formula as a text": (
        lambda: with_part(parts.STRINGS, strings_xml("<t>=cmd|' /C calc'!A0</t>")),
        {(0, 0): Cell("=cmd|' /C calc'!A0")},
    ),
}


@pytest.mark.parametrize("attack", READ)
def test_an_attack_is_read_as_what_it_says(tmp_path: Path, attack: str) -> None:
    build, cells = READ[attack]
    assert read_workbook(saved(tmp_path, build())).grids[0].cells == cells


def good() -> Contents:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{n % 3}</v></c><c r="B{n}" s="1"><v>{44000 + n}</v></c>'
        f'<c r="C{n}"><v>{n * 1.5}</v></c><c r="D{n}" s="2"><f>C{n}</f><v>0.5</v></c></row>'
        for n in range(1, 30)
    )
    texts = strings_xml("<t>议题</t>", "<t>成果</t>", "<t>论坛</t>", counts='count="29"')
    return parts.parts(rows) | {parts.STRINGS: texts, parts.STYLES: styles_xml(0, 14, "0%")}


def test_five_hundred_damaged_files_are_refused_or_read_the_same(tmp_path: Path) -> None:
    sound = parts.zipped(good())
    expected = read_workbook(saved(tmp_path, sound)).grids
    chance = random.Random(2020)
    read = 0
    for _ in range(500):
        content = bytearray(sound)
        for _ in range(chance.choice([1, 1, 1, 2, 8])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.1:
            del content[chance.randrange(len(content)) :]
        try:
            grids = read_workbook(saved(tmp_path, bytes(content))).grids
        except Refusal:
            continue
        assert grids == expected
        read += 1
    assert 0 < read < 100


def test_parts_garbled_before_they_were_packed_are_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(7)
    snippets = [b"<", b">", b'"', b"/", b"-1", b"9" * 12, b"NaN", b"&", b"\xff", b"\0", b"<c>", b""]
    for _ in range(500):
        contents = good()
        part = chance.choice(list(contents))
        written = contents[part]
        content = bytearray(written.encode() if isinstance(written, str) else written)
        for _ in range(chance.choice([1, 2, 5])):
            at = chance.randrange(len(content))
            content[at : at + chance.randrange(4)] = chance.choice(snippets)
        contents[part] = bytes(content)
        with contextlib.suppress(Refusal):
            read_workbook(saved(tmp_path, contents))


# What passes the gate all the same ends in the child, not in the caller.

CALAMINE = "import sys; from python_calamine import load_workbook as load; "
READ_ALL = "load(sys.argv[1]).get_sheet_by_index(0).to_python()"
FEW = Limits(memory=400 << 20, cpu=5, idle=20, file_size=MEGABYTE)


@pytest.mark.parametrize(
    "rows", [ONE + cell("XFD1048576"), ONE + cell("A4294967295")], ids=["corner", "row"]
)
def test_a_reader_that_aborts_takes_only_the_child_with_it(tmp_path: Path, rows: str) -> None:
    path = saved(tmp_path, with_rows(rows))
    with pytest.raises(Refusal, match=r"too much memory or time|Reading this file failed"):
        run_limited(["-c", CALAMINE + READ_ALL, str(path)], size=1, limits=FEW)


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("bytearray(1 << 30)", "too much memory"),
        ("list(iter(int, 1))", "too much memory or time"),
        ("import os; os.abort()", "too much memory or time"),
        ("raise SystemExit(3)", "Reading this file failed"),
        ("open('big', 'wb').write(bytes(2_000_000))", "Reading this file failed"),
        ("files = [open('/dev/null') for _ in range(300)]", "Reading this file failed"),
    ],
)
def test_a_child_that_takes_too_much_is_ended(tmp_path: Path, code: str, advice: str) -> None:
    few = replace(FEW, cpu=1)
    with pytest.raises(Refusal, match=advice):
        run_limited(["-c", f"import os; os.chdir({str(tmp_path)!r}); {code}"], size=1, limits=few)


def test_a_child_that_only_waits_is_ended_by_the_clock() -> None:
    with pytest.raises(Refusal, match="too much memory or time"):
        run_limited(["-c", "import time; time.sleep(60)"], size=1, limits=replace(FEW, idle=0.5))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the clock alone tells")
@pytest.mark.parametrize(
    "waits",
    [
        "lock.acquire(); lock.acquire()",
        "os.read(os.pipe()[0], 1)",
        "sys.stdin.read(); lock.acquire(); lock.acquire()",
    ],
)
def test_a_child_that_waits_for_what_never_comes_is_ended(waits: str) -> None:
    code = f"import os, sys, threading; lock = threading.Lock(); {waits}"
    with pytest.raises(Refusal, match="too much memory or time"):
        run_limited(["-c", code], size=1, text="x" * 200_000, limits=replace(FEW, idle=0.5))


BURN = "import time\nwhile time.process_time() < {}: pass"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the clock alone tells")
def test_a_child_that_works_is_not_ended_however_busy_the_machine_is() -> None:
    others = [subprocess.Popen([sys.executable, "-c", BURN.format(60)]) for _ in range(4)]
    try:
        code = BURN.format(0.6) + "\nprint('done')"
        finished = run_limited(["-c", code], size=1, limits=replace(FEW, idle=0.2))
    finally:
        for other in others:
            other.kill()
            other.wait()
    assert finished.stdout == "done\n"


def test_a_child_that_works_without_end_is_ended_by_its_own_time() -> None:
    with pytest.raises(Refusal, match="too much memory or time"):
        run_limited(["-c", BURN.format(60)], size=1, limits=replace(FEW, cpu=1, idle=0.2))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the limits alone end an orphan")
def test_a_child_dies_with_its_parent(tmp_path: Path) -> None:
    ear = tmp_path / "ear"
    os.mkfifo(ear)
    child = f"ear = open({str(ear)!r}, 'w', 1); print('alive', file=ear)"
    survives = f"{child}; import time; time.sleep(15); print('survived', file=ear)"
    limited = f"run_limited(['-c', {survives!r}], size=1)"
    call = f"from etl.reading.process.sandbox import run_limited; {limited}"
    parent = subprocess.Popen([sys.executable, "-c", call], cwd=ROOT)
    with ear.open() as heard:
        assert heard.readline() == "alive\n"
        parent.kill()
        parent.wait()
        assert heard.read() == ""  # its end of the pipe closed when it died


def test_a_child_hears_and_is_heard() -> None:
    echo = "import sys; print(sys.stdin.read()[::-1])"
    assert run_limited(["-c", echo], size=1, text="板看会强").stdout.strip() == "强会看板"


def test_limits_grow_with_honest_files_only() -> None:
    least = limits_for(2 * MEGABYTE)
    assert least == limits_for(1000)
    assert (least.memory, least.cpu, least.idle) == (1 << 30, 20, 30)
    usual = limits_for(20 * MEGABYTE)
    assert usual == replace(limits_for(7 * MEGABYTE), file_size=usual.file_size)
    assert (usual.memory, usual.cpu, usual.idle) == (2 << 30, 40, 120)
    assert limits_for(200 * MEGABYTE).memory == 4 << 30
