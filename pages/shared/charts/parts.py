"""Counts made of parts, and places over time: what the league, the lists and the ledger are of."""

from collections.abc import Mapping

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Figure, Part, coloured, days_of, figure, note, plain, ticks
from pages.shared.words import translate as _

LEGEND = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}
ABOVE = 60  # a legend of two lines, as on a phone
ROOM = 1.18  # for the total beside the longest bar


def stacked(
    rows: pd.DataFrame, *, colours: Mapping[str, str], row: int = 34, is_told: bool = True
) -> Figure:
    """Bars of counts, each parted by colour, its whole beside it; a target is a mark across it.

    `rows`: name, target (may be missing), and a column of counts for each part that `colours`
    names, in the frame's order; `is_told` writes the counts into the parts, where they fit.
    """
    places = list(range(len(rows)))
    whole, aims = rows[list(colours)].sum(axis=1), rows["target"].fillna(0)
    bars: list[Part] = [
        {
            "type": "bar",
            "orientation": "h",
            "name": plain(part),
            "x": rows[part].tolist(),
            "y": places,
            "width": 0.6,
            "text": [words.number(count, "") if count and is_told else "" for count in rows[part]],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"size": 12, "color": theme.INK if colour == theme.OTHER else theme.PAPER},
            "marker": {"color": colour},
            "hoverinfo": "skip",
        }
        for part, colour in colours.items()
    ]
    totals = [
        note(words.number(total, ""), x=max(total, aim), y=place, xanchor="left", xshift=8)
        | {"font": {"size": 13, "color": theme.INK}}
        for place, (total, aim) in enumerate(zip(whole, aims, strict=True))
    ]
    reach = max(float(whole.max()), float(aims.max()), 1.0)
    return figure(
        [*bars, *_targets(rows)],
        height=ABOVE + 24 + row * len(rows),
        barmode="stack",
        uniformtext={"minsize": 12, "mode": "hide"},  # a count that does not fit is left out
        showlegend=True,
        legend=LEGEND,
        margin={"l": 4, "r": 4, "t": ABOVE, "b": 4},
        annotations=totals,
        xaxis={"visible": False, "range": [0, reach * ROOM]},
        yaxis={
            "range": [len(rows) - 0.5, -0.5],
            "tickmode": "array",
            "tickvals": places,
            "ticktext": [plain(name) for name in rows["name"]],
            "tickfont": {"size": 13, "color": theme.INK},
            "ticklabelstandoff": 8,
        },
    )


def _targets(rows: pd.DataFrame) -> list[Part]:
    aims = rows["target"].notna().to_numpy()
    if not aims.any():
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": plain(_("Target")),
            "x": rows.loc[aims, "target"].tolist(),
            "y": [place for place, aimed in enumerate(aims) if aimed],
            "marker": {"symbol": "line-ns-open", "size": 22, "line": {"width": 3}}
            | {"color": theme.INK},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]


def flags(months: pd.DataFrame) -> Figure:
    """Red flags (well done) and yellow ones (overdue) of each month, side by side.

    `months`: month, red_flags, yellow_flags.
    """
    days = pd.to_datetime(months["month"])
    kinds = {"red_flags": (_("Red flags"), theme.HOME), "yellow_flags": (_("Yellow flags"), "")}
    bars: list[Part] = [
        {
            "type": "bar",
            "name": plain(name),
            "x": days_of(days),
            "y": months[column].tolist(),
            "text": [str(int(count)) if count else "" for count in months[column]],
            "textposition": "outside",
            "textangle": 0,
            "cliponaxis": False,
            "marker": {"color": colour or theme.AMBER},
            "hoverinfo": "skip",
        }
        for column, (name, colour) in kinds.items()
    ]
    return figure(
        bars,
        height=280,
        barmode="group",
        showlegend=True,
        legend=LEGEND,
        margin={"l": 4, "r": 4, "t": ABOVE, "b": 4},
        xaxis={"type": "date", **ticks([day.date() for day in days], most=6)},
        yaxis={"visible": False, "rangemode": "tozero"},
    )


def standings(ranks: pd.DataFrame) -> Figure:
    """Each unit's place from period to period, its name at the end; who moved has a colour.

    `ranks`: name, period_end, period (in words), rank; in order of time, every name at most once
    a period.
    """
    periods = dict(zip(days_of(pd.to_datetime(ranks["period_end"])), ranks["period"], strict=True))
    ends = list(dict.fromkeys((next(iter(periods)), list(periods)[-1])))  # a phone has room for two
    end, lines, names = ends[-1], [], []
    for name, group in ranks.groupby("name", sort=False):
        colour = _moved(group)
        lines.append(_line(str(name), group, colour))
        if f"{group['period_end'].iloc[-1]:%Y-%m-%d}" == end:
            said = f"{int(group['rank'].iloc[-1])} {name}"
            place = {"x": end, "y": float(group["rank"].iloc[-1]), "xshift": 12}
            names.append(note(coloured(said, colour), xanchor="left", **place))
    last = float(ranks["rank"].max())
    return figure(
        lines,
        height=72 + 26 * int(last),
        margin={"l": 48, "r": 132, "t": 8, "b": 32},
        annotations=names,
        xaxis={
            "type": "date",
            "tickmode": "array",
            "tickvals": ends,
            "ticktext": [plain(periods[day]) for day in ends],
            "tickfont": {"size": 12, "color": theme.MUTED},
            "automargin": False,
            "range": [ends[0], end],  # of its own accord it would make room for the names again
        },
        yaxis={"visible": False, "range": [last + 0.6, 0.4]},
    )


def _line(name: str, group: pd.DataFrame, colour: str) -> Part:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(name),
        "x": days_of(pd.to_datetime(group["period_end"])),
        "y": group["rank"].tolist(),
        "customdata": [[plain(period)] for period in group["period"]],
        "line": {"color": colour, "width": 2},
        "marker": {"size": 7},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _moved(group: pd.DataFrame) -> str:
    climbed = float(group["rank"].iloc[0]) - float(group["rank"].iloc[-1])
    if not climbed:
        return theme.OTHER_INK
    return theme.good() if climbed > 0 else theme.bad()
