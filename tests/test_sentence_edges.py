"""Sentences and cards of findings where what they say turns: below, at and above, one and several.

In English, whose sentences are those of the code.
"""

from collections.abc import Iterator

import pandas as pd
import pytest

from pages.appraisals.findings import appraisals, homes, studios
from pages.forums.findings import archive, forums
from pages.shared import words
from pages.shared.findings.cards import Card

RESULTS = pd.DataFrame(
    {
        "unit": ["甲", "乙", "丙"],
        "rank": [1, 2, None],
        "ranked": [2, 2, 2],
        "score": [90.5, 80.0, None],
        "missing_raters": [None, "会员", None],
        "raters": [3, None, 2],
        "opinions": [4, 2, 0],
        "answered": [3, None, None],
    }
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


def said(cards: list[Card]) -> list[tuple[str, str, str]]:
    return [(card.value, card.said, card.verdict) for card in cards]


def test_an_appraisal_has_a_first_among_those_ranked() -> None:
    assert appraisals.leading(RESULTS, "考核") == "考核: 甲 first of 2 with 90.50 points"


@pytest.mark.parametrize(
    ("scores", "mean", "text"),
    [
        ([90.5, 80.0, None], "85.3", "from 80.0 to 90.5"),
        ([80.0, 80.0, None], "80.0", "all the same"),
        ([80.0, None, None], "80.0", "of one unit"),
    ],
)
def test_scores_lie_apart_or_are_all_the_same(
    scores: list[float | None], mean: str, text: str
) -> None:
    cards = said(appraisals.cards(RESULTS.assign(score=pd.Series(scores, dtype=float))))
    assert cards[1:] == [
        (mean, text, "even"),
        ("5", "members and workers, over all units", "even"),
        ("6", "3 answered (50%)", "even"),
    ]


@pytest.mark.parametrize(("lacking", "verdict"), [("会员", "bad"), (None, "even")])
def test_a_rater_who_was_not_heard_is_bad(lacking: str | None, verdict: str) -> None:
    told = "1 lacks a rater" if lacking else "every rater was heard"
    rows = RESULTS.assign(missing_raters=pd.Series([None, lacking, None], dtype=object))
    assert said(appraisals.cards(rows))[0] == ("3", told, verdict)


def test_who_climbed_was_ranked_more_than_once() -> None:
    course = pd.DataFrame({"name": list("甲乙丙甲乙"), "rank": [1, 2, 3, 2, 1]})
    assert appraisals.moved(course) == ("Up most: 乙, ↑ up 1 place; down most: 甲, ↓ down 1 place")
    assert appraisals.moved(course.head(3)) == "The order has not changed"
    once = pd.DataFrame({"name": list("甲甲丙"), "rank": [5, 3, 3]})
    # whoever was ranked once neither rose nor fell
    assert appraisals.moved(once) == "Climbed furthest: 甲, ↑ up 2 places"
    assert appraisals.moved(once.iloc[[1, 0, 2]]) == "Fell furthest: 甲, ↓ down 2 places"


def test_a_weight_that_changed_is_told_from_first_to_last() -> None:
    shares = {"year": [2024, 2024, 2025, 2025], "rater": list("会上会上")}
    moved = pd.DataFrame({**shares, "share": [0.4, 0.6, 0.45, 0.55]})
    assert appraisals.reweighed(moved) == "会 went from 40% to 45%"
    assert appraisals.reweighed(moved.assign(share=0.5)).endswith("the same since 2024")
    assert appraisals.reweighed(moved.head(2)) == "上 counts most, 60%"


def test_materials_are_in_time_late_or_missing() -> None:
    states = ["late", "late", "missing", "missing", "in_time", "archived"]
    rows = pd.DataFrame({"state": states, "days_late": [3, 5, 40, 20, 0, None]})
    rows = rows.assign(theme=list("abcdef"), host=list("uvwxyz"))
    assert said(archive.cards(rows, 2025, 2)) == [
        ("1", "of 6 forums", "even"),
        ("2", "at most 5 days late", "even"),
        ("2", "2 of them of 2025", "bad"),
    ]
    assert said(archive.cards(rows.tail(1), 2025, 0)) == [
        ("0", "of 1 forum", "even"),
        ("0", "none late", "even"),
        ("0", "0 of them of 2025", "even"),
    ]
    assert archive.latest(rows) == "Missing longest: c, 40 days, w"
    assert archive.latest(rows.head(2)) == "No materials are missing"


def test_look_backs_are_done_overdue_or_led_to_a_topic() -> None:
    states = ["overdue", "overdue", "linked", "gap", "fine", "fine"]
    rows = pd.DataFrame({"state": states, "outcome": list("abcdef"), "days_overdue": 9.0})
    rows.loc[1, "days_overdue"] = 5.0
    assert archive.overdue(rows) == "2 look-backs overdue; longest: a, 9 days"
    assert archive.overdue(rows.tail(4)) == "No look-back is overdue; 1 gap became a topic"
    assert said(archive.look_back_cards(rows)) == [
        ("4", "of 6 planned", "even"),
        ("2", "1 became new topics", "even"),
        ("2", "not done by their date", "bad"),
    ]
    assert said(archive.look_back_cards(rows.head(0))) == [
        ("0", "of 0 planned", "even"),
        ("0", "0 became new topics", "even"),
        ("0", "not done by their date", "even"),
    ]


@pytest.mark.parametrize(
    ("owed", "of_year", "of_plan"),
    [
        (-1, "all 4 planned forums held", "Every planned kind of forum is complete"),
        (0, "all 4 planned forums held", "Every planned kind of forum is complete"),
        (1, "3 of 4 planned forums held, 1 owed", "Still owed: 论坛"),
    ],
)
def test_a_forum_is_owed_from_one_on(owed: int, of_year: str, of_plan: str) -> None:
    planned = {"planned": [4, 7], "owed": [owed, 0], "held": [4 - owed, 7]}
    plan = pd.DataFrame({"name": [forums.FORUM, "研讨"], **planned})
    assert forums.held(plan, plan, 2025) == f"2025: {of_year}"
    assert forums.against_plan(plan) == of_plan


@pytest.mark.parametrize(
    ("owing", "text"),
    [
        ("", "Every department has hosted what the plan asks"),
        ("a", "a has hosted less than the plan asks"),
        ("abc", "a, b, c have hosted less than the plan asks"),
        ("abcd", "4 departments have hosted less than the plan asks: a, b, c and others"),
    ],
)
def test_three_that_owe_a_forum_are_named(owing: str, text: str) -> None:
    hosts = pd.DataFrame({"name": list("abcde"), "planned": 1})
    assert forums.owing(hosts.assign(is_owing=hosts["name"].isin(list(owing)))) == text


def test_a_plan_that_asks_no_department_for_a_forum_is_owed_none() -> None:
    hosts = pd.DataFrame({"name": list("ab"), "planned": None, "is_owing": False})
    assert forums.owing(hosts) == "No plan of the year asks the departments for a forum"


@pytest.mark.parametrize(
    ("filled", "text"),
    [
        (5, "All five segments are filled in for every forum"),
        (4, "is filled in least: 4 of 5 forums"),
    ],
)
def test_a_segment_is_neglected_that_not_every_forum_filled(filled: int, text: str) -> None:
    counts = dict(zip(words.segments(), (5, 5, filled, 5, 5), strict=True))
    segments = forums.by_segment(pd.DataFrame([counts]))
    assert forums.neglected(segments, 5).endswith(text)


@pytest.mark.parametrize(
    ("owed", "counts", "text"),
    [
        (0, (1, 2), "Most were held as 乙"),
        (0.5, (1, 2), "Formats still owed: 甲"),
        (1, (1, 2), "Formats still owed: 甲"),
        (None, (0, 0), "Who organises which format"),
    ],
)
def test_a_format_is_owed_or_usual(owed: float | None, counts: tuple[int, int], text: str) -> None:
    formats = pd.DataFrame({"name": ["甲", "乙"], "owed": [owed, None], "count": counts})
    assert forums.usual(formats.astype({"owed": float})) == text


@pytest.mark.parametrize(
    ("benefit", "text", "verdict"),
    [
        (9.0, "−1 yuan against the year before, of 1 studio that stated both", "bad"),
        (10.0, "±0 yuan against the year before, of 1 studio that stated both", "even"),
        (10.5, "+0.5 yuan against the year before, of 1 studio that stated both", "good"),
    ],
)
def test_a_benefit_is_compared_with_the_year_before(
    benefit: float, text: str, verdict: str
) -> None:
    rows = pd.DataFrame({"tier": ["优", "达"], "benefit": [benefit, 50.0], "reward": [2.0, None]})
    cards = said(studios.cards(rows.assign(previous_benefit=pd.Series([10.0, None]))))
    assert cards[0] == ("2", "优 1, 达 1", "even")
    assert cards[1][1:] == (text, verdict)
    assert len(cards) == 3


@pytest.mark.parametrize(
    ("shares", "text"),
    [
        ([0.5, 0.8], "甲 reached 50% of the plan, 2 units behind"),
        ([0.5, 0.5], "甲, 乙 reached 50% of the plan each"),
        ([0.999, 1.2], "甲 reached 99.9% of the plan, 2 units behind"),
        ([1.0, 1.2], "Every matter of the plan was reached"),
    ],
)
def test_a_plan_is_reached_from_its_whole_on(shares: list[float], text: str) -> None:
    rows = pd.DataFrame({"name": ["甲", "乙"], "done_share": shares, "behind": [2, 1]})
    assert homes.grown(rows) == text


@pytest.mark.parametrize(
    ("visits", "text"),
    [
        ([3.9, 4.0], "1 of 2 units visit less than promised, 甲 least"),
        ([4.0, 4.1], "Every unit keeps the promise of visits"),
        ([3.0, 3.0], "2 of 2 units visit less than promised, 甲, 乙 least"),
    ],
)
def test_a_promise_of_visits_is_kept_from_its_number_on(visits: list[float], text: str) -> None:
    rows = pd.DataFrame({"unit": ["甲", "乙"], "per_cadre": visits, "promised": 4.0})
    assert homes.visited(rows) == text


@pytest.mark.parametrize(
    ("kept", "share", "verdict"), [(1, "75%", "bad"), (2, "100%", "good"), (0, "50%", "bad")]
)
def test_a_promise_is_kept_by_all_or_it_is_not(kept: int, share: str, verdict: str) -> None:
    visits = pd.DataFrame({"months_kept": [kept, 2], "months": [2, 2], "months_promised": [2, 2]})
    assert said(homes.cards(RESULTS, visits)) == [
        ("3", "5 ratings by people", "even"),
        ("6", "3 answered (50%)", "even"),
        (share, f"{kept + 2} of 4 units' months with a promise", verdict),
    ]
