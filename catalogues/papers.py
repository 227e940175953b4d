"""The sentences of papers, with the facts that each may name: `papers.tsv`.

One line per sentence: its key in code; its name in the sheet 文稿句式, by which an office replaces
it; its facts (`rank=位次`: the name in code, which is that of English sentences, and the name in
Chinese sentences); the Chinese and the English sentence. A fact stands in {braces}.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_suffix(".tsv")
_HOLE = re.compile(r"\{([^{}]*)\}")
_STRAY = re.compile(r"[{}]")


@dataclass(frozen=True)
class Sentence:
    """One sentence; `facts` are the Chinese names of its facts by their names in code."""

    key: str
    name: str
    facts: Mapping[str, str]
    zh: str
    en: str

    def told(self, text: str, values: Mapping[str, str]) -> str:
        """`text`, a sentence of these facts, with their values; raises KeyError for another fact.

        A fact may be named in either language.
        """
        named = {**values, **{name: values[code] for code, name in self.facts.items()}}
        return _HOLE.sub(lambda hole: named[hole[1].strip()], text)

    def faults(self, text: str) -> list[str]:
        """What stands in braces and is no fact of this sentence, and braces that have no pair."""
        known = {*self.facts, *self.facts.values()}
        named = [hole.strip() for hole in _HOLE.findall(text)]
        return [name for name in named if name not in known] + _STRAY.findall(_HOLE.sub("", text))


@cache
def sentences() -> Mapping[str, Sentence]:
    """Every built-in sentence by its key, in the order of the papers."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["key"]: _sentence(row) for row in rows}


@cache
def by_name() -> Mapping[str, Sentence]:
    """The same by their names in the sheet 文稿句式."""
    return {sentence.name: sentence for sentence in sentences().values()}


def _sentence(row: Mapping[str, str]) -> Sentence:
    facts = dict(pair.split("=") for pair in row["facts"].split())
    return Sentence(row["key"], row["name"], facts, row["zh"], row["en"])
