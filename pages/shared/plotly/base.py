"""What all drawings share: the template, the escaping of words, the names of periods."""

import datetime as dt
import html
from collections.abc import Sequence

from pages.shared import theme, words
from pages.shared.figures import SMALL, Periods, Run, Text, lines

Drawing = dict[str, object]
Part = dict[str, object]

CITIES = "cities"  # the meta of a trace whose marks are cities: the last of their customdata
LABEL = 13  # the size of a label, in pixels
LINE = 18  # the height of a line of names, in pixels
LEGEND = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"}
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)


def drawing(traces: Sequence[Part], *, height: float, **layout: object) -> Drawing:
    """Traces and layout under the house's template."""
    return {
        "data": list(traces),
        "layout": {"template": theme.TEMPLATE, "height": height, **layout},
    }


def escaped(text: str) -> str:
    """Text that Plotly shows as written: its labels would take tags from a cell as markup."""
    return html.escape(" ".join(text.split()), quote=False)


def markup(text: Text) -> str:
    """A text as Plotly's markup, line by line, its words escaped."""
    if isinstance(text, str):
        return "<br>".join(map(escaped, text.split("\n")))
    return "<br>".join("".join(map(_piece, line)) for line in lines(text))


def _piece(piece: str | Run) -> str:
    if isinstance(piece, str):
        return html.escape(piece, quote=False)
    text = f"<b>{escaped(piece.text)}</b>" if piece.is_bold else escaped(piece.text)
    look = f"font-size:{SMALL}px;" if piece.is_small else ""
    look += f"color:{theme.ink(piece.role)}" if piece.role else ""
    return f'<span style="{look}">{text}</span>' if look else text


def note(text: Text, **place: object) -> Part:
    """An annotation without an arrow."""
    font = {"size": LABEL, "color": theme.MUTED}
    return {"text": markup(text), "showarrow": False, "font": font, **place}


def iso(value: object) -> object:
    """A day as Plotly reads it; a number or a gap as it is."""
    return value.isoformat() if isinstance(value, dt.date) else value


def ticks(periods: Periods) -> Part:
    """Which periods a time axis names: months in the chosen language, a year where it turns."""
    days, most = periods.days, periods.most
    if periods.is_named_at_ends:
        ends = dict.fromkeys((0, len(days) - 1))
        return _ticks([days[at] for at in ends], [escaped(periods.names[at]) for at in ends])
    days = tuple(sorted(set(days)))
    if len(days) > 1 and _is_yearly(days):
        shown = days[:: -(-len(days) // most)]
        return _ticks(shown, [words.year(day.year) for day in shown])
    step = next((s for s in MONTH_STEPS if _months(days) / s < most), MONTH_STEPS[-1])
    last = days[-1]
    shown = tuple(day for day in days if (_month(last) - _month(day)) % step == 0)
    shown = tuple({_month(day): day for day in shown}.values())
    years = [day.year for day in shown]
    turns = [at == 0 or years[at] != years[at - 1] for at in range(len(shown))]
    pairs = zip(shown, turns, strict=True)
    return _ticks(shown, [words.month_tick(day, with_year=turn) for day, turn in pairs])


def _ticks(days: Sequence[dt.date], texts: Sequence[str]) -> Part:
    font = {"size": SMALL, "color": theme.MUTED}
    values = [day.isoformat() for day in days]
    return {"tickmode": "array", "tickvals": values, "ticktext": list(texts), "tickfont": font}


def _is_yearly(days: Sequence[dt.date]) -> bool:
    return len({day.month for day in days}) == 1 and _months(days) >= 12 * (len(days) - 1)


def _months(days: Sequence[dt.date]) -> int:
    return _month(days[-1]) - _month(days[0])


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month
