"""Send the digest to the places in QIANGHUI_NOTIFY; nothing is sent unless it is set.

It names one or several places, parted by blanks: a file (`file:/srv/digest.txt`) or a service by
its apprise address (`wecombot://…` 企业微信, `dingtalk://…` 钉钉, `mailto://…`, `json://…`).
"""

import os
from pathlib import Path

from etl.store import durable
from etl.words import Say

PLACES = "QIANGHUI_NOTIFY"
FILE = "file:"


def send(title: str, sentences: list[str], say: Say) -> list[str]:
    """Send to every place; returns what to say of those that could not be reached."""
    text = "\n".join(sentences)
    failed = []
    for place in os.environ.get(PLACES, "").split():
        name = place.partition(":")[0]  # the rest may hold a password
        if not _sent(place, title, text):
            failed.append(say("The digest could not be sent by {name}.").format(name=name))
    return failed


def _sent(place: str, title: str, text: str) -> bool:
    if place.startswith(FILE):
        return _append(Path(place.removeprefix(FILE)), f"{title}\n{text}\n\n")
    from apprise import Apprise  # it takes two seconds to import, and most offices send nothing

    try:
        service = Apprise()
        return bool(service.add(place) and service.notify(title=title, body=text))
    except (OSError, ValueError, TypeError):
        return False


def _append(file: Path, text: str) -> bool:
    try:
        with file.open("a", encoding="utf-8") as out:
            out.write(text)
        durable.sync(file)
    except OSError:
        return False
    return True
