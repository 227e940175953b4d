"""Write specimens, and what the reader does with them: `python -m tests.grammar FOLDER SEED …`."""

import sys
from pathlib import Path

from tests.grammar.reading import found
from tests.grammar.shown import shown
from tests.grammar.specimen import specimen


def main(folder: Path, seeds: list[int]) -> None:
    """Each seed's file, printed as it looks, with the verdict and its reasons."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        one = specimen(seed)
        (folder / f"{seed}.{one.extension}").write_bytes(one.content)
        finding = found(one)
        print(f"seed {seed}: {finding.verdict}", one.choice)
        for page in one.pages:
            print(f"-- {page.name}")
            for row in page.rows:
                print(" | ".join(shown(cell) for cell in row))
        for text in finding.silent + finding.said + finding.asked:
            print("  *", text)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(seed) for seed in sys.argv[2:]])
