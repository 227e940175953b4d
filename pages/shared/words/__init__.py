"""The words on screen: English message ids in code, Chinese shown unless English is chosen.

`python -m pages.shared.words` brings the catalogue up to date with the code.
"""

from pages.shared.words.catalogue import (
    LANGUAGES,
    language,
    mark,
    plural,
    speaking,
    translate,
    use,
)
from pages.shared.words.formats import (
    DASH,
    MONTHS,
    change,
    date_of,
    days,
    difference,
    join,
    measure,
    month_tick,
    number,
    period,
    period_key,
    place,
    rank_change,
    share,
    with_periods,
    year,
)
from pages.shared.words.names import dimension_word, grain, light, lights, role, segments, stage

__all__ = [
    "DASH",
    "LANGUAGES",
    "MONTHS",
    "change",
    "date_of",
    "days",
    "difference",
    "dimension_word",
    "grain",
    "join",
    "language",
    "light",
    "lights",
    "mark",
    "measure",
    "month_tick",
    "number",
    "period",
    "period_key",
    "place",
    "plural",
    "rank_change",
    "role",
    "segments",
    "share",
    "speaking",
    "stage",
    "translate",
    "use",
    "with_periods",
    "year",
]
