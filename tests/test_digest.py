"""What a load changed is said by rule, kept with its build, and sent only where somebody asked."""

import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from etl.__main__ import main
from etl.warehouse import builds, digest
from etl.words import translation
from tests import offices
from tests.screens import opened, texts

NEXT: offices.Rows = [
    offices.VALUES[0],
    ["网上入会率", "甲市", "2025年8月", 90.5, "%"],
    ["网上入会率", "乙市", "2025年8月", 72.5, "%"],
    ["网上入会率", "丙市", "2025年8月", 60.5, "%"],
]
DECISIONS: offices.Rows = [
    ["会议", "议定事项", "责任单位", "完成时限"],
    ["例会", "提速", "研究室", "2025年8月1日"],
    ["例会", "减负", "组织部", "2025年8月2日"],
]
SAID = [
    "网上入会率：本市第 2 / 3 → 第 1 / 3。",
    "新增超期 2 项：提速（研究室）、减负（组织部）。",
]


@pytest.fixture
def data(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(few, folder)
    monkeypatch.setenv("QIANGHUI_DATA", str(folder))
    monkeypatch.delenv("QIANGHUI_NOTIFY", raising=False)
    return folder


@pytest.fixture
def august(tmp_path: Path) -> Path:
    return offices.workbook(tmp_path / "八月.xlsx", {"指标数据": NEXT, "议定事项": DECISIONS})


def load(data: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert main(["load", str(file), "--data", str(data), "--json"]) == 0
    said: dict[str, object] = json.loads(capsys.readouterr().out)
    return said


def current(data: Path) -> Path:
    build = builds.current(data)
    assert build is not None
    return build.path


def test_a_load_says_what_it_changed_and_the_overview_shows_it(
    data: Path, august: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load(data, august, capsys)["notices"] == []
    assert digest.read(current(data), "zh") == SAID
    assert digest.read(current(data), "en")[0] == "网上入会率: No. 2 / 3 → No. 1 / 3."
    assert any(SAID[0] in text for text in texts(opened("overview")))
    assert main(["build", "--data", str(data)]) == 0
    (nothing,) = digest.read(current(data), "zh")
    assert nothing.startswith("与上一版相比")


def test_the_digest_goes_to_the_file_that_is_named(
    data: Path,
    august: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = data.parent / "摘要.txt"
    monkeypatch.setenv("QIANGHUI_NOTIFY", f"file:{place}")
    load(data, august, capsys)
    assert place.read_text(encoding="utf-8").split("\n")[1:3] == SAID


class _Listener(http.server.BaseHTTPRequestHandler):
    heard: ClassVar[list[dict[str, str]]] = []

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.heard.append(json.loads(self.rfile.read(length)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    """A web hook on this machine."""
    _Listener.heard.clear()
    with http.server.HTTPServer(("127.0.0.1", 0), _Listener) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield f"json://127.0.0.1:{made.server_port}/"
        made.shutdown()
        thread.join()


def test_the_digest_goes_to_the_web_hook_that_is_named(
    data: Path,
    august: Path,
    server: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QIANGHUI_NOTIFY", server)
    assert main(["digest", "--confirm", "1", "--data", str(data)]) == 0
    assert load(data, august, capsys)["notices"] == []
    (heard,) = _Listener.heard
    assert all(sentence in heard["message"] for sentence in SAID)


def test_a_sending_that_fails_is_said_without_its_secret_and_fails_no_load(
    data: Path,
    august: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QIANGHUI_NOTIFY", "file:/没有/这里 nonsense://secret json://127.0.0.1:9/")
    assert main(["digest", "--confirm", "3", "--data", str(data)]) == 0
    said = load(data, august, capsys)["notices"]
    assert isinstance(said, list)
    assert [notice[:7] for notice in said] == ["去处 1（文件", "去处 2 以“", "去处 3（网络"]
    assert "secret" not in "".join(said)
    assert digest.read(current(data), "zh") == SAID


def test_many_changes_are_counted_and_the_first_named() -> None:
    ranks = [(f"指标{n}", 5, 11, n, 11) for n in range(1, 6)]
    matters = [(f"事{n}", None) for n in range(5)]
    found: dict[str, list[digest.Row]] = {
        "ranks": [*ranks],
        "overdue": [],
        "stuck": [*matters],
        "faults": [],
    }
    said = digest.sentences(found, translation("zh"))
    assert said[3:] == ["另有 2 项指标位次有变化。", "新增卡住议题 5 个：事0、事1、事2等。"]


def test_a_build_that_cannot_be_compared_has_no_digest(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "000009.duckdb"
    shutil.copy(current(data), other)
    broken = tmp_path / "000008.duckdb"
    broken.write_bytes(b"no database" * 100)
    digest.keep(broken, other)
    digest.keep(None, other)
    assert digest.read(other, "zh") == []
