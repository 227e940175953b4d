"""The one-page brief (专报) and the monthly circular (通报), from what the pages say.

Every sentence is a finding or a card of a page, and its footnote names the cells it stems from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from docx.enum.text import WD_ALIGN_PARAGRAPH

from pages.shared import words
from pages.shared.capture.screen import Screen, Sources
from pages.shared.capture.stamp import Stamp
from pages.shared.etl import losses
from pages.shared.exports.official import Paper, Size
from pages.shared.findings import column
from pages.shared.words import mark
from pages.shared.words import translate as _

Sentence = tuple[str, str]
FILES = 2  # so many workbooks are named in a footnote, with their first cell
FACTS = 3  # the first sentences of a page; a paper has no room for more
ARROWS = "↑↓→ "  # print has words
COLUMNS = 6  # so many columns fit the paper


@dataclass(frozen=True)
class Issuer:
    """Who issues a paper, on which figures: the federation's city, the build and its last day."""

    city: str
    as_of: str
    build: int
    is_demo: bool


@dataclass(frozen=True)
class Part:
    """One section: its heading, the page that it repeats, and which of its blocks as tables."""

    heading: str
    page: str
    tables: Sequence[str] = ()
    rows: int = 8
    facts: int = FACTS
    has_cards: bool = True
    has_title: bool = True


BRIEF = (
    Part(mark("Where we stand"), "overview", facts=4, has_cards=False, has_title=False),
    Part(mark("Why the rank moved"), "why_moved", has_cards=False),
    Part(mark("What is due"), "to_do", ["reminder"], rows=3, has_cards=False),
)
CIRCULAR = (
    Part(mark("Where we stand"), "rankings", ["cities"], rows=15),
    Part(mark("Why the rank moved"), "why_moved"),
    Part(mark("Gaps to the benchmark cities"), "benchmarks", ["gaps"], rows=15),
    Part(mark("Forums"), "forums", ["plan"], facts=0),
    Part(mark("Conversion"), "conversion", ["funnel"]),
    Part(mark("Key projects"), "projects", ["gantt"]),
    Part(mark("Problems"), "problems", ["classes"]),
    Part(mark("Appraisals"), "appraisals", ["results"], rows=15),
    Part(mark("Publicity"), "publicity", ["league"]),
    Part(mark("What is due"), "to_do", ["reminder", "due"], rows=15),
)


def pages(parts: Sequence[Part]) -> list[str]:
    """The pages whose screens a paper is made of."""
    return [part.page for part in parts]


def brief(screens: Mapping[str, Screen], issuer: Issuer) -> bytes:
    """The one-page brief as a Word file, from the screens of BRIEF's pages."""
    paper = Paper(Size(text=14, title=20, line=23, table=10))
    paper.masthead(_("Brief of the Qianghui Board"), _by(issuer), _figures(issuer))
    paper.title(screens[BRIEF[0].page].title)
    _warn(paper)
    _fill(paper, BRIEF, screens)
    return paper.rendered()


def circular(screens: Mapping[str, Screen], issuer: Issuer) -> bytes:
    """The monthly circular as a Word file, from the screens of CIRCULAR's pages."""
    paper = Paper()
    paper.title(_("Circular on the progress of union work in {city}", city=issuer.city))
    opening = _("The state of the work by {day} is made known as follows.", day=issuer.as_of)
    paper.text([(opening, _figures(issuer))])
    _warn(paper)
    _fill(paper, CIRCULAR, screens)
    paper.line(_by(issuer), align=WD_ALIGN_PARAGRAPH.RIGHT)
    paper.line(issuer.as_of, align=WD_ALIGN_PARAGRAPH.RIGHT)
    return paper.rendered()


def _fill(paper: Paper, parts: Sequence[Part], screens: Mapping[str, Screen]) -> None:
    for part in parts:
        screen = screens[part.page]
        if screen.title:  # else the board has nothing on it
            _add(paper, part, screen)


def _warn(paper: Paper) -> None:
    """Say above all figures which uploads they lack."""
    if said := losses.missed():
        paper.text([(_ended(said), "")])


def _add(paper: Paper, part: Part, screen: Screen) -> None:
    paper.heading(_(part.heading))
    paper.text(_sentences(part, screen))
    for block in filter(None, map(screen.block, part.tables)):
        shown = block.rows.head(part.rows)
        lines = [line[:COLUMNS] for line in column.table(shown, block.columns)]
        title = block.title
        if len(shown) < len(block.rows):
            title = _("{title} (first {count})", title=title, count=len(shown))
        if len(lines) > 1:
            paper.table(title, _note(block.sources, block.stamp, block.subject), lines)


def _sentences(part: Part, screen: Screen) -> list[Sentence]:
    """The page's finding, its facts and its cards, each with its footnote."""
    first = screen.blocks[0] if screen.blocks else None
    stamp = first.stamp if first else Stamp()
    behind = screen.sources or (first.sources if first else None)
    note = _note(behind, stamp, first.subject if first else screen.subject)
    colon, comma = _("{about}: {said}"), _("{said}, {more}")
    said = [screen.title] if part.has_title else []
    facts = [*screen.facts[: part.facts], *screen.waiting]
    said += [colon.format(about=about, said=fact) for about, fact in facts]
    for card in screen.cards if part.has_cards else []:
        more = card.said.lstrip(ARROWS)
        value = comma.format(said=card.value, more=more) if more else card.value
        said.append(colon.format(about=card.label, said=value))
    return [(_ended(text), note) for text in said]


def _ended(text: str) -> str:
    """A sentence with its stop, and in English the space after it."""
    bare = text.rstrip("。.")
    return _("{sentence}. ", sentence=bare)


def _note(sources: Sources | None, stamp: Stamp, subject: str) -> str:
    """A footnote: what is counted, from which cells, who published it, and as of when."""
    cells = sources() if sources else pd.DataFrame()
    said = [subject, _cells(cells) if len(cells) else "", *stamp.notes]
    return _("; ").join(text for text in said if text)


def _cells(cells: pd.DataFrame) -> str:
    """The workbooks behind a figure, each with its first cell and how many more."""
    files = cells.dropna(subset=["file"]).groupby("file", sort=False)
    named = [_file(str(file), group) for file, group in list(files)[:FILES]]
    more = len(files) - len(named)
    listed = words.join(named)
    if more > 0:
        listed = words.plural(
            "{files} and {count} more workbook",
            "{files} and {count} more workbooks",
            more,
            files=listed,
        )
    return _("Cells: {files}", files=listed)


def _file(file: str, cells: pd.DataFrame) -> str:
    sheet, cell = cells.iloc[0]["sheet"], cells.iloc[0]["cell"]
    place = f"{file} [{sheet}] {cell}"
    return (
        place
        if len(cells) == 1
        else _("{place} and others, {count} in all", place=place, count=len(cells))
    )


def _by(issuer: Issuer) -> str:
    return _("Federation of Trade Unions of {city}", city=issuer.city)


def _figures(issuer: Issuer) -> str:
    """What all figures of a paper rest on."""
    said = [
        _("Data as of {period}", period=issuer.as_of),
        _("Build {number}", number=issuer.build),
        _("Made by rule from the figures on the board"),
        _("Demo data") if issuer.is_demo else "",
    ]
    return _("; ").join(text for text in said if text)
