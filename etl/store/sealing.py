"""JSON that carries the checksum of all else that it says, so that a changed letter is noticed.

The checksum is the field `seal`: the SHA-256 of the other fields, their names in order. What older
boards wrote has none and is taken as it stands.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from etl.store import durable, plain

SEAL = "seal"
_LENGTH = 64  # hexadecimal digits


def sealed(content: Mapping[str, object]) -> dict[str, object]:
    """The content with its checksum."""
    return {**_rest(content), SEAL: _checksum(content)}


def is_changed(content: Mapping[str, object]) -> bool:
    """Whether content has a checksum, and is other than what was sealed.

    The name of the field may be what was changed: nothing else ends with a text of that length.
    """
    if SEAL in content:
        return content[SEAL] != _checksum(content)
    last = [*content.values()][-1:]
    return any(isinstance(said, str) and len(said) == _LENGTH for said in last)


def write(path: Path, content: Mapping[str, object]) -> None:
    """Write sealed JSON as `durable.write_json` does."""
    durable.write_json(path, sealed(content))


def read(path: Path) -> dict[str, object]:
    """What sealed JSON says; raises ValueError when it is torn or was changed, and OSError."""
    said = plain.content(path)
    if is_changed(said):
        raise ValueError("changed")
    return said


def text(content: Mapping[str, object]) -> bytes:
    """Sealed JSON as it lies in a file."""
    return json.dumps(sealed(content), ensure_ascii=False, indent=1).encode()


def parsed(text: bytes) -> dict[str, object]:
    """What such JSON says; raises ValueError when it is torn or was changed."""
    said = plain.parsed(text)
    if is_changed(said):
        raise ValueError("changed")
    return said


def _rest(content: Mapping[str, object]) -> dict[str, object]:
    return {name: said for name, said in content.items() if name != SEAL}


def _checksum(content: Mapping[str, object]) -> str:
    text = json.dumps(_rest(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
