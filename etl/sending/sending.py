"""The digest of a build to every place: what each would get, and the sending itself."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.sending import answers, forms, kept, mails, places
from etl.sending.answers import LOST, SENT, Outcome
from etl.sending.forms import Form, News
from etl.sending.kept import Kept
from etl.sending.places import FILE, MAIL, Place, PlaceError
from etl.store import durable
from etl.warehouse import digest
from etl.warehouse.builds import Build
from etl.words import Say, mark, translation

LOG = logging.getLogger(__name__)
UNSEEN = mark(
    "{place} was sent nothing, for nobody has confirmed its preview: see “About and self-check” on"
    " the board, or `python -m etl digest --confirm {number}`."
)
UNNOTED = mark("{place}: how the sending ended could not be noted in the data folder.")
TITLE = mark("Build {build} is in force.")
UNWRITTEN = mark("{place} cannot be written to. Check the path, and the rights to its folder.")


@dataclass(frozen=True)
class Preview:
    """What one place would get, and what is known of it; `fault` says why it is no place at all."""

    number: int
    name: str
    fault: str = ""
    place: Place | None = None
    form: Form | None = None
    confirmed: Kept | None = None
    last: Kept | None = None


def news(build: Build, language: str) -> News:
    """What is to be said of a build, in a language."""
    title = translation(language)(TITLE).format(build=build.number)
    return News(build.number, title, tuple(digest.read(build.path, language)))


def previews(data: Path, build: Build | None, language: str) -> Iterator[Preview]:
    """What every place of the setting would get of a build; without a build no form is known."""
    say = translation(language)
    for number, place in enumerate(places.everything(), 1):
        if isinstance(place, PlaceError):
            yield Preview(number, str(number), place.sentence(say))
            continue
        form = forms.form(place, news(build, language), say) if build else None
        known = kept.confirmed(data, place), kept.last(data, place)
        yield Preview(number, place.name(say), "", place, form, *known)


def send(data: Path, build: Build, language: str, *, is_again: bool = False) -> list[str]:
    """Send a build's digest to every place; returns what to say of those that did not take it.

    `is_again` leaves out those that have taken this very build's.
    """
    say = translation(language)
    failed = []
    for place in places.everything():
        if isinstance(place, PlaceError):
            failed.append(place.sentence(say))
        elif place.is_outside and kept.confirmed(data, place) is None:
            failed.append(say(UNSEEN).format(place=place.name(say), number=place.number))
        elif not (is_again and _has(kept.last(data, place), build.number)):
            failed += _sent(data, place, news(build, language), language)
    return failed


def _has(last: Kept | None, build: int) -> bool:
    return last is not None and last.get("build") == build and last.get("state") == SENT


def _sent(data: Path, place: Place, told: News, language: str) -> list[str]:
    say = translation(language)
    outcome = _handed(place, told, say)
    LOG.info("digest %s to %s %s: %s", told.build, place.number, place.kind, outcome.state)
    said = {known: outcome.sentence(place, translation(known)) for known in digest.LANGUAGES}
    failed = [] if (outcome.state, outcome.message) == (SENT, answers.OK) else [said[language]]
    try:
        kept.note(data, place, told.build, outcome.state, said)
    except OSError:
        failed.append(say(UNNOTED).format(place=place.name(say)))
    return failed


def _handed(place: Place, told: News, say: Say) -> Outcome:
    if place.kind == FILE:
        return _appended(Path(place.url), told)
    form = forms.form(place, told, say)
    from etl.sending import robots  # requests takes its time to import, and most send nothing

    return mails.send(place, form) if place.kind == MAIL else robots.send(place, form)


def _appended(file: Path, told: News) -> Outcome:
    text = "\n".join((told.title, *told.sentences))
    try:
        with file.open("a", encoding="utf-8") as out:
            out.write(f"{text}\n\n")
        durable.sync(file)
    except OSError:
        return Outcome(LOST, UNWRITTEN, {})
    return Outcome(SENT, answers.OK, {})


def told(preview: Preview, language: str) -> Mapping[str, object]:
    """A preview for programs, without a secret."""
    form, place = preview.form, preview.place
    last = preview.last or {}
    said = last.get("said")
    return {
        "number": preview.number,
        "name": preview.name,
        "fault": preview.fault,
        "kind": place.kind if place else "",
        "host": place.host if place else "",
        "receivers": list(place.receivers) if place else [],
        "needs_confirming": bool(place and place.is_outside),
        "confirmed": dict(preview.confirmed) if preview.confirmed else None,
        "title": form.title if form else "",
        "text": form.text if form else "",
        "used": form.used if form else 0,
        "limit": form.limit if form else None,
        "left_out": form.left_out if form else 0,
        "last": {
            **{name: last.get(name) for name in ("build", "at", "state")},
            "said": said.get(language, "") if isinstance(said, dict) else "",
        }
        if last
        else None,
    }
