"""The builds that somebody has named, which are kept: by a pin, a deck, or a show that runs."""

from collections.abc import Iterator
from pathlib import Path

from etl.store import plain


def numbers(data: Path) -> frozenset[int]:
    """Their numbers."""
    pinned = (int(path.stem) for path in (data / "builds").glob("[0-9]*.pinned"))
    return frozenset([*pinned, *_shown(data / "decks")])


def _shown(decks: Path) -> Iterator[int]:
    """What decks are locked on, and shows that have not ended; the pages write both."""
    for path in (*decks.glob("*.json"), *decks.glob("shows/*.json")):
        try:
            said = plain.content(path)
        except (OSError, ValueError):  # the pages name it
            continue
        build = said.get("build")
        if isinstance(build, int) and not said.get("is_over"):
            yield build
