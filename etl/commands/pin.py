"""`pin` and `unpin`: a build kept under a name, and no longer."""

import argparse
from collections.abc import Callable
from dataclasses import asdict

from etl.commands import asked, output
from etl.loading import loading
from etl.warehouse import pins
from etl.warehouse.pins import Pin
from etl.words import mark, translation


def add(verb: asked.Verb) -> None:
    """Declare both commands and their arguments."""
    purpose = "keep a build under a name, as the board stands at a meeting; or list them"
    parser = verb("pin", purpose, pin)
    parser.add_argument("name", nargs="?")
    parser.add_argument("--build", type=int, help="the build in force, unless said")
    parser.add_argument("--by", help="who does it")
    verb("unpin", "keep a build no longer than others", unpin).add_argument("build", type=int)


def pin(chosen: argparse.Namespace) -> int:
    """Give a build a name; without a name, list the pinned builds."""
    if chosen.name is None:
        return _list(chosen)
    by = chosen.by or asked.user()
    sentence = mark("Build {build} is kept as “{name}”.")
    return _do(chosen, lambda: pins.pin(chosen.data, chosen.name, by, chosen.build), sentence)


def unpin(chosen: argparse.Namespace) -> int:
    """Take the name of a build away."""
    sentence = mark("Build {build} is kept no longer than others.")
    return _do(chosen, lambda: pins.unpin(chosen.data, chosen.build), sentence)


def _do(chosen: argparse.Namespace, act: Callable[[], Pin], sentence: str) -> int:
    say = translation(chosen.lang)
    try:
        with loading.writing(chosen.data):
            done = act()
    except pins.PinError as refusal:
        return output.fail(chosen, refusal.sentence(say))
    output.show(chosen, asdict(done), say(sentence).format(**asdict(done)))
    return 0


def _list(chosen: argparse.Namespace) -> int:
    damaged = translation(chosen.lang)("its name is damaged; it is kept all the same")
    for known in pins.everything(chosen.data):
        name = known.name or damaged
        line = f"{known.build:06d}  {known.at}  {known.by}  {name}"
        output.show(chosen, asdict(known), line)
    return 0
