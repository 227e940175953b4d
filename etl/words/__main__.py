"""Bring the ETL's Chinese catalogue up to date: `python -m etl.words`.

Adds the messages that the code has gained, drops those that it lost, and lists what still wants
a translation.
"""

import sys

from catalogues import upkeep

if __name__ == "__main__":
    sys.exit(upkeep.main(upkeep.ETL))
