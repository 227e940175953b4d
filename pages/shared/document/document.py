"""The HTML document behind every address of a page: Streamlit's own, mended in four places.

Streamlit seeks its server below a page's address before it seeks it at the root, so that whoever
opens a link to a page meets two errors; it says that the page is English; and it is called
Streamlit until the script has run. An old browser, which cannot read Streamlit's scripts, would
show nothing at all: a script for every browser loads them, or says so. The document is also given
what only it can hold: how the board looks on paper, and how a link to a page of it is followed.
"""

import json
import re
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pages.menu import ENTRIES
from pages.shared import visit, words
from pages.shared.access import headers
from pages.shared.document import delivery, first_look, variables
from pages.shared.operations import fonts
from pages.shared.words import translate as _

STYLES = (
    "fonts.css",
    "first_look.css",
    "menu.css",
    "cards.css",
    "tables.css",
    "frames.css",
    "overview.css",
    "phone.css",
    "upload.css",
    "dropzone.css",
    "look.css",
)
SCRIPTS = (
    "first_look.js",
    "links.js",
    "history.js",
    "print.js",
    "access.js",
    "pictures.js",
    "visits.js",
    "menu.js",
    "session.js",
    "fonts.js",
)
FLOOR = "browser_floor.js"
HELD = ("print.css", *STYLES, *SCRIPTS, FLOOR)
INDEX = Path(st.__file__).parent / "static" / "index.html"
FIRST = "/overview"
ROOT = '<div id="root"></div>'
FONT = re.compile(r'<link\s+rel="preload"\s+href="[^"]+SourceSans[^"]+"[^>]*/>')
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)  # in English, about programs
MODULE = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')
PRELOAD = '<link rel="modulepreload" crossorigin href="{}">'
BACKEND = "window.__streamlit = {BACKEND_BASE_URL: location.origin}"
MENDED = {
    ROOT: f"{ROOT}<script>{{{FLOOR}}}</script>",  # the first look stands before the root
    "<head>": f"<head><script>{BACKEND}</script>",
    "</head>": "<style>" + "".join(f"{{{name}}}" for name in STYLES) + "{VARIABLES}</style>"
    '<style media="print">{print.css}</style>'
    "<script>" + "".join(f"{{{name}}}" for name in SCRIPTS) + "</script></head>",
    '<html lang="en">': '<html lang="zh-CN">',
    "<title>Streamlit</title>": "<title>强会看板</title>",
}


def routes() -> list[Route]:
    """One route per page, and the root."""
    document = html()
    policy = headers.of_document(document)

    async def answer(request: Request) -> Response:
        if request.url.path == FIRST:  # Streamlit knows it at the root only
            return RedirectResponse(f"/?{request.url.query}".rstrip("?"))
        page = request.url.path.strip("/") or FIRST[1:]
        seen = await first_look.within_patience(page, request.url.query)
        shown = document.replace(ROOT, f"{seen}{ROOT}")
        response = await run_in_threadpool(delivery.compressed, shown, request)
        response.headers["Content-Security-Policy"] = policy
        return response

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
    modules = MODULE.findall(document)
    if len(modules) != 1:
        raise ValueError("a script of type module is not once in Streamlit's index.html")
    preloads = (PRELOAD.format(f"./{name}") for name in _of_charts())
    document = MODULE.sub(PRELOAD.format(modules[0]) + "".join(preloads), document)
    document = NOSCRIPT.sub("", FONT.sub("", document))  # the theme has other fonts
    for name in HELD:
        text = (Path(__file__).parent / name).read_text(encoding="utf-8")
        document = document.replace(f"{{{name}}}", text)
    for name, text in _inserted(modules[0]).items():
        document = document.replace(f"{{{name}}}", text)
    return document


def _of_charts() -> list[str]:
    """The scripts that draw charts: Streamlit's first script asks for them at the first chart."""
    manifest = json.loads((INDEX.parent / "manifest.json").read_text(encoding="utf-8"))
    charts = next((name for name in manifest if name.endswith("/PlotlyChart.tsx")), None)
    return sorted(_needed(manifest, charts) - _needed(manifest, INDEX.name)) if charts else []


def _needed(manifest: dict[str, Any], name: str) -> set[str]:
    """The files of an entry of a Vite manifest and of all that it imports."""
    names = [name]
    for each in names:
        names += [one for one in manifest[each].get("imports", ()) if one not in names]
    return {manifest[each]["file"] for each in names}


def _inserted(module: str) -> dict[str, str]:
    """What the scripts are told, by its name in them; `module` is Streamlit's first script."""
    return {
        "MODULE": module,
        "PAGES": json.dumps(["/", *addresses()[1:]]),
        "FOLLOWED": visit.FOLLOWED,
        "FONTS": json.dumps(fonts.KNOWN),
        "VARIABLES": variables.of_document(),
        "OLD_BROWSER": json.dumps({name: _old_browser(name) for name in words.LANGUAGES}),
    }


def _old_browser(language: str) -> str:
    """What the reader of an old browser is told; DECISIONS.md says how the versions were found."""
    with words.speaking(language):
        return _(
            "This browser is too old for the board's figures and choices. Open this address in"
            " Chrome or Edge 112, Safari 17 (iOS 17), Firefox 116 or a newer one; in WeChat choose"
            " “Open in browser” behind the ··· at the top right. Here is the overview in words."
        )
