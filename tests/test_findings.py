"""What figures say: one sentence for each way in which the rows can stand."""

from collections.abc import Iterator

import pandas as pd
import pytest

from pages.overview.findings import news, overview
from pages.shared import words
from pages.shared.findings import benchmarks, courses, rankings, stuck
from pages.shared.findings.way import Way
from tests import boards


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    words.use("zh")


def cities(rank: float | None = 1, change: float | None = 0, **more: object) -> pd.DataFrame:
    """Three cities: ours at `rank`, two others around it."""
    ours = {"city": "我市", "is_home": True, "rank": rank, "rank_change": change}
    others = [
        {"city": name, "is_home": False, "rank": place, "rank_change": 0.0}
        for name, place in zip(("甲市", "乙市"), [r for r in (1, 2, 3) if r != rank], strict=False)
    ]
    rows = pd.DataFrame([ours, *others])
    known: dict[str, object] = {
        "ranked": 3,
        "unit": "分",
        "value": [90.0, 91.0, 80.0],
        "gap_to_first": 1.5,
        "gap_to_next": 0.5,
        "lead": 2.0,
        "target": 95.0,
        "target_share": 0.95,
        "announced_rank": None,
        "is_disputed": False,
        "is_approx": False,
        "is_counted": True,
        "is_next": True,
        "is_same_field": True,
        "grain": "month",
        "source": "省总",
    }
    for name, value in {**known, **more}.items():
        rows[name] = pd.Series(value if isinstance(value, list) else [value] * 3)
    return rows.sort_values("rank", na_position="last")


def course(*places: int) -> pd.DataFrame:
    ends = pd.date_range("2025-01-31", periods=len(places), freq="ME")
    more = {"is_home": True, "value": 1.0, "gap_to_first": 1.0, "target_share": 1.0}
    return pd.DataFrame({"period_end": ends, "rank": list(places)}).assign(**more)


def happened(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    columns = ["label", "kind", "starts", "ends"]
    frame = pd.DataFrame(rows, columns=columns).assign(is_own=True, forum_no=6)
    return frame.assign(starts=pd.to_datetime(frame["starts"]), ends=pd.to_datetime(frame["ends"]))


CAMPAIGN = ("攻坚月", "campaign", "2025-03-05", "2025-03-31")
FORUM = ("研讨", "forum", "2025-02-10", "2025-02-10")


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (cities(2, 3.0), "建会率：我市居第 2 / 3，较上期升 3 位"),
        (cities(3, -1.0), "建会率：我市居第 3 / 3，较上期降 1 位"),
        (cities(1, None), "建会率：我市居第 1 / 3"),
        (cities(None, None), "建会率：我市未报"),
        (cities().assign(is_home=False), "建会率：我市居首"),
    ],
)
def test_our_standing(frame: pd.DataFrame, said: str) -> None:
    assert rankings.standing(frame, "建会率") == said


@pytest.mark.parametrize(
    ("places", "events", "said"),
    [
        ((9, 9, 5, 1), [CAMPAIGN], "攻坚月后，网上工会从第 9 位升至第 1 位"),
        ((9, 8, 5, 1), [FORUM, CAMPAIGN], "第 6 期论坛、攻坚月后，网上工会从第 9 位升至第 1 位"),
        ((9, 9, 3, 7), [CAMPAIGN], "攻坚月后，网上工会从第 9 位升至第 3 位，现为第 7 位"),
        ((1, 2, 3, 4), [CAMPAIGN], "网上工会从第 1 位降至第 4 位"),
        ((4, 3, 2, 1), [], "网上工会从第 4 位升至第 1 位"),
        ((2, 5, 2), [], "网上工会仍居第 2 位，与期初相同"),
        ((2,), [CAMPAIGN], "网上工会：各市位次"),
    ],
)
def test_how_a_rank_came_about(
    places: tuple[int, ...], events: list[tuple[str, str, str, str]], said: str
) -> None:
    ranks = course(*places)
    assert courses.climb(ranks, courses.turn(ranks, happened(*events)), "网上工会") == said


def test_a_campaign_that_is_not_over_turned_nothing() -> None:
    late = ("攻坚月", "campaign", "2025-03-05", "2025-12-31")
    assert courses.turn(course(9, 9, 5, 1), happened(late)) == courses.Turn()


def test_a_campaign_for_another_indicator_turned_nothing() -> None:
    others = happened(CAMPAIGN).assign(is_own=False)
    assert courses.turn(course(9, 9, 5, 1), others) == courses.Turn()


def test_one_period_is_no_course() -> None:
    assert not courses.has_course(course(1))
    assert courses.has_course(course(1, 2))


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (cities(2).assign(announced_rank=[1.0, 2.0, 3.0], is_disputed=[True, False, False]),
         "1 个通报名次与计算不符：甲市通报第 1，计算第 1"),
        (cities(None, None), "3 市中甲市居首"),
        (cities().assign(announced_rank=1.0), "各市名次与通报一致"),
        (cities(), "3 市中我市居首"),
    ],
)  # fmt: skip
def test_what_stands_over_the_list_of_cities(frame: pd.DataFrame, said: str) -> None:
    assert rankings.listing(frame) == said


def test_the_cards_of_a_ranking() -> None:
    cards = rankings.cards(cities(2, 3.0), course(5, 2), decimals=1)
    assert [(card.value, card.said, card.verdict) for card in cards] == [
        ("第 2 / 3", "↑ 升 3 位", "good"),
        ("90.0 分", "省总", "even"),
        ("1.5 分", "距前一位 0.5 分", "even"),
        ("95%", "✗ 未达标", "bad"),
    ]
    first = rankings.cards(cities(1, target=None), course(1), decimals=1)
    assert [(card.label, card.value) for card in first[2:]] == [
        ("领先第二名", "2.0 分"),
        ("目标", "—"),
    ]
    assert rankings.cards(cities(None), course(1), decimals=1) == []


def test_a_cumulated_value_is_held_against_the_same_months_of_the_year_before() -> None:
    ours = cities(2, 3.0, grain="cumulated", year_change=-1.5)
    assert rankings.cards(ours, course(5, 2), decimals=1)[1].said == "比上年同期 −1.5 分"
    unknown = cities(2, 3.0, grain="cumulated", year_change=float("nan"))
    assert rankings.cards(unknown, course(5, 2), decimals=1)[1].said == "省总"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ({}, "↑ 升 3 位"),
        ({"is_next": False}, "较2025年11月↑ 升 3 位"),
        ({"is_same_field": False}, "↑ 升 3 位（上期 5/3；按原 2 市为第 1）"),
    ],
)
def test_a_change_of_rank_says_since_when_and_among_whom(
    before: dict[str, object], said: str
) -> None:
    ours = cities(
        2,
        3.0,
        previous_rank=5.0,
        previous_ranked=3,
        rank_of_same=1.0,
        same_ranked=2,
        previous_start=pd.Timestamp("2025-11-01"),
        previous_end=pd.Timestamp("2025-11-30"),
        **before,
    )
    assert rankings.cards(ours, course(5, 2), decimals=1)[0].said == said


def test_how_far_our_city_is_from_the_next() -> None:
    assert rankings.spread(cities(), decimals=0) == "我市居首，领先后一名 1 分"


def gaps(*sizes: float) -> pd.DataFrame:
    rows = pd.DataFrame({"indicator": list("甲乙丙")[: len(sizes)], "gap": sizes})
    frame = rows.assign(
        unit="分",
        decimals=1,
        is_behind=rows["gap"] > 0,
        benchmark_city="霁川市",
        home_city="我市",
        role="远学",
    )
    return benchmarks.gap_words(frame)


@pytest.mark.parametrize(
    ("frame", "title"),
    [
        (gaps(3, 1, -2), "3 项指标中 2 项落后霁川市，差距最大的是甲"),
        (gaps(0, -2), "2 项指标均不落后霁川市，其中 1 项领先"),
        (gaps(-1, -2), "2 项指标全部领先霁川市"),
    ],
)
def test_a_comparison_with_one_city(frame: pd.DataFrame, title: str) -> None:
    assert benchmarks.comparison(frame) == title


def test_the_cards_of_a_comparison() -> None:
    cards = benchmarks.cards(gaps(3, 1, -2))
    assert [(card.label, card.value, card.said) for card in cards] == [
        ("领先或持平", "1 / 3", "丙"),
        ("落后", "2 / 3", "甲等 2 项"),
        ("差距最大（占组内差幅）", "3.0 分", "甲"),
        ("领先最多（占组内差幅）", "2.0 分", "丙"),
    ]
    assert [card.said for card in benchmarks.cards(gaps(-1))][:2] == ["甲", "无"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([9.0, 4.0], "建会率：与霁川市差距由 9.0 缩至 4.0 分"),
        ([4.0, 9.0], "建会率：与霁川市差距由 4.0 扩至 9.0 分"),
        ([4.0, 4.0], "建会率：与霁川市的差距仍为 4.0 分"),
        ([4.0, -1.0], "建会率：由落后霁川市 4.0 分转为领先 1.0 分"),
        ([-1.0, 4.0], "建会率：已被霁川市反超 4.0 分"),
        ([-1.0, -4.0], "建会率：保持领先霁川市，领先幅度由 1.0 分变为 4.0 分"),
    ],
)
def test_whether_we_are_catching_up(line: list[float], said: str) -> None:
    ends = pd.date_range("2025-01-31", periods=2, freq="ME")
    rows = pd.DataFrame({"period_end": ends, "gap": line}).assign(
        benchmark_city="霁川市", unit="分"
    )
    assert benchmarks.closing(rows, "霁川市", "建会率", decimals=1) == said


def now(*, overdue: int = 2, **more: pd.DataFrame) -> overview.Now:
    stages = ["proposed", "discussed", "formed", "used", "effective"]
    topics = pd.DataFrame({"stage": stages, "topics": [58, 46, 39, 31, 21]})
    headline = {"cities": cities(1), "ranks": course(5, 1)}
    headline.update({name: more.pop(name) for name in headline.keys() & more.keys()})
    frames = {
        "targets": pd.DataFrame(
            {"reached": [3, 2], "aimed": [5, 5], "rule_year": [float("nan")] * 2}
        ),
        "forums": pd.DataFrame(
            {
                **{"year": [2025], "planned": [12], "held": [10], "owed": [2]},
                "unplanned_year": [float("nan")],
            }
        ),
        "months": pd.DataFrame({"forums": [1, 0, 1]}),
        "topics": topics.assign(
            share_of_first=topics["topics"] / 58,
            slowest_days=[float("nan"), 9.0, 12.0, 23.0, 64.0],
            began=[float("nan"), 58, 50, 40, 30],
        ),
        "effects": pd.DataFrame({"topics": [19, 20, 21]}),
        "stuck": boards._stuck(),
    }
    headlines = (overview.Headline("网上工会", 1, headline["cities"], headline["ranks"]),)
    return overview.Now(headlines=headlines, overdue=overdue, **{**frames, **more})


def title(shown: overview.Now) -> str:
    return overview.title(shown.headlines[0], shown.stuck)


def sentences(of: overview.Now) -> list[tuple[str, str]]:
    """What the overview says in sentences, each with what it is about."""
    return [(about, said) for about, said, _way in (*overview.reasons(of), *overview.others(of))]


def test_the_overview_in_one_line() -> None:
    assert title(now()) == "网上工会居第 1 / 3，4 件事卡住"
    assert title(now(stuck=boards._stuck().head(0))) == "网上工会居第 1 / 3"
    strangers = cities(1).assign(is_home=False)
    assert title(now(cities=strangers)) == "网上工会：我市居首，4 件事卡住"


def test_the_four_numbers() -> None:
    assert [
        (card.label, card.value, card.said)
        for card in (*overview.places(now()), *overview.cards(now()))
    ] == [
        ("网上工会", "第 1 / 3", "→ 持平"),
        ("达标指标", "3 / 5", "↑ 较上月 1 项"),
        ("2025 年论坛", "10 / 12", "还差 2 期"),
        ("议题见效率", "36%", "21 / 58 个议题"),
    ]


def test_a_number_without_rows_has_no_card() -> None:
    names = ("targets", "forums", "topics")
    nothing = {name: getattr(now(), name).head(0) for name in names}
    assert [card.label for card in overview.places(now(**nothing))] == ["网上工会"]
    strangers = cities(1).assign(is_home=False)
    assert overview.places(now(cities=strangers)) == []
    assert overview.cards(now(**nothing)) == []


def test_three_sentences() -> None:
    assert [sentence for _about, sentence in sentences(now())] == [
        "网上工会居第 1 / 3，领先第二名 2.0 分。",
        "58 个议题中 21 个见到实效；最慢一步是“转化运用 → 见到实效”，半数在 64 天内走到。",
        "4 件事卡住，责任单位：组织部、权益保障部、宣教部等，另有 1 个。2 件已超期。",
    ]


def test_the_sentences_when_things_stand_otherwise() -> None:
    busy = boards._stuck().assign(owner="组织部")
    other = now(
        cities=cities(2), stuck=busy, topics=now().topics.assign(slowest_days=float("nan"), began=0)
    )
    assert [sentence for _about, sentence in sentences(other)] == [
        "网上工会居第 2 / 3，距甲市 1.5 分。",
        "58 个议题中 21 个见到实效。",
        "4 件事卡住，其中组织部最多，4 件。2 件已超期。",
    ]
    quiet = now(cities=cities(1).assign(is_home=False), topics=now().topics.head(0),
                stuck=busy.head(0), overdue=0)  # fmt: skip
    assert sentences(quiet) == [("堵点", "没有卡住的事项。")]


def test_what_is_new_since_a_reader_looked() -> None:
    changed = pd.DataFrame({"title": ["论坛", "议题"], "added": [3, 1], "changed": [0, 2]})
    assert news.news_title(changed.assign(uploads=2)) == (
        "自上次查看以来，2 次上传新增 4 行，更正 2 行"
    )
    assert news.news_title(changed.head(0)) == "自上次查看以来没有新数据"


def test_what_the_last_upload_brought() -> None:
    changed = boards._upload_changes().assign(
        file="指标月报.xlsx", loaded_by="研究室", loaded_at=pd.Timestamp("2026-07-02", tz="UTC")
    )
    assert news.upload_title(changed) == "最近一次上传新增 44 行，更正 3 行"
    assert news.upload_title(changed.assign(changed=0)) == "最近一次上传新增 44 行"
    assert news.upload_subject(changed) == "指标月报.xlsx · 研究室 · 2026年7月2日"
    assert news.changes(changed) == [("指标数据", "新增 44 行，更正 3 行", Way("history"))]
    assert stuck.title(boards._stuck()) == "在办事项卡得最久：新业态建会攻坚，31 天"
