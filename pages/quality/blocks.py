"""What waits to be settled or was settled: faults, doubts, questions, ranks announced otherwise."""

import pandas as pd

from pages.quality import columns
from pages.shared import warehouse
from pages.shared.capture.stamp import Stamp
from pages.shared.components.chart import show_listing
from pages.shared.components.lost import show_left_aside
from pages.shared.components.text import show_heading
from pages.shared.findings import columns as shared_columns
from pages.shared.findings import doubts as doubts_found
from pages.shared.findings import quality as findings
from pages.shared.words import translate as _

FIRST = 10


def show_summary(
    reminders: pd.DataFrame,
    faults: pd.DataFrame,
    fresh: pd.DataFrame,
    aside: pd.DataFrame,
    subject: str,
) -> None:
    """What is owed, overdue and to be mended, as the page's title.

    Whose a faulty row is nobody knows, so that a reader of one unit is told nothing of them.
    """
    said = findings.summary(reminders, faults, fresh, aside)
    if warehouse.own_unit() is not None:
        said = findings.owed(reminders)
    show_heading(said, subject)


def show_unsettled(faults: pd.DataFrame, stamp: Stamp) -> None:
    """What the rows leave open: faulty cells, ticked doubts, dates that cannot be, questions."""
    _show_open_faults(faults, stamp)
    _show_confirmed_doubts(stamp)
    _show_date_faults(stamp)
    _show_open_questions(stamp)


def _show_open_faults(faults: pd.DataFrame, stamp: Stamp) -> None:
    """The uploads that are damaged and the faulty cells left out, until somebody mends them."""
    show_left_aside(stamp)
    if warehouse.own_unit() is not None:
        return
    show_listing(
        faults,
        key="faults",
        title=findings.open_faults(faults),
        subject=_("Left out until mended · all uploads"),
        columns=shared_columns.open_faults(),
        stamp=stamp,
    )


def _show_confirmed_doubts(stamp: Stamp) -> None:
    """The values that looked like slips and were ticked as right; nothing where none was.

    A build that was made before the board kept them tells of none.
    """
    try:
        doubts = warehouse.query("confirmed_doubts")
    except warehouse.OlderBuildError:
        return
    if doubts.empty:
        return
    show_listing(
        doubts_found.in_words(doubts),
        key="confirmed",
        title=doubts_found.confirmed(len(doubts)),
        subject=_("They looked like slips, and were ticked as right when loaded · all uploads"),
        columns=columns.confirmed_doubts(),
        stamp=stamp,
        limit=FIRST,
    )


def _show_open_questions(stamp: Stamp) -> None:
    """What else the rows leave open, and the board does not guess; nothing when none is open."""
    questions = warehouse.query("open_questions")
    if questions.empty:
        return
    show_listing(
        questions,
        key="questions",
        title=findings.open_questions(questions),
        subject=_("Not guessed; to be settled in the sheet · all uploads"),
        columns=columns.open_questions(),
        stamp=stamp,
        sources=lambda: warehouse.query("open_questions"),
        limit=FIRST,
    )


def _show_date_faults(stamp: Stamp) -> None:
    """The dates that cannot be, and what the board does with each; nothing, when all can be."""
    faults = warehouse.query("date_faults")
    if faults.empty:
        return
    show_listing(
        faults,
        key="date_faults",
        title=findings.date_faults(faults),
        subject=_("Out of order, ahead of their upload or against their row · all uploads"),
        columns=shared_columns.date_faults(),
        stamp=stamp,
        sources=lambda: warehouse.query("date_faults"),
        limit=FIRST,
    )


def show_announced(announced: pd.DataFrame, stamp: Stamp) -> None:
    """The announced ranks that differ from those which the values give."""
    show_listing(
        announced,
        key="announced",
        title=findings.announced(announced),
        subject=_("Announced against computed · all indicators"),
        columns=columns.announced(),
        stamp=stamp,
        sources=lambda: warehouse.query("announced_sources"),
        limit=FIRST,
    )
