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
    "record": mark(
        "“{file}” in “uploads/{name}” was changed: who loaded upload {upload}, when and how may be"
        " wrong there. Its figures count all the same, for rows have checksums of their own. Put"
        " the file back from a backup."
    ),
    "original": mark(
        "The original file “{file}” is gone from “uploads/{name}” or was changed. Its figures count"
        " all the same; put the file back from a backup."
    ),
    "stated": mark(
        "“{file}” in “uploads/{name}”, which says what cells state each value, is gone or damaged."
        " Its figures count all the same; put the file back from a backup."
    ),
    "pointer": mark(
        "“builds/{name}”, which says what build is in force, is gone or damaged: the newest sound"
        " build is shown. Run `python -m etl build`."
    ),
    "unsealed": mark(
        "Upload {upload} in “uploads/{name}” was loaded by an older board and lacks checksums:"
        " damage to it might not be seen. Run `python -m etl verify --adopt`."
    ),
    "old_build": mark(
        "“builds/{name}” is damaged, and is not the build in force. Delete it and the .seal of the"
        " same number."
    ),
    "kept_build": mark(
        "“builds/{name}”, which a snapshot, a deck or a show is of, is gone or damaged. Put it back"
        " from a backup; if the snapshot is to go, run `python -m etl unpin {build}`."
    ),
    "no_seal": mark("“builds/{name}” has no checksum. Run `python -m etl verify --adopt`."),
    "digest": mark(
        "“builds/{name}”, what a build changed in sentences, is damaged and not shown. Delete it."
    ),
    "pin": mark(
        "“builds/{name}” is damaged: the name of the snapshot is lost. Give it one again:"
        " `python -m etl pin NAME --build {build}`."
    ),
    "submission": mark(
        "“submissions/{name}” is damaged and cannot be released. Have its workbooks handed in anew,"
        " or put the folder back from a backup."
    ),
    "deck": mark(
        "“decks/{name}” is damaged and not shown. Put it back from a backup, or move it out of"
        " “decks”."
    ),
    "show": mark(
        "“decks/shows/{name}” is damaged: this show is lost, and no build is cleared away"
        " meanwhile. Delete the file and start the show anew from its deck."
    ),
    "memory": mark(
        "“memory/{name}”, what the office has confirmed, is damaged: no file can be loaded. Put it"
        " back from a backup, or delete it; then it is asked for once more."
    ),
    "journal": mark(
        "“{name}”: a command was killed before it had done all. Run `python -m etl history`, which"
        " does the rest."
    ),
    "torn_journal": mark(
        "“{name}”: the disk lost what a command was about to do. See by `python -m etl history`"
        " whether its files are loaded, load them if not, and delete “{name}”."
    ),
    "erasure": mark(
        "“{name}”: an erasure was begun and has not reached all backups. Run `python -m etl erase`"
        " again with the same texts and `--backups FOLDER`; an empty folder will do where there are"
        " no backups any more."
    ),
    "torn_erasure": mark(
        "“{name}”, which says what was erased by law, is damaged. Put it back from a backup."
    ),
    "behind": mark(
        "“builds/{name}”, the build in force, is not made of the uploads in force. Run"
        " `python -m etl build`."
    ),
    "access": mark(
        "“{name}”, which keeps accounts and audit, is damaged: nobody can sign in. Stop the server,"
        " put the file back from a backup, and start it."
    ),
    "build": mark(
        "“builds/{name}”, the build in force, is gone or damaged: the newest sound build is shown."
        " Run `python -m etl build`."
    ),
}
_REMARKS = frozenset({"torn_note", "original", "record", "stated", "unsealed"})


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
