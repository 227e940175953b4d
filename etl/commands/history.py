"""`history`: every upload, withdrawn ones included, and what the store leaves aside."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict

from etl.commands import asked, output
from etl.loading.erasing import ledger
from etl.store import uploads
from etl.warehouse import builds
from etl.words import Say, mark, translation

ERASURE = mark(
    "Erasure {number}, {at}, by {by}: {places} places in {files} files became {marks}. Reason:"
    " {remark}"
)
OF_UPLOAD = {
    "kept": mark("erasure {erasure}: {places} places"),
    "changed": mark("erasure {erasure}: {places} places, also in the original"),
    "replaced": mark("erasure {erasure}: {places} places, the original is gone"),
}


def add(verb: asked.Verb) -> None:
    """Declare the command."""
    verb("history", "list the uploads", history)


def history(chosen: argparse.Namespace) -> int:
    """List every upload, withdrawn ones included, and what the store leaves aside."""
    say = translation(chosen.lang)
    for upload in uploads.everything(chosen.data):
        record = upload.record
        state = say("withdrawn") if upload.is_withdrawn else say("in force")
        line = f"{upload.number:06d}  {record.at}  {record.people}  {state}  {record.file}"
        line += "".join(f"  {_erased(one, say)}" for one in record.erased)
        content = {
            "upload": upload.number,
            "file": record.file,
            "by": record.people,
            "at": record.at,
            "mode": record.mode,
            "rows": record.rows,
            "withdrawn": upload.is_withdrawn,
            "turns": upload.turns,
            "confirmed": record.confirmed,
            "erased": record.erased,
        }
        output.show(chosen, content, line)
    if not chosen.json:  # of each upload a program hears it above
        for erasure in ledger.everything(chosen.data):
            print(say(ERASURE).format(**{**asdict(erasure), "marks": "、".join(erasure.marks)}))
    aside = builds.left_aside(chosen.data, is_retold=True)
    for one in (*builds.damage(chosen.data), *aside):
        told = one.sentence(say)
        known = {"left_aside": one.name, "kind": one.kind, "upload": one.upload}
        output.show(chosen, {**known, "is_missed": one.is_missed, "message": told}, told)
    for told in output.forgotten(chosen):
        known = {"left_aside": "memory", "kind": "memory", "upload": None}
        output.show(chosen, {**known, "is_missed": False, "message": told}, told)
    return 0


def _erased(one: Mapping[str, object], say: Say) -> str:
    """What one erasure did to an upload."""
    sentence = OF_UPLOAD.get(str(one.get("original")), OF_UPLOAD["kept"])
    return say(sentence).format(erasure=one.get("erasure"), places=one.get("places"))
