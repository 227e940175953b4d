"""What the board leaves aside in `uploads/`, or misses there: named, never guessed at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.words import Say, mark

_MEND = mark(
    "Put the folder back from a backup, or move it out of “uploads” and load its file anew;"
    " then run `python -m etl build`."
)
SENTENCES = {
    "stray": mark(
        "“uploads/{name}” is no upload's folder and is passed over. Move it out of “uploads”."
    ),
    "no_record": mark("“uploads/{name}” holds no upload.json and is not counted. {advice}"),
    "torn_record": mark(
        "The upload.json of “uploads/{name}” is cut off or damaged: not counted. {advice}"
    ),
    "bad_field": mark(
        "“{field}” is missing or wrong in the upload.json of “uploads/{name}”: not counted."
        " {advice}"
    ),
    "newer": mark(
        "“uploads/{name}” was loaded by a newer board (schema {schema}, this board knows {known})"
        " and is not counted. Update the board, then run `python -m etl build`."
    ),
    "rows_gone": mark("“{file}” is gone from “uploads/{name}”: not counted. {advice}"),
    "rows_changed": mark(
        "“{file}” in “uploads/{name}” is damaged or was changed: not counted. {advice}"
    ),
    "copied": mark(
        "“uploads/{name}” is a copy of upload {own} and is not counted. Move it out of “uploads”."
    ),
    "renamed": mark(
        "“uploads/{name}” is upload {own} under another name and is not counted. Name it “{right}”"
        " again, then run `python -m etl build`."
    ),
    "unreadable": mark(
        "“uploads/{name}” cannot be opened ({reason}) and is not counted. Give the board the right"
        " to read it, then run `python -m etl build`."
    ),
    "gone": mark(
        "The folder “uploads/{name}” is gone, so upload {upload} is not counted. Put it back from a"
        " backup and run `python -m etl build`; if it is to stay out, nothing need be done."
    ),
    "torn_note": mark(
        "“{file}” in “uploads/{name}” is damaged: who undid or redid upload {upload}, and when, is"
        " lost. Whether it counts does not change. Put the file back from a backup; if the upload"
        " is undone, it may also be redone and undone anew."
    ),
    "original": mark(
        "The original file “{file}” is gone from “uploads/{name}” or was changed. Its figures count"
        " all the same; put the file back from a backup."
    ),
    "pointer": mark(
        "“builds/{name}”, which says what build is in force, is gone or damaged: the newest sound"
        " build is shown. Run `python -m etl build`."
    ),
    "build": mark(
        "“builds/{name}”, the build in force, is gone or damaged: the newest sound build is shown."
        " Run `python -m etl build`."
    ),
}
_REMARKS = frozenset({"torn_note", "original"})


@dataclass(frozen=True)
class Aside:
    """One thing that is left aside, or of which something is lost; `kind` is a key of SENTENCES.

    `upload` is the number of the upload that it is, if it is one; `is_missed` says that figures of
    the board would be others with it.
    """

    name: str
    kind: str
    upload: int | None = None
    is_missed: bool = False
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def damages(self) -> bool:
        """Whether it is an upload that cannot be counted, and not only lost something."""
        return self.upload is not None and self.kind not in _REMARKS

    def sentence(self, say: Say) -> str:
        """What it is and what to do, in the language that `say` translates to."""
        known = {"name": self.name, "upload": self.upload, "advice": say(_MEND)}
        return say(SENTENCES[self.kind]).format(**known, **self.details)


class AsideError(Exception):
    """A folder of the store holds no upload that can be counted."""

    def __init__(self, kind: str, **details: object) -> None:
        """Keep what is wrong; `details` fill its sentence."""
        super().__init__(kind)
        self.kind = kind
        self.details = details


def shown(name: str) -> str:
    """A name from the disk as it can be printed: without bytes that are no text."""
    text = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(letter if letter.isprintable() else "?" for letter in text)
