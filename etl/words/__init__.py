"""The words that the ETL says: English message ids in code, Chinese unless English is chosen.

`python -m etl.words` brings the catalogue up to date with the code.
"""

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
DOMAIN = "etl"

Say = Callable[[str], str]


def translation(language: str) -> Say:
    """The function that says a message id in a language (zh or en)."""
    return _catalogue(language).gettext


def mark(message: str) -> str:
    """The message id itself: it is translated later, where the language is known."""
    return message


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, FOLDER, languages=[language], fallback=True)
