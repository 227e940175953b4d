"""The builds that somebody has named, which are kept: by a pin, a deck, or a show that runs."""

from collections.abc import Iterator
from pathlib import Path

from etl.store import sealing


def numbers(data: Path) -> frozenset[int]:
    """Their numbers."""
    pinned = (int(path.stem) for path in (data / "builds").glob("[0-9]*.pinned"))
    return frozenset([*pinned, *_shown(data / "decks")])


def are_known(data: Path) -> bool:
    """Whether every deck and show can be read: a damaged one may name any build."""
    return all(_content(path) is not None for path in _files(data / "decks"))


def _files(decks: Path) -> tuple[Path, ...]:
    return (*decks.glob("*.json"), *decks.glob("shows/*.json"))


def _content(path: Path) -> dict[str, object] | None:
    try:
        return sealing.read(path)
    except (OSError, ValueError):  # the pages name it
        return None


def _shown(decks: Path) -> Iterator[int]:
    """What decks are locked on, and shows that have not ended; the pages write both."""
    for path in _files(decks):
        facts = _content(path) or {}
        build = facts.get("build")
        if isinstance(build, int) and not facts.get("is_over"):
            yield build
