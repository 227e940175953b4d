"""What stands before the figures: the cover, and the overview's three sentences."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pages.shared import words
from pages.shared.capture.screen import Screen
from pages.shared.etl import losses
from pages.shared.exports.slides.contents import Content, Said, Texts, facts_of
from pages.shared.exports.slides.layout import SENTENCES
from pages.shared.exports.slides.tags import Tag
from pages.shared.words import translate as _

PAGE = "opening"  # stands in tags where other slides have the page that they show
COVER, SAID, DECIDED = "cover", "sentences", "decisions"


@dataclass(frozen=True)
class Issue:
    """What a deck rests on: whose it is, the day of its figures in words, the build."""

    city: str
    as_of: str
    build: int
    is_demo: bool

    @property
    def notes(self) -> list[str]:
        """The same as lines."""
        return [
            _("Data as of {period}", period=self.as_of),
            _("Demo data") if self.is_demo else "",
            _("Build {number}", number=self.build),
        ]


def cover(name: str, issue: Issue, day: dt.date, view: Mapping[str, str]) -> Content:
    """Title, office, day, and as of when the figures are; `view` says of what it is the cover."""
    office = _("Federation of Trade Unions of {city}", city=issue.city) if issue.city else ""
    figures = " · ".join(line for line in (*issue.notes, losses.missed()) if line)
    parts = Said("day", "", words.date_of(day)), Said("figures", "", figures)
    return Content(
        tag=Tag("slide", PAGE, view, COVER),
        title=name,
        subject=office,
        body=Texts(parts, is_cover=True),
        footer="",
        notes="",
    )


def sentences(overview: Screen, issue: Issue, view: Mapping[str, str]) -> Content | None:
    """Where we stand, why that moved, what is stuck, as the overview says it.

    None where the overview says nothing.
    """
    said = _three(overview.facts)
    if not said:
        return None
    return Content(
        tag=Tag("slide", PAGE, view, SAID),
        title=overview.title,
        subject=overview.subject,
        body=Texts(said),
        footer=" · ".join(line for line in (*issue.notes, losses.missed()) if line),
        notes=facts_of(overview),
    )


def _three(facts: Iterable[tuple[str, str]]) -> tuple[Said, ...]:
    """The facts under their heads, in the order of the overview: three heads, these before others.

    Both headlines of a board stand under one head.
    """
    under: dict[str, list[str]] = {}
    for about, fact in facts:
        under.setdefault(about, []).append(fact)
    first = [head for head in (_("Rank"), _("Why"), _("Stuck")) if head in under]
    chosen = [*first, *(head for head in under if head not in first)][:SENTENCES]
    space = "" if words.language() == "zh" else " "
    return tuple(
        Said(str(at), head, space.join(under[head]))
        for at, head in enumerate((head for head in under if head in chosen), start=1)
    )
