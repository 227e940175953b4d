"""What a trial of a load says, in sentences."""

from collections.abc import Sequence

from pages.shared import words
from pages.shared.etl.answers import Answer, FileRead, TableChange, TableKnown
from pages.shared.words import translate as _


def waiting() -> tuple[str, str]:
    """Before any file: what to do, and what will not happen by it."""
    return (
        _("Drop the workbooks here, as the departments sent them"),
        _("You see what each sheet says, what is wrong and what would change before it counts."),
    )


def finding(answer: Answer, faults: int) -> tuple[str, str]:
    """What came of a trial with so many faults that stop it, and what to do now."""
    if names := protected(answer):
        sentence = _("{files}: the password, please", files=words.join(names))
        return sentence, _("Nothing was loaded. What to do stands beside each file.")
    if names := refused(answer):
        sentence = _("{files} cannot be read", files=words.join(names))
        return sentence, _("Nothing was loaded. What to do stands beside each file.")
    if not answer.is_done:
        sentence = words.plural(
            "{count} fault is to be mended", "{count} faults are to be mended", faults
        )
        return (sentence, answer.message) if faults else (answer.message, "")
    if answer.said["repeats"] and not answer.said["files"]:
        return _("This has been loaded already"), _("There is nothing left to do with it.")
    if doubts := answer.said.get("doubts"):
        sentence = words.plural("{count} value to check", "{count} values to check", len(doubts))
        return sentence, changes(answer.said["tables"])
    changed = total(answer, "added") + total(answer, "changed") + total(answer, "gone")
    if not changed:
        return _("The board says all of this already"), _("Loading it would change no value.")
    return changes(answer.said["tables"]), _("Nothing has been loaded yet.")


def loaded(answer: Answer) -> tuple[str, str]:
    """After a load, or after handing it in."""
    if number := answer.said.get("submission"):
        return (
            _("Handed in: it counts once it is released"),
            _("Submission {number}: the record of uploads says what becomes of it", number=number),
        )
    uploads = words.join(str(number) for number in answer.said["uploads"])
    return (
        _("Loaded: the board shows it from now on"),
        _("Upload {uploads}, build {build}", uploads=uploads, build=answer.said["build"]),
    )


def changes(tables: Sequence[TableChange]) -> str:
    """What a step would change, all tables together."""
    counts = {
        _("{count} new rows"): sum(table["added"] for table in tables),
        _("{count} changed"): sum(table["changed"] for table in tables),
        _("{count} gone"): sum(table["gone"] for table in tables),
        _("{count} unchanged"): sum(table["same"] for table in tables),
    }
    parts = [text.format(count=words.measure(count)) for text, count in counts.items() if count]
    return words.join(parts) if parts else _("Nothing changes")


def total(answer: Answer, what: str) -> int:
    """How many rows of all tables are new, changed or gone."""
    counts = [{**table}[what] for table in answer.said.get("tables", [])]
    return sum(count for count in counts if isinstance(count, int))


def files(answer: Answer) -> list[FileRead]:
    """What was read of each file."""
    return answer.said.get("files", [])


def refused(answer: Answer) -> list[str]:
    """The files that could not be read at all."""
    return [file["file"] for file in files(answer) if file["refused"]]


def protected(answer: Answer) -> list[str]:
    """The files that nothing but the right password opens."""
    return [file["file"] for file in files(answer) if file["is_protected"]]


def outcome(file: FileRead, faults: int) -> tuple[str, str]:
    """What came of one file with so many faults, as good, faulty or refused, and in words."""
    if file["refused"]:
        return "refused", _("cannot be read")
    if faults:
        return "faulty", words.plural("{count} fault to mend", "{count} faults to mend", faults)
    return "good", _("can be loaded")


def taken_for(file: FileRead, titles: dict[str, str]) -> str:
    """What the sheets of a file were taken for, and how many rows were read."""
    parts = [
        _("{title}: {count} rows", title=titles[table], count=words.measure(count))
        for table, count in file["rows"].items()
    ]
    return words.join(parts) if parts else _("No table was recognised")


def hindrance(answer: Answer, faults: int, *, is_unchecked: bool, by: str) -> str:
    """Why these files cannot be loaded as they are, and what to do; empty when they can."""
    if names := protected(answer):
        return _("Enter the password of {files} above.", files=words.join(names))
    if names := refused(answer):
        sentence = _("{files} cannot be read: mend it, or take it off the list above.")
        return sentence.format(files=words.join(names))
    if faults and not answer.is_done:
        return _("Mend the faults and choose the file again, or leave their rows out for now.")
    if not answer.is_done:
        return answer.message
    if not answer.said["files"]:
        return _("Every file is loaded already: there is nothing left to do.")
    if is_unchecked:
        return _("Tick the doubtful values that are right, or correct the others first.")
    return "" if by else _("Say who you are: the history keeps it.")


def ahead(trial: Answer, faults: int) -> str:
    """What the next click loads, and what it leaves out: the rows with so many faults."""
    count = len(files(trial))
    sentence = words.plural("{count} file", "{count} files", count)
    if not trial.is_done:
        stopped = words.plural("{count} fault to mend", "{count} faults to mend", faults)
        return _("Not loaded: {files}, {faults}", files=sentence, faults=stopped) if faults else ""
    if not count:
        return ""
    told = changes(trial.said["tables"])
    if not faults:
        return _(
            "To be loaded: {files}, {changes}; nothing is left out", files=sentence, changes=told
        )
    left = words.plural("{count} fault", "{count} faults", faults)
    return _(
        "To be loaded: {files}, {changes}; left out: the rows with {faults}",
        files=sentence,
        changes=told,
        faults=left,
    )


def repeated(file: str, upload: int, by: str, at: str) -> str:
    """A kind word for a file that is there already."""
    return _(
        "{file} is loaded already: upload {upload}, by {by}, {at}. Nothing is lost, nothing to do.",
        file=file,
        upload=upload,
        by=by,
        at=at,
    )


def known(file: str) -> str:
    """The same where nothing is said of who has loaded it."""
    return _("{file} is loaded already. Nothing is lost, nothing to do.", file=file)


def twin(file: str, other: str) -> str:
    """A word on a file that was dropped twice, under whichever name."""
    if file == other:
        return _("{file} was chosen twice; it is loaded once.", file=file)
    return _("{file} says exactly what {other} says; it is loaded once.", file=file, other=other)


def titles(tables: Sequence[TableKnown]) -> dict[str, str]:
    """The title of each table."""
    return {table["table"]: table["title"] for table in tables}
