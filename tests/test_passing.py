"""What passes the gate: files that come and go leave rows, quotas hold, a hall's link ends."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from pages.shared.access import accounts, audit, entering, quotas, sessions, setting
from pages.shared.access.gate import Gate
from pages.shared.access.passwords import PROFILES
from pages.shared.access.quotas import MB, Meter, QuotaError
from pages.shared.access.sessions import Session
from pages.shared.access.setting import Setting, UnsafeError
from pages.shared.access.store import Store
from pages.shared.stage import decks, shows
from pages.shared.stage import routes as stage
from pages.shared.stage.decks import Deck
from pages.shared.stage.shows import Show

PASSWORD = "Chenlan-2026-board"
DENGBAO = PROFILES["dengbao"]
OWN = {"origin": "http://127.0.0.1"}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("QIANGHUI_DATA", str(tmp_path))
    made = Store(tmp_path)
    code = accounts.add(made, "乙", "uploader", "local")
    accounts.use_code(made, "乙", code, PASSWORD, DENGBAO)
    return made


@pytest.fixture
def session(store: Store) -> Session:
    return _session(store)


def _session(store: Store) -> Session:
    token = entering.enter(store, "乙", PASSWORD, "10.0.0.9", DENGBAO).token
    found = sessions.of_token(store, token)
    assert found is not None
    return found


async def _media(request: Request) -> Response:
    """As Streamlit answers for a file to be taken away, and for a picture."""
    if request.path_params["name"] == "picture":
        return Response(b"")
    said = "attachment; filename*=utf-8''%E4%B8%83%E6%9C%88.csv"
    return Response(b"1,2", headers={"Content-Disposition": said})


def _board(store: Store, *, is_served: bool) -> TestClient:
    kept = Setting(store, is_served=is_served, origins=frozenset({"http://127.0.0.1"}))
    routes = [Route("/media/{name}", _media), *stage.routes()]
    app = Starlette(routes=routes, middleware=[Middleware(Gate, setting=kept, opens=shows.may_see)])
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture
def served(store: Store) -> Iterator[TestClient]:
    with _board(store, is_served=True) as client:
        yield client


def _enter(store: Store, client: TestClient) -> None:
    token = entering.enter(store, "乙", PASSWORD, "10.0.0.9", DENGBAO).token
    client.cookies.set("board_session", token)


def _rows(store: Store, action: str) -> list[tuple[str, str, str]]:
    listed = audit.listed(store, action=action)
    return [(event.who, event.object, event.result) for event in listed]


def test_a_file_that_is_taken_away_leaves_a_row(store: Store, served: TestClient) -> None:
    assert served.get("/media/report").status_code == 401
    _enter(store, served)
    served.head("/media/report")
    assert served.get("/media/picture").status_code == 200
    assert _rows(store, "download") == []
    assert served.get("/media/report").content == b"1,2"
    assert _rows(store, "download") == [("乙", "七月.csv", "done")]


def test_at_the_machine_itself_it_leaves_one_too(store: Store) -> None:
    with _board(store, is_served=False) as client:
        client.get("/media/report")
    (event,) = audit.listed(store, action="download")
    assert (event.who, event.place) == ("local", "local")


# Streamlit's own store of files, filled as its route fills it.


def _park(store: MemoryUploadedFileManager, of: str, name: str, size: int) -> None:
    store.add_file(of, UploadedFileRec(name, name, "", bytes(size)))


def test_what_one_session_parks_has_a_bound(session: Session) -> None:
    meter, parked = Meter(), MemoryUploadedFileManager("/upload")
    for number in range(5):
        with meter.parking(session, "page", 20 * MB, parked):
            _park(parked, "page", str(number), 20 * MB)
    with pytest.raises(QuotaError, match="100 MB"), meter.parking(session, "page", 1, parked):
        pass
    parked.remove_file("page", "0")
    with meter.parking(session, "page", 20 * MB, parked):
        pass
    parked.remove_session_files("page")
    with meter.parking(session, "other", 20 * MB, parked):
        pass


def test_what_is_on_its_way_counts(session: Session) -> None:
    meter, parked = Meter(), MemoryUploadedFileManager("/upload")
    with ExitStack() as coming:
        for number in range(5):
            coming.enter_context(meter.parking(session, str(number), 20 * MB, parked))
        with pytest.raises(QuotaError), meter.parking(session, "late", 20 * MB, parked):
            pass
    with meter.parking(session, "late", 20 * MB, parked):
        pass


def test_several_sessions_of_one_account_have_a_bound_together(
    store: Store, session: Session
) -> None:
    meter, parked = Meter(), MemoryUploadedFileManager("/upload")
    others = [session, _session(store), _session(store)]
    with ExitStack() as coming:
        for one in others[:2]:
            for number in range(5):
                of = f"{one.id}/{number}"
                coming.enter_context(meter.parking(one, of, 20 * MB, parked))
        with pytest.raises(QuotaError, match="200 MB"), meter.parking(others[2], "c", MB, parked):
            pass


def test_nobody_parks_in_a_page_of_another_session(store: Store, session: Session) -> None:
    meter, parked = Meter(), MemoryUploadedFileManager("/upload")
    with meter.parking(session, "page", 1, parked):
        _park(parked, "page", "a", 1)
    with pytest.raises(QuotaError), meter.parking(_session(store), "page", 1, parked):
        pass


def test_a_file_of_unknown_size_counts_as_the_largest() -> None:
    assert quotas.size_of(None) == quotas.size_of(b"-5") == setting.LARGEST * MB
    assert quotas.size_of(b"7") == 7


def test_sockets_have_a_bound_and_the_page_is_told(session: Session) -> None:
    meter = Meter()
    with ExitStack() as held:
        for _number in range(quotas.SOCKETS):
            held.enter_context(meter.socket(session, 100.0))
        assert not meter.was_refused(session, 100.0)
        with pytest.raises(QuotaError), meter.socket(session, 100.0):
            pass
        assert meter.was_refused(session, 101.0)
        assert not meter.was_refused(session, 100.0 + quotas.SAID)
    with meter.socket(session, 100.0):
        pass


def test_the_owner_of_a_local_board_has_no_quota() -> None:
    meter = Meter()
    with ExitStack() as held:
        for _number in range(quotas.SOCKETS + 1):
            held.enter_context(meter.socket(None, 100.0))


# The link for a hall


@pytest.fixture
def show(store: Store) -> Show:
    assert store.exists
    deck = decks.create("主席办公会")
    shows.start(deck)
    begun = shows.running(deck.id)
    assert begun is not None
    return shows.change(deck.id, begun.key, shows.with_look)


def _status(client: TestClient, path: str) -> int:
    return client.get(path).status_code


def test_a_hall_looks_at_its_show_and_at_nothing_else(
    store: Store, served: TestClient, show: Show
) -> None:
    way, other = f"/show/{show.deck}", decks.create("另一场")
    shows.start(other)
    assert _status(served, f"{way}?look={show.look}") == 200
    assert _status(served, f"{way}/slides?look={show.look}") == 200
    assert _rows(store, "by_link") == [("link", way, "done")]
    for path in (way, f"{way}?look=x", f"/show/{other.id}?look={show.look}", "/decks", "/media/x"):
        assert _status(served, path) == 401, path
    for path in (f"{way}?key={show.look}", f"/remote/{show.deck}?look={show.look}"):
        assert _status(served, path) == 403, path
    turn = served.post(f"{way}/turn", json={"key": show.look, "at": 1}, headers=OWN)
    assert turn.status_code == 403


def test_the_key_of_a_show_is_in_no_page_of_a_hall(served: TestClient, show: Show) -> None:
    for what in ("", "/slides"):
        assert show.key not in served.get(f"/show/{show.deck}{what}?look={show.look}").text


def test_a_link_that_was_withdrawn_opens_nothing(served: TestClient, show: Show) -> None:
    shows.change(show.deck, show.key, shows.without_look)
    assert _status(served, f"/show/{show.deck}?look={show.look}") == 401
    assert _status(served, f"/show/{show.deck}?look=") == 401


def test_a_link_ends_with_its_show_once_the_screens_have_seen_it(
    served: TestClient, show: Show
) -> None:
    shows.end(show.deck)
    way = f"/show/{show.deck}/slides?look={show.look}"
    assert served.get(way).json()["slides"] == []
    ended = shows.latest(show.deck)
    assert ended is not None
    shows._write(replace(ended, ended=time.time() - shows.FAREWELL - 1))
    assert _status(served, way) == 401
    shows.start(Deck(show.deck, "主席办公会"))
    assert _status(served, way) == 401


def test_a_show_that_is_ended_from_the_remote_has_a_row(
    store: Store, served: TestClient, show: Show
) -> None:
    setting.use(Setting(store, is_served=True))
    try:
        told = {"key": show.key, "end": True}
        assert served.post(f"/show/{show.deck}/turn", json=told, headers=OWN).status_code == 200
    finally:
        setting._present.clear()
    (event,) = audit.listed(store, action="end_show")
    assert (event.object, event.place) == ("主席办公会", "testclient")


# The setting of a meeting's screen


@pytest.mark.parametrize(("said", "hours"), [("", 16), ("2", 2), ("72", 72)])
def test_a_meeting_s_screen_stays_as_long_as_the_office_wants(
    said: str, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(setting.SCREEN_HOURS, said)
    assert setting._screen() == hours * 3600


@pytest.mark.parametrize("said", ["0", "73", "-1", "two", "1.5", "²"])
def test_a_length_that_is_none_stops_the_start(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(setting.SCREEN_HOURS, said)
    with pytest.raises(UnsafeError, match="QIANGHUI_SCREEN_HOURS"):
        setting._screen()
