"""The same facts read equal through any layout, head, place of the unit, form and writer."""

from random import Random

import pytest

from tests.grammar import cube, noise, specimen
from tests.grammar.axes import FIGURES, LAYOUTS, Layout
from tests.grammar.drawing import Drawing
from tests.grammar.judge import Finding
from tests.grammar.layouts import draw
from tests.grammar.pairwise import Choice
from tests.grammar.reading import found
from tests.grammar.rules import fits
from tests.grammar.surroundings import surround

PLAIN: Choice = {
    "layout": "cities × indicators over periods",
    "period": "2024年",
    "stated": "title",
    "corner": "named",
    "heads": "merged",
    "group": "none",
    "labels": "plain",
    "beside": "nothing",
    "register": "none",
    "unit": "bracket",
    "value": "plain",
    "above": "nothing",
    "below": "nothing",
    "sums": "none",
    "within": "nothing",
    "hidden": "nothing",
    "writer": "xlsx openpyxl",
}
SEEDS = (1, 2, 3)
LEVELS = {option for option in FIGURES["value"] if not option.startswith("some")}


def facts(layout: Layout, seed: int) -> cube.Cube:
    """The same facts for every layout that states the same axes."""
    sizes: dict[cube.Axis, int] = {"indicator": 2, "city": 3, "period": 2}
    stated = {axis: 1 if axis in layout.stated else size for axis, size in sizes.items()}
    return cube.draw(cube.Plan(stated, "year"), Random(seed))


def reading(choice: Choice, seed: int) -> Finding:
    """What the reader does wrong with these facts in the form of a choice."""
    rng = Random(seed)
    layout = LAYOUTS[choice["layout"]]
    drawing = Drawing(facts(layout, seed), layout, choice, rng)
    pages = [noise.disturb(surround(body, drawing), choice, rng) for body in draw(drawing)]
    return found(specimen.written(seed, choice, pages))


def same(choice: Choice) -> dict[int, list[str]]:
    """Each seed whose facts are not read as they are, with what is wrong."""
    assert fits(choice)
    findings = {seed: reading(choice, seed) for seed in SEEDS}
    return {seed: one.silent + one.said for seed, one in findings.items() if one.verdict != "right"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_facts_read_equal_in_every_layout(layout: str) -> None:
    assert same({**PLAIN, "layout": layout}) == {}


@pytest.mark.parametrize("writer", FIGURES["writer"])
@pytest.mark.parametrize("layout", ["long list", "cities × periods", PLAIN["layout"]])
def test_facts_read_equal_from_every_writer(layout: str, writer: str) -> None:
    assert same({**PLAIN, "layout": layout, "writer": writer}) == {}


@pytest.mark.parametrize("heads", FIGURES["heads"])
@pytest.mark.parametrize(
    "layout", [name for name, one in LAYOUTS.items() if 2 in (len(one.down), len(one.across))]
)
def test_facts_read_equal_under_merged_repeated_and_lost_heads(layout: str, heads: str) -> None:
    assert same({**PLAIN, "layout": layout, "heads": heads}) == {}


@pytest.mark.parametrize("unit", ["bracket", "own place"])
@pytest.mark.parametrize(
    "layout", [name for name, one in LAYOUTS.items() if "indicator" in one.down]
)
def test_facts_read_equal_wherever_their_unit_stands(layout: str, unit: str) -> None:
    assert same({**PLAIN, "layout": layout, "unit": unit}) == {}


@pytest.mark.parametrize("value", sorted(LEVELS))
@pytest.mark.parametrize("writer", ["xls", "ods", "csv utf-8"])
def test_facts_read_equal_in_every_form(value: str, writer: str) -> None:
    assert same({**PLAIN, "layout": "cities × periods", "value": value, "writer": writer}) == {}


@pytest.mark.parametrize("axis", ["above", "below", "sums", "within"])
def test_facts_read_equal_whatever_stands_round_them(axis: str) -> None:
    for option in FIGURES[axis]:
        choice = {**PLAIN, "layout": "cities × periods", axis: option}
        if fits(choice):
            assert same(choice) == {}, option
