"""`backup`, `restore`, `drill`: all that the board keeps to one file, back, and as a rehearsal."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from etl.commands import asked, output
from etl.loading import backup as backups
from etl.loading import drill as drills
from etl.loading import restoring, rotation
from etl.loading.manifests import BackupError
from etl.warehouse import builds
from etl.words import translation


def add(verb: asked.Verb) -> None:
    """Declare the commands and their arguments."""
    parser = verb("backup", "save all uploads to one file", backup)
    parser.add_argument("file", type=Path)
    purpose = "the file is a folder: save to a new file in it and keep so many there"
    parser.add_argument("--keep", type=_count, metavar="N", help=purpose)
    parser = verb("restore", "restore a backup into an empty data folder", restore)
    parser.add_argument("file", type=Path)
    purpose = "restore the newest backup of a folder aside and compare its figures with the board"
    verb("drill", purpose, drill).add_argument("folder", type=Path)


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


def backup(chosen: argparse.Namespace) -> int:
    """Save all uploads to one file, or to a new one of a folder."""
    say = translation(chosen.lang)
    file: Path = chosen.file
    gone: tuple[Path, ...] = ()
    try:
        if chosen.keep:
            done = rotation.rotate(chosen.data, chosen.file, chosen.keep)
            file, saved, gone = done.file, done.saved, done.gone
        else:
            saved = backups.save(chosen.data, chosen.file)
    except BackupError as refusal:
        return output.fail(chosen, refusal.sentence(say))
    aside = [one.sentence(say) for one in saved.aside]
    if not saved.has_accounts:
        aside.append(say("The accounts and the audit are damaged and not in the backup."))
    for sentence in aside:
        print(sentence, file=sys.stderr)
    sentence = say("{count} uploads are saved in {file}.")
    content = {
        "uploads": saved.count,
        "left_aside": aside,
        "file": str(file),
        "removed": [path.name for path in gone],
    }
    output.show(chosen, content, sentence.format(count=saved.count, file=file))
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Restore a backup into an empty data folder; what of it is damaged is named and refused."""
    say = translation(chosen.lang)
    try:
        done = restoring.restore(chosen.data, chosen.file)
    except BackupError as refusal:
        return output.fail(chosen, refusal.sentence(say))
    except builds.CheckError as refusal:
        return output.refuse(chosen, [], checks=refusal.entries(say))
    sentence = say("Restored; build {build} is in force.").format(build=done.build.number)
    aside = output.tell_aside(chosen, done.build.path)
    if done.has_own_accounts:
        aside.append(say("This data folder keeps its own accounts and audit."))
        print(aside[-1], file=sys.stderr)
    lost = [one.sentence(say) for one in done.lost]
    content = {"build": done.build.number, "left_aside": aside, "not_restored": lost}
    message = {"message": " ".join(lost)} if lost else {}
    output.show(chosen, {**content, **message}, "\n".join([sentence, *lost]))
    return 1 if lost else 0


def drill(chosen: argparse.Namespace) -> int:
    """Restore the newest backup aside and compare its figures with those of the board."""
    say = translation(chosen.lang)
    done = drills.drill(chosen.data, chosen.folder, say)
    text = done.sentence(say)
    output.show(chosen, {**asdict(done), "message": text}, text)
    return 0 if done.is_good else 1
