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


class SentenceError(Exception):
    """A refusal that says what to do: an English message id whose {placeholders} `details` fill."""

    def __init__(self, message_id: str, **details: object) -> None:
        """Keep the sentence apart from what fills it, so that it can be translated."""
        super().__init__(message_id.format(**details))
        self.message_id = message_id
        self.details = details

    def sentence(self, say: Say) -> str:
        """The sentence in the language that `say` translates to."""
        return say(self.message_id).format(**self.details)
