"""The stage's own HTML documents: no framework, nothing from elsewhere, nothing inline unasked."""

import hashlib
import html
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import plotly
from plotly.utils import PlotlyJSONEncoder

from pages.shared import theme, words
from pages.shared.capture.page import Manner
from pages.shared.stage.decks import Deck
from pages.shared.stage.wording import remote_words, stage_words

FOLDER = Path(__file__).parent / "assets"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
ASSETS = {
    "plotly.min.js": PLOTLY,
    **{path.name: path for path in FOLDER.glob("*.[cj]s*")},
}

# The two style sheets that plotly.js adds to a page: an empty one to write rules into, and that of
# its maps. Another version of it may have others: `tests/test_policy.py` reads them in it.
PLOTLY_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    " 'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='"
)


@dataclass(frozen=True)
class Document:
    """An HTML document and the headers that it needs."""

    text: str
    headers: dict[str, str] = field(default_factory=dict)


def screen(deck: Deck, key: str, manner: Manner, look: str = "") -> Document:
    """The page of a screen; with the key it turns the show, without it follows.

    `look` is what a hall's screen may look by without an account.
    """
    return _document("stage.html", deck, key, manner, stage_words(), look)


def remote(deck: Deck, key: str, manner: Manner) -> Document:
    """The page of the phone that turns the show."""
    return _document("remote.html", deck, key, manner, remote_words())


def refusal(why: str) -> Document:
    """A page that says why there is nothing to see."""
    nonce = secrets.token_urlsafe(16)
    return _filled("refusal.html", nonce, Manner(words.language()), why=html.escape(why))


def as_json(content: object) -> str:
    """JSON in which figures may hold what pandas and numpy know."""
    return json.dumps(content, cls=PlotlyJSONEncoder, ensure_ascii=False)


def in_script(content: object) -> str:
    """JSON that no text in it can break out of, for a block `<script type="application/json">`."""
    return as_json(content).translate(_OPEN)


_OPEN = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def _document(
    name: str, deck: Deck, key: str, manner: Manner, said: dict[str, str], look: str = ""
) -> Document:
    nonce = secrets.token_urlsafe(16)
    about = {
        "deck": deck.id,
        "name": deck.name,
        "key": key,
        "look": look,
        "pace": deck.pace,
        "language": manner.language,
        "redUp": manner.red_is_good,
        "words": said,
    }
    return _filled(
        name, nonce, manner, title=html.escape(deck.name), about=in_script(about), **_assets()
    )


def _filled(name: str, nonce: str, manner: Manner, **parts: str) -> Document:
    text = (FOLDER / name).read_text(encoding="utf-8")
    common = {"nonce": nonce, "lang": LANGUAGES[manner.language], "palette": palette(manner)}
    return Document(fill(text, {**common, **parts}), _headers(nonce))


def fill(template: str, parts: Mapping[str, str]) -> str:
    """A template with its {{places}} filled, once: what fills one is not looked at again."""
    return PLACE.sub(lambda place: parts[place[1]], template)


PLACE = re.compile(r"\{\{([\w:.]+)\}\}")


LANGUAGES = {"zh": "zh-CN", "en": "en"}


def palette(manner: Manner) -> str:
    """The theme's colours as CSS variables; good and bad as this reader reads them."""
    good, bad = (theme.RED, theme.GREEN) if manner.red_is_good else (theme.GREEN, theme.RED)
    colours = {
        "paper": theme.PAPER,
        "ink": theme.INK,
        "muted": theme.MUTED,
        "line": theme.LINE,
        "grid": theme.GRID,
        "home": theme.HOME,
        "none": theme.NONE,
        "wrong": theme.WRONG_BAND,
        "wrong-ink": theme.WRONG_INK,
        "good": good,
        "bad": bad,
    }
    named = "".join(f"--{name}:{colour};" for name, colour in colours.items())
    return f":root{{{named}--font:{theme.FONT}}}"


def _headers(nonce: str) -> dict[str, str]:
    """Nothing from elsewhere, no script but ours. Plotly colours parts of its labels by attributes
    of style, which no script can come in by."""
    policy = (
        "default-src 'self'; script-src 'self'; style-src-attr 'unsafe-inline'; "
        f"style-src-elem 'self' 'nonce-{nonce}' {PLOTLY_STYLES}; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
    return {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def _assets() -> dict[str, str]:
    return {f"asset:{name}": f"/stage/{_version(name)}/{name}" for name in ASSETS}


@cache
def _version(name: str) -> str:
    """Part of an asset's address, so that a browser may keep it for ever."""
    return hashlib.sha256(ASSETS[name].read_bytes()).hexdigest()[:12]
