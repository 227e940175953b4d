"""`digest`: what each place of QIANGHUI_NOTIFY would get; confirm it, or send it."""

import argparse
import os
import sys
from collections.abc import Sequence

from etl.commands import asked, output
from etl.loading import loading
from etl.sending import kept, sending
from etl.sending.places import FILE, SETTING, Place
from etl.sending.sending import Preview
from etl.warehouse import builds
from etl.words import Say, translation


def add(verb: asked.Verb) -> None:
    """Declare the command and its arguments."""
    parser = verb("digest", "show the digest as each place would get it", digest)
    deeds = parser.add_mutually_exclusive_group()
    purpose = "what place N would get was looked at and is right: it is sent from now on"
    deeds.add_argument("--confirm", type=int, nargs="+", default=[], metavar="N", help=purpose)
    purpose = "send the present digest to the confirmed places that have not taken it"
    deeds.add_argument("--send", action="store_true", help=purpose)
    parser.add_argument("--by", help="who does it")


def digest(chosen: argparse.Namespace) -> int:
    """Show every place's message; with --confirm or --send, do that."""
    say = translation(chosen.lang)
    if not os.environ.get(SETTING, "").split():
        sentence = say("{setting} names no place: the digest is sent to nobody.")
        text = sentence.format(setting=SETTING)
        output.show(chosen, {"places": [], "message": text}, text)
        return int(bool(chosen.confirm or chosen.send))
    if chosen.send:
        return _send(chosen, say)
    found = _previews(chosen)
    if chosen.confirm:
        return _confirm(chosen, found, say)
    return _show(chosen, found, say)


def _previews(chosen: argparse.Namespace) -> list[Preview]:
    return [*sending.previews(chosen.data, builds.current(chosen.data), chosen.lang)]


def _show(chosen: argparse.Namespace, found: Sequence[Preview], say: Say) -> int:
    parts = [sending.told(one, chosen.lang) for one in found]
    text = "\n\n".join(_text(one, say) for one in found)
    output.show(chosen, {"places": parts}, text)
    return 0


def _text(one: Preview, say: Say) -> str:
    """A preview on the command line: the place, how much of its room is used, the message."""
    if one.place is None:
        return one.fault
    if one.form is None:
        nothing = say("Nothing has been loaded so far.")
        return f"{one.name}\n{nothing}"
    size = str(one.form.used) if one.form.limit is None else f"{one.form.used} / {one.form.limit}"
    state = say("not confirmed: nothing is sent") if one.place.is_outside else say("a file")
    if one.confirmed:
        state = say("confirmed by {by}, {at}").format(**one.confirmed)
    head = say("{place} · {size} bytes · {state}").format(place=one.name, size=size, state=state)
    to = "、".join(one.place.receivers)
    return "\n".join(part for part in (head, to, one.form.title, one.form.text) if part)


def _confirm(chosen: argparse.Namespace, found: Sequence[Preview], say: Say) -> int:
    known = {one.number: one for one in found}
    wanted: list[tuple[Place, Preview]] = []
    for number in chosen.confirm:
        one = known.get(number)
        if one is None:
            sentence = say("{setting} has no place {number}; `digest` lists them.")
            return output.fail(chosen, sentence.format(setting=SETTING, number=number))
        if one.place is None:
            return output.fail(chosen, one.fault)
        if one.form is None:
            return output.fail(chosen, say("Nothing has been loaded so far."))
        wanted.append((one.place, one))
    by = chosen.by or asked.user()
    with loading.writing(chosen.data):
        for place, _seen in wanted:
            if place.kind != FILE:  # a file of this machine waits for nobody
                kept.confirm(chosen.data, place, by)
    names = "、".join(place.name(say) for place, _seen in wanted)
    text = say("Confirmed: {places}. From the next load on, the digest is sent there.")
    shown = "\n\n".join((*(_text(seen, say) for _place, seen in wanted), text.format(places=names)))
    output.show(chosen, {"confirmed": chosen.confirm}, shown)
    return 0


def _send(chosen: argparse.Namespace, say: Say) -> int:
    build = builds.current(chosen.data)
    if build is None:
        return output.fail(chosen, say("Nothing has been loaded so far."))
    failed = sending.send(chosen.data, build, chosen.lang, is_again=True)
    for sentence in failed:
        print(sentence, file=sys.stderr)
    sentence = say("Not every place has taken the digest.") if failed else say("All have it.")
    output.show(chosen, {"notices": failed, "message": sentence}, sentence)
    return int(bool(failed))
