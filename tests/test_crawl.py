"""Every route of the real server, asked by everybody: it answers whom the table of roles says."""

import http.client
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from pages.shared.access import accounts, entering, roles, sessions, watching
from pages.shared.access.gate import COOKIE
from pages.shared.access.passwords import PROFILES
from pages.shared.access.roles import Role
from pages.shared.access.store import Store
from pages.shared.document import document
from pages.shared.stage import decks, shows
from pages.shared.stage.decks import Slide
from tests import offices
from tests.browser import server
from tests.commands import etl

PASSWORD = "Chenlan-2026-board"
DENGBAO = PROFILES["dengbao"]
REFUSALS = {401: "请先登录。", 403: "您的账号不能这样做。", 404: "这里什么也没有。"}
CLOSED = 5.0  # seconds within which a socket is closed after its session was ended
BLANK = 10.0  # seconds within which its screens are blank
PATIENCE = 60  # seconds, on a busy machine
UNREAD = ("Bad Request", "Invalid HTTP request received.")  # of the server before the gate
DEPARTMENT, THEIRS = "研究室", "乙密主题"  # a unit, and the theme of another one's forum
PLACE = re.compile(r"\{[^}]*\}")
# Ways of writing a path that something behind the gate might read otherwise than the gate.
ODD = (
    *("//media/x", "/./media/x", "/media/../_stcore/metrics", "/%6dedia/x", "/media%2fx"),
    *("/_STCORE/metrics", "/_stcore/metrics/", "/_stcore//metrics", "/_stcore/%2e%2e/media/x"),
    *("/\\media", "/media/x?/sign-in", "/sign-in/../rankings", "/sign-in%2f..%2frankings"),
    *("/sign-in/x", "/stage/../rankings", "/stage/x/../../rankings", "/signed-in/rankings"),
    *("/_stcore/health/x", "/_stcore/upload_file", "/rankings/", "/rankings;x", "/rankings%00"),
)


@dataclass(frozen=True)
class Office:
    """A served board, a show on it, and the token of each role, "" of nobody."""

    address: str
    store: Store
    deck: str
    key: str
    tokens: dict[Role, str]

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def ask(
        self, method: str, path: str, role: Role, **headers: str
    ) -> tuple[int, str, dict[str, str]]:
        """The status, the text and the headers of an answer; of one that lasts only its begin."""
        said = {"Origin": self.address, **headers}
        if self.tokens[role]:
            said["Cookie"] = f"{COOKIE}={self.tokens[role]}"
        asked = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            asked.request(method, path, headers=said)
            answer = asked.getresponse()
            is_lasting = answer.getheader("content-type", "").startswith("text/event-stream")
            text = "" if is_lasting else answer.read().decode("utf-8", "replace")
            return answer.status, text, {k.lower(): v for k, v in answer.getheaders()}
        finally:
            asked.close()

    def opens_socket(self, role: Role) -> bool:
        try:
            with self.socket(self.tokens[role]):
                return True
        except InvalidStatus:
            return False

    def socket(self, token: str, session: str = "") -> ClientConnection:
        """A websocket of Streamlit's; `session` is the one of Streamlit's to go on with."""
        cookie = {"Cookie": f"{COOKIE}={token}"} if token else {}
        return connect(
            f"ws://{self.host}/_stcore/stream",
            additional_headers=cookie,
            origin=Origin(self.address),
            subprotocols=[Subprotocol(name) for name in ("streamlit", "none", session) if name],
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,  # a server that is kept waiting has not gone away
        )


def token(store: Store, name: str) -> str:
    return entering.enter(store, name, PASSWORD, "127.0.0.1", DENGBAO).token


@pytest.fixture(scope="module")
def office(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(few, folder / "data")
    rows: offices.Rows = [offices.FORUMS[0], [3, THEIRS, "2025年8月12日", "组织部", "线上", 9]]
    file = offices.workbook(folder / "论坛.xlsx", {"论坛": rows})
    assert etl(folder / "data", "load", file, "--by", "组织部").returncode == 0
    store = Store(folder / "data")
    tokens = {Role.NOBODY: ""}
    for name, role in roles.ROLES.items():
        code = accounts.add(store, name, name, "test")
        accounts.use_code(store, name, code, PASSWORD, DENGBAO)
        tokens[role] = token(store, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANGHUI_DATA", str(folder / "data"))
        deck = decks.create("主席办公会", Slide("rankings"), Slide("archive"))
        show = shows.start(deck)
    log = folder / "server.txt"
    with server.serving(folder / "data", log, variables={"QIANGHUI_SERVED": "1"}) as started:
        yield Office(started.address, store, deck.id, show.key, tokens)
    assert "Traceback" not in log.read_text("utf-8")


@pytest.fixture(scope="module")
def routes(few: Path) -> list[tuple[str, str]]:
    """Each route of a served board with each of its methods."""
    variables = {**server._environment(few), "QIANGHUI_SERVED": "1"}
    command = [sys.executable, "-m", "tests.routes"]
    done = subprocess.run(
        command, cwd=server.ROOT, env=variables, capture_output=True, encoding="utf-8", check=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return [(method, path) for path, methods in found for method in methods]


def expected(method: str, path: str, role: Role) -> int:
    """The status with which the gate refuses whoever has no key; 0 where it lets through."""
    right = roles.right(method, path)
    if right is None:
        return 404
    if role >= right.role or (right.is_keyed and method == "POST"):  # the route asks for the key
        return 0
    return 401 if role is Role.NOBODY else 403


def refused(office: Office, method: str, path: str, role: Role) -> int:
    """The status with which the gate has refused; 0 where it has let through, whoever answered."""
    if method == "WEBSOCKET":
        return 0 if office.opens_socket(role) else expected(method, path, role) or 403
    status, text, headers = office.ask(method, path, role)
    is_plain = headers.get("content-type") == "text/plain; charset=utf-8"
    is_ours = text == f"{REFUSALS.get(status)}\n" or (method == "HEAD" and not text)
    return status if status in REFUSALS and is_plain and is_ours else 0


@pytest.mark.parametrize("role", Role)
def test_a_route_answers_whom_the_table_says(
    office: Office, routes: list[tuple[str, str]], role: Role
) -> None:
    if role is not Role.NOBODY:  # the last route ends the session
        own = token(office.store, role.name.lower())
        office = replace(office, tokens={**office.tokens, role: own})
    wrong = []
    for method, route in sorted(routes, key=lambda one: "sign-out" in one[1]):
        path = PLACE.sub("x", route.replace("{deck}", office.deck))
        # What HEAD is told is told without a text; GET shows who has refused.
        wanted, found = expected(method, path, role), refused(office, method, path, role)
        if wanted != found and not (method == "HEAD" and not wanted):
            wrong.append((method, path, wanted, found))
    assert wrong == []


def drawn(office: Office, own: str, page: str) -> str:
    """All that the server sends over a socket while the script of a page runs to its end."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    said = []
    with office.socket(own) as opened:
        opened.send(asked.SerializeToString())
        while True:
            said.append(bytes(opened.recv(timeout=PATIENCE, decode=False)))
            heard = ForwardMsg()
            heard.ParseFromString(said[-1])
            if heard.WhichOneof("type") == "script_finished":
                return b"\n".join(said).decode("utf-8", "replace")


def test_a_department_s_account_meets_no_row_of_another_one(office: Office) -> None:
    """It asks every page, over HTTP and over the socket, and the slides of a running show."""
    code = accounts.add(office.store, "部室", "uploader", "test", unit=DEPARTMENT)
    accounts.use_code(office.store, "部室", code, PASSWORD, DENGBAO)
    own = token(office.store, "部室")
    limited = replace(office, tokens={**office.tokens, Role.UPLOADER: own})
    every = token(office.store, "admin")
    named = set()
    for page in roles.PAGES:
        status, text, _headers = limited.ask("GET", f"/{page}", Role.UPLOADER)
        may = roles.PAGES[page] <= Role.UPLOADER
        assert status in ((200, 307) if may else (403,)), page
        assert THEIRS not in text, page
        said = drawn(office, own, page)
        assert THEIRS not in said, page
        is_drawn = may and page not in roles.PAGES_FOR_ALL_UNITS
        assert (f"只看本单位：{DEPARTMENT}" in said) == is_drawn, page
        named |= {page} if THEIRS in drawn(office, every, page) else set()
    assert "forums" in named
    path = f"/show/{office.deck}/slides"
    assert THEIRS in office.ask("GET", path, Role.VIEWER)[1]
    assert THEIRS not in limited.ask("GET", path, Role.UPLOADER)[1]


def test_nobody_learns_anything_from_a_page(office: Office) -> None:
    for page in (*roles.PAGES, "", "nowhere", "rankings?city=x"):
        status, text, headers = office.ask("GET", f"/{page}", Role.NOBODY, Accept="text/html")
        assert (status, text) == (303, ""), page
        assert headers["location"].startswith("/sign-in?to=")
        assert "set-cookie" not in headers


def test_no_way_of_writing_a_path_gets_past_the_gate(office: Office) -> None:
    for path in ODD:
        for method in ("GET", "HEAD", "PUT", "POST", "OPTIONS", "DELETE"):
            status, text, _headers = office.ask(method, path, Role.NOBODY)
            assert status in (400, 401, 404), (method, path, status)
            assert text.strip() in ("", *REFUSALS.values(), *UNREAD)


@pytest.mark.parametrize("role", [Role.NOBODY, Role.VIEWER])
def test_only_who_may_upload_parks_a_file(office: Office, role: Role) -> None:
    path = "/_stcore/upload_file/x/y"
    status, text, _headers = office.ask("PUT", path, role)
    assert status in (401, 403)
    assert text.strip() == REFUSALS[status]


def test_the_key_of_a_show_opens_its_stage_and_nothing_else(office: Office) -> None:
    for path in (f"/show/{office.deck}", f"/show/{office.deck}/slides", f"/remote/{office.deck}"):
        assert office.ask("GET", f"{path}?key={office.key}", Role.NOBODY)[0] == 200
        assert office.ask("GET", f"{path}?key={office.key}x", Role.NOBODY)[0] == 401
        assert office.ask("GET", path, Role.NOBODY)[0] == 401
    other = office.deck[::-1]
    for path in (f"/show/{other}", "/rankings", "/media/x", "/_stcore/host-config"):
        assert office.ask("GET", f"{path}?key={office.key}", Role.NOBODY)[0] == 401
    assert office.ask("GET", f"/show/{office.deck}", Role.VIEWER)[0] == 200
    assert office.ask("GET", f"/remote/{office.deck}", Role.VIEWER)[0] == 403
    assert office.key not in office.ask("GET", f"/show/{office.deck}", Role.ADMIN)[1]


def test_a_socket_is_closed_when_its_session_is_ended(office: Office) -> None:
    mine = token(office.store, "viewer")
    session = sessions.of_token(office.store, mine)
    assert session is not None
    with office.socket(mine) as opened:
        sessions.end(office.store, session, "admin")
        with pytest.raises(ConnectionClosed) as closed:
            opened.recv(timeout=PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1008


def begun(opened: ClientConnection) -> str:
    """The number of the session of Streamlit's in which a script runs for a socket."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    opened.send(asked.SerializeToString())
    while True:
        heard = ForwardMsg()
        heard.ParseFromString(bytes(opened.recv(timeout=PATIENCE, decode=False)))
        if heard.WhichOneof("type") == "new_session":
            return heard.new_session.initialize.session_id


def test_nobody_goes_on_in_the_session_of_somebody_else(office: Office) -> None:
    own, other = office.tokens[Role.UPLOADER], office.tokens[Role.ADMIN]
    with office.socket(own) as opened:
        session = begun(opened)
        with office.socket(other, session) as taking:
            assert begun(taking) != session
    with office.socket(other, session) as taking:
        assert begun(taking) != session
    with office.socket(own, session) as back:
        assert begun(back) == session


def test_the_events_of_a_show_are_broken_off_when_a_session_is_ended(office: Office) -> None:
    mine = token(office.store, "viewer")
    session = sessions.of_token(office.store, mine)
    assert session is not None
    asked = http.client.HTTPConnection(office.host, timeout=PATIENCE)
    asked.request("GET", f"/show/{office.deck}/events", headers={"Cookie": f"{COOKIE}={mine}"})
    answer = asked.getresponse()
    assert answer.status == 200
    sessions.end(office.store, session, "admin")
    answer.read()  # to its end, or the time runs out
    asked.close()


def test_the_looks_at_a_session_are_close_enough_together() -> None:
    """A socket and a stage look every AGAIN; a page asks every LOOK, of what is known for AGAIN."""
    script = Path(document.__file__).with_name("session.js").read_text("utf-8")
    look = re.search(r"LOOK = (\d+); // ms", script)
    assert look is not None
    assert watching.AGAIN * 2 < CLOSED
    assert int(look[1]) / 1000 + watching.AGAIN * 2 < BLANK
