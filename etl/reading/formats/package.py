"""Where the parts of an Office package lie: told by its relationships, not by their names."""

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from etl.reading.formats import reasons
from etl.reading.formats.archive import Archive
from etl.reading.formats.xml import tags
from etl.reading.refusal import Refusal

ROOT, TYPES = "_rels/.rels", "[Content_Types].xml"
BOOKS = {False: "xl/workbook.xml", True: "xl/workbook.bin"}
STRINGS = "xl/sharedStrings.xml"
OTHERS = {"document": reasons.WORD, "presentation": reasons.SLIDES}
BINARY_BOOK = b"\x83\x01"  # the record that opens a binary workbook
SHEETS = ("worksheet", "chartsheet", "dialogsheet")
FIXED = ("styles", "sharedStrings")


@dataclass(frozen=True)
class Link:
    """What the workbook points to: `kind` is worksheet, styles and the like, `part` where it is."""

    name: str
    kind: str
    target: str
    part: str


@dataclass(frozen=True)
class Layout:
    """Where the workbook of a package lies, and what it points to."""

    book: str
    is_binary: bool
    is_announced: bool
    links: tuple[Link, ...]

    @property
    def needed_links(self) -> tuple[Link, ...]:
        """The sheets, the texts and the styles."""
        return tuple(link for link in self.links if link.kind in (*FIXED, *SHEETS))

    @property
    def is_standard(self) -> bool:
        """Whether all parts lie where Excel puts them."""
        is_usual = self.is_announced and self.book == BOOKS[self.is_binary]
        return is_usual and all(_is_usual(link, self.is_binary) for link in self.links)


def find(archive: Archive) -> Layout | None:
    """The layout of a workbook, None where there is none; Refusal for a text or for slides."""
    announced = _announced(archive)
    book = next(iter(announced), None) or _of_types(archive) or _by_name(archive)
    if book is None:
        return None
    is_binary = next(archive.blocks(book), b"").startswith(BINARY_BOOK)
    kind = "workbook" if is_binary else _first_tag(archive, book)
    if kind != "workbook":
        if kind in OTHERS:
            raise Refusal(OTHERS[kind])
        return None
    return Layout(book, is_binary, len(announced) == 1, _links(archive, book))


def joined(folder: str, target: str) -> str:
    """The part that a relationship in `folder` points to; Refusal if it leaves the container."""
    path = PurePosixPath(target) if target.startswith("/") else PurePosixPath("/", folder, target)
    steps: list[str] = []
    for step in path.parts[1:]:
        if step != "..":
            steps.append(step)
        elif steps:
            steps.pop()
        else:
            raise Refusal(reasons.FORGED)
    return "/".join(steps)


def _announced(archive: Archive) -> list[str]:
    """The parts that the package announces as its document: one, if it is sound."""
    root = present(archive, ROOT)
    targets = [
        joined("", attributes.get("Target", ""))
        for tag, attributes in (tags(archive.blocks(root)) if root else ())
        if tag == "Relationship" and attributes.get("Type", "").endswith("/officeDocument")
    ]
    return [part for target in targets if (part := present(archive, target))]


def _of_types(archive: Archive) -> str | None:
    """The part whose content type is a workbook's."""
    types = present(archive, TYPES)
    for tag, attributes in tags(archive.blocks(types)) if types else ():
        content_type = attributes.get("ContentType", "").lower()
        if (
            tag == "Override"
            and content_type.endswith((".main", ".main+xml"))
            and "sheet" in content_type
        ):
            return present(archive, attributes.get("PartName", "").lstrip("/"))
    return None


def _by_name(archive: Archive) -> str | None:
    return next(filter(None, (present(archive, name) for name in BOOKS.values())), None)


def present(archive: Archive, name: str) -> str | None:
    """The name of a part as it stands in the archive, which may differ in case; None without it."""
    if name in archive:
        return name
    folded = unquote(name).casefold()
    return next((part for part in archive.names if part.casefold() == folded), None)


def _first_tag(archive: Archive, part: str) -> str:
    return next(tags(archive.blocks(part)), ("", {}))[0]


def _links(archive: Archive, book: str) -> tuple[Link, ...]:
    folder, name = posixpath.split(book)
    relations = present(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    if relations is None:
        raise Refusal(reasons.FORGED)
    links = []
    for tag, attributes in tags(archive.blocks(relations)):
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            part = present(archive, joined(folder, target))
            kind = attributes.get("Type", "").rpartition("/")[2]
            if part:
                links.append(Link(attributes.get("Id", ""), kind, target, part))
    return tuple(links)


def _is_usual(link: Link, is_binary: bool) -> bool:
    """Whether calamine finds what is behind a link."""
    if link.kind in FIXED:
        return link.part == f"xl/{link.kind}.{'bin' if is_binary else 'xml'}"
    if link.kind.lower().endswith("sheet"):
        is_plain = link.target in (link.part.removeprefix("xl/"), f"/{link.part}")
        return is_plain and link.kind in SHEETS
    return True
