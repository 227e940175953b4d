"""Number formats of OpenDocument, written as Excel would write them."""

from dataclasses import dataclass, field

from etl.reading.formats.masks import GENERAL

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
}
DATA_STYLES = (
    "number:number-style",
    "number:percentage-style",
    "number:date-style",
    "number:time-style",
    "number:currency-style",
    "number:text-style",
)


@dataclass
class DataStyles:
    """Format codes by the name of a cell style, gathered as the elements pass by."""

    codes: dict[str, str] = field(default_factory=dict)
    data_of: dict[str, str] = field(default_factory=dict)
    parent_of: dict[str, str] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)
    _style: str = ""
    _data: str | None = None
    _pieces: list[str] = field(default_factory=list)
    _literal: bool = False

    def code(self, style: str) -> str:
        """The format code of a cell style, its own or inherited."""
        for _ in range(20):
            if style in self.data_of:
                return self.codes.get(self.data_of[style], GENERAL)
            style = self.parent_of.get(style, "")
            if not style:
                break
        return GENERAL

    def start(self, name: str, found: dict[str, str]) -> bool:
        """An element begins; whether it belonged to a style."""
        if name in DATA_STYLES:
            self._data, self._pieces = found.get("style:name", ""), []
        elif name == "style:style":
            self._start_style(found)
        elif name == "style:table-properties" and found.get("table:display") == "false":
            self.hidden_tables.add(self._style)
        elif self._data is None:
            return False
        elif name == "number:text":
            self._literal = True
        elif name in PIECES:
            self._pieces.append(_piece(name, found))
        elif name == "number:number":
            self._pieces.append(_digits(found))
        return True

    def text(self, text: str) -> None:
        """Text of a literal."""
        if self._literal:
            self._pieces.append(text if text in "%-/.: " else f'"{text}"')

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "number:text":
            self._literal = False
        elif name in DATA_STYLES and self._data is not None:
            self.codes[self._data] = "".join(self._pieces) or GENERAL
            self._data = None

    def _start_style(self, found: dict[str, str]) -> None:
        self._style = found.get("style:name", "")
        if "style:data-style-name" in found:
            self.data_of[self._style] = found["style:data-style-name"]
        if "style:parent-style-name" in found:
            self.parent_of[self._style] = found["style:parent-style-name"]


def _piece(name: str, found: dict[str, str]) -> str:
    if name == "number:month" and found.get("number:textual") == "true":
        return "mmm"
    return PIECES[name][found.get("number:style") == "long"]


def _digits(found: dict[str, str]) -> str:
    if "number:decimal-places" not in found and "number:grouping" not in found:
        return GENERAL if found.get("number:min-integer-digits", "1") == "1" else "0"
    decimals = min(int(found.get("number:decimal-places", "0") or 0), 15)
    whole = "#,##0" if found.get("number:grouping") == "true" else "0"
    return whole + ("." + "0" * decimals if decimals else "")
