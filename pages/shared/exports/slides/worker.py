"""The child that opens a presentation which somebody has sent: `python -m … list|renew FOLDER`.

FOLDER holds `deck.pptx`, and for `renew` the fresh slides in `fresh`, which we have written. The
file comes from outside; so it is opened here, under limits, and nowhere else.
"""

import json
import pickle
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path

from pptx import Presentation
from pptx.exc import PythonPptxError

from pages.shared.exports.slides import living, template

MOST_BYTES = 300_000_000  # unpacked
MOST_PARTS = 5_000
DAMAGED, TOO_LARGE = 3, 4  # exit codes
SLIDES = b"officedocument.presentationml"


def main(arguments: list[str]) -> int:
    """Do one thing and print its answer as JSON."""
    what, folder = arguments[0], Path(arguments[1])
    file = folder / "deck.pptx"
    try:
        if not is_bearable(file):
            return TOO_LARGE
        deck = Presentation(str(file))
        if what == "list":
            names = sorted({tag.name for tag in living.tags_in(deck)})
            print(json.dumps({"names": names, "wide": template.measured(deck)[1].wide}))
            return 0
        fresh = pickle.loads((folder / "fresh").read_bytes())
        outcomes = living.renew(deck, fresh)
        deck.save(str(folder / "renewed.pptx"))
    except (
        zipfile.BadZipFile,
        PythonPptxError,
        ValueError,
        KeyError,
        SyntaxError,
        OSError,
    ) as broken:
        print(repr(broken), file=sys.stderr)
        return DAMAGED
    print(json.dumps([asdict(outcome) for outcome in outcomes]))
    return 0


def is_bearable(file: Path, most_bytes: int = MOST_BYTES) -> bool:
    """Whether what is packed is of a size that a presentation has."""
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
    return len(parts) <= MOST_PARTS and sum(part.file_size for part in parts) <= most_bytes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
