"""Sign-ins that were begun: each waits in memory for its answer, in one browser, for one use."""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

LASTS = 600.0  # seconds
MOST = 10_000  # a few megabytes; the oldest goes


def _secret() -> str:
    return secrets.token_urlsafe(32)  # 256 bits


@dataclass(frozen=True)
class Begun:
    """What a sign-in was begun with; `target` is the path that it is for.

    `state` comes back with the answer, `nonce` in the ID token; `verifier` proves to the provider
    that who asks for the token is who began (PKCE). `handle` is the browser's, in its cookie.
    """

    target: str
    language: str
    state: str = field(default_factory=_secret, repr=False)
    nonce: str = field(default_factory=_secret, repr=False)
    verifier: str = field(default_factory=_secret, repr=False)
    handle: str = field(default_factory=_secret, repr=False)


class Waiting:
    """All that wait; `now` returns the seconds since 1970."""

    def __init__(self, now: Callable[[], float]) -> None:
        """None waits yet."""
        self._now = now
        self._kept: dict[bytes, tuple[float, Begun]] = {}
        self._lock = threading.Lock()

    def put(self, begun: Begun) -> None:
        """Wait for the answer to one."""
        with self._lock:
            while len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[_key(begun.state)] = (self._now() + LASTS, begun)

    def take(self, state: str, handle: str) -> Begun | None:
        """The one of a state, for the browser that began it, once; None for any other."""
        with self._lock:
            ends, begun = self._kept.get(_key(state), (0.0, None))
            if begun is None or not hmac.compare_digest(_key(handle), _key(begun.handle)):
                return None
            del self._kept[_key(state)]
        return begun if self._now() < ends else None


def _key(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
