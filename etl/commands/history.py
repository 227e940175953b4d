"""`history`: every upload, withdrawn ones included, and what the store leaves aside."""

import argparse

from etl.commands import asked, output
from etl.store import uploads
from etl.warehouse import builds
from etl.words import translation


def add(verb: asked.Verb) -> None:
    """Declare the command."""
    verb("history", "list the uploads", history)


def history(chosen: argparse.Namespace) -> int:
    """List every upload, withdrawn ones included, and what the store leaves aside."""
    say = translation(chosen.lang)
    for upload in uploads.everything(chosen.data):
        record = upload.record
        state = say("withdrawn") if upload.is_withdrawn else say("in force")
        line = f"{upload.number:06d}  {record.at}  {record.by}  {state}  {record.file}"
        content = {
            "upload": upload.number,
            "file": record.file,
            "by": record.by,
            "at": record.at,
            "mode": record.mode,
            "rows": record.rows,
            "withdrawn": upload.is_withdrawn,
            "turns": upload.turns,
            "confirmed": record.confirmed,
        }
        output.show(chosen, content, line)
    aside = builds.left_aside(chosen.data, is_retold=True)
    for one in (*builds.damage(chosen.data), *aside):
        told = one.sentence(say)
        known = {"left_aside": one.name, "kind": one.kind, "upload": one.upload}
        output.show(chosen, {**known, "is_missed": one.is_missed, "message": told}, told)
    return 0
