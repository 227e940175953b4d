"""What a workbook's styles say about a cell: its number format, and whether it has a border."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.reading.formats import reasons
from etl.reading.formats.masks import BUILT_IN, GENERAL
from etl.reading.formats.xml import Tag
from etl.reading.refusal import Refusal

SIDES = ("left", "right", "top", "bottom")


@dataclass
class Styles:
    """Number format and border by style number, gathered as the tags of a styles.xml pass by."""

    codes: list[str] = field(default_factory=list)
    bordered: set[int] = field(default_factory=set)
    _own: dict[int, str] = field(default_factory=dict)
    _lined: list[bool] = field(default_factory=list)
    _inside: str = ""

    def code(self, style: int) -> str:
        """The format code of a style; General if there is no such style."""
        return self.codes[style] if style < len(self.codes) else GENERAL

    @property
    def masked(self) -> list[int]:
        """The styles whose cells are shown otherwise than as plain values."""
        return [style for style, code in enumerate(self.codes) if code != GENERAL]

    def take(self, name: str, attributes: dict[str, str]) -> None:
        """Note one start or end tag."""
        if name in ("cellXfs", "border"):
            self._inside = name
        elif name in ("/cellXfs", "/border"):
            self._inside = ""
        if name == "numFmt":
            self._own[_number(attributes, "numFmtId")] = attributes.get("formatCode", GENERAL)
        elif name == "border":
            self._lined.append(False)
        elif self._inside == "border" and name in SIDES:
            self._lined[-1] |= attributes.get("style", "none") != "none"
        elif self._inside == "cellXfs" and name == "xf":
            self._add(attributes)

    def _add(self, attributes: dict[str, str]) -> None:
        border = _number(attributes, "borderId")
        if border < len(self._lined) and self._lined[border]:
            self.bordered.add(len(self.codes))
        number = _number(attributes, "numFmtId")
        code = self._own.get(number) or BUILT_IN.get(number, GENERAL)
        self.codes.append(GENERAL if code.lower() == GENERAL.lower() else code)


def read_styles(tags: Iterator[Tag], *, most: int) -> Styles:
    """The styles of a styles.xml; Refusal above `most` of them."""
    styles = Styles()
    for name, attributes in tags:
        styles.take(name, attributes)
        if len(styles.codes) > most:
            raise Refusal(reasons.STYLES, limit=str(most))
    return styles


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "0")
    if not text.isdecimal():
        raise Refusal(reasons.DAMAGED)
    return int(text[:9])
