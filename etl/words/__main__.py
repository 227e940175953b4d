"""Bring the Chinese catalogue up to date: `python -m etl.words`.

Adds the messages that the code has gained, drops those that it lost, compiles, and lists
what still wants a translation.
"""

import sys

from etl.words import upkeep


def main() -> int:
    """Update and compile; exit code 1 while a translation is missing."""
    catalogue = upkeep.updated()
    upkeep.write(catalogue)
    missing = upkeep.untranslated(catalogue)
    for message in missing:
        sys.stdout.write(f"{message}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
