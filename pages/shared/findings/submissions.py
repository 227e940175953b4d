"""What is said of what was handed in, until it counts or goes back."""

from collections.abc import Sequence

from pages.shared import words
from pages.shared.etl.answers import TableChange
from pages.shared.etl.submissions import Note, Submission
from pages.shared.findings import loads
from pages.shared.words import translate as _


def heading(waiting: int) -> str:
    """How many wait for their release."""
    return words.plural("{count} submission to release", "{count} submissions to release", waiting)


def title(submission: Submission) -> str:
    """Its number and its files."""
    files = words.join(submission["files"])
    return _("Submission {number} · {files}", number=submission["submission"], files=files)


def about(submission: Submission) -> list[str]:
    """Who handed it in and when, and what became of it, a sentence each."""
    parts = [_("{at}: handed in by {by}", **_of(submission["by"], submission["at"]))]
    acts: list[tuple[Note | None, str]] = [
        (submission.get("checked"), _("{at}: checked by {by}")),
        (submission.get("released"), _("{at}: released by {by}")),
        (submission.get("returned"), _("{at}: sent back by {by}")),
        (submission.get("recalled"), _("{at}: taken back by {by}")),
    ]
    for note, sentence in acts:
        if note:
            text = sentence.format(**_of(note["by"], note["at"]))
            remarked = _("{text}: {remark}", text=text, remark=note["remark"])
            parts.append(remarked if note["remark"] else text)
    return parts


def preview(tables: Sequence[TableChange]) -> str:
    """What a release would change."""
    if not any(table["added"] or table["changed"] or table["gone"] for table in tables):
        return _("No value on the board would change")
    return _("Its release would mean: {changes}", changes=loads.changes(tables))


def _of(by: str, at: str) -> dict[str, str]:
    return {"by": by, "at": words.moment(at)}
