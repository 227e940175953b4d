"""Snapshots: which meetings' boards are kept, and what has moved since?"""

from pages.shared import components
from pages.shared.etl import snapshots
from pages.shared.findings import snapshots as findings

kept = snapshots.everything()
components.show_heading(*findings.kept(kept))
components.keep_present_state(kept)
components.show_damaged(snapshots.damaged())
for snapshot in kept:
    components.show_snapshot(snapshot)
