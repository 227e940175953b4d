"""Every page of the board in the menu's order, each with its views and with the pages that are
reached by a name on it."""

from collections.abc import Mapping

from pages.entry import Entry, Moved
from pages.shared.words import mark

RANKING, FORUMS, SUPERVISION = mark("Ranking"), mark("Forums"), mark("Supervision")
APPRAISAL, MEETING, DATA = mark("Appraisal"), mark("Meeting"), mark("Data")
RANKS, GAPS = "rankings/page.py", "benchmarks/page.py"
HELD, PROJECTS, PROBLEMS = "forums/page.py", "projects/page.py", "problems/page.py"
SCORED, SHOWS, PAPERS = "appraisals/page.py", "decks/page.py", "papers/page.py"
LOADING = "upload/page.py"
ENTRIES = (
    Entry("overview/page.py", mark("Overview"), ":material/dashboard:"),
    Entry(RANKS, mark("Rankings"), ":material/leaderboard:", RANKING, view=mark("Places")),
    Entry("rankings/why_moved.py", mark("Why it moved"), of=RANKS),
    Entry("rankings/what_it_takes.py", mark("What it takes"), of=RANKS),
    Entry("rankings/weights.py", mark("How firm"), of=RANKS),
    Entry("city/page.py", mark("City"), of=RANKS, is_named=True),
    Entry("indicator/page.py", mark("Indicator"), of=RANKS, is_named=True),
    Entry(GAPS, mark("Benchmarks"), ":material/compare_arrows:", RANKING, view=mark("Gaps")),
    Entry("benchmarks/practices.py", mark("Measures and study"), of=GAPS),
    Entry("benchmarks/campaigns.py", mark("Campaign effect"), of=GAPS),
    Entry(HELD, mark("Forums"), ":material/forum:", FORUMS, view=mark("Plan")),
    Entry("forums/topics.py", mark("Topics"), of=HELD),
    Entry("forums/archive.py", mark("Archive"), of=HELD),
    Entry("forum/page.py", mark("Forum in detail"), of=HELD, is_named=True),
    Entry("conversion/page.py", mark("Conversion"), ":material/filter_alt:", FORUMS),
    Entry("to_do/page.py", mark("To do"), ":material/alarm:", SUPERVISION),
    Entry("unit/page.py", mark("Unit"), of="to_do/page.py", is_named=True),
    Entry(
        PROJECTS, mark("Key projects"), ":material/flag:", SUPERVISION, view=mark("All projects")
    ),
    Entry("projects/task_office.py", mark("Task office"), of=PROJECTS),
    Entry("projects/lists.py", mark("Lists"), of=PROJECTS),
    Entry(PROBLEMS, mark("Problems"), ":material/report:", SUPERVISION, view=mark("Ledger")),
    Entry("problems/field_research.py", mark("Field research"), of=PROBLEMS),
    Entry(SCORED, mark("Appraisals"), ":material/grading:", APPRAISAL, view=mark("Scores")),
    Entry("appraisals/homes.py", mark("Homes of workers"), of=SCORED),
    Entry("appraisals/studios.py", mark("Studios"), of=SCORED),
    Entry("appraisals/publicity.py", mark("Publicity"), of=SCORED),
    Entry(SHOWS, mark("Shows"), ":material/slideshow:", MEETING, view=mark("Decks"), acts=True),
    Entry("decks/snapshots.py", mark("Snapshots"), of=SHOWS, acts=True),
    Entry(
        PAPERS,
        mark("Meeting papers"),
        ":material/description:",
        MEETING,
        view=mark("Papers"),
        acts=True,
    ),
    Entry("papers/decisions.py", mark("Decisions"), of=PAPERS),
    Entry(
        LOADING,
        mark("Upload"),
        ":material/upload_file:",
        DATA,
        view=mark("New upload"),
        needs_build=False,
        acts=True,
    ),
    Entry("upload/history.py", mark("Uploads"), of=LOADING, needs_build=False, acts=True),
    Entry("upload/templates.py", mark("Templates"), of=LOADING, needs_build=False, acts=True),
    Entry("quality/page.py", mark("Data quality"), ":material/fact_check:", DATA),
    Entry("search/page.py", mark("Search"), of="overview/page.py", is_named=True, acts=True),
)
TITLES = {f"/{entry.address}": entry.title for entry in ENTRIES}  # message ids
# Addresses of old, which links and saved slides still name.
MOVED = {"overall": Moved("what_it_takes", {"scheme": "indicator"}, {"kind": "scheme"})}
# Figures that stand on another page now, by the page and the key that saved slides name.
MOVED_FIGURES = {("benchmarks", "tasks"): "practices", ("benchmarks", "practices"): "practices"}


def present(page: str, view: Mapping[str, str], figure: str = "") -> tuple[str, dict[str, str]]:
    """The page and the view that an address means today, and a slide by its figure."""
    if page in MOVED:
        return MOVED[page].present(view)
    return MOVED_FIGURES.get((page, figure), page), dict(view)
