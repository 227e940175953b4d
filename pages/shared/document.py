"""The HTML document behind every address of a page: Streamlit's own, mended in three places.

Streamlit seeks its server below a page's address before it seeks it at the root, so that whoever
opens a link to a page meets two errors; it says that the page is English; and it is called
Streamlit until the script has run. It is also given what only a document can hold: how the board
looks on paper, and that a link to a page of the board opens in the same tab.
"""

from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from pages.menu import ENTRIES
from pages.shared import first_look

STYLES = ("menu.css", "tables.css", "frames.css", "phone.css", "upload.css")
SCRIPTS = ("links.js", "history.js", "print.js", "access.js", "pictures.js", "visits.js", "menu.js")
HELD = ("print.css", *STYLES, *SCRIPTS)
INDEX = Path(st.__file__).parent / "static" / "index.html"
FIRST = "/overview"
ROOT = '<div id="root"></div>'
BACKEND = "window.__streamlit = {BACKEND_BASE_URL: location.origin}"
MENDED = {
    ROOT: ROOT,  # where the first look stands
    "<head>": f"<head><script>{BACKEND}</script>",
    "</head>": "<style>" + "".join(f"{{{name}}}" for name in STYLES) + "</style>"
    '<style media="print">{print.css}</style>'
    "<script>" + "".join(f"{{{name}}}" for name in SCRIPTS) + "</script></head>",
    '<html lang="en">': '<html lang="zh-CN">',
    "<title>Streamlit</title>": "<title>强会看板</title>",
}


def routes() -> list[Route]:
    """One route per page, and the root."""
    document = html()

    async def answer(request: Request) -> Response:
        shown = document
        if request.url.path == FIRST:  # Streamlit knows it at the root only
            return RedirectResponse(f"/?{request.url.query}".rstrip("?"))
        if request.url.path == "/":
            seen = await run_in_threadpool(first_look.sentences, request.url.query)
            shown = document.replace(ROOT, f'<div id="root">{seen}</div>')
        return HTMLResponse(shown, headers={"Cache-Control": "no-cache"})

    return [Route(address, answer) for address in ["/", *addresses()]]


def addresses() -> list[str]:
    """The address of each page."""
    return [f"/{entry.address}" for entry in ENTRIES]


def html() -> str:
    """The mended document; raises ValueError when Streamlit's has changed beyond mending."""
    document = INDEX.read_text(encoding="utf-8")
    for old, new in MENDED.items():
        if document.count(old) != 1:
            raise ValueError(f"{old} is not once in Streamlit's index.html")
        document = document.replace(old, new)
    for name in HELD:
        text = (Path(__file__).parent / name).read_text(encoding="utf-8")
        document = document.replace(f"{{{name}}}", text)
    return document
