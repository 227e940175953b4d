"""The health, the numbers and the log of a server: who learns what, and that no cell's text is
among it."""

import ast
import json
import logging
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from pages.shared import warehouse
from pages.shared.access import accounts, roles, setting
from pages.shared.access.gate import Gate
from pages.shared.access.passwords import PROFILES
from pages.shared.access.setting import Setting, UnsafeError
from pages.shared.access.store import Store
from pages.shared.etl import child
from pages.shared.operations import health, routes
from runtime import logs, metrics
from tests import screens

ROOT = Path(__file__).parents[1]
KEY = "k" * 32
PASSWORD = "Chenlan-2026-board"
MARKER = "甲市机密9417"  # what a cell holds and no log may
LINE = re.compile(r"[a-z_]+(_bucket\{le=\"[0-9.+Inf]+\"\})? -?[0-9.e+]+")


@pytest.fixture
def data(few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    copied = tmp_path / "data"
    shutil.copytree(few, copied)
    monkeypatch.setenv("QIANGHUI_DATA", str(copied))
    return copied


@pytest.fixture
def served(data: Path) -> Iterator[TestClient]:
    store = Store(data)
    for role in roles.ROLES:
        code = accounts.add(store, role, role, "test")
        accounts.use_code(store, role, code, PASSWORD, PROFILES["dengbao"])
    origins = frozenset({"http://127.0.0.1"})
    with _client(Setting(store, is_served=True, origins=origins, watcher=KEY)) as client:
        yield client


def _client(found: Setting) -> TestClient:
    guarded = Middleware(Gate, setting=found, opens=lambda _deck, _key: False)
    app = Starlette(routes=routes.routes(found), middleware=[guarded])
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


def test_an_outsider_learns_that_the_board_is_well_and_no_more(served: TestClient) -> None:
    answer = served.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert served.get("/metrics").status_code == 401


def test_the_key_of_the_metrics_opens_health_and_metrics_and_nothing_else(
    served: TestClient,
) -> None:
    own = {"authorization": f"Bearer {KEY}"}
    told = served.get("/healthz", headers=own).json()
    assert told["build"] == 1
    assert told["version"] == "0.1.0"
    assert told["build_age_seconds"] >= 0
    assert told["disk_free_bytes"] > told["disk_needed_bytes"] > 0
    assert served.get("/metrics", headers=own).status_code == 200
    assert served.get("/_stcore/host-config", headers=own).status_code == 401
    for wrong in ("", "Bearer ", f"Bearer {KEY}k", f"Basic {KEY}", "Bearer é"):
        said = {b"authorization": wrong.encode("latin-1")}
        assert served.get("/metrics", headers=said).status_code == 401
        assert served.get("/healthz", headers=said).json() == {"ok": True}


def test_without_a_key_set_none_opens_the_metrics(data: Path) -> None:
    with _client(Setting(Store(data), is_served=True)) as client:
        said = {"authorization": "Bearer "}
        assert client.get("/metrics", headers=said).status_code == 401


def test_a_key_that_could_be_guessed_stops_the_start(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(setting.WATCHER, "short")
    own = dict.fromkeys(("server.address", "browser.serverAddress"), "127.0.0.1")
    options = {**setting.SAFE, "server.maxUploadSize": 20, **own}
    with pytest.raises(UnsafeError, match="QIANGHUI_METRICS_KEY"):
        setting.of_start(data, options.get)
    monkeypatch.setenv(setting.WATCHER, KEY)
    assert setting.of_start(data, options.get).is_watcher(f"Bearer {KEY}".encode())


def test_a_damaged_build_and_a_full_disk_are_not_well(data: Path, served: TestClient) -> None:
    found = health.look()
    assert found.is_well
    assert not health.Health(1, 0.0, True, found.needed - 1, found.needed, "").is_well
    damage_of(data)
    assert (served.get("/healthz").status_code, served.get("/healthz").json()) == (
        503,
        {"ok": False},
    )


def damage_of(data: Path) -> None:
    """Turn a bit of the build in force."""
    build = next((data / "builds").glob("*.duckdb"))
    content = bytearray(build.read_bytes())
    content[len(content) // 2] ^= 1
    build.write_bytes(content)


def test_the_metrics_count_runs_and_queries_and_every_line_is_as_prometheus_reads_it(
    data: Path,
) -> None:
    runs, queries = metrics.RERUNS.count, metrics.QUERIES.count
    screens.opened("quality")
    assert metrics.RERUNS.count == runs + 1
    assert metrics.QUERIES.count > queries
    with _client(Setting(Store(data), is_served=False)) as client:
        answer = client.get("/metrics")
    assert answer.headers["content-type"] == routes.TEXT
    lines = answer.text.splitlines()
    assert [line for line in lines if line[0] != "#" and not LINE.fullmatch(line)] == []
    named = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    assert {"board_sessions", "board_disk_free_bytes", "board_build_number"} <= named
    assert {"board_rerun_seconds", "board_query_seconds", "board_turn_seconds"} <= named


def test_a_histogram_counts_each_time_in_every_bucket_that_it_is_within() -> None:
    times = metrics.Times("t_seconds", "Of a test.")
    for seconds in (0.005, 0.006, 700.0):
        times.note(seconds)
    said = dict(line.rsplit(" ", 1) for line in times.lines() if line[0] != "#")
    assert said['t_seconds_bucket{le="0.005"}'] == "1"
    assert said['t_seconds_bucket{le="0.025"}'] == "2"
    assert said['t_seconds_bucket{le="+Inf"}'] == said["t_seconds_count"] == "3"
    assert float(said["t_seconds_sum"]) == pytest.approx(700.011)


@pytest.fixture
def logging_to(tmp_path: Path) -> Iterator[Path]:
    """The log of the server, which ends with the test."""
    before, of_threads = logging.getLogRecordFactory(), threading.excepthook
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False  # import-linter, run by another test, disables those there are
    kept = logs.start(tmp_path / "kept")
    yield tmp_path / "kept" / logs.FOLDER / logs.FILE
    logging.setLogRecordFactory(before)
    threading.excepthook = of_threads
    kept.close()
    logging.getLogger(logs.OWN).setLevel(logging.NOTSET)


def _fail(text: str) -> None:
    raise ValueError(text)


def test_no_log_holds_what_a_cell_holds(logging_to: Path, caplog: pytest.LogCaptureFixture) -> None:
    for logger in (logging.getLogger("pages.board"), logging.getLogger("streamlit.error_util")):
        try:
            try:
                _fail(MARKER)
            except ValueError as first:
                raise KeyError(MARKER) from first
        except KeyError:
            logger.exception("on snapshot %s", MARKER)
            logger.error(f"pre-formatted {MARKER}" if logger.name[0] == "s" else "fixed")
    text = logging_to.read_text(encoding="utf-8")
    assert MARKER not in text
    assert MARKER not in caplog.text
    entries = [json.loads(line) for line in text.splitlines()]
    assert {"at", "level", "logger", "place"} <= set.intersection(*map(set, entries))
    own = next(entry for entry in entries if entry["logger"] == "pages.board")
    assert own["said"] == "on snapshot %s"
    assert [error["kind"] for error in own["error"]] == ["KeyError", "ValueError"]
    assert own["error"][1]["by"][-1].endswith(":_fail")


def test_a_page_that_breaks_is_logged_by_its_lines_alone(
    logging_to: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(warehouse.QUERIES, "board", data / f"{MARKER}.sql")
    with pytest.raises(AssertionError):
        screens.opened("quality")
    entries = [json.loads(line) for line in logging_to.read_text("utf-8").splitlines()]
    (broken,) = [entry for entry in entries if "error" in entry]
    assert broken["error"][0]["kind"] == "FileNotFoundError"
    assert any(line.endswith(":read_board") for line in broken["error"][0]["by"])
    assert MARKER not in logging_to.read_text(encoding="utf-8")


def test_what_a_command_of_the_etl_breaks_at_is_logged_by_its_lines(
    logging_to: Path, data: Path
) -> None:
    (data / "commit.json").write_text(json.dumps({"placed": MARKER}), encoding="utf-8")
    code, _printed = child.ask(["build"])
    assert code == 1
    text = logging_to.read_text(encoding="utf-8")
    assert MARKER not in text
    (stopped,) = [json.loads(line) for line in text.splitlines() if "stopped" in line]
    assert stopped["with"][0] == "build"
    assert any(":main" in line for line in stopped["with"][1])


def test_the_log_is_kept_in_files_that_do_not_grow(
    logging_to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("pages.test")
    place = logging_to.parent
    monkeypatch.setattr(logging.getLogger("pages.test"), "propagate", False)
    for _ in range(3 * logs.LARGEST // 200):
        logger.info("something happened of which nobody need know any more than this much")
    files = sorted(place.iterdir())
    assert 1 < len(files) <= logs.FILES
    assert max(file.stat().st_size for file in files) <= logs.LARGEST


def test_every_message_of_our_own_log_is_written_out_in_the_code() -> None:
    calls = [
        (path.name, node.lineno, node.args[0])
        for path in (ROOT / "pages").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("debug", "info", "warning", "error", "exception", "critical")
        and ast.unparse(node.func.value) in ("LOG", "logging.getLogger(__name__)")
    ]
    assert len(calls) > 5
    assert [call for call in calls if not isinstance(call[2], ast.Constant)] == []
