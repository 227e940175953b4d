"""Appraisals, homes of workers, studios, publicity."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "appraisals/page.py",
        mark("Appraisals"),
        ":material/grading:",
        mark("Appraisal"),
        view=mark("Scores"),
    ),
    Entry("appraisals/homes.py", mark("Homes of workers"), of="appraisals/page.py"),
    Entry("appraisals/studios.py", mark("Studios"), of="appraisals/page.py"),
    Entry("appraisals/publicity.py", mark("Publicity"), of="appraisals/page.py"),
)
