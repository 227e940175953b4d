"""Which Chinese font a browser has, as its cookie says (`pages/shared/document/fonts.js`)."""

from collections.abc import Mapping
from urllib.parse import unquote

COOKIE = "fonts"
NONE = "none"
KNOWN = ("Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC")  # of the theme


def told(cookies: Mapping[str, str]) -> str | None:
    """The first of the theme's fonts that it has, empty when none; None when it did not say."""
    said = unquote(cookies.get(COOKIE, ""))
    if said == NONE:
        return ""
    return said if said in KNOWN else None
