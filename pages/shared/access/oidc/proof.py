"""Whether an ID token holds: its signature, and each claim that the standard asks to be checked."""

from collections.abc import Mapping
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import (
    BadSignatureError,
    ClaimError,
    ConflictAlgorithmError,
    InvalidKeyIdError,
    JoseError,
    KeyParameterError,
    MissingAlgorithmError,
    UnsupportedAlgorithmError,
)

from pages.shared.access.oidc.published import Published
from pages.shared.access.oidc.refusals import RefusedError

LEEWAY = 60  # seconds between the clocks of two servers
# None is left out, and so is HS256: with that, whoever knows a public key could sign.
ALGORITHMS = tuple(f"{kind}{size}" for kind in ("RS", "PS", "ES") for size in (256, 384, 512))
KEY_FAULTS = (BadSignatureError, InvalidKeyIdError, KeyParameterError)
ALGORITHM_FAULTS = (UnsupportedAlgorithmError, MissingAlgorithmError, ConflictAlgorithmError)
CLAIM_FAULTS = {
    "iss": "issuer",
    **dict.fromkeys(("aud", "azp"), "audience"),
    **dict.fromkeys(("exp", "iat", "nbf"), "time"),
    "nonce": "nonce",
}


def proved(
    published: Published, token: Mapping[str, Any], nonce: str, now: float
) -> Mapping[str, Any]:
    """The claims of the ID token in a provider's answer; raises RefusedError.

    `nonce` is that of the sign-in, `now` in seconds since 1970.
    """
    client = published.client
    text = token.get("id_token")
    if not isinstance(text, str):
        raise RefusedError("token")
    wanted = {"iss": client.issuer, "aud": client.id}
    try:
        found = _decoded(published, text)
        claims = CodeIDToken(
            found.claims,
            found.header,
            {name: {"essential": True, "value": value} for name, value in wanted.items()},
            {
                "nonce": nonce,
                "client_id": client.id,
                "access_token": token.get("access_token"),
            },
        )
        claims.validate(int(now), LEEWAY)
    except ALGORITHM_FAULTS as fault:
        raise RefusedError("algorithm") from fault
    except KEY_FAULTS as fault:
        raise RefusedError("signature") from fault
    except ClaimError as fault:
        raise RefusedError(CLAIM_FAULTS.get(fault.claim, "token")) from fault
    except (JoseError, TypeError, ValueError) as fault:
        raise RefusedError("token") from fault
    return dict(claims)


def _decoded(published: Published, text: str) -> jwt.Token:
    """An ID token whose signature is by one of the keys; a changed key is looked for once."""
    keys, is_fresh = published.keys()
    try:
        return jwt.decode(text, keys, ALGORITHMS)
    except KEY_FAULTS:
        if is_fresh:
            raise
    keys, _is_fresh = published.keys(anew=True)
    return jwt.decode(text, keys, ALGORITHMS)
