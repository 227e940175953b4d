"""Topics, the task office, the archive and look-backs: their marts and pages."""

from pathlib import Path

import pandas as pd
import pytest

from pages.forums import figures as forums_figures
from pages.forums.findings import archive, forums, topics
from pages.projects import figures as projects_figures
from pages.projects.findings import task_office
from pages.shared import warehouse, words
from pages.shared.components import found
from tests.pictures import picture
from tests.screens import opened, plain, tables, titled
from tests.warehouses import Sheets
from tests.warehouses import warehouse as built

UNITS = [{"unit": "研究室", "kind": "机关部室"}, {"unit": "组织部", "kind": "机关部室"}]


def rows(folder: Path, query: str, *uploads: Sheets) -> tuple[list[tuple[object, ...]], list[str]]:
    """What a query finds, and the names of the checks that failed."""
    connection, findings = built(folder, *uploads)
    with connection:
        return connection.execute(query).fetchall(), [found.name for found in findings]


@pytest.mark.usefixtures("board")
def test_the_theme_plan_of_the_demonstration_says_what_waits() -> None:
    app = opened("topics")
    assert titled(app).startswith("2025年提出议题")
    latest = titled(app)
    app.selectbox(key="year").set_value("2024").run()
    assert titled(app) != latest


def test_a_topic_is_chosen_by_a_date_or_by_its_forum_and_timed_across_the_new_year(
    tmp_path: Path,
) -> None:
    sheets: Sheets = {
        "units": UNITS,
        "forums": [{"forum_no": 1, "theme": "一", "held": "2026-01-20", "host": "研究室"}],
        "topics": [
            {"topic": "隔年", "forum_no": 1, "proposed": "2025-12-30", "accepted": "2026-01-09"},
            {"topic": "无日", "forum_no": 1, "proposed": "2026-01-01"},
            {"topic": "倒置", "proposed": "2026-01-02", "accepted": "2026-01-01"},
            {"topic": "等待", "proposed": "2026-01-10"},
        ],
    }
    query = "select topic, year, state, days_to_choice, days_waiting from marts.topics"
    found, failed = rows(tmp_path, query, sheets)
    assert failed == []
    assert found == [
        ("隔年", 2025, "discussed", 10, None),
        ("无日", 2026, "discussed", None, None),
        ("倒置", 2026, "chosen", None, None),
        ("等待", 2026, "waiting", None, 10),
    ]


def test_a_plan_with_every_topic_chosen_is_said_in_words() -> None:
    one = {
        "is_chosen": [True],
        "state": ["discussed"],
        "days_to_choice": [None],
        "days_waiting": [None],
    }
    done = pd.DataFrame(one)
    assert topics.chosen(done, 2025) == "2025年提出议题 1 个，全部确定"
    assert topics.waiting(done) == "当年全部议题"
    assert len(topics.cards(done)) == 2
    kinds = pd.DataFrame({"name": ["重点工作"], "planned": [1], "done_share": [1.0]})
    assert topics.commonest(kinds) == "“重点工作”类最多"


@pytest.mark.usefixtures("board")
def test_the_archive_finds_texts_in_which_all_words_occur() -> None:
    both = warehouse.query("search", words="网上工会 攻坚")
    assert not both.empty
    for _number, row in both.iterrows():
        text = f"{row['title']} {row['text']}"
        assert "网上工会" in text
        assert "攻坚" in text
    assert len(both) < len(warehouse.query("search", words="网上工会"))
    assert warehouse.query("search", words=" ").empty
    assert warehouse.query("search", words="100%没有_此事").empty


@pytest.mark.usefixtures("board")
def test_a_search_is_in_the_address_and_marks_its_hits() -> None:
    app = opened("archive", words="网上工会 攻坚")
    assert titled(app).endswith("条内容含有：网上工会、攻坚")
    assert any(":gray-background[网上工会]" in element.value for element in app.markdown)
    app = opened("archive", words="没有这个词")
    assert titled(app) == "没有同时含有 没有这个词 的内容"


def test_a_hit_is_marked_whatever_its_letters_and_signs() -> None:
    assert found.marked("APP 与 app*", ["app"]) == (
        ":gray-background[APP] 与 :gray-background[app]\\*"
    )
    assert found.marked("没有", []) == "没有"
    long = "前" * 100 + "要找的" + "后" * 300
    assert "要找的" in found.excerpt(long, ["要找的"])
    assert found.excerpt(long, ["要找的"]).startswith("…")


@pytest.mark.usefixtures("board")
def test_the_task_office_shows_the_campaign_that_led_to_the_first_rank() -> None:
    app = opened("task_office")
    shown = [plain(element.value) for element in app.subheader]
    assert "网上工会建设攻坚月：攻坚前第 8 位，攻坚后第 1 位" in shown
    assert any("达到目标 80 分" in text for text in shown)
    app.selectbox(key="campaign").set_value("互助保障扩面行动").run()
    assert any("未到目标" in element.value for element in app.subheader)


def test_materials_are_late_from_the_thirty_first_day_on(tmp_path: Path) -> None:
    forum = {"theme": "题", "held": "2025-12-10", "host": "研究室"}
    sheets: Sheets = {
        "units": UNITS,
        "forums": [
            {**forum, "forum_no": 1, "archived": "2026-01-09"},
            {**forum, "forum_no": 2, "archived": "2026-01-10"},
            {**forum, "forum_no": 3},
            {**forum, "forum_no": 4, "held": "2026-02-10"},
        ],
    }
    query = "select forum_no, state, days_late from marts.archive order by forum_no"
    assert rows(tmp_path, query, sheets) == (
        [(1, "in_time", 0), (2, "late", 1), (3, "missing", 32), (4, "open", 0)],
        [],
    )


def test_an_outcome_that_was_not_taken_up_had_no_effect(tmp_path: Path) -> None:
    sheets: Sheets = {
        "units": UNITS,
        "forums": [{"forum_no": 1, "theme": "题", "held": "2025-12-10", "host": "组织部"}],
        "topics": [{"topic": "议", "forum_no": 1, "kind": "重点工作", "proposer": "研究室"}],
        "outcomes": [
            {
                "outcome": "甲",
                "forum_no": 1,
                "use": "部室采纳",
                "adoption": "已采纳",
                "effective": "2026-01-05",
            },
            {"outcome": "乙", "forum_no": 1, "adoption": "未采纳", "effective": "2026-01-05"},
            {"outcome": "丙", "forum_no": 1, "use": "书面报告", "adoption": "研究中"},
        ],
    }
    query = "select outcome, topic_kind, goes_to, state from marts.outcome_uses order by state"
    found_rows, failed = rows(tmp_path, query, sheets)
    assert failed == []
    assert found_rows == [
        ("乙", "重点工作", None, "declined"),
        ("甲", "重点工作", "研究室", "effective"),
        ("丙", "重点工作", "主要领导", "studied"),
    ]


def test_the_charts_of_the_forum_section_keep_to_the_schema() -> None:
    flows = pd.DataFrame(
        [("重点工作", "部室采纳", "effective", 2), ("重点工作", "—", "declined", 1)],
        columns=["kind", "use", "state", "count"],
    )
    flow = picture(forums_figures.uses(flows, state_word=words.use_state)).data[0]
    assert list(flow.node.label) == [
        "重点工作 3",
        "部室采纳 2",
        "未写明 1",
        "见到实效 2",
        "未采纳 1",
    ]
    assert sum(flow.link.value) == 6
    people = pd.DataFrame(
        [("2025-09-01", "机关", 3), ("2025-09-01", "社工", 2)], columns=["day", "part", "count"]
    )
    assert [bar.name for bar in picture(projects_figures.lent(people)).data] == ["机关", "社工"]
    months = pd.to_datetime(["2025-08-31", "2025-09-30"])
    values = pd.DataFrame(
        {
            "period_end": months,
            "phase": ["before", "during"],
            "value": [70.0, 81.0],
            "rank": [8, 1],
            "ranked": [11, 11],
        }
    )
    campaign = pd.Series(
        {"started": months[0], "ended": months[1], "target": float("nan"), "unit": "分"}
    )
    bare = picture(projects_figures.burn_up(values, of=campaign))
    aimed = picture(projects_figures.burn_up(values, of=campaign.replace(float("nan"), 80.0)))
    assert (len(bare.layout.shapes), len(aimed.layout.shapes)) == (1, 2)
    assert "第 1 / 11" in bare.data[0].text[-1]


def test_quiet_task_offices_and_archives_are_said_in_words() -> None:
    nobody = pd.DataFrame({"day": [], "part": [], "count": []})
    tasks = pd.DataFrame(
        {"people": [0], "projects": [0], "done": [0], "people_per_project": [float("nan")]}
    )
    counts = {"lent": 0, "tasks": 1, "tasks_staffed": 0, "tasks_open": 0}
    names = ["is_reached", "rank_before", "rank_after", "campaign"]
    campaigns = pd.DataFrame([(None, None, None, "甲")], columns=names)
    assert task_office.lent(counts) == "专项办目前没有抽调人员"
    assert task_office.loaded(tasks) == "专项办各项任务"
    assert task_office.reached(campaigns) == "没有可核对目标的攻坚行动"
    assert task_office.climbed(campaigns) == "历次攻坚行动"
    assert len(task_office.cards(counts, nobody, campaigns)) == 2
    unaimed = pd.Series(
        {"campaign": "甲", "value_before": 1.0, "value_at_end": 2.0, "target": None}
    )
    rest = pd.Series({"is_reached": None, "is_over": True, "unit": "分"})
    said = task_office.burnt_up(pd.concat([unaimed, rest]))
    assert said == "甲：攻坚前 1 分，最后一期 2 分"
    done = pd.DataFrame({"state": ["in_time"], "archived": ["2025-01-01"], "days_late": [0]})
    assert archive.kept(done, 2025, 0) == "2025年归档 1 / 1 期，没有逾期"
    assert archive.latest(done) == "没有材料逾期未归档"
    assert archive.cards(done, 2025, 0)[1].said == "没有逾期"


@pytest.mark.usefixtures("board")
def test_each_forum_can_be_read_segment_by_segment() -> None:
    app = opened("forum", forum="30 女职工服务与家庭友好")
    shown = [plain(element.value) for element in app.subheader]
    assert "五个环节中有 2 个有记录" in shown
    said = [plain(element.value) for element in app.markdown]
    assert any("弹性上下班、托管点、育儿假一起谈。" in text for text in said)
    assert sum("现场未记录" in text for text in said) == 3


@pytest.mark.usefixtures("board")
def test_each_format_is_listed_with_who_organises_it() -> None:
    app = opened("forums")
    assert any("研究室会同组织部" in plain(table.to_csv()) for table in tables(app))


@pytest.mark.usefixtures("board")
def test_gaps_found_on_looking_back_lead_to_their_new_topics() -> None:
    app = opened("archive")
    told = "".join(plain(table.to_csv()) for table in tables(app))
    assert "园区工会联建共治" in told
    shown = [plain(element.value) for element in app.subheader]
    assert any("回头看逾期" in text for text in shown)
    found_gap = warehouse.query("search", words="园区小微企业 联合会")
    assert found_gap["kind"].tolist() == ["gap"]
    due = warehouse.query("to_do", owner=None)
    assert "look_back" in set(due["kind"])


def test_a_look_back_is_overdue_the_day_after_and_closes_the_loop_with_a_topic(
    tmp_path: Path,
) -> None:
    sheets: Sheets = {
        "units": UNITS,
        "forums": [{"forum_no": 1, "theme": "题", "held": "2025-03-01", "host": "组织部"}],
        "topics": [
            {"topic": "旧", "forum_no": 1, "proposer": "研究室", "proposed": "2025-02-01"},
            {"topic": "新", "proposed": "2026-01-05"},
        ],
        "outcomes": [
            {"outcome": name, "forum_no": 1, "formed": "2025-03-10", "topic": "旧"}
            for name in "甲乙丙丁"
        ],
        "look_backs": [
            {
                "outcome": "甲",
                "due": "2025-12-31",
                "looked": "2026-01-04",
                "gap": "缺口",
                "topic": "新",
            },
            {"outcome": "乙", "due": "2026-01-04"},
            {"outcome": "丙", "due": "2026-01-05"},
            {"outcome": "丁", "due": "2026-01-01", "looked": "2026-01-02", "topic": "不在册"},
        ],
    }
    query = "select outcome, owner, state, days_overdue from marts.look_backs order by due"
    assert rows(tmp_path, query, sheets) == (
        [
            ("甲", "研究室", "linked", None),
            ("丁", "研究室", "fine", None),
            ("乙", "研究室", "overdue", 1),
            ("丙", "研究室", "open", None),
        ],
        [],
    )
    query = "select question, about, written from marts.open_questions"
    assert rows(tmp_path, query, sheets)[0] == [
        ("forums_without_plan", "2025年", "1期"),
        ("new_topic_unknown", "丁", "不在册"),
    ]
    query = "select name, state from marts.to_do where kind = 'look_back' order by due"
    assert rows(tmp_path, query, sheets)[0] == [
        ("乙 · 回头看", "overdue"),
        ("丙 · 回头看", "due_soon"),
    ]


def test_looking_back_without_delay_and_forums_without_format_are_said_in_words() -> None:
    fine = pd.DataFrame({"state": ["linked", "fine"]})
    assert archive.overdue(fine) == "没有逾期的回头看；1 个差距转为新议题"
    assert [card.value for card in archive.look_back_cards(fine)] == ["2", "1", "0"]
    none = pd.DataFrame({"name": ["部室研讨"], "count": [0], "owed": [None]})
    assert forums.usual(none) == "各类论坛由谁组织"
    owed = none.assign(owed=[1])
    assert forums.usual(owed) == "组织形式还欠：部室研讨"
