"""What the reader answers about a specimen, in this very process."""

import tempfile
from pathlib import Path

from etl.reading.answers.report import read_report
from tests.grammar.judge import Answer, Finding, answer_of, judge
from tests.grammar.specimen import Specimen


def answer(one: Specimen) -> Answer:
    """The reader's answer to a file of that name alone: the name says nothing about its content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{one.extension}"
        path.write_bytes(one.content)
        (report,) = read_report([path], "zh")
    return answer_of(dict(report))


def found(one: Specimen) -> Finding:
    """What the reader does wrong with a specimen."""
    return judge(one.truth, answer(one))
