"""Installs the pinned peers once, each into a folder of its own outside the repository."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
PINS = HERE / "superset-requirements.txt"
SITE = HERE / "observable"


def cache() -> Path:
    """Where the peers are kept by default."""
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "qianghui-board-peers"


def superset(kept: Path) -> Path:
    """The folder of Superset's programs; raises CalledProcessError when pip cannot install it."""
    folder = _folder(kept, "superset", PINS)
    programs = folder / "bin"
    pip = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    environment = [sys.executable, "-m", "venv", str(folder)]
    _once(folder, environment, [*pip, "install", "--requirement", str(PINS)])
    return programs


def observable(kept: Path) -> Path:
    """The folder of the site; raises CalledProcessError when npm cannot install its packages."""
    folder = _folder(kept, "observable", SITE / "package-lock.json")
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    _once(folder, ["npm", "ci", "--prefix", str(folder), "--no-audit", "--no-fund"])
    return folder


def _folder(kept: Path, name: str, pins: Path) -> Path:
    return kept / f"{name}-{hashlib.sha256(pins.read_bytes()).hexdigest()[:12]}"


def _once(folder: Path, *commands: Sequence[str]) -> None:
    done = folder / "installed"
    if done.exists():
        return
    for command in commands:
        subprocess.run(command, check=True)
    done.touch()
