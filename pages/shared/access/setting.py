"""Which of two modes the server is in, and what it refuses to start with.

Local: bound to this machine alone, no accounts, whoever sits at it is the owner. Served: every
request needs an account. An address that others can reach is served, or the server does not start.
"""

import hmac
import ipaddress
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pages.shared.access import accounts
from pages.shared.access.passwords import PROFILES, Profile
from pages.shared.access.sessions import HOUR, SCREEN
from pages.shared.access.store import Store
from pages.shared.words import translate as _

if TYPE_CHECKING:
    from pages.shared.access.oidc.client import Client

SERVED, ORIGINS, PASSWORDS = "QIANGHUI_SERVED", "QIANGHUI_ORIGINS", "QIANGHUI_PASSWORDS"
SCREEN_HOURS = "QIANGHUI_SCREEN_HOURS"
LONGEST_SCREEN = 72  # hours: a meeting of three days
WATCHER = "QIANGHUI_METRICS_KEY"  # with which a program without an account reads /metrics
SHORTEST = 32  # characters of that key
REVIEW = "QIANGHUI_REVIEW"  # 先审后发: what is uploaded waits until a releaser releases it
PERSON = "x-board-session"  # the header by which the gate tells the pages who it is
LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]", "::1"))

Option = Callable[[str], object]

# Streamlit's options on which the promises of the gate rest.
SAFE: dict[str, object] = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],  # nobody frames a page and speaks to it
    "client.disableDataExport": True,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "global.appTest": False,
    "global.developmentMode": False,
    "global.e2eTest": False,
    "global.unitTest": False,
    "runner.magicEnabled": False,
    "server.allowedHosts": [],  # the gate checks the Host of HTTP, too
    "server.baseUrlPath": "",  # rights are by path
    "server.corsAllowedOrigins": [],
    "server.customComponentBaseUrlPath": "",
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.scriptHealthCheckEnabled": False,
    "server.runOnSave": False,
    "server.trustedUserHeaders": {PERSON: "session"},
    "server.unsafeMetricsUserAttributes": [],
}
LARGEST = 20  # MB of one upload


class UnsafeError(Exception):
    """The server must not start like this; the text says which setting is why."""


@dataclass(frozen=True)
class Setting:
    """The mode, and what it needs; `origins` are those by which people reach a proxy before it.

    On a board that `is_reviewed` an upload waits for its release. With `oidc` people may sign in
    at the office's provider as well.
    """

    store: Store
    is_served: bool
    origins: frozenset[str] = frozenset()
    profile: Profile = PROFILES["dengbao"]
    screen: float = SCREEN  # seconds for which a meeting's screen stays signed in
    watcher: str = field(default="", repr=False)  # the key of the program that reads the metrics
    is_reviewed: bool = False
    oidc: "Client | None" = None

    def is_host(self, host: str, own: str) -> bool:
        """Whether a Host header is ours; `own` is the address at which the request came in."""
        name = _name(host)
        if not self.is_served or own in LOOPBACK:
            if name in LOOPBACK:
                return True
            if not self.is_served:
                return False
        return name in (own, f"[{own}]") or any(_host(known) == host for known in self.origins)

    def is_watcher(self, authorization: bytes) -> bool:
        """Whether a header Authorization is `Bearer` and the key of the metrics; never without."""
        own = f"Bearer {self.watcher}".encode()
        return bool(self.watcher) and hmac.compare_digest(authorization, own)

    def is_secure(self, host: str, scheme: str) -> bool:
        """Whether the browser's end of the connection is TLS."""
        return scheme in ("https", "wss") or f"https://{host}" in self.origins


_present: list[Setting] = []


def use(setting: Setting) -> None:
    """The setting of this process, once the gate stands."""
    _present[:] = [setting]


def present() -> Setting | None:
    """The setting in use; None where no server runs."""
    return _present[0] if _present else None


def of_start(folder: Path, option: Option) -> Setting:
    """The setting that the options and the environment ask for; raises UnsafeError."""
    check(option)
    address = str(option("server.address") or "")
    is_asked = os.environ.get(SERVED, "") not in ("", "0")
    store = Store(folder.resolve())
    is_served = is_asked or not is_loopback(address)
    if is_served and not is_asked and not accounts.has_admin(store):
        raise UnsafeError(
            _(
                "Others could reach the board at {address}, and it has no accounts yet: start it"
                " with make serve, which shows a code for the first one; or keep it to this machine"
                " with --server.address 127.0.0.1.",
                address=address or "0.0.0.0",
            )
        )
    profile = os.environ.get(PASSWORDS, "") or "dengbao"
    if profile not in PROFILES:
        known = "/".join(PROFILES)
        text = _(
            "{name} is {value}: set it to {known}.", name=PASSWORDS, value=profile, known=known
        )
        raise UnsafeError(text)
    origins, watcher = _origins(os.environ.get(ORIGINS, "")), _watcher()
    is_reviewed = is_served and os.environ.get(REVIEW, "") not in ("", "0")
    profiled = PROFILES[profile]
    return Setting(store, is_served, origins, profiled, _screen(), watcher, is_reviewed)


def _screen() -> float:
    """Seconds for which a meeting's screen stays signed in; raises UnsafeError."""
    said = os.environ.get(SCREEN_HOURS, "")
    if not said:
        return SCREEN
    if not said.isascii() or not said.isdigit() or not 1 <= int(said) <= LONGEST_SCREEN:
        known = f"1–{LONGEST_SCREEN}"
        raise UnsafeError(
            _("{name} is {value}: set it to {known}.", name=SCREEN_HOURS, value=said, known=known)
        )
    return int(said) * HOUR


def check(option: Option) -> None:
    """Raise UnsafeError on the first option of Streamlit that is not safe."""
    for name, safe in SAFE.items():
        if (value := option(name)) != safe:
            raise UnsafeError(
                _("{name} is {value}: set it to {known}.", name=name, value=value, known=safe)
            )
    name = "browser.serverAddress"
    if (address := option(name)) in (None, "", "localhost"):  # nobody has set it
        known = "127.0.0.1"  # what is printed at the start, for which Streamlit would ask outside
        raise UnsafeError(
            _("{name} is {value}: set it to {known}.", name=name, value=address, known=known)
        )
    name = "server.maxUploadSize"
    if not isinstance(size := option(name), int) or not 0 < size <= LARGEST:
        known = f"1–{LARGEST}"
        raise UnsafeError(
            _("{name} is {value}: set it to {known}.", name=name, value=size, known=known)
        )


def _watcher() -> str:
    """The key of the metrics; raises UnsafeError when it could be guessed."""
    key = os.environ.get(WATCHER, "").strip()
    if key and len(key) < SHORTEST:
        text = _(
            "{name} is too short: give it {least} random characters or more.",
            name=WATCHER,
            least=SHORTEST,
        )
        raise UnsafeError(text)
    return key


def is_loopback(address: str) -> bool:
    """Whether nobody but this machine reaches an address; no name but localhost is sure."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _origins(text: str) -> frozenset[str]:
    found = set()
    for word in text.split():
        parts = urlsplit(word.lower().rstrip("/"))
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
            text = _(
                "{name} holds {value}, which is no address like https://board.example.cn: mend it.",
                name=ORIGINS,
                value=word,
            )
            raise UnsafeError(text)
        found.add(f"{parts.scheme}://{parts.netloc}")
    return frozenset(found)


def _host(origin: str) -> str:
    return origin.partition("://")[2]


def _name(host: str) -> str:
    """A Host header without its port."""
    name, _colon, port = host.rpartition(":")
    return name if name and port.isdigit() and (name[-1] == "]" or ":" not in name) else host
