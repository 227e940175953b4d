"""The styles of a workbook, and new ones: each like an old one, but for the colour behind it."""

from etl.templates.marking import spans
from etl.templates.marking.spans import Edit, Element

WRONG, DOUBTFUL = "FFF4B6B6", "FFFCE8B2"
ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
MOST = 65_000  # Excel knows some more
PATTERNS = ("none", "gray125")  # Excel takes the first two fills for these, whatever they are
PLAIN = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{namespace}">'
    '<fonts count="1"><font/></fonts><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs></styleSheet>'
)


class Palette:
    """The styles part; `of` gives styles that are not there yet, `content` is the part with them.

    Raises Refusal where the part is no XML.
    """

    def __init__(self, content: bytes) -> None:
        """Read the part; nothing is changed until a style is asked for."""
        self._content = content
        self._root = spans.parsed(content)
        self._fills: list[bytes] = []
        self._formats: list[bytes] = []
        self._known: dict[tuple[int, str], int] = {}
        self._old = [self._bytes(xf) for xf in self._children("cellXfs")]
        if not self._old:
            self._formats.append(self._named(PLAIN))
        self._colours: dict[str, int] = {}

    def of(self, base: int, colour: str) -> int:
        """The style that is like `base`, on this colour; `base` itself when there are too many."""
        key = (base, colour)
        if key not in self._known:
            number = len(self._old) + len(self._formats)
            if number >= MOST:
                return base
            self._known[key] = number
            tag = self._old[base if base < len(self._old) else 0] if self._old else self._formats[0]
            filled = spans.with_attribute(tag, "fillId", str(self._fill(colour)))
            self._formats.append(spans.with_attribute(filled, "applyFill", "1"))
        return self._known[key]

    def content(self) -> bytes:
        """The part with its new fills and styles."""
        edits = [*self._extended("fills", self._fills), *self._extended("cellXfs", self._formats)]
        return spans.edited(self._content, edits)

    def _fill(self, colour: str) -> int:
        if not self._colours:
            missing = PATTERNS[len(self._children("fills")) :]
            self._fills += [
                self._named(b'<fill><patternFill patternType="%b"/></fill>' % name.encode())
                for name in missing
            ]
        if colour not in self._colours:
            self._colours[colour] = len(self._children("fills")) + len(self._fills)
            fill = (
                f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
                '<bgColor indexed="64"/></patternFill></fill>'
            )
            self._fills.append(self._named(fill.encode()))
        return self._colours[colour]

    def _children(self, section: str) -> list[Element]:
        found = self._root.first(section)
        return found.children if found else []

    def _extended(self, section: str, added: list[bytes]) -> list[Edit]:
        """Edits that add elements to a section, which is made where there is none."""
        if not added:
            return []
        content, found = b"".join(added), self._root.first(section)
        if found is None:
            opened = self._named(f'<{section} count="{len(added)}">'.encode())
            return [self._placed(section, opened + content + self._named(f"</{section}>".encode()))]
        count = str(len(found.children) + len(added))
        edits = [found.appended(content)]
        if "count" in found.attributes:
            tag = self._content[found.start : found.inside]
            end = found.inside - 2 if found.inside == found.end else found.inside
            counted = spans.with_attribute(tag, "count", count)
            kept = counted[: len(counted) - (found.inside - end)]
            edits.insert(0, Edit(found.start, end, kept))
        return edits

    def _placed(self, section: str, content: bytes) -> Edit:
        later = [name for name in ORDER[ORDER.index(section) + 1 :] if self._root.first(name)]
        follower = self._root.first(later[0]) if later else None
        if follower:
            return Edit(follower.start, follower.start, content)
        return self._root.appended(content)

    def _bytes(self, element: Element) -> bytes:
        return self._content[element.start : element.end]

    def _named(self, element: bytes) -> bytes:
        """An element with the prefix that the part uses."""
        prefix = self._root.prefix.encode()
        if not prefix:
            return element
        return (
            element.replace(b"</", b"\0")
            .replace(b"<", b"<" + prefix)
            .replace(b"\0", b"</" + prefix)
        )
