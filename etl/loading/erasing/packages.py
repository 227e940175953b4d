"""A zip package (xlsx, ods, pptx, …) with the texts erased: parts without them stay as they are."""

import codecs
import io
import zipfile
import zlib
from dataclasses import dataclass, field

from etl.loading.erasing import xmltext
from etl.loading.erasing.wanted import Wanted

_ZIP = b"PK\x03\x04"
_DEEPEST = 3  # a workbook in slides in a workbook
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What shows words to people and holds none: nobody can look for a text in it.
_UNREADABLE = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".pdf")


@dataclass
class Package:
    """What was found: how often in each part, and the parts from which it cannot be taken.

    `unread` are parts into which nobody can look: pictures, macros, what is packed in another way.
    An `is_broken` package has parts that do not even come out: no other can be made of it.
    """

    content: bytes = b""
    parts: dict[str, int] = field(default_factory=dict)
    stuck: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    is_broken: bool = False


def is_package(head: bytes) -> bool:
    """Whether a file begins as a zip file."""
    return head.startswith(_ZIP)


def erased(content: bytes, wanted: Wanted, depth: int = 1) -> Package:
    """A package without the texts, as far as can be; raises zipfile.BadZipFile."""
    found = Package()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        if not wanted.is_in_bytes(old.comment):
            new.comment = old.comment
        for part in old.infolist():
            try:
                inside = old.read(part)
            except (RuntimeError, NotImplementedError, zlib.error, zipfile.BadZipFile):
                found.unread.append(part.filename)
                found.is_broken = True
                continue
            new.writestr(_copied(part), _part(part.filename, inside, wanted, depth, found))
    found.content = out.getvalue()
    return found


def _copied(part: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """What the list of the package says of a part; equal packages give equal bytes."""
    own = zipfile.ZipInfo(part.filename, part.date_time)
    own.compress_type, own.external_attr = part.compress_type, part.external_attr
    own.create_system = part.create_system
    return own


def _part(name: str, content: bytes, wanted: Wanted, depth: int, found: Package) -> bytes:
    if is_package(content[:4]) and depth < _DEEPEST:
        made, count = _nested(name, content, wanted, depth, found)
    else:
        made, count = _written(content, wanted)
    if name.lower().endswith((*_UNREADABLE, "vbaproject.bin")):
        found.unread.append(name)
    if count:
        found.parts[name] = count
    if wanted.is_in_bytes(made) or wanted.is_in(name):
        found.parts.setdefault(name, 1)
        found.stuck.append(name)
    return made


def _nested(
    name: str, content: bytes, wanted: Wanted, depth: int, found: Package
) -> tuple[bytes, int]:
    try:
        inner = erased(content, wanted, depth + 1)
    except zipfile.BadZipFile:
        found.unread.append(name)
        return content, 0
    found.unread += [f"{name}/{part}" for part in inner.unread]
    found.stuck += [f"{name}/{part}" for part in inner.stuck]
    count = sum(inner.parts.values())
    return (inner.content if count and not inner.is_broken else content), count


def _written(content: bytes, wanted: Wanted) -> tuple[bytes, int]:
    """A part of XML, in any code that says what it is; any other part as it is."""
    mark, code = next(
        ((mark, code) for mark, code in _MARKS if content.startswith(mark)), (b"", "utf-8")
    )
    body = content[len(mark) :]
    if not mark and not body.lstrip().startswith(b"<"):
        return content, 0
    try:
        text, count = xmltext.erased(body.decode(code), wanted)
    except UnicodeDecodeError:
        return content, 0
    return (mark + text.encode(code) if count else content), count
