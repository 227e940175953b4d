"""The ways in which sheets differ, as data: axes with their options, and what excludes what."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from tests.grammar.cube import Axis
from tests.grammar.pairwise import Axes, Choice, cover
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
NUMERIC = ("plain", "mask 0.00", "mask #,##0.0", "mask accounting", "mask percent")
FIGURES: Axes = {
    "layout": tuple(LAYOUTS),
    "period": tuple(SPELLINGS),
    "stated": ("title", "title and subject", "lines", "sheet name"),
    "corner": ("named", "blank", "slashed"),
    "heads": ("merged", "repeated", "merges lost"),
    "group": ("none", "above the indicators"),
    "unit": ("bracket", "line", "own place", "in the cells", "none"),
    "value": (
        *NUMERIC,
        *("text", "text 1,234.5", "full-width text", "约", "some missing", "some changes"),
    ),
    "above": ("nothing", "blank row", "office lines", "a note"),
    "below": ("nothing", "note", "source", "signature"),
    "sums": ("none", "total last", "total first", "mean", "subtotals", "total column"),
    "within": ("nothing", "blank row", "repeated head", "sections"),
    "hidden": ("nothing", "row", "column"),
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
Rule = Callable[[Choice], bool]


def _layout(choice: Choice) -> Layout:
    return LAYOUTS[choice["layout"]]


def _is(axis: str, *options: str) -> Rule:
    return lambda choice: choice[axis] in options


def _across_only(axis: Axis) -> Rule:
    return lambda choice: _layout(choice).across == (axis,)


def _leaf_of_cities(choice: Choice) -> bool:
    layout = _layout(choice)
    return layout.down == ("city",) and bool(layout.across)


# Each rule forbids what it describes; it is asked once all the axes that it names are chosen.
FORBIDDEN: tuple[tuple[tuple[str, ...], Rule], ...] = (
    # A sheet names one thing, or has one already; what it names stands nowhere else.
    (
        ("layout", "stated"),
        lambda c: (
            c["stated"] == "sheet name" and (len(_layout(c).stated) != 1 or bool(_layout(c).sheets))
        ),
    ),
    (("layout", "stated"), lambda c: c["stated"] == "lines" and not _layout(c).stated),
    # A city's name heads a sheet of indicators only as a title.
    (
        ("period", "stated"),
        lambda c: SPELLINGS[c["period"]].leaves_year and not c["stated"].startswith("title"),
    ),
    # Only a title of its own says the year; a fixed period is written in full, always the same.
    (
        ("layout", "period"),
        lambda c: (
            "period" not in _layout(c).down + _layout(c).across
            and c["period"] not in {"2024年", "2024年3月", "2024年一季度", "2024年1-3月"}
        ),
    ),
    # A slash in the corner parts one label down from one across.
    (
        ("layout", "corner"),
        lambda c: (
            c["corner"] == "slashed" and (len(_layout(c).down), len(_layout(c).across)) != (1, 1)
        ),
    ),
    (("layout", "corner"), lambda c: c["corner"] == "blank" and len(_layout(c).down) > 1),
    # Numbers of years under a blank corner are told apart from figures; other bare numbers are not.
    (
        ("layout", "heads"),
        lambda c: (
            c["heads"] != "merged" and len(_layout(c).across) < 2 and len(_layout(c).down) != 2
        ),
    ),
    (
        ("layout", "group"),
        lambda c: c["group"] != "none" and _layout(c).across != ("indicator",),
    ),
    (
        ("layout", "unit"),
        lambda c: (
            c["unit"] == "own place"
            and "indicator" not in _layout(c).down
            and not _across_only("indicator")(c)
        ),
    ),
    (("group", "unit"), lambda c: c["group"] != "none" and c["unit"] == "line"),
    (("stated", "unit"), lambda c: c["stated"] == "sheet name" and c["unit"] == "bracket"),
    (("unit", "value"), lambda c: c["unit"] == "in the cells" and c["value"] not in {"text", "约"}),
    (("unit", "value"), lambda c: c["unit"] == "none" and c["value"] == "mask percent"),
    (("layout", "value"), lambda c: c["layout"] == "form" and c["value"] == "some missing"),
    (("layout", "sums"), lambda c: c["sums"] == "total column" and not _across_only("city")(c)),
    (
        ("layout", "sums"),
        lambda c: c["sums"] not in {"none", "total column"} and not _leaf_of_cities(c),
    ),
    (("value", "sums"), lambda c: c["value"] == "some changes" and c["sums"] != "none"),
    (("sums", "within"), lambda c: c["sums"] == "subtotals" and c["within"] != "nothing"),
    (("layout", "within"), lambda c: c["within"] == "sections" and not _leaf_of_cities(c)),
    (("layout", "within"), lambda c: c["layout"] == "form" and c["within"] == "repeated head"),
    (
        ("layout", "within", "heads"),
        lambda c: (
            len(_layout(c).down) == 2 and c["within"] != "nothing" and c["heads"] != "repeated"
        ),
    ),
    (("layout", "writer"), lambda c: bool(_layout(c).sheets) and c["writer"] in FLAT),
    (("stated", "writer"), lambda c: c["stated"] == "sheet name" and c["writer"] in FLAT),
    (("hidden", "writer"), lambda c: c["hidden"] != "nothing" and c["writer"] in FLAT),
)


def fits(choice: Choice) -> bool:
    """Whether no rule forbids a choice, whole or in part."""
    return not any(
        all(axis in choice for axis in axes) and forbids(choice) for axes, forbids in FORBIDDEN
    )


@lru_cache(maxsize=64)
def block(grammar: str, number: int) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The `number`th set of choices that covers all pairs of a grammar."""
    axes = {"figures": FIGURES, "ledgers": LEDGERS}[grammar]
    choices = cover(axes, fits, Random(number))
    return tuple(tuple(sorted(choice.items())) for choice in choices)


def choose(grammar: str, number: int) -> Choice:
    """The choice of a running number: one block after the other, each covering all pairs."""
    for one in range(1000):
        choices = block(grammar, one)
        if number < len(choices):
            return dict(choices[number])
        number -= len(choices)
    raise ValueError(number)
