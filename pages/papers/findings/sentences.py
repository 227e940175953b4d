"""The sentences of papers as a table, from which an office sees what it may write itself."""

import pandas as pd

from catalogues import papers
from pages.shared import words


def listed(own: pd.DataFrame) -> pd.DataFrame:
    """Every sentence: name, sentence as it is said now, its facts, and whether it is the office's.

    `own`: rows of `paper_sentences`, the sentences that the office has written.
    """
    values = dict(zip(own["name"], own["sentence" if _is_chinese() else "english"], strict=True))
    rows = []
    for sentence in papers.sentences().values():
        facts = sentence.facts.values() if _is_chinese() else sentence.facts
        built_in = sentence.zh if _is_chinese() else sentence.en
        text = values.get(sentence.name)
        rows.append(
            {
                "name": sentence.name,
                "sentence": text or built_in,
                "facts": " ".join(f"{{{fact}}}" for fact in facts),
                "is_own": bool(text),
            }
        )
    return pd.DataFrame(rows)


def _is_chinese() -> bool:
    return words.language() == "zh"
