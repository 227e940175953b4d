"""What all figures share: the template, the escaping of words, the ticks of a time axis."""

import datetime as dt
import html
from collections.abc import Mapping, Sequence

import pandas as pd

from pages.shared import theme, words

Figure = dict[str, object]
Part = dict[str, object]

CITIES = "cities"  # the meta of a trace whose marks are cities: the last of their customdata
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
MOST_TICKS = 8  # in two lines of a few characters, eight fit a phone


def figure(traces: Sequence[Part], *, height: int, **layout: object) -> Figure:
    """Traces and layout under the house's template."""
    return {
        "data": list(traces),
        "layout": {"template": theme.TEMPLATE, "height": height, **layout},
    }


def plain(text: object) -> str:
    """Text that Plotly shows as written: its labels would take tags from a cell as markup."""
    return html.escape(" ".join(str(text).split()), quote=False)


def coloured(text: object, colour: str, *, bold: bool = False) -> str:
    """Escaped text in a colour, for a label that stands for a line."""
    inner = f"<b>{plain(text)}</b>" if bold else plain(text)
    return f'<span style="color:{colour}">{inner}</span>'


def beneath(label: str, text: str) -> str:
    """A label of a row, and a smaller line under it; the label is already escaped."""
    return f'{label}<br><span style="font-size:12px;color:{theme.MUTED}">{plain(text)}</span>'


def width(text: str, size: int) -> float:
    """About how many pixels a line of text takes: a Chinese character is a square."""
    return sum(size if ord(character) > 0x2E7F else size * 0.6 for character in text)


def note(text: str, **place: object) -> Part:
    """An annotation without an arrow; `text` is already escaped."""
    font = {"size": 13, "color": theme.MUTED}
    return {"text": text, "showarrow": False, "font": font, **place}


def days_of(column: pd.Series) -> list[str]:
    """Dates as Plotly reads them; an empty one stays empty, which the few that have one know."""
    return [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in column]  # type: ignore[misc]


def ticks(ends: Sequence[dt.date], *, most: int = MOST_TICKS) -> Part:
    """The tick settings of a time axis: months in the chosen language, a year where it turns."""
    days = sorted(set(ends))
    if len(days) > 1 and _is_yearly(days):
        shown = days[:: -(-len(days) // most)]
        return _ticks(shown, [words.year(day.year) for day in shown])
    step = next((s for s in MONTH_STEPS if _months(days) / s < most), MONTH_STEPS[-1])
    last = days[-1]
    shown = [day for day in days if (_month(last) - _month(day)) % step == 0]
    shown = list({_month(day): day for day in shown}.values())
    years = [day.year for day in shown]
    turns = [i == 0 or years[i] != years[i - 1] for i in range(len(shown))]
    pairs = zip(shown, turns, strict=True)
    return _ticks(shown, [words.month_tick(day, with_year=turn) for day, turn in pairs])


def _ticks(days: Sequence[dt.date], texts: Sequence[str]) -> Part:
    values = [f"{day:%Y-%m-%d}" for day in days]
    font = {"size": 12, "color": theme.MUTED}
    return {"tickmode": "array", "tickvals": values, "ticktext": list(texts), "tickfont": font}


def _is_yearly(days: Sequence[dt.date]) -> bool:
    return len({day.month for day in days}) == 1 and _months(days) >= 12 * (len(days) - 1)


def _months(days: Sequence[dt.date]) -> int:
    return _month(days[-1]) - _month(days[0])


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month


def periods(rows: pd.DataFrame) -> list[str]:
    """The period of each row in words, from its period_start, period_end and grain."""
    parts = zip(rows["period_start"], rows["period_end"], rows["grain"], strict=True)
    return [words.period(start, end, grain) for start, end, grain in parts]


def by(rows: pd.DataFrame, column: str) -> Mapping[str, pd.DataFrame]:
    """The rows of each value of a column, in the order of their first appearance."""
    return {str(name): group for name, group in rows.groupby(column, sort=False)}
