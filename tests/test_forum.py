"""A forum's own page: its tree from topics to ranks, and what is missing on the way."""

from pathlib import Path

import pandas as pd
import pytest

from pages.forum import figures as forum_figures
from pages.forum import findings as forum
from pages.shared import warehouse, words
from pages.shared.plotly.tree import wrapped
from tests.pictures import picture
from tests.screens import headings, opened, tables, texts, titled
from tests.warehouses import Sheets
from tests.warehouses import warehouse as built

PAGE = "forum"


def branches(folder: Path, uploaded: Sheets, columns: str) -> list[tuple[object, ...]]:
    """The branches of all forums, in their order."""
    connection, findings = built(folder, uploaded)
    assert findings == []
    with connection:
        return connection.execute(f"select {columns} from marts.forum_branches").fetchall()


def loop() -> Sheets:
    """A forum in December whose project moved a rank in the year after."""
    cities = ("甲市", "乙市", "丙市")
    months = {"2025-11": (1, 2, 3), "2025-12": (1, 2, 3), "2026-02": (9, 2, 3)}
    return {
        "units": [{"unit": unit, "kind": "机关部室"} for unit in ("网络部", "研究室")],
        "cities": [
            {"city": city, "group": "全省", "role": "本市" if city == "甲市" else None}
            for city in cities
        ],
        "indicators": [{"indicator": "得分", "direction": "越高越好", "grain": "月"}],
        "indicator_values": [
            {"indicator": "得分", "city": city, "period": month, "value": value}
            for month, values in months.items()
            for city, value in zip(cities, values, strict=True)
        ],
        "forums": [
            {"forum_no": 1, "theme": "提速", "held": "2025-12-20", "host": "网络部"},
            {"forum_no": 2, "theme": "空的", "held": "2026-01-20", "host": "研究室"},
        ],
        "topics": [
            {"topic": "怎么提速", "forum_no": 1},
            {"topic": "还没做", "forum_no": 1},
        ],
        "outcomes": [
            {
                "outcome": "攻坚方案",
                "forum_no": 1,
                "topic": "怎么提速",
                "use": "重点项目",
                "formed": "2025-12-25",
                "effective": "2026-02-28",
            },
            {
                "outcome": "简报",
                "forum_no": 1,
                "topic": "怎么提速",
                "use": "专项办推进",
                "adopted": "2026-01-05",
            },
        ],
        "projects": [
            {
                "project": "攻坚",
                "outcome": "攻坚方案",
                "lead": "网络部",
                "task_no": "一号任务",
                "started": "2026-01-01",
                "progress": 60,
            }
        ],
        "campaigns": [
            {
                "campaign": "攻坚月",
                "started": "2026-01-01",
                "ended": "2026-01-31",
                "project": "攻坚",
                "indicator": "得分",
            }
        ],
    }


def test_a_tree_reaches_from_a_topic_to_the_rank_before_the_forum_and_now(tmp_path: Path) -> None:
    columns = "topic, outcome, state, project, indicator, before_end, rank_before, rank_now"
    first, *_rest = branches(tmp_path, loop(), columns)
    assert first[:5] == ("怎么提速", "攻坚方案", "effective", "攻坚", "得分")
    assert (str(first[5]), *first[6:]) == ("2025-11-30", 3, 1)


def test_the_indicator_that_the_ledger_names_comes_before_the_campaign_s(tmp_path: Path) -> None:
    (project,), known = loop()["projects"], loop()["indicators"]
    said = {
        **loop(),
        "indicators": [*known, {"indicator": "天数", "direction": "越低越好"}],
        "projects": [{**project, "indicator": "天数"}],
    }
    first, *_rest = branches(tmp_path, said, "project, campaign, indicator, missing")
    assert first == ("攻坚", None, "天数", "no_rank")


def test_each_branch_says_what_it_lacks(tmp_path: Path) -> None:
    found = branches(tmp_path, loop(), "topic, outcome, missing, waiting_days")
    assert found == [
        ("怎么提速", "攻坚方案", "", None),
        ("怎么提速", "简报", "no_effect,no_project", 54),
        ("还没做", None, "no_outcome", 70),
        (None, None, "no_topic", 39),
    ]
    assert words.branch_lacks("no_effect,no_project") == "未见效、没有对应项目"
    assert words.branch_lacks("") == words.DASH


@pytest.mark.usefixtures("board")
def test_the_demonstration_s_forum_on_the_online_union_leads_to_the_rank_that_it_moved() -> None:
    app = opened(PAGE, forum="25")
    assert titled(app) == "第 25 期“网上工会建设攻坚”：5 个议题，5 项见效"
    moved = "网上工会综合得分：论坛前第 9，现在第 1；前后都有名次的 3 项指标中 3 项名次上升"
    assert moved in headings(app)
    assert any("五个环节均有记录" in text for text in texts(app))
    rows = warehouse.query("forum_branches", forum=25)
    tree = forum.nodes(warehouse.query("forum_texts", forum=25).iloc[0], rows)
    assert tree["depth"].tolist()[:5] == [0, 1, 2, 3, 4]
    assert "第 9 / 11" in tree["detail"].iloc[4]
    assert rows["indicator"].nunique() == 3
    assert not any("没有写明要推动的指标" in detail for detail in tree["detail"])
    said = [note.text for note in picture(forum_figures.tree(tree)).layout.annotations]
    assert not any("None" in text for text in said)


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("page", ["forums", "topics", "archive"])
def test_a_forum_leads_to_its_page(page: str) -> None:
    app = opened(page)
    cells = [str(cell) for table in tables(app) for cell in table.to_numpy().ravel()]
    assert any("](/forum?forum=" in cell for cell in cells)


def test_a_tree_in_every_state_is_said_in_words() -> None:
    bare: dict[str, object] = dict.fromkeys(
        ("topic", "kind", "proposer", "outcome", "use", "effective", "effect", "project", "lead"),
    )
    bare |= {
        "waiting_days": 12.0,
        "missing": "",
        "state": "none",
        "rank_now": float("nan"),
        "rank_before": float("nan"),
    }
    project = {"project": "项目", "light": "red", "progress": None, "task_no": None}
    used = {"outcome": "成果", "topic": "议题", "state": "used", "indicator": None}
    rows = pd.DataFrame(
        [
            bare | {"missing": "no_topic"},
            bare | {"topic": "没人接", "missing": "no_outcome"},
            bare | used | project | {"missing": "no_indicator"},
            bare | used | {"outcome": "退回", "state": "declined"},
            bare | used | {"outcome": "等着", "state": "studied", "missing": "not_used"},
            bare | used | project | {"outcome": "无名次", "indicator": "得分"},
            bare
            | used
            | {"outcome": "见效", "state": "effective", "effective": pd.Timestamp("2026-01-05")},
        ]
    )
    about = pd.Series({"theme": "主题", "held": pd.Timestamp("2025-12-20")})
    said = "\n".join(forum.nodes(about, rows)["detail"])
    for words_of_it in (
        "论坛后 12 天仍未形成成果",
        "运用 12 天，尚未见效",
        "12 天未采纳、未立项",
        "未被采纳",
        "无任务号",
        "没有写明要推动的指标",
        "本市没有名次",
        "2026年1月5日见效",
    ):
        assert words_of_it in said
    assert forum.grown(rows) == "2 个议题中 1 个的成果已运用"
    assert forum.lacking(rows) == "4 处还有缺项"
    assert forum.lacking(rows.assign(missing="")) == "各分支都有着落"


def test_texts_are_wrapped_to_the_width_of_a_phone() -> None:
    assert wrapped("关于注册流程一步办的对策建议", 70, 14) == [
        "关于注册流",
        "程一步办的",
        "对策建议",
    ]
    assert wrapped("一二三四五，六", 70, 14) == ["一二三四", "五，六"]
    assert wrapped("no outcome yet", 80, 14) == ["no", "outcome", "yet"]
