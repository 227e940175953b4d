"""A workbook's package built anew as Excel would lay it out.

Calamine knows parts by their usual names only, and gives up a whole file for one odd cell.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO
from xml.sax.saxutils import quoteattr

from etl.reading.formats.archive import Archive
from etl.reading.formats.package import BOOKS, FIXED, ROOT, SHEETS, Layout
from etl.reading.formats.xml import tags

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Content = Iterable[bytes]


def standard(file: IO[bytes], archive: Archive, layout: Layout) -> tuple[IO[bytes], Archive]:
    """The package as Excel would lay it out: itself, or a copy of the parts that matter."""
    if layout.is_standard:
        return file, archive
    needed = {link.part for link in layout.needed_links} | {layout.book}
    archive.check(part for part in archive.names if part not in needed)
    built = _packed(_parts(archive, layout))
    return built, Archive(built, archive.limits)


def replaced(archive: Archive, contents: Mapping[str, Content]) -> IO[bytes]:
    """A copy of a package in which some parts have another content."""
    return _packed((name, contents.get(name) or archive.blocks(name)) for name in archive.names)


def _packed(parts: Iterable[tuple[str, Content]]) -> IO[bytes]:
    """A zip file of parts, in memory."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for name, blocks in parts:
            with container.open(name, "w") as part:
                for block in blocks:
                    part.write(block)
    return file


def _parts(archive: Archive, layout: Layout) -> Iterator[tuple[str, Content]]:
    """The parts of the copy: workbook, sheets, texts and styles under their usual names."""
    ending = "bin" if layout.is_binary else "xml"
    book, written = BOOKS[layout.is_binary], []
    for number, link in enumerate(layout.needed_links, 1):
        name = link.kind if link.kind in FIXED else f"{link.kind}s/sheet{number}"
        target = f"{name}.{ending}"
        written.append((link.name, link.kind, target))
        yield f"xl/{target}", archive.blocks(link.part)
    yield ROOT, [_relations([("rId1", "officeDocument", book)])]
    yield f"xl/_rels/workbook.{ending}.rels", [_relations(written)]
    if layout.is_binary:
        yield book, archive.blocks(layout.book)
    else:
        sheets = {name for name, kind, _ in written if kind in SHEETS}
        yield book, [_book(archive, layout.book, sheets)]


def _relations(links: Iterable[tuple[str, str, str]]) -> bytes:
    written = "".join(
        f'<Relationship Id={quoteattr(name)} Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in links
    )
    return f'<Relationships xmlns="{LINKS}">{written}</Relationships>'.encode()


def _book(archive: Archive, part: str, sheets: set[str]) -> bytes:
    """What the workbook says of its sheets, its calendar and its formulas."""
    elements: list[str] = []
    for tag, attributes in tags(archive.blocks(part)):
        if tag == "sheet":
            link = next(
                (attributes[key] for key in attributes if key == "id" or key.endswith(":id")), ""
            )
            if link in sheets:
                wanted = {
                    "name": attributes.get("name", ""),
                    "state": attributes.get("state", "visible"),
                }
                elements.append(_element("sheet", wanted | {"r:id": link}))
        elif tag in ("sheets", "/sheets"):
            elements.append(f"<{tag}>")
        elif tag in ("workbookPr", "calcPr"):
            wanted = {
                key: attributes[key] for key in ("date1904", "fullCalcOnLoad") if key in attributes
            }
            elements.append(_element(tag, wanted))
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{"".join(elements)}</workbook>'.encode()


def _element(name: str, attributes: dict[str, str]) -> str:
    written = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name} {written}/>"
