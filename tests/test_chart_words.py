"""The words in native charts: no name over the bars, and each read against what it stands on."""

from dataclasses import replace

import pytest

from pages.shared import theme
from pages.shared.exports.plot import Label, Plot, Series
from tests.test_chart_xml import SPACE, drawn, in_paper

ONE = Plot(
    kind="bar", categories=("一", "二"), series=(Series("论坛", (3.0, 1.0), colour="#434A55"),)
)


@pytest.mark.parametrize("plot", [ONE, replace(ONE, kind="line")], ids=["bar", "line"])
def test_no_chart_writes_the_name_of_its_one_series_over_its_bars(plot: Plot) -> None:
    """Office makes a title of the name of a single series where nothing forbids it."""
    for space in (drawn(plot)[0]._chartSpace, in_paper(plot)):
        said = space.find(f".//{SPACE}autoTitleDeleted")
        assert said is not None
        assert said.get("val") in (None, "1", "true")  # true is what the standard takes for none
        assert space.find(f"{SPACE}chart/{SPACE}title") is None


def test_a_word_amid_a_bar_of_a_stack_is_read_against_the_bar() -> None:
    amber = theme.colour("amber")
    part = Series("甲", (3.0,), colour=amber, labels=(Label(0, "3", "middle"),))
    plot = Plot(
        kind="bar",
        categories=("一",),
        series=(part, Series("乙", (1.0,), colour=theme.OTHER_INK)),
        is_stacked=True,
    )
    chart, _pen = drawn(plot)
    (said,) = chart._chartSpace.iter(f"{SPACE}dLbl")
    assert {one.get("val") for one in said.iter("{*}srgbClr")} == {theme.written_on(amber)[1:]}
