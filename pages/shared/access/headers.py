"""The headers of every answer: nothing comes from elsewhere, nobody frames a page."""

import base64
import hashlib
import re

SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?:\s[^>]*)?>(.*?)</script>", re.DOTALL)
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
ALWAYS = {
    b"content-security-policy": NOTHING.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}


def of_document(html: str) -> str:
    """The policy of Streamlit's document: its scripts by name of file or by hash of their text.

    Streamlit's and Plotly's scripts write style sheets and attributes of style as they draw, whose
    texts are not known before; no script can come in by them. Their pictures are data: and blob:.
    """
    hashes = " ".join(f"'{hash_of(text)}'" for text in SCRIPT.findall(html))
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:;"
        " connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; frame-src 'self';"
        " frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    )


def hash_of(text: str) -> str:
    """How a policy names an inline script or style."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
