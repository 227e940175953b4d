"""What a command does once it has drafted all: `python -m tests.commit_drafts DATA VERB`.

The reading and the building before it are long, and change nothing that counts.
"""

import sys
from pathlib import Path

from etl.loading import committing
from etl.store import schema
from etl.store.records import Upload


def main(data: Path, verb: str) -> int:
    """Commit the drafts of the data folder, print what failed, and return the exit code."""
    drafts = [
        Upload(int(folder.name), folder, schema.read(folder).record)
        for folder in sorted((data / "uploads" / "incoming").glob("*"))
    ]
    withdrawn, reinstated = {"withdraw": ([3], []), "reinstate": ([], [4])}.get(verb, ([], []))
    new = [upload.number for upload in drafts]
    step = committing.Step("研究室", new, withdrawn=withdrawn, reinstated=reinstated)
    (drawn,) = (data / "builds").glob("*.building")
    try:
        done = committing.commit(data, step, drawn, drafts)
    except OSError:
        return 1
    print(*done.failed)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
