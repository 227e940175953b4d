"""Installs the pinned packages into a folder of their own: `python3 -m deploy.install [test]`.

This file is read by every Python, 2.7 too, so that an old one gets a sentence and no traceback.
"""

import sys

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit(
        "The board needs Python 3.11 or newer, and this is {}.{}: install a newer one and name it, "
        "as in `make run PYTHON=python3.11` or `python3.11 -m deploy.install`.".format(
            *sys.version_info[:2]
        )
    )

if __name__ == "__main__":
    from deploy import packages

    sys.exit(packages.main(sys.argv[1:]))
