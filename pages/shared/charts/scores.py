"""Scores: how far raters' scores lie apart, shares of a whole, and what was done of a plan."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import by
from pages.shared.figures import (
    Bars,
    Chart,
    Figure,
    Points,
    Rows,
    Run,
    Scale,
    Spans,
    Text,
    numbers,
    texts,
)
from pages.shared.figures.records import Record, records
from pages.shared.theme import Role
from pages.shared.words import translate as _
from runtime.cache import cached


@cached
def spreads(raters: pd.DataFrame) -> Figure:
    """Each rater's lowest to highest score as a line, the mean as a dot; one point: all the same.

    `raters`: name, lowest, highest, mean, is_same.
    """
    low, high = float(raters["lowest"].min()), float(raters["highest"].max())
    air = max(high - low, 1.0) * 0.12
    lines = Spans(
        values=numbers(raters["highest"]), starts=numbers(raters["lowest"]), roles="other", width=6
    )
    dots = Points(
        values=numbers(raters["mean"]),
        column="mean",
        roles=tuple("bad" if same else "amount" for same in raters["is_same"]),
        labels=tuple(words.number(mean, "", decimals=1) for mean in raters["mean"]),
        side="below",
    )
    names = tuple(_rater(row) for row in records(raters))
    return Chart((lines, dots), Rows(names), Scale(low=low - air, high=high + air))


@cached
def shares(rows: pd.DataFrame) -> Figure:
    """Bars of one whole each, parted; a part's share is written into it.

    `rows`: name, part, share (0..1), in the order shown.
    """
    names = list(dict.fromkeys(rows["name"]))
    bars = tuple(
        Bars(
            name=part,
            values=numbers(group["share"]),
            places=tuple(names.index(name) for name in group["name"]),
            roles=theme.PARTS[number % len(theme.PARTS)],
            thick=0.5,
            labels=tuple(words.share(share) for share in group["share"]),
            side="middle",
        )
        for number, (part, group) in enumerate(by(rows, "part").items())
    )
    axis = Scale("share", low=0.0, high=1.0)
    return Chart(bars, Rows(texts(names)), axis, bars="stack", has_legend=True)


@cached
def done(plans: pd.DataFrame, *, unit: str = "", is_promised: bool = False) -> Figure:
    """What was done (solid) in front of what was planned (pale), with the share that it is.

    `plans`: name, planned, done, done_share. Less than the whole is a fault only of what was
    promised, and has the colour of bad news only there.
    """
    parts = (plans["done"] / plans["planned"].replace(0, float("nan"))).fillna(0)
    below: Role = "bad" if is_promised else "amount"
    whole = Bars(name=_("Planned"), values=(1.0,) * len(plans), roles="planned", thick=0.5)
    reached = Bars(
        name=_("Done"),
        column="done_share",
        values=numbers(parts),
        roles=tuple(below if share < 1 else "good" for share in parts),
        thick=0.24,
    )
    names = tuple(_done(row, unit, below) for row in records(plans))
    return Chart((whole, reached), Rows(names), Scale("share"))


def _rater(row: Record) -> Text:
    name = str(row["name"])
    return (name, Run(_("all the same"), "bad", is_bold=True)) if row["is_same"] else name


def _done(row: Record, unit: str, below: Role) -> Text:
    reached, planned = (words.number(row[part], unit) for part in ("done", "planned"))
    role = "good" if row["done"] >= row["planned"] else below
    state = {"good": _("✓ done"), "bad": _("✗ short")}.get(role, "")
    text = " ".join(filter(None, (words.share(row["done_share"]), state)))
    return (str(row["name"]), (f"{reached} / {planned}  ", Run(text, role)))
