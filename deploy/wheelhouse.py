"""Every package of the board as a wheel in one folder, for a machine without a network.

`make wheelhouse` fetches them, each held against its hash in requirements-hashed.txt, and writes
beside them which they are. Copied to `wheelhouse/` of a checkout on a machine of the same system,
processor and Python, they are what `make run` installs there, by their hashes and without network.
"""

import argparse
import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from deploy import packages
from deploy.failures import InstallError

LIST = packages.WHEEL_LIST
ENTRY = re.compile(r"^(\S+==[^\s;\\]+)[^\n]*((?:\n[ \t]+--hash=\S+[ \t\\]*)+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
FETCH = ("-m", "pip", "--disable-pip-version-check", "--no-input", "download", "--quiet")


def main(arguments: list[str]) -> int:
    """Make the folder anew; 1 when that fails, after a sentence on why."""
    parser = argparse.ArgumentParser(prog="python -m deploy.wheelhouse")
    parser.add_argument("folder", nargs="?", type=Path, default=packages.WHEELHOUSE)
    folder = parser.parse_args(arguments).folder
    try:
        count, size = make(folder)
    except InstallError as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"{folder}: {count} wheels, {size // 1_000_000} MB, with their hashes")
    return 0


def make(folder: Path) -> tuple[int, int]:
    """Fetch the wheels into a folder that holds nothing else: their count, and bytes in all.

    The folder is replaced only when all of them are there. Raises InstallError.
    """
    if folder.exists() and not (folder / LIST).exists() and any(folder.iterdir()):
        raise InstallError(f"{folder} holds something else than wheels: name another folder.")
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.absolute().parent) as name:
            draft = Path(name, "wheels")
            draft.mkdir()
            _fetch(draft)
            wheels = sorted(draft.glob("*.whl"))
            (draft / LIST).write_text("".join(_listed(wheels)), encoding="utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            draft.replace(folder)
    except OSError as error:
        raise InstallError(
            f"The wheels could not be kept in {folder}: {error.strerror}."
        ) from error
    kept = list(folder.glob("*.whl"))
    return len(kept), sum(wheel.stat().st_size for wheel in kept)


def pinned(text: str) -> Mapping[str, str]:
    """The pin (`altair==6.3.0`) of each hash in requirements-hashed.txt."""
    return {
        each: pin for pin, hashes in ENTRY.findall(text + "\n") for each in HASH.findall(hashes)
    }


def _fetch(folder: Path) -> None:
    listed = str(packages.ROOT / packages.HASHED[0])
    options = ["--require-hashes", "--only-binary", ":all:", "--dest", str(folder)]
    packages.must(folder, packages.run(Path(sys.executable), *FETCH, *options, "-r", listed))


def _listed(wheels: list[Path]) -> Iterator[str]:
    """One line for each wheel: its pin, and the one hash that it has."""
    pins = pinned((packages.ROOT / packages.HASHED[0]).read_text(encoding="utf-8"))
    for wheel in wheels:
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if found not in pins:  # pip has checked it already
            raise InstallError(f"{wheel.name} is none of the pinned packages.")
        yield f"{pins[found]} --hash=sha256:{found}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
