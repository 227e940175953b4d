"""A `.tar.gz` of which a damaged part costs that part alone.

Every file is a section of its own, compressed by itself, as `gzip` allows: whoever unpacks the
archive with `tar` sees no difference, and a reader finds the next section behind a damaged one.
"""

import io
import mmap
import struct
import tarfile
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# The head of a section: gzip (RFC 1952) with an extra field of ours, by which it is found again.
_HEAD = b"\x1f\x8b\x08\x04" + bytes(4) + b"\x00\xff" + b"\x04\x00QH\x00\x00"
_CHUNK = 1 << 16  # bytes
_END = bytes(2 * tarfile.BLOCKSIZE)


@dataclass(frozen=True)
class Part:
    """One file of an archive: its name in it, and where its content comes from."""

    name: str
    source: Path | bytes


@dataclass(frozen=True)
class Found:
    """One file that an archive gave back: its name, and its content at the start of a file."""

    name: str
    size: int
    content: IO[bytes]


class ArchiveError(Exception):
    """The file is no archive of this kind."""


def write(target: Path, parts: Iterable[Part]) -> None:
    """Write files to an archive; raises OSError."""
    listed = list(parts)
    with target.open("wb") as out:
        for place, part in enumerate(listed, start=1):
            _section(out, part, _END if place == len(listed) else b"")


def _section(out: IO[bytes], part: Part, end: bytes) -> None:
    with _opened(part.source) as content:
        size = content.seek(0, io.SEEK_END)
        content.seek(0)
        member = tarfile.TarInfo(part.name)
        member.size, member.mode = size, 0o644
        squeezed = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        checksum, length = 0, 0
        out.write(_HEAD)
        for chunk in _chunks(member.tobuf(tarfile.PAX_FORMAT), content, -size % 512, end):
            checksum, length = zlib.crc32(chunk, checksum), length + len(chunk)
            out.write(squeezed.compress(chunk))
        out.write(squeezed.flush() + struct.pack("<II", checksum, length % 2**32))


def _chunks(head: bytes, content: IO[bytes], padding: int, end: bytes) -> Iterator[bytes]:
    yield head
    while chunk := content.read(_CHUNK):
        yield chunk
    yield bytes(padding) + end


def _opened(source: Path | bytes) -> IO[bytes]:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


class Reader:
    """Every file of an archive that can still be read; `is_damaged` once some part could not be.

    A file may be damaged where a section's own checksum is wrong: hold it against what is known of
    it. Its content is to be read before the next file is asked for.
    """

    def __init__(self, source: Path) -> None:
        """Say which file is read; nothing is opened yet."""
        self._source = source
        self.is_damaged = False

    def __iter__(self) -> Iterator[Found]:
        """Raises ArchiveError when the file is no archive, and OSError."""
        with self._source.open("rb") as file:
            if not file.read(1):
                raise ArchiveError
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
                if whole[:2] != _HEAD[:2] and whole.find(_HEAD) < 0:
                    raise ArchiveError
                yield from self._sections(whole)

    def _sections(self, whole: mmap.mmap) -> Iterator[Found]:
        place = 0
        while 0 <= place < len(whole):
            with tempfile.TemporaryFile() as room:
                following, is_whole = self._unpacked(whole, place, room)
                # Of a section of ours, which is one file, there is nothing without its checksum.
                if is_whole or whole[place : place + len(_HEAD)] != _HEAD:
                    yield from _files(room)
            if following < len(whole) and whole[following : following + 2] == _HEAD[:2]:
                place = following
                continue
            self.is_damaged = self.is_damaged or following < len(whole)
            place = whole.find(_HEAD, place + 1) if self.is_damaged else len(whole)

    def _unpacked(self, whole: mmap.mmap, place: int, room: IO[bytes]) -> tuple[int, bool]:
        """Unpack a section as far as it goes.

        Returns where the next one should begin, and whether its own checksum is right.
        """
        squeezed = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not squeezed.eof and place < len(whole):
            chunk = whole[place : place + _CHUNK]
            try:
                room.write(squeezed.decompress(chunk))
            except zlib.error:
                self.is_damaged = True
                return len(whole), False
            place += len(chunk)
        self.is_damaged = self.is_damaged or not squeezed.eof
        return place - len(squeezed.unused_data), squeezed.eof


def _files(room: IO[bytes]) -> Iterator[Found]:
    length = room.seek(0, io.SEEK_END)
    room.seek(0)
    try:
        archive = tarfile.open(fileobj=room, mode="r:")  # noqa: SIM115 - it holds `room` alone
    except tarfile.TarError:
        return
    while member := _next(archive):
        content = archive.extractfile(member) if member.isreg() else None
        if content is not None and member.offset_data + member.size <= length:
            yield Found(member.name, member.size, content)


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except tarfile.TarError:
        return None
