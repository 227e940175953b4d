"""`build`: the warehouse anew from the uploads in force."""

import argparse

from etl.commands import asked, output
from etl.loading import loading
from etl.warehouse import builds
from etl.words import translation


def add(verb: asked.Verb) -> None:
    """Declare the command."""
    verb("build", "build the warehouse anew from the uploads in force", build)


def build(chosen: argparse.Namespace) -> int:
    """Build the warehouse anew."""
    say = translation(chosen.lang)
    try:
        done = loading.rebuild(chosen.data)
    except builds.CheckError as refusal:
        return output.refuse(chosen, [], checks=refusal.entries(say))
    sentence = say("Build {build} is in force.").format(build=done.number)
    aside = output.tell_aside(chosen, done.path)
    output.show(chosen, {"build": done.number, "left_aside": aside}, sentence)
    return 0
