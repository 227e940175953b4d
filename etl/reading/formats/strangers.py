"""Files that cannot be read: recognise their kind, and give the message that says what to do."""

import re
from collections.abc import Callable, Collection

from etl.reading.formats import reasons

BEGINNINGS = (
    (b"{\\rtf", reasons.WORD),
    (b"\x89PNG", reasons.PICTURE),
    (b"\xff\xd8\xff", reasons.PICTURE),
    (b"GIF8", reasons.PICTURE),
    (b"II*\x00", reasons.PICTURE),
    (b"MM\x00*", reasons.PICTURE),
    (b"Rar!", reasons.PACKED),
    (b"7z\xbc\xaf\x27\x1c", reasons.PACKED),
    (b"\x1f\x8b", reasons.PACKED),
    (b"PK\x05\x06", reasons.PACKED),
    (b"\xfd7zXZ\x00", reasons.PACKED),
    (b"MIME-Version:", reasons.WEB_ARCHIVE),
)
DIF = re.compile(rb"TABLE\s*[\r\n]+0,1\s*[\r\n]")
SYLK = re.compile(rb"ID;P[^\r\n]*[\r\n]+(?:[BCFOPW]|NN|NE);")
BOM = b"\xef\xbb\xbf"
HEIF = (b"heic", b"heix", b"mif1", b"avif")
TESTS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda head: b"%PDF-" in head[:1024], reasons.PDF),
    (lambda head: head[4:8] == b"ftyp" and head[8:12] in HEIF, reasons.PICTURE),
    (lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP", reasons.PICTURE),
    (lambda head: head.startswith(b"BM") and head[6:10] == bytes(4), reasons.PICTURE),
    (lambda head: head.startswith(b"BZh") and head[4:10] == b"1AY&SY", reasons.PACKED),
    (lambda head: head[257:262] == b"ustar", reasons.PACKED),
    (lambda head: bool(DIF.match(head.removeprefix(BOM))), reasons.DIF),
    (lambda head: bool(SYLK.match(head.removeprefix(BOM))), reasons.SYLK),
    (lambda head: b"\nMIME-Version:" in head and b"multipart/related" in head, reasons.WEB_ARCHIVE),
)
PARTS = {
    "word/document.xml": reasons.WORD,
    "ppt/presentation.xml": reasons.SLIDES,
    "OFD.xml": reasons.OFD,
}
IWORK = ("Index/Document.iwa", "Index.zip")
BY_NAME = {
    ".numbers": reasons.NUMBERS,
    ".pages": reasons.DOCUMENT,
    ".key": reasons.SLIDES,
    ".et": reasons.WPS,
    ".ett": reasons.WPS,
    ".wps": reasons.DOCUMENT,
    ".wpt": reasons.DOCUMENT,
    ".dps": reasons.SLIDES,
}
MIME_TYPES = {
    b"application/vnd.oasis.opendocument.text": reasons.WORD,
    b"application/vnd.oasis.opendocument.presentation": reasons.SLIDES,
    b"application/vnd.sun.xml.calc": reasons.OLD_OPEN,
    b"application/vnd.sun.xml.writer": reasons.DOCUMENT,
    b"application/vnd.sun.xml.impress": reasons.SLIDES,
}
FLAT = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"  # an open document in one XML file
LOCK = "~$"


def of_head(head: bytes) -> str | None:
    """Why a file that begins like this is refused; None if it may be a workbook."""
    for beginning, reason in BEGINNINGS:
        if head.startswith(beginning):
            return reason
    return next((reason for test, reason in TESTS if test(head)), None)


def of_parts(names: Collection[str], file: str) -> str:
    """Why a container with these parts, which hold no workbook, is refused."""
    for part, reason in PARTS.items():
        if part in names:
            return reason
    if any(part in names for part in IWORK):
        return of_name(file) or reasons.NUMBERS
    return reasons.PACKED


def of_name(file: str) -> str | None:
    """What a file that cannot be told by its content is by its name."""
    if file.startswith(LOCK):
        return reasons.LOCK
    return BY_NAME.get("." + file.rpartition(".")[2].lower())


def of_mime_type(kind: bytes) -> str:
    """Why an open document of another kind is refused."""
    matches = (reason for start, reason in MIME_TYPES.items() if kind.startswith(start))
    return next(matches, reasons.UNKNOWN)
