"""A zip container, unpacked part by part under limits; announced sizes are checked by counting."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from etl.reading.formats import reasons
from etl.reading.formats.gate import LIMITS, Limits
from etl.reading.refusal import Refusal

PACKED_BLOCK = 1 << 16
BLOCK = 1 << 18
LOCAL_HEADER = 30
BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, struct.error)
UTF8_NAME = 0x800
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ODD_NAME = re.compile(r"[\x00-\x1f:]|(^|/)\.\.?(/|$)|^/")
UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""")
UTF8 = (b"utf-8", b"utf8", b"us-ascii")
DOCTYPE = b"<!DOCTYPE"
HEAD_OF_XML = 200
STRIDE = 1 << 12
STEPS = {b"<": 1, b"</": -1, b"/>": -1, b"<?": 0, b"<!": 0}
_TAG = re.compile(rb"</|/>|<[?!]?")


class Archive:
    """The parts of a zip file by name. Opening it checks its table of contents."""

    def __init__(self, file: IO[bytes], limits: Limits = LIMITS) -> None:
        """Refusal if the table of contents is damaged or built to deceive."""
        self._file = file
        self.limits = limits
        self.size = file.seek(0, 2)
        self.comment = b""
        self.entries: tuple[zipfile.ZipInfo, ...] = ()
        self._unpacked: dict[str, int] = {}
        self._whole = 0
        self._parts = self._listed()
        self._starts = self._located()

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The parts in the order of the table of contents."""
        return tuple(self._parts)

    def size_of(self, name: str) -> int:
        """The announced unpacked size of a part."""
        return self._parts[name].file_size

    def read(self, name: str) -> bytes:
        """A whole part that has to fit into memory."""
        unpacked = bytearray()
        for block in self.blocks(name):
            unpacked += block
            if len(unpacked) > self.limits.part_in_memory:
                raise Refusal(reasons.BOMB)
        return bytes(unpacked)

    def blocks(self, name: str, *, is_matched: bool = False) -> Iterator[bytes]:
        """A part in blocks of at most 256 KB, counted, checked for danger and for damage.

        Of a part whose every byte is matched against what it may say, only the head is looked at.
        """
        part = self._parts[name]
        watch = _Watch(self.limits)
        unpacked = check = 0
        for block, packed in self._unpack(name):
            unpacked += len(block)
            check = zlib.crc32(block, check)
            self._weigh(name, unpacked, packed)
            if not is_matched or unpacked == len(block):
                watch.look(block)
            yield block
        if check != part.CRC or unpacked != part.file_size:
            raise Refusal(reasons.DAMAGED)

    def check(self, names: Iterator[str]) -> None:
        """Unpack parts for nothing but the checks."""
        for name in names:
            for _ in self.blocks(name):
                pass

    def _weigh(self, name: str, unpacked: int, packed: int) -> None:
        self._whole += unpacked - self._unpacked.get(name, 0)
        self._unpacked[name] = unpacked
        self._allow(unpacked, packed)
        self._allow_whole(self._whole)

    def _allow(self, unpacked: int, packed: int) -> None:
        if unpacked > max(self.limits.small, self.limits.ratio * packed):
            raise Refusal(reasons.BOMB)

    def _allow_whole(self, unpacked: int) -> None:
        if unpacked > max(self.limits.unpacked, self.limits.plain_ratio * self.size):
            raise Refusal(reasons.BOMB)

    def _listed(self) -> dict[str, zipfile.ZipInfo]:
        try:
            with zipfile.ZipFile(self._file) as container:
                listed = container.infolist()
                self._end, self.comment = container.start_dir, container.comment
        except BROKEN as error:
            raise Refusal(reasons.DAMAGED) from error
        if len(listed) > self.limits.parts:
            raise Refusal(reasons.PARTS, limit=str(self.limits.parts))
        if len({name_of(part).casefold() for part in listed}) < len(listed):
            raise Refusal(reasons.FORGED)
        self.entries = tuple(listed)
        for part in listed:
            _check_entry(part)
            self._allow(part.file_size, part.compress_size)
        self._allow_whole(sum(part.file_size for part in listed))
        return {name_of(part): part for part in listed if not name_of(part).endswith("/")}

    def _located(self) -> dict[str, int]:
        """Where each part's bytes begin; Refusal if any two parts share bytes."""
        starts = {name: self._start(part) for name, part in self._parts.items()}
        free = 0
        for name, part in sorted(self._parts.items(), key=lambda item: item[1].header_offset):
            if part.header_offset < free:
                raise Refusal(reasons.FORGED)
            free = starts[name] + part.compress_size
        if free > self._end:
            raise Refusal(reasons.FORGED)
        return starts

    def _start(self, part: zipfile.ZipInfo) -> int:
        self._file.seek(max(part.header_offset, 0))
        header = self._file.read(LOCAL_HEADER)
        if len(header) < LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
            raise Refusal(reasons.DAMAGED)
        flags, method = struct.unpack_from("<HH", header, 6)
        name_length, extra_length = struct.unpack_from("<HH", header, 26)
        name = self._file.read(name_length)
        code = "utf-8" if part.flag_bits & UTF8_NAME else "cp437"
        if name != part.orig_filename.encode(code) or method != part.compress_type:
            raise Refusal(reasons.FORGED)
        if flags & ENCRYPTED:
            raise Refusal(reasons.PROTECTED)
        return int(part.header_offset + LOCAL_HEADER + name_length + extra_length)

    def _unpack(self, name: str) -> Iterator[tuple[bytes, int]]:
        """Unpacked blocks, and how many packed bytes they took so far."""
        consumed = 0
        if self._parts[name].compress_type == zipfile.ZIP_STORED:
            for block in self.packed(name):
                consumed += len(block)
                yield block, consumed
            return
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for packed in self.packed(name):
                consumed += len(packed)
                while packed:
                    yield inflate.decompress(packed, BLOCK), consumed
                    packed = inflate.unconsumed_tail
            while rest := inflate.decompress(b"", BLOCK):
                yield rest, consumed
        except zlib.error as error:
            raise Refusal(reasons.DAMAGED) from error
        if not inflate.eof or inflate.unused_data:
            raise Refusal(reasons.DAMAGED)

    def packed(self, name: str) -> Iterator[bytes]:
        """The bytes of a part as they lie in the file, neither unpacked nor checked."""
        position, remaining = self._starts[name], self._parts[name].compress_size
        while remaining > 0:
            self._file.seek(position)
            block = self._file.read(min(PACKED_BLOCK, remaining))
            if not block:
                raise Refusal(reasons.DAMAGED)
            yield block
            position += len(block)
            remaining -= len(block)


class _Watch:
    """Looks at a part's blocks in turn; only parts that begin as XML are looked at."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._is_xml: bool | None = None
        self._tail = b""
        self._depth = 0

    def look(self, block: bytes) -> None:
        """Refusal for another encoding, a DOCTYPE, or elements nested beyond reason."""
        if self._is_xml is None:
            self._is_xml = self._opens_as_xml(block)
        if not self._is_xml:
            return
        window = self._tail + block
        if DOCTYPE in window:
            raise Refusal(reasons.DOCTYPE)
        last = len(window) - 1  # what begins with the last byte is told by the next block
        for start in range(max(len(self._tail) - 1, 0), last, STRIDE):
            self._descend(window, start, min(start + STRIDE, last))
        self._tail = window[1 - len(DOCTYPE) :]

    def _descend(self, text: bytes, start: int, end: int) -> None:
        """Follow how deep the elements go; exactly where they may go too deep."""
        closing = text.count(b"</", start, end + 1)
        opening = text.count(b"<", start, end) - closing
        if self._depth + opening <= self._limits.depth:
            none = sum(text.count(mark, start, end + 1) for mark in (b"/>", b"<?", b"<!"))
            self._depth += opening - closing - none
            return
        for match in _TAG.finditer(text, start, end + 1):
            if match.start() < end:
                self._depth += STEPS[match[0]]
            if self._depth > self._limits.depth:
                raise Refusal(reasons.FORGED)

    @staticmethod
    def _opens_as_xml(block: bytes) -> bool:
        if block.startswith(UTF16):
            raise Refusal(reasons.ENCODING)
        text = block.removeprefix(b"\xef\xbb\xbf").lstrip()
        declared = DECLARED.match(text[:HEAD_OF_XML])
        if declared and declared[1].lower() not in UTF8:
            raise Refusal(reasons.ENCODING)
        return text.startswith(b"<")


def name_of(part: zipfile.ZipInfo) -> str:
    """A part's name: the packaging conventions take a slash before it off, which XlsxWriter writes.

    Some writers on Windows put backslashes between folders.
    """
    return part.orig_filename.replace("\\", "/").removeprefix("/")


def _check_entry(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & ENCRYPTED:
        raise Refusal(reasons.PROTECTED)
    if part.compress_type not in METHODS or ODD_NAME.search(name_of(part)):
        raise Refusal(reasons.FORGED)
