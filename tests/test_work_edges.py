"""What is said of work, waiting and causes where it turns: none, one, several, below, at and above.

In English, whose sentences are those of the code.
"""

from collections.abc import Iterator, Sequence

import pandas as pd
import pytest

from pages.appraisals.findings import publicity
from pages.conversion import findings as conversion
from pages.problems.findings import problems
from pages.projects.findings import projects, task_office
from pages.rankings.findings import what_it_takes
from pages.shared import words
from pages.shared.findings import measures, places, standing, waiting, why_moved
from pages.unit import findings as unit


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


@pytest.mark.parametrize(
    ("closed", "text"),
    [
        (1, "3 months: only 3 closed, 6 found; 7 still open"),
        (2, "3 months: 6 closed, 6 found; 7 still open"),
        (3, "3 months: 9 closed, 6 found; 7 still open"),
    ],
)
def test_the_last_three_months_close_as_much_as_they_find(closed: int, text: str) -> None:
    months = {"found": [9, 2, 2, 2], "closed": [0, *[closed] * 3], "open_at_end": [1, 5, 6, 7]}
    assert problems.burnt(pd.DataFrame(months)) == text


def test_the_problem_overdue_longest_is_named() -> None:
    rows = pd.DataFrame(
        {"state": ["open", "overdue", "overdue"], "problem": list("abc")}
        | {"days_overdue": [0, 9, 5], "owner": list("xyz")}
    )
    assert problems.oldest(rows) == "Overdue longest: b, 9 days, y"
    assert problems.oldest(rows.head(1)) == "Every problem of the year"


@pytest.mark.parametrize(
    ("slip", "text"),
    [
        (-1.0, "p: at its last report in step with the calendar"),
        (0.0, "p: at its last report in step with the calendar"),
        (1.0, "p: 40% done at its last report, 50% by the calendar"),
        (0.5, "p: 40% done at its last report, 50% by the calendar"),
    ],
)
def test_a_project_slips_from_a_part_of_a_day_on(slip: float, text: str) -> None:
    done = {"progress": [10.0, 40.0], "planned_progress": [20.0, 50.0]}
    rows = pd.DataFrame({**done, "slip": [9.0, slip], "has_fallen": [None, False]})
    assert projects.slipping(rows, "p") == text


@pytest.mark.parametrize(
    ("states", "light", "text"),
    [
        (["reached", "overdue", "ahead"], "red", "1 of 3 milestones reached; missed: b"),
        (
            ["reached", "reached"],
            "green",
            "The milestones are all reached, 2 in all; the project is not",
        ),
        (["reached", "reached"], "done", "2 of 2 milestones reached"),
    ],
)
def test_milestones_are_reached_missed_or_ahead(
    states: Sequence[str], light: str, text: str
) -> None:
    rows = pd.DataFrame({"state": states, "milestone": list("abc")[: len(states)]})
    rows["reached"] = [day("2025-01-01") if state == "reached" else pd.NaT for state in states]
    assert projects.passed(rows, pd.Series({"light": light})) == text


def test_the_next_milestone_is_the_first_ahead() -> None:
    rows = pd.DataFrame({"state": ["ahead", "ahead"], "milestone": list("ab"), "reached": pd.NaT})
    rows["due"] = [day("2025-01-01"), day("2025-02-01")]
    said = projects.passed(rows, pd.Series({"light": "green"}))
    assert said.startswith("0 of 2 milestones reached; next: a, ")


def test_the_topics_that_wait_longest_are_those_late() -> None:
    rows = pd.DataFrame(
        {"state": ["in_time", "late", "late"], "days_beyond": [99, 9, 5], "owner": list("xyz")}
    )
    assert conversion.longest(rows) == ("2 topics wait too long, most by 9 days, with y")
    assert conversion.longest(rows.head(1)) == "No topic waits too long"


@pytest.mark.parametrize(
    ("topics", "stopped", "text"),
    [
        ((5, 0, 0), (0, 0, 0), "No step has been taken yet"),
        ((5, 1, 0), (9, 0, 0), "No topic has stopped on its way"),
        ((5, 1, 0), (9, 1, 2), ": 2"),
    ],
)
def test_topics_stop_before_a_step(
    topics: Sequence[int], stopped: Sequence[int], text: str
) -> None:
    stages = ("proposed", "discussed", "formed")
    rows = pd.DataFrame({"stage": stages, "topics": topics, "stopped": stopped})
    assert conversion.narrowest(rows).endswith(text)


def test_cohorts_are_compared_that_are_through_or_large() -> None:
    ends = pd.DataFrame({"stage": "effective", "cohort": ["2025H2", "2025H1", "2024H2", "2024H1"]})
    ends = ends.assign(
        young=[2, 0, 0, 0], share_of_first=[0.1, 0.5, 0.25, 0.9], raised=[9, 9, 9, 2]
    )
    said = conversion.compared(ends, "half")
    assert "50%" in said
    assert "25%" in said
    assert said.endswith("25% of those before")
    assert "its share may rise" in conversion.compared(ends.head(2), "half")
    named = ends.assign(cohort=list("abcd"), raised=9)
    said = conversion.compared(named, "proposer")
    assert ("90%" in said, "10%" in said) == (True, True)
    small = conversion.compared(named.head(1), "proposer")
    assert small == "The cohorts are too small to be compared"


def taken(**more: Sequence[object]) -> pd.DataFrame:
    known = {"kind": ["task", "task", "visit"], "state": ["done", "open", "done"]}
    change = {"gap_change": [-1.0, 0.0, -2.0], "is_overdue": [False, True, False]}
    return pd.DataFrame({**known, **change, **more})


def test_tasks_are_done_overdue_or_helped() -> None:
    said = measures.tasks(taken(), "乙")
    assert said == "乙, 2 tasks: 1 done, 1 overdue"
    assert measures.loop(taken(), "乙").startswith("gap narrowed in 1 of 2 · ")


def test_measures_of_an_indicator_are_numbered_in_time() -> None:
    starts = [day("2025-03-01"), day("2025-01-01"), pd.NaT]
    rows = taken(indicator=["a", "a", "a"], started=starts)
    assert measures.on_line(rows, "a")["number"].tolist() == ["①", "②"]
    assert measures.on_line(rows, "b").empty
    assert [measures._circled(place) for place in (0, 19, 20, 21)] == ["①", "⑳", "(21)", "(22)"]


def test_what_a_unit_owes_did_and_scored_comes_first() -> None:
    owed = pd.DataFrame({"name": ["a", "b"], "days_left": [-3, 5]})
    assert unit.owing(owed) == f"a: {words.days_left(-3)}"
    deeds = pd.DataFrame({"name": ["a", "b"], "day": [day("2025-03-01"), day("2025-01-01")]})
    assert unit.latest(deeds) == f"Last: a, {words.date_of(day('2025-03-01'))}"
    scores = pd.DataFrame({"appraisal": ["考核", "旧"], "score": [88.456, 1.0]})
    assert unit.scored(scores) == "考核: 88.46 points"


@pytest.mark.parametrize(
    ("shares", "text", "reached", "verdict"),
    [
        ([0.5, 0.999, 1.0, 1.5], "Short of the target: a, b", "2 / 4", "bad"),
        ([1.0, 1.5], "The league of units by points", "2 / 2", "good"),
    ],
)
def test_a_target_of_points_is_reached_from_its_whole_on(
    shares: list[float], text: str, reached: str, verdict: str
) -> None:
    league = pd.DataFrame({"unit": list("abcd")[: len(shares)], "target_share": shares})
    assert publicity.short(league) == text
    counts = dict.fromkeys(("publications", "points", "national", "without_rule"), 0)
    card = publicity.cards(league.assign(**counts))[-1]
    assert (card.value, card.verdict) == (reached, verdict)


def test_people_on_loan_are_those_of_the_last_day() -> None:
    days = [day("2025-12-01"), day("2026-01-01"), day("2026-01-01")]
    people = pd.DataFrame({"day": days, "part": ["机关", "社工", "事业"], "count": [9, 2, 1]})
    assert task_office.sources(people) == "社工 lend most, 2 people"


@pytest.mark.parametrize(
    ("moved", "text"),
    [
        (["passed", "passed", "passed_by", "none"], "甲 passed 2, 1 passed it"),
        (["passed", "none"], "甲 passed 1 city"),
        (["passed_by", "passed_by"], "2 cities passed 甲"),
        (["none"], "No city changed places with 甲"),
    ],
)
def test_cities_pass_each_other(moved: list[str], text: str) -> None:
    rows = pd.DataFrame({"moved": ["", *moved], "city": ["甲", *"乙丙丁戊"[: len(moved)]]})
    rows["is_explained"] = rows["is_home"] = rows["is_own"] = rows["city"] == "甲"
    assert why_moved.overtaking(rows) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ((2.0, 0.0), "lifted most by a, "),
        ((2.0, -0.5), "a +2.0, b −0.5"),
        ((0.0, -1.0), "lowered most by b, "),
        ((0.5, 0.5), "lifted most by a, "),
    ],
)
def test_a_score_is_lifted_or_lowered(changes: tuple[float, float], text: str) -> None:
    steps = pd.DataFrame({"indicator": ["a", "b"], "change": changes})
    steps = steps.assign(score_before=1.0, score_now=1.0 + sum(changes))
    said = why_moved.adding_up(steps, decimals=1)
    assert text in said
    assert ("b −" in said) is (changes[0] > 0 > changes[1])


@pytest.mark.parametrize(
    ("difference", "verdict"), [(-1, "bad"), (-0.1, "bad"), (0, "even"), (0.1, "good"), (1, "good")]
)
def test_a_difference_is_good_from_nought_on(difference: float, verdict: str) -> None:
    assert why_moved._verdict(difference) == verdict
    assert places.rank_verdict(difference) == verdict


def test_a_move_within_a_sentence_has_no_sign() -> None:
    assert (places.moved(2), places.moved(-1)) == ("up 2 places", "down 1 place")


@pytest.mark.parametrize(
    ("target", "rank", "text"),
    [
        *((1, 1, "To stay first"), (1, 2, "To be first")),
        *((3, 2, "To stay in the top 3"), (3, 3, "To stay in the top 3")),
        (3, 4, "To be in the top 3"),
        (2, 2, "To stay in the top 2"),
    ],
)
def test_an_aim_is_reached_or_kept(target: int, rank: int, text: str) -> None:
    assert what_it_takes.aim(target, rank) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.4, "40% of its best"),
        (0.99, "99% of its best"),
        (1.0, "1.0 × its best"),
        (1.44, "1.4 × its best"),
    ],
)
def test_a_pace_is_a_share_or_a_multiple_of_the_best(share: float, text: str) -> None:
    assert what_it_takes.times(share) == text


@pytest.mark.parametrize(
    ("count", "text"), [(3, "a, b, c"), (4, "a, b, c and others, 4 in all"), (1, "a")]
)
def test_three_indicators_are_named(count: int, text: str) -> None:
    assert standing._named(list("abcde")[:count]) == text


@pytest.mark.parametrize(
    ("reported", "missing", "text"),
    [
        (3, "乙、丙", "3/5 reported, not ranked (missing: 乙, 丙)"),
        (0, "乙、丙", "0/5 reported, not ranked"),
        (1, "", "1/5 reported, not ranked"),
    ],
)
def test_a_period_that_waits_names_who_is_missing(reported: int, missing: str, text: str) -> None:
    row = {"period_start": day("2026-01-01"), "period_end": day("2026-01-31"), "grain": "month"}
    rows = pd.DataFrame([{**row, "reported": reported, "members": 5, "missing": missing}])
    assert waiting.sentence(rows, is_scheme=False).endswith(text)
    assert ("not ranked" in waiting.announced(rows, is_scheme=True)) is True
