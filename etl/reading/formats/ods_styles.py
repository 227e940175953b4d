"""Number formats of OpenDocument, written as Excel would write them."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from etl.reading.formats.masks import GENERAL
from etl.reading.formats.ods_digits import Digits

PIECES = {
    "number:year": ("yy", "yyyy"),
    "number:month": ("m", "mm"),
    "number:day": ("d", "dd"),
    "number:hours": ("h", "hh"),
    "number:minutes": ("mm", "mm"),
    "number:seconds": ("ss", "ss"),
    "number:am-pm": ("AM/PM", "AM/PM"),
    "number:day-of-week": ("aaa", "aaaa"),
    "number:quarter": ('"Q"', '"Q"'),
    "number:scientific-number": ("0.00E+00", "0.00E+00"),
    "number:fraction": ("# ?/?", "# ?/?"),
    "number:text-content": ("@", "@"),
}
PERCENTAGE = "number:percentage-style"
DATA_STYLES = (
    PERCENTAGE,
    "number:number-style",
    "number:date-style",
    "number:time-style",
    "number:currency-style",
    "number:text-style",
)
LITERALS = ("number:text", "number:currency-symbol", "number:embedded-text")
BARE = "-+/.:() "  # signs that Excel shows without quotes
ANY_DIGITS = "0.##########"
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}

Condition = tuple[str, float, str]


@dataclass
class DataStyles:
    """Format codes by the name of a cell style, gathered as the elements pass by."""

    codes: dict[str, str] = field(default_factory=dict)
    maps: dict[str, list[Condition]] = field(default_factory=dict)
    data_of: dict[str, str] = field(default_factory=dict)
    parent_of: dict[str, str] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)
    _style: str = ""
    _data: str | None = None
    _is_percentage: bool = False
    _pieces: list[str] = field(default_factory=list)
    _digits: Digits | None = None
    _literal: list[str] | None = None

    def code(self, style: str, value: object = None) -> str:
        """The format code of a cell style, its own or inherited, as it shows a value."""
        for _ in range(20):
            if style in self.data_of:
                return self._code(self.data_of[style], value)
            style = self.parent_of.get(style, "")
            if not style:
                break
        return GENERAL

    def _code(self, data: str, value: object) -> str:
        """A code with sections where they depend on the sign, else the one for this value."""
        base, maps = self.codes.get(data, GENERAL), self.maps.get(data, [])
        if not maps:
            return base
        by_sign = {sign: self.codes.get(name, GENERAL) for sign, than, name in maps if than == 0}
        if len(by_sign) == len(maps) and (sections := _sections(by_sign, base)):
            return sections
        if isinstance(value, float):
            for sign, than, name in maps:
                if _COMPARED[sign](value, than):
                    return self.codes.get(name, GENERAL)
        return base

    def start(self, name: str, attributes: Mapping[str, str]) -> bool:
        """An element begins; whether it belonged to a style."""
        if name in DATA_STYLES:
            self._data, self._pieces = attributes.get("style:name", ""), []
            self.maps.pop(self._data, None)
            self._is_percentage = name == PERCENTAGE
        elif name == "style:style":
            self._start_style(attributes)
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_tables.add(self._style)
        elif self._data is None:
            return False
        else:
            self._inside(name, attributes)
        return True

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in LITERALS:
            self._literal = []
            if self._digits:
                self._digits.embed(attributes.get("number:position", "0"))
        elif name in PIECES:
            self._pieces.append(_piece(name, attributes))
        elif name == "number:number":
            self._digits = Digits(attributes)
        elif name == "style:map":
            self._map(
                attributes.get("style:condition", ""), attributes.get("style:apply-style-name", "")
            )

    def _map(self, condition: str, applied: str) -> None:
        match = _CONDITION.fullmatch(condition)
        if match and self._data is not None:
            self.maps.setdefault(self._data, []).append((match[1], float(match[2]), applied))

    def text(self, text: str) -> None:
        """Text of a literal."""
        if self._literal is not None:
            self._literal.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in LITERALS and self._literal is not None:
            self._end_literal("".join(self._literal))
        elif name == "number:number" and self._digits:
            self._pieces.append(self._digits.code)
            self._digits = None
        elif name in DATA_STYLES and self._data is not None:
            if len(self._pieces) > 1 and GENERAL in self._pieces:
                self._pieces[self._pieces.index(GENERAL)] = ANY_DIGITS
            self.codes[self._data] = "".join(self._pieces) or GENERAL
            self._data = None

    def _end_literal(self, text: str) -> None:
        self._literal = None
        if self._digits:
            self._digits.embedded(text)
        elif text:
            is_bare = text in BARE or (text == "%" and self._is_percentage)
            self._pieces.append(text if is_bare else '"' + text.replace('"', "") + '"')

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get("style:name", "")
        if "style:data-style-name" in attributes:
            self.data_of[self._style] = attributes["style:data-style-name"]
        if "style:parent-style-name" in attributes:
            self.parent_of[self._style] = attributes["style:parent-style-name"]


def _sections(by_sign: Mapping[str, str], base: str) -> str | None:
    """The sections for numbers above zero, below it, zero and texts, as far as they are told."""
    if set(by_sign) == {">="}:
        return f"{by_sign['>=']};{base}"
    if set(by_sign) == {"<"}:
        return f"{base};{by_sign['<']}"
    if set(by_sign) == {">"}:
        return f"{by_sign['>']};{base};{base}"
    if set(by_sign) == {">", "<"}:
        return f"{by_sign['>']};{by_sign['<']};{base}"
    if set(by_sign) == {">", "<", "="}:
        return f"{by_sign['>']};{by_sign['<']};{by_sign['=']};{base}"
    return None


def _piece(name: str, attributes: Mapping[str, str]) -> str:
    if name == "number:month" and attributes.get("number:textual") == "true":
        return "mmm"
    return PIECES[name][attributes.get("number:style") == "long"]
