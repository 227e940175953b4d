"""What of a scheme could not be computed as asked, and what was decided instead."""

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import Record, records
from pages.shared.findings.places import covered
from pages.shared.words import mark
from pages.shared.words import translate as _
from runtime.cache import cached

SAID = {
    "weights_divided": mark("The weights sum to {figure}; they are divided by their sum"),
    "weight_negative": mark("A weight below nought counts as none"),
    "no_weight": mark("No weight above nought: all parts weigh the same or nothing is scored"),
    "indicator_twice": mark("Listed twice in the scheme; only the first row counts"),
    "dimension_empty": mark("A dimension without indicators; it is left out"),
    "no_goalposts": mark("Lacks its lower or upper goalpost; it is left out"),
    "goalposts_equal": mark("Both goalposts are the same; it is left out"),
    "no_target": mark("Has no target in the register; it is left out"),
    "no_reference": mark("The scheme names no reference city; it is left out"),
    "target_reached": mark("All cities are at the target already; it tells none apart"),
    "reference_unknown": mark("The reference city has no value; it is left out"),
    "best_not_positive": mark("The best value is not above nought; no ratio can be formed"),
    "no_logarithm": mark("Values at or below nought have no logarithm; it is left out"),
    "all_equal": mark("All cities are equal; it is left out"),
    "single_city": mark("Only one city has a value; it is left out"),
    "no_exponent": mark("Its power mean has no exponent between −20 and 20; it is arithmetic"),
    "negative_in_mean": mark("A part below nought has no such mean: no score"),
    "zero_in_mean": mark("A part of nought makes the mean nought"),
    "formula_undefined": mark("Its formula divides by nought for {names}"),
    "never_known": mark("No city has a value; it is left out"),
    "other_grain": mark("Is not reported at this rhythm; it is left out"),
    "no_direction": mark("Has no direction in the register; it is left out"),
}


@cached
def remarks(faults: pd.DataFrame, cities: pd.DataFrame) -> list[tuple[str, str]]:
    """What each remark is about, and what it says; cities below the threshold come last."""
    parts = [(str(row["node"]), _remark(row)) for row in records(faults)]
    unranked = cities[cities["rank"].isna() & (cities["coverage"] > 0)]
    if not unranked.empty and not cities["is_counted"].all():
        return parts  # nobody is ranked, and the title says why
    if not unranked.empty:
        fullest = unranked.sort_values(["coverage", "weight_coverage"]).iloc[-1]
        names = words.join(unranked["city"])
        sentence = _(
            "Not ranked: of the fullest of them {known}; the scheme asks for more",
            known=covered(fullest),
        )
        parts.append((names, sentence))
    return parts


def _remark(row: Record) -> str:
    message, figure = SAID[str(row["fault"])], words.number(row["figure"], "", decimals=2)
    text = _(message, figure=figure, names=row["names"] or "—")
    if pd.isna(row["periods"]) or row["periods"] <= 1:
        return text
    return _("{said} ({periods} periods)", said=text, periods=int(row["periods"]))
