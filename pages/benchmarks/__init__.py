"""Benchmarks: gaps, what others do, what campaigns did."""

from pages.entry import Entry
from pages.shared.words import mark

ENTRIES = (
    Entry(
        "benchmarks/page.py",
        mark("Benchmarks"),
        ":material/compare_arrows:",
        mark("Ranking"),
        view=mark("Gaps"),
    ),
    Entry("benchmarks/practices.py", mark("Measures and study"), of="benchmarks/page.py"),
    Entry("benchmarks/campaigns.py", mark("Campaign effect"), of="benchmarks/page.py"),
)
