"""What the self-check found, in words."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from pages.about.checks import BAD, GOOD, Check
from pages.shared import words
from pages.shared.words import translate as _


def summary(checks: Sequence[Check]) -> str:
    """The title: whether somebody has to do something."""
    wrong = sum(check.state == BAD for check in checks)
    if not wrong:
        return _("Everything around the board is in order")
    return words.plural("{count} thing to look after", "{count} things to look after", wrong)


def edition(version: str, now: dt.datetime) -> str:
    """The board's own version, its licence, and when it was looked at."""
    return _(
        "Board {version} · Apache-2.0 · looked at {moment}",
        version=version,
        moment=words.moment(now.isoformat()),
    )


def name() -> str:
    """What a screen reader calls the table."""
    return _("Self-check")


def rows(checks: Sequence[Check]) -> pd.DataFrame:
    """One row for each check, those to look after first."""
    facts = {BAD: _("look after it"), GOOD: _("in order")}
    parts = [
        {
            "what": check.what,
            "state": facts.get(check.state, _("not known")),
            "said": check.said,
            "advice": check.advice or words.DASH,
        }
        for check in sorted(checks, key=lambda check: check.state)
    ]
    return pd.DataFrame(parts)
