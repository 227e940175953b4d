"""The messy workbooks: every row of their truth, no other, and every cell that must be told."""

import json
from pathlib import Path

import pytest

from etl.reading.answers import report
from tests.messy import Part, score, unreported

FOLDER = Path(__file__).parent / "fixtures" / "messy"
TRUTHS = sorted((FOLDER / "truth").glob("*.json"))


@pytest.mark.parametrize("file", TRUTHS, ids=lambda file: file.stem)
def test_a_messy_workbook_reads_as_its_truth_says(file: Path) -> None:
    truth = json.loads(file.read_text(encoding="utf-8"))
    told = report.read_report([FOLDER / "workbooks" / truth["file"]], "zh")[0]
    if truth["expect"] == "refuse":
        assert told["refused"]
        assert told["message"]
        return
    assert not told["refused"], told["message"]
    found = score(
        [Part(part["entity"], part["sheet"], part["rows"]) for part in truth["tables"]],
        [Part(part["table"], part["sheet"], [*part["rows"]]) for part in told["tables"]],
        optional_sheets=truth.get("optional_sheets", ()),
    )
    assert found.missing == []
    assert found.extra == 0
    must = [*truth.get("errors", ()), *truth.get("flags", ())]
    reported = {(fault["sheet"], fault["cell"]) for fault in told["reported"]}
    assert unreported(must, reported) == []
    may = {(place["sheet"], place["cell"]) for place in [*must, *truth.get("may_report", ())]}
    also = {(place["sheet"], place["also"]) for place in must if "also" in place}
    missing_columns = {place for place in reported if (place[1] or "").endswith("1")}
    assert reported - may - also - missing_columns == set()
