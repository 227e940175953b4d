"""What answers an address that is no page: it says so, and leads to the nearest page that is.

Streamlit would show its overview under such an address, and a dialog in English on top of it.
"""

import html
from collections.abc import Mapping
from urllib.parse import unquote, urlencode

from rapidfuzz import process
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from pages.entry import Moved
from pages.shared import theme, words
from pages.shared.access import headers
from pages.shared.words import translate as _

SHEET = (
    f"main{{max-width:46rem;margin:4rem auto;padding:0 1rem;font-family:sans-serif;"
    f"color:{theme.INK}}}h1{{font-size:1.5rem}}"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"{headers.NOTHING}; style-src '{headers.hash_of(SHEET)}'",
}


class _Lost(Convertor[str]):
    """A path below which Streamlit has nothing, and which is no file."""

    regex = r"(?!(?:_stcore|media|component|static|app|auth|oauth2callback)(?:/|$))[^.]+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("lost", _Lost())


def routes(pages: Mapping[str, str], moved: Mapping[str, Moved]) -> list[Route]:
    """The last route of the server; `pages` are the titles (message ids) by their addresses.

    `moved` are the pages of old, by their word in an address: they go on where they are now.
    """

    async def answer(request: Request) -> Response:
        path = unquote(request.url.path).rstrip("/")
        if path in pages:  # but for the slash at the end
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{path}{query}")
        if path[1:] in moved:
            page, view = moved[path[1:]].present(dict(request.query_params))
            return RedirectResponse(f"/{page}?{urlencode(view)}")
        language = request.query_params.get("lang", "zh")
        with words.speaking(language if language in words.LANGUAGES else "zh"):
            return HTMLResponse(_html(path, pages), 404, headers=HEADERS)

    return [Route("/{page:lost}", answer)]


def nearest(path: str, pages: Mapping[str, str]) -> str:
    """The address of the page whose address or title is most like a path; or the first page's."""
    named = [(address, address[1:]) for address in pages]
    for language in words.LANGUAGES:
        with words.speaking(language):
            named += [(address, _(title)) for address, title in pages.items()]
    asked = path.rpartition("/")[2]
    found = process.extractOne(asked, [name for _address, name in named], score_cutoff=50)
    return named[found[2]][0] if found else next(iter(pages))


def _html(path: str, pages: Mapping[str, str]) -> str:
    address = nearest(path, pages)
    text = _("The board has no page {page}.", page=path)
    title, lead = html.escape(text), html.escape(_("The nearest one is:"))
    name = html.escape(_(pages[address]))
    language = "zh-CN" if words.language() == "zh" else words.language()
    link = f"{address}?lang={words.language()}" if words.language() != "zh" else address
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{SHEET}</style></head><body>"
        f"<main><h1>{title}</h1>"
        f'<p>{lead} <a href="{link}">{name}</a></p></main></body></html>'
    )
