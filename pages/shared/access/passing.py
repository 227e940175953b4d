"""What the gate lets through, metered and noted: files that come and go, sockets, hall screens."""

from collections.abc import Awaitable, Callable, MutableMapping
from email.message import Message as Header
from functools import partial
from typing import Any
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool

from pages.shared.access import audit, quotas
from pages.shared.access.quotas import METER, QuotaError
from pages.shared.access.sessions import MINUTE, Session
from pages.shared.access.setting import Setting

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LINK = "link"  # who it is that comes with the link of a show alone
MEDIA, UPLOADS, SHOWS = "/media/", "/_stcore/upload_file/", ("/show/", "/remote/")


class Passing:
    """An ASGI app around another, within the gate, which has said who it is."""

    def __init__(self, app: App, setting: Setting) -> None:
        """`setting` names the file of the audit."""
        self.app, self.setting = app, setting
        self._told: dict[int, float] = {}  # when a refusal was noted, by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or one websocket; refused where it would be too much."""
        session: Session | None = scope.get("board.session")
        try:
            if scope["type"] == "websocket":
                with METER.socket(session, self.setting.store.now()):
                    await self.app(scope, receive, send)
            elif scope["type"] == "http":
                await self._answer(scope, session, receive, send)
            else:
                await self.app(scope, receive, send)
        except QuotaError as much:
            if self._is_news(session):
                await self._note(scope, "quota", str(much), audit.REFUSED)
            await _refuse(scope, str(much), receive, send)

    def _is_news(self, session: Session | None) -> bool:
        """Whether a session's refusals have no row of this minute: a page asks again and again."""
        number, now = session.id if session else 0, self.setting.store.now()
        is_news = now >= self._told.get(number, 0.0) + MINUTE
        if is_news:
            self._told[number] = now
        return is_news

    async def _answer(
        self, scope: Scope, session: Session | None, receive: Receive, send: Send
    ) -> None:
        path, method = scope["path"], scope["method"]
        parked = quotas.store() if method == "PUT" and path.startswith(UPLOADS) else None
        if parked is not None:
            of, file = path.removeprefix(UPLOADS).split("/")
            with METER.parking(session, of, _length(scope), parked):
                await self.app(scope, receive, send)
            for kept in parked.get_files(of, [unquote(file)]):
                await self._note(scope, "upload", f"{kept.name} {len(kept.data):,} B")
        elif method == "GET" and path.startswith(MEDIA):
            await self.app(scope, receive, partial(self._sent, scope, send))
        else:
            is_document = path.startswith(SHOWS) and path.count("/") == 2
            if self.setting.is_served and session is None and is_document:
                await self._note(scope, "by_link", path)
            await self.app(scope, receive, send)

    async def _sent(self, scope: Scope, send: Send, message: Message) -> None:
        """Send, after a row for a file that is taken away."""
        if message["type"] == "http.response.start" and (name := taken(message)):
            await self._note(scope, "download", name)
        await send(message)

    async def _note(self, scope: Scope, action: str, object: str, result: str = audit.DONE) -> None:
        session: Session | None = scope.get("board.session")
        is_served = self.setting.is_served
        who = session.name if session else LINK if is_served else audit.LOCAL
        place = place_of(scope) if is_served else audit.LOCAL
        add = partial(audit.note, self.setting.store, who, action, object, result, place)
        await run_in_threadpool(add)


def place_of(scope: Scope) -> str:
    """The address that a request came from."""
    return str((scope.get("client") or ("",))[0])


def taken(start: Message) -> str:
    """The name of the file that an answer carries away; empty when it is none, or a later part."""
    given = {name.lower(): value.decode("latin-1") for name, value in start.get("headers", ())}
    disposition = given.get(b"content-disposition", "")
    begins = given.get(b"content-range", "bytes 0-").startswith("bytes 0-")
    if start["status"] not in (200, 206) or not disposition.startswith("attachment") or not begins:
        return ""
    header = Header()
    header["content-disposition"] = disposition
    return header.get_filename() or "?"


def _length(scope: Scope) -> int:
    given = dict(scope["headers"])
    return quotas.size_of(given.get(b"content-length"))


async def _refuse(scope: Scope, why: str, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()  # the request to connect
        await send({"type": "websocket.close", "code": 1008})
        return
    kind = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 429, "headers": kind})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})
