"""Doubtful values of a load: each waits for somebody who says that it is right."""

from collections.abc import Sequence
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
    return [
        {**doubt, "confirmed": wish.confirms_all or plausibility.is_named(doubt, wish.confirmed)}
        for doubt in found
    ]


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
