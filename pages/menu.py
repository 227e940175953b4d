"""Every page of the board in the menu's order, each with its views and with the pages that are
reached by a name on it."""

from pages.shared.entry import Entry
from pages.shared.words import mark

RANKING, FORUMS, SUPERVISION = mark("Ranking"), mark("Forums"), mark("Supervision")
APPRAISAL, MEETING, DATA = mark("Appraisal"), mark("Meeting"), mark("Data")
RANKS, GAPS = "comparison/rankings.py", "comparison/benchmarks.py"
HELD, PROJECTS, PROBLEMS = "forums/forums.py", "supervision/projects.py", "supervision/problems.py"
SCORED, SHOWS, PAPERS = "appraisal/appraisals.py", "meeting/decks.py", "meeting/papers.py"
LOADING = "data/upload.py"
ENTRIES = (
    Entry("overview/overview.py", mark("Overview"), ":material/dashboard:"),
    Entry(RANKS, mark("Rankings"), ":material/leaderboard:", RANKING, view=mark("Places")),
    Entry("comparison/why_moved.py", mark("Why it moved"), of=RANKS),
    Entry("comparison/what_it_takes.py", mark("What it takes"), of=RANKS),
    Entry("comparison/overall.py", mark("What it takes overall"), of="comparison/what_it_takes.py"),
    Entry("comparison/weights.py", mark("How firm"), of=RANKS),
    Entry("comparison/city.py", mark("City"), of=RANKS, is_named=True),
    Entry("comparison/indicator.py", mark("Indicator"), of=RANKS, is_named=True),
    Entry(GAPS, mark("Benchmarks"), ":material/compare_arrows:", RANKING, view=mark("Gaps")),
    Entry("comparison/practices.py", mark("Measures and study"), of=GAPS),
    Entry("comparison/campaigns.py", mark("Campaign effect"), of=GAPS),
    Entry(HELD, mark("Forums"), ":material/forum:", FORUMS, view=mark("Plan")),
    Entry("forums/topics.py", mark("Topics"), of=HELD),
    Entry("forums/archive.py", mark("Archive"), of=HELD),
    Entry("forums/forum.py", mark("Forum in detail"), of=HELD, is_named=True),
    Entry("forums/conversion.py", mark("Conversion"), ":material/filter_alt:", FORUMS),
    Entry("supervision/to_do.py", mark("To do"), ":material/alarm:", SUPERVISION),
    Entry("appraisal/unit.py", mark("Unit"), of="supervision/to_do.py", is_named=True),
    Entry(PROJECTS, mark("Key projects"), ":material/flag:", SUPERVISION, view=mark("Projects")),
    Entry("forums/task_office.py", mark("Task office"), of=PROJECTS),
    Entry("supervision/lists.py", mark("Lists"), of=PROJECTS),
    Entry(PROBLEMS, mark("Problems"), ":material/report:", SUPERVISION, view=mark("Ledger")),
    Entry("supervision/field_research.py", mark("Field research"), of=PROBLEMS),
    Entry(SCORED, mark("Appraisals"), ":material/grading:", APPRAISAL, view=mark("Scores")),
    Entry("appraisal/homes.py", mark("Homes of workers"), of=SCORED),
    Entry("appraisal/studios.py", mark("Studios"), of=SCORED),
    Entry("appraisal/publicity.py", mark("Publicity"), of=SCORED),
    Entry(SHOWS, mark("Shows"), ":material/slideshow:", MEETING, view=mark("Decks"), acts=True),
    Entry("meeting/snapshots.py", mark("Snapshots"), of=SHOWS, acts=True),
    Entry(
        PAPERS,
        mark("Papers and decisions"),
        ":material/description:",
        MEETING,
        view=mark("Papers"),
        acts=True,
    ),
    Entry("meeting/decisions.py", mark("Decisions"), of=PAPERS),
    Entry(
        LOADING,
        mark("Upload"),
        ":material/upload_file:",
        DATA,
        view=mark("New upload"),
        needs_build=False,
        acts=True,
    ),
    Entry("data/history.py", mark("Uploads"), of=LOADING, needs_build=False, acts=True),
    Entry("data/templates.py", mark("Templates"), of=LOADING, needs_build=False, acts=True),
    Entry("data/quality.py", mark("Data quality"), ":material/fact_check:", DATA),
    Entry("search/page.py", mark("Search"), of="overview/overview.py", is_named=True, acts=True),
)
TITLES = {f"/{entry.address}": entry.title for entry in ENTRIES}  # message ids
