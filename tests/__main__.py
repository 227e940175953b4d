"""Every test, or those that are named: `python -m tests [pytest's arguments]`.

What the system lacks is said, or installed, before the first test starts.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import system

ROOT = Path(__file__).parents[1]
WHOLE = ("-n", "auto", "--dist", "worksteal", "--cov", "--cov-report", "term:skip-covered")


def main(arguments: list[str]) -> int:
    """Run pytest and return its exit code; 1 when the system lacks something."""
    if sentence := system.ensure():
        print(sentence, file=sys.stderr)
        return 1
    command = [sys.executable, "-m", "pytest", *(arguments or WHOLE)]
    if _may_leave_traces():
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    with tempfile.TemporaryDirectory() as folder:
        aside = [*command, "-o", f"cache_dir={folder}/pytest"]
        traces = {
            "COVERAGE_FILE": f"{folder}/coverage",
            "HYPOTHESIS_STORAGE_DIRECTORY": f"{folder}/hypothesis",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        environment = {**os.environ, **traces}
        return subprocess.run(aside, cwd=ROOT, env=environment, check=False).returncode


def _may_leave_traces() -> bool:
    """Whether caches may lie beside the code, as `.venv` does; else both are kept out of it."""
    return Path(sys.prefix) == ROOT / ".venv" and os.access(ROOT, os.W_OK)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
