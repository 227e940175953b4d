"""Where a reader is: the page and its view, the parameters of its address."""

from contextvars import ContextVar
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

FRAME = frozenset({"lang", "red_up", "snapshot", "compare", "against"})  # the same on every page
FIRST = "overview"  # the page at the root

_page: ContextVar[str] = ContextVar("page", default="")


def stand_on(page: str) -> None:
    """Say which page this run draws (`rankings`)."""
    _page.set(page or FIRST)


def page() -> str:
    """The page that this run draws."""
    return _page.get() or FIRST


def view() -> dict[str, str]:
    """What the reader chose on this page, by the words of its address."""
    chosen = st.query_params.to_dict()
    return {name: said for name, said in chosen.items() if name not in FRAME}


def link() -> str:
    """The address of this page and view within the board: `/rankings?indicator=…`."""
    said = urlencode(view())
    return f"/{page()}?{said}" if said else f"/{page()}"


def parted(address: str) -> tuple[str, dict[str, str]]:
    """The page and the view that an address of the board means; no page if it is none of ours."""
    parts = urlsplit(address.strip())
    name = parts.path.rstrip("/").rpartition("/")[2]
    return name or ("" if parts.path != "/" else FIRST), dict(parse_qsl(parts.query))
