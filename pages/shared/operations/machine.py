"""What the machine has: room on the disk, memory of this process, and which version runs."""

import os
import shutil
import sys
import tomllib
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from pages.shared import warehouse

PACKAGES = ("streamlit", "duckdb", "pandas", "pyarrow", "plotly")
MEGABYTE = 1_000_000
LEAST = 64 * MEGABYTE  # beside what the next build takes, which is made while this one stays


def free(folder: Path) -> int:
    """Bytes that this user may still write where a folder is, or will be; raises OSError."""
    return shutil.disk_usage(_existing(folder)).free


def needed(build: Path | None) -> int:
    """Bytes that should be free, so that the next load of some tables has room."""
    return LEAST + (build.stat().st_size if build is not None else 0)


def memory() -> int | None:
    """Bytes of this process in memory; None where the system does not say it (Windows, macOS)."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


@lru_cache(maxsize=1)
def version() -> str:
    """The board's own version."""
    project = tomllib.loads((warehouse.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """The versions of what the board runs on, by name."""
    python = ".".join(map(str, sys.version_info[:3]))
    return {"python": python, **{name: metadata.version(name) for name in PACKAGES}}


@lru_cache(maxsize=1)
def other_versions() -> dict[str, tuple[str, str]]:
    """The packages of which another version is installed than is pinned: by name, both."""
    pins = tomllib.loads((warehouse.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pairs = (line.split("==") for line in pins["project"]["dependencies"])
    known = {name: (_installed(name), pinned) for name, pinned in pairs}
    return {name: pair for name, pair in known.items() if pair[0] != pair[1]}


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "-"


def _existing(folder: Path) -> Path:
    """The folder, or what of its path is there already."""
    places = (folder.absolute(), *folder.absolute().parents)
    return next(place for place in places if place.exists())
