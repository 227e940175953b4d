"""Rows of the audit as a table."""

from collections.abc import Sequence

import pandas as pd

from pages.accounts import findings
from pages.shared.access.audit import Event

SHOWN = 200  # of the newest rows


def audit(events: Sequence[Event]) -> pd.DataFrame:
    """A row for each, in the words of the language."""
    return pd.DataFrame(
        [
            {
                "at": findings.at(event.at),
                "who": findings.person(event.who),
                "action": findings.action(event.action),
                "object": findings.object_of(event),
                "result": findings.result(event.result),
                "place": findings.place(event.place),
            }
            for event in events
        ],
        columns=["at", "who", "action", "object", "result", "place"],
    )
