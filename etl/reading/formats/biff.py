"""Records of an old workbook's stream: its code page set right, and its formulas with results."""

import io
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import olefile

from etl.reading.formats.ole import BOOKS, FAILURES

BOF, EOF, CODE_PAGE, BOUND_SHEET, RECALC_ID = 0x809, 0x0A, 0x42, 0x85, 0x1C1
FORMULA, STRING, LABEL = 0x06, 0x207, 0x204
BETWEEN = (0x221, 0x4BC, 0x236, 0x3C)  # may stand between a formula and the text it yields
BIFF8 = 0x600
UNICODE = 1200
WORKSHEET = 0
NOT_A_NUMBER, TEXT, EMPTY = b"\xff\xff", 0, 3  # how a result is marked that is no number
ON_LOAD = 0x2
HEAD = 22  # bytes of a formula before its tokens


@dataclass(frozen=True)
class Formula:
    """One formula: its tokens, its `result` as stored (8 bytes), and what follows it."""

    row: int
    column: int
    result: bytes
    is_on_load: bool
    chain: int
    tokens: bytes
    at: int  # where its record begins
    has_text: bool = False

    @property
    def kind(self) -> int | None:
        """None for a number, else what the result is marked as."""
        return self.result[0] if self.result[6:] == NOT_A_NUMBER else None

    @property
    def number(self) -> float:
        """The result as a number."""
        return float(struct.unpack("<d", self.result)[0])

    @property
    def is_text_lost(self) -> bool:
        """Whether the result is a text that is not there."""
        return self.kind == TEXT and not self.has_text


@dataclass
class Stream:
    """What the stream says; `sheets` are the formulas of each worksheet, in order."""

    content: bytes
    version: int = 0
    code_page: tuple[int, int] | None = None  # its number, and where that stands
    is_calculated: bool = False  # a spreadsheet program says which engine calculated it
    sheets: list[list[Formula]] = field(default_factory=list)


def read(content: bytes) -> Stream:
    """The stream of a file, or of bare records; empty where there is none that can be read."""
    stream = _workbook(content)
    result = Stream(stream)
    starts = []
    for kind, at, body in records(stream, 0):
        if kind == BOF and not result.version and len(body) > 1:
            result.version = int.from_bytes(body[:2], "little")
        elif kind == CODE_PAGE and len(body) > 1:
            result.code_page = (int.from_bytes(body[:2], "little"), at + 4)
        elif kind == RECALC_ID:
            result.is_calculated = any(body[4:8])
        elif kind == BOUND_SHEET and len(body) > 5 and body[5] == WORKSHEET:
            starts.append(int.from_bytes(body[:4], "little"))
        elif kind == EOF:
            break
    result.sheets = [_formulas(stream, start) for start in starts]
    return result


def records(stream: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
    """(type, place, content) of each record from a place on."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at, stream[at + 4 : at + 4 + length]
        at += 4 + length


def texts(stream: Stream) -> Iterator[bytes]:
    """The texts of the cells as stored before Excel 97, in the code page of the file."""
    return (body[8:] for kind, _, body in records(stream.content, 0) if kind == LABEL)


def mended(content: bytes, stream: Stream, code_page: int | None) -> bytes:
    """The same file with another code page, and without results that point to no text."""
    changed = bytearray(stream.content)
    if code_page is not None and stream.code_page is not None:
        struct.pack_into("<H", changed, stream.code_page[1], code_page)
    for formula in (
        candidate for sheet in stream.sheets for candidate in sheet if candidate.is_text_lost
    ):
        changed[formula.at + 4 + 6] = EMPTY
    if changed == stream.content:
        return content
    return _in_place(content, lambda _: bytes(changed))


def _workbook(content: bytes) -> bytes:
    streams: list[bytes] = []

    def look(stream: bytes) -> bytes:
        streams.append(stream)
        return stream

    _in_place(content, look)
    return streams[0] if streams else b""


def _in_place(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with its workbook's stream changed, which keeps its length."""
    if not content.startswith(olefile.MAGIC):
        return change(content)
    file = io.BytesIO(content)
    try:
        with olefile.OleFileIO(file, write_mode=True) as container:
            name = next((book for book in BOOKS if container.exists(book)), None)
            if name is not None:
                stream = container.openstream(name).read()
                changed = change(stream)
                if changed != stream:
                    container.write_stream(name, changed)
            return file.getvalue()
    except FAILURES:
        return content


def _formulas(stream: bytes, start: int) -> list[Formula]:
    """The formulas of the sheet that begins at this place."""
    formulas: list[Formula] = []
    waits = depth = 0
    for kind, at, body in records(stream, start):
        depth += (kind == BOF) - (kind == EOF)
        if depth < 1:
            break
        if kind == FORMULA and depth == 1 and len(body) >= HEAD:
            formulas.append(_formula(body, at))
            waits = 1
        elif kind == STRING and waits:
            formulas[-1] = replace(formulas[-1], has_text=True)
            waits = 0
        elif kind not in BETWEEN:
            waits = 0
    return formulas


def _formula(body: bytes, at: int) -> Formula:
    row, column, _, result, flags, chain, length = struct.unpack_from("<HHH8sHIH", body)
    tokens = body[HEAD : HEAD + length]
    return Formula(row, column, result, bool(flags & ON_LOAD), chain, tokens, at)
