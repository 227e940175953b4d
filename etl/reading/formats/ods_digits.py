"""The digits of an OpenDocument number format, with what is divided and written between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log10

from etl.reading.formats.masks import GENERAL

MOST = 15  # digits


@dataclass
class Digits:
    """Of one `number:number` element; texts embedded in it stand left of so many digits."""

    attributes: Mapping[str, str]
    _texts: dict[int, str] = field(default_factory=dict)
    _position: int = 0

    def embed(self, position: str) -> None:
        """A text begins that is embedded left of so many whole digits."""
        self._position = int(position[:2]) if position.isdecimal() else 0

    def embedded(self, text: str) -> None:
        """The text that was embedded."""
        self._texts[self._position] = self._texts.get(self._position, "") + text

    @property
    def code(self) -> str:
        """As Excel writes it: 0.0, for a factor of 1,000 and 0!.0, for one of 10,000."""
        decimals = self._number("decimal-places", 0)
        whole = self._number("min-integer-digits", 1)
        factor = round(log10(self._factor))
        if not (decimals or factor or self._texts or self._is_plain):
            return GENERAL if whole <= 1 else "0" * whole
        if factor % 3:  # digits behind a point that is only shown divide by ten each
            return "0!." + "0" * (factor % 3) + "," * (factor // 3)
        written = self._whole(whole) + ("." + "0" * decimals if decimals else "")
        return written + "," * (factor // 3)

    @property
    def _is_plain(self) -> bool:
        return any(f"number:{name}" in self.attributes for name in ("decimal-places", "grouping"))

    def _whole(self, least: int) -> str:
        if self.attributes.get("number:grouping") == "true":
            return "#,##0"
        digits = "0" * max(least, 1, *self._texts)
        for position, text in sorted(self._texts.items(), reverse=True):
            cut = len(digits) - position
            # An exclamation mark was typed for Excel, where it guards the sign behind it.
            written = text if text == "!" else f'"{text}"'
            digits = digits[:cut] + written + digits[cut:]
        return digits

    @property
    def _factor(self) -> float:
        try:
            factor = float(self.attributes.get("number:display-factor", "1"))
        except ValueError:
            return 1
        return factor if 1 <= factor < 10**MOST else 1

    def _number(self, name: str, otherwise: int) -> int:
        text = self.attributes.get(f"number:{name}", "")
        return min(int(text[:3]), MOST) if text.isdecimal() else otherwise
