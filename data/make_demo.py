"""Write the demonstration workbooks into `data/samples/demo/`; the same files every time.

python data/make_demo.py [FOLDER [SEED]]: a seed makes another province of the same shape.
"""

import sys
from pathlib import Path

from story import workbooks

FOLDER = Path(__file__).parent / "samples" / "demo"


def main(folder: Path, seed: str) -> None:
    """Write every workbook and say what was written."""
    for path in workbooks.write(folder, seed):
        print(f"{path.stat().st_size:8,}  {path.name}")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else FOLDER, given[1] if given[1:] else "")
