"""What the data folder keeps of each place: who has confirmed its preview, and the last sending.

Two small files a place in `sending/`, named by the place's print, so that another address of it is
another place. They are not in backups: a restored board sends nothing before somebody looks.
"""

from collections.abc import Mapping
from pathlib import Path

from etl.sending.places import Place
from etl.store import sealing, uploads

FOLDER = "sending"
Kept = Mapping[str, object]


def confirm(data: Path, place: Place, by: str) -> None:
    """Note that somebody has seen what this place would get, and wants it; raises OSError."""
    _write(data, f"{place.print}.confirmed.json", {"by": by, "at": uploads.now()})


def confirmed(data: Path, place: Place) -> Kept | None:
    """Who confirmed the preview of a place, and when; None where nobody did, or it is damaged."""
    return _read(data / FOLDER / f"{place.print}.confirmed.json")


def note(data: Path, place: Place, build: int, state: str, said: Mapping[str, str]) -> None:
    """Note how a sending ended, in a sentence for each language; raises OSError."""
    content = {"build": build, "state": state, "at": uploads.now(), "said": dict(said)}
    _write(data, f"{place.print}.sent.json", content)


def last(data: Path, place: Place) -> Kept | None:
    """The last sending to a place; None where there was none."""
    return _read(data / FOLDER / f"{place.print}.sent.json")


def _write(data: Path, name: str, content: Kept) -> None:
    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    sealing.write(folder / name, content)


def _read(path: Path) -> Kept | None:
    try:
        return sealing.read(path)
    except (OSError, ValueError):
        return None
