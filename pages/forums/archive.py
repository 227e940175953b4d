"""Archive: is every forum's material handed in, and where was something said?"""

from functools import partial

from pages.forums import columns
from pages.forums.findings import archive as findings
from pages.shared import components, warehouse, words
from pages.shared.findings import facts
from pages.shared.words import translate as _

years = warehouse.query("archive_years")
research = _("The research office")
components.stop_if_empty(years, _("No forum has been loaded yet"), supplier=research)
asked = components.ask_words()
if asked:
    found = warehouse.query("search", words=" ".join(asked))
    components.show_heading(findings.heading(found, asked), _("Themes, segments, topics, outcomes"))
    components.show_found(found, asked)
year = components.select_year(years["year"].tolist())
forums = warehouse.query("archive", year=year)
overdue = facts.number("archive_missing")
if not asked:
    elsewhere = overdue - facts.number("archive_missing", "year", year)
    components.show_heading(findings.kept(forums, year, elsewhere))
cards = findings.cards(forums, year, overdue)
sources = partial(warehouse.query, "archive_sources", year=year)
components.show_cards(cards, sources, stand_above=True)
board = warehouse.query("board")
stamp, day = components.stamp_of(board), words.as_of(board["as_of"].iloc[0])
components.show_listing(
    forums,
    key="archive",
    title=findings.latest(forums),
    subject=" · ".join(
        (_("Materials of the forums of {year}, due after 30 days", year=words.year(year)), day)
    ),
    columns=columns.archive(),
    stamp=stamp,
    sources=sources,
)
looked = warehouse.query("look_backs")
if not looked.empty:
    components.show_cards(findings.look_back_cards(looked), key="number")
    components.show_listing(
        looked,
        key="look_backs",
        title=findings.overdue(looked),
        subject=" · ".join(
            (_("Looking back: an outcome is looked at again some months after its effect"), day)
        ),
        columns=columns.look_backs(),
        stamp=stamp,
        sources=lambda: warehouse.query("look_back_sources"),
        limit=12,
    )
