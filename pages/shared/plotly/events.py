"""Events behind a course: bands, lines, and marks on the lower edge."""

import datetime as dt
from dataclasses import dataclass, field

from pages.shared import theme
from pages.shared.figures import SMALL, Chart, Event, Periods, foot, named
from pages.shared.plotly.base import LABEL, LINE, Part, markup, note

EDGE = 0.25  # a name begins or ends at its day within so much of an edge, and is else centred
SAID = 3  # up to so many forums are named on the figure; the others on pointing at them
SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Happenings:
    """What a figure draws of its events; `head` is the room that their names need, in pixels."""

    shapes: list[Part] = field(default_factory=list)
    notes: list[Part] = field(default_factory=list)
    traces: list[Part] = field(default_factory=list)
    head: int = 0


def happenings(chart: Chart) -> Happenings:
    """The events of a course."""
    if not chart.events or not isinstance(chart.places, Periods):
        return Happenings()
    periods = chart.places
    of = {kind: [event for event in chart.events if event.kind == kind] for kind in _KINDS}
    campaigns, forums, rules, measures = (of[kind] for kind in _KINDS)
    is_named = any(event.name for event in (*campaigns, *measures))
    first, last = periods.days[0], periods.days[-1]
    above = LINE if is_named else 0
    return Happenings(
        [*map(_band, campaigns), *map(_begun, measures), *map(_changed, rules)],
        [
            *map(_campaign, named(campaigns)),
            *map(_numbers, measures),
            *(
                _rule(event, (event.starts - first) / ((last - first) or _DAY), above)
                for event in named(rules)
            ),
        ],
        _marks(forums, campaigns, rules, foot(chart)),
        above + LINE + 10 if rules else 28 if is_named else 0,
    )


_KINDS = ("campaign", "forum", "rule", "measure")
_DAY = dt.timedelta(days=1)


def _middle(event: Event) -> str:
    return (event.starts + (event.ends - event.starts) / 2).isoformat()


def _band(event: Event) -> Part:
    ends = {"x0": event.starts.isoformat(), "x1": event.ends.isoformat(), "y0": 0, "y1": 1}
    look = {"fillcolor": theme.BAND, "line": {"width": 0}}
    return {"type": "rect", "layer": "below", "yref": "paper", **ends, **look}


def _upright(event: Event, **line: object) -> Part:
    day = event.starts.isoformat()
    place = {"x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return {"type": "line", **place, "line": {"color": theme.OTHER_INK, **line}}


def _begun(event: Event) -> Part:
    return _upright(event, width=1, dash="dot")


def _changed(event: Event) -> Part:
    return _upright(event, width=1.5, dash="dash")


def _campaign(event: Event) -> Part:
    font = {"size": LABEL, "color": theme.BAND_INK}
    return note(event.name, x=_middle(event), yref="paper", y=1, yanchor="bottom", font=font)


def _numbers(event: Event) -> Part:
    return note(event.name, x=event.starts.isoformat(), yref="paper", y=1, yanchor="bottom")


def _rule(event: Event, share: float, above: int) -> Part:
    anchor = "left" if share < EDGE else "right" if share > 1 - EDGE else "center"
    look: Part = {"font": {"size": LABEL, "color": theme.OTHER_INK}, "xanchor": anchor}
    place: Part = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": above}
    return note(f"◆ {event.name}", x=event.starts.isoformat(), **place, **look)


def _marks(
    forums: list[Event], campaigns: list[Event], rules: list[Event], floor: float
) -> list[Part]:
    """Marks at the foot of the figure, which say more on pointing at them."""
    parts = [event for event in campaigns if event.name]
    spoken = parts if len(named(parts)) < len(parts) else []
    found = [
        _foot(forums, "triangle-up", 10, theme.OTHER_INK, floor),
        _foot(spoken, "square", 9, theme.BAND_INK, floor),
        _foot(rules, "diamond", 11, theme.OTHER_INK, floor),
    ]
    if forums and len(forums) <= SAID:
        found[0] |= {
            "mode": "markers+text",
            "text": [f"{markup(event.name)}{SPACE * 2}" for event in forums],
            "textposition": "middle left",
            "textfont": {"size": SMALL + 1, "color": theme.MUTED},
        }
    return [trace for trace in found if trace["x"]]


def _foot(events: list[Event], symbol: str, size: int, colour: str, floor: float) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_middle(event) for event in events],
        "y": [floor] * len(events),
        "customdata": [[markup(event.name), markup(event.detail)] for event in events],
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        "marker": {"symbol": symbol, "size": size, "color": colour},
        "showlegend": False,
        "cliponaxis": False,
    }
