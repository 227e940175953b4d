"""The user's own workbook with its marks: a fill and a comment at each fault, all else as it was.

Only styles, the sheets with faults, their comments and the drawing of these are written anew, and
of them only what a mark needs: formulas keep their results, and what we do not know stays.
"""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from etl.reading.formats import package
from etl.reading.formats.archive import Archive
from etl.reading.formats.package import Layout
from etl.reading.formats.xml import tags
from etl.templates.marking import (
    boxes,
    comments,
    outline,
    packing,
    places,
    sheet,
    styles,
    threads,
)
from etl.templates.marking.outline import Outline
from etl.templates.marking.packing import Packed
from etl.templates.marking.parts import CONTENT, LOOSE, STRICT, Parts
from etl.templates.marking.places import Address, Remarks
from etl.templates.marking.styles import Palette


def mark(file: IO[bytes], target: Path, faults: Iterable[Mapping[str, object]]) -> int | None:
    """Write the marked workbook; how many cells are marked, None where it is no such workbook.

    Raises Refusal, ValueError or LookupError where a part does not hold what it promises.
    """
    archive = Archive(file)
    layout = package.find(archive)
    if layout is None or layout.is_binary:
        return None
    remarks = places.by_sheet(faults, sheets := _sheets(archive, layout))
    with ExitStack() as opened:
        marking = _Marking(archive, layout, opened)
        count = sum(marking.mark(sheets[name], said) for name, said in remarks.items())
        packing.write(target, archive, marking.contents() if count else {})
    return count


def _sheets(archive: Archive, layout: Layout) -> dict[str, str]:
    """The part of each sheet with cells by its name, in the order of the workbook.

    ValueError where two sheets are one part.
    """
    targets = {link.name: link.part for link in layout.links if link.kind == "worksheet"}
    found = {}
    for tag, attributes in tags(archive.blocks(layout.book)):
        if tag == "sheet":
            ids = (attributes[key] for key in attributes if key == "id" or key.endswith(":id"))
            if (part := targets.get(next(ids, ""))) is not None:
                found[attributes["name"]] = part
    if len(set(found.values())) < len(found):
        raise ValueError("two sheets in one part")
    return found


class _Marking:
    """One workbook that is being marked."""

    def __init__(self, archive: Archive, layout: Layout, opened: ExitStack) -> None:
        self._opened = opened
        self._parts = Parts(archive)
        self._book = layout.book
        self._styles = next((link.part for link in layout.links if link.kind == "styles"), None)
        self._palette = Palette(self._style_sheet(archive))
        self._packed: dict[str, Packed] = {}

    def mark(self, part: str, remarks: Remarks) -> int:
        """Mark the cells of one sheet; how many they are."""
        archive = self._parts.archive
        about = outline.outlined(archive.blocks(part))
        said = places.anchored(remarks, about.merges)
        drawing = self._comment(part, said, about)

        def restyle(base: int, place: Address) -> int:
            colour = styles.WRONG if said[place].is_wrong else styles.DOUBTFUL
            return self._palette.of(base, colour)

        restyled = sheet.Restyled(said, restyle, about, drawing)
        self._packed[part] = packing.pack(restyled.blocks(archive.blocks(part)), self._opened)
        return len(said)

    def contents(self) -> dict[str, Packed]:
        """All parts that are not as they were."""
        palette = self._palette.content()
        if self._styles is None:
            self._styles = self._add_styles(palette)
        self._parts.contents[self._styles] = palette
        changed = self._parts.contents.items()
        packed = {name: packing.pack([content], self._opened) for name, content in changed}
        return {**packed, **self._packed}

    def _add_styles(self, palette: bytes) -> str:
        """Add the part for styles that the workbook lacks; its name."""
        links = self._parts.links(self._book)
        promised = links.promised("styles")
        part = promised or self._parts.free("xl/styles{}.xml")
        self._parts.add(part, palette, f"{CONTENT}spreadsheetml.styles+xml")
        if promised is None:
            links.add(f"{LOOSE.links}/styles", part)
        return part

    def _style_sheet(self, archive: Archive) -> bytes:
        if self._styles is None:
            return styles.EMPTY.format(namespace=LOOSE.main).encode()
        return archive.read(self._styles)

    def _comment(self, part: str, remarks: Remarks, about: Outline) -> str:
        """Say at each cell what is wrong; the tag to add to the sheet if its drawing is new."""
        family = STRICT if about.is_strict else LOOSE
        parts, links = self._parts, self._parts.links(part)
        listed = links.target("comments")
        if listed is None:
            listed = parts.free("xl/comments{}.xml")
            kind = f"{CONTENT}spreadsheetml.comments+xml"
            parts.add(listed, comments.empty(family.main), kind)
            links.add(f"{family.links}/comments", listed)
        content, fresh = comments.commented(parts.read(listed), remarks)
        parts.contents[listed] = content
        threads.reply(parts, part, self._book, remarks)
        if about.drawing:
            drawing = links.target(about.drawing)
            if drawing is None:
                raise ValueError("no drawing where the sheet says one is")
            parts.contents[drawing] = boxes.drawn(parts.read(drawing), fresh, about)
            return ""
        drawing = parts.free("xl/drawings/vmlDrawing{}.vml")
        parts.add(drawing, boxes.drawn(boxes.EMPTY, fresh, about), f"{CONTENT}vmlDrawing")
        identity = links.add(f"{family.links}/vmlDrawing", drawing)
        return f'legacyDrawing xmlns:r="{family.links}" r:id="{identity}"/>'
