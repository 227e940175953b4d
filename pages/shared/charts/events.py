"""Forums, campaigns and changes of rules behind a course of time: bands, lines, and marks on the
lower edge."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Part, days_of, note, plain
from pages.shared.words import translate as _

NAMED = 2  # up to so many campaigns are named above their bands; of more, the last one
EDGE = 0.25  # a name begins or ends at its day within so much of an edge, and is else centred
LINE = 18  # the height of a line of names, in pixels
SAID = 3  # up to so many forums are named on the figure; the others on pointing at them


@dataclass(frozen=True)
class Happenings:
    """What a figure draws of its events."""

    shapes: list[Part]
    notes: list[Part]
    traces: list[Part]
    head: int  # the room that the names need above the figure, in pixels


NOTHING = Happenings([], [], [], 0)


def happenings(events: pd.DataFrame, first: dt.date, last: dt.date, *, floor: float) -> Happenings:
    """The events between two days; `floor` is where, on the y axis, the forums' marks stand.

    `events`: label, kind (forum, campaign, rule), starts, ends, forum_no, rule, detail.
    """
    seen = events[(events["ends"] >= first) & (events["starts"] <= last)]
    campaigns, forums = seen[seen["kind"] == "campaign"], seen[seen["kind"] == "forum"]
    rules = rules_of(seen, first, last, floor=floor, above=LINE if len(campaigns) else 0)
    return Happenings(
        [*_bands(campaigns), *rules.shapes],
        [*_names(campaigns), *rules.notes],
        [*_marks(forums, floor), *_spoken(campaigns, floor), *rules.traces],
        max(28 if len(campaigns) else 8, rules.head),
    )


def rules_of(
    events: pd.DataFrame | None, first: dt.date, last: dt.date, *, floor: float, above: int = 0
) -> Happenings:
    """The changes of rules alone: dashed lines with a diamond at the foot, named at the head."""
    if events is None:
        return NOTHING
    seen = events[(events["ends"] >= first) & (events["starts"] <= last)]
    rules = seen[seen["kind"] == "rule"]
    if rules.empty:
        return NOTHING
    names = [words.rule_change(*pair) for pair in zip(rules["rule"], rules["label"], strict=True)]
    told = rules.assign(name=names)
    named = told if len(told) <= NAMED else told.tail(1)
    span = (pd.Timestamp(last) - pd.Timestamp(first)) or pd.Timedelta(days=1)
    notes = [
        _rule_name(name, day, (day - pd.Timestamp(first)) / span, above)
        for name, day in zip(named["name"], named["starts"], strict=True)
    ]
    lines = [_rule_line(day) for day in days_of(rules["starts"])]
    return Happenings(lines, notes, [_rule_marks(told, floor)], above + LINE + 10)


def _rule_name(name: str, day: dt.date, place: float, above: int) -> Part:
    anchor = "left" if place < EDGE else "right" if place > 1 - EDGE else "center"
    font = {"size": 13, "color": theme.OTHER_INK}
    look: Part = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": above, "font": font}
    return note(plain(f"◆ {name}"), x=f"{day:%Y-%m-%d}", xanchor=anchor, **look)


def _rule_line(day: str) -> Part:
    line = {"color": theme.OTHER_INK, "width": 1.5, "dash": "dash"}
    place: Part = {"x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return {"type": "line", "line": line, **place}


def _rule_marks(rules: pd.DataFrame, floor: float) -> Part:
    """What changed and how, on pointing at the foot of a line."""
    dates = [words.date_of(day) for day in rules["starts"]]
    told = map(words.rule_detail, rules["rule"], rules["detail"])
    names, details = map(plain, rules["name"]), map(plain, told)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": days_of(rules["starts"]),
        "y": [floor] * len(rules),
        "customdata": list(zip(names, details, dates, strict=True)),
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        "marker": {"symbol": "diamond", "size": 11, "color": theme.OTHER_INK},
        "cliponaxis": False,
    }


def _bands(campaigns: pd.DataFrame) -> list[Part]:
    spans = zip(days_of(campaigns["starts"]), days_of(campaigns["ends"]), strict=True)
    band = {"type": "rect", "layer": "below", "yref": "paper", "y0": 0, "y1": 1}
    look = {"fillcolor": theme.BAND, "line": {"width": 0}}
    return [{**band, **look, "x0": start, "x1": end} for start, end in spans]


def _names(campaigns: pd.DataFrame) -> list[Part]:
    campaigns = campaigns if len(campaigns) <= NAMED else campaigns.tail(1)
    middle = campaigns["starts"] + (campaigns["ends"] - campaigns["starts"]) / 2
    font = {"size": 13, "color": theme.BAND_INK}
    return [
        note(plain(label), x=day, yref="paper", y=1, yanchor="bottom", font=font)
        for label, day in zip(campaigns["label"], days_of(middle), strict=True)
    ]


def _spoken(campaigns: pd.DataFrame, floor: float) -> list[Part]:
    """What each band is, on pointing at its foot, where not all are named."""
    if len(campaigns) <= NAMED:
        return []
    middle = campaigns["starts"] + (campaigns["ends"] - campaigns["starts"]) / 2
    days = [words.span(*pair) for pair in zip(campaigns["starts"], campaigns["ends"], strict=True)]
    mark: Part = {
        "type": "scatter",
        "mode": "markers",
        "x": days_of(middle),
        "y": [floor] * len(campaigns),
        "customdata": list(zip(map(plain, campaigns["label"]), days, strict=True)),
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        "marker": {"symbol": "square", "size": 9, "color": theme.BAND_INK},
        "cliponaxis": False,
    }
    return [mark]


def _marks(forums: pd.DataFrame, floor: float) -> list[Part]:
    if forums.empty:
        return []
    names = [
        plain(_("Forum {number}", number=int(number))) + "\N{NO-BREAK SPACE}"
        for number in forums["forum_no"]
    ]
    dates = [words.date_of(day) for day in forums["starts"]]
    themes = [plain(label) for label in forums["label"]]
    mark: Part = {
        "type": "scatter",
        "mode": "markers+text" if len(forums) <= SAID else "markers",
        "x": days_of(forums["starts"]),
        "y": [floor] * len(forums),
        "text": [f"{name}\N{NO-BREAK SPACE}" for name in names],
        "textposition": "middle left",
        "textfont": {"size": 13, "color": theme.MUTED},
        "customdata": list(zip(names, themes, dates, strict=True)),
        "hovertemplate": "%{customdata[0]}  %{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        "marker": {"symbol": "triangle-up", "size": 10, "color": theme.OTHER_INK},
        "cliponaxis": False,
    }
    return [mark]
