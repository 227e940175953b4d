"""Conversion: cohorts followed forward, waits with the unfinished counted, what is stuck."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from statsmodels.duration.survfunc import SurvfuncRight

from pages.conversion import figures as conversion_figures
from pages.conversion import findings as conversion
from pages.shared import words
from tests.pictures import picture
from tests.screens import opened, texts, titled
from tests.warehouses import Said, Sheets
from tests.warehouses import warehouse as built

PAGE = "conversion"
BASES = ("half", "quarter", "year", "host", "kind", "format")
Dates = Sequence[dt.date | None]
TODAY = "2026-03-19"  # a forum on this day makes it the day that the board stands on


def sheets(rows: Sequence[Dates], *, declined: Sequence[int] = ()) -> Sheets:
    """One topic, forum and outcome per row: proposed, held, formed, adopted, effective."""
    topics: list[dict[str, Said]] = []
    forums: list[dict[str, Said]] = [{"forum_no": 900, "theme": "今日", "held": TODAY}]
    outcomes: list[dict[str, Said]] = []
    kinds = ("重点工作", "难点工作", None)
    for number, (proposed, held, formed, adopted, effective) in enumerate(rows, 1):
        topics.append(
            {
                "topic": f"议题{number}",
                "forum_no": number if held else None,
                "proposed": said(proposed),
                "kind": kinds[number % 3],
            }
        )
        if held is None:
            continue
        forums.append({"forum_no": number, "theme": "主题", "held": said(held)})
        if formed is None and adopted is None and effective is None:
            continue
        outcomes.append(
            {
                "outcome": f"成果{number}",
                "forum_no": number,
                "topic": f"议题{number}",
                "adoption": "未采纳" if number in declined else None,
                "formed": said(formed),
                "adopted": said(adopted),
                "effective": said(effective),
            }
        )
    return {"topics": topics, "forums": forums, "outcomes": outcomes}


def said(day: dt.date | None) -> str | None:
    return None if day is None else str(day)


def marts(uploaded: Sheets, *queries: str) -> list[pd.DataFrame]:
    """What queries find in a fresh warehouse."""
    with tempfile.TemporaryDirectory() as folder:
        connection, findings = built(Path(folder), uploaded)
        assert findings == []
        with connection:
            return [connection.execute(query).df() for query in queries]


dates = some.one_of(
    some.none(),
    some.dates(min_value=dt.date(2024, 1, 1), max_value=dt.date(2026, 6, 1)),
)
histories = some.lists(some.tuples(dates, dates, dates, dates, dates), min_size=1, max_size=9)


@given(rows=histories)
@settings(max_examples=20, deadline=None)
def test_no_stage_exceeds_the_one_before_and_cohorts_add_up_to_the_totals(
    rows: Sequence[Dates],
) -> None:
    (stages,) = marts(sheets(rows), "from marts.conversion order by basis, cohort, stage_no")
    for _cohort, steps in stages.groupby(["basis", "cohort"]):
        counts = steps["topics"].tolist()
        assert len(counts) == 5
        assert all(later <= earlier for earlier, later in pairwise(counts))
        parts = steps[["topics", "young", "behind", "declined"]]
        assert parts.sum(axis=1).tolist() == [counts[0]] * 5
        assert (parts >= 0).all(axis=None)
    totals = stages.groupby(["basis", "stage_no"])["topics"].sum().unstack("basis")
    assert totals["all"].iloc[0] == len(rows)
    for basis in BASES:
        assert totals[basis].tolist() == totals["all"].tolist()


@given(rows=histories)
@settings(max_examples=15, deadline=None)
def test_each_curve_is_the_one_that_statsmodels_finds(rows: Sequence[Dates]) -> None:
    declined = [number for number in range(1, len(rows) + 1) if number % 4 == 0]
    waits, curves, times = marts(
        sheets(rows, declined=declined),
        "from marts.topic_waits",
        "from marts.survival where basis = 'all' order by day",
        "from marts.step_times where basis = 'all'",
    )
    for way, topics in waits.groupby(["from_no", "to_no"]):
        theirs = SurvfuncRight(topics["days"].to_numpy(), topics["is_reached"].to_numpy())
        ours = curves[(curves["from_no"] == way[0]) & (curves["to_no"] == way[1])]
        events = ours[ours["events"] > 0]
        assert events["day"].tolist() == theirs.surv_times.tolist()
        assert events["at_risk"].tolist() == theirs.n_risk.tolist()
        assert events["survival"].to_numpy() == pytest.approx(theirs.surv_prob)
        known = events["std_error"].notna().to_numpy()
        assert events["std_error"][known].to_numpy() == pytest.approx(theirs.surv_prob_se[known])
        row = times[(times["from_no"] == way[0]) & (times["to_no"] == way[1])].iloc[0]
        half = theirs.surv_times[theirs.surv_prob <= 0.5 + 1e-9]
        assert row["median_days"] == half[0] if len(half) else pd.isna(row["median_days"])
        assert (row["began"], row["reached"]) == (len(topics), topics["is_reached"].sum())


def test_a_published_curve_is_met() -> None:
    """Weeks of remission under 6-MP, of Freireich et al. (1963), as every textbook has them."""
    reached = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    today = dt.date.fromisoformat(TODAY)
    day = dt.date(2025, 1, 1)
    rows: list[Dates] = [(day, day + dt.timedelta(n), None, None, None) for n in reached]
    rows += [(today - dt.timedelta(n), None, None, None, None) for n in censored]
    curve, times = marts(
        sheets(rows),
        "select day, at_risk, survival, std_error from marts.survival"
        " where basis = 'all' and to_no = 2 and events > 0 order by day",
        "select median_days from marts.step_times where basis = 'all' and to_no = 2",
    )
    assert curve["day"].tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve["at_risk"].tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert np.round(curve["survival"], 3).tolist() == [
        0.857,
        0.807,
        0.753,
        0.690,
        0.627,
        0.538,
        0.448,
    ]
    assert np.round(curve["std_error"], 4).tolist() == [
        *(0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346)
    ]
    assert times["median_days"].tolist() == [23]


def test_a_median_that_is_not_reached_is_said_in_words_and_never_as_a_number() -> None:
    day = dt.date(2025, 12, 20)
    rows: list[Dates] = [(day, day + dt.timedelta(9), None, None, None)]
    rows += [(day, None, None, None, None)] * 3
    curve, times = marts(
        sheets(rows),
        "select 'proposed' as from_stage, 'discussed' as to_stage, * from marts.survival"
        " where basis = 'all' and to_no = 2 order by day",
        "select median_days, began, reached from marts.step_times"
        " where basis = 'all' and to_no = 2",
    )
    assert pd.isna(times["median_days"].iloc[0])
    row = curve.assign(**times.iloc[0])
    assert conversion.slowest(row) == "“提出 → 研讨”：过半议题尚未走到这一步"
    drawn = str(picture(conversion_figures.waits(row)).to_dict())
    assert "过半议题尚未走到这一步" in drawn
    assert "半数在" not in drawn
    picture(conversion_figures.waits(row))  # raises what the schema does not know


def test_a_declined_topic_leaves_the_way_when_its_outcome_was_formed() -> None:
    day = dt.date(2025, 12, 20)
    ten, thirty = day + dt.timedelta(10), day + dt.timedelta(30)
    rows = [(day, ten, thirty, None, None), (day, ten, thirty, None, None)]
    waits, ageing, stages = marts(
        sheets(rows, declined=[1]),
        "select topic, to_no, days, is_declined from marts.topic_waits"
        " where to_no = 4 order by topic, from_no",
        "select topic, state, median_days from marts.ageing",
        "select declined, topics, young from marts.conversion"
        " where basis = 'all' and stage = 'used'",
    )
    assert waits.values.tolist() == [
        ["议题1", 4, 30, True],
        ["议题1", 4, 0, True],
        ["议题2", 4, 89, False],
        ["议题2", 4, 59, False],
    ]
    assert ageing[["topic", "state"]].values.tolist() == [["议题2", "no_median"]]
    assert pd.isna(ageing["median_days"]).all()
    assert stages.values.tolist() == [[1, 0, 1]]


def test_a_topic_that_could_not_yet_have_got_there_is_young_and_no_failure() -> None:
    """Nine in ten of those that arrived took 100 days or less: 99 days are too few to judge by."""
    today, begin = dt.date.fromisoformat(TODAY), dt.date(2025, 1, 1)
    took = [(begin, begin + dt.timedelta(100), None, None, None)] * 3
    rows = [*took, *((today - dt.timedelta(n), None, None, None, None) for n in (99, 100))]
    stages, usual = marts(
        sheets(rows),
        "select topics, young, behind, stopped from marts.conversion"
        " where basis = 'all' and stage = 'discussed'",
        "select usual_days from marts.step_times where basis = 'all' and from_no = 1 and to_no = 2",
    )
    assert usual["usual_days"].tolist() == [100]
    assert stages.values.tolist() == [[3, 1, 1, 1]]


def test_the_days_beyond_are_counted_from_the_median_of_the_topic_s_own_stage() -> None:
    begin = dt.date(2025, 1, 1)
    quick = (begin, begin + dt.timedelta(10), begin + dt.timedelta(14), None, None)
    rows = [quick, quick, quick, (begin, begin + dt.timedelta(10), None, None, None)]
    (ageing,) = marts(
        sheets(rows), "select topic, stage, days_in_stage, median_days, days_beyond, state"
        " from marts.ageing where stage = 'discussed'"
    )  # fmt: skip
    assert ageing.values.tolist() == [["议题4", "discussed", 432, 4, 428, "lapsed"]]


def test_cohorts_are_named_in_words_and_by_codes_that_every_language_knows() -> None:
    assert words.cohort("2025H2") == "2025年下半年"
    assert words.cohort("2025Q3") == "2025年第3季度"
    assert words.cohort("2025") == "2025年"
    assert words.cohort("all") == "全部议题"
    assert words.cohort("网络部") == "网络部"
    words.use("en")
    assert words.cohort("2025Q3") == "Q3 2025"


def ends(*rows: tuple[str, int, float, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["cohort", "raised", "share_of_first", "young"])
    return frame.assign(stage="effective")


def test_a_young_cohort_is_not_compared_with_one_that_is_through() -> None:
    rows = ends(("2025H2", 9, 0.1, 8), ("2025H1", 9, 0.4, 0), ("2024H2", 9, 0.5, 0))
    assert conversion.compared(rows, "half") == ("2025年上半年 40% 见效，上一批 50%")
    assert conversion.compared(rows.head(2), "half") == "1 批议题里还有不到时候的，比例还会升"
    assert conversion.compared(rows.tail(1), "kind") == "各批议题都太少，不宜比较"
    hosts = ends(("甲部", 9, 0.1, 0), ("乙部", 9, 0.4, 0), ("丙部", 2, 1.0, 0))
    assert conversion.compared(hosts, "host") == "见效比例最高的是乙部，40%；最低的是甲部，10%"


def test_conversion_without_steps_or_waiting_topics_is_said_in_words() -> None:
    stages = pd.DataFrame({"stage": ["proposed", "discussed"], "topics": [2, 0], "stopped": 0})
    assert conversion.narrowest(stages) == "还没有议题进入下一环节"
    assert conversion.narrowest(stages.assign(topics=2)) == "没有议题半路停下"
    late = pd.DataFrame({"state": ["in_time"], "days_beyond": [0.0], "owner": ["甲部"]})
    assert conversion.longest(late) == "没有议题等得过久"
    assert conversion.lapsed(late) == "超出同环节半数用时，最久的在前"
    assert conversion.slowest(pd.DataFrame()) == "还没有议题进入下一环节"
    through = stages.assign(topics=[2, 1], young=0, share_of_first=[1, 0.5])
    assert conversion.effective(through) == "2 个议题，1 个见到实效，占 50%"


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("basis", BASES)
def test_the_page_opens_on_every_basis_with_all_its_tables(basis: str, language: str) -> None:
    tables = dict.fromkeys(("cohorts_table", "funnel_table", "waits_table", "stuck_table"), "true")
    app = opened(PAGE, basis=basis, lang=language, **tables)
    assert not [text for text in texts(app) if "None" in text or "nan" in text]


@pytest.mark.usefixtures("board")
def test_a_link_in_the_other_language_opens_the_same_cohort() -> None:
    app = opened(PAGE, basis="Half-year", cohort="H1 2025")
    assert titled(app) == "28 个议题 15 个见效，5 个还不到时候"
    app.selectbox(key="cohort").set_value("2024H2").run()
    assert titled(app) == "24 个议题，7 个见到实效，占 29%"
