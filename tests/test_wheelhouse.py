"""A folder of wheels made on one machine is installed on another without a network, by hashes."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from deploy import packages, wheelhouse

ROOT = Path(__file__).parents[1]
MARKED = 'import sys; print(__import__("tinyboard").SAID)'


def wheel(folder: Path, name: str, version: str) -> Path:
    """A wheel with one module."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-{version}.dist-info"
    parts = {
        f"{name}.py": f'SAID = "{name} {version}"\n',
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = []
    for path, text in parts.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        lines.append(f"{path},sha256={digest.decode()},{len(text.encode())}\n")
    parts[f"{info}/RECORD"] = "".join([*lines, f"{info}/RECORD,,\n"])
    made = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that pins two small packages, and an index that is a folder."""
    place = tmp_path / "强会 看板"
    place.mkdir()
    shutil.copytree(ROOT / "deploy", place / "deploy")
    made = [wheel(tmp_path / "index", *one) for one in (("tinyboard", "1.0"), ("tinydata", "2.1"))]
    pins = ["tinyboard==1.0", "tinydata==2.1"]
    (place / "requirements.txt").write_text("\n".join([*pins, ""]), encoding="utf-8")
    hashed = [
        f"{pin} \\\n    --hash=sha256:{'0' * 64} \\\n    --hash=sha256:{_hash(file)}\n"
        for pin, file in zip(pins, made, strict=True)
    ]
    (place / "requirements-hashed.txt").write_text("".join(hashed), encoding="utf-8")
    return place


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def run(checkout: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A module of `deploy`, with the folder for an index, or with an index that is nowhere."""
    index = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}
    if module == "deploy.wheelhouse":
        index = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": (checkout.parent / "index").as_uri()}
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("COV", "PIP_"))}
    return subprocess.run(
        [sys.executable, "-B", "-m", module, *arguments],
        cwd=checkout,
        env={**kept, **index, "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheels_are_installed_without_a_network_by_their_hashes(
    checkout: Path, tmp_path: Path
) -> None:
    made = run(checkout, "deploy.wheelhouse")
    assert made.returncode == 0, made.stderr
    assert "2 wheels" in made.stdout
    listed = (checkout / "wheelhouse" / packages.WHEEL_LIST).read_text(encoding="utf-8")
    assert len(listed.splitlines()) == 2
    assert "0" * 64 not in listed
    done = run(checkout, "deploy.install", "--venv", str(tmp_path / "环 境"))
    assert done.returncode == 0, done.stdout + done.stderr
    python = packages.python_of(tmp_path / "环 境")
    asked = subprocess.run([python, "-c", MARKED], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "tinyboard 1.0"


def test_a_wheel_that_was_changed_on_its_way_is_refused(checkout: Path, tmp_path: Path) -> None:
    assert run(checkout, "deploy.wheelhouse").returncode == 0
    with (checkout / "wheelhouse" / "tinydata-2.1-py3-none-any.whl").open("ab") as file:
        file.write(b"\0")
    done = run(checkout, "deploy.install", "--venv", str(tmp_path / "venv"))
    assert done.returncode == 1
    assert "another file than the one whose hash is listed" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_wheels_of_another_version_of_the_board_or_another_machine_are_refused(
    checkout: Path, tmp_path: Path
) -> None:
    assert run(checkout, "deploy.wheelhouse").returncode == 0
    house, venv = checkout / "wheelhouse", str(tmp_path / "venv")
    (house / "tinydata-2.1-py3-none-any.whl").rename(house / "tinydata-2.1-cp39-cp39-win_amd64.whl")
    done = run(checkout, "deploy.install", "--venv", venv)
    assert "another system, processor or Python" in done.stderr
    (checkout / "requirements.txt").write_text("tinyboard==1.1\n", encoding="utf-8")
    done = run(checkout, "deploy.install", "--venv", venv)
    assert "another version of the board (tinyboard==1.0)" in done.stderr
    (house / packages.WHEEL_LIST).unlink()
    done = run(checkout, "deploy.install", "--venv", venv)
    assert "no whole folder of wheels" in done.stderr
    assert done.returncode == 1


def test_a_folder_with_something_else_is_left_alone_and_a_failed_try_leaves_the_old_wheels(
    checkout: Path,
) -> None:
    other = checkout / "报表"
    other.mkdir()
    (other / "报表.xlsx").write_bytes(b"not ours")
    assert "something else than wheels" in run(checkout, "deploy.wheelhouse", "报表").stderr
    assert run(checkout, "deploy.wheelhouse").returncode == 0
    with wheel(checkout.parent / "index", "tinydata", "2.1").open("ab") as file:
        file.write(b"\0")
    failed = run(checkout, "deploy.wheelhouse")
    assert failed.returncode == 1
    assert "another file than the one whose hash is listed" in failed.stderr
    assert len(list((checkout / "wheelhouse").glob("*.whl"))) == 2


def test_every_hash_of_the_pins_is_read() -> None:
    text = (ROOT / "requirements-hashed.txt").read_text(encoding="utf-8")
    pins = wheelhouse.pinned(text)
    assert len(pins) == text.count("--hash=")
    plain = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert all(pin in plain for pin in pins.values())
