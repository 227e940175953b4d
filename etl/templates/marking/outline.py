"""What a worksheet says beside its cells, as far as marks need it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from etl.reading.formats.xml import local
from etl.templates.marking import places, spans
from etl.templates.marking.parts import STRICT
from etl.templates.marking.places import Area

LARGEST = 410.0
TOLD = frozenset(("mergeCell", "col", "sheetFormatPr", "legacyDrawing", "worksheet"))


@dataclass
class Outline:
    """What a worksheet says beside its cells.

    `columns` are (first, last, style, width in characters or None), from 0. `drawing` is the id of
    the relationship to the drawing of its comments, empty where there is none.
    """

    merges: list[Area] = field(default_factory=list)
    columns: list[tuple[int, int, int, float | None]] = field(default_factory=list)
    height: float = 15.0  # points of a row
    drawing: str = ""
    is_strict: bool = False

    def take(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note a start tag by its name without prefix."""
        if name == "mergeCell":
            if area := places.area(attributes.get("ref", "")):
                self.merges.append(area)
        elif name == "col":
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            width = 0.0 if attributes.get("hidden") in ("1", "true") else None
            if width is None and "width" in attributes:
                width = _size(attributes["width"])
            self.columns.append((first - 1, last - 1, int(attributes.get("style", "0")), width))
        elif name == "sheetFormatPr":
            self.height = _size(attributes.get("defaultRowHeight", "15"))
        elif name == "legacyDrawing":
            keys = (key for key in attributes if key.endswith(":id"))
            self.drawing = attributes.get(next(keys, ""), "")
        elif name == "worksheet":
            self.is_strict = STRICT.main in attributes.values()

    def style(self, column: int) -> int:
        """The style of a column, which cells have that are not written."""
        return next((s for first, last, s, _ in self.columns if first <= column <= last), 0)

    def width(self, column: int) -> float | None:
        """The width of a column in characters; None for the usual one."""
        return next((w for first, last, _, w in self.columns if first <= column <= last), None)


def _size(text: str) -> float:
    """A width in characters or a height in points; ValueError for more than Excel knows."""
    size = float(text)
    if not 0 <= size <= LARGEST:
        raise ValueError(text)
    return size


def outlined(blocks: Iterable[bytes]) -> Outline:
    """What a worksheet says beside its cells; ValueError where a number is none."""
    found = Outline()

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        if local(name) in TOLD:
            found.take(local(name), attributes)

    spans.feed(spans.parser_of(begin, lambda _name: None), blocks)
    return found
