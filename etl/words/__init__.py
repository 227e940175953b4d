"""Translations of the ETL's messages: English message ids in code, shown in Chinese or English.

`python -m etl.words` brings the catalogue up to date with the code.
"""

from collections.abc import Callable
from pathlib import Path

from catalogues import translations

FOLDER = Path(__file__).parent
DOMAIN = "etl"

Say = Callable[[str], str]


def translation(language: str) -> Say:
    """The function that says a message id in a language (zh or en)."""
    return translations(FOLDER, DOMAIN, language).gettext


def mark(message: str) -> str:
    """The message id itself: it is translated later, where the language is known."""
    return message
