"""The brief and the circular, to be taken away as Word files."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from pages.shared import warehouse, words
from pages.shared.capture import page as capture
from pages.shared.capture.screen import Screen
from pages.shared.components import downloads
from pages.shared.exports import reports
from pages.shared.exports.reports import Issuer, Part
from pages.shared.words import translate as _

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Make = Callable[[Mapping[str, Screen], Issuer], bytes]


def offer_reports(build: warehouse.Build) -> None:
    """Buttons for the brief (专报) and the circular (通报) on the figures of a build."""
    board = warehouse.query("board").iloc[0]
    issuer = Issuer(
        city=board["home_city"] if isinstance(board["home_city"], str) else "",
        as_of=words.date_of(board["as_of"]),
        build=build.number,
        is_demo=bool(board["is_demo"]),
    )
    with st.container(horizontal=True):
        for label, name, parts, make in (
            (_("One-page brief"), "brief", reports.BRIEF, reports.brief),
            (_("Monthly circular"), "circular", reports.CIRCULAR, reports.circular),
        ):
            downloads.offer(
                label,
                _later(build, issuer, parts, make),
                f"{label}-{issuer.as_of}-{build.number}-{words.language()}.docx",
                DOCX,
                icon=":material/description:",
                key=f"report_{name}",
            )


def _later(
    build: warehouse.Build, issuer: Issuer, parts: Sequence[Part], make: Make
) -> Callable[[], bytes]:
    """Made when somebody clicks, in a thread that knows nothing of this reader."""
    manner = capture.present_manner()

    def made() -> bytes:
        with words.speaking(manner.language), warehouse.reading(build):
            screens = {
                page: capture.capture(page, {}, build=build, manner=manner)
                for page in reports.pages(parts)
            }
            return make(screens, issuer)

    return made
