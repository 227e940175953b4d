"""The task office: people on loan by source, and a campaign's indicator against its target."""

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, by, coloured, days_of, figure, note, plain, ticks
from pages.shared.words import translate as _

LEGEND = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}


def lent(people: pd.DataFrame) -> Figure:
    """People on loan over time, stacked by source.

    `people`: day, part, count.
    """
    days = sorted(set(pd.to_datetime(people["day"])))
    bars: list[Part] = [
        {
            "type": "bar",
            "name": plain(part),
            "x": days_of(pd.to_datetime(group["day"])),
            "y": group["count"].tolist(),
            "marker": {"color": theme.CATEGORIES[number % len(theme.CATEGORIES)]},
            "hoverinfo": "skip",
        }
        for number, (part, group) in enumerate(by(people, "part").items())
    ]
    return figure(
        bars,
        height=300,
        barmode="stack",
        showlegend=True,
        legend=LEGEND,
        margin={"l": 4, "r": 4, "t": 36, "b": 4},
        xaxis={"type": "date", **ticks([day.date() for day in days], most=6)},
        yaxis={"showgrid": True, "rangemode": "tozero", "nticks": 5},
    )


def burn_up(values: pd.DataFrame, *, of: pd.Series) -> Figure:
    """Our value before, during (shaded) and after a campaign, its target as a line, with ranks.

    `values`: period_end, phase, value, rank, ranked. `of`: the campaign's started, ended, target
    and unit.
    """
    days = days_of(pd.to_datetime(values["period_end"]))
    line: Part = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": days,
        "y": values["value"].tolist(),
        "line": {"color": theme.HOME, "width": 3},
        "marker": {"size": 9},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    low, high = _range(values, of)
    return figure(
        [line],
        height=340,
        shapes=[_campaign(of), *_target(of)],
        annotations=[*_ranks(values, days), *_goal(of)],
        margin={"l": 4, "r": 20, "t": 12, "b": 4},
        xaxis={"type": "date", **ticks(list(values["period_end"]), most=6)},
        yaxis={"showgrid": True, "nticks": 6, "range": [low, high]},
    )


def _range(values: pd.DataFrame, of: pd.Series) -> tuple[float, float]:
    seen = [float(value) for value in values["value"]]
    seen += [] if pd.isna(of["target"]) else [float(of["target"])]
    room = (max(seen) - min(seen) or 1.0) * 0.2
    return min(seen) - room, max(seen) + room


def _campaign(of: pd.Series) -> Part:
    place = {"type": "rect", "layer": "below", "yref": "paper", "y0": 0, "y1": 1}
    look = {"fillcolor": theme.BAND, "line": {"width": 0}}
    return {**place, **look, "x0": f"{of['started']:%Y-%m-%d}", "x1": f"{of['ended']:%Y-%m-%d}"}


def _target(of: pd.Series) -> list[Part]:
    if pd.isna(of["target"]):
        return []
    line = {"color": theme.OTHER_INK, "width": 2, "dash": "dot"}
    ends = {"x0": 0, "x1": 1, "y0": float(of["target"]), "y1": float(of["target"])}
    return [{"type": "line", "xref": "paper", "line": line, **ends}]


def _goal(of: pd.Series) -> list[Part]:
    if pd.isna(of["target"]):
        return []
    said = _("Target {value}", value=words.number(of["target"], of["unit"]))
    place: Part = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "bottom"}
    return [note(plain(said), y=float(of["target"]), **place)]


def _ranks(values: pd.DataFrame, days: list[str]) -> list[Part]:
    """The rank in the last period before the campaign, and in the latest one."""
    before = [place for place, phase in enumerate(values["phase"]) if phase == "before"]
    ends = {*before[-1:], len(values) - 1}
    return [
        note(
            coloured(words.place(row["rank"], row["ranked"]), theme.HOME, bold=True),
            x=days[place],
            y=float(row["value"]),
            yanchor="bottom",
            yshift=10,
            xanchor="right",
        )
        for place in sorted(ends)
        if not pd.isna((row := values.iloc[place])["rank"])
    ]
