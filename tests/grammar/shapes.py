"""What excludes what in the shape of a table: each rule says why, and forbids a choice."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.grammar.axes import LAYOUTS, Layout
from tests.grammar.pairwise import Choice
from tests.grammar.periods import SPELLINGS

STATED_PERIODS = {"2024年", "2024年3月", "2024年一季度", "2024年1-3月"}  # as titles write them


@dataclass(frozen=True)
class Rule:
    """`forbids` is asked once all `axes` are chosen."""

    why: str
    axes: tuple[str, ...]
    forbids: Callable[[Choice], bool]


def layout(choice: Choice) -> Layout:
    """The layout that was chosen."""
    return LAYOUTS[choice["layout"]]


def levels(choice: Choice) -> int:
    """The rows of labels over the figures; ranks and growth stand beside figures below a label."""
    across = layout(choice).across
    has_parts = choice.get("beside") in {"rank", "growth"}
    return len(across) + (has_parts and bool(across) and across[-1] != "indicator")


def is_list_of_cities(choice: Choice) -> bool:
    return layout(choice).down == ("city",) and bool(layout(choice).across)


SHAPES = (
    Rule(
        "a sheet's name states one thing, and the name of a sheet among several is taken",
        ("layout", "stated"),
        lambda c: (
            c["stated"] == "sheet name" and (len(layout(c).stated) != 1 or bool(layout(c).sheets))
        ),
    ),
    Rule(
        "lines above state something",
        ("layout", "stated"),
        lambda c: c["stated"] == "lines" and not layout(c).stated,
    ),
    Rule(
        "only a title says the year that periods leave out",
        ("period", "stated"),
        lambda c: SPELLINGS[c["period"]].leaves_year and not c["stated"].startswith("title"),
    ),
    Rule(
        "a stated period is written in full",
        ("layout", "period"),
        lambda c: (
            "period" not in layout(c).down + layout(c).across and c["period"] not in STATED_PERIODS
        ),
    ),
    Rule(
        "a slash parts one label down from one across",
        ("layout", "corner", "beside"),
        lambda c: c["corner"] == "slashed" and (len(layout(c).down), levels(c)) != (1, 1),
    ),
    Rule(
        "two columns of labels have heads",
        ("layout", "corner"),
        lambda c: c["corner"] == "blank" and len(layout(c).down) > 1,
    ),
    Rule(
        "a further column at the side has a head, and so has the first",
        ("corner", "beside"),
        lambda c: c["corner"] in {"blank", "slashed"} and c["beside"] in {"running number", "code"},
    ),
    Rule(
        "one level of labels has nothing to merge",
        ("layout", "heads", "beside"),
        lambda c: c["heads"] != "merged" and levels(c) < 2 and len(layout(c).down) != 2,
    ),
    Rule(
        "a group stands above a row of indicators",
        ("layout", "group", "beside"),
        lambda c: (
            c["group"] != "none"
            and (layout(c).across != ("indicator",) or c["beside"] in {"rank", "growth"})
        ),
    ),
    Rule(
        "of which: said of the innermost indicators down",
        ("layout", "labels"),
        lambda c: c["labels"] == "of which" and layout(c).down[-1] != "indicator",
    ),
    Rule(
        "numbers stand before the one label of a line",
        ("layout", "labels", "beside"),
        lambda c: (
            c["labels"] == "numbered"
            and (
                len(layout(c).down) > 1
                or layout(c).down[0] == "period"
                or c["beside"] == "running number"
            )
        ),
    ),
    Rule(
        "a rank is one among cities, and a form has no columns",
        ("layout", "beside"),
        lambda c: (
            (c["layout"] == "form" and c["beside"] != "nothing")
            or (c["beside"] == "rank" and "city" in layout(c).stated)
        ),
    ),
    Rule(
        "lines are numbered one by one, and codes are those of cities",
        ("layout", "beside"),
        lambda c: (
            (c["beside"] == "running number" and len(layout(c).down) == 2)
            or (c["beside"] == "code" and layout(c).down != ("city",))
        ),
    ),
    Rule(
        "a change has no rank",
        ("beside", "value"),
        lambda c: c["beside"] == "rank" and c["value"] == "some changes",
    ),
    Rule(
        "units have a place of their own beside a list of indicators, or below a row of them",
        ("layout", "unit"),
        lambda c: (
            c["unit"] == "own place"
            and "indicator" not in layout(c).down
            and layout(c).across != ("indicator",)
        ),
    ),
)
