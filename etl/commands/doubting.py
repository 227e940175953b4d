"""How a command tells of values that somebody has to check."""

import argparse
import json
from collections.abc import Sequence

from etl.loading.doubts import DoubtError
from etl.warehouse import spoken
from etl.warehouse.plausibility import Doubt
from etl.words import translation


def refuse(chosen: argparse.Namespace, refusal: DoubtError) -> int:
    """Say which values are to be checked before anything is loaded."""
    say = translation(chosen.lang)
    sentence = say(
        "Nothing was loaded: correct the doubtful values, or confirm that they are right."
    )
    if chosen.json:
        content = {
            "message": sentence,
            "files": list(refusal.reports),
            "checks": [],
            "doubts": refusal.doubts,
            **refusal.known.told(),
        }
        print(json.dumps(content, ensure_ascii=False))
        return 1
    print(sentence)
    show(chosen, refusal.doubts)
    print(say("A value that is right is confirmed with --confirm CELL, all with --confirm-all."))
    return 1


def show(chosen: argparse.Namespace, doubts: Sequence[Doubt]) -> None:
    """One line for each value that is not confirmed yet, under a heading."""
    say = translation(chosen.lang)
    waiting = [doubt for doubt in doubts if not doubt["confirmed"]]
    if waiting:
        print(say("Please check:"))
    for doubt in waiting:
        new = doubt["new"]
        about = spoken.where(new["city"], new["period_end"], new["grain"], say)
        value = spoken.measure(new["value"], doubt["unit"])
        parts = (doubt["key"], doubt["indicator"], about, value, doubt["reason"])
        print("  " + "  ".join(parts))
