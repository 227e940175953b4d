"""How a command answers: a sentence for people, JSON for programs."""

import argparse
import json
from collections.abc import Mapping


def show(chosen: argparse.Namespace, content: Mapping[str, object], sentence: str) -> None:
    """Print one of both."""
    print(json.dumps(content, ensure_ascii=False) if chosen.json else sentence)


def fail(chosen: argparse.Namespace, sentence: str) -> int:
    """Print why something was refused; returns the exit code."""
    show(chosen, {"message": sentence}, sentence)
    return 1
