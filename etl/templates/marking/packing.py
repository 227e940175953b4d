"""A zip file like another one, with some parts changed and some added.

All other parts are copied as they are packed, in their order, with their times and attributes.
"""

import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from etl.reading.formats.archive import ENCRYPTED, UTF8_NAME, Archive, name_of

IN_MEMORY = 16_000_000  # bytes of a packed part
BLOCK = 1 << 20
DESCRIBED_LATER = 0x8  # the sizes stand behind a part
ZIP64 = 1  # the kind of extra field that repeats sizes
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
READABLE = 0o600 << 16  # for whoever unpacks it


@dataclass(frozen=True)
class Packed:
    """The content of a part, packed: its checksum, its size and the bytes."""

    check: int
    size: int
    packed: int
    file: IO[bytes]

    def blocks(self) -> Iterator[bytes]:
        """The packed bytes."""
        self.file.seek(0)
        while block := self.file.read(BLOCK):
            yield block


def pack(blocks: Iterable[bytes], opened: ExitStack) -> Packed:
    """A part as it passes by, packed into a file in memory, or on disk if it is large.

    The file is open as long as `opened` is.
    """
    file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # read later
    opened.callback(file.close)
    deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    check = size = packed = 0
    for block in blocks:
        check, size = zlib.crc32(block, check), size + len(block)
        packed += file.write(deflate.compress(block))
    packed += file.write(deflate.flush())
    return Packed(check, size, packed, file)


def write(target: Path, archive: Archive, contents: Mapping[str, Packed]) -> None:
    """Write the zip file: parts of new names go to its end."""
    directory: list[bytes] = []
    with target.open("wb") as out:
        for entry in archive.entries:
            name = name_of(entry)
            directory.append(_write_one(out, entry, archive, contents.get(name)))
        known = {name_of(entry) for entry in archive.entries}
        added = [name for name in contents if name not in known]
        directory += [_write_one(out, _entry(n), archive, contents[n]) for n in added]
        start = out.tell()
        out.write(b"".join(directory))
        count, size = len(directory), out.tell() - start
        counts = (0, 0, count, count, size, start, len(archive.comment))
        out.write(struct.pack("<4s4H2LH", END, *counts) + archive.comment)


def _write_one(
    out: IO[bytes], entry: zipfile.ZipInfo, archive: Archive, content: Packed | None
) -> bytes:
    """Write one part; its entry in the table of contents."""
    name, flags = _named(entry)
    method, start = entry.compress_type, out.tell()
    sizes = (entry.CRC, entry.compress_size, entry.file_size)
    if content is not None:
        method, sizes = zipfile.ZIP_DEFLATED, (content.check, content.packed, content.size)
    elif entry.filename.endswith("/"):
        method, sizes = zipfile.ZIP_STORED, (0, 0, 0)
    common = struct.pack("<5H3L", 20, flags, method, *_moment(entry), *sizes)
    out.write(LOCAL + common + struct.pack("<2H", len(name), 0) + name)
    if content is not None:
        out.writelines(content.blocks())
    elif sizes[1]:
        out.writelines(archive.packed(name_of(entry)))
    extra = _extra(entry.extra)
    lengths = (len(name), len(extra), len(entry.comment), 0, entry.internal_attr)
    made = struct.pack("<2B", entry.create_version, entry.create_system)
    tail = struct.pack("<5H2L", *lengths, entry.external_attr, start)
    return CENTRAL + made + common + tail + name + extra + entry.comment


def _entry(name: str) -> zipfile.ZipInfo:
    """A new part of the table of contents."""
    entry = zipfile.ZipInfo(name)
    entry.CRC, entry.external_attr = 0, READABLE
    entry.flag_bits = 0 if name.isascii() else UTF8_NAME
    return entry


def _named(entry: zipfile.ZipInfo) -> tuple[bytes, int]:
    """The name as it was written, and the flags."""
    flags = entry.flag_bits & ~(DESCRIBED_LATER | ENCRYPTED)
    return entry.orig_filename.encode("utf-8" if flags & UTF8_NAME else "cp437"), flags


def _moment(entry: zipfile.ZipInfo) -> tuple[int, int]:
    """Time and day as DOS writes them."""
    year, month, day, hour, minute, second = entry.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _extra(fields: bytes) -> bytes:
    """The extra fields but the one that repeats sizes, which are written anew."""
    kept, at = b"", 0
    while at + 4 <= len(fields):
        kind, size = struct.unpack_from("<2H", fields, at)
        if kind != ZIP64:
            kept += fields[at : at + 4 + size]
        at += 4 + size
    return kept
