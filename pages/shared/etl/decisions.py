"""Decisions of meetings, kept as uploads of their own: a small workbook that the ETL loads."""

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pages.shared.access import person
from pages.shared.etl import answers
from pages.shared.etl import process as etl
from pages.shared.etl.child import Run

SHEET = "议定事项"  # the names of the contract, which is Chinese
HEADERS = ("会议", "议定事项", "责任单位", "完成时限", "完成情况", "视图", "快照")
DONE = "已完成"


@dataclass(frozen=True)
class Decision:
    """One matter that a meeting decided; `owner` may name several units, joined by 、.

    `due` is a day as an office writes it; the ETL reads it.
    """

    meeting: str
    decision: str
    owner: str
    due: str
    status: str = ""
    view: str = ""
    snapshot: str = ""


def keep(decision: Decision, by: str, run: Run | None = None) -> answers.Answer:
    """Load it as an upload, which the history lists and can undo; raises RightError."""
    person.require("decide", decision.meeting)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"{SHEET}.xlsx")
        file.write_bytes(workbook(decision))
        return etl.run("load", file, "--by", by, under=run)


def workbook(decision: Decision) -> bytes:
    """The decision as a workbook; what begins like a formula stays a text."""
    from openpyxl import Workbook  # it takes long to import

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet.append(HEADERS)
    parts = (decision.meeting, decision.decision, decision.owner, decision.due)
    rest = (decision.status, decision.view, decision.snapshot)
    for number, text in enumerate((*parts, *rest), 1):
        sheet.cell(2, number).value = text or None
        if text:
            sheet.cell(2, number).data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
