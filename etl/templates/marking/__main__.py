"""The marking child process: `python -m etl.templates.marking`, its request on standard input."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from etl.reading.formats import ole
from etl.reading.formats.gate import Kind, kind_of
from etl.reading.refusal import Refusal
from etl.templates.marking import Marked, own


def main() -> int:
    """Do what standard input asks for."""
    request = json.loads(sys.stdin.buffer.read())
    source, target = Path(request["source"]), Path(request["target"])
    faults, password = request["faults"], request["password"]
    done = _own(source, target, faults, password)
    if done is None:
        from etl.templates.marking import copied  # openpyxl is slow to import

        count = copied.mark(source, target, faults, password)
        done = Marked(marked=count, is_copy=True, is_unlocked=False)
    print(json.dumps(done))
    return 0


def _own(
    source: Path, target: Path, faults: Sequence[dict[str, object]], password: str | None
) -> Marked | None:
    """The workbook itself with its marks; None where it cannot be written back."""
    with source.open("rb") as file:
        try:
            kind = kind_of(file)
            is_locked = kind is Kind.OLE and ole.is_package(file)
            if kind is not Kind.ZIP and not is_locked:
                return None
            count = own.mark(ole.opened(file, password) if is_locked else file, target, faults)
        except (Refusal, ValueError, LookupError):  # the copy is made by whoever reads it all
            return None
    if count is None:
        return None
    return Marked(marked=count, is_copy=False, is_unlocked=is_locked)


if __name__ == "__main__":
    sys.exit(main())
