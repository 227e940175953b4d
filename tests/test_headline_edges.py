"""What the overview and a forum's page say where it turns: first or not, one owner or several.

In English, whose sentences are those of the code.
"""

from collections.abc import Iterator

import duckdb
import pandas as pd
import pytest

from pages.forum import findings as forum
from pages.overview.findings import overview
from pages.shared import words
from pages.shared.findings import waiting
from tests.steps import made


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use("en")
    yield
    words.use("zh")


@pytest.fixture(scope="module")
def board(small: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return small


def headline(rank: float | None, change: float = 0, periods: int = 1) -> overview.Headline:
    home = {
        **{"city": "甲", "is_home": True, "rank": rank, "ranked": 3, "rank_change": change},
        **{"lead": 1.5, "gap_to_first": 2.5, "unit": "分", "is_next": True, "is_same_field": True},
    }
    other = {**home, "city": "乙", "is_home": False, "rank": 1.0}
    course = [
        {"is_home": is_home, "rank": float(n), "period_end": pd.Timestamp(2020 + n, 1, 1)}
        for n in range(1, periods + 1)
        for is_home in (True, False)
    ]
    return overview.Headline("得分", 1, pd.DataFrame([other, home]), pd.DataFrame(course))


def now(*headlines: overview.Headline, **more: pd.DataFrame) -> overview.Now:
    none = pd.DataFrame({"kind": [], "owner": []})
    names = ("targets", "forums", "months", "topics", "effects", "stuck")
    return overview.Now(headlines, **{name: more.get(name, none) for name in names}, overdue=0)


def title(shown: overview.Now) -> str:
    return overview.title(shown.headlines[0], shown.stuck)


@pytest.mark.parametrize(
    ("rank", "change", "is_fall"), [(2, 1, False), (2, 0, False), (2, -1, True), (2, -2, True)]
)
def test_a_title_says_a_fall_first(rank: float, change: float, is_fall: bool) -> None:
    assert (", now " in title(now(headline(rank, change)))) is is_fall


def test_a_title_without_a_rank_of_ours_says_who_leads() -> None:
    assert title(now(headline(None))) == "得分: 乙 leads"


@pytest.mark.parametrize(
    ("rank", "text"), [(1, "1.5 pts ahead of the second."), (2, "2.5 pts behind 乙.")]
)
def test_the_first_is_ahead_and_others_are_behind(rank: float, text: str) -> None:
    (about, said, _way), *_rest = overview.reasons(now(headline(rank)))
    assert about == "Rank"
    assert said.endswith(text)


def test_a_card_has_the_last_twelve_places() -> None:
    (card,) = overview.places(now(headline(2, periods=14)))
    assert list(card.trail) == [float(n) for n in range(3, 15)]


@pytest.mark.parametrize(
    ("owners", "text"),
    [
        ((), "Nothing is stuck."),
        (("a",), "1 thing is stuck, with a."),
        (("a", "b", "c", "d"), "4 things are stuck, with a, b, c and 1 more."),
        (("a", "b、a", "c"), "3 things are stuck; a has most, 2."),
        ((None,), "1 thing is stuck, with nobody named."),
    ],
)
def test_what_is_stuck_is_with_one_who_has_most_or_with_all_that_have_as_much(
    owners: tuple[str | None, ...], text: str
) -> None:
    stuck = pd.DataFrame([{"owner": owner} for owner in owners], columns=["owner"], dtype=object)
    assert overview._stuck(stuck) == text


@pytest.mark.parametrize(
    ("days", "began", "text"),
    [
        ([None, None, None], [None, 0, 0], "1 of 8 topics took effect."),
        ([None, 9, 5], [None, 8, 3], "slowest is “{0} → {1}”: half within 9 days."),
        ([None, 5, 9], [None, 8, 3], "slowest is “{1} → {2}”: half within 9 days."),
        ([None, 9, None], [None, 8, 3], "“{1} → {2}”: more than half have not come so far yet."),
    ],
)
def test_the_slowest_step_is_named(
    days: list[float | None], began: list[float | None], text: str
) -> None:
    stages = ["proposed", "discussed", "formed"]
    topics = pd.DataFrame({"stage": stages, "topics": [8, 3, 1], "began": began})
    topics = topics.assign(
        slowest_days=pd.Series(days, dtype=float), share_of_first=[1, 0.4, 0.125]
    )
    said = overview._conversion(topics)
    assert said.startswith("1 of 8 topics took effect")
    assert said.removeprefix("1 of 8 topics took effect; ") == text.format(
        *map(words.stage, stages)
    )
    effects = pd.DataFrame({"topics": [0, 1]})
    (card,) = overview.cards(now(topics=topics, effects=effects))
    assert (card.value, card.said) == (words.share(0.125), "1 / 8 topics")


@pytest.mark.parametrize(
    ("owed", "said", "verdict"), [(0, "✓ as planned", "good"), (1, "1 still to hold", "even")]
)
def test_a_plan_of_forums_is_owed_from_one_on(owed: int, said: str, verdict: str) -> None:
    row = {"year": 2025, "held": 4 - owed, "planned": 4, "owed": owed, "unplanned_year": None}
    months = pd.DataFrame({"forums": [1, 0]})
    (card,) = overview.cards(now(forums=pd.DataFrame([row, {**row, "held": 9}]), months=months))
    assert (card.value, card.said, card.verdict) == (f"{4 - owed} / 4", said, verdict)


def branches(*ranks: tuple[str, float | None, float | None]) -> pd.DataFrame:
    rows = [
        {"indicator": name, "rank_before": before, "rank_now": after}
        | {"state": "used", "topic": name, "outcome": name, "missing": ""}
        for name, before, after in ranks
    ]
    return pd.DataFrame(rows).astype({"rank_before": float, "rank_now": float})


@pytest.mark.parametrize(
    ("ranks", "text"),
    [
        ([("a", None, 1)], "Outcomes of 1 of 1 topics are in use"),
        ([("a", 3, 2)], "a: no. 3 before the forum, no. 2 now"),
        ([("a", 3, 2), ("a", 3, 2)], "a: no. 3 before the forum, no. 2 now"),
        (
            [("a", 3, 2), ("b", 2, 2), ("c", 1, 2)],
            "a: no. 3 before the forum, no. 2 now; of 3 indicators ranked before and now"
            " 1 rank higher",
        ),
    ],
)
def test_ranks_rise_after_a_forum_or_do_not(
    ranks: list[tuple[str, float | None, float | None]], text: str
) -> None:
    assert forum.grown(branches(*ranks)) == text


@pytest.mark.parametrize(
    ("missing", "text"),
    [
        (["", ""], "no branch lacks anything"),
        (["no_project", ""], "1 branch lacks something"),
        (["no_project", "no_lead"], "2 branches lack something"),
    ],
)
def test_branches_lack_something(missing: list[str], text: str) -> None:
    rows = branches(("a", 1, 1), ("b", 1, 1)).assign(missing=missing)
    assert forum.lacking(rows) == text


def test_a_tree_has_a_node_for_each_topic_and_outcome() -> None:
    of = {"kind": "难点", "proposer": "组织部", "waiting_days": 9, "missing": "", "project": None}
    more = {"indicator": None, "use": None, "effect": None, "effective": pd.Timestamp(2025, 5, 1)}
    rows = [
        {**of, **more, "topic": "甲", "outcome": None, "state": "none"},
        {**of, **more, "topic": "乙", "outcome": "一", "state": "effective"},
        {**of, **more, "topic": "乙", "outcome": "二", "state": "studied"},
        {**of, **more, "topic": "丙", "outcome": "三", "state": "used"},
        {**of, **more, "topic": "丁", "outcome": "四", "state": "declined"},
    ]
    head = pd.Series({"theme": "主题", "held": pd.Timestamp(2025, 1, 1)})
    nodes = forum.nodes(head, pd.DataFrame(rows))
    assert nodes["depth"].tolist() == [0, 1, 1, 2, 2, 1, 2, 1, 2]
    assert nodes["state"].tolist() == [
        *("plain", "waiting", "plain", "good", "waiting", "plain", "under_way", "plain", "bad"),
    ]
    details = [str(detail).rpartition(" · ")[2] for detail in nodes["detail"]]
    assert details[1] == "no outcome yet, 9 days after the forum"
    assert details[3].startswith("took effect on ")
    assert details[4] == "neither adopted nor made a project for 9 days"
    assert details[6] == "in use for 9 days, no effect yet"
    assert details[8] == "not taken up"
    project = {"project": "减负", "progress": 66.6, "light": "amber", "lead": None, "task_no": None}
    at_work = pd.DataFrame([{**of, **more, **project, "topic": "丙", "outcome": "三"}])
    last = forum.nodes(head, at_work.assign(state="used")).iloc[-1]
    assert (last["depth"], last["text"], last["state"]) == (3, "减负", "waiting")
    assert last["detail"].startswith("no task number · 67% ")
    none = pd.DataFrame([{**of, **more, "topic": None, "outcome": None, "state": "none"}])
    assert forum.nodes(head, none)["text"].tolist() == ["主题", "No topic recorded"]
    assert forum.nodes(head, none)["depth"].tolist() == [0, 1]
    unnamed = none.assign(outcome="一", state="used")
    assert forum.nodes(head, unnamed)["text"].tolist() == ["主题", "Topic not stated", "一"]


@pytest.mark.parametrize(("before", "climbed"), [(3.0, " → "), (None, "")])
def test_a_rank_before_the_forum_stands_beside_that_of_now(
    before: float | None, climbed: str
) -> None:
    day = pd.Timestamp(2026, 1, 31)
    ends = dict.fromkeys(("before_start", "before_end", "now_start", "now_end"), day)
    ranks = {"rank_before": before, "rank_now": 2.0, "ranked_before": 5, "ranked_now": 5}
    row = pd.Series({**ends, **ranks, "grain": "month"})
    assert (" → " in forum._moved(row)) is bool(climbed)
    assert (words.rank_change(1) in forum._moved(row)) is bool(climbed)
    assert forum._moved(pd.Series({**row, "rank_now": None})) == "we have no rank in it"


def test_periods_that_wait_are_told_one_after_the_other() -> None:
    rows = [
        {"period_start": None, "period_end": pd.Timestamp(2026, month, 28), "grain": "month"}
        | {"reported": 1, "members": 3, "missing": ""}
        for month in (1, 2)
    ]
    assert waiting.sentence(pd.DataFrame(rows), is_scheme=False).count("not ranked; ") == 1


@pytest.mark.parametrize(
    ("count", "named"), [(1, "a 1/3"), (3, "a 1/3, b 1/3, c 1/3"), (4, "a 1/3, b 1/3, c 1/3")]
)
def test_three_indicators_that_wait_are_named(count: int, named: str) -> None:
    period = {"period_start": None, "period_end": pd.Timestamp(2026, 1, 31), "grain": "month"}
    rows = [{**period, "indicator": name, "reported": 1, "members": 3} for name in "abcde"[:count]]
    said = waiting.indicators(pd.DataFrame(rows))
    assert f"{count} indicator" in said
    assert f"not ranked yet, {named} " in said


@pytest.mark.parametrize(("upload", "value"), [(1, 1.0), (2, 10.0), (3, 10.0)])
def test_a_value_is_read_by_the_register_of_its_own_upload(
    board: duckdb.DuckDBPyConnection, upload: int, value: float
) -> None:
    version = {"indicator": "得分"}
    told = {"indicator": "得分", "city": "甲市", "value": 1.0, "value_written": "1"}
    when = {"period": "2026-01-01", "period_to": "2026-01-31", "period_grain": "month"}
    rows = made(
        board,
        "staging.source_values",
        staging__indicator_versions=[
            {**version, "unit": "个", "from_upload": 0, "before_upload": 2},
            {**version, "unit": "十个", "from_upload": 2},
        ],
        staging__unit_factors=[{"unit": "个", "factor": 1.0}, {"unit": "十个", "factor": 10.0}],
        staging__indicators=[{"indicator": "得分", "unit": "个", "factor": 5.0}],
        staging__accruals=[{"indicator": "得分", "is_cumulated": False}],
        raw__uploads=[{"upload": upload, "is_demo": True}],
        raw__indicator_values=[{**told, **when, "_upload": upload, "_current": True}],
    )
    assert [row["value"] for row in rows] == [value]
