"""Write the Word files of the manuals anew from their Markdown: `python -m pages.manuals`."""

import sys

from pages.manuals import word
from pages.manuals.text import MANUALS, ManualError


def main() -> int:
    """Write all four; 1 when a manual or a picture cannot be read, after a sentence on why."""
    try:
        for manual in MANUALS:
            manual.word.write_bytes(word.made(manual))
            print(f"{manual.word.name}  {manual.word.stat().st_size / 1000:.0f} kB")
    except (ManualError, OSError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
