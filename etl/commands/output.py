"""How every command prints: JSON for programs, a sentence for people."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from etl.reading.answers.answers import Report
from etl.reading.process import child
from etl.store import memory
from etl.store.sifting import Known
from etl.warehouse import builds
from etl.words import translation


def show(chosen: argparse.Namespace, content: Mapping[str, object], sentence: str) -> None:
    """Print one answer in the form that is wanted."""
    print(json.dumps(content, ensure_ascii=False) if chosen.json else sentence)


def fail(chosen: argparse.Namespace, sentence: str) -> int:
    """Say why a command did nothing; returns its exit code."""
    show(chosen, {"message": sentence}, sentence)
    return 1


def tell_aside(chosen: argparse.Namespace, build: Path | None) -> list[str]:
    """Say on standard error what a build leaves aside of the store, and return it for programs."""
    parts = builds.aside_sentences(build, chosen.lang) if build else []
    for sentence in parts:
        print(sentence, file=sys.stderr)
    return parts


def forgotten(chosen: argparse.Namespace) -> list[str]:
    """Which files of the memory are damaged, so that what they say is asked for anew."""
    say = translation(chosen.lang)
    sentence = say(
        "“memory/{name}” is damaged: what it knew is asked for anew. Put it back from a backup."
    )
    return [sentence.format(name=name) for name in memory.damaged(chosen.data)]


def refuse(
    chosen: argparse.Namespace,
    reports: Sequence[Report],
    checks: Sequence[dict[str, str]] = (),
    known: Known | None = None,
) -> int:
    """Say every fault at once: where, what, and what to do; returns the exit code."""
    say = translation(chosen.lang)
    aside = [one.sentence(say) for one in builds.left_aside(chosen.data)]
    for damage in aside:  # a register may be among it, without which nothing else is known
        print(damage, file=sys.stderr)
    shown = [report for report in reports if report["refused"] or child.faults(report)]
    sentence = say("Nothing was loaded; correct the cells below and load again.")
    if chosen.json:
        facts = {"left_aside": aside, **(known.told() if known else {})}
        content = {"message": sentence, "files": list(reports), "checks": list(checks), **facts}
        print(json.dumps(content, ensure_ascii=False))
        return 1
    print(sentence)
    for report in shown:
        print(child.summary(report))
    for fault in checks:
        print("  " + "  ".join(part for part in fault.values() if part))
    return 1
