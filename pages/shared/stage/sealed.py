"""JSON of decks and shows with the checksum of all else that it says, as the ETL keeps its own.

What older boards wrote has none and is taken as it stands.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SEAL = "seal"


def sealed(content: Mapping[str, object]) -> dict[str, object]:
    """The content with its checksum."""
    return {**content, SEAL: _checksum(content)}


def read(path: Path) -> dict[str, Any]:
    """What a file says, without its checksum; raises ValueError when it is torn or was changed."""
    record = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(record, dict):
        raise ValueError("no object")
    seal = record.pop(SEAL, None)
    if seal is not None and seal != _checksum(record):
        raise ValueError("changed")
    return record


def _checksum(content: Mapping[str, object]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
