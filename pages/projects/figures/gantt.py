"""Projects against their time: bars filled by progress, milestones, and why a light is on."""

import datetime as dt
from collections.abc import Callable

import pandas as pd

from pages.shared import theme, words
from pages.shared.charts.base import Row
from pages.shared.figures import (
    SMALL,
    Bars,
    Chart,
    Figure,
    Level,
    Points,
    Rows,
    Run,
    Scale,
    days,
    texts,
    width,
)
from pages.shared.figures.records import attributed
from pages.shared.theme import Role
from pages.shared.words import translate as _

STATES: dict[str, Role] = {"reached": "ink", "late": "ink", "overdue": "red", "unsaid": "other"}
ROOM = 290  # pixels of a line on the narrowest phone


def gantt(
    projects: pd.DataFrame,
    *,
    milestones: pd.DataFrame,
    today: dt.date,
    light_word: Callable[[str], str] = str,
) -> Figure:
    """Projects from start to due date, filled by progress, the line of the day through them.

    `projects`: project, started, due, finished, progress (0..100), light, why; sorted as shown. A
    name stands above its bar, so that the bars have the whole width of a phone.
    `milestones`: project, due, state; a diamond on the day that the plan sets.
    """
    starts, ends = _spans(projects, pd.Timestamp(today))
    reached = starts + (ends - starts) * (projects["progress"].fillna(0) / 100)
    first, last = starts.min(), max(ends.max(), pd.Timestamp(today))
    begun = days(starts)
    planned = Bars(name=_("To go"), values=days(ends), starts=begun, roles="planned", thick=0.34)
    ends_of = list(zip(projects["light"], begun, days(reached), strict=True))
    done = tuple(
        Bars(
            name=light_word(light),
            values=tuple(end if of == light else None for of, _start, end in ends_of),
            starts=tuple(start if of == light else None for of, start, _end in ends_of),
            roles=theme.light(light),
            thick=0.34,
        )
        for light in dict.fromkeys(projects["light"])
    )
    notes = _notes(projects, light_word)
    return Chart(
        (planned, *done, *_milestones(projects, milestones)),
        Rows(texts(projects["project"]), 44, beside=notes, is_named_above=True),
        Scale("time", low=first.date(), high=last.date(), is_shown=True),
        levels=(Level("today", today, words.date_of(today)),),
    )


def _spans(projects: pd.DataFrame, today: pd.Timestamp) -> tuple[pd.Series, pd.Series]:
    """Start and end of each bar; an undated project is a point."""
    starts, dues = pd.to_datetime(projects["started"]), pd.to_datetime(projects["due"])
    ends = dues.fillna(pd.to_datetime(projects["finished"])).fillna(starts).fillna(today)
    return starts.fillna(ends), ends


def _milestones(projects: pd.DataFrame, milestones: pd.DataFrame) -> tuple[Points, ...]:
    """Diamonds on the bars: filled when reached, red when missed, hollow when still to come; grey
    where a finished project notes no day."""
    state_names = {"overdue": _("missed"), "ahead": _("ahead"), "unsaid": _("no day noted")}
    rows = {name: row for row, name in enumerate(projects["project"])}
    drawn = milestones[milestones["project"].isin(rows)]
    return tuple(
        Points(
            name=state_names.get(str(state), _("Milestone reached")),
            values=days(pd.to_datetime(group["due"])),
            places=tuple(rows[name] for name in group["project"]),
            roles=STATES.get(str(state), "ink"),
            shape="diamond",
            size=9,
            is_hollow=state not in STATES,
        )
        for state, group in drawn.groupby("state")
    )


def _notes(projects: pd.DataFrame, light_word: Callable[[str], str]) -> tuple[Run, ...]:
    """Progress, light and reason of each; the reason alone where a phone has no room for both."""
    rows = list(attributed(projects))
    notes = tuple(_note(row, light_word(str(row.light))) for row in rows)
    named = zip(map(str, projects["project"]), notes, strict=True)
    if all(width(name, SMALL) + width(note.text, SMALL) < ROOM for name, note in named):
        return notes
    return tuple(_note(row, "" if row.why else light_word(str(row.light))) for row in rows)


def _note(row: Row, word: str) -> Run:
    share = "" if pd.isna(row.progress) else words.measure(row.progress, "%", decimals=0)
    text = " ".join(filter(None, (share, word)))
    parts = filter(None, (text, row.why))
    return Run(" · ".join(parts), theme.light(row.light))
