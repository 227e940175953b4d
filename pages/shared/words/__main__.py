"""Bring the board's Chinese catalogue up to date: `python -m pages.shared.words`.

Adds the messages that the code has gained, drops those that it lost, and lists what still wants
a translation.
"""

import sys

from catalogues import upkeep

if __name__ == "__main__":
    sys.exit(upkeep.main(upkeep.PAGES))
