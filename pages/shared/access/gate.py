"""The gate before the server: every request and every websocket passes it, or is refused here.

It asks, in this order: is the Host ours, does a write come from a page of ours, what right does the
path need, and who is it. It says who it is to the pages, and takes such words from clients away.
"""

import logging
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote

from starlette.concurrency import run_in_threadpool

from pages.shared import words
from pages.shared.access import audit, forms, headers, person, roles, watching
from pages.shared.access.passing import Passing, place_of
from pages.shared.access.roles import Right, Role
from pages.shared.access.sessions import Session
from pages.shared.access.setting import LOOPBACK, PERSON, Setting
from pages.shared.words import translate as _

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Opens = Callable[[str, str], bool]  # deck, key → whether the key opens its show

COOKIE = "board_session"
SAFE = ("GET", "HEAD", "OPTIONS")
OWN = PERSON.encode()
FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-real-ip")


class Gate:
    """An ASGI app around another."""

    def __init__(self, app: App, setting: Setting, opens: Opens) -> None:
        """`opens` says whether a key in the address opens the show of a deck."""
        self.app, self.setting, self.opens = Passing(app, setting), setting, opens
        self.looks = watching.Looks(setting.store)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, one websocket, or the server's start and end."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        await _Passage(self, scope, receive, send).pass_on()


class _Passage:
    """One request or websocket on its way through."""

    def __init__(self, gate: Gate, scope: Scope, receive: Receive, send: Send) -> None:
        self.gate, self.scope, self.receive, self.send = gate, scope, receive, send
        self.setting = gate.setting
        self.is_socket = scope["type"] == "websocket"
        self.method = "WEBSOCKET" if self.is_socket else scope["method"]
        self.path = scope["path"]
        self.given: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            if name in self.given and name in (b"host", b"origin"):
                self.given[name] = b""  # said twice is said by nobody of ours
            else:
                self.given[name] = value
        self.host = self.given.get(b"host", b"").decode("latin-1").lower()
        self.is_secure = self.setting.is_secure(self.host, scope.get("scheme", "http"))

    async def pass_on(self) -> None:
        """Let it through as whoever it is, or refuse it."""
        if why := self._stranger():
            await self._refuse(*why)
            return
        right = roles.right(self.method, self.path)
        if right is None:
            await self._turn_away(404, lambda: _("There is nothing here."))
            return
        session = await self._session()
        person.begin_request(session)
        if self.setting.is_served and not await self._may(right, session):
            return
        parts = [(name, value) for name, value in self.scope["headers"] if name != OWN]
        if session is not None:
            parts.append((OWN, str(session.id).encode()))
        scope = {**self.scope, "headers": parts, "board.session": session}
        if self.is_socket:
            await watching.watched(self.gate, scope, session, self.receive, self.send)
        elif right.lasts and session is not None:
            await watching.lasting(self.gate, scope, session, self.receive, self._headed)
        else:
            await self.gate.app(scope, self.receive, self._headed)

    def _stranger(self) -> tuple[int, str] | None:
        """Why the request is none of ours: its Host, its Origin, or the way that it came."""
        own = str((self.scope.get("server") or ("", None))[0])
        if not self.setting.is_served:
            client = str((self.scope.get("client") or ("", None))[0])
            is_near = own in (*LOOPBACK, "testserver") and client in (*LOOPBACK, "testclient")
            if not is_near or any(name in self.given for name in FORWARDED):
                return 403, _("This board is open to its own machine only; make serve opens it.")
        if not self.setting.is_host(self.host, own):
            return 421, _("This address is not one of the board's: see QIANGHUI_ORIGINS.")
        origin = self.given.get(b"origin", b"").decode("latin-1").lower()
        is_ours = origin in (f"http://{self.host}", f"https://{self.host}")
        if (self.is_socket or self.method not in SAFE) and not is_ours:
            return 403, _("This was not sent by a page of the board.")
        return None

    async def _session(self) -> Session | None:
        token = _token(self.given.get(b"cookie", b""))
        if not token or not self.setting.is_served:
            return None
        found = self.gate.looks.of_token(token)
        is_lost = found is not None and found.is_oidc and self.setting.oidc is None
        return None if is_lost else found  # nobody is in by a provider that was given up

    async def _may(self, right: Right, session: Session | None) -> bool:
        """Whether the right is there; if not, the refusal was sent."""
        role = session.role if session is not None else Role.NOBODY
        if right.role is Role.NOBODY:
            return True
        if session is not None and self._must_change(session):
            await self._lead("/sign-in/password", _("Set a new password first."))
            return False
        if role >= right.role or (right.is_keyed and await self._has_key()):
            return True
        if right.is_watched and self.setting.is_watcher(self.given.get(b"authorization", b"")):
            return True
        if session is None:
            await self._lead(self._way_in(), _("Sign in first."))
            return False
        await run_in_threadpool(
            audit.note,
            self.setting.store,
            session.name,
            "refused",
            f"{self.method} {self.path}"[:200],
            audit.REFUSED,
            place_of(self.scope),
        )
        await self._turn_away(403, lambda: _("Your account may not do this."))
        return False

    def _must_change(self, session: Session) -> bool:
        """Whether its password is too old; one at the provider is looked after there."""
        expires = None if session.is_oidc else self.setting.profile.expires
        return expires is not None and self.setting.store.now() >= session.changed + expires

    async def _has_key(self) -> bool:
        asked = parse_qs(self.scope.get("query_string", b"").decode("latin-1"))
        deck, key = self.path.split("/")[2], (asked.get("key") or asked.get("look") or [""])[0]
        if self.method == "POST":
            return True  # its key is in the body, and asked by the route itself
        return bool(key) and await run_in_threadpool(self.gate.opens, deck, key)

    def _way_in(self) -> str:
        query = self.scope.get("query_string", b"").decode("latin-1")
        target = f"{self.path}?{query}" if query else self.path
        return f"/sign-in?to={quote(target, safe='')}"

    async def _lead(self, where: str, why: str) -> None:
        """A person to a page, by a redirect; a script or a socket gets the bare refusal."""
        if not self._is_page():
            await self._refuse(401, why)
            return
        await self._headed(_start(303, [(b"location", where.encode("latin-1"))]))
        await self._headed({"type": "http.response.body", "body": b""})

    async def _turn_away(self, status: int, why: Callable[[], str]) -> None:
        """Refuse a person by a page with a way back; a script or a socket gets the bare refusal."""
        query = parse_qsl(self.scope.get("query_string", b"").decode("latin-1"))
        chosen = dict(query).get("lang", "zh")
        with words.speaking(chosen if chosen in words.LANGUAGES else "zh"):
            if not self._is_page():
                await self._refuse(status, why())
                return
            others = [pair for pair in query if pair[0] != "lang"]
            text = forms.page(forms.refusal(why()), self.path, others, "", "")
        parts = [(b"content-type", b"text/html; charset=utf-8")]
        parts.append((b"content-security-policy", forms.POLICY.encode()))
        await self._headed(_start(status, parts))
        await self._headed({"type": "http.response.body", "body": text.encode()})

    def _is_page(self) -> bool:
        """Whether a person asks to look at it."""
        is_shown = b"text/html" in self.given.get(b"accept", b"")
        return is_shown and self.method == "GET" and not self.is_socket

    async def _refuse(self, status: int, why: str) -> None:
        if self.is_socket:
            await self.receive()  # the request to connect
            await self.send({"type": "websocket.close", "code": 1008})
            return
        await self._headed(_start(status, [(b"content-type", b"text/plain; charset=utf-8")]))
        await self._headed({"type": "http.response.body", "body": f"{why}\n".encode()})

    async def _headed(self, message: Message) -> None:
        """Send, with the headers that every answer has; one that an answer has set itself stays."""
        if message["type"] == "http.response.start":
            said = list(message.get("headers", ()))
            names = {name.lower() for name, _text in said}
            said += [item for item in headers.ALWAYS.items() if item[0] not in names]
            if self.is_secure:
                said.append((b"strict-transport-security", b"max-age=31536000"))
            message = {**message, "headers": said}
        await self.send(message)


def _start(status: int, said: list[tuple[bytes, bytes]]) -> Message:
    said.append((b"cache-control", b"no-store"))
    return {"type": "http.response.start", "status": status, "headers": said}


def _token(cookie: bytes) -> str:
    if COOKIE.encode() not in cookie:
        return ""
    try:
        found = SimpleCookie(cookie.decode("latin-1")).get(COOKIE)
    except CookieError:
        logging.getLogger(__name__).info("a cookie that cannot be read")
        return ""
    return found.value if found is not None else ""
