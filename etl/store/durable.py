"""Writing that survives a power cut: what is renamed into place was on the disk before."""

import json
import os
from contextlib import suppress
from pathlib import Path


def sync(path: Path) -> None:
    """Force a file's content, or a folder's list of names, to the disk."""
    if path.is_dir() and os.name == "nt":  # Windows keeps folder entries in its own journal
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError as error:  # it knows the descriptor only, and people want the name
        error.filename = str(path)
        raise
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Force everything below a folder, and the folder itself, to the disk."""
    for path in sorted(folder.rglob("*"), reverse=True):
        sync(path)
    sync(folder)


def rename(source: Path, target: Path) -> None:
    """Put a synced file or folder into place; it is there whole or not at all."""
    source.replace(target)
    sync(target.parent)


def write_json(path: Path, content: dict[str, object]) -> None:
    """Write JSON beside `path`, then rename it into place."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        sync(draft)
        rename(draft, path)
    except OSError as error:
        error.filename = error.filename or str(path)
        with suppress(OSError):
            draft.unlink(missing_ok=True)  # on a full disk others need its room
        raise


def sweep(folder: Path) -> None:
    """Remove what killed writers of JSON left in a folder; only while nobody writes there."""
    for draft in folder.glob(".*.draft"):
        if draft.is_file():
            draft.unlink()
