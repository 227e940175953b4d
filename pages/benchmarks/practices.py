"""Measures and study: what is done about the gaps, what do others do, what did we learn there?"""

from pages.benchmarks import columns
from pages.benchmarks.findings import practices as findings
from pages.shared import components, warehouse
from pages.shared.findings import measures
from pages.shared.words import translate as _

asked = " ".join(components.ask_words())
subject = components.select_subject(warehouse.query("practice_subjects"))
others = warehouse.query("others_practices", words=asked, subject=subject)
learnt = measures.in_words(warehouse.query("practices_learnt", words=asked))
cities, taken = warehouse.query("benchmarks"), learnt.head(0)
if not asked and not cities.empty:
    city = components.select_benchmark()
    taken = measures.in_words(warehouse.query("measures", benchmark_city=city))
if not asked:
    missing = _("No practice of another city has been loaded yet")
    known = (rows for rows in (others, learnt, taken) if not rows.empty)
    components.stop_if_empty(next(known, others), missing, supplier=_("The research office"))
once = measures.once(learnt)
components.show_heading(findings.heading(others, once, asked))
if len(others):
    components.show_listing(
        others,
        key="others",
        title=findings.others_title(others),
        subject=_(
            "What published texts state, as printed; real figures, in none of the board's own"
        ),
        columns=columns.others(),
        stamp=components.Stamp(source=findings.documents(others)),
        sources=lambda: findings.cells(others, "indicator"),
        limit=12,
    )
components.show_listing(
    once,
    key="learnt",
    title=findings.learnt(once),
    subject=_("Our study visits · what was learnt, whether adopted, in which year's plan"),
    columns=columns.practices_by_city(),
    stamp=components.Stamp(is_demo=bool(learnt["is_demo"].any())),
    sources=lambda: findings.cells(learnt, "practice"),
    limit=12,
)
if len(taken):
    components.show_measures(taken, city)
