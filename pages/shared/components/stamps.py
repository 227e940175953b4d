"""The trust stamp: how fresh and how complete, whether invented, and which cells it stems from."""

import pandas as pd
import streamlit as st

from pages.shared import warehouse, words
from pages.shared.capture.screen import Sources
from pages.shared.capture.stamp import Stamp
from pages.shared.components.tables import show_table
from pages.shared.components.text import badge, md
from pages.shared.components.views import View
from pages.shared.etl import losses, statements
from pages.shared.findings import carried as carried_over
from pages.shared.findings import facts
from pages.shared.findings import sources as cited
from pages.shared.findings import waiting as findings
from pages.shared.findings.column import Column, Columns
from pages.shared.words import translate as _
from runtime.cache import cached


@warehouse.cached_on_build
def ranking_stamp(cities: pd.DataFrame, view: View) -> Stamp:
    """The stamp of one indicator or scheme, group and period, from the rows of its ranking."""
    missing, waiting = cities.loc[cities["rank"].isna(), "city"], view.waiting()
    chosen = waiting[waiting["period_end"].map(pd.Timestamp) == pd.Timestamp(view.period.end)]
    if len(chosen):  # nobody is ranked in it, but somebody has reported
        missing = pd.Series(chosen["missing"].iloc[0].split("、"))
    return Stamp(
        as_of=view.period.words,
        reported=len(cities) - len(missing),
        members=len(cities),
        missing=words.join(missing),
        waiting=_("; ").join(
            said
            for said in (findings.announced(waiting, is_scheme=view.is_scheme), carried(view))
            if said
        ),
        is_index=view.is_scheme,
        source=words.join(cities["source"].dropna().unique()),
        is_demo=bool(cities["is_demo"].any()),
        is_approx=bool(cities["is_approx"].any()),
    )


@warehouse.cached_on_build
def carried(view: View) -> str:
    """By which year's weights or target a view of a newer year is reckoned; else nothing."""
    kind = "weights" if view.is_scheme else "target"
    rows = warehouse.query("carried_over", kind=kind, subject=view.of.name)
    return carried_over.sentence(kind, rows[rows["year"] == view.period.end.year])


@cached
def gaps_stamp(gaps: pd.DataFrame) -> Stamp:
    """The stamp of gaps in several indicators: as of the newest of them."""
    return Stamp(as_of=words.date_of(gaps["newest"].max()), is_demo=bool(gaps["is_demo"].any()))


def show_stamp(stamp: Stamp) -> None:
    """The day and whether figures are invented, as badges of a page's header, which is a row."""
    if stamp.as_of:
        st.markdown(badge(stamp.as_of, "gray", icon=":material/event:"))
    if said := _demo_word(stamp):
        st.markdown(badge(said, "orange"))


def show_limit() -> None:
    """That only one unit's rows are shown, as a badge of a page's header."""
    if said := losses.limit():
        st.markdown(badge(said, "blue", icon=":material/filter_alt:"))


def _demo_word(stamp: Stamp) -> str:
    if not stamp.is_demo:
        return ""
    return _("Holds demo data") if stamp.is_mixed else _("Demo data")


@warehouse.cached_on_build
def special(stamp: Stamp, said: str) -> str:
    """What of a figure's stamp neither the page's header nor `said`, its title, says already."""
    page = stamp_of(warehouse.query("board"))
    is_complete = stamp.reported == stamp.members
    parts = (
        _("Data as of {period}", period=stamp.as_of)
        if stamp.as_of and stamp.as_of != page.as_of and stamp.as_of not in said
        else "",
        "" if is_complete else stamp.coverage,
        "" if is_complete else stamp.left_out,
        stamp.waiting,
        _("approximate") if stamp.is_approx else "",
        # Beside real figures an invented one says so itself; else the page's header does.
        _demo_word(stamp) if page.is_mixed else "",
        _("Source: {source}", source=stamp.source) if stamp.source and not stamp.is_demo else "",
    )
    return " · ".join(part for part in parts if part)


def show_sources(sources: Sources, *, is_demo: bool = False, page: str = "") -> None:
    """The cells behind figures: where the first stands in a sentence, then all of them.

    `page`: of its facts it says first how they are counted.
    """
    for rule in facts.rules(page):
        st.caption(md(rule))
    found = sources()
    said = [cited.first_cell(found), _("Demo data") if is_demo else ""]
    st.markdown(md(" · ".join(part for part in said if part)))
    cells = statements.with_statements(_worded(found))
    known = {name: said for name, said in _source_columns().items() if name in cells}
    show_table(cells, known, name=_("Source"))


def _worded(cells: pd.DataFrame) -> pd.DataFrame:
    """Periods in words; and until when a value counted, where one was corrected."""
    said = words.with_periods(cells) if "period_end" in cells else cells
    if "is_current" not in cells or cells["is_current"].all():
        return said
    pairs = zip(said["is_current"], said["replaced_at"], strict=True)
    return said.assign(state=[_state(is_current, at) for is_current, at in pairs])


def _state(is_current: bool, replaced_at: pd.Timestamp) -> str:
    if is_current:
        return _("in force")
    if pd.isna(replaced_at):
        return _("no longer in force")
    return _("until {day}", day=words.date_of(replaced_at))


def _source_columns() -> Columns:
    return {
        "about": _("Figure"),
        "period": _("Period"),
        "written": _("As written"),
        "state": _("Counts"),
        "file": _("File"),
        "sheet": _("Sheet"),
        "cell": _("Cell"),
        "stated": Column(_("Stated by"), is_unbroken=True),
        "loaded_by": _("Loaded by"),
        "loaded_at": _("Loaded at"),
    }


@cached
def stamp_of(board: pd.DataFrame) -> Stamp:
    """The stamp of the whole board, from its one row."""
    row = board.iloc[0]
    return Stamp(
        as_of=words.date_of(row["as_of"]),
        is_demo=bool(row["is_demo"]),
        is_mixed=bool(row["is_mixed"]),
    )


def show_footer(board: pd.DataFrame) -> None:
    """What every page rests on: how fresh, which build, from how many uploads, invented or not."""
    st.caption(md(_rests_on(board)), text_alignment="center")


@cached
def _rests_on(board: pd.DataFrame) -> str:
    row = board.iloc[0]
    parts = [
        *_days(row),
        _("Build {number}", number=int(row["build"])),
        words.plural("{count} upload in force", "{count} uploads in force", int(row["uploads"])),
        *_demo(row),
    ]
    return " · ".join(filter(None, parts))


def _days(row: pd.Series) -> list[str]:
    """The day of the ledgers and that of the latest period, of those that the board has."""
    pieces = (
        (row["counted_to"], _("Ledgers as of {day}", day=words.date_of(row["counted_to"]))),
        (row["values_to"], _("indicators to {day}", day=words.date_of(row["values_to"]))),
    )
    return [sentence for day, sentence in pieces if pd.notna(day)]


def _demo(row: pd.Series) -> list[str]:
    if not row["is_demo"]:
        return []
    return [_("Holds demo data") if row["is_mixed"] else _("Demo data")]
