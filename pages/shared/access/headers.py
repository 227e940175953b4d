"""The headers of every answer: nothing comes from elsewhere, nobody frames a page."""

import base64
import hashlib
import re

SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?:\s[^>]*)?>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style(?:\s[^>]*)?>(.*?)</style>", re.DOTALL)
# The style sheets that Streamlit's scripts add as text: empty ones, into which rules are written;
# what touches a button; what scrolls behind a dialog in Safari; and Plotly's maps.
# `tests/test_policy.py` reads them in the installed scripts, and fails when those have others.
ADDED = (
    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=",
    "sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg=",
    "sha256-2GF9hCGTDj/GGFNlQA54jDdMGl2fvoeZmZjAvBSiAtM=",
)
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
    """The policy of Streamlit's document: its scripts by name of file or by hash of their text, its
    style sheets as well.

    Attributes of style are free, for React and Plotly write them as they draw; neither a script nor
    a rule for another element can come in by them. A browser that does not know `style-src-elem`
    takes `style-src` for both; those are older than the board can be drawn in, and show words only.
    Pictures are data: and blob:.
    """
    scripts = _named(SCRIPT.findall(html))
    styles = _named(STYLE.findall(html)) + "".join(f" '{name}'" for name in ADDED)
    return (
        f"default-src 'none'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline';"
        f" style-src-elem 'self'{styles}; style-src-attr 'unsafe-inline';"
        " img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:;"
        " connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; frame-src 'self';"
        " frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    )


def _named(texts: list[str]) -> str:
    return "".join(f" '{hash_of(text)}'" for text in texts)


def hash_of(text: str) -> str:
    """How a policy names an inline script or style."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
