"""Figures: valid in Plotly's schema, true to their rows, and safe against what cells may hold."""

import datetime as dt
import json
import re
from collections.abc import Callable

import duckdb
import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.benchmarks import figures as benchmarks_figures
from pages.conversion import figures as conversion_figures
from pages.projects import figures as projects_figures
from pages.quality import figures as quality_figures
from pages.shared import charts, theme, words
from pages.shared.capture.screen import Block
from pages.shared.capture.stamp import Stamp
from pages.shared.exports import native
from pages.shared.exports.plot import Plot
from pages.shared.figures import Box, Chart, Figure, Periods, Points, Rows, days, spoken
from pages.shared.findings.column import Columns
from pages.shared.plotly import base, plotly
from tests import boards
from tests.pictures import picture

HOSTILE = '<a href="http://evil.example">云</a><b>&'
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


def ranks(indicator: str = "网上工会得分") -> pd.DataFrame:
    rows = boards.city_ranks()
    return rows[rows["indicator"] == indicator]


def latest(indicator: str = "网上工会得分") -> pd.DataFrame:
    rows = ranks(indicator)
    newest: pd.DataFrame = rows[rows["period_end"] == rows["period_end"].max()]
    return newest


def events(indicator: str = "网上工会得分") -> pd.DataFrame:
    frame = boards._events()
    return frame[frame["indicator"] == indicator]


def gap_rows() -> pd.DataFrame:
    """Two indicators; in the second the other benchmark city did not report."""
    places = {"home_place": [10.0, 100.0], "benchmark_place": [60.0, 70.0]}
    spread = {"q1_place": [20.0, 30.0], "median_place": [50.0, 50.0], "q3_place": [80.0, 70.0]}
    said = {"text": ["差 4 天", "领先 2 分"], "role": "近学", "is_behind": [True, False]}
    other = {"other_role": ["远学", None], "other_place": [90.0, None]}
    return pd.DataFrame({"indicator": ["甲", "乙"], **said, **places, **spread, **other})


def started() -> pd.DataFrame:
    """Two measures that began on one day, and one before the time shown."""
    days = pd.to_datetime(["2025-08-01", "2025-08-01", "2020-01-01"])
    return pd.DataFrame({"number": ["①", "②", "③"], "started": days})


def gap_line() -> pd.DataFrame:
    rows = boards._gaps(boards.city_ranks())
    return rows[rows["indicator"] == "建会率"]


def projects() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "project": ["甲", "乙"],
            "started": pd.to_datetime(["2025-01-10", "2025-03-01"]),
            "due": pd.to_datetime(["2025-12-31", ""]),
            "finished": pd.to_datetime(["", "2025-09-30"]),
            "progress": [40.0, 100.0],
            "light": ["red", "done"],
            "why": ["逾期 3 天", ""],
        }
    )


def milestones() -> pd.DataFrame:
    days = pd.to_datetime(["2025-04-01", "2025-08-01", "2025-12-01", "2025-12-01"])
    known = {
        "project": ["甲", "甲", "甲", "不在册"],
        "state": ["reached", "overdue", "ahead", "late"],
    }
    return pd.DataFrame({"due": days, **known})


def parted() -> pd.DataFrame:
    return pd.DataFrame({"name": ["甲", "乙"], "省": [3, 0], "市": [2, 1], "target": [4.0, None]})


def places() -> pd.DataFrame:
    """Three periods: one climbs, one falls, one was there only once."""
    return pd.DataFrame(
        {
            "name": ["甲", "乙", "丙", "甲", "乙"],
            "period_end": pd.to_datetime(["2025-03-31"] * 3 + ["2025-06-30"] * 2),
            "period": ["一季度", "一季度", "一季度", "二季度", "二季度"],
            "rank": [2, 1, 3, 1, 2],
        }
    )


def flagged() -> pd.DataFrame:
    days = pd.to_datetime(["2025-11-01", "2025-12-01"])
    return pd.DataFrame({"month": days, "red_flags": [2, 0], "yellow_flags": [0, 1]})


def stages() -> pd.DataFrame:
    rows = boards._conversion()
    return rows[rows["cohort"] == "2025H2"]


def campaign() -> pd.Series:
    days = pd.to_datetime(["2025-09-01", "2025-09-30"])
    said = {"unit": "%", "decimals": 1, "home_city": "我市"}
    return pd.Series({"started": days[0], "ended": days[1], **said})


def campaign_course() -> pd.DataFrame:
    """Five months around a campaign; in the first no other city reported."""
    ends = pd.date_range("2025-07-31", periods=5, freq="ME")
    moved = {"home_moved": [0.0, 0.5, 3.0, 6.0, 7.0], "others_moved": [None, 0.1, 0.2, 0.2, 0.4]}
    band = {"others_q1": [None, 0.0, 0.1, 0.1, 0.2], "others_q3": [None, 0.3, 0.4, 0.5, 0.6]}
    more = {"period_start": ends - pd.offsets.MonthBegin(1), "grain": "month"}
    return pd.DataFrame(
        {
            "period_end": ends,
            "is_compared": [True, True, False, True, True],
            **moved,
            **band,
            **more,
        }
    )


def campaign_cities() -> pd.DataFrame:
    known = {"difference": [6.5, -0.5, None], "role": ["本市", "近学", "同组"]}
    return pd.DataFrame(
        {"city": ["我市", "乙市", "丙市"], "is_home": [True, False, False], **known}
    )


def drawings() -> dict[str, Callable[[], Figure]]:
    plan = pd.DataFrame({"name": ["论坛", "基层"], "planned": [12, 4], "held": [10, 4]})
    months = pd.DataFrame({"year": [2024, 2025], "month": [3, 12], "count": [1, 2]})
    return {
        "bump": lambda: charts.bump(ranks(), events=events()),
        "bump of one period": lambda: charts.bump(latest(), events=events().head(0)),
        "ranking": lambda: charts.ranking(latest(), unit="分", decimals=1),
        "dumbbell": lambda: benchmarks_figures.dumbbell(gap_rows()),
        "dumbbell alone": lambda: benchmarks_figures.dumbbell(gap_rows().tail(1)),
        "gap over time": lambda: benchmarks_figures.gap_over_time(gap_line(), unit="%", decimals=1),
        "gap with measures": lambda: benchmarks_figures.gap_over_time(
            gap_line(), unit="%", decimals=1, measures=started()
        ),
        "funnel": lambda: conversion_figures.funnel(stages()),
        "planned and held": lambda: charts.planned_and_held(plan.assign(owed=[2, 0])),
        "tally": lambda: charts.tally(pd.DataFrame({"name": ["甲", "乙"], "count": [3, 0]})),
        "gantt": lambda: projects_figures.gantt(
            projects(), milestones=milestones(), today=dt.date(2025, 10, 1)
        ),
        "stacked": lambda: charts.stacked(parted(), roles={"省": "home", "市": "near"}),
        "standings": lambda: charts.standings(places()),
        "flags": lambda: charts.flags(flagged()),
        "calendar": lambda: charts.calendar(months),
        "campaign": lambda: benchmarks_figures.campaign(campaign_course(), of=campaign()),
        "placebos": lambda: benchmarks_figures.placebos(campaign_cities(), unit="%", decimals=1),
    }


@pytest.mark.parametrize("name", list(drawings()))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_is_valid_and_speaks_its_language(name: str, language: str) -> None:
    words.use(language)
    try:
        figure = drawings()[name]()
    finally:
        words.use("zh")
    picture(figure)  # raises what the schema does not know
    written = json.dumps(plotly(figure), ensure_ascii=False, default=str)
    assert "NaN" not in written
    assert "None" not in written
    if language == "zh":
        assert not [month for month in MONTHS if f'"{month}' in written]


@pytest.mark.parametrize("name", list(drawings()))
def test_a_figure_names_only_colours_of_the_theme(name: str) -> None:
    palette = {value for value in vars(theme).values() if isinstance(value, str)}
    palette |= {*theme.CATEGORIES, *theme.SCALE, theme.good(), theme.bad()}
    written = json.dumps(plotly(drawings()[name]()), default=str)
    used = {f"#{part[:6]}" for part in written.split("#")[1:]}
    assert used <= palette


def test_our_line_is_drawn_last_heaviest_and_in_our_colour() -> None:
    figure = picture(charts.bump(ranks(), events=events()))
    lines = [trace for trace in figure.data if "lines" in trace.mode]
    assert lines[-1].name == boards.HOME
    assert lines[-1].line.color == theme.HOME
    assert lines[-1].line.width == max(trace.line.width for trace in lines)


def test_the_best_rank_is_on_top_and_names_stand_at_the_ends_of_the_lines() -> None:
    axis = picture(charts.bump(ranks(), events=events())).layout.yaxis
    assert axis.range[0] > axis.range[1]
    assert axis.side == "right"
    assert "1 澄岚市" in axis.ticktext[0]
    assert len(axis.ticktext) == 11


def test_cities_that_share_a_rank_share_a_label() -> None:
    tied = latest().assign(rank=[1, 1, *range(3, 12)])
    labels = picture(charts.bump(tied, events=events().head(0))).layout.yaxis.ticktext
    assert sum("、" in label for label in labels) == 1


def test_a_campaign_is_a_band_and_a_forum_a_mark() -> None:
    figure = picture(charts.bump(ranks(), events=events()))
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [
        ("2025-08-01", "2025-08-31")
    ]
    assert [note.text for note in figure.layout.annotations] == ["攻坚月"]
    marks = figure.data[-1]
    assert (marks.x, marks.marker.symbol) == (("2025-07-18",), "triangle-up")
    assert "第 14 期论坛" in marks.text[0]


def test_events_outside_the_time_shown_are_left_out() -> None:
    early = ranks()[ranks()["period_end"] < "2025-01-01"]
    figure = picture(charts.bump(early, events=events()))
    assert not figure.layout.shapes
    assert len(figure.data) == 11


def test_the_rank_before_a_push_is_written_out() -> None:
    since = pd.Timestamp("2025-06-30")
    ours = picture(charts.bump(ranks(), events=events(), since=since)).data[10]
    written = [day for day, text in zip(ours.x, ours.text, strict=True) if text]
    assert written == ["2025-06-30"]


def test_bars_begin_at_nought_and_leave_out_who_did_not_report() -> None:
    figure = picture(charts.ranking(latest("建会率"), unit="%", decimals=1))
    assert figure.layout.xaxis.range[0] == 0
    assert len(figure.data[0].x) == 10
    assert any("目标" in note.text for note in figure.layout.annotations)


def test_bad_news_is_told_by_word_and_colour_and_the_colours_can_be_exchanged() -> None:
    labels = picture(benchmarks_figures.dumbbell(gap_rows())).layout.yaxis.ticktext
    assert "差 4 天" in labels[0]
    assert theme.RED in labels[0]
    assert theme.GREEN in labels[1]
    theme.use(red_is_good=True)
    try:
        assert (
            theme.GREEN in picture(benchmarks_figures.dumbbell(gap_rows())).layout.yaxis.ticktext[0]
        )
        assert (theme.good_name(), theme.bad_name()) == ("red", "green")
    finally:
        theme.use(red_is_good=False)


def test_labels_at_the_ends_of_two_lines_do_not_lie_on_each_other() -> None:
    close = gap_line().assign(gap=lambda rows: [1.0 if r == "近学" else 1.01 for r in rows["role"]])
    notes = picture(
        benchmarks_figures.gap_over_time(close, unit="%", decimals=1)
    ).layout.annotations
    assert len(notes) == 2
    upper, lower = sorted(notes, key=lambda note: -note.y)
    assert upper.yshift - lower.yshift >= 30


@pytest.mark.parametrize(
    ("first", "last", "step", "expected"),
    [
        ("2025-01-31", "2025-03-31", "ME", ["1月<br>2025年", "2月", "3月"]),
        ("2024-07-31", "2026-06-30", "ME", ["9月<br>2024年", "12月", "3月<br>2025年", "6月", "9月",
         "12月", "3月<br>2026年", "6月"]),
        ("2019-12-31", "2021-12-31", "YE", ["2019年", "2020年", "2021年"]),
    ],
)  # fmt: skip
def test_a_time_axis_names_months_and_the_year_where_it_turns(
    first: str, last: str, step: str, expected: list[str]
) -> None:
    assert base.ticks(Periods(days(pd.date_range(first, last, freq=step))))["ticktext"] == expected


def test_many_years_are_thinned_out() -> None:
    ticks = base.ticks(Periods(days(pd.date_range("1990-12-31", "2020-12-31", freq="YE"))))
    assert len(go.layout.XAxis(ticks).ticktext) <= Periods(()).most


@pytest.mark.parametrize(
    "name", ["bump", "ranking", "dumbbell", "gap over time", "gantt", "tally", "placebos"]
)
def test_markup_in_a_cell_stays_text(name: str) -> None:
    frames = {
        "bump": lambda: charts.bump(
            ranks().assign(city=lambda rows: rows["city"].replace(boards.HOME, HOSTILE)),
            events=events().assign(label=HOSTILE),
        ),
        "ranking": lambda: charts.ranking(latest().assign(city=HOSTILE), unit=HOSTILE, decimals=0),
        "dumbbell": lambda: benchmarks_figures.dumbbell(
            gap_rows().assign(indicator=HOSTILE, text=HOSTILE)
        ),
        "gap over time": lambda: benchmarks_figures.gap_over_time(
            gap_line().assign(benchmark_city=HOSTILE), unit=HOSTILE, decimals=1
        ),
        "gantt": lambda: projects_figures.gantt(
            projects().assign(project=HOSTILE, why=HOSTILE),
            milestones=milestones(),
            today=dt.date(2025, 10, 1),
            light_word=lambda _: HOSTILE,
        ),
        "tally": lambda: charts.tally(pd.DataFrame({"name": [HOSTILE], "count": [1]})),
        "placebos": lambda: benchmarks_figures.placebos(
            campaign_cities().assign(city=HOSTILE), unit="%", decimals=1
        ),
    }
    written = json.dumps(plotly(frames[name]()), ensure_ascii=False, default=str)
    assert "&lt;a href" in written
    assert "<a " not in written
    assert "</a>" not in written


def test_coverage_numbers_the_cities_that_are_missing_and_leaves_whole_cells_blank() -> None:
    ends = pd.to_datetime(["2026-05-31", "2026-06-30"] * 2)
    cells = pd.DataFrame({"indicator": ["甲", "甲", HOSTILE, HOSTILE], "period_end": ends})
    drawn = picture(quality_figures.coverage(cells.assign(absent=[0, 3, 11, 0], members=11)))
    texts = dict(zip(drawn.layout.yaxis.ticktext, map(list, drawn.data[0].text), strict=True))
    assert texts == {"甲": ["", "3"], base.markup(HOSTILE): ["11", ""]}
    assert max(map(max, drawn.data[0].z)) == 1


def test_a_campaign_is_shaded_and_the_compared_periods_are_filled() -> None:
    figure = picture(benchmarks_figures.campaign(campaign_course(), of=campaign()))
    shade = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert [(shape.x0, shape.x1) for shape in shade] == [("2025-09-01", "2025-09-30")]
    ours = figure.data[-1]
    assert list(ours.y) == campaign_course()["home_moved"].tolist()
    assert list(ours.marker.color).count(theme.HOME) == 4
    low, high = figure.data[0], figure.data[1]
    assert (low.y[1], high.y[1], high.fill) == (0.0, 0.3, "tonexty")


def test_a_campaign_without_an_end_is_not_shaded() -> None:
    open_ended = campaign().copy()
    open_ended["ended"] = pd.NaT
    figure = picture(benchmarks_figures.campaign(campaign_course(), of=open_ended))
    assert not [shape for shape in figure.layout.shapes if shape.type == "rect"]


def test_a_city_that_is_not_compared_has_no_bar() -> None:
    bars = picture(benchmarks_figures.placebos(campaign_cities(), unit="%", decimals=1)).data[0]
    assert list(bars.x) == [6.5, -0.5]
    assert list(bars.text) == ["+6.5 个百分点", "−0.5 个百分点"]


def test_a_dumbbell_joins_us_to_the_benchmark_city_over_the_middle_half() -> None:
    band, _medians, stem, other, theirs, ours = picture(
        benchmarks_figures.dumbbell(gap_rows())
    ).data
    assert list(band.x) == [20, 80, None, 30, 70, None]
    assert list(stem.x) == [10, 60, None, 100, 70, None]
    assert (list(ours.x), ours.marker.color) == ([10, 100], theme.HOME)
    assert (list(theirs.x), theirs.marker.symbol) == ([60, 70], "square")
    assert (list(other.x), other.marker.symbol) == ([90, None], "diamond")


def test_measures_are_marked_where_they_began() -> None:
    figure = picture(
        benchmarks_figures.gap_over_time(gap_line(), unit="%", decimals=1, measures=started())
    )
    marked = [shape.x0 for shape in figure.layout.shapes if shape.x0 == shape.x1]
    assert marked == ["2025-08-01"]
    assert "①·②" in [note.text for note in figure.layout.annotations]


def test_who_does_not_see_a_figure_hears_where_our_city_began_and_ended() -> None:
    ours = ranks()[ranks()["is_home"]].sort_values("period_end")["rank"].dropna().astype(int)
    said = spoken(charts.bump(ranks(), events=events()))
    assert f"{boards.HOME}：期初 {ours.iloc[0]}，期末 {ours.iloc[-1]}，" in said
    assert f"最好 {ours.min()}，最差 {ours.max()}。" in said
    assert "攻坚月" in said
    words.use("en")
    assert f"first {ours.iloc[0]}, last {ours.iloc[-1]}," in spoken(
        charts.bump(ranks(), events=events())
    )


def test_who_does_not_see_rows_hears_the_first_the_last_and_ours() -> None:
    ours_between = latest().assign(rank=lambda rows: (rows["rank"] + 4) % 11 + 1)
    said = spoken(charts.ranking(ours_between, unit="分", decimals=1)).split("\n")
    assert said[0] == "11 行。"
    assert len(said) == 5
    assert sum(boards.HOME in line for line in said) == 1


def test_what_stands_beside_a_mark_is_named_by_the_column_that_it_shows() -> None:
    counts = pd.DataFrame({"name": ["甲", "乙"], "count": [3, 1], "twin": [3, 1]})
    columns: Columns = {"name": "名称", "twin": "别的数", "count": "件数"}
    block = Block("t", "t", "s", counts, columns, Stamp(), None, charts.tally(counts))
    shown = native.chart(block)
    assert isinstance(shown, Plot)
    assert [series.name for series in shown.series] == ["件数"]


@pytest.mark.parametrize("name", list(drawings()))
def test_a_description_names_no_colour_and_holds_no_markup(name: str) -> None:
    written = repr(drawings()[name]())
    assert not re.search(r"#[0-9A-Fa-f]{6}|<\w", written)


def test_a_box_stands_where_the_sentence_above_it_says() -> None:
    values = (65.0, 70.0, 74.5, 76.5, 80.0, 81.0, None, 83.0, 84.0, 86.9, 90.8, 92.4)
    count = len(values)
    dots = Points(values=values, places=(0,) * count, labels=("",) * count, size=(1,) * count)
    marks = Box(values=values, places=(0,) * count), dots
    drawn = go.Figure(plotly(Chart(marks, Rows(("",))))).to_dict()["data"][0]
    known = [value for value in values if value is not None]
    said = duckdb.execute(
        "select quantile_cont(value, [0.25, 0.5, 0.75]) from (select unnest($known) as value)",
        {"known": known},
    ).fetchone()
    assert said == ([drawn["q1"][0], drawn["median"][0], drawn["q3"][0]],)
    assert (drawn["lowerfence"], drawn["upperfence"]) == ([65.0], [92.4])
