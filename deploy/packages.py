"""The folder of packages: made by `venv`, filled by pip once, known again by its stamps."""

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from deploy.failures import ELSEWHERE, InstallError, told, without_venv

ROOT = Path(__file__).parents[1]
FILES = {"run": ("requirements.txt",), "test": ("requirements.txt", "requirements-dev.txt")}
HASHED = ("requirements-hashed.txt",)
WHEELHOUSE = ROOT / "wheelhouse"  # what `deploy.wheelhouse` has made, if it was copied here
WHEEL_LIST = "requirements.txt"  # of the wheels in it, by their hashes
MEGABYTES = {"run": 900, "test": 600}  # that each installation adds to the folder
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet")


def main(arguments: list[str]) -> int:
    """Install what is not installed yet; 1 when that fails, after a sentence on why."""
    chosen = _parser().parse_args(arguments)
    try:
        for what in ("run", "test")[: 1 + (chosen.what == "test")]:
            install(chosen.venv, what, hashed=chosen.require_hashes)
    except InstallError as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def install(venv: Path, what: str, *, hashed: bool = False) -> None:
    """Make the folder and fill it, unless its stamp says that it holds just these packages.

    Raises InstallError.
    """
    wanted = fingerprint(what)
    stamp = venv / f"{what}.stamp"
    if _is_working(venv) and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print(f"Installing the pinned packages into {venv}, once: this takes a few minutes", flush=True)
    try:
        _check_room(venv, what)
        if not _is_working(venv):
            _make(venv)
        if what == "run" and WHEELHOUSE.exists():
            _fill_from(venv, WHEELHOUSE)
        else:
            _fill(venv, HASHED if hashed and what == "run" else FILES[what])
        stamp.write_text(wanted, encoding="utf-8")
    except OSError as error:
        raise InstallError(told(venv, str(error))) from error


def python_of(venv: Path) -> Path:
    """The Python of such a folder."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def fingerprint(what: str) -> str:
    """What the stamp of an installation says: which pins it was made from."""
    files = FILES[what]
    return hashlib.sha256(b"\0".join((ROOT / file).read_bytes() for file in files)).hexdigest()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m deploy.install",
        description="Install the pinned packages into a folder of their own.",
    )
    parser.add_argument("what", nargs="?", choices=("run", "test"), default="run")
    parser.add_argument("--venv", type=Path, default=Path(".venv"), metavar="DIR")
    parser.add_argument(
        "--require-hashes", action="store_true", help="check the board's packages by their hashes"
    )
    return parser


def _is_working(venv: Path) -> bool:
    """Whether its Python starts, is new enough and has pip; it has not, when torn off halfway."""
    asked = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    python = python_of(venv)
    return python.exists() and run(python, "-c", asked).returncode == 0


def _check_room(venv: Path, what: str) -> None:
    """Raise InstallError where the installation would stop halfway."""
    above = next(place for place in (venv.absolute(), *venv.absolute().parents) if place.exists())
    free = shutil.disk_usage(above).free // 1_000_000
    if free < MEGABYTES[what]:
        raise InstallError(
            f"The packages need {MEGABYTES[what]} MB and the disk of {above} has {free} MB left: "
            f"make room, or {ELSEWHERE}."
        )


def _make(venv: Path) -> None:
    if None in map(importlib.util.find_spec, ("venv", "ensurepip")):
        raise InstallError(without_venv())
    if venv.exists() and not (venv / "pyvenv.cfg").exists() and any(venv.iterdir()):
        raise InstallError(
            f"{venv.absolute()} holds something else than packages: empty it, or {ELSEWHERE}."
        )
    must(venv, run(Path(sys.executable), "-m", "venv", "--clear", str(venv)))


def _fill(venv: Path, files: tuple[str, ...]) -> None:
    listed = [part for file in files for part in ("-r", str(ROOT / file))]
    hashes = ["--require-hashes"] if files == HASHED else []
    must(venv, run(python_of(venv), *PIP, *hashes, *listed))


def _fill_from(venv: Path, wheels: Path) -> None:
    """Install from a folder of wheels, by their hashes and without a network."""
    listed = wheels / WHEEL_LIST
    if not listed.exists():
        raise InstallError(f"{wheels} is no whole folder of wheels: copy all of it once more.")
    pins = set(re.findall(r"^[\w.-]+==[^\s;]+", listed.read_text(encoding="utf-8"), re.MULTILINE))
    known = (ROOT / FILES["run"][0]).read_text(encoding="utf-8")
    others = sorted(pins - set(re.findall(r"^[\w.-]+==[^\s;]+", known, re.MULTILINE)))
    if others:
        raise InstallError(
            f"{wheels} was made for another version of the board ({others[0]}): run "
            "`make wheelhouse` with this version on a machine with a network, and copy it here."
        )
    options = ["--no-index", "--find-links", str(wheels), "--require-hashes", "-r", str(listed)]
    done = run(python_of(venv), *PIP, *options)
    if done.returncode and "No matching distribution" in done.stdout:
        raise InstallError(
            f"{wheels} was made on another system, processor or Python than this: run "
            "`make wheelhouse` on one of the same kind, and copy it here."
        )
    must(venv, done)


def run(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a step says, errors among it, and how it ends."""
    return subprocess.run(
        [str(python), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def must(venv: Path, done: subprocess.CompletedProcess[str]) -> None:
    """Raise InstallError with the sentence for a step that has failed."""
    if done.returncode:
        raise InstallError(told(venv, done.stdout))
