"""Sessions as a running server looks at them: remembered for a moment, and their open sockets.

Another process may lock an account or end a session, so nothing is remembered for longer than
AGAIN, and every open websocket looks as often whether its session is still there.
"""

import asyncio
import contextlib
import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.shared.access import sessions
from pages.shared.access.roles import MESSAGES, Role
from pages.shared.access.sessions import Session
from pages.shared.access.store import Store

if TYPE_CHECKING:
    from pages.shared.access.gate import Gate

AGAIN = 2.0  # seconds
MINUTE = 60.0  # between two notes of when somebody was last there
MOST = 1000  # tokens remembered
NEVER = len(Role)  # above every role

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Looks:
    """What the file said of each token a moment ago."""

    def __init__(self, store: Store) -> None:
        """Remember nothing yet."""
        self.store = store
        self._known: dict[str, tuple[float, Session | None]] = {}
        self._noted: dict[int, float] = {}

    def of_token(self, token: str) -> Session | None:
        """The session of a token; None, too, when the file cannot be read: then nobody is in."""
        now = self.store.now()
        at, found = self._known.get(token, (-AGAIN, None))
        if not at <= now < at + AGAIN:
            try:
                found = sessions.of_token(self.store, token)
            except sqlite3.Error:
                found = None
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[token] = (now, found)
        return None if found is None or found.is_over(now) else found

    def is_over(self, session: Session) -> bool:
        """Whether a session has ended since; a file that cannot be read lets nobody stay."""
        try:
            return sessions.of_id(self.store, session.id) is None
        except sqlite3.Error:
            return True

    def note(self, session: Session) -> None:
        """Somebody did something: kept once a minute, for it waits for the disk."""
        now = self.store.now()
        if now >= max(session.seen, self._noted.get(session.id, 0.0)) + MINUTE:
            self._noted[session.id] = now
            sessions.touch(self.store, session)


async def watched(
    gate: "Gate", scope: Message, session: Session | None, receive: Receive, send: Send
) -> None:
    """Run a websocket as long as its session is there; then close it."""
    socket = _Socket(gate.looks, session, receive, send)
    watcher = asyncio.create_task(socket.watch())
    try:
        await gate.app(scope, socket.received, socket.sent)
    finally:
        watcher.cancel()


async def lasting(
    gate: "Gate", scope: Message, session: Session, receive: Receive, send: Send
) -> None:
    """Answer a request as long as its session is there; then break the answer off, whole so far."""
    is_begun = False

    async def sent(message: Message) -> None:
        nonlocal is_begun
        is_begun = True
        await send(message)

    answer = asyncio.ensure_future(gate.app(scope, receive, sent))
    over = asyncio.ensure_future(_end_of(gate.looks, session))
    try:
        await asyncio.wait((answer, over), return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            answer.result()
        elif is_begun:
            answer.cancel()
            await asyncio.wait((answer,))
            await send({"type": "http.response.body", "body": b""})
    finally:
        answer.cancel()
        over.cancel()


async def _end_of(looks: Looks, session: Session) -> None:
    """Wait until a session has ended: for AGAIN longer at most."""
    while not await asyncio.to_thread(looks.is_over, session):
        await asyncio.sleep(AGAIN)


class _Socket:
    """A websocket between a browser and Streamlit, which ends with its session."""

    def __init__(self, looks: Looks, session: Session | None, receive: Receive, send: Send) -> None:
        self.looks, self.session, self.receive, self.send = looks, session, receive, send
        self.ended = asyncio.Event()

    async def sent(self, message: Message) -> None:
        """Send, unless the session has ended."""
        if not self.ended.is_set():
            await self.send(message)

    async def received(self) -> Message:
        """The next message for Streamlit that the table of roles lets through."""
        while True:
            message = await _first(self.receive, self.ended)
            if message is None:
                return {"type": "websocket.disconnect", "code": 1008}
            kind, is_by_itself = said(message)
            if kind and MESSAGES.get(kind, NEVER) > self.role:
                continue
            if kind and not is_by_itself and self.session is not None:
                await asyncio.to_thread(self.looks.note, self.session)
            return message

    @property
    def role(self) -> Role:
        """Without a session only the owner of a local board has a socket."""
        return Role.ADMIN if self.session is None else self.session.role

    async def watch(self) -> None:
        """Close it within AGAIN of the end of its session."""
        if self.session is None:
            return
        await _end_of(self.looks, self.session)
        self.ended.set()
        with contextlib.suppress(RuntimeError, OSError):
            await self.send({"type": "websocket.close", "code": 1008})


async def _first(receive: Receive, ended: asyncio.Event) -> Message | None:
    """The next message, or None when the session ends before it."""
    message = asyncio.ensure_future(receive())
    end = asyncio.ensure_future(ended.wait())
    try:
        await asyncio.wait((message, end), return_when=asyncio.FIRST_COMPLETED)
        return message.result() if message.done() and not ended.is_set() else None
    finally:
        end.cancel()
        if not message.done():
            message.cancel()


def said(message: Message) -> tuple[str, bool]:
    """What a message asks for, and whether a page asks it by itself; "" where nobody asks.

    A message that cannot be read asks for nothing: Streamlit closes the socket on it.
    """
    data = message.get("bytes")
    if not data:
        return "", True
    asked = BackMsg()
    try:
        asked.ParseFromString(data)
    except DecodeError:
        return "", True
    kind: str = asked.WhichOneof("type") or ""
    if kind == "backend_operation_request":
        kind = f"{kind}.{asked.backend_operation_request.WhichOneof('payload')}"
    is_auto = kind == "rerun_script" and asked.rerun_script.is_auto_rerun
    return kind, is_auto or kind == "app_heartbeat"
