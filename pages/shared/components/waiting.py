"""The announcement beside the figures: a period that does not count yet, and who is missing."""

import streamlit as st

from pages.shared import warehouse
from pages.shared.capture.screen import kept
from pages.shared.components.text import md, show_heading
from pages.shared.components.views import View
from pages.shared.findings import waiting as findings
from pages.shared.words import translate as _


def show_finding(view: View, finding: str, subject: str = "") -> None:
    """The page's finding as its title, and below it which period of the view waits for reports.

    Of a period that does not count, chosen by hand, the title says that and nothing else.
    """
    chosen = findings.of_period(view.waiting(), view.period.end)
    if len(chosen):
        said = findings.announced(chosen, is_scheme=view.is_scheme)
        finding = _("{about}: {said}", about=view.of.name, said=said)
    show_heading(finding, subject)
    show_waiting(view)


def show_group_finding(city_group: str, finding: str, subject: str = "") -> None:
    """The same of a page on many indicators of one group of cities."""
    show_heading(finding, subject)
    show_waiting_indicators(city_group)


def show_waiting(*views: View) -> None:
    """Say of each view which period waits for reports; nothing where none does."""
    for view in views:
        sentence = findings.sentence(view.waiting(), is_scheme=view.is_scheme)
        _show(view.of.name, sentence)


def show_waiting_indicators(city_group: str) -> None:
    """Say of how many indicators of a group a later period waits; nothing where none does."""
    waiting = warehouse.query("waiting_indicators", city_group=city_group)
    _show(city_group, findings.indicators(waiting))


def _show(about: str, said: str) -> None:
    if not said:
        return
    if (screen := kept()) is not None:
        screen.waiting.append((about, said))
        return
    text = _("{about}: {said}", about=about, said=said)
    st.info(md(text), icon=":material/hourglass_top:")
