"""Doubtful values of a load: each waits for somebody who says that it is right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from etl.loading.drafting import Wish
from etl.reading.answers.answers import Report
from etl.store import uploads
from etl.store.records import Upload
from etl.store.sifting import Known
from etl.warehouse import plausibility
from etl.warehouse.plausibility import Doubt
from etl.words import translation


class DoubtError(Exception):
    """Values that nobody has confirmed; nothing was loaded."""

    def __init__(self, doubts: Sequence[Doubt], reports: list[Report]) -> None:
        """Keep all doubts of the load, confirmed ones too, for whoever tells the user."""
        super().__init__(f"{len(doubts)} values to be checked")
        self.doubts = list(doubts)
        self.reports = reports
        self.known = Known()


def of(build: Path, drafts: Sequence[Upload], wish: Wish) -> list[Doubt]:
    """What is doubtful in the drafts of a load, each with whether the wish confirms it."""
    numbers = [upload.number for upload in drafts]
    found = plausibility.doubts(build, numbers, translation(wish.language)) if numbers else []
    return [{**doubt, "confirmed": wish.confirms_all or _is_right(doubt, wish)} for doubt in found]


def _is_right(doubt: Doubt, wish: Wish) -> bool:
    """Whether its cell is named, or the same figure at the same cell was confirmed before.

    What was confirmed is a figure: a reader that makes another one of the cell has to ask again.
    """
    stood = [_figure(one) for one in wish.stood]
    return plausibility.is_named(doubt, wish.confirmed) or _figure(doubt) in stood


def _figure(doubt: Mapping[str, object]) -> list[object]:
    return [doubt.get(name) for name in ("key", "indicator", "unit", "new")]


def settled(
    drafts: Sequence[Upload], found: Sequence[Doubt], reports: list[Report]
) -> list[Upload]:
    """The drafts with their confirmed doubts on record; raises DoubtError while one is open."""
    if not all(doubt["confirmed"] for doubt in found):
        raise DoubtError(found, reports)
    return [_with(upload, found) for upload in drafts]


def _with(upload: Upload, found: Sequence[Doubt]) -> Upload:
    own = [doubt for doubt in found if doubt["file"] == upload.record.file]
    if not own:
        return upload
    return uploads.seal(upload.folder, replace(upload.record, confirmed=[*own]))
