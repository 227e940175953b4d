"""What a new user meets first: two commands, and one sentence for whatever is in their way."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deploy import failures, packages

ROOT = Path(__file__).parents[1]
UNVERSIONED = (
    *(".git", ".venv", "uploads", "builds", "decks", "memory", "__pycache__", ".*_cache"),
    ".coverage*",  # which other tests' children write and take away meanwhile
)


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command as a user starts it: without what this run of pytest has set for its children."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("COV", "PIP_"))}
    return subprocess.run(
        arguments,
        cwd=ROOT,
        env={**kept, "PYTHONUTF8": "1", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def install(venv: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-B", "-m", "deploy.install", "--venv", str(venv))
    return run(*command, PIP_CONFIG_FILE=os.devnull, **variables)


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one line that a refused command says; it must have failed."""
    assert done.returncode == 1, done.stdout
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The variables of a system that has no program at all, and gets none."""
    (tmp_path / "programs").mkdir()
    return {
        "PATH": str(tmp_path / "programs"),
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none"),
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
    }


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of packages, in a place with blanks and Chinese letters, that is installed."""
    venv = tmp_path / "别 处" / "环境"
    programs = packages.python_of(venv).parent
    programs.mkdir(parents=True)
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", venv)
    for name in ("lib", "Lib"):
        if (Path(sys.prefix) / name).exists():
            (venv / name).symlink_to(Path(sys.prefix) / name)
    packages.python_of(venv).symlink_to(sys.executable)
    for what in packages.FILES:
        (venv / f"{what}.stamp").write_text(packages.fingerprint(what), encoding="utf-8")
    return venv


def test_the_first_file_that_runs_is_read_by_any_python() -> None:
    text = (ROOT / "deploy" / "install.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 4))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.FunctionDef, ast.NamedExpr, ast.Starred)
    found = [node for node in ast.walk(tree) if isinstance(node, newer)]
    # Python 2.7 knows `f(*values)`, which Python 3 calls starred, and nothing else of these.
    assert [type(node).__name__ for node in found] == ["Starred"]
    assert text.isascii()


def test_an_older_python_is_told_which_one_is_needed() -> None:
    older = "import sys, runpy; sys.version_info = (3, 10, 13); "
    start = older + "runpy.run_module('deploy.install', run_name='__main__')"
    assert "needs Python 3.11 or newer, and this is 3.10" in sentence(
        run(sys.executable, "-B", "-c", start)
    )


def test_without_the_venv_module_the_package_to_install_is_named(tmp_path: Path) -> None:
    start = (
        "import sys, runpy; sys.modules['ensurepip'] = None; "
        f"sys.argv = ['install', '--venv', {str(tmp_path / '环 境')!r}]; "
        "runpy.run_module('deploy.install', run_name='__main__')"
    )
    assert "lacks its modules venv and ensurepip" in sentence(
        run(sys.executable, "-B", "-c", start)
    )


def test_without_an_index_the_network_is_named_after_a_torn_try_too(tmp_path: Path) -> None:
    venv = tmp_path / "环 境"
    venv.mkdir()
    (venv / "pyvenv.cfg").touch()  # all that was written when the disk was full
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    assert "the package index cannot be reached" in sentence(install(venv, **nowhere))
    assert not list(venv.glob("*.stamp"))


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "报表.xlsx").write_bytes(b"not ours")
    assert "holds something else than packages" in sentence(install(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["报表.xlsx"]


def test_what_is_installed_is_not_installed_again(elsewhere: Path) -> None:
    done = install(elsewhere, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (
            "ERROR: Could not install packages: [Errno 28] No space left on device",
            "there is no room left on the disk",
        ),
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'SSLError(SSLCertVerifi"
            "cationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'",
            "the certificate of the package index is not trusted",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "another file than the one whose hash is listed",
        ),
        (
            "ERROR: Could not install packages: [Errno 13] Permission denied: 'x'",
            "cannot be written by this user",
        ),
        (
            "ERROR: No matching distribution found for altair==6.3.0",
            "the package index has not all of the pinned versions",
        ),
        ("\nERROR: something new\n", "the last words: ERROR: something new"),
        ("", "the last words: without a word"),
    ],
)
def test_what_pip_complains_of_becomes_one_sentence(printed: str, said: str) -> None:
    told = failures.told(Path("环 境"), printed)
    assert said in told
    assert "\n" not in told


def test_what_the_tests_lack_is_said_in_one_sentence_before_any_test(bare: dict[str, str]) -> None:
    told = sentence(run(sys.executable, "-B", "-m", "tests", **bare))
    for name in ("Chromium", "a Chinese font", "LibreOffice", "pdftotext", "ps"):
        assert name in told
    assert "install them" in told


def test_where_apt_can_get_nothing_its_complaint_and_the_command_are_said(
    bare: dict[str, str],
) -> None:
    apt = Path(bare["PATH"]) / "apt-get"
    apt.write_text("#!/bin/sh\necho 'E: no such mirror' >&2\nexit 100\n", encoding="utf-8")
    (Path(bare["PATH"]) / "apt-cache").write_text("#!/bin/sh\n", encoding="utf-8")
    for program in Path(bare["PATH"]).iterdir():
        program.chmod(0o755)
    told = sentence(run(sys.executable, "-B", "-m", "tests.system", **bare))
    assert "apt-get install -y --no-install-recommends chromium" in told
    assert "libreoffice-impress poppler-utils" in told
    assert ("no such mirror" in told) == (os.geteuid() == 0)


def test_the_rooms_of_the_tests_are_named_when_another_is_asked_for() -> None:
    done = run(sys.executable, "-B", "-m", "tests.system", "kitchen")
    assert (done.returncode, done.stderr) == (
        2,
        "python -m tests.system knows browser and office and deploy\n",
    )


def test_make_takes_paths_with_blanks_and_writes_nothing_beside_the_code(
    tmp_path: Path, elsewhere: Path
) -> None:
    checkout = tmp_path / "强会 看板"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(*UNVERSIONED))
    before = sorted(checkout.rglob("*"))
    options = [f"VENV={elsewhere}", f"PYTHON={sys.executable}"]
    done = run("make", "-C", str(checkout), "test", *options, "TESTS=tests/test_etl_words.py")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert sorted(checkout.rglob("*")) == before
