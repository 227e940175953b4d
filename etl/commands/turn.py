"""`withdraw` and `reinstate`: an upload out of force, and back into it."""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from etl.commands import asked, output, trial
from etl.loading import loading
from etl.store.records import Upload
from etl.warehouse import builds
from etl.words import mark, translation

_WITHDRAWN = (
    mark("Upload {upload} is withdrawn, build {build} is in force."),
    mark("There is no upload {upload} in force; `history` lists them."),
)
_REINSTATED = (
    mark("Upload {upload} is in force again, with build {build}."),
    mark("There is no withdrawn upload {upload}; `history` lists them."),
)
_Tell = Callable[[str], None]
_Draft = Callable[[Path, int, _Tell], AbstractContextManager[tuple[Upload, Path]]]


def add(verb: asked.Verb) -> None:
    """Declare both commands and their arguments."""
    for parser in (
        verb("withdraw", "take an upload out of force", withdraw),
        verb("reinstate", "put a withdrawn upload back into force", reinstate),
    ):
        parser.add_argument("upload", type=int)
        parser.add_argument("--by", help="who does it")
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        asked.add_unit(parser)


def withdraw(chosen: argparse.Namespace) -> int:
    """Take one upload out of force and build without it."""
    return _turn(chosen, loading.withdraw, loading.without, _WITHDRAWN)


def reinstate(chosen: argparse.Namespace) -> int:
    """Put a withdrawn upload back into force and build with it."""
    act = partial(loading.reinstate, unit=chosen.own_unit)
    return _turn(chosen, act, partial(loading.again, unit=chosen.own_unit), _REINSTATED)


def _turn(
    chosen: argparse.Namespace,
    act: Callable[[Path, int, str, _Tell], builds.Build],
    draft: _Draft,
    sentences: tuple[str, str],
) -> int:
    """Undo or redo an upload, or say what that would change."""
    say = translation(chosen.lang)
    done, unknown = map(say, sentences)
    tell = asked.teller(chosen)
    try:
        if chosen.dry_run:
            with draft(chosen.data, chosen.upload, tell) as (_, path):
                found = trial.between(trial.current(chosen), path)
                aside = output.tell_aside(chosen, path)
            trial.show(chosen, {"left_aside": aside}, found)
            return 0
        build = act(chosen.data, chosen.upload, chosen.by or asked.user(), tell)
    except KeyError:
        return output.fail(chosen, _damage(chosen) or unknown.format(upload=chosen.upload))
    except builds.CheckError as refusal:
        return output.refuse(chosen, [], checks=refusal.entries(say))
    aside = output.tell_aside(chosen, build.path)
    content = {"upload": chosen.upload, "build": build.number, "left_aside": aside}
    output.show(chosen, content, done.format(upload=chosen.upload, build=build.number))
    return 0


def _damage(chosen: argparse.Namespace) -> str:
    """Why an upload can be neither undone nor redone; empty when it is none that is damaged."""
    say = translation(chosen.lang)
    aside = builds.left_aside(chosen.data)
    return " ".join(
        one.sentence(say) for one in aside if one.upload == chosen.upload and one.damages
    )
