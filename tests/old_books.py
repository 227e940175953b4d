"""Old workbooks record by record, for what other programs write and xlwt does not."""

import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import xlwt
from xlwt.CompoundDoc import XlsDoc

CODE_PAGE, BOUND_SHEET, FORMULA, STRING, RECALC_ID, EOF = 0x42, 0x85, 0x06, 0x207, 0x1C1, 0x0A
LABEL, NUMBER, BOF = 0x204, 0x203, 0x809
EMPTY = b"\x03\0\0\0\0\0\xff\xff"
TEXT = b"\0\0\0\0\0\0\xff\xff"


@dataclass(frozen=True)
class Result:
    """What a program stores with a formula: 8 bytes, its flags, what it leaves in `chain`."""

    stored: bytes = struct.pack("<d", 0.0)
    flags: int = 0
    chain: int = 0
    text: str | None = None


def number(value: float, flags: int = 0, chain: int = 0) -> Result:
    return Result(struct.pack("<d", value), flags, chain)


def text(value: str) -> Result:
    return Result(TEXT, text=value)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def changed(
    book: xlwt.Workbook,
    *,
    code_page: int | None = 1200,
    results: Mapping[tuple[int, int], Result] | None = None,
    is_calculated: bool = False,
) -> bytes:
    """A workbook of one sheet: other code page (None for none), other results of its formulas."""
    made: list[bytes] = []
    starts: list[int] = []
    for kind, body in records(book.get_biff_data()):
        if kind == BOF:
            starts.append(sum(map(len, made)))
        if kind == CODE_PAGE:
            made += [] if code_page is None else [record(kind, struct.pack("<H", code_page))]
        elif kind == EOF and len(starts) == 1 and is_calculated:
            made += [record(RECALC_ID, struct.pack("<HHI", 0x1C1, 0, 0x18D54)), record(kind, body)]
        elif kind == FORMULA and results:
            made += _formula(body, results.get(struct.unpack_from("<HH", body), Result()))
        else:
            made.append(record(kind, body))
    stream = bytearray(b"".join(made))
    place = stream.index(struct.pack("<H", BOUND_SHEET))
    struct.pack_into("<I", stream, place + 4, starts[1])
    return wrapped(bytes(stream))


def _formula(body: bytes, result: Result) -> list[bytes]:
    head = struct.pack("<8sHI", result.stored, result.flags, result.chain)
    made = [record(FORMULA, body[:6] + head + body[20:])]
    if result.text is not None:
        said = struct.pack("<HB", len(result.text), 1) + result.text.encode("utf-16-le")
        made.append(record(STRING, said))
    return made


def wrapped(stream: bytes) -> bytes:
    """The stream in its container."""
    file = io.BytesIO()
    XlsDoc().save(file, stream)
    return file.getvalue()


def of_excel_95(rows: list[list[str | float]], *, code: str, code_page: int | None) -> bytes:
    """A workbook of Excel 95, whose texts are in a code page."""
    cells = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            head = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                said = value.encode(code)
                cells += record(LABEL, head + struct.pack("<H", len(said)) + said)
            else:
                cells += record(NUMBER, head + struct.pack("<d", value))
    page = b"" if code_page is None else record(CODE_PAGE, struct.pack("<H", code_page))
    name = "论坛".encode(code)
    style = record(0xE0, struct.pack("<HHHHHHHH", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0))
    font = record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\5Arial")
    size = len(record(BOUND_SHEET, b"\0" * 6 + bytes([len(name)]) + name))
    bof = record(BOF, struct.pack("<HHHH", 0x500, 5, 0x1, 0x7CC))
    before = bof + page + font * 5 + style * 16
    start = len(before) + size + len(record(EOF, b""))
    bound = record(BOUND_SHEET, struct.pack("<IHB", start, 0, len(name)) + name)
    sheet = record(BOF, struct.pack("<HHHH", 0x500, 0x10, 0x1, 0x7CC))
    sheet += record(0x200, struct.pack("<5H", 0, len(rows), 0, len(rows[0]), 0))
    return wrapped(before + bound + record(EOF, b"") + sheet + cells + record(EOF, b""))
