"""Files beyond the reader's own limits, or built as no office builds them: refused, or read right.

Limits are lowered for the test, so that what is just over them is small and plain.
"""

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
import xlwt

from etl.reading.formats import archive, calamine, gate, xml
from etl.reading.formats.cells import read_workbook
from etl.reading.model import Cell
from etl.reading.process.sandbox import ROOT, Limits, limits_for, run_limited
from etl.reading.refusal import Refusal
from tests import parts
from tests.parts import saved, sheet_xml, strings_xml, styles_xml

MEGABYTE = 1_000_000
TIGHT = gate.Limits(
    small=20_000, ratio=20, plain_ratio=30, parts=30, depth=50, area=1000, styles=100
)
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


def doctyped(part: str, before: str = "") -> Contents:
    """A workbook of which one part begins with a document type, which declares nothing."""
    contents = with_part(parts.STRINGS, strings_xml("<t>a</t>"))
    contents[part] = f"{before}<!DOCTYPE x>{contents[part]!s}"
    return contents


def twice_the_same_part() -> bytes:
    file = io.BytesIO(parts.zipped(with_rows(ONE)))
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(parts.SHEET, sheet_xml(ONE))
    return file.getvalue()


def overlapping() -> bytes:
    """One part lies inside of another, which is not packed."""
    inner = parts.zipped({"xl/b.bin": b"1"}, zipfile.ZIP_STORED)
    inner = inner[: inner.index(b"PK\x01\x02")]
    contents = with_rows(ONE) | {"xl/a.bin": inner, "xl/b.bin": b"1"}
    content = bytearray(parts.zipped(contents, zipfile.ZIP_STORED))
    struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 42, content.index(inner))
    return bytes(content)


def changed(entry: int, local: int, change: int = 1) -> bytes:
    """A workbook with one byte of its last part's entry or local header raised; -1 for neither."""
    content = bytearray(parts.zipped(with_rows(ONE)))
    if entry >= 0:
        content[content.rindex(b"PK\x01\x02") + entry] += change
    if local >= 0:
        content[content.rindex(b"PK\x03\x04") + local] += change
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


def announcing(counts: str) -> Contents:
    return with_part(parts.STRINGS, strings_xml("<t>a</t>", counts=counts))


def many_styles(count: int) -> Contents:
    return with_part(parts.STYLES, styles_xml(*[0] * count), ONE)


def merged(areas: str) -> Contents:
    return with_part(parts.SHEET, sheet_xml(ONE, after=f"<mergeCells>{areas}</mergeCells>"))


def at_every_address(count: int) -> str:
    return "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, count))


def leading_out() -> Contents:
    """A relationship to a part one folder above the container."""
    contents = with_rows(ONE)
    links = contents["xl/_rels/workbook.xml.rels"]
    assert isinstance(links, str)
    contents["xl/_rels/workbook.xml.rels"] = links.replace(
        "worksheets/sheet1.xml", "../../sheet1.xml"
    )
    return contents


def cut_off() -> bytes:
    """An old workbook of which only the beginning arrived."""
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("表").write(0, 0, "主题")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()[:700]


REFUSED: dict[str, tuple[Callable[[], Contents | bytes], str]] = {
    "rows that unpack to more than the ratio allows": (
        lambda: padded(ONE, 25_000, cell("A2")),
        "unreasonable size",
    ),
    "one cell that unpacks to more than the ratio allows": (
        lambda: with_rows(
            f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 25_000}</t></is></c></row>'
        ),
        "unreasonable size",
    ),
    "white space beyond the ratio": (
        lambda: padded(ONE, 25_000, " " * 1000),
        "unreasonable size",
    ),
    "shared texts beyond the ratio": (
        lambda: with_part(parts.STRINGS, strings_xml(*["<t/>"] * 2000)),
        "unreasonable size",
    ),
    "rich text runs beyond the ratio": (lambda: rich_text(1500), "unreasonable size"),
    "one style more than the limit": (lambda: many_styles(101), "cell styles"),
    "a document type in the texts": (lambda: doctyped(parts.STRINGS), "DOCTYPE"),
    "a document type in the sheet": (lambda: doctyped(parts.SHEET), "DOCTYPE"),
    "a document type in the workbook": (lambda: doctyped(parts.BOOK), "DOCTYPE"),
    "a document type cut in two by the blocks of reading": (
        lambda: parts.zipped(
            doctyped(parts.STRINGS, f"<!--{'a' * (archive.BLOCK - 10)}-->"), zipfile.ZIP_STORED
        ),
        "DOCTYPE",
    ),
    "more area than the cells account for": (lambda: with_rows(ONE + cell("Z40")), "stray cells"),
    "the same, with the far cell first": (lambda: with_rows(cell("Z40") + ONE), "stray cells"),
    "more different texts announced than fit": (
        lambda: announcing('uniqueCount="100"'),
        "list of texts",
    ),
    "more texts announced than cells could fit": (
        lambda: announcing('count="1010000"'),
        "list of texts",
    ),
    "a number of texts that is not written in digits": (
        lambda: announcing('uniqueCount="+1"'),
        "list of texts",
    ),
    "the row below the last": (lambda: with_rows(cell("A1048577")), "outside of what Excel allows"),
    "the row above the first": (lambda: with_rows(cell("A0")), "outside of what Excel allows"),
    "the column beside the last": (lambda: with_rows(cell("XFE1")), "outside of what Excel allows"),
    "an address that is none": (lambda: with_rows(cell("1A")), "outside of what Excel allows"),
    "a text number that is none": (
        lambda: with_part(parts.STRINGS, strings_xml("<t>a</t>"), cell("A1", "x", 't="s"')),
        "list of texts",
    ),
    "merged areas that overlap": (
        lambda: merged('<mergeCell ref="A1:B2"/>' * 2),
        "merged areas that overlap",
    ),
    "elements nested one deeper than the limit": (lambda: nested(45), "not built as Excel"),
    "the same part twice": (twice_the_same_part, "not built as Excel"),
    "parts that overlap": (overlapping, "not built as Excel"),
    "a part with two names": (renamed_inside, "not built as Excel"),
    "a part larger than announced": (lambda: changed(24, -1, -1), "damaged"),
    "a part with another check sum": (lambda: changed(16, -1), "damaged"),
    "a part that reaches into the table of contents": (lambda: changed(20, -1, 9), "not built as"),
    "a part packed otherwise than announced": (lambda: changed(-1, 8), "not built as Excel"),
    "a part that is not where it should be": (lambda: changed(42, -1, -1), "damaged"),
    "an encrypted part": (lambda: changed(8, -1), "without encryption"),
    "a part that says it is encrypted": (lambda: changed(-1, 6), "without encryption"),
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
    "a part by a roundabout name": (
        lambda: with_part("xl/../xl/more.xml", "<a/>"),
        "not built as Excel",
    ),
    "a relationship that leads out": (leading_out, "not built as Excel"),
    "one part more than the limit": (
        lambda: with_rows(ONE) | {f"xl/{n}.xml": "<a/>" for n in range(26)},
        "more than 30 parts",
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
    "an old workbook cut off": (cut_off, "damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_beyond_the_limits_is_refused_with_advice(tmp_path: Path, case: str) -> None:
    build, advice = REFUSED[case]
    with pytest.raises(Refusal, match=advice) as refusal:
        read_workbook(saved(tmp_path, build()), limits=TIGHT)
    assert ":" in str(refusal.value)


def test_one_part_within_the_limit_of_parts_is_read(tmp_path: Path) -> None:
    contents = with_rows(ONE) | {f"xl/{n}.xml": "<a/>" for n in range(25)}
    assert len(contents) == TIGHT.parts
    assert read_workbook(saved(tmp_path, contents), limits=TIGHT).grids[0].cells


@pytest.mark.parametrize(
    "name", ["/xl/a.xml", "//a", "xl:a.xml", "a/../b", "./a.xml", "a/.", "a\nb"]
)
def test_names_that_are_no_plain_paths_are_told(name: str) -> None:
    assert archive.ODD_NAME.search(name)
    assert not archive.ODD_NAME.search("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    "limits",
    [replace(TIGHT, small=10, ratio=1), replace(TIGHT, unpacked=100, plain_ratio=0)],
    ids=["one part", "all parts"],
)
def test_sizes_are_counted_while_a_part_unpacks(tmp_path: Path, limits: gate.Limits) -> None:
    with saved(tmp_path, padded(ONE, 5000, cell("A2"))).open("rb") as file:
        opened = archive.Archive(file)
        opened.limits = limits
        with pytest.raises(Refusal, match="unreasonable size"):
            list(opened.blocks(parts.SHEET))


@pytest.mark.parametrize(
    "limits",
    [replace(TIGHT, small=10, ratio=1), replace(TIGHT, unpacked=100, plain_ratio=0)],
    ids=["one part", "all parts"],
)
def test_sizes_announced_are_refused_before_anything_unpacks(
    tmp_path: Path, limits: gate.Limits
) -> None:
    with (
        saved(tmp_path, padded(ONE, 5000, cell("A2"))).open("rb") as file,
        pytest.raises(Refusal, match="unreasonable size"),
    ):
        archive.Archive(file, limits)


def test_a_document_type_is_refused_by_the_parser_as_well() -> None:
    with pytest.raises(Refusal, match="DOCTYPE"):
        list(xml.tags([b"<!DOCTYPE x><x/>"]))


def test_a_part_that_has_to_fit_into_memory_has_a_limit(tmp_path: Path) -> None:
    with saved(tmp_path, with_rows(ONE)).open("rb") as file:
        opened = archive.Archive(file, replace(TIGHT, part_in_memory=100))
        with pytest.raises(Refusal, match="unreasonable size"):
            opened.read(parts.SHEET)


def test_elements_nested_as_deep_as_the_limit_are_read(tmp_path: Path) -> None:
    assert read_workbook(saved(tmp_path, nested(44)), limits=TIGHT).grids[0].name == "表"


@pytest.mark.parametrize("stride", [3, 7, 4096])
def test_depth_is_the_same_wherever_blocks_are_cut(
    monkeypatch: pytest.MonkeyPatch, stride: int
) -> None:
    monkeypatch.setattr(archive, "STRIDE", stride)
    text = b"<?xml?><!-- c --><a><b/><b>x</b><b><c><d/></c></b></a>" * 3
    for cut in range(1, len(text)):
        _look(text[:cut], text[cut:], depth=4)
        with pytest.raises(Refusal, match="not built"):
            _look(text[:cut], text[cut:], depth=3)


def _look(*blocks: bytes, depth: int) -> None:
    watch = archive._Watch(replace(TIGHT, depth=depth))
    for block in (*blocks, b" "):
        watch.look(block)


class PanicException(BaseException):
    """What the library raises, by its name."""


def test_what_the_library_cannot_go_on_from_becomes_a_refusal() -> None:
    with pytest.raises(Refusal, match="save it again"), calamine.guarded():
        raise PanicException


def nested_formula() -> Contents:
    return with_rows(f'<row r="1"><c r="A1"><f>{"(" * 30}1{")" * 30}</f><v>1</v></c></row>')


def linked_elsewhere() -> Contents:
    contents = with_rows('<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>5</v></c></row>')
    contents["xl/externalLinks/externalLink1.xml"] = f'<externalLink xmlns="{parts.MAIN}"/>'
    return contents


READ: dict[str, tuple[Callable[[], Contents], dict[tuple[int, int], Cell]]] = {
    "a dimension that says too much": (
        lambda: with_part(parts.SHEET, sheet_xml(ONE, before='<dimension ref="A1:Z40"/>')),
        {(0, 0): Cell(1.0)},
    ),
    "a dimension that says too little": (
        lambda: with_part(
            parts.SHEET, sheet_xml(ONE + cell("B9", "2"), before='<dimension ref="A1"/>')
        ),
        {(0, 0): Cell(1.0), (8, 1): Cell(2.0)},
    ),
    "a last row just within the area": (
        lambda: with_rows(ONE + cell("B500", "2")),
        {(0, 0): Cell(1.0), (499, 1): Cell(2.0)},
    ),
    "blank cells beyond the area": (
        lambda: with_rows(ONE + '<row r="40"><c r="Z40" s="1"/></row>'),
        {(0, 0): Cell(1.0)},
    ),
    "the day after the last of the calendar": (
        lambda: with_part(parts.STYLES, styles_xml(0, 14), cell("A1", "2958466", 's="1"')),
        {(0, 0): Cell(2958466.0, "yyyy/m/d")},
    ),
    "a date that is no number": (
        lambda: with_part(parts.STYLES, styles_xml(0, 14), cell("A1", "NaN", 's="1"')),
        {(0, 0): Cell(None, "yyyy/m/d", error="#NUM!")},
    ),
    "a number just beyond the largest": (
        lambda: with_rows(cell("A1", "1.8e308")),
        {(0, 0): Cell(None, error="#NUM!")},
    ),
    "a merged area that reaches beyond the cells": (
        lambda: merged('<mergeCell ref="A1:Z40"/>'),
        {(0, 0): Cell(1.0)},
    ),
    "a few hundred merged areas": (lambda: merged(at_every_address(300)), {(0, 0): Cell(1.0)}),
    "a few hundred rich text runs": (lambda: rich_text(300), {(0, 0): Cell("a" * 300)}),
    "control characters": (
        lambda: with_rows('<row r="1"><c r="A1" t="str"><v>a\x01b\vc</v></c></row>'),
        {(0, 0): Cell("abc")},
    ),
    "a link to another workbook": (linked_elsewhere, {(0, 0): Cell(5.0)}),
    "a formula that is not calculated here": (
        lambda: with_rows('<row r="1"><c r="A1" t="str"><f>TEXT(NOW(),"0")</f><v>旧</v></c></row>'),
        {(0, 0): Cell("旧")},
    ),
    "a nested formula": (nested_formula, {(0, 0): Cell(1.0)}),
    "a picture": (
        lambda: with_part("xl/media/a.png", b"\x89PNG\r\n" + struct.pack(">II", 3, 3), ONE),
        {(0, 0): Cell(1.0)},
    ),
    "a text that looks like a formula": (
        lambda: with_part(parts.STRINGS, strings_xml("<t>=1+1</t>")),
        {(0, 0): Cell("=1+1")},
    ),
}


@pytest.mark.parametrize("case", READ)
def test_what_looks_odd_is_read_as_what_it_says(tmp_path: Path, case: str) -> None:
    build, cells = READ[case]
    found = read_workbook(saved(tmp_path, build()), limits=TIGHT).grids[0]
    assert found.cells == cells


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
    snippets = [b"<", b">", b'"', b"/", b"&", b"\xff", b"x", b" ", b""]
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

FEW = Limits(memory=400 << 20, cpu=5, idle=20, file_size=MEGABYTE)


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
