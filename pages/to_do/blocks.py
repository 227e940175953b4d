"""The reminder (催办单): what is overdue or due soon, a sheet for each owner, to be sent out."""

import datetime as dt
import hashlib

import pandas as pd

from pages.shared import warehouse, words
from pages.shared.capture.screen import Block, Screen, kept
from pages.shared.capture.stamp import Stamp
from pages.shared.components import downloads
from pages.shared.exports import xlsx
from pages.shared.exports.origin import Origin
from pages.shared.findings import columns
from pages.shared.words import translate as _
from pages.to_do import findings


def offer_reminder(
    owner: str | None, counts: tuple[int, int], *, as_of: dt.date, stamp: Stamp
) -> None:
    """A button that makes the reminder, of all owners or of one, when somebody asks.

    `counts`: how many matters are overdue, and how many due soon; one of several owners is one.
    """
    if kept() is not None:
        return
    matters = words.with_matters(warehouse.query("to_do_entries", owner=owner))
    build = warehouse.present_build().number
    view = "|".join(map(str, (*matters["owner"].unique(), build, words.language())))
    title = _("Reminder")
    name = hashlib.sha256(view.encode()).hexdigest()[:6]
    downloads.offer(
        _("Download the reminder"),
        lambda: reminder(matters, counts, as_of=as_of, stamp=stamp, build=build),
        f"{title}-{name}.xlsx",
        downloads.XLSX,
        icon=":material/notification_important:",
        key="reminder_xlsx",
    )


def reminder(
    matters: pd.DataFrame,
    counts: tuple[int, int],
    *,
    as_of: dt.date,
    stamp: Stamp,
    build: int | None,
) -> bytes:
    """A workbook: first how many matters, then a sheet for each owner, longest overdue first."""
    title, said = _("Reminder"), _("As of {day}", day=words.date_of(as_of))
    screen = Screen(f"{title} · {said}", findings.waiting(*counts))
    for owner, group in matters.groupby("owner", sort=False):
        named = str(owner) or _("no owner")
        title = _("Reminder: {owner}, {said}", owner=named, said=findings.waiting(*_counts(group)))
        shown = columns.to_do()
        screen.blocks.append(Block(named, title, f"{named} · {said}", group, shown, stamp))
    return xlsx.page_book(screen, Origin("to_do", {}, build))


def _counts(of_one: pd.DataFrame) -> tuple[int, int]:
    """How many of one owner's matters are overdue, and how many due soon."""
    overdue = int((of_one["state"] == "overdue").sum())
    return overdue, len(of_one) - overdue
