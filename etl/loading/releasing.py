"""Release by hand: what was handed in is looked through, and comes into force in one build.

A submission keeps its files and how they are to be loaded. Its release is a load of those files by
the same code, so it is checked against the board as it stands that day.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from etl.loading import doubts, loading
from etl.loading.cancelling import PUBLISHING
from etl.loading.drafting import Wish
from etl.loading.loading import Drafted, Loaded
from etl.store import failpoint, submissions, uploads
from etl.store.submissions import How, Note, Submission


class WaitingError(Exception):
    """A file waits for its release already, in this submission; nothing was kept."""

    def __init__(self, file: str, submission: Submission) -> None:
        """Keep both for whoever tells the user."""
        super().__init__(f"{file} waits already")
        self.file, self.submission = file, submission


class GoneError(Exception):
    """No submission of this number waits: nothing was changed."""

    def __init__(self, number: int) -> None:
        """Keep its number for whoever tells the user."""
        super().__init__(f"submission {number} does not wait")
        self.number = number


class OthersError(Exception):
    """Somebody else has handed this submission in: nothing was changed."""

    def __init__(self, number: int) -> None:
        """Keep its number for whoever tells the user."""
        super().__init__(f"submission {number} is another's")
        self.number = number


class ConflictError(Exception):
    """Submissions mean different columns by one header: they cannot be released in one build."""

    def __init__(self, typed: str) -> None:
        """Keep the header as it was typed."""
        super().__init__(typed)
        self.typed = typed


@dataclass(frozen=True)
class Submitted:
    """A submission with what a dry run of its load said; None when every file is in force."""

    draft: Drafted
    submission: Submission | None


def submit(
    data: Path, files: Sequence[Path], wish: Wish, instead_of: int | None = None
) -> Submitted:
    """Try a load, and keep its files for somebody to release; no figure changes.

    They take the place of submission `instead_of`, which `wish.by` has handed in and which waits.
    Raises as `loading.load` and `recall`, WaitingError, and OSError.
    """
    with loading.drafted(data, files, wish) as draft:
        old = None if instead_of is None else _own(data, instead_of, wish.by)
        doubts.settled(draft.uploads, draft.doubts, draft.reports)
        if not draft.uploads:
            return Submitted(draft, None)
        _refuse_twice(data, draft, instead_of)
        how = How(
            wish.mode,
            wish.leaves_out,
            wish.headers,
            list(wish.mappings),
            [doubt["key"] for doubt in draft.doubts],
        )
        copies = [upload.folder / upload.record.file for upload in draft.uploads]
        wish.tell("publishing")
        made = submissions.add(data, copies, wish.by, uploads.now(), how)
        failpoint.reach("submission.added")
        if old:  # killed before this both wait, and the older one can still be recalled
            submissions.note(old, "recalled", Note(wish.by, made.at, f"→ {made.number}"))
        return Submitted(draft, made)


def recall(data: Path, number: int, note: Note) -> None:
    """Take a waiting submission back, as whoever handed it in; it can never be released then.

    Raises GoneError when none of this number waits, OthersError, and OSError.
    """
    with loading.writing(data):
        submissions.note(_own(data, number, note.by), "recalled", note)


def found(data: Path, numbers: Sequence[int]) -> list[Submission]:
    """Waiting submissions of these numbers, in order; raises GoneError with the first that is none.

    One of which a file is gone or was changed is none: it has to be handed in anew.
    """
    known = {one.number: one for one in submissions.waiting(data)}
    for number in sorted(set(numbers)):
        if number not in known:
            raise GoneError(number)
    return [known[number] for number in sorted(set(numbers))]


@contextmanager
def tried(data: Path, chosen: Sequence[Submission], wish: Wish) -> Iterator[Drafted]:
    """Do all of a release but its last step. Raises as `loading.drafted`, and ConflictError."""
    with loading.drafted(data, _files(chosen), _wish(chosen, wish)) as draft:
        yield draft


def release(data: Path, chosen: Sequence[Submission], wish: Wish, remark: str = "") -> Loaded:
    """Load submissions in one build; `wish.by` releases them. Raises as `loading.load` and `found`.

    Who handed each in, who checked it and who released it is on record with its uploads. A
    submission whose files are in force by now is only noted as released.
    """
    done = loading.load(data, _files(chosen), _looking_again(data, chosen, _wish(chosen, wish)))
    for one in chosen:
        act(data, one, "released", Note(wish.by, uploads.now(), remark))
    return done


def act(data: Path, submission: Submission, kind: submissions.Act, note: Note) -> None:
    """Note that somebody checked, released or sent back a submission; raises OSError."""
    with loading.writing(data):
        submissions.note(submission, kind, note)


def _looking_again(data: Path, chosen: Sequence[Submission], wish: Wish) -> Wish:
    """The wish, by which a release ends before it counts if one of them was taken back meanwhile.

    Before that step the release holds the writer's lock, without which nobody takes one back.
    """
    numbers = [one.number for one in chosen]

    def tell(step: str) -> None:
        if step == PUBLISHING:
            found(data, numbers)
        wish.tell(step)

    return replace(wish, tell=tell)


def _own(data: Path, number: int, by: str) -> Submission:
    """A waiting submission that somebody has handed in himself and that does not count yet."""
    (one,) = found(data, [number])
    in_force = {upload.record.sha256 for upload in uploads.in_force(data)}
    if {*one.files.values()} <= in_force:  # released, and its note is not written yet
        raise GoneError(number)
    if one.by != by:
        raise OthersError(number)
    return one


def _refuse_twice(data: Path, draft: Drafted, instead_of: int | None) -> None:
    others = (one for one in submissions.waiting(data) if one.number != instead_of)
    waiting = {key: one for one in others for key in one.files.values()}
    for upload in draft.uploads:
        if upload.record.sha256 in waiting:
            raise WaitingError(upload.record.file, waiting[upload.record.sha256])


def _files(chosen: Sequence[Submission]) -> list[Path]:
    return [path for one in chosen for path in one.paths]


def _wish(chosen: Sequence[Submission], wish: Wish) -> Wish:
    """The wishes of all as one; raises ConflictError."""
    return replace(
        wish,
        leaves_out=any(one.how.leaves_out for one in chosen),
        headers=_headers(chosen),
        mappings=[mapping for one in chosen for mapping in one.how.mappings],
        modes={key: one.how.mode for one in chosen for key in one.files.values()},
        confirmed=wish.confirmed | {key for one in chosen for key in one.how.confirmed},
        reviews={key: _review(one, wish.by) for one in chosen for key in one.files.values()},
    )


def _headers(chosen: Sequence[Submission]) -> dict[str, str]:
    meant: dict[str, str] = {}
    for one in chosen:
        for typed, header in one.how.headers.items():
            if meant.setdefault(typed, header) != header:
                raise ConflictError(typed)
    return meant


def _review(submission: Submission, by: str) -> Mapping[str, str]:
    checked = submission.note("checked")
    who = {"reported_by": submission.by, "reported_at": submission.at, "released_by": by}
    return {**who, **({"checked_by": checked.by} if checked else {})}
