"""The upkeep of the catalogue: what the code says, against what is translated."""

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from etl.words import DOMAIN, FOLDER

CODE = FOLDER.parent
KEYWORDS = {"say": None, "mark": None}
REASONS = "reasons.py"  # modules of this name hold nothing but message ids
PO = FOLDER / "zh" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")


def spoken() -> Catalog:
    """Every message in the code below `etl/`."""
    catalogue = Catalog(project="qianghui-board", charset="utf-8")
    found = extract_from_dir(CODE, keywords=KEYWORDS, method_map=[("**.py", "python")])
    for file, line, message, comments, context in found:
        place = [(Path(file).as_posix(), line)]
        catalogue.add(message, None, place, auto_comments=comments, context=context)
    for message in _reasons():
        catalogue.add(message)
    return catalogue


def translated() -> Catalog:
    """The catalogue as it lies on disk."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh", domain=DOMAIN)


def updated() -> Catalog:
    """The catalogue on disk, with the code's messages and no others."""
    catalogue = translated() if PO.exists() else Catalog(locale="zh", domain=DOMAIN)
    catalogue.update(spoken(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """The message ids that have no Chinese."""
    wanting = [m for m in catalogue if m.id and (not m.string or m.fuzzy)]
    return [m.id if isinstance(m.id, str) else m.id[0] for m in wanting]


def write(catalogue: Catalog) -> None:
    """Write the catalogue, and compile it."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    text = io.BytesIO()
    write_po(text, catalogue, width=100, omit_header=False, sort_output=True, no_location=True)
    PO.write_bytes(text.getvalue())
    with MO.open("wb") as file:
        write_mo(file, catalogue)


def _reasons() -> Iterator[str]:
    for path in sorted(CODE.rglob(REASONS)):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                yield str(node.value.value)
