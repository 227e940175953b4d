"""What a dry run says: the rows that would be new, changed, the same or gone, and what period it
leaves the board on."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.commands import output
from etl.loading import preview, standing
from etl.warehouse import builds
from etl.words import translation


@dataclass(frozen=True)
class Trial:
    """What would differ: rows by table, the period in view, and new dates that cannot be."""

    tables: Sequence[preview.Preview] = ()
    periods: Sequence[standing.Standing] = ()
    dates: Sequence[preview.DateFault] = ()


def between(old: Path | None, new: Path, uploads: Sequence[int] = ()) -> Trial:
    """What would differ between two builds; `uploads` as `preview.between` takes them."""
    return Trial(
        preview.between(old, new, uploads),
        standing.between(old, new),
        preview.date_faults(new, uploads),
    )


def show(chosen: argparse.Namespace, report: Mapping[str, object], found: Trial) -> None:
    """Print a line for each table that would differ and for each headline's period.

    A last line counts the dates that cannot be.
    """
    say = translation(chosen.lang)
    sentence = say("{title}: {added} new, {changed} changed, {same} the same, {gone} gone")
    lines = [sentence.format(**table) for table in found.tables]
    headlines = (each for each in found.periods if each["is_headline"])
    lines += [line for each in headlines for line in standing.sentences(each, say)]
    if found.dates:
        lines.append(
            say("{count} dates cannot be: see the page on data quality").format(
                count=len(found.dates)
            )
        )
    whole = {
        **report,
        "tables": found.tables,
        "standing": found.periods,
        "date_faults": found.dates,
    }
    output.show(chosen, whole, "\n".join(lines))


def current(chosen: argparse.Namespace) -> Path | None:
    """The build that a dry run is compared with, or None before the first one."""
    build = builds.current(chosen.data)
    return build.path if build else None
