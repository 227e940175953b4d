"""Cohorts of topics: how many of each ever came to each stage."""

import pandas as pd

from pages.shared import words
from pages.shared.charts.base import beneath
from pages.shared.figures import Figure, Heat, Text
from pages.shared.figures.records import Record, records
from runtime.cache import cached

UNCOLOURED = 0.05  # where the scale is palest


@cached
def cohorts(rows: pd.DataFrame) -> Figure:
    """A row per cohort and a column per stage: the share that ever came so far.

    `rows`: cohort, stage, topics, raised, share_of_first, young, sorted as shown. A share that may
    still rise, for some topics are too young, is written ≥ and has no colour.
    """
    names = list(dict.fromkeys(rows["cohort"]))
    first, *stages = dict.fromkeys(rows["stage"])
    cells = {(row["cohort"], row["stage"]): row for row in records(rows)}
    table = [[cells[name, stage] for stage in stages] for name in names]
    return Heat(
        columns=tuple(tuple(words.stage(stage).split()) for stage in stages),
        rows=tuple(beneath(words.cohort(name), _raised(cells[name, first])) for name in names),
        cells=tuple(tuple(map(_reached, line)) for line in table),
        shades=tuple(tuple(map(_shade, line)) for line in table),
        pitch=46,
    )


def _raised(row: Record) -> str:
    return words.plural("{count} topic", "{count} topics", int(row["raised"]))


def _shade(row: Record) -> float:
    return UNCOLOURED if row["young"] else float(row["share_of_first"])


def _reached(row: Record) -> Text:
    share = words.share(row["share_of_first"])
    return (f"{'≥' if row['young'] else ''}{share}", str(int(row["topics"])))
