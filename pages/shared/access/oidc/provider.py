"""The provider, as Authlib speaks to it: the way there, and who has come from it.

This module brings Authlib with it, so only a sign-in imports it. Its calls wait for the network.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session

from pages.shared.access.oidc.calling import calling
from pages.shared.access.oidc.client import EMAIL, SUBJECT, Client
from pages.shared.access.oidc.proof import proved
from pages.shared.access.oidc.published import TIMEOUT, Published
from pages.shared.access.oidc.refusals import RefusedError
from pages.shared.access.oidc.waiting import Begun

LONGEST = 255  # characters of a `sub`, by the standard; of any other claim, by us


@dataclass(frozen=True)
class Who:
    """Whom the provider has proved: `subject` never changes, `told` is what the claim says."""

    subject: str
    told: str


class Provider:
    """One provider; `now` returns the seconds since 1970."""

    def __init__(self, client: Client, now: Callable[[], float]) -> None:
        """Ask nothing yet."""
        self.client, self._now = client, now
        self._published = Published(client, now)

    def way_in(self, begun: Begun) -> str:
        """The address at which the person signs in there; raises RefusedError."""
        address, _state = self._session(begun).create_authorization_url(
            self._published.endpoint("authorization_endpoint"),
            state=begun.state,
            nonce=begun.nonce,
            code_verifier=begun.verifier,
        )
        return str(address)

    def way_out(self) -> str:
        """The address at which the person signs out there; "" where the provider has none."""
        address = self._published.metadata().get("end_session_endpoint")
        if not self.client.is_safe(address):
            return ""
        facts = {
            "client_id": self.client.id,
            "post_logout_redirect_uri": f"{self.client.origin}/sign-in",
        }
        return f"{address}{'&' if '?' in str(address) else '?'}{urlencode(facts)}"

    def check_issuer(self, said: str | None) -> None:
        """Raise RefusedError when an answer came from another provider, or does not say its own.

        A provider that says itself in every answer (RFC 9207) publishes that it does.
        """
        is_said = (
            self._published.metadata().get("authorization_response_iss_parameter_supported") is True
        )
        if said != self.client.issuer and (is_said or said is not None):
            raise RefusedError("issuer")

    def who(self, begun: Begun, code: str) -> Who:
        """Who has signed in there; raises RefusedError when that is not proved."""
        with self._session(begun) as session:
            token = self._token(session, begun, code)
            claims = proved(self._published, token, begun.nonce, self._now())
            if self.client.claim not in claims and "access_token" in token:
                claims = self._with_userinfo(session, claims)
        return self._named(claims)

    def _token(self, session: OAuth2Session, begun: Begun, code: str) -> Mapping[str, Any]:
        """What the provider gives for a code."""
        endpoint = self._published.endpoint("token_endpoint")
        try:
            with calling():
                token: Mapping[str, Any] = session.fetch_token(
                    endpoint,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=begun.verifier,
                    redirect_uri=self.client.callback,
                    allow_redirects=False,
                )
        except requests.RequestException as lost:
            raise RefusedError("down") from lost
        except (OAuthError, ValueError) as refused:
            raise RefusedError("code") from refused
        return token

    def _session(self, begun: Begun) -> OAuth2Session:
        offered = self._published.metadata().get("token_endpoint_auth_methods_supported")
        method = "client_secret_basic"
        if isinstance(offered, list) and method not in offered and "client_secret_post" in offered:
            method = "client_secret_post"
        return OAuth2Session(
            self.client.id,
            self.client.secret or None,
            token_endpoint_auth_method=method if self.client.secret else "none",
            scope=self.client.scope,
            redirect_uri=self.client.callback,
            state=begun.state,
            code_challenge_method="S256",
            default_timeout=TIMEOUT,
        )

    def _with_userinfo(
        self, session: OAuth2Session, claims: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """With what the provider tells of the same person beside the token, if it tells more."""
        place = self._published.metadata().get("userinfo_endpoint")
        if not self.client.is_safe(place):
            return claims
        try:
            with calling():
                answer = session.get(place, allow_redirects=False)
            answer.raise_for_status()
            told = answer.json()
        except requests.RequestException as lost:
            raise RefusedError("down") from lost
        except OAuthError as odd:
            raise RefusedError("token") from odd
        if not isinstance(told, dict) or told.get("sub") != claims["sub"]:
            raise RefusedError("token")
        return {**told, **claims}

    def _named(self, claims: Mapping[str, Any]) -> Who:
        subject, told = _name(claims, SUBJECT), _name(claims, self.client.claim)
        if not subject:
            raise RefusedError("token")
        if not told:
            raise RefusedError("claim")
        if self.client.claim == EMAIL and claims.get("email_verified") is not True:
            raise RefusedError("unverified", told)
        return Who(subject, told)


def _name(claims: Mapping[str, Any], claim: str) -> str:
    """What a claim says, where that can be a name; else ""."""
    said = claims.get(claim)
    is_name = isinstance(said, str) and 0 < len(said) <= LONGEST and said.isprintable()
    return str(said) if is_name else ""
