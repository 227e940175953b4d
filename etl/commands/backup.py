"""`backup` and `restore`: all uploads to one file, and back."""

import argparse
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
    count = backups.save(chosen.data, chosen.file)
    say = translation(chosen.lang)
    sentence = say("{count} uploads are saved in {file}.")
    output.show(chosen, {"uploads": count}, sentence.format(count=count, file=chosen.file))
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Restore a backup into an empty data folder."""
    say = translation(chosen.lang)
    try:
        done = backups.restore(chosen.data, chosen.file)
    except backups.BackupError as refusal:
        return output.fail(chosen, refusal.told(say))
    sentence = say("Restored; build {build} is in force.").format(build=done.number)
    output.show(chosen, {"build": done.number}, sentence)
    return 0
