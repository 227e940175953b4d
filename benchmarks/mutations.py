"""The places at which a mutant differs: each comparison and each whole number, once.

Left out are changes that cannot change a result: in comments and texts; in `select 1` and
`then 1 end`, where only their being there is counted; in the digits that a decimal type has room
for; and a bound widened by a tolerance below 0.00001, which no two figures differ by exactly.
"""

import io
import re
import shutil
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SQL = ROOT / "etl" / "sql"
PAGES = ROOT / "pages"
FOLDERS = ("methods", "staging", "marts")  # checks and doubts find cells, which no golden file has
OTHERS = {">=": ">", "<=": "<", ">": ">=", "<": "<=", "<>": "=", "==": "!=", "!=": "=="}
_SQL_PARTS = re.compile(
    r"--[^\n]*|'(?:[^']|'')*'|\"[^\"]*\"|>=|<=|<>|->|>|<|(?<![\w.$])\d+(?![\w.])"
)
_EQUIVALENT = re.compile(
    r"\bthen 1 end\b|\bselect 1\b|\bdecimal\(\d+, \d+\)|[<>]=?(?=[^<>=]{0,120}?\b0\.00000\d*\b)"
)
NAMED = (  # changes that once went unnoticed
    ("findings/rankings.py", 'home["target_share"] >= 1', ">="),
    ("marts/stuck.sql", "2 *", "2"),
)


@dataclass(frozen=True)
class Mutant:
    """One change of a file: what stands at `at`, and what is put there."""

    path: Path
    at: int
    old: str
    new: str

    def __str__(self) -> str:
        """Where, what becomes what, and the line."""
        text = self.path.read_text(encoding="utf-8")
        line = text.count("\n", 0, self.at) + 1
        said = text.splitlines()[line - 1].strip()
        return f"{self.path.relative_to(ROOT)}:{line}: {self.old} → {self.new}: {said}"

    def changed(self) -> str:
        """The text of the file with the change in it."""
        text = self.path.read_text(encoding="utf-8")
        return text[: self.at] + self.new + text[self.at + len(self.old) :]

    def copied(self, source: Path, target: Path) -> Path:
        """A copy of a folder with the change in it."""
        shutil.copytree(source, target)
        (target / self.path.relative_to(source)).write_text(self.changed(), encoding="utf-8")
        return target


def unchanged(path: Path) -> Mutant:
    """A mutant that changes nothing, which no test may notice."""
    return Mutant(path, 0, "", "")


def every() -> tuple[list[Mutant], list[Mutant]]:
    """The named mutants, and all others in the order of their files."""
    found = [
        mutant
        for paths, mutants in (
            ([path for name in FOLDERS for path in sorted((SQL / name).glob("*.sql"))], _of_sql),
            (sorted({*PAGES.glob("*/findings.py"), *PAGES.glob("*/findings/*.py")}), _of_python),
        )
        for path in paths
        for mutant in mutants(path)
    ]
    named = [mutant for mutant in found if _is_named(mutant)]
    return named, [mutant for mutant in found if mutant not in named]


def _is_named(mutant: Mutant) -> bool:
    text = mutant.path.read_text(encoding="utf-8")
    return any(
        str(mutant.path).endswith(name)
        and mutant.old == old
        and phrase in text[max(0, mutant.at - len(phrase)) : mutant.at + len(phrase)]
        for name, phrase, old in NAMED
    )


def _of_sql(path: Path) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8")
    asked = {at for found in _EQUIVALENT.finditer(text) for at in range(found.start(), found.end())}
    for found in _SQL_PARTS.finditer(text):
        if found.start() not in asked and (found[0] in OTHERS or found[0].isdigit()):
            yield Mutant(path, found.start(), found[0], _other(found[0]))


def _of_python(path: Path) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        is_whole = token.type == tokenize.NUMBER and token.string.isdigit()
        if is_whole or (token.type == tokenize.OP and token.string in OTHERS):
            at = starts[token.start[0] - 1] + token.start[1]
            yield Mutant(path, at, token.string, _other(token.string))


def _other(old: str) -> str:
    return OTHERS[old] if old in OTHERS else str(int(old) + 1)
