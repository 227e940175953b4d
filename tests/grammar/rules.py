"""What excludes what: the rules of shapes, and those of figures, surroundings and files."""

from tests.grammar.axes import FLAT
from tests.grammar.pairwise import Choice
from tests.grammar.shapes import SHAPES, Rule, is_list_of_cities, layout

FILLINGS = (
    Rule(
        "a line states one unit: not for several, nor over growth in per cent",
        ("group", "unit", "beside"),
        lambda c: c["unit"] == "line" and (c["group"] != "none" or c["beside"] == "growth"),
    ),
    Rule(
        "the members of whom some are counted apart are counted in 万人",
        ("labels", "unit"),
        lambda c: c["labels"] == "of which" and c["unit"] == "none",
    ),
    Rule(
        "a sheet's name has no brackets",
        ("stated", "unit"),
        lambda c: c["stated"] == "sheet name" and c["unit"] == "bracket",
    ),
    Rule(
        "only a text holds its unit",
        ("unit", "value"),
        lambda c: c["unit"] == "in the cells" and c["value"] not in {"text", "约"},
    ),
    Rule(
        "a per-cent mask states the unit",
        ("unit", "value"),
        lambda c: c["unit"] == "none" and c["value"] == "mask percent",
    ),
    Rule(
        "forms leave nothing out",
        ("layout", "value"),
        lambda c: c["layout"] == "form" and c["value"] == "some missing",
    ),
    Rule(
        "a column of sums adds cities",
        ("layout", "sums", "beside"),
        lambda c: (
            c["sums"] == "total column"
            and (layout(c).across != ("city",) or c["beside"] in {"rank", "growth"})
        ),
    ),
    Rule(
        "a row of sums adds cities",
        ("layout", "sums"),
        lambda c: c["sums"] not in {"none", "total column"} and not is_list_of_cities(c),
    ),
    Rule(
        "changes have no sum",
        ("value", "sums"),
        lambda c: c["value"] == "some changes" and c["sums"] != "none",
    ),
    Rule(
        "subtotals part the lines, and nothing else does",
        ("sums", "within"),
        lambda c: c["sums"] == "subtotals" and c["within"] != "nothing",
    ),
    Rule(
        "sections are of cities",
        ("layout", "within"),
        lambda c: c["within"] == "sections" and not is_list_of_cities(c),
    ),
    Rule(
        "a form has no head to repeat",
        ("layout", "within"),
        lambda c: c["layout"] == "form" and c["within"] == "repeated head",
    ),
    Rule(
        "nothing stands within a merged label",
        ("layout", "within", "heads"),
        lambda c: (
            len(layout(c).down) == 2 and c["within"] != "nothing" and c["heads"] != "repeated"
        ),
    ),
    Rule(
        "several sheets need a workbook",
        ("layout", "writer"),
        lambda c: bool(layout(c).sheets) and c["writer"] in FLAT,
    ),
    Rule(
        "a sheet's name needs a workbook",
        ("stated", "writer"),
        lambda c: c["stated"] == "sheet name" and c["writer"] in FLAT,
    ),
    Rule(
        "a register is a sheet of a workbook",
        ("register", "writer"),
        lambda c: c["register"] != "none" and c["writer"] in FLAT,
    ),
    Rule(
        "only a workbook hides",
        ("hidden", "writer"),
        lambda c: c["hidden"] != "nothing" and c["writer"] in FLAT,
    ),
)
RULES = (*SHAPES, *FILLINGS)
BY_AXIS = {
    axis: [rule for rule in RULES if axis in rule.axes] for rule in RULES for axis in rule.axes
}


def fits(choice: Choice, newest: str = "") -> bool:
    """Whether no rule, or none about the newest axis, forbids a choice, whole or in part."""
    rules = BY_AXIS.get(newest, []) if newest else RULES
    return not any(
        all(axis in choice for axis in rule.axes) and rule.forbids(choice) for rule in rules
    )
