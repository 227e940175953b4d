"""Write the demonstration workbooks into `data/samples/demo/`; the same files every time.

python data/samples/make_demo.py [FOLDER [SEED]]: a seed makes another province of the same shape.
"""

import sys
from pathlib import Path

from demo_story import chance

FOLDER = Path(__file__).parent / "demo"


def main(folder: Path) -> None:
    """Write every workbook and say what was written."""
    from demo_story import workbooks

    for path in workbooks.write(folder):
        print(f"{path.stat().st_size:8,}  {path.name}")


if __name__ == "__main__":
    chance.seed = sys.argv[2] if len(sys.argv) > 2 else ""
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
