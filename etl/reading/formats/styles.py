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
    """Number format and border by style number."""

    codes: list[str] = field(default_factory=list)
    bordered: set[int] = field(default_factory=set)

    def code(self, style: int) -> str:
        """The format code of a style; General if there is no such style."""
        return self.codes[style] if style < len(self.codes) else GENERAL

    @property
    def masked(self) -> list[int]:
        """The styles whose cells are shown otherwise than as plain values."""
        return [style for style, code in enumerate(self.codes) if code != GENERAL]


def read_styles(tags: Iterator[Tag], *, most: int) -> Styles:
    """The styles of a styles.xml; Refusal above `most` of them."""
    own: dict[int, str] = {}
    lined: list[bool] = []
    styles = Styles()
    inside = ""
    for name, attributes in tags:
        if name in ("cellXfs", "border"):
            inside = name
        elif name in ("/cellXfs", "/border"):
            inside = ""
        if name == "numFmt" and "numFmtId" in attributes:
            own[_number(attributes["numFmtId"])] = attributes.get("formatCode", GENERAL)
        elif name == "border":
            lined.append(False)
        elif inside == "border" and name in SIDES and attributes.get("style", "none") != "none":
            lined[-1] = True
        elif inside == "cellXfs" and name == "xf":
            _add(styles, attributes, own, lined)
            if len(styles.codes) > most:
                raise Refusal(reasons.STYLES, limit=str(most))
    return styles


def _add(
    styles: Styles, attributes: dict[str, str], own: dict[int, str], lined: list[bool]
) -> None:
    border = _number(attributes.get("borderId", "0"))
    if border < len(lined) and lined[border]:
        styles.bordered.add(len(styles.codes))
    number = _number(attributes.get("numFmtId", "0"))
    code = own.get(number) or BUILT_IN.get(number, GENERAL)
    styles.codes.append(GENERAL if code.lower() == GENERAL.lower() else code)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise Refusal(reasons.DAMAGED)
    return int(text[:9])
