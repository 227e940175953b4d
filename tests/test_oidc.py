"""Signing in at a provider of OpenID Connect: a real one on this machine, before the real gate."""

import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.shared.access import accounts, audit, links, sessions, signing
from pages.shared.access.gate import COOKIE, Gate
from pages.shared.access.oidc.client import Client
from pages.shared.access.oidc.desk import COOKIE as WAITING
from pages.shared.access.oidc.refusals import REASONS
from pages.shared.access.passwords import PROFILES
from pages.shared.access.setting import Setting
from pages.shared.access.store import Store
from tests import provider as providers
from tests.browser import server
from tests.provider import CLIENT_ID, SECRET, Claims, Key, Provider

PASSWORD = "Chenlan-2026-board"
BOARD = "http://127.0.0.1"
OWN = {"origin": BOARD}
DENGBAO = PROFILES["dengbao"]
LABEL = "统一身份认证"
LATER = 601.0  # seconds, after which a sign-in no longer waits


@dataclass
class Office:
    """A board, its provider, the accounts, and a clock that the test moves."""

    board: TestClient
    provider: Provider
    store: Store
    late: list[float]

    def begin(self, target: str = "/", lang: str = "zh") -> str:
        """From the sign-in page to the provider; the address that it leads back to."""
        page = self.board.get("/sign-in", params={"to": target, "lang": lang}).text
        (way,) = re.findall(r'<a class="other" href="([^"]+)"', page)
        there = self.board.get(unescape(way))
        assert there.status_code == 303, there.text
        back = requests.get(there.headers["location"], allow_redirects=False, timeout=60)
        return back.headers["location"]

    def sign_in(self, target: str = "/", lang: str = "zh") -> "Answer":
        return self.answer(self.begin(target, lang))

    def answer(self, address: str) -> "Answer":
        got = self.board.get(address)
        said = re.search(r'<p class="said" role="alert">([^<]*)</p>', got.text)
        return Answer(got.status_code, got.headers, unescape(said[1]) if said else "")

    def last(self) -> tuple[str, str, str]:
        """Who, on what, and with which result, as the newest row of the audit has it."""
        event = next(one for one in audit.listed(self.store) if one.action == "sign_in")
        return event.who, event.object, event.result

    def has_session(self) -> bool:
        return self.board.get("/signed-in").status_code == 200


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    said: str

    def header(self, name: str) -> str:
        return self.headers[name]


def _board(store: Store, client: Client | None) -> TestClient:
    """The gate and the sign-in pages around one page that says that it was opened."""
    setting = Setting(store, is_served=True, origins=frozenset({BOARD}), oidc=client)
    page = Route("/{path:path}", lambda _request: PlainTextResponse("opened"))
    guarded = Middleware(Gate, setting=setting, opens=lambda _deck, _key: False)
    app = Starlette(routes=[*signing.routes(setting), page], middleware=[guarded])
    return TestClient(app, base_url=BOARD, follow_redirects=False)


def _opened(folder: Path, **more: str) -> Iterator[Office]:
    late = [0.0]
    store = Store(folder, lambda: time.time() + late[0])
    for name, role in (("甲", "admin"), ("乙", "uploader")):
        code = accounts.add(store, name, role, "test")
        if name == "甲":
            accounts.use_code(store, name, code, PASSWORD, DENGBAO)
    links.link(store, "乙", "u-1", "甲")
    with providers.serving() as provider:
        client = Client(provider.issuer, CLIENT_ID, BOARD, SECRET, LABEL, **more)
        with _board(store, client) as board:
            yield Office(board, provider, store, late)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office whose accounts are linked by `sub`; 乙 has no password."""
    yield from _opened(tmp_path)


@pytest.fixture
def by_name(tmp_path: Path) -> Iterator[Office]:
    """An office whose accounts are linked by `preferred_username`."""
    yield from _opened(tmp_path, claim="preferred_username")


@pytest.fixture
def by_mail(tmp_path: Path) -> Iterator[Office]:
    """An office whose accounts are linked by `email`."""
    yield from _opened(tmp_path, claim="email")


def test_a_linked_person_comes_in_as_the_account_and_where_he_was_going(office: Office) -> None:
    came = office.sign_in("/rankings?city=a&lang=en")
    assert (came.status, came.header("location")) == (303, "/rankings?city=a&lang=en")
    cookies = came.header("set-cookie")
    assert f"{COOKIE}=" in cookies
    assert "HttpOnly" in cookies
    assert "SameSite=lax" in cookies
    assert office.board.get("/rankings").text == "opened"
    (session,) = sessions.running(office.store)
    assert (session.name, session.role.name, session.is_oidc) == ("乙", "UPLOADER", True)
    assert office.last() == ("乙", "oidc", "done")
    assert WAITING not in office.board.cookies


def test_the_sign_in_waits_in_a_cookie_that_no_script_reads(office: Office) -> None:
    said = office.board.get("/sign-in/oidc").headers["set-cookie"]
    for word in ("HttpOnly", "SameSite=lax", "Max-Age=600", "Path=/sign-in/oidc"):
        assert word in said


def test_the_provider_leads_back_to_the_configured_address_whatever_the_host(
    office: Office,
) -> None:
    there = office.board.get("/sign-in/oidc", headers={"host": "localhost:99"})
    asked = parse_qs(urlsplit(there.headers["location"]).query)
    assert asked["redirect_uri"] == [f"{BOARD}/sign-in/oidc/callback"]
    assert office.board.get("/sign-in/oidc", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out", "x"]
)
def test_nobody_is_led_to_another_site(office: Office, target: str) -> None:
    assert office.sign_in(target).header("location") == "/"
    there = office.board.get("/sign-in/oidc", params={"to": target}).headers["location"]
    back = requests.get(there, allow_redirects=False, timeout=60).headers["location"]
    assert office.answer(back).header("location") == "/"


def test_nothing_but_the_claim_s_scope_is_asked_for(office: Office) -> None:
    there = office.board.get("/sign-in/oidc").headers["location"]
    assert parse_qs(urlsplit(there).query)["scope"] == ["openid"]


def _refused(office: Office, answer: Answer, why: str, who: str = "oidc") -> None:
    """Whether a sentence and a row of the audit say why, and nobody is in."""
    said = REASONS[why]
    assert answer.status == said.status
    assert answer.said
    assert re.search("[一-鿿]", answer.said)
    assert "{" not in answer.said
    assert office.last() == (who, f"oidc {why}", "refused")
    assert not office.has_session()
    assert not sessions.running(office.store)


def _later(seconds: int) -> Callable[[Claims, Claims], None]:
    def bend(_header: Claims, claims: Claims) -> None:
        claims["iat"] += seconds
        claims["exp"] += seconds

    return bend


def _with(**given: object) -> Callable[[Claims, Claims], None]:
    return lambda _header, claims: claims.update(given)


def _without(name: str) -> Callable[[Claims, Claims], None]:
    return lambda _header, claims: claims.pop(name)


def _signed_by(alg: str) -> Callable[[Claims, Claims], None]:
    return lambda header, _claims: header.update(alg=alg)


@pytest.mark.parametrize(
    ("bend", "why"),
    [
        (_with(nonce="another"), "nonce"),
        (_without("nonce"), "nonce"),
        (_with(iss="https://login.example.org"), "issuer"),
        (_with(aud="another program"), "audience"),
        (_with(aud="another program", azp="board"), "audience"),
        (_with(aud=["board", "another program"]), "audience"),  # and no azp
        (_with(aud=["board", "another"], azp="another"), "audience"),
        (_with(azp="another"), "audience"),
        (_later(-400), "time"),
        (_later(400), "time"),
        (_without("exp"), "time"),
        (_without("sub"), "token"),
        (_with(sub=7), "token"),
        (_with(sub=""), "token"),
        (_with(at_hash="bm90IGl0cyBoYXNo"), "token"),
        (_signed_by("none"), "algorithm"),
        (_signed_by("HS256"), "algorithm"),
        (_signed_by("RS384"), "signature"),  # which it is not
        (lambda header, _claims: header.update(kid="unheard of"), "signature"),
    ],
)
def test_a_token_that_does_not_hold_is_refused(
    office: Office, bend: Callable[[Claims, Claims], None], why: str
) -> None:
    office.provider.bend = bend
    _refused(office, office.sign_in(), why)
    office.provider.bend = lambda _header, _claims: None
    assert office.sign_in().status == 303


def test_clocks_may_differ_a_little(office: Office) -> None:
    office.provider.bend = _later(-330)
    assert office.sign_in().status == 303


def test_a_key_that_was_changed_is_looked_for_and_one_that_is_not_published_refused(
    office: Office,
) -> None:
    assert office.sign_in().status == 303
    office.board.cookies.clear()
    sessions.end_those_of(office.store, "乙", "甲")
    office.provider.key = Key("second")
    _refused(office, office.sign_in(), "signature")
    office.provider.shown = [office.provider.key]
    asked = office.provider.asked.count("/keys")
    assert office.sign_in().status == 303
    assert office.sign_in().status == 303
    assert office.provider.asked.count("/keys") == asked + 1


def test_an_answer_is_good_in_the_browser_that_began_and_with_its_state(office: Office) -> None:
    back = office.begin()
    waiting = dict(office.board.cookies)
    state = parse_qs(urlsplit(back).query)["state"][0]
    _refused(office, office.answer(back.replace(state, "another")), "state")
    office.board.cookies.clear()
    _refused(office, office.answer(back), "state")
    office.board.cookies.update({WAITING: f"zh.{'x' * 43}"})
    _refused(office, office.answer(back), "state")
    office.board.cookies.clear()
    office.board.cookies.update(waiting)
    assert office.answer(back).status == 303


def test_an_answer_is_good_once_even_where_the_provider_takes_a_code_twice(office: Office) -> None:
    office.provider.takes_code_twice = True
    back = office.begin()
    waiting = dict(office.board.cookies)
    assert office.answer(back).status == 303
    sessions.end_those_of(office.store, "乙", "甲")
    office.board.cookies.clear()
    office.board.cookies.update(waiting)
    _refused(office, office.answer(back), "state")


def test_a_code_of_another_sign_in_is_refused(office: Office) -> None:
    used = office.begin()
    assert office.answer(used).status == 303
    sessions.end_those_of(office.store, "乙", "甲")
    code, other = (parse_qs(urlsplit(back).query)["code"][0] for back in (used, office.begin()))
    back = office.begin()
    own = parse_qs(urlsplit(back).query)["code"][0]
    _refused(office, office.answer(back.replace(own, code)), "code")
    back = office.begin()
    own = parse_qs(urlsplit(back).query)["code"][0]
    _refused(office, office.answer(back.replace(own, other)), "code")  # its verifier is another's


def test_a_sign_in_waits_for_ten_minutes(office: Office) -> None:
    back = office.begin()
    office.late[0] = LATER
    _refused(office, office.answer(back), "state")


def test_an_answer_of_another_provider_is_refused(office: Office) -> None:
    _refused(office, office.answer(f"{office.begin()}&iss=https://login.example.org"), "issuer")
    assert office.answer(f"{office.begin()}&iss={office.provider.issuer}").status == 303


def test_who_is_not_signed_in_there_is_not_here(office: Office) -> None:
    office.provider.error = "access_denied"
    _refused(office, office.sign_in(), "denied")


def test_the_refusal_is_in_the_reader_s_language(office: Office) -> None:
    office.provider.claims = {"sub": "stranger"}
    said = office.sign_in(lang="en").said
    assert said.startswith(f"{LABEL} knows you as stranger, and no account")


def test_who_was_not_linked_never_comes_in(office: Office) -> None:
    office.provider.claims = {"sub": "甲", "preferred_username": "乙", "email": "u-1"}
    answer = office.sign_in()
    _refused(office, answer, "unlinked", "oidc:甲")
    assert "甲" in answer.said


def test_a_locked_account_stays_out(office: Office) -> None:
    accounts.lock(office.store, "乙", "甲")
    _refused(office, office.sign_in(), "locked", "乙")


def test_a_name_is_bound_to_whoever_came_first(by_name: Office) -> None:
    by_name.provider.claims = {"sub": "1", "preferred_username": "u-1"}
    assert by_name.sign_in().status == 303
    by_name.provider.claims = {"sub": "1", "preferred_username": "renamed"}
    assert by_name.sign_in().status == 303
    sessions.end_those_of(by_name.store, "乙", "甲")
    by_name.provider.claims = {"sub": "2", "preferred_username": "u-1"}
    _refused(by_name, by_name.sign_in(), "bound", "oidc:u-1")
    links.link(by_name.store, "乙", "u-1", "甲")
    assert by_name.sign_in().status == 303


def test_a_claim_that_is_missing_is_named_or_asked_for(by_name: Office) -> None:
    answer = by_name.sign_in()
    _refused(by_name, answer, "claim")
    assert "preferred_username" in answer.said
    by_name.provider.more = {"preferred_username": "u-1"}
    assert by_name.sign_in().status == 303


def test_what_is_told_of_somebody_else_does_not_count(by_name: Office) -> None:
    by_name.provider.more = {"preferred_username": "u-1", "sub": "another"}
    _refused(by_name, by_name.sign_in(), "token")


def test_an_address_counts_once_it_is_verified(by_mail: Office) -> None:
    by_mail.provider.claims = {"sub": "1", "email": "u-1"}
    _refused(by_mail, by_mail.sign_in(), "unverified", "oidc:u-1")
    by_mail.provider.claims["email_verified"] = True
    assert by_mail.sign_in().status == 303


def test_without_the_provider_the_accounts_of_the_board_go_on(tmp_path: Path) -> None:
    with providers.serving(server.free_port()) as provider:
        pass  # and it has gone
    late = [0.0]
    store = Store(tmp_path, lambda: time.time() + late[0])
    accounts.use_code(store, "甲", accounts.first_code(store), PASSWORD, DENGBAO)
    links.link(store, "甲", "u-1", "甲")
    with _board(store, Client(provider.issuer, CLIENT_ID, BOARD, SECRET, LABEL)) as board:
        office = Office(board, provider, store, late)
        assert LABEL in board.get("/sign-in").text
        for _time in range(2):  # the second is told what is known, without another row
            answer = office.answer("/sign-in/oidc?to=/rankings")
            _refused(office, answer, "down")
            assert answer.said.startswith(f"现在连不上{LABEL}。")
        rows = [one for one in audit.listed(store) if one.object == "oidc down"]
        assert len(rows) == 1
        said = {"name": "甲", "password": PASSWORD}
        came = board.post("/sign-in?to=/rankings", data=said, headers=OWN)
        assert (came.status_code, came.headers["location"]) == (303, "/rankings")
        late[0] = 31.0
        with providers.serving(int(provider.issuer.rpartition(":")[2])) as again:
            office.provider = again
            assert office.sign_in().status == 303


@pytest.mark.parametrize(
    ("method", "secret"),
    [("client_secret_basic", SECRET), ("client_secret_post", SECRET), ("none", "")],
)
def test_the_client_says_its_secret_as_the_provider_takes_it(
    office: Office, method: str, secret: str
) -> None:
    office.provider.methods = (method,)
    with _board(office.store, Client(office.provider.issuer, CLIENT_ID, BOARD, secret)) as board:
        own = replace(office, board=board)
        assert own.sign_in().status == 303
    wrong = Client(office.provider.issuer, CLIENT_ID, BOARD, f"{secret}x")
    with _board(office.store, wrong) as board:
        sessions.end_those_of(office.store, "乙", "甲")
        own = replace(office, board=board)
        if method != "none":
            _refused(own, own.sign_in(), "code")


def test_a_certificate_counts_that_the_machine_trusts(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = providers.certificate(tmp_path)
    with providers.serving(host="localhost", certificate=file) as provider:
        known = Client(provider.issuer, CLIENT_ID, BOARD, SECRET)
        with _board(office.store, known) as board:
            own = Office(board, provider, office.store, office.late)
            _refused(own, own.answer("/sign-in/oidc"), "down")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
        with _board(office.store, known) as board:
            own = Office(board, provider, office.store, office.late)
            assert own.sign_in().status == 303


@pytest.mark.parametrize(
    "published",
    [
        {"issuer": "https://login.example.org"},
        {"token_endpoint": "http://login.example.org/token"},
        {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_a_provider_that_publishes_something_unfit_is_not_used(
    office: Office, published: Claims
) -> None:
    office.provider.published = published
    _refused(office, office.answer("/sign-in/oidc"), "unfit")


def test_many_failed_attempts_from_a_place_stop_it_and_no_password(office: Office) -> None:
    for _time in range(50):
        _refused(office, office.answer("/sign-in/oidc/callback?state=x"), "state")
    for _time in range(3):
        answer = office.answer("/sign-in/oidc/callback?state=x")
        _refused(office, answer, "many")
    rows = [one for one in audit.listed(office.store) if one.object == "oidc many"]
    assert len(rows) == 1
    said = {"name": "甲", "password": PASSWORD}
    assert office.board.post("/sign-in", data=said, headers=OWN).status_code == 303


def test_wrong_passwords_of_somebody_do_not_shut_out_whom_the_provider_proves(
    office: Office,
) -> None:
    said = {"name": "乙", "password": "Wrong-1234"}
    for _time in range(6):
        refused = office.board.post("/sign-in", data=said, headers=OWN)
    assert refused.status_code == 429
    assert office.sign_in().status == 303


def test_another_link_or_none_signs_out_who_came_by_it(office: Office) -> None:
    changes: list[Callable[[], None]] = [
        lambda: links.link(office.store, "乙", "u-2", "甲"),
        lambda: links.remove(office.store, "乙", "甲"),
    ]
    for change in changes:
        links.link(office.store, "乙", "u-1", "甲")
        assert office.sign_in().status == 303
        assert office.has_session()
        change()
        assert not office.has_session()
        assert office.sign_in().status == 403


def test_signing_out_ends_the_session_and_offers_to_sign_out_there(office: Office) -> None:
    assert office.sign_in().status == 303
    out = office.board.post("/sign-out?lang=en", headers=OWN)
    assert not office.has_session()
    page = office.board.get(out.headers["location"]).text
    assert f"You are signed out of the board, and still signed in to {LABEL}." in page
    ways = [unescape(way) for way in re.findall(r'<a class="other" href="([^"]+)"', page)]
    told = requests.get(ways[1], timeout=60).json()
    assert told == {"client_id": CLIENT_ID, "post_logout_redirect_uri": f"{BOARD}/sign-in"}


def test_a_board_without_a_provider_leads_to_its_own_sign_in(tmp_path: Path) -> None:
    store = Store(tmp_path)
    accounts.first_code(store)
    with _board(store, None) as board:
        assert "other" not in board.get("/sign-in").text.partition("</style>")[2]
        for path in ("/sign-in/oidc", "/sign-in/oidc/callback?code=x&state=y"):
            assert board.get(path).headers["location"] == "/sign-in"


def test_a_provider_that_was_given_up_keeps_nobody_in(office: Office) -> None:
    assert office.sign_in().status == 303
    with _board(office.store, None) as without:
        without.cookies.update(office.board.cookies)
        assert office.board.get("/rankings").status_code == 200
        assert without.get("/rankings").status_code == 401


def test_an_account_without_a_password_is_asked_for_none(office: Office) -> None:
    assert office.sign_in().status == 303
    office.late[0] = 100.0
    assert office.board.get("/rankings", headers={"accept": "text/html"}).text == "opened"
    assert LABEL in office.board.get("/sign-in/password").text


def test_a_whole_sign_in_on_the_real_server(few: Path, tmp_path: Path) -> None:
    """The real process, started as an office starts it, with nothing but its environment."""
    data = tmp_path / "data"
    shutil.copytree(few, data)
    store = Store(data)
    accounts.use_code(store, "甲", accounts.first_code(store), PASSWORD, DENGBAO)
    links.link(store, "甲", "u-1", "甲")
    port = server.free_port()
    with providers.serving() as provider:
        variables = providers.variables(provider.issuer, LABEL, port, tmp_path)
        log = tmp_path / "server.txt"
        with (
            server.serving(data, log, port=port, variables=variables) as started,
            requests.Session() as browser,
        ):
            assert not provider.asked  # before somebody signs in
            asked = {"to": "/rankings"}
            page = browser.get(f"{started.address}/sign-in", params=asked, timeout=60).text
            (way,) = re.findall(r'<a class="other" href="([^"]+)"', page)
            came = browser.get(unescape(way), headers={"accept": "text/html"}, timeout=60)
            assert came.url == f"{started.address}/rankings"
            assert came.status_code == 200
            assert browser.get(f"{started.address}/signed-in", timeout=60).status_code == 200
            provider.claims = {"sub": "stranger"}
            with requests.Session() as other:
                refused = other.get(unescape(way), timeout=60)
            assert refused.status_code == 403
            assert "stranger" in refused.text
    assert "Traceback" not in log.read_text("utf-8")
    told = [(e.who, e.object, e.result) for e in audit.listed(store) if e.action == "sign_in"]
    assert told == [("oidc:stranger", "oidc unlinked", "refused"), ("甲", "oidc", "done")]
