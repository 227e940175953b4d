"""What a dry run says: the rows that would be new, changed, the same or gone, by table."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from etl.commands import output
from etl.loading import preview
from etl.warehouse import builds
from etl.words import translation


def show(
    chosen: argparse.Namespace,
    report: Mapping[str, object],
    tables: Sequence[preview.Preview],
    dates: int = 0,
) -> None:
    """Print a line for each table that would differ, and how many dates cannot be."""
    say = translation(chosen.lang)
    sentence = say("{title}: {added} new, {changed} changed, {same} the same, {gone} gone")
    lines = [sentence.format(**table) for table in tables]
    if dates:
        lines.append(
            say("{count} dates cannot be: see the page on data quality").format(count=dates)
        )
    output.show(chosen, report, "\n".join(lines))


def current(chosen: argparse.Namespace) -> Path | None:
    """The build that a dry run is compared with, or None before the first one."""
    build = builds.current(chosen.data)
    return build.path if build else None
