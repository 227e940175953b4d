"""On the self-check an administrator sees what each receiver would get, and confirms it there."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import robots, screens
from tests.commands import etl
from tests.robots import DINGTALK, FEISHU, WECOM, Services, said


@pytest.fixture
def data(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(few, folder)
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    return folder


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    with robots.services() as made:
        kinds = (WECOM, DINGTALK, FEISHU)
        addresses = [*map(made.address, kinds), "nonsense://geheim", "file:/tmp/变化.txt"]
        monkeypatch.setenv("QIANGHUI_NOTIFY", " ".join(addresses))
        yield made


def test_the_page_shows_each_message_and_what_it_takes_and_confirms_it(
    data: Path, services: Services
) -> None:
    app = screens.opened("about")
    assert not app.exception
    shown = json.loads(etl(data, "digest", "--json").stdout)["places"]
    assert [code.value for code in app.code] == [one["text"] for one in shown if one["title"]]
    captions = [caption.value for caption in app.caption]
    assert any(f"{shown[0]['used']} / 4,096 字节" in screens.plain(text) for text in captions)
    assert any("nonsense" in screens.plain(warning.value) for warning in app.warning)
    told = screens.tables(app)[0].set_index("项目")["发现"]["变化发给"]
    assert told == "5 个去处，由 QIANGHUI_NOTIFY 写明，其中 4 个要处理"
    assert "geheim" not in str(app)
    assert robots.KEY not in str(app)

    app.button("confirm_2").click().run()
    kept = [
        one["confirmed"] is not None
        for one in json.loads(etl(data, "digest", "--json").stdout)["places"]
    ]
    assert kept == [False, True, False, False, False]
    assert [button.key for button in app.button if (button.key or "").startswith("confirm")] == [
        "confirm_1",
        "confirm_3",
    ]
    assert services.heard == []


def test_what_a_service_refused_is_on_the_page(data: Path, services: Services) -> None:
    etl(data, "digest", "--confirm", "1")
    services.script.append(said(errcode=45009, errmsg="api freq out of limit"))
    etl(data, "digest", "--send")
    warnings = [screens.plain(warning.value) for warning in screens.opened("about").warning]
    assert any(
        "去处 1（企业微信）眼下不收（45009 api freq out of limit）" in one for one in warnings
    )


def test_a_board_that_sends_to_nobody_says_nothing_of_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QIANGHUI_NOTIFY", raising=False)
    assert data.exists()
    app = screens.opened("about")
    assert not any("每次导入之后" in one.value for one in app.subheader)
