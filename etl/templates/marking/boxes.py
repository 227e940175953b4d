"""The boxes in which a program of the office shows comments: shapes in a drawing of old (VML).

Office wrote such drawings before they were XML, so they are changed as texts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.reading.formats.address import COLUMNS
from etl.templates.marking.outline import Outline
from etl.templates.marking.places import Address

WIDE, HIGH = 300, 120  # pixels
USUAL = 64  # pixels of a column without a width of its own
INSET = 15  # pixels between the cell and the box
SHAPES_OF_BLOCK = 1024  # Office numbers shapes in blocks, which a drawing reserves
SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"{declared}><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'width:{wide}px;height:{high}px;z-index:{number};visibility:hidden" '
    'fillcolor="infoBackground [80]" o:insetmode="auto"{declared}>'
    '<v:fill color2="infoBackground [80]"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
EMPTY = (
    f'<xml {DECLARED}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    "</o:shapelayout></xml>"
).encode()
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})")
_RESERVED = re.compile(rb"""(<o:idmap\b[^>]*?\bdata=)(["'])([\d,\s]*)\2""")


@dataclass(frozen=True)
class _Drawing:
    """A drawing as it is: its last shape's number, and whether it needs our namespaces and type."""

    last: int
    declared: str
    has_type: bool


def drawn(content: bytes, places: Iterable[Address], outline: Outline) -> bytes:
    """The drawing with a hidden box for each of these cells; ValueError where it has no end."""
    end = content.rindex(b"</xml>")
    head = content[: content.index(b">", content.index(b"<xml")) + 1].decode("utf-8", "replace")
    is_declared = all(f'xmlns:{prefix}="{space}"' in head for prefix, space in SPACES.items())
    numbers = [int(number) for number in _NUMBER.findall(content)]
    known = _Drawing(
        max(numbers, default=SHAPES_OF_BLOCK),
        "" if is_declared else f" {DECLARED}",
        b'"_x0000_t202"' in content.replace(b'"#_x0000_t202"', b""),
    )
    cells = list(places)
    added = "".join(_shapes(known, cells, outline)).encode()
    reserved = _reserved(content[:end], known.last + len(cells))
    return reserved + added + content[end:]


def _shapes(drawing: _Drawing, cells: Iterable[Address], outline: Outline) -> Iterator[str]:
    if not drawing.has_type:
        yield TYPE.format(declared=drawing.declared)
    for number, (row, column) in enumerate(cells, start=drawing.last + 1):
        yield SHAPE.format(
            number=number,
            wide=WIDE,
            high=HIGH,
            anchor=_anchor(row, column, outline),
            row=row,
            column=column,
            declared=drawing.declared,
        )


def _anchor(row: int, column: int, outline: Outline) -> str:
    """From which cell to which the box reaches, each with pixels within the cell."""
    left = min(column + 1, COLUMNS - 1)
    right, rest = left, INSET + WIDE
    while right < COLUMNS - 1 and rest > (wide := _pixels(outline.width(right))):
        rest -= wide
        right += 1
    high = max(outline.height * 4 / 3, 1)
    top = max(row - 1, 0)
    rows, below = divmod(HIGH, high)
    return f"{left}, {INSET}, {top}, 10, {right}, {rest}, {top + int(rows)}, {int(below) + 10}"


def _pixels(width: float | None) -> int:
    return USUAL if width is None else int(width * 7 + 5) if width else 0


def _reserved(content: bytes, last: int) -> bytes:
    """The drawing with the blocks of numbers reserved that its shapes reach into."""
    match = _RESERVED.search(content)
    if match is None:
        return content
    blocks = [int(block) for block in match[3].split(b",") if block.strip()]
    needed = range(min(blocks, default=1), last // SHAPES_OF_BLOCK + 1)
    every = ",".join(map(str, dict.fromkeys([*blocks, *needed])))
    return content[: match.start(3)] + every.encode() + content[match.end(3) :]
