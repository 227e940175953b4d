"""A figure that is remembered is the one that would be drawn now, whatever was drawn before."""

import datetime as dt
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pages.shared import theme, warehouse, words
from pages.shared.capture.page import present_manner
from pages.shared.components.chart import _drawn
from pages.shared.figures import Bars, Chart, Figure, Line, Periods, Rows
from pages.shared.warehouse import Build

BUILDS = [None, *(Build(number, Path(f"{number}.duckdb")) for number in (1, 2))]
DAYS = (dt.date(2025, 6, 30), dt.date(2025, 7, 31))
DAYS_SAID = ("2025年6月", "2025年7月")
VALUES = st.tuples(*[st.none() | st.integers(0, 3) | st.floats(0, 3)] * 2)
FIGURES = st.builds(
    lambda values, role: Chart((Bars(values=values, roles=role),), Rows(("澄岚市", "甲市"))),
    VALUES,
    st.sampled_from(["good", "bad", "home"]),
) | st.builds(
    lambda values: Chart(
        (Line(values=values, places=DAYS, roles="home", name="澄岚市"),), Periods(DAYS, DAYS_SAID)
    ),
    VALUES,
)
RUNS = st.lists(
    st.tuples(FIGURES, st.sampled_from(BUILDS), st.sampled_from(["zh", "en"]), st.booleans()),
    min_size=2,
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(RUNS)
def test_what_is_remembered_is_what_would_be_drawn(
    runs: list[tuple[Figure, Build | None, str, bool]],
) -> None:
    """Loads and undos change the build in view; each run may be another reader's."""
    try:
        for figure, build, language, red_is_good in [*runs, *reversed(runs)]:
            warehouse.pin(build)
            theme.use(red_is_good=red_is_good)
            with words.speaking(language):
                shown = warehouse.remembered(_drawn, figure, present_manner())
                assert shown == _drawn(figure, present_manner())
    finally:
        warehouse.pin(None)
        theme.use(red_is_good=False)


def test_what_is_made_of_one_build_is_not_shown_of_another() -> None:
    try:
        for build in (*BUILDS, *BUILDS):
            warehouse.pin(build)
            assert warehouse.remembered(_build_in_view, "same") == (build, "same")
    finally:
        warehouse.pin(None)


def _build_in_view(word: str) -> tuple[Build | None, str]:
    return warehouse._pinned.get(), word
