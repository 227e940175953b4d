"""What a program prints after whoever reads it has gone, as `head` does: it is dropped, quietly.

So a closed pipe stops no command half way, makes none look failed that is done, and leaves the exit
code to the command.
"""

import errno
import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# Windows says of a pipe that nobody reads any more that the argument is invalid.
_CLOSED = frozenset({errno.EPIPE, errno.EINVAL} if sys.platform == "win32" else {errno.EPIPE})


class _Pipe(io.RawIOBase):
    """A stream of bytes of which what nobody can read any more is dropped.

    It holds the text stream that wrote there so far, which would close the file at its own end.
    """

    def __init__(self, raw: io.RawIOBase, held: io.TextIOWrapper) -> None:
        super().__init__()
        self._raw, self._held = raw, held

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw.isatty()

    def fileno(self) -> int:
        return self._raw.fileno()

    def write(self, told: "ReadableBuffer", /) -> int | None:
        try:
            return self._raw.write(told)
        except OSError as error:
            if error.errno not in _CLOSED:
                raise
            return memoryview(told).nbytes


def outlive() -> None:
    """Let standard output and standard error of this program be closed by whoever reads them.

    What is no file of the system is left as it is.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout = _outliving(sys.stdout)
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr = _outliving(sys.stderr)


def _outliving(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """The same stream over a pipe that may be closed."""
    stream.flush()
    buffer = stream.buffer
    raw = buffer.raw if isinstance(buffer, io.BufferedWriter) else buffer
    if not isinstance(raw, io.RawIOBase):
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(_Pipe(raw, stream)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering or stream.write_through,
    )
