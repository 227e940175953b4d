"""`backup` and `restore`: all uploads to one file, and back."""

import argparse
import sys
from pathlib import Path

from etl.commands import asked, output
from etl.loading import backup as backups
from etl.words import translation


def add(verb: asked.Verb) -> None:
    """Declare both commands and their arguments."""
    for parser in (
        verb("backup", "save all uploads to one file", backup),
        verb("restore", "restore a backup into an empty data folder", restore),
    ):
        parser.add_argument("file", type=Path)


def backup(chosen: argparse.Namespace) -> int:
    """Save all uploads to one file."""
    saved = backups.save(chosen.data, chosen.file)
    say = translation(chosen.lang)
    aside = [one.sentence(say) for one in saved.aside]
    for sentence in aside:
        print(sentence, file=sys.stderr)
    sentence = say("{count} uploads are saved in {file}.")
    content = {"uploads": saved.count, "left_aside": aside}
    output.show(chosen, content, sentence.format(count=saved.count, file=chosen.file))
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Restore a backup into an empty data folder."""
    say = translation(chosen.lang)
    try:
        done = backups.restore(chosen.data, chosen.file)
    except backups.BackupError as refusal:
        return output.fail(chosen, refusal.sentence(say))
    sentence = say("Restored; build {build} is in force.").format(build=done.number)
    aside = output.tell_aside(chosen, done.path)
    output.show(chosen, {"build": done.number, "left_aside": aside}, sentence)
    return 0
