"""The ETL's process: one command run to its end, listened to meanwhile."""

import contextlib
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from pages.shared import warehouse, words

Tell = Callable[[str], None]
BEAT = 0.5  # seconds after which a step is told once more, so that a visitor who left is noticed


def ask(
    arguments: Sequence[str | Path], password: str = "", tell: Tell | None = None
) -> tuple[int, str]:
    """Its exit code and what it printed; `tell` hears of each step, again and again."""
    data = warehouse.data_folder().resolve()
    command, *rest = map(str, arguments)
    shared = ["--json", "--lang", words.language(), "--data", str(data)]
    with (
        tempfile.TemporaryFile() as out,
        subprocess.Popen(
            [sys.executable, "-m", "etl", command, *shared, *rest],
            cwd=warehouse.ROOT,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        ) as child,
    ):
        complaints = _follow(child, password, tell, is_trial="--dry-run" in rest)
        code = child.wait()
        out.seek(0)
        printed = out.read().decode("utf-8")
    if complaints and not printed:
        logging.getLogger(__name__).error("etl %s: %s", command, complaints)
    return code, printed


def _follow(
    child: subprocess.Popen[str], password: str, tell: Tell | None, *, is_trial: bool
) -> str:
    """Listen until the child ends. In `tell` Streamlit may stop us, when the visitor has left:
    a trial then ends as well, but what was begun by the last click is brought to its end."""
    told, answers = child.stdin, child.stderr
    if told is None or answers is None:  # both are pipes
        raise TypeError("the child has no pipes")
    told.write(f"{password}\n" if password else "")
    told.close()
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(answers, lines), daemon=True)
    listener.start()
    with contextlib.ExitStack() as broken_off:
        broken_off.callback(listener.join)
        if is_trial:
            broken_off.callback(_end, child)
        complaints = "".join(_complaints(lines, tell))
        broken_off.pop_all()
    listener.join()
    return complaints


def _listen(answers: IO[str], lines: "queue.SimpleQueue[str | None]") -> None:
    for line in answers:
        lines.put(line)
    lines.put(None)


def _complaints(lines: "queue.SimpleQueue[str | None]", tell: Tell | None) -> Iterator[str]:
    """What the child complains of; its steps are told, again and again while they last."""
    step = ""
    while True:
        try:
            line = lines.get(timeout=BEAT)
        except queue.Empty:
            line = ""
        if line is None:
            return
        if line.startswith('{"step"'):
            step = json.loads(line)["step"]
        elif line:
            yield line
        if step and tell is not None:
            tell(step)


def _end(child: subprocess.Popen[str]) -> None:
    """End a child and the reader that it started."""
    if os.name == "nt":
        child.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
