"""What one session and one account may hold of the server at a time: sockets, and bytes parked.

A file that was chosen in a browser lies in the server's memory until its page is closed; a socket
keeps a page's whole state. Both are reserved before they are granted, so that no crowd of requests
gets more than its share.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Protocol

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from pages.shared.access.sessions import Session
from pages.shared.access.setting import LARGEST
from pages.shared.words import translate as _

MB = 1 << 20
SOCKETS, SOCKETS_OF_ACCOUNT = 20, 40
BYTES, BYTES_OF_ACCOUNT = 100 * MB, 200 * MB
SAID = 15.0  # seconds for which a page is told that its socket was refused


class QuotaError(Exception):
    """It would be too much; the text says what to do."""


class Parked(Protocol):
    """Streamlit's store of files: by its own sessions, then by file."""

    @property
    def file_storage(self) -> Mapping[str, Mapping[str, UploadedFileRec]]:
        """The files that lie in memory."""


class Meter:
    """What is held now, of one server."""

    def __init__(self) -> None:
        """Nothing is held."""
        self._lock = Lock()
        self._sockets: list[tuple[int, int]] = []  # session and account of each
        self._owners: dict[str, tuple[int, int]] = {}  # the same, of each of Streamlit's sessions
        self._coming: list[tuple[int, int, int]] = []  # the same, and bytes on their way
        self._refused: dict[int, float] = {}  # when a socket was refused, by session

    @contextmanager
    def socket(self, session: Session | None, now: float) -> Iterator[None]:
        """Hold a socket; raises QuotaError. Whoever is at the machine itself has no quota."""
        if session is None:
            yield
            return
        held = (session.id, session.account)
        with self._lock:
            of_session = sum(number == session.id for number, _account in self._sockets)
            of_account = sum(account == session.account for _number, account in self._sockets)
            if of_session >= SOCKETS or of_account >= SOCKETS_OF_ACCOUNT:
                self._refused[session.id] = now
                raise QuotaError(too_many_pages())
            self._sockets.append(held)
        try:
            yield
        finally:
            with self._lock:
                self._sockets.remove(held)

    def was_refused(self, session: Session, now: float) -> bool:
        """Whether a socket of the session was refused a moment ago."""
        return 0 <= now - self._refused.get(session.id, -SAID) < SAID

    @contextmanager
    def parking(
        self, session: Session | None, of: str, size: int, parked: Parked
    ) -> Iterator[None]:
        """Hold `size` bytes on their way to Streamlit's session `of`; raises QuotaError."""
        if session is None:
            yield
            return
        held = (session.id, session.account, size)
        with self._lock:
            self._owners.setdefault(of, (session.id, session.account))
            if self._owners[of][0] != session.id:
                raise QuotaError(_("This page is another session's. Load it anew."))
            self._coming.append(held)
            try:
                self._check(session, parked)
            except QuotaError:
                self._coming.remove(held)
                raise
        try:
            yield
        finally:
            with self._lock:
                self._coming.remove(held)

    def _check(self, session: Session, parked: Parked) -> None:
        kept = parked.file_storage
        self._owners = {
            of: who for of, who in self._owners.items() if of in kept or who[0] == session.id
        }
        rows = [*self._coming]
        for of, (number, account) in self._owners.items():
            rows += [(number, account, len(file.data)) for file in [*kept.get(of, {}).values()]]
        of_session = sum(size for number, _account, size in rows if number == session.id)
        of_account = sum(size for _number, account, size in rows if account == session.account)
        if of_session > BYTES or of_account > BYTES_OF_ACCOUNT:
            raise QuotaError(
                _(
                    "More than {size} MB of chosen files lie on the server. Load them or take them"
                    " off, also in your other windows; then choose this one again.",
                    size=(BYTES if of_session > BYTES else BYTES_OF_ACCOUNT) // MB,
                )
            )


METER = Meter()


def too_many_pages() -> str:
    """What a page says whose socket is refused."""
    return _(
        "You have {count} pages of the board open. Close some of them, then load this one again.",
        count=SOCKETS,
    )


def store() -> MemoryUploadedFileManager | None:
    """Streamlit's store of files; None where no server runs."""
    if not runtime.exists():
        return None
    found = runtime.get_instance().uploaded_file_mgr
    return found if isinstance(found, MemoryUploadedFileManager) else None


def size_of(length: bytes | None) -> int:
    """The bytes that a request may bring; one that does not say is as large as any."""
    return min(int(length), LARGEST * MB) if length and length.isdigit() else LARGEST * MB
