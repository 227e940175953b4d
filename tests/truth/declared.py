"""The table of facts: which number of which sentence is which fact, in which scope.

`declared.tsv` has one line per sentence, or per word of a card, and these columns:
  where     `*`, or the pages (`overview problems`) on which the line counts
  part      text, or value or more of a card; badge for the small marks
  label     the message of the card's label or of the word before a sentence; `*` for any
  message   the sentence's message in the catalogue, or a form of its own with {holes}
  facts     `hole=fact(scope, …)`, parted by `;`: see `Reading`
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.truth import sentences

TABLE = Path(__file__).parent / "declared.tsv"
FACT = re.compile(r"([\w.]+)(?:\((.*)\))?")


@dataclass(frozen=True)
class Meaning:
    """What one hole means: a fact with its scope, each a hole's name or 'a word'."""

    fact: str
    scope: tuple[str, ...] | None


@dataclass(frozen=True)
class Reading:
    """One line of the table.

    A hole may be a fact; `-`, a number of the rule itself; `&`, another sentence; a hole that is
    not named holds a name. A digit for a hole (`0=overdue(label)`) is a number said in words.
    """

    where: frozenset[str]
    part: str
    label: str
    message: str
    facts: Mapping[str, Meaning]
    constant: Mapping[str, Meaning]
    plain: frozenset[str]
    nested: frozenset[str]

    def labels(self, label: str) -> dict[str, str] | None:
        """What the holes of the line's label hold in this label; None when it is another one."""
        if self.label == "*":
            return {}
        if not sentences.HOLE.search(self.label):
            return {} if sentences.word(label) == sentences.word(self.label) else None
        for pattern in sentences.patterns(self.label, frozenset()):
            if match := pattern.fullmatch(label):
                return match.groupdict()
        return None

    @property
    def numbers(self) -> frozenset[str]:
        """The holes that hold figures."""
        return self.plain | frozenset(self.facts)

    def patterns(self) -> list[re.Pattern[str]]:
        """How the sentence looks in each language."""
        return list(sentences.patterns(self.message, self.numbers))


@cache
def table() -> tuple[Reading, ...]:
    """Every line of the table, the most specific first."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [_reading(row) for row in rows]
    return tuple(sorted(found, key=_generality))


def _generality(one: Reading) -> tuple[bool, bool, int]:
    """The lines of one page, of one label and with most words of their own come first."""
    return "*" in one.where, one.label == "*", -len(sentences.HOLE.sub("", one.message))


def _reading(row: Mapping[str, str]) -> Reading:
    facts, constant, plain, nested = {}, {}, set(), set()
    for hole, said in _holes(row["facts"] or ""):
        if said == "-":
            plain.add(hole)
        elif said == "&":
            nested.add(hole)
        elif hole.isdigit():
            constant[hole] = _meaning(said)
        else:
            facts[hole] = _meaning(said)
    return Reading(
        where=frozenset(row["where"].split()),
        part=row["part"],
        label=row["label"],
        message=row["message"],
        facts=facts,
        constant=constant,
        plain=frozenset(plain),
        nested=frozenset(nested),
    )


def _holes(text: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, (part.strip() for part in text.split(";"))):
        hole, _, said = part.partition("=")
        yield hole.strip(), said.strip()


def _meaning(said: str) -> Meaning:
    match = FACT.fullmatch(said)
    if match is None:
        raise ValueError(f"{said} is no fact in {TABLE.name}")
    scope = match[2]
    parts = None if scope is None else tuple(p.strip() for p in scope.split(",") if p.strip())
    return Meaning(match[1], parts)
