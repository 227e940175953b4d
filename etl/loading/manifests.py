"""The list of a backup: when and of what it was taken, what was damaged, and every checksum."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from etl.store import plain, sealing, uploads
from etl.store.archive import Found, Part
from etl.store.aside import Aside
from etl.store.records import Upload
from etl.warehouse import builds
from etl.words import SentenceError, translation

NAME = "manifest.json"
SCHEMA = 1
LANGUAGES = ("zh", "en")
_CHUNK = 1 << 20  # bytes
_FILE = plain.has({"sha256": plain.is_text, "size": plain.is_count})
_ASIDE = plain.has({"kind": plain.is_text, "said_zh": plain.is_text, "said_en": plain.is_text})


class BackupError(SentenceError):
    """The file is no backup, nothing of it is sound, or the folder to restore into is in use."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: `files` are SHA-256 and size of each, by its name.

    `in_force` are the numbers of the uploads that counted; `left_aside` is what was damaged, with a
    sentence in each language.
    """

    at: str
    build: int | None
    in_force: tuple[int, ...]
    left_aside: tuple[Mapping[str, Any], ...] = ()
    files: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether no figure was missing when the backup was taken."""
        return not any(one.get("is_missed") for one in self.left_aside)

    def sentences(self, language: str) -> list[str]:
        """What was damaged when it was taken, in a language (zh or en)."""
        return [str(one[f"said_{language}"]) for one in self.left_aside]


def composed(
    data: Path, sound: Sequence[Upload], aside: Iterable[Aside], parts: Iterable[Part]
) -> Part:
    """The list as the first file of a backup; raises OSError."""
    build = builds.current(data)
    facts = {
        "schema": SCHEMA,
        "at": uploads.now(),
        "build": build.number if build else None,
        "in_force": [upload.number for upload in sound if not upload.is_withdrawn],
        "left_aside": [_told(one) for one in aside],
        "files": {part.name: _checksum(part) for part in parts},
    }
    return Part(NAME, sealing.text(facts))


def renewed(listed: Manifest, parts: Iterable[Part], erased: Callable[[str], str]) -> Part:
    """The list of a backup whose files became others; what it says of them is `erased`, too."""
    aside = [
        {name: erased(said) if isinstance(said, str) else said for name, said in one.items()}
        for one in listed.left_aside
    ]
    facts = {
        "schema": SCHEMA,
        "at": listed.at,
        "build": listed.build,
        "in_force": list(listed.in_force),
        "left_aside": aside,
        "files": {part.name: _checksum(part) for part in parts},
    }
    return Part(NAME, sealing.text(facts))


def read(found: Found) -> Manifest | None:
    """What the list says; None when it is damaged."""
    try:
        said: Any = sealing.parsed(found.content.read())
        is_right = plain.lists(plain.is_count)(said["in_force"]) and plain.is_text(said["at"])
        is_right = is_right and plain.lists(_ASIDE)(said["left_aside"])
        if not is_right or not plain.maps(_FILE)(said["files"]):
            return None
        return Manifest(
            said["at"],
            said["build"],
            tuple(said["in_force"]),
            tuple(said["left_aside"]),
            said["files"],
        )
    except (ValueError, KeyError):
        return None


def sha256(content: IO[bytes]) -> str:
    """The SHA-256 of what is left of an open file."""
    found = hashlib.sha256()
    while chunk := content.read(_CHUNK):
        found.update(chunk)
    return found.hexdigest()


def _told(one: Aside) -> dict[str, object]:
    facts = {f"said_{language}": one.sentence(translation(language)) for language in LANGUAGES}
    own = {"name": one.name, "kind": one.kind, "upload": one.upload, "is_missed": one.is_missed}
    return {**own, **facts}


def _checksum(part: Part) -> dict[str, object]:
    if isinstance(part.source, bytes):
        return {"sha256": hashlib.sha256(part.source).hexdigest(), "size": len(part.source)}
    with part.source.open("rb") as content:
        return {"sha256": sha256(content), "size": part.source.stat().st_size}
