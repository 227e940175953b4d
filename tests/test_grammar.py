"""The reader over the grammar of office sheets: nothing silently wrong, hardly anything asked."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.grammar import pairwise
from tests.grammar.axes import GRAMMARS
from tests.grammar.choices import block
from tests.grammar.judge import Answer, Fault, Finding, judge, places_of
from tests.grammar.reading import found
from tests.grammar.rules import fits
from tests.grammar.specimen import specimen
from tests.grammar.truth import Expected, OneOf, Truth

SEEDS = range(150)
RIGHT = 0.97


@pytest.fixture(scope="module")
def findings() -> dict[int, Finding]:
    return {seed: found(specimen(seed)) for seed in SEEDS}


def test_no_sheet_of_the_grammar_is_read_silently_wrong(findings: dict[int, Finding]) -> None:
    silent = {seed: finding.silent[0] for seed, finding in findings.items() if finding.silent}
    assert silent == {}


def test_sheets_of_the_grammar_are_read_without_needless_asking(
    findings: dict[int, Finding],
) -> None:
    asked = {seed: finding.said[0] for seed, finding in findings.items() if finding.said}
    assert len(asked) <= len(SEEDS) * (1 - RIGHT), asked


def test_a_seed_is_always_the_same_sheet() -> None:
    for seed in range(0, 60, 7):
        one, other = specimen(seed), specimen(seed)
        assert (one.choice, one.pages, one.truth) == (other.choice, other.pages, other.truth)


@pytest.mark.parametrize("grammar", ["figures", "ledgers"])
def test_every_two_options_that_go_together_are_met_and_none_that_do_not(grammar: str) -> None:
    choices = [dict(choice) for choice in block(grammar, 0)]
    assert all(fits(choice) for choice in choices)
    met = set().union(*map(pairwise.met, choices))
    every = GRAMMARS[grammar]
    options = {(axis, option) for axis in every for option in every[axis]}
    assert {option for pair in met for option in pair} == options
    again = {pair for choice in block(grammar, 1) for pair in pairwise.met(dict(choice))}
    assert again <= met


TRUTH = Truth(
    (
        Expected(
            "indicator_values",
            "表",
            "B3",
            {"指标": OneOf(("入会率",)), "城市": "扬州市", "数值": 61.5, "单位": "%"},
        ),
    )
)


def answered(values: Mapping[str, object], *faults: str, cell: str = "B3") -> Answer:
    row = {
        "指标": "入会率",
        "城市": "扬州",
        "数值": 61.5,
        "单位": "%",
        "_row": int(cell[1:]),
        "_cell": cell,
    }
    told = tuple(Fault("表", places_of(fault), "请改", False) for fault in faults)
    return Answer((("indicator_values", "表", {**row, **values}),), told)


@pytest.mark.parametrize(
    ("values", "faults", "verdict"),
    [
        ({}, (), "right"),
        ({"数值": {"value": 61.5, "unit": "%"}, "单位": None}, (), "right"),
        ({"数值": 0.615}, (), "silently wrong"),
        ({"单位": "万人"}, (), "silently wrong"),
        ({"城市": "许昌"}, (), "silently wrong"),
        ({"数值": None}, ("B3",), "asked needlessly"),
        ({"数值": None}, ("A3",), "asked needlessly"),
        ({"数值": None}, ("A1:C1",), "asked needlessly"),
        ({"数值": None}, ("C9",), "silently wrong"),
        ({}, ("B3",), "asked needlessly"),
    ],
)
def test_a_difference_is_silent_unless_its_cell_or_its_label_is_reported(
    values: Mapping[str, object], faults: tuple[str, ...], verdict: str
) -> None:
    assert judge(TRUTH, answered(values, *faults)).verdict == verdict


def test_a_row_that_is_none_is_silently_wrong() -> None:
    right, other = answered({}), answered({}, cell="B4")
    assert judge(TRUTH, replace(right, rows=right.rows + other.rows)).verdict == "silently wrong"


def test_a_file_that_is_refused_is_not_silently_wrong() -> None:
    refused = Answer((), (), is_refused=True)
    assert judge(TRUTH, refused).verdict == "asked needlessly"
    assert judge(TRUTH, Answer((), (), "没有认出任何表")).verdict == "asked needlessly"
    assert judge(TRUTH, Answer((), ())).verdict == "silently wrong"


def test_asking_where_a_clerk_would_ask_is_right() -> None:
    open_cell = replace(
        TRUTH, rows=(replace(TRUTH.rows[0], is_optional=True),), may_report=frozenset({"B3"})
    )
    assert judge(open_cell, Answer((), (Fault("表", places_of("B3"), "请改", False),))).verdict == (
        "asked rightly"
    )
    assert judge(open_cell, Answer((), ())).verdict == "right"


def test_a_hidden_column_must_be_said() -> None:
    assert judge(replace(TRUTH, must_say=("隐藏",)), answered({})).verdict == "silently wrong"
