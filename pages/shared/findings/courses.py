"""How our ranks came about: their course over time, and the campaign or forum that turned it."""

from dataclasses import dataclass

import pandas as pd

from pages.shared import words
from pages.shared.figures.records import records
from pages.shared.words import translate as _
from runtime.cache import cached

LEAD = pd.Timedelta(days=120)  # a forum so long before a campaign belongs to it


@dataclass(frozen=True)
class Turn:
    """Our last rank before a push (a campaign, and the forum that led to it), if there was one."""

    cause: str = ""
    since: pd.Timestamp | None = None
    before: int = 0


@cached
def turn(ranks: pd.DataFrame, events: pd.DataFrame) -> Turn:
    """The last campaign that has ranks of ours on both sides, and was followed by a climb."""
    ours = records(_ours(ranks)[["period_end", "rank"]])
    own = [event for event in records(events) if event["is_own"]]
    forums = [event for event in own if event["kind"] == "forum"]
    for campaign in reversed([event for event in own if event["kind"] == "campaign"]):
        starts = campaign["starts"]
        led = [forum for forum in forums if starts - LEAD <= forum["starts"] <= starts][-1:]
        begun = led[0]["starts"] if led else starts
        before = next((row for row in reversed(ours) if row["period_end"] < begun), None)
        if before is None or campaign["ends"] > ours[-1]["period_end"]:
            continue
        if ours[-1]["rank"] < before["rank"]:
            names = [_("Forum {number}", number=int(forum["forum_no"])) for forum in led]
            cause = words.join([*names, campaign["label"]])
            return Turn(cause, before["period_end"], int(before["rank"]))
    return Turn()


@cached
def has_course(ranks: pd.DataFrame) -> bool:
    """Whether there is more than one period to draw a line through."""
    return ranks["period_end"].nunique() > 1


@cached
def climb(ranks: pd.DataFrame, turned: Turn, indicator: str) -> str:
    """How our rank came about: since a campaign, if one turned it, or over the time shown."""
    ours = _ours(ranks)
    if len(ours) < 2:
        return _("{indicator}: the ranks of all cities", indicator=indicator)
    first, last = int(ours["rank"].iloc[0]), int(ours["rank"].iloc[-1])
    if turned.since is None:
        return _over_time(indicator, first, last)
    facts = {"cause": turned.cause, "indicator": indicator, "before": turned.before, "now": last}
    best = int(ours.loc[ours["period_end"] > turned.since, "rank"].min())
    if best < last:  # a part of the climb is lost again, which a headline must not hide
        return _(
            "After {cause}, {indicator} rose from No. {before} to No. {best}; now No. {now}",
            best=best,
            **facts,
        )
    return _("After {cause}, {indicator} rose from No. {before} to No. {now}", **facts)


@cached
def course_subject(view: str, ranks: pd.DataFrame, events: pd.DataFrame) -> str:
    """What the lines are, and what the marks of those events are that fall into their time."""
    first, last = ranks["period_end"].min(), ranks["period_end"].max()
    seen = events[(events["ends"] >= first) & (events["starts"] <= last)]
    key = words.event_key(set(seen["kind"]))
    return " · ".join(filter(None, [_("Rank · {view}", view=view), key]))


def _ours(ranks: pd.DataFrame) -> pd.DataFrame:
    return ranks[ranks["is_home"] & ranks["rank"].notna()].sort_values("period_end")


def _over_time(indicator: str, before: int, now: int) -> str:
    facts = {"indicator": indicator, "before": before, "now": now}
    if now < before:
        return _("{indicator} rose from No. {before} to No. {now}", **facts)
    if now > before:
        return _("{indicator} fell from No. {before} to No. {now}", **facts)
    return _("{indicator} is No. {now} again, as at the start", **facts)
