"""Data quality: what is missing, how fresh is the rest, and what waits to be mended?"""

from functools import partial

from pages.quality import blocks, columns, figures
from pages.shared import components, warehouse
from pages.shared.etl import losses
from pages.shared.findings import quality as findings
from pages.shared.words import translate as _

PERIODS = 12
FIRST = 6  # rows of the ages of figures, the oldest first

scopes = warehouse.query("coverage_scopes")
missing, board = _("There are no indicator values yet"), warehouse.query("board")
stamp, faults = components.stamp_of(board), warehouse.query("open_faults")
aside = losses.left_aside()
if scopes.empty:  # what waits to be settled waits without indicators too
    blocks.show_unsettled(faults, stamp)
components.stop_if_empty(scopes, missing, supplier=_("The research office"))
scope = components.select_scope(scopes)
cells = findings.in_words(warehouse.query("coverage", **scope.where, periods=PERIODS))
reminders = findings.in_words(warehouse.query("reminders", **scope.where))
fresh = findings.in_words(
    warehouse.query("freshness", **scope.where, day=(day := findings.judged_by(board)))
)
announced = findings.in_words(warehouse.query("announced_ranks"))

blocks.show_summary(reminders, faults, fresh, aside, scope.subject)
show_listing = partial(components.show_listing, stamp=stamp)
components.show_chart(
    figures.coverage(cells),
    cells,
    key="coverage",
    title=findings.grid(cells),
    subject=_("Cities that have not reported, none where blank · {scope}", scope=scope.subject),
    columns=columns.coverage(),
    stamp=stamp,
    sources=lambda: warehouse.query("coverage_sources", **scope.where),
)
show_listing(
    reminders,
    key="reminders",
    title=findings.owed(reminders),
    subject=_("Reminder list · {scope}", scope=scope.subject),
    columns=columns.reminders(),
)
if len(reminders):
    asked = findings.asked(reminders, scope.group)
    components.offer_template(_("Workbook to send: only what is owed"), asked, key="owed")
blocks.show_announced(announced, stamp)
show_listing(
    fresh,
    key="freshness",
    title=findings.freshness(fresh),
    subject=findings.aged(scope.subject, day),
    columns=columns.freshness(),
    limit=FIRST,
)
blocks.show_unsettled(faults, stamp)
