"""The catalogues of messages: English message ids, and their Chinese in a `.po` file.

`etl` and `pages` have one each and read it here; `catalogues.upkeep` keeps both.
"""

import gettext
import json
from functools import cache
from pathlib import Path


class Translations(gettext.NullTranslations):
    """Messages in a language with one form for every number; an unknown one stays as it is."""

    def __init__(self, messages: dict[str, str]) -> None:
        """Translate by this table of message ids."""
        super().__init__()
        self._messages = messages

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self._messages.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The message for `n` things in this language."""
        return self._messages.get(msgid1) or super().ngettext(msgid1, msgid2, n)


@cache
def translations(folder: Path, domain: str, language: str) -> gettext.NullTranslations:
    """What `folder` holds of a language; the message ids themselves where it holds nothing."""
    po = path(folder, domain, language)
    return Translations(read(po)) if po.exists() else gettext.NullTranslations()


def path(folder: Path, domain: str, language: str) -> Path:
    """Where the catalogue of a language lies, as gettext and its tools expect it."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def read(po: Path) -> dict[str, str]:
    """The translated messages of a `.po` file by their ids.

    Babel would read it too, but importing it and parsing take 80 ms, and each command of the ETL
    is a process of its own that starts with this.
    """
    entries = map(_entry, po.read_text(encoding="utf-8").split("\n\n"))
    return {message: said for message, said in entries if message and said}


def _entry(text: str) -> tuple[str, str]:
    """The message id and its translation; nothing of an entry that is marked as doubtful."""
    parts, keyword = dict[str, list[str]](), ""
    for line in text.split("\n"):
        if line.startswith("#,") and "fuzzy" in line:
            return "", ""
        before, quote, string = line.partition('"')
        if quote and not line.startswith("#"):
            keyword = before.strip() or keyword
            parts.setdefault(keyword, []).append(quote + string)
    message, said = (
        "".join(json.loads(string) for string in parts.get(keyword, ()))
        for keyword in ("msgid", "msgstr[0]" if "msgid_plural" in parts else "msgstr")
    )
    return message, said
