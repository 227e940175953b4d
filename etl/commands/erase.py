"""`erase`: a person's data that must go by law, out of everything that the board keeps."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from etl.commands import asked, output, telling
from etl.loading.manifests import BackupError
from etl.warehouse import builds
from etl.words import mark, translation

if TYPE_CHECKING:  # it brings pyarrow, which no other command waits for
    from etl.loading.erasing.run import Asked

EMPTY = mark("Name at least one text.")
NO_FOLDER = mark("{folder} is no folder of backups; check the name.")


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("erase", "erase texts by law, from originals to backups", erase)
    purpose = (
        "a name, a number: as it stands in cells; - reads one from each line of standard input"
    )
    parser.add_argument("texts", nargs="+", metavar="TEXT", help=purpose)
    parser.add_argument("--dry-run", action="store_true", help="only say where they stand")
    parser.add_argument("--by", required=True, help="who erases")
    parser.add_argument("--remark", required=True, help="why, without the texts")
    purpose = "a folder of backups, which are written anew"
    parser.add_argument("--backups", type=Path, metavar="FOLDER", help=purpose)
    purpose = "replace originals that cannot be changed; their rows stay"
    parser.add_argument("--whole-original", action="store_true", help=purpose)
    purpose = "erase although figures of the board become others"
    parser.add_argument("--figures-may-change", action="store_true", help=purpose)
    asked.add_password(parser)


def erase(chosen: argparse.Namespace) -> int:
    """Erase texts, or say where they stand."""
    from etl.loading.erasing import run
    from etl.loading.erasing.wanted import TextError

    say = translation(chosen.lang)
    wish = _wish(chosen)
    if not wish.texts:
        return output.fail(chosen, say(EMPTY))
    if wish.backups and not wish.backups.is_dir():
        return output.fail(chosen, say(NO_FOLDER).format(folder=wish.backups))
    try:
        if chosen.dry_run:
            return telling.preview(chosen, run.preview(chosen.data, wish))
        return telling.done(chosen, run.erase(chosen.data, wish, asked.teller(chosen)))
    except (TextError, run.SaidError, run.AdminsError, run.FiguresError, BackupError) as error:
        return output.fail(chosen, telling.refusal(error, say))
    except run.StuckError as error:
        return telling.stuck(chosen, error)
    except builds.CheckError as error:
        return telling.faulty(chosen, error)


def take(chosen: argparse.Namespace) -> None:
    """Read from standard input what is to come from there, once: the password first, then texts."""
    if hasattr(chosen, "secret"):
        return
    chosen.secret = asked.password(chosen)
    read = [line.rstrip("\r\n") for line in sys.stdin] if "-" in chosen.texts else []
    named = [text for text in chosen.texts if text != "-"]
    chosen.texts = list(dict.fromkeys(filter(None, [*named, *read])))


def _wish(chosen: argparse.Namespace) -> "Asked":
    from etl.loading.erasing.run import Asked

    take(chosen)
    return Asked(
        tuple(chosen.texts),
        chosen.by,
        chosen.remark,
        whole=chosen.whole_original,
        changes_figures=chosen.figures_may_change,
        password=chosen.secret,
        backups=chosen.backups,
    )
