"""What a provider publishes: where it is asked for what, and the keys that it signs with."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from pages.shared.access.oidc.calling import calling
from pages.shared.access.oidc.client import Client
from pages.shared.access.oidc.refusals import RefusedError
from pages.shared.access.sessions import HOUR

TIMEOUT = (5.0, 10.0)  # seconds to connect, and between two parts of an answer
FRESH = HOUR  # seconds for which what was published is not asked for again
AGAIN = 30.0  # seconds for which a provider that was not reached is not tried again
WELL_KNOWN = "/.well-known/openid-configuration"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Published:
    """Asked for at first use, in the thread that needs it; `now` returns seconds since 1970."""

    def __init__(self, client: Client, now: Callable[[], float]) -> None:
        """Ask nothing yet."""
        self.client, self._now = client, now
        self._lock = threading.Lock()
        self._metadata: Mapping[str, Any] = {}
        self._keys: KeySet | None = None
        self._until = 0.0  # when what is known has to be asked for anew
        self._failed = (0.0, "")  # until when it is not tried again, and why

    def metadata(self) -> Mapping[str, Any]:
        """What it says about itself, as of the last hour; raises RefusedError."""
        with self._lock:
            now = self._now()
            if now < self._until:
                return self._metadata
            if now < self._failed[0]:
                raise RefusedError(self._failed[1], is_news=False)
            try:
                published = self._asked(f"{self.client.issuer.rstrip('/')}{WELL_KNOWN}")
                if published.get("issuer") != self.client.issuer or not all(
                    self.client.is_safe(published.get(name)) for name in ENDPOINTS
                ):
                    raise RefusedError("unfit")
            except RefusedError as refused:
                self._failed = (now + AGAIN, refused.why)
                raise
            self._metadata, self._keys, self._until = published, None, now + FRESH
            return published

    def endpoint(self, name: str) -> str:
        """One of ENDPOINTS; raises RefusedError."""
        return str(self.metadata()[name])

    def keys(self, *, anew: bool = False) -> tuple[KeySet, bool]:
        """Its keys, and whether they were asked for just now; raises RefusedError."""
        place = self.endpoint("jwks_uri")
        with self._lock:
            if self._keys is not None and not anew:
                return self._keys, False
            published: Any = self._asked(place)
            try:
                self._keys = KeySet.import_key_set(published)
            except (JoseError, KeyError, TypeError, ValueError) as odd:
                raise RefusedError("unfit") from odd
            return self._keys, True

    def _asked(self, place: str) -> dict[str, Any]:
        """A JSON object from the provider, which alone is asked: no redirect is followed."""
        try:
            with calling(), requests.get(place, timeout=TIMEOUT, allow_redirects=False) as answer:
                answer.raise_for_status()
                found = answer.json()
        except requests.RequestException as lost:
            raise RefusedError("down") from lost
        if not isinstance(found, dict):
            raise RefusedError("unfit")
        return found
