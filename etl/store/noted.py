"""What the data folder notes of its own past, for the self-check of the board: the last backup."""

from pathlib import Path

from etl.store import durable, uploads


def note(data: Path, what: str, *, is_good: bool) -> None:
    """Write `<what>.json` with the moment and whether all was sound; raises OSError."""
    durable.write_json(data / f"{what}.json", {"at": uploads.now(), "ok": is_good})
