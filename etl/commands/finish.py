"""`finish`: what a killed command had put into force, done to its end."""

import argparse

from etl.commands import asked, output
from etl.loading import loading
from etl.words import translation


def add(verb: asked.Verb) -> None:
    """Declare the command."""
    verb("finish", "do what a killed command had put into force", finish)


def finish(chosen: argparse.Namespace) -> int:
    """Do it unless somebody else is writing, who then does it; every command does so, too.

    Here a disk that cannot be written is a failure, elsewhere only whoever writes meets it.
    """
    loading.finish(chosen.data)
    say = translation(chosen.lang)
    sentence = say("Nothing is left half done.")
    output.show(chosen, {"message": sentence}, sentence)
    return 0
