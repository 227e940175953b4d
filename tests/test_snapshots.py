"""The page of snapshots, the board as a meeting saw it, and what a snapshot cannot show."""

import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.__main__ import main
from pages.shared import warehouse
from pages.shared.etl import snapshots
from tests import boards, screens
from tests.screens import opened, plain, texts, titled

NAME = "2026-11 主席办公会"
PAGE = "snapshots"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two builds by hand, the first of them pinned."""
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    boards.publish(tmp_path, number=1)
    pinned(tmp_path, 1)
    boards.publish(tmp_path, number=2)
    return tmp_path


def pinned(data: Path, number: int, name: str = NAME) -> None:
    said = {"name": name, "by": "研究室", "at": f"2026-11-{20 + number}T09:00:00+08:00"}
    place = data / "builds" / f"{number:06d}.pinned"
    place.write_text(json.dumps(said), encoding="utf-8")


def warnings(app: AppTest) -> str:
    return "".join(plain(warning.value) for warning in app.warning)


def test_the_present_state_is_named_and_let_go_on_the_page(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    shutil.copytree(samples, data)
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    app = opened(PAGE)
    assert titled(app) == "还没有为会议保存过快照"
    assert app.button(key="keep").disabled
    next(field for field in app.text_input if field.label == "会议名称").set_value(NAME)
    app.text_input(key="by").set_value("研究室").run()
    app.button(key="keep").click().run()
    assert titled(app) == f"已存 1 份快照，最近一份为“{NAME}”"
    (kept,) = snapshots.everything()
    assert (kept.name, kept.by) == (NAME, "研究室")
    assert any("当前看板已存为快照" in text for text in texts(app))
    app.button(key=f"unpin|{kept.build.number}").click().run()
    assert titled(app) == "还没有为会议保存过快照"
    assert snapshots.everything() == ()


@pytest.mark.usefixtures("data")
def test_every_page_of_a_snapshot_is_its_build_under_a_banner_until_one_goes_back() -> None:
    app = opened("rankings", snapshot=NAME)
    assert f"现在看到的是“{NAME}”时的看板" in warnings(app)
    assert any("第 1 版" in text for text in texts(app))
    app.switch_page(screens.SCRIPTS["benchmarks"]).run()
    assert NAME in warnings(app)
    next(button for button in app.button if button.label == "回到当前看板").click().run()
    assert not app.warning
    assert any("第 2 版" in text for text in texts(app))


@pytest.mark.usefixtures("data")
def test_a_link_to_a_snapshot_that_is_gone_shows_the_present_board_and_says_so() -> None:
    app = opened("rankings", snapshot="没有的会")
    assert "快照“没有的会”已不存在" in warnings(app)
    assert any("第 2 版" in text for text in texts(app))


@pytest.mark.parametrize(
    ("mart", "page"),
    [
        ("city_ranks", "rankings"),
        ("board", "rankings"),
        ("facts", "overview"),
        ("matters", "to_do"),
    ],
)
def test_a_page_that_an_older_build_cannot_fill_says_so(mart: str, page: str, data: Path) -> None:
    with boards.changed(data / "builds" / "000001.duckdb") as connection:
        connection.execute(f"drop table marts.{mart}")
    app = opened(page, snapshot=NAME, indicator="建会率")
    assert any(f"“{NAME}”的快照里没有本页内容" in plain(one.value) for one in app.subheader)
    assert "第 1 版建成时，看板还没有这项内容；请回到当前看板查看。" in texts(app)
    assert "回到当前看板" in [button.label for button in app.button]


@pytest.mark.parametrize(("mart", "query"), [("facts", "facts"), ("matters", "to_do")])
def test_the_build_in_force_of_an_older_board_is_named_with_what_to_do(
    mart: str, query: str, data: Path
) -> None:
    with boards.changed(data / "builds" / "000002.duckdb") as connection:
        connection.execute(f"drop table marts.{mart}")
    asked = {"fact": "overdue", "scope": "", "subject": None}
    asked = asked if query == "facts" else {"owner": None}
    with pytest.raises(warehouse.OlderBuildError) as raised:
        warehouse.query(query, **asked)

    def broken(error: Exception) -> None:
        from pages.shared import components

        assert components.show_error(error)

    app = AppTest.from_function(
        broken, args=(raised.value,), default_timeout=screens.PATIENCE
    ).run()
    assert titled(app) == "数据打不开"
    assert "第 2 版数据缺少看板现在要算的内容。" in texts(app)
    assert [code.value for code in app.code] == ["python -m etl build"]


def test_a_damaged_name_is_said_on_the_page(data: Path) -> None:
    (data / "builds" / "000001.pinned").write_text("[]", encoding="utf-8")
    assert "第 1 版的快照名称已损坏" in warnings(opened(PAGE))


def test_what_was_undone_since_is_still_in_the_snapshot_which_says_so(
    units: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    shutil.copytree(units, data)
    monkeypatch.setenv("QIANGHUI_DATA", str(data))
    assert main(["pin", NAME, "--data", str(data)]) == 0
    assert main(["withdraw", "1", "--data", str(data)]) == 0
    said = "其中仍含此后已撤销的上传：单位.xlsx"
    assert any(said in text for text in texts(opened(PAGE)))
    app = opened("unit", snapshot=NAME)
    assert any(said in text for text in texts(app))
    (snapshot,) = snapshots.everything()
    assert snapshots.withdrawn_since(snapshot) == ("单位.xlsx",)
