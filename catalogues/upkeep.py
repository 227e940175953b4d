"""Keep a catalogue up to date: compare the messages in the code with the translations."""

import ast
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from catalogues import path

ROOT = Path(__file__).parents[1]
KEYWORDS = {"_": None, "say": None, "mark": None, "plural": (1, 2)}
REASONS = "reasons.py"  # modules of this name hold nothing but message ids
# The header holds no date and no version, so that the file changes only with its messages.
HEADER = r"""# Kept by `python -m {package}`.
msgid ""
msgstr ""
"Project-Id-Version: qianghui-board\n"
"Language: zh\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


@dataclass(frozen=True)
class Upkeep:
    """A catalogue: the folder of its code, and the package whose words it translates."""

    code: Path
    package: str

    @property
    def po(self) -> Path:
        """The file of its translations."""
        folder = self.code.parent.joinpath(*self.package.split("."))
        return path(folder, self.code.name, "zh")

    def spoken(self) -> Catalog:
        """Every message in the code."""
        catalogue = Catalog(locale="zh")
        found = extract_from_dir(self.code, keywords=KEYWORDS, method_map=[("**.py", "python")])
        for _file, _line, message, comments, context in found:
            catalogue.add(message, auto_comments=comments, context=context)
        for message in _reasons(self.code):
            catalogue.add(message)
        return catalogue

    def translated(self) -> Catalog:
        """The catalogue as it lies on disk."""
        with self.po.open("rb") as file:
            return read_po(file, locale="zh")

    def updated(self) -> Catalog:
        """The catalogue on disk, with the code's messages and no others."""
        catalogue = self.translated() if self.po.exists() else Catalog(locale="zh")
        catalogue.update(self.spoken(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        return catalogue

    def write(self, catalogue: Catalog) -> None:
        """Write the catalogue."""
        self.po.parent.mkdir(parents=True, exist_ok=True)
        text = io.BytesIO(HEADER.format(package=self.package).encode())
        text.seek(0, io.SEEK_END)
        write_po(text, catalogue, width=100, omit_header=True, sort_output=True, no_location=True)
        self.po.write_bytes(text.getvalue())


ETL = Upkeep(ROOT / "etl", "etl.words")
PAGES = Upkeep(ROOT / "pages", "pages.shared.words")


def untranslated(catalogue: Catalog) -> list[str]:
    """The message ids that have no Chinese."""
    wanting = [m for m in catalogue if m.id and (not _is_said(m.string) or m.fuzzy)]
    return [m.id if isinstance(m.id, str) else m.id[0] for m in wanting]


def main(upkeep: Upkeep) -> int:
    """Update the file and list what wants a translation; exit code 1 while something does."""
    catalogue = upkeep.updated()
    upkeep.write(catalogue)
    missing = untranslated(catalogue)
    sys.stdout.writelines(f"{message}\n" for message in missing)
    return 1 if missing else 0


def _is_said(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _reasons(code: Path) -> Iterator[str]:
    for module in sorted(code.rglob(REASONS)):
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                yield str(node.value.value)
