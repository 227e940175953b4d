"""The one-page brief (专报) and the monthly circular (通报), from what the pages say.

Every sentence is written by rule from the facts of a page (see `prose`), and its footnote names the
cell that it stems from.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pages.shared import words
from pages.shared.capture.screen import Screen
from pages.shared.etl import losses
from pages.shared.exports import prose
from pages.shared.exports.official import Paper, Size
from pages.shared.exports.prose import notes, standing
from pages.shared.exports.prose.figures import Course, Drawn, drawn
from pages.shared.exports.prose.said import Said, quiet, unbroken
from pages.shared.exports.prose.tables import Printed, Table, printed
from pages.shared.findings import facts
from pages.shared.words import mark
from pages.shared.words import translate as _


@dataclass(frozen=True)
class Issuer:
    """Who issues a paper, on which figures: the federation's city, the build and its last day."""

    city: str
    as_of: str
    build: int
    is_demo: bool


@dataclass(frozen=True)
class Part:
    """One section: its heading, the page that it speaks of, its tables and its figures.

    Parts of one `chapter` stand below its heading; a part that is alone in it stands for it.
    `without`: sentences of the page, by their keys, for which the paper has no room.
    """

    heading: str
    page: str
    chapter: str = ""
    tables: Sequence[Table] = ()
    figures: Sequence[Course] = ()
    without: Sequence[str] = ()


_STUCK = ("name", "kind", "stage", "owner", "due", "days_overdue")
_CITIES = ("rank", "city", "value", "rank_change", "band", "gap_to_next")
_LATE = ("project", "lead", "progress", "due", "why")
BRIEF = (
    Part(mark("Where we stand"), "rankings", without=["standing.band", "standing.firm"]),
    Part(mark("Why the rank moved"), "why_moved"),
    Part(
        mark("What is due"),
        "to_do",
        tables=[Table("reminder", "table.stuck", _STUCK, rows=3, least=1)],
        without=["due.ask", "due.longest"],
    ),
)
STANDING, WORK = mark("Where we stand"), mark("Progress of the key work")
UNITS = mark("Problems, appraisals and publicity")
CIRCULAR = (
    Part(
        mark("Rank"),
        "rankings",
        STANDING,
        [Table("cities", "table.cities", _CITIES, rows=8, is_of_cities=True, least=5)],
        [Course("ranks", "figure.ranks")],
    ),
    Part(mark("Why the rank moved"), "why_moved", STANDING),
    Part(
        mark("Gaps to the benchmark cities"),
        "benchmarks",
        STANDING,
        [Table("gaps", "table.gaps", rows=4)],
        [Course("line", "figure.gap")],
    ),
    Part(mark("Forums"), "forums", WORK),
    Part(mark("Conversion"), "conversion", WORK),
    Part(
        mark("Key projects"),
        "projects",
        WORK,
        [Table("gantt", "table.projects", _LATE, rows=5, lights=("red", "amber"))],
    ),
    Part(mark("Problems"), "problems", UNITS),
    Part(mark("Appraisals"), "appraisals", UNITS),
    Part(mark("Publicity"), "publicity", UNITS),
    Part(
        mark("What is to be done next"),
        "to_do",
        tables=[Table("reminder", "table.stuck", _STUCK, rows=5)],
    ),
)


def pages(parts: Sequence[Part]) -> list[str]:
    """The pages whose screens a paper is made of."""
    return [part.page for part in parts]


def brief(screens: Mapping[str, Screen], issuer: Issuer) -> bytes:
    """The one-page brief as a Word file, from the screens of BRIEF's pages."""
    paper = Paper(Size(text=14, title=18, table=9, note=8, lines=34, characters=32))
    paper.masthead(_("Brief of the Qianghui Board"), _by(issuer), _figures(issuer))
    paper.title(unbroken(_title(screens[BRIEF[0].page])))
    _warn(paper)
    tables, _drawings = _fill(paper, BRIEF, screens, others=standing.also)
    for table in _fitting(paper, tables):
        if _fits(paper, [table]):  # the text of a brief needs no table
            _print(paper, table)
    return paper.rendered()


def circular(screens: Mapping[str, Screen], issuer: Issuer) -> bytes:
    """The monthly circular as a Word file, from the screens of CIRCULAR's pages.

    Its figures and tables stand behind the signature, so that the text is read without a break.
    """
    paper = Paper(Size() if words.language() == "zh" else Size(text=13, lines=26, characters=34))
    name = _("Circular on the progress of union work in {city}", city=issuer.city)
    paper.title(name if issuer.city else _("Circular on the progress of union work"))
    paper.flush(Said("circular.to").text)
    is_dated = issuer.as_of != words.DASH
    values = {"day": issuer.as_of} if is_dated else {}
    opening = Said("circular.opening" if is_dated else "circular.undated", values)
    paper.text([(unbroken(opening.text), _figures(issuer))])
    _warn(paper)
    tables, figures = _fill(paper, CIRCULAR, screens, refers=True)
    paper.signed(_by(issuer), *([unbroken(issuer.as_of)] if is_dated else []))
    paper.begin_annexes()
    sourced = [(one.figure, notes.of_block(one.block)) for one in figures]
    if sourced:
        paper.beside(sourced)
    for table in _fitting(paper, tables):
        _print(paper, table)
    return paper.rendered()


def _title(screen: Screen) -> str:
    """Where we stand and how much is overdue, in a few words."""
    said = standing.title(screen)
    if overdue := facts.number("overdue") if screen.blocks else 0:
        said.append(Said("brief.overdue", {"overdue": str(overdue)}))
    parts = [one.text for one in said or [Said("brief.plain")]]
    return ("，" if words.language() == "zh" else "; ").join(parts)


def _fill(
    paper: Paper,
    parts: Sequence[Part],
    screens: Mapping[str, Screen],
    *,
    others: Callable[[], list[Said]] | None = None,
    refers: bool = False,
) -> tuple[list[Printed], list[Drawn]]:
    """Write the parts that the board has something of, each chapter under its heading.

    `others` says what follows the first part; `refers`: each part says which figures and tables go
    with it. Returns the tables and the figures of all parts, in order.
    """
    shown = [part for part in parts if screens[part.page].title]  # else there is nothing on it
    tables: list[Printed] = []
    figures: list[Drawn] = []
    for part in shown:
        screen = screens[part.page]
        of_chapter = [one for one in shown if part.chapter and one.chapter == part.chapter]
        is_alone = len(of_chapter) < 2
        if is_alone or of_chapter[0] is part:
            paper.heading(_(part.heading if is_alone else part.chapter))
        said = [one for one in prose.sentences(part.page, screen) if one.key not in part.without]
        if others is not None and part is shown[0] and said:
            said += others()
        drawings = [one for one in (drawn(each, screen) for each in part.figures) if one]
        annexes = [one for one in (printed(each, screen) for each in part.tables) if one]
        figures += drawings
        tables += annexes
        if refers:
            said += _seen(len(figures) if drawings else 0, len(tables) if annexes else 0)
        lead_in = "" if is_alone else paper.lead_in(_(part.heading))
        paper.text(notes.told(said) or [(_ended(screen.title), "")], lead_in)
    return tables, figures


def _seen(figure: int, table: int) -> list[Said]:
    """Where to look for more: the figure and the table of these numbers; nought is none."""
    if figure and table:
        return [Said("figure.see_both", {"figure": str(figure), "table": str(table)})]
    if figure:
        return [Said("figure.see", {"number": str(figure)})]
    return [Said("circular.see", {"number": str(table)})] if table else []


def _fitting(paper: Paper, tables: Sequence[Printed]) -> list[Printed]:
    """The tables on what is left of the page: the longest gives way, row by row.

    Where names fill several lines even the least that a table keeps may not fit: a row does.
    """
    kept = list(tables)
    for least in (0, 1):
        while not _fits(paper, kept):
            longest = sorted(range(len(kept)), key=lambda at: -len(kept[at].lines))
            shorter = ((at, kept[at].shorter(least)) for at in longest)
            at, table = next(((at, one) for at, one in shorter if one is not None), (0, None))
            if table is None:
                break
            kept[at] = table
    return kept


def _fits(paper: Paper, tables: Sequence[Printed]) -> bool:
    return paper.fits([_sourced(table) for table in tables])


def _sourced(table: Printed) -> tuple[str, str, list[list[str]]]:
    return table.caption, notes.of_block(table.block), table.lines


def _print(paper: Paper, table: Printed) -> None:
    paper.table(*_sourced(table))


def _warn(paper: Paper) -> None:
    """Say above all figures whose rows they hold, and which uploads they lack."""
    for said in losses.notes():
        paper.text([(_ended(said), "")])


def _ended(text: str) -> str:
    """A title as a sentence, with its stop."""
    return _("{sentence}. ", sentence=unbroken(quiet(text.rstrip("。.")))).rstrip()


def _by(issuer: Issuer) -> str:
    if not issuer.city:  # no register of cities yet
        return _("Federation of Trade Unions")
    return _("Federation of Trade Unions of {city}", city=issuer.city)


def _figures(issuer: Issuer) -> str:
    """What all figures of a paper rest on."""
    pieces = [
        _("Data as of {period}", period=issuer.as_of) if issuer.as_of != words.DASH else "",
        _("Build {number}", number=issuer.build),
        _("Made by rule from the figures on the board"),
        _("Demo data") if issuer.is_demo else "",
    ]
    return unbroken(_("; ").join(text for text in pieces if text))
