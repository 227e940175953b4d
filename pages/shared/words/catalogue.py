"""The catalogue of the chosen language."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from catalogues import translations
from runtime.cache import vary_by

LANGUAGES = {"zh": "中文", "en": "English"}  # by the word in the address, as the link says it
FOLDER = Path(__file__).parent
DOMAIN = "pages"

_chosen: ContextVar[str] = ContextVar("language", default="zh")
vary_by(_chosen.get)


def use(code: str) -> None:
    """Speak this language for the rest of this thread's run."""
    _chosen.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a moment."""
    token = _chosen.set(code)
    try:
        yield
    finally:
        _chosen.reset(token)


def language() -> str:
    """The code of the language in use: zh or en."""
    return _chosen.get()


def translate(message: str, **values: object) -> str:
    """The message in the chosen language, its {names} filled in."""
    said = translations(FOLDER, DOMAIN, language()).gettext(message)
    return said.format(**values) if values else said


def mark(message: str) -> str:
    """The id of a message that is translated later, where it is shown."""
    return message


def plural(one: str, many: str, count: int, **values: object) -> str:
    """The form of the message that fits `count`, with {count} and the other {names} filled in."""
    said = translations(FOLDER, DOMAIN, language()).ngettext(one, many, count)
    return said.format(count=f"{count:,}", **values)
