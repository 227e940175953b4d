"""What `pin` and `unpin` do and print."""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict

from etl.commands import asked
from etl.loading import loading
from etl.warehouse import pins
from etl.warehouse.pins import Pin
from etl.words import mark, translation


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
        said = refusal.told(say)
        print(json.dumps({"message": said}, ensure_ascii=False) if chosen.json else said)
        return 1
    _print(chosen, done, say(sentence).format(**asdict(done)))
    return 0


def _list(chosen: argparse.Namespace) -> int:
    damaged = translation(chosen.lang)("its name is damaged; it is kept all the same")
    for known in pins.everything(chosen.data):
        name = known.name or damaged
        _print(chosen, known, f"{known.build:06d}  {known.at}  {known.by}  {name}")
    return 0


def _print(chosen: argparse.Namespace, known: Pin, line: str) -> None:
    print(json.dumps(asdict(known), ensure_ascii=False) if chosen.json else line)
