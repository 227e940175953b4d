"""The ways in which sheets differ, as data: axes with their options."""

from dataclasses import dataclass

from tests.grammar.cube import Axis
from tests.grammar.pairwise import Axes
from tests.grammar.periods import SPELLINGS


@dataclass(frozen=True)
class Layout:
    """Which axes run down, which across, which from sheet to sheet; the text states the others."""

    down: tuple[Axis, ...]
    across: tuple[Axis, ...] = ()
    sheets: tuple[Axis, ...] = ()

    @property
    def stated(self) -> tuple[Axis, ...]:
        """The axes with one member, which the title or a line above names."""
        every: tuple[Axis, ...] = ("city", "period", "indicator")
        return tuple(axis for axis in every if axis not in self.down + self.across + self.sheets)


LAYOUTS = {
    "long list": Layout(("indicator", "city", "period")),
    "English list": Layout(("city", "indicator", "period")),
    "form": Layout(("indicator",)),
    "cities × periods": Layout(("city",), ("period",)),
    "periods × cities": Layout(("period",), ("city",)),
    "cities × indicators": Layout(("city",), ("indicator",)),
    "indicators × cities": Layout(("indicator",), ("city",)),
    "periods × indicators": Layout(("period",), ("indicator",)),
    "indicators × periods": Layout(("indicator",), ("period",)),
    "cities × periods over indicators": Layout(("city",), ("period", "indicator")),
    "cities × indicators over periods": Layout(("city",), ("indicator", "period")),
    "indicators, cities × periods": Layout(("indicator", "city"), ("period",)),
    "cities, indicators × periods": Layout(("city", "indicator"), ("period",)),
    "periods, cities × indicators": Layout(("period", "city"), ("indicator",)),
    "a sheet a period": Layout(("city",), ("indicator",), ("period",)),
    "a sheet an indicator": Layout(("city",), ("period",), ("indicator",)),
    "a sheet a city": Layout(("indicator",), ("period",), ("city",)),
}
FLAT = ("csv utf-8", "csv gb18030", "html")  # one sheet, without a name; nothing can be hidden
TEXTS = ("text", "text 1,234.5", "full-width text", "约")
NUMBERS = ("plain", "mask 0.00", "mask #,##0.0", "mask accounting", "mask percent")
FIGURES: Axes = {
    "layout": tuple(LAYOUTS),
    "period": tuple(SPELLINGS),
    "stated": ("title", "title and subject", "lines", "sheet name"),
    "corner": ("named", "blank", "slashed"),
    "heads": ("merged", "repeated", "merges lost"),
    "group": ("none", "above the indicators"),
    "labels": ("plain", "numbered", "of which"),
    "beside": ("nothing", "rank", "growth", "running number", "code"),
    "unit": ("bracket", "line", "own place", "in the cells", "none"),
    "value": (*NUMBERS, *TEXTS, "some missing", "some changes"),
    "above": ("nothing", "blank row", "office lines", "a note"),
    "below": ("nothing", "note", "source", "signature"),
    "sums": ("none", "total last", "total first", "mean", "subtotals", "total column"),
    "within": ("nothing", "blank row", "repeated head", "sections"),
    "hidden": ("nothing", "row", "column"),
    "register": ("none", "of cities"),
    "writer": ("xlsx openpyxl", "xlsx xlsxwriter", "xls", "ods", *FLAT),
}
LEDGERS: Axes = {
    "ledger": ("forums", "topics", "problems", "projects"),
    "names": ("ours", "aliases", "aliases spaced out"),
    "order": ("ours", "shuffled", "numbered"),
    "heads": ("one row", "groups above", "groups merged"),
    "day": ("date", "2024年5月8日", "2024-05-08", "2024.5.8", "20240508"),
    "amount": ("plain", "text", "约", "with its unit"),
    **{axis: FIGURES[axis] for axis in ("above", "below", "hidden", "writer")},
    "within": ("nothing", "blank row", "repeated head"),
}
GRAMMARS = {"figures": FIGURES, "ledgers": LEDGERS}
