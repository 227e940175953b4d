"""The server's log: one JSON object a line in `logs/server.log` of the data folder, in ten files.

No entry holds a text that came with data. Of a message only the words in our own code are kept, of
an error its kind and the lines that it came by, of other libraries' entries only where they were
made: any value filled in may be a cell's. That holds for the console as well, which a service keeps
in the system's journal.
"""

import json
import logging
import logging.handlers
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

OWN = "pages"  # the loggers whose words are our code's
FOLDER, FILE = "logs", "server.log"
LARGEST, FILES = 2_000_000, 10  # bytes of a file, and how many are kept
FRAMES = 30  # of an error, the innermost
_WORD = re.compile(r"[A-Za-z0-9_.:/<>-]{0,120}")  # what code says: names, places, commands
_FRAME = re.compile(r'^ *File "([^"]+)", line (\d+), in (\S+)$', re.MULTILINE)
_KIND = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)", re.MULTILINE)


def start(data: Path) -> logging.Handler:
    """Log like this from now on; a data folder that cannot be written gets no file.

    Returns what writes the file, for whoever ends the logging before the process ends.
    """
    kept: logging.Handler = logging.NullHandler()
    try:
        (data / FOLDER).mkdir(parents=True, exist_ok=True)
        kept = logging.handlers.RotatingFileHandler(
            data / FOLDER / FILE, maxBytes=LARGEST, backupCount=FILES - 1, encoding="utf-8"
        )
    except OSError:
        logging.getLogger(__name__).warning("no log is kept: its folder cannot be written")
    kept.setFormatter(Plain())
    logging.getLogger(OWN).setLevel(logging.INFO)
    # Streamlit's loggers pass nothing on to a common parent, but every entry is made by this.
    logging.setLogRecordFactory(_Factory(kept))
    threading.excepthook = _note_thread
    logging.getLogger(__name__).info("the server starts")
    return kept


class Plain(logging.Formatter):
    """The lines of the file: what the factory left of an entry, as JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        facts = {"at": at, "level": record.levelname, "logger": record.name}
        return json.dumps({**facts, **getattr(record, "entry", {})})


class _Factory:
    """Makes the entries of all loggers, and keeps each at once."""

    def __init__(self, kept: logging.Handler) -> None:
        self._kept = kept

    def __call__(self, *arguments: object, **named: object) -> logging.LogRecord:
        record = logging.LogRecord(*arguments, **named)  # type: ignore[arg-type]  # as logging does
        is_own = record.name.partition(".")[0] == OWN
        entry: dict[str, object] = {"place": f"{_short(record.pathname)}:{record.lineno}"}
        if is_own and isinstance(record.msg, str):
            entry["said"] = record.msg
            if isinstance(record.args, tuple):
                entry["with"] = [word for word in map(_plain, record.args) if word is not None]
        if record.exc_info and record.exc_info[1] is not None:
            entry["error"] = list(_errors(record.exc_info[1]))
        record.entry = entry
        record.msg = " ".join(f"{name}={json.dumps(said)}" for name, said in entry.items())
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        self._kept.handle(record)
        return record


def frames(trace: str) -> list[str]:
    """The lines that an error came by, and its kind, of a traceback that a child has printed."""
    came_by = [f"{_short(file)}:{line}:{name}" for file, line, name in _FRAME.findall(trace)]
    kinds = _KIND.findall(trace[trace.rfind("\n  ") + 1 :]) if came_by else []
    return [*came_by[-FRAMES:], *kinds[-1:]]


def _errors(error: BaseException) -> Iterator[dict[str, object]]:
    """The error, and those that led to it: kinds and lines, never the words."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield {"kind": type(one).__qualname__, "by": list(_lines(one.__traceback__))[-FRAMES:]}
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _lines(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{_short(code.co_filename)}:{trace.tb_lineno}:{code.co_name}"
        trace = trace.tb_next


def _short(file: str) -> str:
    """A file of code by the last parts of its path."""
    return "/".join(Path(file).parts[-3:])


def _plain(value: object) -> object:
    """A number, a word of code or a list of such words; None for any other value."""
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return [word for word in value if _plain(word) is not None]
    return value if isinstance(value, str) and _WORD.fullmatch(value) else None


def _note_thread(ended: threading.ExceptHookArgs) -> None:
    """A thread that an error has ended."""
    if ended.exc_type is SystemExit or ended.exc_value is None:
        return
    logging.getLogger(__name__).error(
        "a thread ended", exc_info=(ended.exc_type, ended.exc_value, ended.exc_traceback)
    )
