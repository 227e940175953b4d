"""The gate before the real server's app, on a served board with one account of each role."""

import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from pages import menu
from pages.shared.access import accounts, audit, entering, roles, sessions, signing
from pages.shared.access.gate import Gate
from pages.shared.access.passwords import PROFILES, PasswordError, check
from pages.shared.access.setting import SAFE, Setting, UnsafeError
from pages.shared.access.setting import check as check_options
from pages.shared.access.store import Store
from pages.shared.document import document, lost_pages
from pages.shared.operations import routes as operations
from pages.shared.stage import routes as stage
from pages.shared.stage import shows

PASSWORD = "Chenlan-2026-board"
OWN = {"origin": "http://127.0.0.1"}
DENGBAO = PROFILES["dengbao"]


def _add(store: Store, name: str, role: str) -> None:
    accounts.use_code(store, name, accounts.add(store, name, role, "test"), PASSWORD, DENGBAO)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = Store(tmp_path_factory.mktemp("access"))
    for role in roles.ROLES:
        _add(made, role, role)
    return made


def _client(setting: Setting) -> TestClient:
    routes = [
        *signing.routes(setting),
        *document.routes(),
        *stage.routes(),
        *operations.routes(setting),
        *lost_pages.routes(menu.TITLES, menu.MOVED),
    ]
    guarded = Middleware(Gate, setting=setting, opens=shows.may_see)
    app = Starlette(routes=routes, middleware=[guarded])
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture
def served(store: Store) -> Iterator[TestClient]:
    with _client(Setting(store, is_served=True, origins=frozenset({"http://127.0.0.1"}))) as client:
        yield client


def _enter(client: TestClient, name: str) -> None:
    said = {"name": name, "password": PASSWORD}
    assert client.post("/sign-in", data=said, headers=OWN).status_code == 303


def test_every_page_has_its_role_in_the_table() -> None:
    assert {entry.address for entry in menu.ENTRIES} <= set(roles.PAGES)


def test_whoever_has_not_signed_in_sees_the_sign_in_page_and_nothing_else(
    served: TestClient,
) -> None:
    for path in ["/", *document.addresses(), "/static/x.js", "/media/x", "/_stcore/host-config"]:
        assert served.get(path).status_code == 401, path
    page = served.get("/rankings?city=a", headers={"accept": "text/html"})
    assert page.headers["location"] == "/sign-in?to=%2Frankings%3Fcity%3Da"
    assert served.get("/sign-in").status_code == 200
    assert "script" not in served.get("/sign-in").text


@pytest.mark.parametrize(("role", "upload", "metrics"), [("viewer", 403, 403), ("admin", 404, 200)])
def test_a_role_opens_what_the_table_gives_it(
    served: TestClient, role: str, upload: int, metrics: int
) -> None:
    _enter(served, role)
    assert served.get("/to_do").status_code == 200
    assert served.put("/_stcore/upload_file/a/b", headers=OWN).status_code == upload
    assert served.get("/metrics").status_code == metrics
    assert served.get("/_stcore/metrics").status_code == 404
    assert served.get("/_stcore/agent/interact").status_code == 404


def test_a_person_who_is_refused_reads_why_and_finds_the_way_back(served: TestClient) -> None:
    _enter(served, "viewer")
    asked = {"accept": "text/html"}
    for path, status, why in (
        ("/upload", 403, "您的账号"),
        ("/_stcore/agent/interact", 404, "这里什么也没有"),
    ):
        page = served.get(f"{path}?a=<b>", headers=asked)
        assert page.status_code == status
        assert why in page.text
        assert '<a href="/">' in page.text
        assert not re.search(r"<(form|script|b>)", page.text.partition("</header>")[2])
        assert served.get(path).headers["content-type"].startswith("text/plain")
    assert "Back to the board" in served.get("/upload?lang=en", headers=asked).text


def test_a_write_from_elsewhere_is_refused(served: TestClient) -> None:
    said = {"name": "viewer", "password": PASSWORD}
    assert served.post("/sign-in", data=said).status_code == 403
    elsewhere = {"origin": "http://evil.example"}
    assert served.post("/sign-in", data=said, headers=elsewhere).status_code == 403


def test_a_link_from_another_site_arrives_signed_in(served: TestClient) -> None:
    _enter(served, "viewer")
    assert served.get("/", headers={"referer": "https://mail.example/"}).status_code == 200


def test_another_host_is_refused(served: TestClient) -> None:
    assert served.get("/sign-in", headers={"host": "evil.example"}).status_code == 421


def test_an_ended_session_is_out(served: TestClient, store: Store) -> None:
    _enter(served, "uploader")
    assert served.get("/signed-in").status_code == 200
    ours = next(one for one in sessions.running(store) if one.name == "uploader")
    sessions.end(store, ours, "admin")
    assert served.get("/signed-in").status_code == 401


def test_a_socket_without_an_account_or_from_elsewhere_is_closed(served: TestClient) -> None:
    for origin in ("http://127.0.0.1", "http://evil.example"):
        with (
            pytest.raises(WebSocketDisconnect),
            served.websocket_connect("/_stcore/stream", headers={"origin": origin}),
        ):
            pass


def test_a_local_board_answers_its_own_machine_only(tmp_path: Path) -> None:
    with _client(Setting(Store(tmp_path), is_served=False)) as client:
        assert client.get("/to_do").status_code == 200
        assert client.get("/to_do", headers={"host": "evil.example"}).status_code == 421
        assert client.get("/to_do", headers={"x-forwarded-for": "10.1.2.3"}).status_code == 403
        assert client.post("/show/a/turn", json={}).status_code == 403
    assert not Store(tmp_path).exists


def test_every_answer_has_the_headers(served: TestClient) -> None:
    for path in ("/", "/sign-in", "/nowhere", "/show/a", "/_stcore/agent"):
        said = served.get(path).headers
        assert said["x-content-type-options"] == "nosniff"
        assert "frame-ancestors" in said["content-security-policy"]


def test_a_crowd_of_guesses_gets_five_looks(tmp_path: Path) -> None:
    store = Store(tmp_path)
    _add(store, "admin", "admin")

    def guess(name: str) -> type[Exception]:
        try:
            entering.enter(store, name, "Wrong-1234", "10.0.0.9", DENGBAO)
        except (entering.WrongError, entering.LockedError) as refused:
            return type(refused)
        raise AssertionError

    with ThreadPoolExecutor(200) as crowd:
        for name in ("admin", "nobody"):
            answers = list(crowd.map(guess, [name] * 200))
            assert len(answers) == 200
            assert answers.count(entering.WrongError) == 5
    with pytest.raises(entering.LockedError):
        entering.enter(store, "admin", PASSWORD, "10.0.0.9", DENGBAO)
    accounts.unlock(store, "admin", "test")
    assert entering.enter(store, "admin", PASSWORD, "10.0.0.9", DENGBAO).token


def test_a_code_works_once_and_for_half_an_hour(tmp_path: Path) -> None:
    now = [1000.0]
    store = Store(tmp_path, lambda: now[0])
    code = accounts.first_code(store)
    accounts.use_code(store, "chief", code, PASSWORD, DENGBAO)
    with pytest.raises(accounts.AccountError):
        accounts.use_code(store, "other", code, PASSWORD, DENGBAO)
    late = accounts.add(store, "late", "viewer", "chief")
    now[0] += 1801
    with pytest.raises(accounts.AccountError):
        accounts.use_code(store, "late", late, PASSWORD, DENGBAO)


def test_the_last_admin_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    _add(store, "chief", "admin")
    with pytest.raises(accounts.AccountError):
        accounts.set_role(store, "chief", "viewer", "chief")
    assert [one.role for one in accounts.listed(store)] == ["admin"]


@pytest.mark.parametrize("password", ["Ab1-", "abcdefgh1", "Chief-2026", "P@ssw0rd"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(PasswordError):
        check(password, "chief", DENGBAO)


def test_an_idle_session_ends(tmp_path: Path) -> None:
    now = [1000.0]
    store = Store(tmp_path, lambda: now[0])
    _add(store, "chief", "admin")
    token = entering.enter(store, "chief", PASSWORD, "10.0.0.9", DENGBAO).token
    screen = entering.enter(
        store, "chief", PASSWORD, "10.0.0.9", DENGBAO, screen=sessions.SCREEN
    ).token
    now[0] += sessions.IDLE
    assert sessions.of_token(store, token) is None
    looking = sessions.of_token(store, screen)
    assert looking is not None
    assert looking.role is roles.Role.VIEWER


@pytest.mark.parametrize(
    "damage",
    [
        "update audit set who = 'x' where id = 2",
        "delete from audit where id = 2",
        "delete from audit where id = (select max(id) from audit)",
        "update audit set id = 9 where id = 2",
    ],
)
def test_an_edited_or_missing_row_of_the_audit_is_found(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path)
    for action in ("load", "withdraw", "load"):
        audit.note(store, "somebody", action)
    assert audit.faults(store) == (3, [])
    with store.writing() as kept, pytest.raises(sqlite3.IntegrityError):
        kept.execute(damage)
    with store.writing() as kept:
        kept.execute("drop trigger audit_stays")
        kept.execute("drop trigger audit_keeps")
        kept.execute(damage)
    assert audit.faults(store)[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "odd") for name in SAFE),
        ("server.maxUploadSize", 200),
        ("browser.serverAddress", "localhost"),
    ],
)
def test_an_unsafe_setting_is_named(name: str, value: object) -> None:
    options = {**SAFE, "server.maxUploadSize": 20, "browser.serverAddress": "10.0.0.1"}
    check_options(options.get)
    with pytest.raises(UnsafeError, match=name):
        check_options({**options, name: value}.get)
