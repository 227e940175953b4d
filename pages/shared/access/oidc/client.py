"""What the office's provider knows the board by, as the environment says it at the start."""

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from pages.shared.access.setting import ORIGINS, Setting, UnsafeError, is_loopback
from pages.shared.words import translate as _

ISSUER, CLIENT_ID = "QIANGHUI_OIDC_ISSUER", "QIANGHUI_OIDC_CLIENT_ID"
SECRET_FILE = "QIANGHUI_OIDC_CLIENT_SECRET_FILE"
NAME, CLAIM = "QIANGHUI_OIDC_NAME", "QIANGHUI_OIDC_CLAIM"
SUBJECT, EMAIL = "sub", "email"
START, CALLBACK = "/sign-in/oidc", "/sign-in/oidc/callback"
CLAIMS = re.compile(r"[A-Za-z][\w:/.-]*")


@dataclass(frozen=True)
class Client:
    """The board as a client of one provider; without a secret it is a public one.

    `origin` is the address to which the provider leads back, whatever the Host of a request says.
    By `claim` an account that an admin has linked is found, until it is bound to its `sub`.
    """

    issuer: str
    id: str
    origin: str
    secret: str = field(default="", repr=False)
    label: str = ""
    claim: str = SUBJECT

    @property
    def name(self) -> str:
        """What people call this way of signing in."""
        return self.label or _("the office's account")

    @property
    def host(self) -> str:
        """The provider's own host."""
        return urlsplit(self.issuer).hostname or ""

    @property
    def scope(self) -> str:
        """What the provider is asked to tell: no more than the claim."""
        if self.claim == SUBJECT:
            return "openid"
        return "openid email" if self.claim == EMAIL else "openid profile"

    @property
    def callback(self) -> str:
        """The address that is registered at the provider."""
        return f"{self.origin}{CALLBACK}"

    def way_in(self, target: str, language: str) -> str:
        """Where the sign-in page leads, to come back to `target`, a path of the board."""
        return f"{self.origin}{START}?{urlencode({'to': target, 'lang': language})}"

    def is_safe(self, address: object) -> bool:
        """Whether the board may speak to an address that the provider has named as its own."""
        return isinstance(address, str) and _is_safe(address, is_near=_is_near(self.issuer))


def added(setting: Setting) -> Setting:
    """The setting with the client that the environment describes; raises UnsafeError.

    A local board has nobody to sign in and gets none.
    """
    facts = {name: os.environ.get(name, "").strip() for name in (ISSUER, CLIENT_ID, NAME, CLAIM)}
    file = os.environ.get(SECRET_FILE, "").strip()
    if not setting.is_served or not (file or any(facts.values())):
        return setting
    for name in (ISSUER, CLIENT_ID):
        if not facts[name]:
            raise UnsafeError(_("{name} is missing: set it, or none of them.", name=name))
    _check(facts[ISSUER], facts[CLAIM] or SUBJECT)
    origins = os.environ.get(ORIGINS, "").lower().split()
    if not origins:
        text = _("Signing in with the office's accounts needs {name}: set it first.", name=ORIGINS)
        raise UnsafeError(text)
    client = Client(
        facts[ISSUER],
        facts[CLIENT_ID],
        origins[0].rstrip("/"),
        _secret(file),
        facts[NAME],
        facts[CLAIM] or SUBJECT,
    )
    return replace(setting, oidc=client)


def _check(issuer: str, claim: str) -> None:
    parts = urlsplit(issuer)
    is_bare = not (parts.query or parts.fragment or parts.username or parts.password)
    if not is_bare or not _is_safe(issuer, is_near=True):
        raise UnsafeError(
            _(
                "{name} is {value}: set it to an address that begins with https://; http:// is for"
                " this machine alone.",
                name=ISSUER,
                value=issuer,
            )
        )
    if not CLAIMS.fullmatch(claim):
        known = "sub/preferred_username/email"
        raise UnsafeError(
            _("{name} is {value}: set it to {known}.", name=CLAIM, value=claim, known=known)
        )


def _secret(file: str) -> str:
    """The client's secret; empty for a public client, which has none."""
    if not file:
        return ""
    try:
        secret = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        secret = ""
    if not secret:
        text = _("{name}: {file} cannot be read or is empty.", name=SECRET_FILE, file=file)
        raise UnsafeError(text)
    return secret


def _is_safe(address: str, *, is_near: bool) -> bool:
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host:
        return False
    return parts.scheme == "https" or (is_near and _is_near(address))


def _is_near(address: str) -> bool:
    """Whether it is http on this machine, where nobody listens in."""
    parts = urlsplit(address)
    return parts.scheme == "http" and is_loopback(parts.hostname or "")
